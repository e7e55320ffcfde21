"""The calendar of the Universal Periodic Review: cycles, sessions, the order of review and the reviews known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from ..values import PartialDate
from ._tables import day, flag, number, partial, rows
from .practice import practice


class Cycle(NamedTuple):
    """A cycle of the review, in which every State is reviewed once: its sessions, and the States foreseen for each."""

    number: int
    first_session: int
    last_session: int
    states_per_session: int
    source: str
    verified: bool
    note: str


class Session(NamedTuple):
    """A session of the Working Group. Session 0 is the training session of the invented State and has no cycle.

    `begins` and `ends` are its nominal first and last day, or the months or the year between which it falls where the
    days are not known; None for the training session.
    """

    number: int
    cycle: int | None
    begins: PartialDate | None
    ends: PartialDate | None
    source: str
    verified: bool
    note: str

    @property
    def start(self) -> date | None:
        """The first day, None when it is not known."""
        return self.begins.day if self.begins else None

    @property
    def end(self) -> date | None:
        """The last day, None when it is not known."""
        return self.ends.day if self.ends else None


class ReviewFact(NamedTuple):
    """What is known of one review of one State in one cycle; None, or an empty troika, is what was not found.

    A review without a session was taken off one session and its new one was not found. `held_in` is the day of the
    review, or the month or year for which it was announced. `report_symbol` is the report of the Working Group;
    `troika` its three rapporteurs (ISO 3166-1 alpha-3) in the order of the report. `verified` is about all but the
    columns named in `doubtful`.
    """

    state: str
    cycle: int
    session: int | None
    held_in: PartialDate | None
    adoption_date: date | None
    report_symbol: str | None
    troika: tuple[str, ...]
    source: str
    verified: bool
    note: str
    doubtful: tuple[str, ...] = ()

    @property
    def when_verified(self) -> bool:
        """Whether its session and its day were read in a source."""
        return self.verified and "review_date" not in self.doubtful

    @property
    def symbol_verified(self) -> bool:
        """Whether the symbol of the report was read in a source; of none there is nothing to doubt."""
        return "report_symbol" not in self.doubtful

    @property
    def review_date(self) -> date | None:
        """The day of the review, None when it is not known."""
        return self.held_in.day if self.held_in else None


class Plenary(NamedTuple):
    """The session of the Council whose plenary adopted, or is to adopt, the outcomes of a session of the Working Group:
    its number stands in the symbols of their reports."""

    session: int
    plenary_session: int
    source: str
    verified: bool


class SessionMove(NamedTuple):
    """That a session of the Working Group was first set for other days."""

    session: int
    planned_start: date
    planned_end: date
    source: str
    verified: bool


class SubmissionDeadline(NamedTuple):
    """The day by which a document was asked for: `document` is `stakeholder_submissions` or `national_report`."""

    session: int
    document: str
    date: date
    source: str
    verified: bool
    note: str


class Timetable(NamedTuple):
    """All that is known of the calendar, as the rules of `hiwar.kernel.procedure` take it.

    `cycles` by number, the next one among them, not verified; `sessions` by number; `order`, by cycle, the place of
    each State in the order of review, counted from 0; `first_cycle`, the session of each State in the first cycle;
    `reviews` by State and cycle.
    """

    cycles: Mapping[int, Cycle]
    sessions: Mapping[int, Session]
    order: Mapping[int, Mapping[str, int]]
    first_cycle: Mapping[str, int]
    reviews: Mapping[tuple[str, int], ReviewFact]


@cache
def cycles() -> tuple[Cycle, ...]:
    """The cycles in order."""
    return tuple(
        Cycle(
            int(row["number"]),
            int(row["first_session"]),
            int(row["last_session"]),
            int(row["states_per_session"]),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("cycles")
    )


@cache
def _sessions() -> dict[int, Session]:
    found = (
        Session(
            int(row["number"]),
            number(row["cycle"]),
            partial(row["start"]),
            partial(row["end"]),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("sessions")
    )
    return {each.number: each for each in found}


def sessions() -> tuple[Session, ...]:
    """The sessions in order, the training session (0) first."""
    return tuple(_sessions().values())


def session(number: int) -> Session | None:
    """The session with this number, or None when it is not recorded."""
    return _sessions().get(number)


def cycle_of(session_number: int) -> int | None:
    """The cycle to which a session belongs; None for the training session and for a session not recorded."""
    found = session(session_number)
    return found.cycle if found else None


@cache
def order_of_review(cycle: int) -> tuple[str, ...]:
    """The States in the order in which the cycle reviews them, as ISO 3166-1 alpha-3 codes.

    The order drawn for the first cycle is kept for all later ones (Council resolution 16/21, annex, para. 4); South
    Sudan follows as the last from the second cycle on.
    """
    return tuple(row["iso3"] for row in rows("order_of_review") if int(row["since_cycle"]) <= cycle)


@cache
def first_cycle_sessions() -> dict[str, int]:
    """The session in which each State was reviewed in the first cycle; its sessions were not blocks of equal size."""
    return {
        row["iso3"]: int(row["first_cycle_session"]) for row in rows("order_of_review") if row["first_cycle_session"]
    }


@cache
def reviews() -> tuple[ReviewFact, ...]:
    """Every review known, ordered by cycle and session."""
    return tuple(
        ReviewFact(
            row["iso3"],
            int(row["cycle"]),
            number(row["session"]),
            partial(row["review_date"]),
            day(row["adoption_date"]),
            row["report_symbol"] or None,
            tuple(row["troika"].split()),
            row["source"],
            flag(row["verified"]),
            row["note"],
            tuple(row["doubtful"].split()),
        )
        for row in rows("reviews")
    )


def reported_by(symbol: str) -> ReviewFact | None:
    """The review of which a document is surely known to be the report."""
    return next((each for each in reviews() if each.report_symbol == symbol and each.symbol_verified), None)


@cache
def plenaries() -> dict[int, Plenary]:
    """The plenary sessions known, by the session of the Working Group."""
    found = (
        Plenary(int(row["session"]), int(row["plenary_session"]), row["source"], flag(row["verified"]))
        for row in rows("plenaries")
    )
    return {each.session: each for each in found}


@cache
def session_moves() -> dict[int, SessionMove]:
    """Sessions of the Working Group that were moved, by number."""
    return {
        int(row["session"]): SessionMove(
            int(row["session"]),
            date.fromisoformat(row["planned_start"]),
            date.fromisoformat(row["planned_end"]),
            row["source"],
            flag(row["verified"]),
        )
        for row in rows("session_moves")
    }


@cache
def submission_deadlines() -> tuple[SubmissionDeadline, ...]:
    """The days known by which documents were asked for, ordered by session."""
    return tuple(
        SubmissionDeadline(
            int(row["session"]),
            row["document"],
            date.fromisoformat(row["date"]),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("submission_deadlines")
    )


@cache
def timetable() -> Timetable:
    """The calendar as a whole."""
    known = {each.number: each for each in (*cycles(), _fifth_cycle())}
    return Timetable(
        cycles=known,
        sessions=_sessions(),
        order={cycle: {iso3: place for place, iso3 in enumerate(order_of_review(cycle))} for cycle in known},
        first_cycle=first_cycle_sessions(),
        reviews={(each.state, each.cycle): each for each in reviews()},
    )


def _fifth_cycle() -> Cycle:
    """The cycle after the last one decided, as long as the one before it."""
    before, begins = cycles()[-1], practice("fifth_cycle_first_session")
    first = int(begins.value)
    length = before.last_session - before.first_session
    return Cycle(
        before.number + 1,
        first,
        first + length,
        before.states_per_session,
        begins.source,
        begins.verified,
        begins.note,
    )
