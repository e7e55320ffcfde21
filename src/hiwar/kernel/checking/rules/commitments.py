"""What somebody promises or intends to do: no record shows it yet, it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Details, Kind
from hiwar.kernel.checking.rules.review_counts import number_of
from hiwar.kernel.checking.rules.review_subjects import heard_of


def commitments(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Somebody will, promises or intends to do what has to do with human rights and their mechanisms."""
    at = clause.find("commit") or (clause.find("conditional") if _told(clause) else []) or _announced(clause)
    names = [(m.start - 2, m.end) for m in clause.mentions]  # with what is written in one piece with them
    at = [span for span in at if not any(start <= span[0] and span[1] <= end for start, end in names)]
    over = clause.find("kept")
    at = [(a, b) for a, b in at if not any(a < end and start < b for start, end in over)]
    vowed = _vowed(clause)
    if at and any(end <= at[0][0] for _, end in clause.find("hoped")):
        return  # `Chad hopes that Peru will …`
    if not at and vowed:  # `she promised that her country submits it`
        at = [(clause.start, clause.start)]
    asked = "?" in clause.plain[clause.start : clause.end + 1] or _is_asked(clause, at)
    if not at or asked or clause.has("elsewhere", "other_matter") or clause.text.of_other_matters:
        return
    if (
        clause.has("domestic")
        and not clause.mentions
        and not clause.has("treaty", "human_rights", "upr", "vow", "ratify")
    ):
        return
    if not clause.has("topic"):
        of_else = memory.sentence is not None and memory.sentence.has("other_matter")
        if of_else or memory.sentences_since_topic > 1 or clause.has("judgement", "causal", "cycle"):
            return
    own = clause.spoken_for() if vowed else _own(clause, at)
    vow = vowed or clause.has("vow")
    passive = any(a <= start <= b + 14 for start, _ in clause.find("undergo") for a, b in at)
    passive = passive or any(a <= start <= b + 8 for start, _ in clause.find("owed") for a, b in at)
    ahead = clause.has("upr", "review", "undergo", "reviewed", "venue")
    others_do = clause.speaking() not in clause.states() if clause.states() else memory.sentences_since_review <= 1
    if clause.has("before_us") and clause.has("for", "against", "abstain"):
        return  # `we shall vote against the draft before us`: its vote, explained
    reviewed = any(a <= start < b for start, _ in clause.find("undergo", "reviewed") for a, b in at[:1])
    if reviewed and not vow and (clause.moments or clause.sessions):
        return  # `we shall be reviewed in 2026`: a date, and nobody's promise
    awaited = passive or (ahead and others_do and heard_of(clause) in (None, *clause.states()[:1]))
    if awaited and not own and not vow and not _acts(clause):
        return
    if passive and clause.has("reviewed") and not vow and not _acts(clause):
        return  # `we shall be reviewed`: it lies ahead, nobody promises it
    by = None if _is_organised(clause, at) else _who(clause, memory, at[0], own)
    if by and not (own or vow) and clause.has("agent") and clause.has("causal"):
        return  # `sanctions will feed nobody`
    if by is None and not _stateless(clause, at):
        return
    last = memory.said[-1] if memory.said else None
    if vow and last and last.kind is Kind.COMMITMENT and last.details.by == (by,) and not clause.has("topic"):
        return  # `…, and that is a promise`
    if by and clause.has("national_report"):
        memory.reviewed = by  # the review that follows is its own
    start, end = clause.text.folded.place(clause.start, clause.end)
    others = [state for state in clause.states() if state != by]
    towards = _understood(clause, memory)
    if by and not others and towards not in (None, by):
        others = [towards]
    yield Draft(
        Kind.COMMITMENT,
        tuple(each for each in (by, *others) if each),
        {"what": " ".join(clause.text.folded.text[start:end].split()), "by": by},
        Details(whens=clause.whens(), negated=clause.negated(at, 6), by=(by,) if by else (), ahead=True),
    )
    timed = clause.moments or clause.has("soon")
    if len(others) == 1 and others[0] in clause.states() and timed and _is_due(clause, memory, at):
        due = Details(act="undergo", whens=clause.whens(), target=others[0], ahead=True)
        if number := number_of(clause):
            yield Draft(Kind.REVIEW_COUNT, (others[0],), number, replace(due, ordinal=number))
        yield Draft(Kind.REVIEW_DUE, (others[0],), {"year": year_in(clause), "session": None}, due)


def _vowed(clause: Clause) -> bool:
    """Whether the words that tell who speaks say that it is a promise."""
    told = clause.told_by
    return told is not None and any("," not in told.plain[end : told.end] for _, end in told.find("vow"))


def _announced(clause: Clause) -> list[tuple[int, int]]:
    """`Norway to join the protocol`: a headline's word for what a State will do, right after its name."""
    first = clause.mentions[0] if clause.mentions else None
    if first is None or first.start - clause.start > _FIRST:
        return []
    return [(start, end) for start, end in clause.find("announces") if 0 < start - first.end <= 1]


def _is_due(clause: Clause, memory: Memory, at: list[tuple[int, int]]) -> bool:
    """Whether a promise speaks of a review to come: `we shall be there when Rabat returns in 2022`."""
    if clause.has("upr", "review", "reviewed"):
        return True
    near = memory.sentences_since_review <= 1
    return near and any(not any(a < end and start < b for a, b in at) for start, end in clause.find("due"))


def _own(clause: Clause, at: list[tuple[int, int]]) -> str | None:
    """The State of whoever speaks, where `we` stands by the verb: `we, too, shall`, `our delegation will`."""
    for start, end in clause.find("we", "first_person"):
        if any(start < b and a - _BEFORE < end and start < b + _AFTER for a, b in at):
            return clause.spoken_for()
        if any(0 <= start - b <= _AFTER for _, b in at):
            return clause.spoken_for()
    return None


def _is_organised(clause: Clause, at: list[tuple[int, int]]) -> bool:
    """Whether an organisation stands right before or after the verb of a promise."""
    return any(
        0 <= start - b <= _BEFORE_NAME or 0 <= a - end <= _BEFORE_NAME
        for start, end in clause.find("organisation")
        for a, b in at[:1]
    )


_BEFORE_NAME = 3
"""Signs between a verb and the word for an organisation."""


def _stateless(clause: Clause, at: list[tuple[int, int]]) -> bool:
    """Whether it is somebody of no State who promises: an organisation, a newspaper."""
    if _is_organised(clause, at):
        return True
    if not clause.attributed or clause.speaking() is not None:
        return False
    return any(start < b and a - _BEFORE < end for start, end in clause.find("we") for a, b in at)


_BEFORE = 60
_AFTER = 14
"""Signs between a verb and who does it, before and after."""


def _who(clause: Clause, memory: Memory, verb: tuple[int, int], own: str | None) -> str | None:
    """Who promises: the State before the verb, whoever says `we`, the State right after it, `it`."""
    for mention in (m for m in clause.mentions if m.start < verb[0]):
        if not clause.objective(mention) or _governs(clause, mention.start):
            return mention.state
    if own:
        return own
    if clause.of_somebody_unknown and clause.find("we")[0][0] < verb[1]:
        return None
    after = next((m for m in clause.mentions if m.start >= verb[1]), None)
    if after and not clause.objective(after) and _governs(clause, after.start, verb[1]):
        return after.state
    meant = (clause.speaking() if _told(clause) else None) or next(iter(memory.subjects), None)
    if meant and any(start < verb[1] and verb[0] - _NEAR < end for start, end in clause.find("they")):
        return meant
    if verb[0] - clause.start <= _FIRST:  # `… and promises to vote for it`: no other subject
        last = memory.said[-1] if memory.said else None
        if last and last.states and last.kind in (Kind.COMMITMENT, Kind.REVIEW_PARTICIPATION):
            return last.states[0]
        if subject := _subject_before(clause, memory):
            return subject
        return clause.speaking() or next(iter(memory.subjects), None)
    if clause.has("government"):
        return clause.speaking()
    if named := clause.text.named_speaker(clause.start, verb[0]):
        return named.state
    acts = not clause.mentions and clause.has(*_ACTS_OF_STATES)
    impersonal = not clause.has("causal", "agent", "judgement", "uses", "they", "reviewed", "resolution", "delegations")
    return clause.speaking() if acts or (impersonal and set(clause.states()) <= {clause.speaking()}) else None


_ACTS_OF_STATES = ("ratify", "sign", "submit")
"""What a State does, and where nobody else is named that of whoever speaks: `the treaty will be ratified`."""
_NEAR = 24
_FIRST = 8
"""Signs before a verb in which `it` is its subject, and in which nothing else is."""


def _governs(clause: Clause, place: int, start: int | None = None) -> bool:
    """Whether nothing but whoever governs a State stands before its name: `the government in X`; right after a verb
    also where nothing does."""
    first = max(clause.start, place - 30) if start is None else start
    before = clause.plain[first:place]
    if start is not None and not WORD.findall(before):
        return True
    found = list(clause.words.classes["government"].finditer(before))
    return bool(found) and len(WORD.findall(before[found[-1].end() :])) <= 2


def _told(clause: Clause) -> bool:
    """Whether it is somebody's, told in other words; not a speech."""
    return clause.attributed and not clause.quoted() and clause.text.orator is None


def _understood(clause: Clause, memory: Memory) -> str | None:
    """The State that a promise is about without naming it: `that review`, `we shall do so again`."""
    in_it = clause.has("that_one", "spoke", "part", "venue", "recommendation", "delegations") or not clause.has("topic")
    if clause.has("national_report"):  # which is for a review of its own
        return None
    near = min(memory.sentences_since_review, memory.sentences_since_recommendation) <= 1
    if near and in_it and not clause.has("another"):
        return memory.reviewed
    if memory.sentences_since_resolution <= 1 and not clause.has("topic"):
        return memory.target
    return None


def _is_asked(clause: Clause, at: list[tuple[int, int]]) -> bool:
    """Whether somebody asks when or whether it will be: `our envoy asked when they would be released`."""
    return bool(at) and any(
        end <= at[0][0] and len(WORD.findall(clause.plain[end : at[0][0]])) <= _ASKED
        for _, end in clause.find("whether")
    )


_ASKED = 3
"""Words of whoever is asked about, between *whether* and *will*."""


def _acts(clause: Clause) -> bool:
    reviewed = clause.find("undergo", "reviewed")
    doing = clause.find("part", "spoke", "sponsor", "make", "for", "against")
    hands_in = clause.has("submit") and clause.has("national_report")
    return hands_in or any(each not in reviewed for each in doing)


def _subject_before(clause: Clause, memory: Memory) -> str | None:
    """Who does what the sentence tells before a clause: `the cabinet of Norway has approved it, and means to …`."""
    sentence = memory.sentence
    if sentence is None or sentence.start >= clause.start:
        return None
    before = [m for m in sentence.mentions if m.end <= clause.start]
    return next((m.state for m in before if not sentence.objective(m) or _governs(sentence, m.start)), None)
