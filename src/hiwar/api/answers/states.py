"""States and what is recommended to them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hiwar.api.answers.calendar import ReviewInTime, ReviewWithNumbers
from hiwar.api.answers.parts import (
    BodyCount,
    Day,
    Group,
    Pages,
    PositionCount,
    ReviewBrief,
    Row,
    Session,
    Shape,
    StateInFull,
    StateName,
    Symbol,
)


class ListedState(StateName):
    """A State in the list of States."""

    kind: Literal["member", "observer", "former", "speaker", "invented"]
    group: str | None = Field(examples=["GRULAC"])
    """Code of its regional group; null for none."""
    reviews: int
    """How many of its reviews are in the record."""
    next: ReviewInTime | None
    """Its next review by the calendar; null for a State that is never reviewed."""


class StateFilters(Shape):
    """What was asked of the list of States."""

    q: str
    group: str


class States(Shape):
    """All States by name."""

    filters: StateFilters
    groups: list[Group]
    states: list[ListedState]
    """Member and observer States."""
    others: list[ListedState]
    """Former States and other speakers met in the documents."""
    invented: list[ListedState]
    """States of the training material."""


class OtherSession(Shape):
    """A session at which a State was reviewed and of which the record has no report."""

    session: Session
    cycle: int | None
    documents: int
    rows: int
    """Rows of other sources."""


class MadeToOne(Shape):
    """What a State recommended in one review."""

    session: Session
    state: StateName
    """The State under review."""
    positions: list[PositionCount]


class MadeInCycle(Shape):
    """What a State recommended in one cycle."""

    cycle: int | None
    """Null for the training session, which is of none."""
    recommendations: int
    positions: list[PositionCount]


class Made(Shape):
    """What a State recommended to others."""

    reviews: int
    recommendations: int
    positions: list[PositionCount]
    by_cycle: list[MadeInCycle]
    by_review: list[MadeToOne]
    """Review by review in order of session; one page of it."""
    pages: Pages


class Membership(Shape):
    """That a State belonged to a regional group."""

    group: Group | None
    since: Day
    until: Day
    source: str
    verified: bool


class StateWithGroups(StateInFull):
    """A State with all its names, and the regional groups that it belonged to in time."""

    memberships: list[Membership]


class State(Shape):
    """One State: its names, the reviews it received, the recommendations it made."""

    state: StateWithGroups
    reviews: list[ReviewBrief]
    calendar: list[ReviewWithNumbers]
    """Its reviews by the calendar, cycle by cycle, in the record or not."""
    next: ReviewInTime | None
    """Its next review; null for a State that is never reviewed."""
    bodies: list[BodyCount]
    """Other bodies that recommend to it."""
    sessions: list[OtherSession]
    made: Made
    statements: int
    """How many statements in the record speak for it or of it."""


class BodyFilters(Shape):
    """What was asked of the recommendations of other bodies."""

    body: str


class BodyPlace(Shape):
    """The document in which a body said it."""

    body: str
    symbol: Symbol
    dated: Day


class BodyRow(Row):
    """A recommendation of another body."""

    place: BodyPlace


class Bodies(Shape):
    """What treaty bodies and special procedures recommend to a State, the newest document first."""

    state: StateInFull
    filters: BodyFilters
    bodies: list[BodyCount]
    rows: list[BodyRow]
    pages: Pages
