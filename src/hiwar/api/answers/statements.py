"""Statements: what they claim, what the record says of it, and what people say of that."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from hiwar.api.answers.parts import Day, Language, Pages, Sha256, Shape, StateName, Tombstone

Verdict = Annotated[
    str,
    Field(
        description="`shown`, `partly`, `contradicted`, `not_in_record` (the record is silent), `not_checkable` (a "
        "judgement), `empirical` (a question for measurement) or `commitment` (to be followed).",
        examples=["shown"],
    ),
]
Kind = Annotated[str, Field(description="What a claim is about.", examples=["review_count"])]
Standing = Literal["open", "due", "answered"]
Counts = Annotated[dict[str, int], Field(description="How many claims have each verdict.")]


Days = create_model(  # type: ignore[call-overload]
    "Days",
    __base__=Shape,
    __doc__="Between when and when a statement was made.",
    **{"from": (date, ...), "to": (date, ...)},  # a word of the language names no attribute of a class
)


class CheckedSpeaker(Shape):
    """Who speaks, as the text names them."""

    id: str
    """`reporter` for the writer."""
    name: str | None
    office: str | None
    state: str | None
    state_name: str | None = None
    """Left out where no State is known."""


class CheckedQuotation(Shape):
    """Words of a speaker; places are code points in the text."""

    start: int
    end: int
    speaker: str
    direct: bool
    depth: int


class CheckedEvidence(Shape):
    """One thing that the record holds."""

    fact: str = Field(examples=["review"])
    value: Any
    """What it holds, by the kind of fact."""
    date: str | None
    source: str | None
    verified: bool
    told: str
    """The same in a line, in the language asked for."""


class PageToSee(Shape):
    """A page of the site, of one State."""

    page: str
    state: str


class Measure(Shape):
    """What an empirical question asks for."""

    name: str
    page: str | None
    """The page that measures it; null where there is none yet."""
    see: list[PageToSee]


class CheckedClaim(Shape):
    """A claim with what the record says of it."""

    quote: str
    start: int
    end: int
    speaker: str
    kind: Kind
    states: list[str]
    value: Any
    """What the text claims, by kind (docs/checking.md)."""
    verdict: Verdict
    verdict_name: str
    verified: bool
    """False where what the record shows or contradicts rests on nothing that is verified."""
    reason: str
    sentence: str
    evidence: list[CheckedEvidence]
    computed: str | None
    missing: list[str]
    as_of: Day
    again_on: Day
    confidence: float
    measure: Measure | None


class Checked(Shape):
    """A text with its claims, as the record stood on its day."""

    text: str
    title: str | None
    language: Language
    date: Days  # type: ignore[valid-type]
    speakers: list[CheckedSpeaker]
    quotations: list[CheckedQuotation]
    claims: list[CheckedClaim]
    counts: Counts


class FindingCorrection(Shape):
    """What a person says of a finding; what was found stays."""

    check: int
    """Number of the check whose finding it is."""
    kind: str
    """Empty where as it was found."""
    kind_name: str
    verdict: str
    """Empty where as it was found."""
    verdict_name: str
    no_claim: bool
    """Whether the words claim nothing of the kind."""
    words: str
    source: str
    reason: str
    author: str
    at: datetime


class KeptClaim(CheckedClaim):
    """A claim of a statement in the record."""

    number: int
    corrections: list[FindingCorrection]


class MarkedPiece(Shape):
    """A stretch of the text."""

    text: str
    claim: int | None
    verdict: str | None
    begins: bool
    ends: bool
    said: bool
    """Whether somebody else than the writer says it."""


class KeptFindings(Checked):
    """The same of a statement in the record, with its text in pieces."""

    claims: list[KeptClaim]  # type: ignore[assignment]
    corrected: int
    """How many of its findings people have corrected; `counts` go by what they say."""
    paragraphs: list[list[MarkedPiece]]


class StatementLabel(Shape):
    """What a statement is called, when it was made and where it comes from."""

    number: int
    title: str
    language: Language
    date: Days  # type: ignore[valid-type]
    dated: Literal["given", "told", "unknown"]
    """Whether these days were given by whoever entered it, told by the text, or nobody knows them."""
    source: str
    address: str
    at: datetime
    """When it was entered."""


class ListedStatement(StatementLabel):
    """A statement in short."""

    states: list[StateName]
    """The States whose speakers it quotes."""
    counts: Counts
    corrected: int
    """How many of its findings people have corrected."""


class StatementWithdrawn(Shape):
    """That it should not have been entered."""

    reason: str
    author: str
    at: datetime


class StatementInFull(StatementLabel):
    """All that is known of a statement itself."""

    author: str
    document: Sha256
    media_type: str
    states: list[StateName]
    withdrawn: StatementWithdrawn | None
    tombstone: Tombstone | None


class StatementCheck(Shape):
    """Once that it was held against the record."""

    number: int
    checker: str
    """The edition that did it."""
    author: str
    at: datetime


class Statement(Shape):
    """A statement as its newest check has it."""

    statement: StatementInFull
    check: StatementCheck
    checks: list[StatementCheck]
    found: KeptFindings


class StatementFilters(Shape):
    """What was asked of the list."""

    q: str
    state: str
    how: Literal["speaker", "spoken_of", ""]
    verdict: str


class StatementChoices(Shape):
    """What can be asked for."""

    state: list[StateName]
    verdict: list[str]


class Statements(Shape):
    """Statements, the newest first."""

    filters: StatementFilters
    filtered: bool
    choices: StatementChoices
    statements: list[ListedStatement]
    pages: Pages


class HowFilter(Shape):
    """What was asked of a State's statements."""

    how: Literal["speaker", "spoken_of", ""]


class HowCounts(Shape):
    """In how many the State speaks, and in how many it is spoken of."""

    speaker: int
    spoken_of: int


class StateStatements(Shape):
    """The statements of a State, and those that speak of it."""

    state: StateName
    filters: HowFilter
    counts: HowCounts
    statements: list[ListedStatement]
    pages: Pages


class SpokenOf(Shape):
    """The statements that speak of it."""

    statements: list[ListedStatement]
    more: bool
    """Whether there are more than these."""


class CommitmentFilters(Shape):
    """What was asked of the commitments."""

    state: str
    show: Literal["open", "due", "answered", ""]


class CommitmentCounts(Shape):
    """How many commitments stand how."""

    open: int
    due: int
    answered: int


class CommitmentChoices(Shape):
    """What can be asked for."""

    state: list[StateName]


class Commitment(Shape):
    """What was announced, and what the record holds since."""

    statement: StatementLabel
    claim: int
    """Number of the claim in the statement."""
    quote: str
    by: StateName
    states: list[StateName]
    """The other States that it names."""
    again_on: Day
    standing: Standing
    followed: bool
    """Whether the record holds anything that could answer it."""
    evidence: list[CheckedEvidence]


class Commitments(Shape):
    """Commitments as they stood on a day."""

    on: date
    filters: CommitmentFilters
    filtered: bool
    counts: CommitmentCounts
    choices: CommitmentChoices
    commitments: list[Commitment]
    pages: Pages
