"""When each State is reviewed: the session that the rule gives, where the review was held or is set, and the next one.

The first cycle followed a list of its own. From the second cycle on, the order of the first is kept (Council resolution
16/21, annex, para. 4; decision 17/119, para. 1 and annex I) and cut into sessions of equal size. What really happened,
reviews put off among it, comes with the `Timetable`; facts that became known later count for an earlier day too, so a
day in 2017 already knows the day on which the next review was held.

A review without a day counts as held once its session has surely ended. One that was put off needs more: that its new
session was read in a source.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from ..facts import ReviewFact, Session, Timetable
from ..values import PartialDate


class Status(StrEnum):
    """What became of a review by a certain day."""

    HELD = "held"
    MOVED = "moved"
    SET = "set"
    UNKNOWN = "unknown"


class ReviewSession(NamedTuple):
    """The session of a State's review in a cycle.

    `rule_session` is where the rule puts it; `session` where it was held or is set, None when that is not known; `date`
    its day, or only its year, as ISO 8601, None when neither is known. `status` is `held` when the review took place by
    the day asked for, whatever the rule says; `moved` when it was put off and not yet held; `set` when its session is
    fixed; else `unknown`. `verified` is whether all of this was read in a source.
    """

    rule_session: int
    session: int | None
    date: str | None
    status: Status
    source: str
    verified: bool


class NextReview(NamedTuple):
    """The first review of a State that was not yet held on a day: `session` and `date` as in `ReviewSession`, but no
    date once the time announced has passed."""

    cycle: int
    session: int | None
    date: str | None
    source: str
    verified: bool


class HeldReview(NamedTuple):
    """A review that was held by a certain day: its `date`, or only its year, and the `symbol` of the Working Group's
    report, None where they are not known. `verified` is about all but the symbol."""

    cycle: int
    session: int | None
    date: str | None
    symbol: str | None
    symbol_verified: bool
    source: str
    verified: bool


class Entry(NamedTuple):
    """A State on the agenda of a session: its `place` in the order of review, counted from 1, what became of its
    review, and whether it was or is to be held `here`, False where it was put off."""

    state: str
    place: int
    review: ReviewSession
    here: bool


def cycles_of(state: str, known: Timetable) -> list[int]:
    """The cycles in which a State has a place in the order of review; none for what is no Member State."""
    return [cycle for cycle in sorted(known.cycles) if state in known.order[cycle]]


def rule_session(state: str, cycle: int, known: Timetable) -> int:
    """The session that the rule gives to a State: the list of the first cycle, and from the second on as many States a
    session as the cycle foresees, in the order of review.

    ValueError for a State without a place in the cycle, and for a cycle of which nothing is known.
    """
    if cycle not in known.cycles:
        raise ValueError(
            f"nothing is known of a cycle {cycle}: give one of {', '.join(map(str, sorted(known.cycles)))}"
        )
    place = known.order[cycle].get(state)
    if place is None:
        raise ValueError(
            f"{state} has no place in the order of review of cycle {cycle}: give the code of a Member State"
        )
    if cycle == 1:
        return known.first_cycle[state]
    return known.cycles[cycle].first_session + place // known.cycles[cycle].states_per_session


def session(state: str, cycle: int, on: date, known: Timetable) -> ReviewSession:
    """The session of a State's review in a cycle, as it stood on a day; ValueError as for `rule_session`."""
    rule = rule_session(state, cycle, known)
    fact = known.reviews.get((state, cycle))
    if fact is None:
        return ReviewSession(rule, None, None, Status.UNKNOWN, known.cycles[cycle].source, verified=False)
    held_in = _session_of(fact, known)
    announced = _announced(state, cycle, known)
    moved = fact.session != rule
    held = _held(fact, held_in, on, moved=moved)
    return ReviewSession(
        rule,
        fact.session,
        str(fact.review_date or announced[0].year) if announced else None,
        Status.HELD if held else Status.MOVED if moved else Status.SET,
        _source(fact, held_in),
        fact.when_verified and (fact.review_date is not None or (held_in is not None and held_in.verified)),
    )


def held_reviews(state: str, on: date, known: Timetable) -> list[HeldReview]:
    """The reviews of a State that were held by a day, the first first; none for what is never reviewed."""
    return [
        HeldReview(
            cycle,
            found.session,
            found.date,
            fact.report_symbol,
            bool(fact.report_symbol) and fact.symbol_verified,
            found.source,
            found.verified,
        )
        for cycle in cycles_of(state, known)
        if (fact := known.reviews.get((state, cycle)))
        and (found := session(state, cycle, on, known)).status is Status.HELD
    ]


def next_review(state: str, on: date, known: Timetable) -> NextReview:
    """The first review of a State that was not yet held on a day; ValueError for what is no Member State."""
    cycles = cycles_of(state, known)
    if not cycles:
        raise ValueError(f"{state} is never reviewed: give the code of a Member State")
    for cycle in cycles:
        found = session(state, cycle, on, known)
        if found.status is not Status.HELD:
            announced = _announced(state, cycle, known)
            ahead = announced is not None and announced[1].last >= on
            return NextReview(cycle, found.session, found.date if ahead else None, found.source, found.verified)
    return NextReview(cycles[-1] + 1, None, None, known.cycles[cycles[-1]].source, verified=False)


def expected_session(state: str, cycle: int, known: Timetable) -> int | None:
    """Where a review was held or is set, else where the rule puts it; None for one that was put off to no one knows
    when. ValueError as for `rule_session`."""
    rule = rule_session(state, cycle, known)
    fact = known.reviews.get((state, cycle))
    return fact.session if fact else rule


def agenda(number: int, on: date, known: Timetable) -> list[Entry]:
    """The States of a session in the order of review: those whose review was held or is set there, and those to whom
    the rule gives it, with what became of each. Empty for a session of no cycle."""
    found = known.sessions.get(number)
    cycle = found.cycle if found else None
    return list(_entries(number, cycle, on, known)) if cycle is not None else []


def current_session(on: date, known: Timetable) -> Session | None:
    """The session that is held on a day, or else the next one; None when none is known."""
    ahead = (each for _, each in sorted(known.sessions.items()) if each.ends and each.ends.last >= on)
    return next(ahead, None)


TOLERANCE = timedelta(days=4)
"""How far a review or the adoption of its report may lie outside the nominal days of its session."""


def session_of(day: date, known: Timetable) -> Session | None:
    """The session in which a review or the adoption of its report falls, a few days of tolerance on both sides; where
    only the months of a session are known, by these. None for a day of no session known."""
    for found in known.sessions.values():
        if not found.begins or not found.ends or len(found.begins.iso) == _YEAR:
            continue
        tolerance = TOLERANCE if found.start and found.end else timedelta(0)
        if found.begins.first - tolerance <= day <= found.ends.last + tolerance:
            return found
    return None


_YEAR = len("2027")


def _entries(number: int, cycle: int, on: date, known: Timetable) -> Iterator[Entry]:
    for state, place in known.order[cycle].items():
        review = session(state, cycle, on, known)
        if number in (review.rule_session, review.session):
            yield Entry(state, place + 1, review, here=expected_session(state, cycle, known) == number)


def _held(fact: ReviewFact, held_in: Session | None, on: date, *, moved: bool) -> bool:
    if fact.review_date:
        return fact.review_date <= on
    ended = held_in is not None and held_in.ends is not None and held_in.ends.last <= on
    return ended and (fact.verified or not moved)


def _session_of(fact: ReviewFact, known: Timetable) -> Session | None:
    return known.sessions.get(fact.session) if fact.session is not None else None


def _announced(state: str, cycle: int, known: Timetable) -> tuple[PartialDate, PartialDate] | None:
    """Between when and when a review was held or is announced: its day, else its month or year, else its session."""
    fact = known.reviews.get((state, cycle))
    if fact is None:
        return None
    held_in = _session_of(fact, known)
    begins, ends = (held_in.begins, held_in.ends) if held_in else (None, None)
    begins, ends = (fact.held_in or begins), (fact.held_in or ends)
    return (begins, ends) if begins and ends else None


def _source(fact: ReviewFact, held_in: Session | None) -> str:
    """Where it was read, the year of a session with it."""
    year = [held_in.source] if held_in and not fact.held_in else []
    return "; ".join(dict.fromkeys([fact.source, *year]))
