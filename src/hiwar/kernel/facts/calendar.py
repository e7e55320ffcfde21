"""The calendar of the Universal Periodic Review: cycles, sessions, the order of review and the reviews known."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from ._tables import day, flag, number, rows


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

    `start` and `end` are the nominal first and last day, None when they are not known.
    """

    number: int
    cycle: int | None
    start: date | None
    end: date | None
    source: str
    verified: bool
    note: str


class ReviewFact(NamedTuple):
    """What is known of one review of one State in one cycle; None, or an empty troika, is what was not found.

    A review without a session was taken off one session and its new date was not found. `report_symbol` is the report
    of the Working Group; `troika` its three rapporteurs (ISO 3166-1 alpha-3) in the order of the report.
    """

    state: str
    cycle: int
    session: int | None
    review_date: date | None
    adoption_date: date | None
    report_symbol: str | None
    troika: tuple[str, ...]
    source: str
    verified: bool
    note: str


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
            day(row["start"]),
            day(row["end"]),
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
            day(row["review_date"]),
            day(row["adoption_date"]),
            row["report_symbol"] or None,
            tuple(row["troika"].split()),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("reviews")
    )
