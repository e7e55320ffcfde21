"""How often a State was reviewed, when it will be, who took part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Compare, Details, Kind
from hiwar.kernel.understanding.numerals import Number

_MOST_STATES = 2
"""Of more States than these a clause does not say whose review it means."""

_MOST_REVIEWS = 12
"""No State was reviewed as often; a larger number counts something else."""


def reviews(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """A State was reviewed so many times, will be, or somebody took part in its review."""
    if not _about_a_review(clause, memory):
        return
    plain = clause.has("upr", "venue", "troika")
    named = any(_names_reviewed(clause, each.start, each.end) for each in clause.mentions)
    other = clause.has("other_matter") and not named and memory.sentences_since_review > 0
    if not plain and (other or clause.has("report", "committee")):
        return
    subject = _reviewed(clause, memory)
    if subject is None:
        return
    count = _count(clause)
    ordinal = count[0].value if count and count[1] else (1 if clause.has("first_time") else None)
    sessions = tuple(n.value for n in clause.sessions)
    several = sum(n.kind == "ordinal" for n in clause.numbers) > 1  # which of them was then, nothing tells
    whens = () if clause.has("outcome") or several else clause.whens()
    taking = _taking(clause, memory)
    due = clause.has("due", "soon") or (memory.kinds[-1:] == (Kind.REVIEW_DUE,) and not clause.has("undergo", "part"))
    act = "undergo" if clause.has("undergo", "reviewed") else "part"
    base = Details(act=act, whens=whens, sessions=sessions, ordinal=ordinal, target=subject, ahead=due)
    others = _others(clause, subject)
    if clause.has("troika") and (len(others) > 1 or (others and clause.has("in_troika"))):
        yield _participation(clause, subject, others, replace(base, act="part", ahead=False))
        if ordinal and not due:
            yield Draft(Kind.REVIEW_COUNT, (subject,), ordinal, base)
        return
    if len(clause.states()) > _MOST_STATES and not taking:
        return
    if clause.has("boycott", "away"):
        by = others or ((own,) if (own := clause.own()) and own != subject else (subject,))
        if not _known(memory, by, subject, base):
            yield _participation(clause, subject, by, replace(base, negated=True, ahead=False))
        return
    which = ordinal if ordinal and _which(clause) else None
    if due and not (taking and _two(clause)):
        if ordinal and not (whens or sessions):  # `it will be its fourth`: which one, not when
            yield Draft(Kind.REVIEW_COUNT, (subject,), ordinal, replace(base, ahead=True))
        elif whens or sessions or (_names_somebody(clause) and clause.has("undergo", "reviewed", "soon")):
            if which:
                yield Draft(Kind.REVIEW_COUNT, (subject,), which, replace(base, ahead=True))
            said = {"year": year_in(clause), "session": sessions[0] if sessions else None}
            yield Draft(Kind.REVIEW_DUE, (subject,), said, base)
        return
    years = _years(clause)
    if (count or ordinal or clause.has("never") or years) and not (
        taking and (others or clause.has("delegations", "among"))
    ):
        value = count[0].value if count else (ordinal or years or 0)
        compare = clause.compare(count[0]) if count and not count[1] else Compare.EXACTLY
        yield from _counted_reviews(clause, subject, value, replace(base, compare=compare))
        return
    asked = "?" in clause.plain[clause.start : clause.end + 1] and clause.has("commit")  # `Will you come?`
    if (taking or _speakers(clause)) and not asked:
        by = others or ((own,) if (own := clause.own()) else ())
        many = bool(_speakers(clause)) or (clause.has("delegations") and clause.has("many", "all"))
        says = any((by, many, whens, sessions, clause.has("own")))
        if says and not _known(memory, by, subject, base):
            negated = clause.negated(clause.find("part", "spoke", "among")[:1], 12)
            yield _participation(clause, subject, by, replace(base, negated=negated))
            if by and many and clause.has("among"):  # `67 delegations, among them Iran`
                yield _participation(clause, subject, (), base)
            return
    goes_on = clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,)
    held = named and clause.has("upr", "review") and not clause.has("outcome", "recommendation")
    if (goes_on or held or clause.has("undergo", "part", "reviewed")) and (whens or sessions):
        yield _participation(clause, subject, (), base)


def beside(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """What a clause says of a review by the way, whatever else it says: how many took the floor, and the which-th it
    was (`received 262 recommendations from some 90 States that took the floor in its third review`)."""
    if not _about_a_review(clause, memory) or clause.has("due"):
        return
    subject = _reviewed(clause, memory)
    if subject is None:
        return
    speakers, number = _speakers(clause), number_of(clause)
    if number and not clause.has("outcome"):
        whose = next((m.state for m in clause.mentions if _names_reviewed(clause, m.start, m.end)), None)
        free = next(iter(clause.states(objective=False)), None)
        state = whose or free or memory.reviewed or subject
        yield Draft(Kind.REVIEW_COUNT, (state,), number, Details(ordinal=number, target=state))
    if speakers and any(0 <= start - speakers.end < _NEAR for start, _ in clause.find("part", "spoke")):
        yield _participation(clause, subject, (), Details(act="part", whens=clause.whens(), target=subject))


_NEAR = 40
"""Signs between how many there were and what they did."""


def heard_of(clause: Clause) -> str | None:
    """Whose review a clause names plainly, so that what follows may speak of it."""
    if not clause.has("upr", "review", "venue", "reviewed"):
        return None
    for mention in clause.mentions:
        if _names_reviewed(clause, mention.start, mention.end):
            return mention.state
    named = clause.states()
    if len(named) > 1 and clause.has("reviewed"):
        return _beside_verb(clause)
    return named[0] if named and clause.has("reviewed", "undergo") else None


def _about_a_review(clause: Clause, memory: Memory) -> bool:
    near = memory.sentences_since_review <= 2
    if clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,) and (clause.sessions or clause.moments):
        near = True
    if clause.has("upr", "venue", "troika"):
        return True
    if clause.has("review") and (clause.mentions or memory.reviewed or clause.own()):
        return True
    if near and (clause.has("undergo", "part", "boycott", "latest", "spoke", "away") or _goes_on_about(clause, memory)):
        return True
    if near and _among(clause, memory):
        return True
    told = clause.has("part", "due", "soon") or clause.moments or _count(clause)
    return bool(clause.has("reviewed") and clause.mentions and told and not clause.has(*_ELSEWHERE))


def number_of(clause: Clause) -> int | None:
    """Which-th review a clause names by its number: `its fourth review`."""
    count = _count(clause)
    return count[0].value if count and count[1] and _which(clause) else None


def _names_somebody(clause: Clause) -> bool:
    """Whether it says of whom it speaks, if only by `it` or `we`."""
    return bool(clause.mentions or clause.own()) or clause.has("they")


def _which(clause: Clause) -> bool:
    """Whether an ordinal belongs to the word for a review (`its fourth review`), not to a time or a cycle."""
    ordinals = [n for n in clause.numbers if n.kind == "ordinal"]
    return len(ordinals) == 1 and any(
        clause.unit_after(ordinals[0], name, 1) or clause.unit_before(ordinals[0], name, 1)
        for name in ("upr", "review", "appearance")
    )


def _known(memory: Memory, by: tuple[str, ...], subject: str, details: Details) -> bool:
    """Whether it was said right before that these took part (`we were there and listened`), or is part of a promise."""
    if details.whens or details.sessions or not memory.said:
        return False
    last = memory.said[-1]
    if last.kind is Kind.COMMITMENT:
        return not by
    return last.kind is Kind.REVIEW_PARTICIPATION and last.states == tuple(dict.fromkeys((*by, subject))) and bool(by)


def _among(clause: Clause, memory: Memory) -> bool:
    """Whether it names some of those who took part, as was said just before or is understood."""
    if not clause.has("among"):
        return False
    short = memory.sentences_since_review <= 1 and len(WORD.findall(clause.plain, clause.start, clause.end)) <= _SHORT
    return memory.told(Kind.REVIEW_PARTICIPATION) or short


_SHORT = 9
"""Words of a clause that says only who was among them."""


def _taking(clause: Clause, memory: Memory) -> bool:
    """Whether somebody takes part: with a plain word for it, or one that means it where a review is spoken of."""
    if _among(clause, memory):
        return True
    if clause.has("outcome"):
        return False
    if clause.has("part"):
        return not (clause.has("undergo") and not clause.has("delegations") and not _two(clause))
    return clause.has("spoke") and (_two(clause) or bool(clause.own()) or memory.reviewed is not None)


def _counted_reviews(clause: Clause, subject: str, value: int, base: Details) -> Iterator[Draft]:
    """How many, and when the latest was, where a clause says both."""
    latest = clause.find("latest")
    if latest:
        start = latest[0][0]
        before, after = Clause(clause.text, clause.start, start), Clause(clause.text, start, clause.end)
        if after.sessions or after.moments:
            sessions = tuple(n.value for n in before.sessions)
            base = replace(base, whens=before.whens(), sessions=sessions)
            yield Draft(Kind.REVIEW_COUNT, (subject,), value, base, (before.start, before.end))
            sessions = tuple(n.value for n in after.sessions)
            details = Details(whens=after.whens(), sessions=sessions, target=subject)
            draft = _participation(after, subject, (), details)
            draft.place = (after.start, after.end)
            yield draft
            return
    yield Draft(Kind.REVIEW_COUNT, (subject,), value, base)


def _goes_on_about(clause: Clause, memory: Memory) -> bool:
    """`…, and is due again in 2018`, `and that of Morocco for 2021`: a time alone, after what was said of a review."""
    if not (clause.moments or clause.sessions) or clause.has(*_ELSEWHERE):
        return False
    return memory.kinds[-1:] == (Kind.REVIEW_DUE,) or (memory.kinds[-1:] == (Kind.REVIEW_COUNT,) and clause.has("due"))


_ELSEWHERE = ("resolution", "treaty", "recommendation", "sponsor")
"""What a clause must not speak of when only a verb says that a State was reviewed."""


def _participation(clause: Clause, subject: str, by: tuple[str, ...], details: Details) -> Draft:
    value = {
        "by": (by[0] if len(by) == 1 else list(by)) if by else None,
        "year": year_in(clause),
        "session": details.sessions[0] if details.sessions else None,
    }
    return Draft(
        Kind.REVIEW_PARTICIPATION,
        tuple(dict.fromkeys((*by, subject))),
        value,
        replace(
            details,
            act="troika" if by and by != (subject,) and clause.has("in_troika") else details.act,
            by=tuple(each for each in by if each != subject),
            tally=(speakers.value, None, None) if (speakers := _speakers(clause)) else None,
            compare=clause.compare(speakers) if speakers else Compare.EXACTLY,
        ),
    )


def _speakers(clause: Clause) -> Number | None:
    """How many spoke."""
    for number in clause.numbers:
        if number.kind == "cardinal" and clause.unit_after(number, "delegations", 1):
            return number
    return None


def _two(clause: Clause) -> bool:
    return len(set(clause.states())) > 1


def _names_reviewed(clause: Clause, start: int, end: int) -> bool:
    """Whether words around the name of a State say that a review is its own: `the review of X`, `X's review`."""
    before = clause.plain[max(clause.start, start - 60) : start]
    if clause.words.before_review_of.search(before):
        return True
    return bool(clause.words.after_object.match(clause.plain[end : clause.end]))


def _reviewed(clause: Clause, memory: Memory) -> str | None:
    """Whose review a clause speaks of."""
    for mention in clause.mentions:
        if _names_reviewed(clause, mention.start, mention.end):
            return mention.state
    taking = _taking(clause, memory) or clause.has("away")
    named = clause.states()
    if _two(clause) and not clause.has("troika") and (next_to_verb := _beside_verb(clause)):
        return next_to_verb
    if clause.has("troika"):
        known = next((each for each in (memory.named, memory.reviewed) if each and each not in named), None)
        return known or _apart(clause)
    if taking and not clause.has("undergo", "own") and not (_count(clause) and len(named) == 1):
        aimed = clause.states(objective=True)
        if aimed:
            return aimed[-1]
        for known in (memory.named, memory.reviewed):
            if known and known not in named:
                return known
        return named[-1] if named else memory.reviewed
    if named:
        return named[0] if len(named) == 1 or not taking else named[-1]
    own = clause.own()
    return own or memory.reviewed or (memory.subjects[0] if memory.subjects else None)


def _beside_verb(clause: Clause) -> str | None:
    """The State right before or after a verb of being reviewed: `when Thailand is examined`."""
    for start, end in clause.find("reviewed") or clause.find("undergo"):
        for mention in clause.mentions:
            between = clause.plain[min(mention.end, end) : max(start, mention.start)]
            if "," not in between and len(WORD.findall(between)) <= 1 and not clause.objective(mention):
                return mention.state
    return None


def _apart(clause: Clause) -> str | None:
    """Of four States one that stands apart from the three of a troika, before or after them."""
    places = clause.mentions
    if len(clause.states()) <= _TROIKA:
        return None
    after = places[-1].start - places[-2].end
    before = places[1].start - places[0].end
    return places[-1].state if after >= before else places[0].state


_TROIKA = 3


def _others(clause: Clause, subject: str) -> tuple[str, ...]:
    return tuple(state for state in clause.states() if state != subject)


def _years(clause: Clause) -> int | None:
    """`was examined in 2009 and again in 2013`: so many times at least."""
    years = [each for each in clause.whens() if each.role == "on" and each.said[:4].isdigit()]
    return len(years) if len(years) > 1 and clause.has("undergo", "reviewed") else None


def _count(clause: Clause) -> tuple[Number, bool] | None:
    """The number of reviews, and whether it is an ordinal: `twice`, `three cycles`, `the third time`."""
    for number in clause.numbers:
        if number.value > _MOST_REVIEWS:
            continue
        if number.kind == "times":
            if clause.words.classes["again"].match(clause.plain, number.start):
                continue  # `once more`
            return number, False
        after, before = clause.unit_after(number, "cycle", 2), clause.unit_before(number, "cycle", 0)
        if number.kind == "cardinal" and (
            clause.unit_after(number, "cycle", 1) or (before and clause.words.language == "ar" and number.value < 2)
        ):
            return number, False
        itself = clause.words.classes["cycle"].match(clause.plain, number.start)
        if number.kind == "ordinal" and (after or before or itself or clause.unit_before(number, "review", 0)):
            return number, True
    return None
