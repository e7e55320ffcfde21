"""The parts that appear in several answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from hiwar.kernel.reading import Genre

Position = Annotated[
    Literal["supported", "partly", "noted", "pending", "unclear", "none"],
    Field(
        description="The answer of the State under review, normalised: `supported`, `partly` (supported in part), "
        "`noted` (not supported), `pending` (a later answer is announced, and the record holds none), `unclear` (its "
        "words fit none of these), `none` (the report states none). Its own words stand beside it.",
        examples=["supported"],
    ),
]
GivenPosition = Annotated[
    Literal["supported", "partly", "noted", "pending", "unclear", ""],
    Field(description="The position that a source gives; empty where it gives none.", examples=["noted"]),
]
Language = Annotated[
    str,
    Field(description="Language of the text (ISO 639-1); empty where it is not known.", examples=["en"]),
]
Sha256 = Annotated[
    str,
    Field(
        description="SHA-256 of the document's bytes, which is its name in addresses.",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ),
]
Symbol = Annotated[
    str,
    Field(description="Symbol of the document; empty where it has none.", examples=["A/HRC/TRAINING/1"]),
]
Address = Annotated[
    str,
    Field(
        description="What to cite: symbol of the report, number of the paragraph, and the part after the first.",
        examples=["A/HRC/TRAINING/1:17.4", "A/HRC/TRAINING/1:17.5:2"],
    ),
]
Paragraph = Annotated[
    str,
    Field(
        description="Number of the paragraph, as text: 17.10 is not 17.1. Empty where there is none.",
        examples=["17.10"],
    ),
]
Part = Annotated[int, Field(description="Which of the texts under this number, from 1.", examples=[1])]
Session = Annotated[
    int,
    Field(description="Number of the Working Group's session; 0 is the training session, which never met."),
]
Differs = Annotated[
    list[Literal["position", "states"]],
    Field(description="On what another source says otherwise: the position, the recommending States, or both."),
]


Day = Annotated[date | None, Field(description="A day; null where it is not known.")]
Status = Annotated[
    Literal["original", "official", "machine", "reviewed", ""],
    Field(description="What the text in this language is: the original, an official, a machine or a reviewed version."),
]


class Shape(BaseModel):
    """What all shapes share: they are made of plain JSON."""

    model_config = ConfigDict(use_attribute_docstrings=True, protected_namespaces=())


class StateName(Shape):
    """A State or other speaker, by its code and its name."""

    iso3: str = Field(examples=["XTV"])
    """Code (ISO 3166-1 alpha-3); invented States have codes from the range XAA–XZZ."""
    name: str = Field(examples=["Talvania"])
    """Short name in the language asked for, in United Nations usage."""
    invented: bool
    """Whether it is a State of the training material, which no figure counts."""


class RecommendingState(Shape):
    """A State that recommends, or that asks a question."""

    iso3: str | None = Field(examples=["XBD"])
    """Its code; null when the printed name resolves to no State."""
    name: str = Field(examples=["Bardovia"])
    """Short name in the language asked for, or the printed name where it resolves to no State."""
    invented: bool
    """Whether it is a State of the training material."""
    as_written: str = Field(examples=["Bardovia"])
    """The name as the document prints it."""


class Group(Shape):
    """A regional group of Member States."""

    code: str = Field(examples=["GRULAC"])
    """Usual abbreviation in English."""
    name: str = Field(examples=["Group of Latin American and Caribbean States"])
    """Name in the language asked for."""


class StateInFull(StateName):
    """A State or other speaker with all its names."""

    kind: Literal["member", "observer", "former", "speaker", "invented"]
    """Member State, observer State, former State, other speaker, or invented for training."""
    formal_name: str
    """Formal name in the language asked for; empty where it is not known."""
    names: dict[str, str]
    """Short names by language (ISO 639-1)."""
    formal_names: dict[str, str]
    """Formal names by language."""
    group: Group | None
    """Its regional group today; null for none."""
    source: str
    """Where names and codes are from."""
    verified: bool
    """Whether they were checked against that source."""


class ReviewLabel(Shape):
    """A review in short: a State at a session."""

    state: StateName
    """The State under review."""
    session: Session
    cycle: int | None = Field(examples=[4])
    """Cycle of the Universal Periodic Review; null where it is not known."""
    held_on: date | None
    """Day of the review; null where it is not known."""
    adopted_on: date | None
    """Day on which the Working Group adopted its report; null where it is not known."""
    symbol: Symbol


class PositionCount(Shape):
    """How many recommendations have a position."""

    position: Position
    count: int
    """Distinct paragraphs: a paragraph whose texts have different positions counts once under each."""


class ReviewBrief(ReviewLabel):
    """A review in short, with its figures."""

    recommendations: int
    """Official count: distinct numbered paragraphs."""
    positions: list[PositionCount]


class Pages(Shape):
    """Where a list stands. The `Link` header leads to its first, previous, next and last page."""

    page: int = Field(examples=[1])
    """The page shown, from 1; beyond the last page the last is shown."""
    of: int = Field(examples=[1])
    """How many pages there are."""
    total: int = Field(examples=[60])
    """How many entries there are on all pages."""


class DocumentLabel(Shape):
    """A document in short."""

    sha256: Sha256
    name: str
    """Name of the file as it was imported."""
    symbol: Symbol
    genre: Genre
    """What kind of document it is."""
    language: Language
    taken_down: bool
    """Whether its text was taken down."""


class Tombstone(Shape):
    """What stands where the law made somebody take a text down."""

    removed: str
    """SHA-256 of what was removed."""
    reason: str
    legal_basis: str
    at: datetime


class Neighbour(Shape):
    """The text before or after one in the report."""

    address: Address
    paragraph: Paragraph
    part: Part


class Beside(Shape):
    """How much stands beside the recommendations of a review."""

    documents: int
    """Documents that speak of the review; the languages of one are one."""
    questions: int
    """Advance questions."""
    unmatched: int
    """Rows of other sources that found no recommendation."""
    pledges: int
    """Voluntary pledges."""


class Brought(Shape):
    """What a document brought to the record."""

    pages: int
    """Pages of text."""
    recommendations: int
    """Distinct paragraphs with a recommendation."""
    texts: int
    """Texts of recommendations."""
    answers: int
    """Answers of the State under review."""
    rows: int
    """Rows that repeat or code recommendations."""
    joined: int
    """How many of the rows found their recommendation in a report."""
    pledges: int
    questions: int
    askers: int
    """States that put the questions."""
    positions: list[PositionCount]
    """The positions that it gives."""


class Translation(Shape):
    """A text in another language, as the source gives it."""

    language: Language
    text: str


class Fact(Shape):
    """Another column of a row, by its name in the source."""

    name: str
    value: str


class Coded(Shape):
    """What a row of another source says of a recommendation, in that source's own words."""

    position: GivenPosition
    as_written: str
    """The answer in the words of the source."""
    position_source: str
    """Where the source found the answer."""
    text: str
    """The recommendation as the source words it."""
    language: Language
    translations: list[Translation]
    action: str
    """Grade of the action asked for, where the source grades it."""
    issues: list[str]
    themes: list[str]
    persons: list[str]
    """Persons affected."""
    sdgs: list[str]
    """Sustainable Development Goals and targets."""
    facts: list[Fact]
    score: int | None = Field(ge=0, le=100)
    """How surely the row was matched to its recommendation, at most 100; null where it found none."""
    reason: str
    """Why it was matched."""


Origin = Annotated[
    str,
    Field(
        description="Where it is from: the genre of the document, whose the data set is (`upr-info`, `uhri`, "
        "`national`), or what a person entered (`correction`, `proposal`).",
        examples=["thematic-list"],
    ),
]
RowKind = Annotated[
    Literal["recommendation", "coding", "pledge", "question"],
    Field(description="A recommendation under its number, a coding of one, a voluntary pledge or an advance question."),
]


class Row(Coded):
    """A row of a source other than the report."""

    kind: RowKind
    origin: Origin
    document: DocumentLabel
    row: int
    """Number of the row in its source, from 1."""
    state: StateName | None
    """The State that is spoken to."""
    session: Session | None
    symbol: Symbol
    paragraph: Paragraph
    part: Part
    body: str = Field(examples=["CRC"])
    """The body that recommends, where it is not the Working Group."""
    concern: bool
    """Whether it expresses a concern and recommends nothing."""
    address: Address | None
    """The recommendation that the row is joined to; null for none."""
    dated: date | None
    """Date of the document that says it."""
    states: list[RecommendingState]


class BodyCount(Shape):
    """How much a body recommends to a State."""

    body: str = Field(examples=["CEDAW"])
    """The body, by its usual abbreviation."""
    rows: int
    concerns: int
    """How many of the rows are concerns and no recommendations."""
    newest: date | None
    """Date of its newest document."""
