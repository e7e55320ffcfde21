"""The calendar of the review: sessions, and when a State's turn comes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hiwar.api.answers.parts import PositionCount, ReviewBrief, Session, Shape, StateName

PartialDate = Annotated[
    str | None,
    Field(
        description="A day, a month or a year (ISO 8601), as precisely as it is known; null where it is not.",
        examples=["2026-11-02", "2026-11", "2026"],
    ),
]
CalendarStatus = Annotated[
    Literal["held", "moved", "set", "unknown"],
    Field(
        description="What became of a review by today: `held`; `moved`, put off and not yet held; `set`, its session "
        "is fixed; `unknown`."
    ),
]


class Expected(Shape):
    """Where the calendar has a review."""

    rule_session: Session | None
    """The session where the order of review puts it."""
    session: Session | None
    """The session where it was held or is set; null where that is not known."""
    date: PartialDate
    status: CalendarStatus
    source: str
    verified: bool
    """Whether all of this was read in a source."""


class ToldNumber(Shape):
    """A number of a review that a source outside the record gives."""

    what: Literal["received", "supported", "noted", "delegations"]
    """Recommendations received, supported or noted, or delegations that took the floor."""
    number: int
    source: str
    verified: bool
    """Whether that source was read."""


class ReviewInTime(Expected):
    """A review of a State by the calendar, in the record or not."""

    cycle: int
    begins: PartialDate
    ends: PartialDate
    passed: bool
    """Whether the session at which it was held or is expected is over."""


class ReviewWithNumbers(ReviewInTime):
    """A review of a State by the calendar, with what is known of it beside the record."""

    told: list[ToldNumber]
    """Numbers that sources outside the record give; several of one thing may stand beside each other."""


class SessionDays(Shape):
    """A session of the Working Group, and when it meets."""

    number: Session
    cycle: int | None
    start: date | None
    """First day; null where the day is not known."""
    end: date | None
    """Last day; null where the day is not known."""
    begins: PartialDate
    ends: PartialDate
    source: str
    verified: bool
    """Whether the days were checked against that source."""


class SessionInTime(SessionDays):
    """A session, and where it stands today."""

    over: bool
    now: bool
    """Whether it is being held."""


class ListedSession(SessionInTime):
    """A session of a cycle."""

    states: int
    """States that it reviewed or is to review."""
    reviews: int
    """Of how many the record holds the review."""


class CycleSessions(Shape):
    """A cycle of the review and its sessions."""

    number: int
    source: str
    verified: bool
    states: int
    """States that are reviewed in it."""
    reviews: int
    """Of how many the record holds the review."""
    sessions: list[ListedSession]


class Sessions(Shape):
    """All sessions by cycle, the newest cycle first."""

    cycles: list[CycleSessions]
    current: Session | None
    """The session that is being held, or comes next."""


class OnAgenda(Shape):
    """A State on the agenda of a session."""

    place: int
    """Its place in the order of review, from 1."""
    state: StateName
    calendar: Expected
    troika: list[StateName]
    review: ReviewBrief | None
    """The review, where the record holds it."""


class SessionCounts(Shape):
    """What the record holds of the States of a session."""

    reviews: int
    recommendations: int
    positions: list[PositionCount]


class SessionAgenda(Shape):
    """One session: the States that it reviews, in the order of review."""

    session: SessionInTime
    held_in: int | None
    """Number of the meeting, a rehearsal held here, whose session it is; null for the sessions of the Working Group and
    the training session."""
    states: list[OnAgenda]
    put_off: list[OnAgenda]
    """States that were to be reviewed here and were not."""
    others: list[ReviewBrief]
    """Reviews at this session that are not on its agenda."""
    training: list[ReviewBrief]
    counts: SessionCounts
    previous: Session | None
    next: Session | None


class StateToCome(StateName):
    """A State of the session that comes."""

    status: CalendarStatus


class SessionToCome(SessionInTime):
    """The session that is being held or comes next, with its States in the order of review."""

    states: list[StateToCome]
