"""Reviews: the matrix of recommendations, what stands beside it, and its documents."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from hiwar.api.answers.meetings import ListedMeeting
from hiwar.api.answers.parts import (
    Address,
    Beside,
    Differs,
    DocumentLabel,
    GivenPosition,
    Group,
    Language,
    Pages,
    Paragraph,
    Part,
    Position,
    PositionCount,
    RecommendingState,
    ReviewLabel,
    Row,
    Sha256,
    Shape,
    StateName,
    Status,
)
from hiwar.api.answers.statements import SpokenOf


class Counts(Shape):
    """How much there is, counted each way: numbers that are never added up."""

    recommendations: int
    """Official count: distinct numbered paragraphs."""
    texts: int
    """Texts: a paragraph may hold several."""
    mentions: int
    """Recommending States of all texts."""
    positions: list[PositionCount]
    differing: int
    """Texts on which the sources disagree."""
    elsewhere: list[PositionCount]
    """Paragraphs whose position the record leaves open, by the position that other sources give."""
    two_positions: int
    """Paragraphs whose texts were answered differently, and which are counted under each position."""
    two_elsewhere: int
    """Paragraphs to which other sources give several positions, and which are counted under each."""


class Standing(Shape):
    """How a source stands to the record, in numbers of texts."""

    differs: int
    """It says otherwise than the record."""
    compared: int
    """Both have an answer."""
    open: int
    """The source has an answer and the record leaves it open."""


class ReviewSource(DocumentLabel, Standing):
    """Another source that gives positions."""

    positions: list[PositionCount]
    two_positions: int
    """Paragraphs to which it gives several positions, and which are counted under each."""


class SourcePosition(Shape):
    """The position that another source gives."""

    document: Sha256
    """One of the `sources` of the review."""
    position: GivenPosition
    as_written: str
    """The answer in the words of that source."""


class TextVersion(Shape):
    """The text in the language asked for."""

    text: str
    language: Language
    status: Status


class ReviewText(Shape):
    """One text of the matrix."""

    address: Address
    paragraph: Paragraph
    part: Part
    text: str
    """The recommendation in the language of its source."""
    language: Language
    version: TextVersion | None
    """The text in the language asked for, where that is another and the record has it."""
    page: int | None
    """Page of the file on which it begins."""
    states: list[RecommendingState]
    """The recommending States, in the order of the report."""
    position: Position
    position_as_written: str
    """The State's or the report's own words."""
    position_source: str
    """Where these words stand; of what a person entered, who, when and why."""
    by_source: list[SourcePosition]
    """The positions that other sources give, each with its document and words."""
    elsewhere: list[Position]
    """The same in short, where the record leaves the position open."""
    differs: Differs


class ReviewFilters(Shape):
    """What was asked of the matrix."""

    by: str
    group: str
    position: str
    q: str
    differs: str
    elsewhere: str
    sort: str


class Choice(Shape):
    """A State that a filter can name."""

    iso3: str
    name: str


class CountedChoice(Choice):
    """A recommending State that a filter can name."""

    texts: int
    """How many texts it made."""


class ReviewChoices(Shape):
    """The values of the filters that find something."""

    by: list[CountedChoice]
    group: list[Group]
    position: list[Position]
    elsewhere: list[Position]
    sort: list[str]


class HeldDecision(Shape):
    """What a meeting held here decided; the votes are null where there was none."""

    title: str
    fate: str
    yes: int | None
    no: int | None
    abstain: int | None


class HeldMeeting(Shape):
    """A meeting of a review that was held here, as the record keeps it."""

    number: int
    kind: str
    """`review`, `adoption` or `plenary`."""
    title: str
    began: datetime
    ended: datetime
    symbol: str
    """Of its report."""
    sha256: str
    turns: int
    """How often somebody had the floor."""
    states: int
    """How many States had it."""
    decisions: list[HeldDecision]


class MeetingOfReview(ListedMeeting):
    """A meeting in which a review was held, what was handed in and said in it, and what the record keeps of it."""

    planned_at: datetime | None  # type: ignore[assignment]
    """Null for a meeting of another installation."""
    questions: int
    """Advance questions."""
    pledges: int
    """Voluntary pledges of the State under review."""
    here: bool
    """Whether it was held in this installation; of one that was not, only the record tells."""
    record: HeldMeeting | None
    """Null as long as it has not entered the record."""


class Review(Shape):
    """One review: its matrix of recommendations, filtered and sorted."""

    review: ReviewLabel
    held_in: int | None
    """Number of the meeting held here whose outcome it is; null for a review whose report was read."""
    rehearsal: bool
    """Whether it was held here for practice, by invented States."""
    meetings: list[MeetingOfReview]
    """The meetings in which it was held; empty for a review of which only documents tell."""
    troika: list[StateName]
    """The rapporteurs."""
    documents: list[DocumentLabel]
    """The documents that the texts were read from."""
    sources: list[ReviewSource]
    """The other sources that give positions."""
    beside: Beside
    counts: Counts
    """Of all that the report holds."""
    shown: Counts
    """Of what passes the filters."""
    filters: ReviewFilters
    filtered: bool
    choices: ReviewChoices
    recommendations: list[ReviewText]
    """All the texts that pass the filters; this list has no pages."""
    spoken_of: SpokenOf


class BesideFilters(Shape):
    """What was asked of the rows beside a review."""

    what: str


class ReviewBeside(Shape):
    """What stands beside the recommendations of a review."""

    review: ReviewLabel
    held: bool
    """Whether its report is in the record."""
    beside: Beside
    what: Literal["questions", "unmatched", "pledges"]
    """The kind of rows shown."""
    filters: BesideFilters
    rows: list[Row]
    taken_down: list[DocumentLabel]
    """The documents that held such rows before they were taken down, where there is nothing to show."""
    sources: list[DocumentLabel]
    """The documents of the rows shown."""
    pages: Pages
