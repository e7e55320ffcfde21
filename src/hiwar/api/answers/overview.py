"""The record as a whole."""

from __future__ import annotations

from pydantic import Field

from hiwar.api.answers.calendar import SessionDays, SessionToCome
from hiwar.api.answers.parts import PositionCount, ReviewBrief, ReviewLabel, Shape, StateName
from hiwar.kernel.reading import Genre


class Figures(Shape):
    """The figures of the record. The invented States are in none of them."""

    reviews: int
    recommendations: int
    """Official count: distinct numbered paragraphs."""
    states_under_review: int
    recommending_states: int


class CycleCoverage(Shape):
    """How much of a cycle the record holds."""

    cycle: int
    reviews: int
    """Reviews in the record."""
    states: int
    """States that are reviewed in it."""


class Home(Shape):
    """What the record holds, at a glance."""

    figures: Figures
    cycles: list[CycleCoverage]
    coming: SessionToCome | None
    """The session that is being held or comes next; null when the calendar ends before."""
    latest: list[ReviewBrief]
    """The newest reviews."""
    training: list[ReviewBrief]
    """The reviews of invented States."""


class SessionCoverage(SessionDays):
    """What the record holds of one session of the Working Group."""

    reviews: int
    """Reviews in the record."""
    reviews_known: int
    """Reviews that the calendar knows of."""
    recommendations: int
    positions: list[PositionCount]


class GenreCount(Shape):
    """How many documents of a kind the record keeps."""

    genre: Genre
    documents: int


class RowCounts(Shape):
    """The rows that other sources hold of real States."""

    rows: int
    """Rows that code recommendations of the Universal Periodic Review."""
    joined: int
    """How many of these found their recommendation."""
    bodies: int
    """Recommendations of other bodies."""


class FactCount(Shape):
    """How many facts of a kind lie beneath the record."""

    kind: str = Field(examples=["states"])
    entries: int
    verified: int
    """How many of them were read in a source."""


class Unverified(Shape):
    """What of the facts beneath the record is not checked against a source."""

    states: list[StateName]
    sessions: list[int] = Field(examples=[[40]])
    """Sessions whose dates are not checked."""
    reviews: int
    """Entries of the calendar of reviews that are not checked."""


class About(Shape):
    """What the record covers, and what is not verified."""

    sessions: list[SessionCoverage]
    documents: int
    genres: list[GenreCount]
    rows: RowCounts
    taken_down: int
    """Texts and documents that were taken down."""
    corrections: int
    """Wordings and positions that people entered beside what was read."""
    facts: list[FactCount]
    unverified: Unverified
    training: list[ReviewLabel]
