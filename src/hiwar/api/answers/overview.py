"""The record as a whole."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from hiwar.api.answers.parts import PositionCount, ReviewBrief, ReviewLabel, Session, Shape, StateName
from hiwar.kernel.reading import Genre


class Figures(Shape):
    """The figures of the record. The invented States are in none of them."""

    reviews: int
    recommendations: int
    """Official count: distinct numbered paragraphs."""
    states_under_review: int
    recommending_states: int


class Home(Shape):
    """What the record holds, at a glance."""

    figures: Figures
    latest: list[ReviewBrief]
    """The newest reviews."""
    training: list[ReviewBrief]
    """The reviews of invented States."""


class SessionCoverage(Shape):
    """What the record holds of one session of the Working Group."""

    number: Session
    cycle: int | None
    start: date | None
    end: date | None
    verified: bool
    """Whether the dates were checked against a source."""
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
    unverified: Unverified
    training: list[ReviewLabel]
