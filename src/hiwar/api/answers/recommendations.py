"""One recommendation, and what a search finds."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from hiwar.api.answers.documents import Segment
from hiwar.api.answers.parts import (
    Address,
    Coded,
    Day,
    Differs,
    DocumentLabel,
    Language,
    Neighbour,
    Origin,
    Pages,
    Paragraph,
    Part,
    Position,
    RecommendingState,
    ReviewLabel,
    Session,
    Sha256,
    Shape,
    StateName,
    Status,
    Symbol,
    Tombstone,
)
from hiwar.api.answers.reviews import Choice
from hiwar.kernel.reading import Genre


class NamedRecommendingState(RecommendingState):
    """A recommending State with the name under which it was printed."""

    printed: str
    """The printed name where it is another than today's; else empty."""


class TextInLanguage(Shape):
    """The text in one language."""

    language: Language
    status: Status
    text: str
    page: int | None
    document: DocumentLabel
    original: bool
    """Whether this is the language of the source."""


class Account(Coded):
    """What one source says of the recommendation."""

    origin: Origin
    document: DocumentLabel
    kind: Literal["recommendation", "coding", "pledge", "question"]
    comment: str
    """What the answer says besides the position."""
    page: int | None
    states: list[RecommendingState]
    rows: list[int]
    """Numbers of the rows in a data set or list."""
    languages: list[DocumentLabel]
    """Other languages of the document that say the same."""
    differs: Differs


class AnswerVersion(Shape):
    """The words of an answer in the language asked for."""

    as_written: str
    document: DocumentLabel
    page: int | None


class PositionEntry(Shape):
    """One entry of the history of positions. Nothing is ever changed: a later entry stands beside the earlier."""

    number: int
    """From 1; the highest is current."""
    value: Literal["supported", "partly", "noted", "pending", "unclear"]
    as_written: str
    """The exact words."""
    source: str
    """Where they stand."""
    author: str
    """Who corrected a misread position; empty for what was read."""
    reason: str
    recorded_at: datetime
    document: DocumentLabel
    page: int | None
    version: AnswerVersion | None


class WordingEntry(Shape):
    """One entry of the history of the text and its States."""

    number: int
    """From 1; the highest of a language is current."""
    kind: Literal["read", "correction", "withdrawal"]
    language: Language
    status: Status
    text: str
    states: list[NamedRecommendingState]
    author: str
    """Who corrected it; empty for what was read."""
    reason: str
    at: datetime
    tombstone: Tombstone | None


class OtherText(Shape):
    """Another text under the same number."""

    address: Address
    part: Part
    text: str
    language: Language
    states: list[NamedRecommendingState]
    position: Position


class Excerpt(Shape):
    """The lines of a page around the recommendation."""

    page: int
    before: bool
    """Whether the page has more text before."""
    after: bool
    """Whether it has more after."""
    segments: list[Segment]


class PlaceInSource(Shape):
    """Where the recommendation stands and how it was read."""

    document: DocumentLabel
    page: int | None
    reader: str
    read_at: datetime | None
    excerpts: list[Excerpt]


class Recommendation(Shape):
    """One recommendation: who recommends what to whom, what was answered, and where it stands."""

    address: Address
    symbol: Symbol
    paragraph: Paragraph
    part: Part
    review: ReviewLabel
    text: str
    """The current text in the language of its source."""
    language: Language
    status: Status
    states: list[NamedRecommendingState]
    """The recommending States, in the order of the report."""
    position: Position
    versions: list[TextInLanguage]
    """The text in every language that the record has, the one asked for first."""
    accounts: list[Account]
    """What each source says, the report first."""
    differs: Differs
    differs_within: bool
    """Whether it is one source alone that gives several positions."""
    withdrawn: bool
    """Whether a correction says that this text is no recommendation."""
    taken_down: bool
    positions: list[PositionEntry]
    """Newest first."""
    wordings: list[WordingEntry]
    """Newest first."""
    source: PlaceInSource | None
    others: list[OtherText]
    previous: Neighbour | None
    next: Neighbour | None


class Asked(Shape):
    """What was asked of the search."""

    q: str
    of: str
    by: str
    position: str
    session: str


class FoundRecommendation(Shape):
    """A recommendation that was found."""

    address: Address
    paragraph: Paragraph
    part: Part
    text: str
    """In the language in which the words stand."""
    language: Language
    states: list[RecommendingState]
    position: Position
    review: ReviewLabel


class FoundDocument(Shape):
    """A document one of whose pages holds the words."""

    sha256: Sha256
    symbol: Symbol
    name: str
    genre: Genre
    state: StateName | None
    session: Session | None
    date: Day
    language: Language
    pages: list[int]
    """The first pages that hold the words."""
    more: int
    """How many more do."""
    around: str
    """The lines around the words on the first of them."""


class FoundDocuments(Shape):
    """The documents that were found."""

    total: int
    shown: list[FoundDocument]
    """The first 20."""


class NamedDocument(DocumentLabel):
    """The document whose symbol was typed."""

    state: StateName | None
    session: Session | None
    date: Day


class Instead(Shape):
    """A question that finds something, where this one finds nothing: the State that it names as a filter."""

    as_: Annotated[Literal["by", "of"], Field(alias="as", description="The filter that would name the State.")]
    state: StateName
    asked: Asked


class SearchChoices(Shape):
    """The values that the filters can have."""

    of: list[Choice]
    by: list[Choice]
    position: list[Position]
    session: list[int]


class Search(Shape):
    """What a search finds."""

    asked: Asked
    states: list[StateName]
    """States that the words may mean."""
    reviews: list[ReviewLabel]
    """The review whose report has the symbol that was typed."""
    named: list[NamedDocument]
    recommendations: list[FoundRecommendation]
    """One page of the recommendations found, the newest session first."""
    documents: FoundDocuments
    pages: Pages
    instead: list[Instead]
    choices: SearchChoices
