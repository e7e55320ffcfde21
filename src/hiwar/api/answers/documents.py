"""Documents: lists of them, one of them, and a page of one."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from hiwar.api.answers.parts import (
    Address,
    Beside,
    Brought,
    Day,
    DocumentLabel,
    Pages,
    Paragraph,
    ReviewLabel,
    Row,
    Session,
    Shape,
    StateName,
    Status,
    Symbol,
    Tombstone,
)
from hiwar.api.answers.reviews import Standing
from hiwar.kernel.reading import Genre


class DocumentGroup(Shape):
    """The State and the session under which a list shows a document."""

    state: StateName | None
    session: Session | None


class ListedVersion(DocumentLabel):
    """A language or edition of a document."""

    pages: int
    """Pages of text."""
    editions: int
    """How many editions in this language there are."""


class ListedDocument(DocumentLabel, Standing):
    """A document of a list; its languages and editions are `versions` of one entry."""

    group: DocumentGroup
    dated: Day
    answers_to: Symbol
    """Symbol of the report that it belongs to."""
    brought: Brought
    versions: list[ListedVersion]


class DocumentFilters(Shape):
    """What was asked of the list of documents."""

    genre: str
    of: str
    session: str
    language: str


class DocumentChoices(Shape):
    """The values of the filters that find something."""

    genre: list[Genre]
    of: list[StateName]
    session: list[int]
    language: list[str]


class Documents(Shape):
    """The documents of the record, the newest session first."""

    filters: DocumentFilters
    filtered: bool
    documents: list[ListedDocument]
    pages: Pages
    choices: DocumentChoices


class ReviewDocuments(Shape):
    """The documents that speak of a review, by genre."""

    review: ReviewLabel
    held: bool
    """Whether its report is in the record."""
    beside: Beside
    documents: list[ListedDocument]


class Run(Shape):
    """How a document was last read."""

    reader: str
    at: datetime
    warnings: list[str]


class DocumentInFull(DocumentLabel):
    """All that is known of a document."""

    state: StateName | None
    """The State that it is about."""
    session: Session | None
    review: ReviewLabel | None
    """The review that it belongs to, where that is in the record."""
    dated: Day
    answers_to: Symbol
    """Symbol of the report that it belongs to."""
    size: int
    """Bytes."""
    media_type: str
    added_at: datetime
    """When it came into the record."""
    run: Run | None
    tombstone: Tombstone | None


class DocumentVersion(DocumentLabel):
    """A language or edition of the document."""

    status: Status


class ReadCounts(Shape):
    """How much of each kind was read from a document."""

    answers: int
    joined: int
    """Rows that found their recommendation."""
    unmatched: int
    """Rows that found none."""
    pledges: int
    questions: int


class DocumentRead(Shape):
    """What was asked of that which was read from a document."""

    what: str


class AnsweredParagraph(Shape):
    """A paragraph that is answered, with the recommendations under its number."""

    paragraph: Paragraph
    addresses: list[Address]


class Comment(Shape):
    """What an answer says besides the position."""

    comment: str
    paragraphs: list[Paragraph]
    """The paragraphs that it is about; an empty one stands for all the others."""


class DocumentAnswer(Shape):
    """The same words of a State under review, once, with the paragraphs that they answer."""

    position: Literal["supported", "partly", "noted", "pending", "unclear"]
    as_written: str
    source: str
    """Where the words stand."""
    page: int | None
    paragraphs: list[AnsweredParagraph]
    """None for what answers all the others."""
    comments: list[Comment]


class FoundPage(Shape):
    """A page that holds the words."""

    page: int
    around: str
    """The lines around them."""


class Document(Shape):
    """One document: what is known of it and what was read from it."""

    document: DocumentInFull
    versions: list[DocumentVersion]
    """Its languages and editions."""
    related: list[DocumentLabel]
    """Its report, or what answers and lists the report's recommendations."""
    brought: Brought
    counts: ReadCounts
    filters: DocumentRead
    answers: list[DocumentAnswer]
    rows: list[Row]
    pages: Pages
    q: str
    """The words looked for in its pages."""
    found: list[FoundPage]
    """The pages that hold all the words, at most 50."""


class Segment(Shape):
    """A stretch of text."""

    text: str
    marked: bool
    """Whether a recommendation stands here."""
    address: Address | None
    """The address of that recommendation."""


class DocumentPage(Shape):
    """The text of a page of a document as it was extracted, the recommendations on it marked."""

    document: DocumentLabel
    review: ReviewLabel | None
    page: int
    pages: int
    """How many pages the document has."""
    pictured: bool
    """Whether the site shows the page as it is printed, at the address of its page with `.png`."""
    segments: list[Segment]
    tombstone: Tombstone | None
