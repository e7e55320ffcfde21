"""One recommendation, and what a search finds."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from hiwar.api.answers.desk import SaidAtDesk
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
    PositionCount,
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
from hiwar.api.answers.statements import SpokenOf
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


class Entry(Shape):
    """A person's entry beside what was read."""

    author: str
    """The office that entered it."""
    at: datetime
    reason: str
    state: StateName | None
    """The State that had proposed it; null for a correction of the desk's own."""


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
    by: Entry | None
    """Who entered it; null for what a document says. A person's entry bears the document whose reading it is about."""
    corrected: list[Literal["position", "states", "text"]]
    """In what a person's entry stands in the place of this reading."""
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
    """Where they stand; empty for what a person entered."""
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
    pictured: bool
    """Whether the site shows the page as it is printed."""
    reader: str
    read_at: datetime | None
    excerpts: list[Excerpt]


class SameText(Shape):
    """A text with the same words."""

    address: Address
    paragraph: Paragraph
    part: Part
    states: list[RecommendingState]
    position: Position


class SameInReview(Shape):
    """The texts with the same words in one review."""

    review: ReviewLabel
    when: Literal["earlier", "later", ""]
    """Against the review of the recommendation; empty for the same session."""
    texts: list[SameText]


class SameWords(Shape):
    """Where else the record holds the very words."""

    total: int
    groups: list[SameInReview]
    """The first 30 texts: those to the same State before others, the newest first."""
    phrase: str
    """Words to search for, where there are more."""


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
    elsewhere: list[Position]
    """The positions that other sources give, where the record leaves it open."""
    desk: SaidAtDesk
    same_words: SameWords
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
    spoken_of: SpokenOf


class Asked(Shape):
    """What was asked of the search."""

    q: str
    of: str
    by: str
    position: str
    session: str
    year: str


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
    elsewhere: list[Position]
    """The positions that other sources give, where the record leaves it open."""
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


class Way(Shape):
    """A way to take the words as a question, which finds something."""

    asked: Asked
    """The words and filters of that question."""
    of: StateName | None
    """The State under review."""
    by: StateName | None
    """The recommending State."""
    sessions: list[int]
    """The sessions of the year that it asks for."""
    states: list[StateName]
    """The States that the words name."""
    left_out: list[str]
    """The words that it does not ask for."""
    alone: bool
    """Whether the words are the name of a State and nothing else."""


class TogetherFilters(Shape):
    """Filters of a review's matrix."""

    by: str
    position: str
    q: str


class Together(Shape):
    """That all recommendations found stand in one review."""

    review: ReviewLabel
    filters: TogetherFilters
    """The filters under which its matrix shows the same."""
    positions: list[PositionCount]
    """Texts by the answer that the record has."""
    elsewhere: list[PositionCount]
    """Texts whose position the record leaves open, by the position that other sources give."""


class SearchChoices(Shape):
    """The values that the filters can have."""

    of: list[Choice]
    by: list[Choice]
    position: list[Position]
    session: list[int]
    year: list[int]


class Search(Shape):
    """What a search finds."""

    asked: Asked
    understood: Way | None
    """How the words were taken where they are a question that names States, a year or a session, and find nothing as
    they stand: what is answered is the answer to that."""
    states: list[StateName]
    """States that the words may mean."""
    reviews: list[ReviewLabel]
    """The review whose report has the symbol that was typed."""
    named: list[NamedDocument]
    recommendations: list[FoundRecommendation]
    """One page of the recommendations found, the newest session first."""
    together: Together | None
    documents: FoundDocuments
    pages: Pages
    instead: list[Way]
    """Other ways to take the words, which find something."""
    choices: SearchChoices
