"""How often a State was reviewed, when it will be, who took part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.checking.clause import Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Compare, Details, Kind
from hiwar.kernel.understanding.numerals import Number

_MOST_STATES = 2
"""Of more States than these a clause does not say whose review it means."""


def reviews(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """A State was reviewed so many times, will be, or somebody took part in its review."""
    near = memory.sentences_since_review <= 2
    if clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,) and (clause.sessions or clause.moments):
        near = True
    strong = clause.has("upr") or (clause.has("review") and bool(clause.mentions or memory.reviewed or clause.own()))
    if not strong and not (
        near and (clause.has("undergo", "part", "boycott", "latest") or _goes_on_about(clause, memory))
    ):
        told = clause.has("part", "due") or clause.moments or _count(clause, memory)
        if not (clause.has("reviewed") and clause.mentions and told) or clause.has(*_ELSEWHERE):
            return
    if clause.has("report", "committee") and not clause.has("upr"):
        return
    count = _count(clause, memory)
    ordinal = count[0].value if count and count[1] else (1 if clause.has("first_time") else None)
    sessions = tuple(n.value for n in clause.sessions)
    several = sum(n.kind == "ordinal" for n in clause.numbers) > 1  # which of them was then, nothing tells
    whens = () if clause.has("outcome") or several else clause.whens()
    due = clause.has("due") or (memory.kinds[-1:] == (Kind.REVIEW_DUE,) and not clause.has("undergo", "part"))
    taking = clause.has("part") and not (clause.has("undergo") and not clause.has("delegations") and not _two(clause))
    subject = _reviewed(clause, memory)
    if subject is None or (len(clause.states()) > _MOST_STATES and not taking):
        return
    act = "undergo" if clause.has("undergo", "reviewed") else "part"
    base = Details(act=act, whens=whens, sessions=sessions, ordinal=ordinal, target=subject, ahead=due)
    if clause.has("boycott"):
        others = _others(clause, subject, memory) or ((own,) if (own := clause.own()) and own != subject else ())
        yield _participation(clause, subject, others or (subject,), replace(base, negated=True))
        return
    if due and not (taking and _two(clause)):
        if whens or sessions or ordinal or clause.has("undergo"):
            said = {"year": year_in(clause), "session": sessions[0] if sessions else None}
            yield Draft(Kind.REVIEW_DUE, (subject,), said, base)
        return
    if count or ordinal or clause.has("never"):
        by_others = taking and _others(clause, subject, memory)
        if not by_others and not (taking and clause.has("delegations")):
            value = count[0].value if count else (ordinal if ordinal else 0)
            compare = clause.compare(count[0]) if count and not count[1] else Compare.EXACTLY
            yield from _counted_reviews(clause, subject, value, replace(base, compare=compare))
            return
    if taking or _speakers(clause):
        others = _others(clause, subject, memory)
        if not others and (own := clause.own()):
            others = (own,)
        if others or clause.has("delegations", "own") or whens or sessions:
            negated = clause.negated(clause.find("part")[:1], 12)
            yield _participation(clause, subject, others, replace(base, negated=negated))
            return
    goes_on = clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,)
    if (goes_on or clause.has("undergo", "part")) and (whens or sessions):
        yield _participation(clause, subject, (), base)


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


def _reviewed(clause: Clause, memory: Memory) -> str | None:
    """Whose review a clause speaks of."""
    for mention in clause.mentions:
        before = clause.plain[max(clause.start, mention.start - 60) : mention.start]
        if clause.words.before_review_of.search(before) or clause.words.after_object.match(
            clause.plain[mention.end : clause.end]
        ):
            return mention.state
    taking = clause.has("part")
    named = clause.states()
    if taking and not clause.has("undergo", "own") and not (_count(clause, memory) and len(named) == 1):
        aimed = clause.states(objective=True)
        if aimed:
            return aimed[-1]
        if memory.reviewed and memory.reviewed not in named:
            return memory.reviewed
        return named[-1] if named else memory.reviewed
    if named:
        return named[0] if len(named) == 1 or not taking else named[-1]
    own = clause.own()
    return own or memory.reviewed or (memory.subjects[0] if memory.subjects else None)


def _others(clause: Clause, subject: str, memory: Memory) -> tuple[str, ...]:
    return tuple(state for state in clause.states() if state != subject)


def _count(clause: Clause, memory: Memory) -> tuple[Number, bool] | None:
    """The number of reviews, and whether it is an ordinal: `twice`, `three cycles`, `the third time`."""
    for number in clause.numbers:
        if number.value > 12:
            continue
        if number.kind == "times":
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
