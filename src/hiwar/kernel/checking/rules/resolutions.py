"""How a State voted on a resolution, how it was adopted, who sponsored it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.checking.clause import DROPS_PRONOUNS, TALLY, WORD, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Details, Kind
from hiwar.kernel.facts.states import states
from hiwar.kernel.understanding.numerals import Number


def _about_resolutions(clause: Clause, memory: Memory) -> bool:
    if memory.sentence is not None and memory.sentence.has("domestic") and not clause.symbols:
        return False
    return clause.has("resolution") or bool(clause.symbols) or memory.sentences_since_resolution <= _REACH


NO_STATES = frozenset(each.iso3 for each in states() if each.kind == "speaker")
"""Who speaks and tables texts, but is no State: no claim is about their votes."""
_REACH = 2
"""Sentences through which a text that was named is still the one spoken of."""
_FAR = 60
"""Characters between the word for a text and the State that it is about."""


def text_about(clause: Clause) -> str | None:
    """The State that a text named in a clause is about: `the draft on X`, `the X text`."""
    texts = clause.find("resolution")
    for mention in reversed(clause.mentions):
        if mention.state in NO_STATES:
            continue
        for start, end in texts:
            between = clause.plain[end : mention.start]
            near = 0 <= len(between) <= _FAR and end <= mention.start and not re.search(r"[,;:]", between)
            if near and (clause.objective(mention) or not between.strip()):
                return mention.state
            if start <= mention.start and mention.end <= end:
                return mention.state
            if mention.start <= start <= mention.end + 12 and clause.words.of_text.fullmatch(
                clause.plain, mention.end, max(start, mention.end)
            ):
                aimed = _only_states(clause.states(objective=True))
                return aimed[0] if aimed and mention.form == "people" else mention.state
    return None


def text_spoken_of(sentence: Clause) -> str | None:
    """The State that the text of a sentence is about, wherever in the sentence it stands."""
    aimed = _only_states(sentence.states(objective=True))
    return text_about(sentence) or (aimed[-1] if aimed and sentence.has("resolution") else None)


def _resolution(clause: Clause, memory: Memory, *, subject_is_target: bool) -> Details:
    """Which resolution a clause speaks of: its target, symbol, body and time, as far as it says so."""
    aimed = _only_states(clause.states(objective=True))
    target = text_about(clause) or (aimed[-1] if aimed else None)
    named = _only_states(clause.states())
    known = memory.target is not None and memory.sentences_since_resolution <= 1
    if target is None and subject_is_target and named and not clause.has("sponsor") and not known:
        target = named[-1]
    if target is None and clause.has("about_it"):
        target = memory.reviewed or (memory.subjects[0] if memory.subjects else None)
    symbol = clause.symbols[-1][2] if clause.symbols else None
    body = next((name for name in ("elsewhere", "chr", "committee3", "hrc", "ga") if clause.has(name)), None)
    whens = clause.whens()
    near = memory.sentences_since_resolution <= 1
    if symbol is None and not whens and near and target in (None, memory.target):
        symbol, whens = memory.symbol if not body or body == memory.body else None, memory.whens
        whens = tuple(each for each in whens if each.role == "on")
        if clause.has("always", "every_year", "later"):
            symbol, whens = None, ()
    if body is None and target in (None, memory.target) and near:
        body = memory.body
    if (target is None and symbol is None) or (target is None and symbol == memory.symbol):
        target = memory.target
    return Details(target=target, symbol=symbol, body=body, whens=whens, always=clause.has("always", "every_year"))


def _only_states(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(state for state in found if state not in NO_STATES)


_POSITIONS = (
    ("dissociate", "rejected"),
    ("abstain", "abstained"),
    ("against", "against"),
    ("for", "for"),
    ("reject", "rejected"),
)


def positions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """How a State voted on a resolution, or that it rejected it."""
    if not _about_resolutions(clause, memory):
        return
    found = [
        (span, position)
        for name, position in _POSITIONS
        for span in clause.find(name)
        if not (name != "dissociate" and clause.text.counted(span[0]))
    ]
    details = _resolution(clause, memory, subject_is_target=False)
    if not found and (told := _in_a_group(clause, memory) or _as_before(clause, memory)):
        found = [told]
    if not found:
        return
    if parted := _two_positions(clause, found):
        for voters, span, position, place in parted:
            target = details.target if details.target not in voters else memory.target
            each = replace(details, target=target, by=voters, act="voted" if clause.has("voting") else "stood")
            yield Draft(
                Kind.RESOLUTION_POSITION,
                (*voters, *((target,) if target else ())),
                {"position": position, "symbol": details.symbol, "year": year_in(clause) or _only_year(details)},
                replace(each, negated=clause.negated([span], 14)),
                place,
            )
        return
    span, position = min(found, key=lambda each: (each[0][0], each[0][0] - each[0][1]))
    voters, details = _voters(clause, memory, details)
    if not voters or not (details.target or details.symbol or details.body or clause.has("resolution")):
        return
    if _told_already(clause, memory, Kind.RESOLUTION_POSITION, voters, position):
        return
    those = (*voters, *((details.target,) if details.target and details.target not in voters else ()))
    negated = clause.negated([span], 14) and position in ("for", "against", "abstained")
    memory.subjects = voters
    yield Draft(
        Kind.RESOLUTION_POSITION,
        those,
        {"position": position, "symbol": details.symbol, "year": year_in(clause) or _only_year(details)},
        replace(details, negated=negated, by=voters, act="voted" if clause.has("voting") else "stood"),
    )
    if clause.text.tally_in(clause.start, clause.end):
        yield from adoptions(clause, memory)


_Position = tuple[tuple[str, ...], tuple[int, int], str, tuple[int, int]]


def _two_positions(clause: Clause, found: list[tuple[tuple[int, int], str]]) -> list[_Position]:
    """`Cuba voted against and Japan (voted) in favour`: who took each of several positions, how, and where."""
    free = [m for m in clause.mentions if not clause.objective(m) and m.state not in NO_STATES]
    free = [m for m in free if m.state != text_about(clause)]
    if len(free) < 2:
        return []
    told: dict[str, tuple[int, int]] = {}
    for (start, end), position in found:  # `voted (against and Japan voted) in favour`: its last word tells where it is
        if position in _PLAIN and (position not in told or end < told[position][1]):
            told[position] = (start, end)
    for mention in free[1:]:
        for name, position in _SHORTLY.items():
            match = clause.words.classes[name].search(clause.plain, mention.end, min(clause.end, mention.end + _NEAR))
            if match and position not in told and not WORD.findall(clause.plain[mention.end : match.start()]):
                told[position] = match.span()
    ordered = sorted(((end, start, position) for position, (start, end) in told.items()))
    if len(ordered) < 2:
        return []
    parted: list[_Position] = []
    begins, place = clause.start, clause.start
    for i, (end, start, position) in enumerate(ordered):
        those = [m for m in free if place <= m.start and m.end <= end]
        following = [m for m in free if m.start >= end]
        last = i + 1 == len(ordered)
        if not those or (not last and not following):
            return []
        cut = clause.end
        if not last:
            cut = clause.text.boundary(end, following[0].start + 1, 0.9) or following[0].start
        voters = tuple(dict.fromkeys(m.state for m in those))
        parted.append((voters, (max(start, place), end), position, (begins, cut)))
        begins, place = cut, end
    return parted


_PLAIN = ("for", "against", "abstained")
_SHORTLY = {"yes": "for", "no": "against", "abstentions": "abstained"}
"""Positions that several States may take in one clause; words that tell the second one without its verb."""


def _inside_groups(clause: Clause) -> set[str]:
    """The States by whose names groups go: the Lima Group, and *Brussels*, which stands for the European Union."""
    groups = clause.find("groups")
    inside = {m.state for m in clause.mentions if any(a <= m.start and m.end <= b for a, b in groups)}
    return inside | {m.state for m in clause.mentions if m.form == "capital" and m.state == "BEL"}


def _told_already(clause: Clause, memory: Memory, kind: Kind, by: tuple[str, ...], what: str) -> bool:
    """Whether a sentence says the same a second time: `we wavered and abstained`."""
    last = memory.last
    if last is None or last.kind is not kind or clause.mentions or clause.whens():
        return False
    return memory.in_sentence(clause, last) and last.details.by == by and what in str(last.value)


def _voters(clause: Clause, memory: Memory, details: Details) -> tuple[tuple[str, ...], Details]:
    """Who took a position, and on which text: those named, whoever speaks, or those spoken of before."""
    aimed = _only_states(clause.states(objective=True))
    free = _only_states(clause.states(objective=False))
    voters = tuple(state for state in free if state != text_about(clause))
    if details.target is None and details.symbol is None and memory.topic not in (None, *voters, *NO_STATES):
        details = replace(details, target=memory.topic)
    if voters and details.target in voters and memory.target != details.target:
        details = replace(details, target=memory.target)
    if not voters and (own := clause.own()):
        voters = (own,)
    if not voters and aimed and details.target and len(aimed) > 1:
        voters = tuple(state for state in aimed if state != details.target)
    if not voters and aimed and not clause.has("resolution"):
        voters, details = aimed, replace(details, target=memory.target)
    if voters:
        return voters, details
    counted = any(n.kind == "cardinal" and clause.unit_after(n, "delegations", 1) for n in clause.numbers)
    if counted:  # `48 delegations abstained` is a result, and nobody's vote
        return (), details
    before = tuple(each for each in memory.named_before(clause) if each != details.target and each not in NO_STATES)
    last = memory.last
    goes_on = last is not None and last.kind is Kind.RESOLUTION_POSITION
    if before:
        voters = last.details.by if last and goes_on and memory.in_sentence(clause, last) else tuple(before[:1])
    elif goes_on and memory.subjects:
        voters = memory.subjects
    elif clause.has("person") and memory.topic not in (None, details.target):
        voters = (str(memory.topic),)
    elif clause.has("government") and (speaking := clause.speaking()):
        voters = (speaking,)
    return voters, details


def _in_a_group(clause: Clause, memory: Memory) -> tuple[tuple[int, int], str] | None:
    """`Cuba was one of the ten`, `… and eleven abstained, among them Cuba`: a group of a vote told just before."""
    last, among = memory.last, clause.find("of_group")
    if not among or last is None or last.kind is not Kind.ADOPTION_MODE or not last.details.tally:
        return None
    names = ("for", "against", "abstained")
    for number in clause.numbers:
        if number.value in last.details.tally:
            return among[0], names[last.details.tally.index(number.value)]
        if number.kind == "ordinal" and number.value <= len(names):
            return among[0], names[number.value - 1]
    if clause.numbers:
        return (among[0], "abstained") if last.details.tally[2] is None else None
    told = [name for name, votes in zip(names, last.details.tally, strict=True) if votes is not None]
    return among[0], told[-1]


def _as_before(clause: Clause, memory: Memory) -> tuple[tuple[int, int], str] | None:
    """`We had done so in 2013 as well`: the position told before, at another time or of another State."""
    last, again = memory.last, clause.find("so_too")
    if not again or last is None or last.kind is not Kind.RESOLUTION_POSITION or not isinstance(last.value, dict):
        return None
    return again[0], str(last.value["position"])


def _only_year(details: Details) -> int | None:
    years = {int(when.said[:4]) for when in details.whens if when.said[:1].isdigit()}
    return years.pop() if len(years) == 1 else None


def _votes(clause: Clause) -> list[Number]:
    """The numbers of a tally."""
    return [
        n
        for n in clause.numbers
        if n.kind == "cardinal"
        and n.value <= 193
        and not (n.value == 1 and n.end - n.start > 2 and clause.words.language not in ("ar", "zh"))
        and not re.search(r"\bone of (?:the )?$", clause.plain[max(0, n.start - 12) : n.start])
        and not clause.unit_after(n, "cycle", 0)
        and not clause.unit_after(n, "percent", 0)
        and not _is_of_years(clause, n)
    ]


def _is_of_years(clause: Clause, number: Number) -> bool:
    return clause.unit_after(number, "every_year", 0) or (
        clause.unit_after(number, "other_units", 0)
        and not clause.unit_after(number, "delegations", 0)
        and not clause.unit_after(number, "yes", 1)
        and not any(
            clause.words.classes[name].match(clause.plain, number.end + 1) for name in ("yes", "no", "abstentions")
        )
        and not re.match(r"\s(?:members|countries|states)", clause.plain[number.end :])
    )


def _is_tally(clause: Clause) -> bool:
    return _tally(clause) is not None and len(_votes(clause)) >= 2


def tallies_in(clause: Clause) -> list[tuple[int, int]]:
    """Where the results of votes stand: `24 votes to 15, with eight abstentions`, `17 for and 6 against`."""
    found = [m.span() for m in TALLY.finditer(clause.plain, clause.start, clause.end)]
    groups = clause.find("of_group")
    votes = [n for n in _votes(clause) if not any(a <= n.start <= b + _GAP for a, b in groups)]
    while votes:
        run = [votes.pop(0)]
        while votes and _goes_on(clause, run[-1], votes[0]):
            run.append(votes.pop(0))
        if len(run) < 2:
            continue
        told, end = set(), run[-1].end
        for i, number in enumerate(run):
            stop = run[i + 1].start if i + 1 < len(run) else min(clause.end, number.end + _FAR)
            begin = run[i - 1].end if i else max(clause.start, number.start - 22)
            for name in ("yes", "no", "abstentions"):
                pattern = clause.words.classes[name]
                after = pattern.search(clause.plain, number.end, stop)
                between = clause.plain[number.end : after.start()] if after else ","
                if after and len(between) < _NEAR and not re.search(r"[,;:]", between):
                    told.add(name)
                    end = max(end, after.end())
                if any(number.start - m.end() < 14 for m in pattern.finditer(clause.plain, begin, number.start)):
                    told.add(name)
        if len(told) >= 2 or (told and len(run) > 2) or _versus(clause, run[0], run[1]):
            found.append((run[0].start, end))
    return found


def _versus(clause: Clause, one: Number, other: Number) -> bool:
    """Whether two numbers stand against each other: `65 to 25`."""
    between = clause.plain[one.end : other.start].strip(" ,-")
    return clause.words.classes["versus"].fullmatch(between) is not None


_GAP = 4
"""Characters between `one of the` and the number that it is one of."""
_NEAR = 24
"""Characters between a number of votes and the word that says which."""


def _goes_on(clause: Clause, one: Number, other: Number) -> bool:
    between = clause.plain[one.end : other.start]
    return len(between) <= _FAR and not re.search(r"[.;!?]", between)


def _tally(clause: Clause) -> tuple[int | None, int | None, int | None] | None:
    """The votes for and against and the abstentions that a clause states."""
    if figures := TALLY.search(clause.plain, clause.start, clause.end):
        yes, no, abstained = figures.groups()
        return int(yes), int(no), int(abstained) if abstained else None
    votes = _votes(clause)
    if not votes:
        return None
    if len(votes) > 1 and _versus(clause, votes[0], votes[1]):
        return votes[0].value, votes[1].value, votes[2].value if len(votes) == 3 else None
    told: dict[str, int] = {}
    order = ["yes", "no", "abstentions"]
    for i, number in enumerate(votes):
        stop = votes[i + 1].start if i + 1 < len(votes) else min(clause.end, number.end + 40)
        begin = votes[i - 1].end if i else max(clause.start, number.start - 22)
        after = _first(clause, order[::-1], number.end, stop)
        before = _last(clause, order[::-1], begin, number.start)
        arabic = clause.words.language in ("ar", "fr", "es", "ru")
        name = (before if arabic and before in ("no", "abstentions") else None) or after or before
        if name in told or name is None:
            name = next((each for each in order if each not in told), None)
        if name:
            told[name] = number.value
    if len(votes) == 1 and not (told and (clause.has("adopt", "recorded") or clause.symbols)):
        return None
    return told.get("yes"), told.get("no"), told.get("abstentions")


def _first(clause: Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.start(), name) for name in names if (m := clause.words.classes[name].search(clause.plain, start, end))]
    found = [each for each in found if each[0] - start < _NEAR]
    return min(found)[1] if found else None


def _last(clause: Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.end(), name) for name in names for m in clause.words.classes[name].finditer(clause.plain, start, end)]
    found = [each for each in found if end - each[0] < 14]
    return max(found)[1] if found else None


def adoptions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """How a resolution was adopted: by a recorded vote, with what result, or without a vote."""
    if not _about_resolutions(clause, memory):
        return
    last = memory.last
    again = last is not None and last.kind is Kind.ADOPTION_MODE and clause.has("so_too")
    consensus = clause.has("consensus") and not clause.has("dissociate")
    consensus = consensus or (again and last is not None and last.value == "without_a_vote")
    tally = _tally(clause) if not consensus else None
    recorded = not consensus and (clause.has("recorded") or (tally and any(x is not None for x in tally)))
    counted = clause.text.tally_in(clause.start, clause.end)
    if not counted and clause.has("we", "first_person") and clause.has("demand") and not clause.has("adopt"):
        return  # `we ask for a vote`: nothing was adopted yet
    if not (consensus or recorded) or not (clause.has("adopt", "consensus") or _is_tally(clause) or counted):
        return
    if any(clause.unit_after(each, "out_of", 0) for each in clause.numbers):  # `nine of them were put to a vote`
        return
    if not counted and not consensus and any(clause.end <= a < memory.end for a, _ in clause.text.tallies):
        return  # `rejected by a margin of two votes: 17 …`
    if (
        consensus
        and not (clause.mentions or clause.has("resolution") or clause.symbols)
        and memory.consensus_ahead(clause)
    ):
        return  # `nobody had called for a ballot: the draft …`
    details = _resolution(clause, memory, subject_is_target=True)
    if details.target is None and details.symbol is None:
        spoken_of = memory.topic or next(iter(memory.subjects), None)
        if spoken_of is None or spoken_of in NO_STATES:
            return
        details = replace(details, target=spoken_of)
    yield Draft(
        Kind.ADOPTION_MODE,
        (details.target,) if details.target else (),
        "without_a_vote" if consensus else "recorded_vote",
        replace(
            details,
            tally=tally if recorded and tally and any(x is not None for x in tally) else None,
            whole=clause.has("only"),
        ),
    )


def sponsorships(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Who sponsored or tabled a resolution."""
    at = clause.find("sponsor")
    if not at or not _about_resolutions(clause, memory):
        return
    details = _resolution(clause, memory, subject_is_target=False)
    target = text_about(clause)
    grouped = _inside_groups(clause)
    free = (state for state in _only_states(clause.states(objective=False)) if state not in grouped)
    sponsors = tuple(state for state in free if state != target)
    if sponsors and details.target in sponsors:
        details = replace(details, target=memory.target)
    if not sponsors and (own := clause.own()):
        sponsors = (own,)
    if not sponsors:
        named = (state for state in _only_states(clause.states()) if state not in grouped)
        sponsors = tuple(state for state in named if state != details.target)
    others = clause.has("groups") or any(state in NO_STATES for state in clause.states())
    others = others or any(clause.unit_after(n, "delegations", 2) for n in clause.numbers)
    if not sponsors and not others:
        before = [each for each in memory.named_before(clause) if each != details.target and each not in NO_STATES]
        sponsors = tuple(before[:1])
    if not sponsors and not others and (clause.has("they") or clause.words.language in DROPS_PRONOUNS):
        sponsors = tuple(state for state in memory.subjects if state != details.target)
    if not sponsors and not others and clause.has("government") and (speaking := clause.speaking()):
        sponsors = (speaking,)
    explicit = bool(clause.states(objective=False)) or clause.has("we")
    if not explicit and clause.has("adopt") and clause.has("ga", "hrc", "committee3"):
        return  # `the Council took up the text`, nobody's initiative
    if not (sponsors or others) or not (details.target or details.symbol or clause.has("resolution")):
        return
    if not sponsors and not details.target:
        return
    those = (*sponsors, *((details.target,) if details.target and details.target not in sponsors else ()))
    yield Draft(
        Kind.SPONSORSHIP,
        those,
        {"symbol": details.symbol, "year": year_in(clause) or _only_year(details)},
        replace(details, by=sponsors, negated=clause.negated(at[:1], 26)),
    )
    if clause.text.tally_in(clause.start, clause.end):
        yield from adoptions(clause, memory)
