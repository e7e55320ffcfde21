"""What a request may say: each parameter with its type, its limits and its meaning.

The filters are those of the pages, but what no page would find is refused (422) and not silently matched by nothing: a
program cannot see that it has mistyped. A parameter without a value is as good as left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from ninja import Path
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from hiwar.dialogue import queries as dialogue
from hiwar.kernel.checking import Verdict
from hiwar.kernel.meeting import KINDS
from hiwar.kernel.reading import Genre
from hiwar.kernel.values import LANGUAGES
from hiwar.resolutions import queries as resolutions
from hiwar.reviews import queries as reviews
from hiwar.statements import queries as statements
from hiwar.treaties import queries as treaties

LONGEST = 200
"""Characters of the words and addresses that a request may hold."""

_CODE = r"^[A-Za-z]{3}$"
_STATE = "code (ISO 3166-1 alpha-3), in small or capital letters"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the words that the record knows."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """As pydantic asks what may be said."""
        return core_schema.literal_schema(list(self.words))


Lang = Annotated[str, OneOf(LANGUAGES)]
Position = Annotated[str, OneOf(reviews.POSITIONS)]
GivenPosition = Annotated[str, OneOf(tuple(each for each in reviews.POSITIONS if each != reviews.NO_POSITION))]
GenreName = Annotated[str, OneOf(tuple(genre.value for genre in Genre))]
Beside = Annotated[str, OneOf(tuple(reviews.BESIDE))]
Read = Annotated[str, OneOf(reviews.READ_FROM)]
Sort = Annotated[str, OneOf(tuple(f"{sign}{sort}" for sort in reviews.SORTS for sign in ("", "-")))]
MeetingKind = Annotated[str, OneOf(tuple(KINDS))]
Day = Annotated[str, Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", examples=["2026-05-04"])]
BodyName = Annotated[str, OneOf(tuple(resolutions.BODIES))]
ModeName = Annotated[str, OneOf(tuple(resolutions.MODES))]
SubjectName = Annotated[str, OneOf(tuple(resolutions.KINDS))]
PutName = Annotated[str, OneOf(tuple(resolutions.PUTS))]
VoteName = Annotated[str, OneOf(resolutions.CHOICES)]
Yes = Annotated[str, OneOf(("yes",))]
Code = Annotated[str, Field(pattern=_CODE)]
Words = Annotated[str, Field(max_length=LONGEST)]
Short = Annotated[str, Field(max_length=64)]
OnDay = Annotated[date, Field(json_schema_extra={"maxLength": 10})]
Year = Annotated[int, Field(ge=1900, le=2999)]
SessionNumber = Annotated[int, Field(ge=0, le=9999)]

TreatyBody = Annotated[str, OneOf(treaties.BODIES)]
ReportedInstrument = Annotated[str, OneOf(treaties.REPORTED)]
Standing = Annotated[str, OneOf(tuple(treaties.GROUPS))]
How = Annotated[str, OneOf(statements.AS)]
VerdictName = Annotated[str, OneOf(tuple(verdict.value for verdict in Verdict))]
CommitmentStanding = Annotated[str, OneOf(statements.STANDINGS)]
StatementNumber = Annotated[int, Path(..., ge=1, le=999_999_999, description="Number of the statement.", example=1)]
InstrumentName = Annotated[
    str, Path(..., max_length=32, description="Short name of the treaty or protocol.", example="CRC")
]

Iso3 = Annotated[str, Path(..., pattern=_CODE, description=f"The State: its {_STATE}.", example="XTV")]
Session = Annotated[
    int, Path(..., ge=0, le=9999, description="Number of the Working Group's session; 0 is the training session.")
]
Address = Annotated[
    str,
    Path(
        ...,
        max_length=LONGEST,
        description="Symbol of the report, a colon, the number of the paragraph, and for the second text under that "
        "number and those after it a colon and the part. Its slashes may stand as they are or percent-encoded. The "
        "symbol alone leads to the review.",
        example="A/HRC/TRAINING/1:6.4",
    ),
]
ResolutionAddress = Annotated[
    str,
    Path(
        ...,
        max_length=LONGEST,
        description="Symbol of the resolution, its slashes as they are or percent-encoded; of a text whose number is "
        "not known what the list calls its address.",
        example="A/RES/70/172",
    ),
]
VoteKey = Annotated[
    str,
    Path(..., max_length=LONGEST, description="What a source calls the vote, after its name.", example="voeten:4604"),
]
OtherIso3 = Annotated[str, Path(..., pattern=_CODE, description=f"The other State: its {_STATE}.", example="XBD")]
DocumentName = Annotated[
    str,
    Path(
        ...,
        max_length=LONGEST,
        description="SHA-256 of the document in small hexadecimal digits, or its symbol, which leads to it.",
        example="A/HRC/TRAINING/1",
    ),
]
Sha256 = Annotated[
    str, Path(..., pattern="^[0-9a-f]{64}$", description="SHA-256 of the document in small hexadecimal digits.")
]
OfSession = Annotated[int, Path(..., ge=0, le=9999, description="Number of the Working Group's session.", example=47)]
ErrorNumber = Annotated[int, Path(..., ge=1, le=2_147_483_647, description="Number of the report of an error.")]
MeetingNumber = Annotated[int, Path(..., ge=1, le=999_999_999, description="Number of the meeting.", example=7)]
ScreenName = Annotated[
    str,
    OneOf((*dialogue.PARTS, dialogue.WALL)),
    Path(..., description="The screen of a part that the token's holder has, or that of the wall.", example="wall"),
]
PageNumber = Annotated[int, Path(..., ge=1, le=9999, description="Number of the page in the file, from 1.", example=2)]


class Asked(BaseModel):
    """What every request may ask."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    lang: Lang = "en"
    """Language of names and of the sentences of problems; quoted texts keep their own."""

    def filters(self) -> dict[str, str]:
        """What was typed, by name, as the queries of the pages read it."""
        typed = self.model_dump(exclude={"lang", "page"}, exclude_none=True)
        return {name: str(value) for name, value in typed.items()}


class AskedPage(Asked):
    """A page of a list."""

    page: int = Field(1, ge=1, le=999_999)
    """Page of the list, from 1; beyond the last page the last is answered."""


class Search(AskedPage):
    """A search."""

    q: Words | None = None
    """Words that the text must hold, all of them: `boat*` is the beginning of a word, `"old boats"` one word after the
    other. An address (`A/HRC/TRAINING/1:17.4`), a symbol or a bare number (`17.4`) finds what stands there, and a
    question in plain words that names States, a year or a session is taken apart where it finds nothing as it
    stands."""
    of: Code | None = None
    """The State under review."""
    by: Code | None = None
    """A recommending State."""
    position: Position | None = None
    """The answer of the State under review."""
    session: SessionNumber | None = None
    """Number of the Working Group's session."""
    year: Year | None = None
    """Year in which the Working Group met."""


class States(Asked):
    """Some of the States."""

    q: Words | None = None
    """Beginning of a name, in any of the six languages."""
    group: Short | None = None
    """Code of a regional group: AG, APG, EEG, GRULAC or WEOG."""


class AsOf(Asked):
    """A day."""

    on: OnDay | None = None
    """As it stood on this day; else today."""


class Obligations(AskedPage):
    """Some of the reports to treaty bodies."""

    on: OnDay | None = None
    """As they stood on this day; else today."""
    state: Code | None = None
    """The State that owes them."""
    body: TreatyBody | None = None
    """The treaty body."""
    instrument: ReportedInstrument | None = None
    """The treaty or protocol, by its short name."""
    status: Standing | None = None
    """How they stand: `overdue`, `not_recorded` (it would be overdue by the rule alone, but the steps known do not
    reach so far), `due`, `not_known` or `submitted`."""


class Bodies(AskedPage):
    """Some of the recommendations of other bodies."""

    body: Short | None = None
    """One body, as the answer names it (`CRC`)."""


class Matrix(Asked):
    """Some of the texts of a review."""

    by: Code | None = None
    """A recommending State."""
    group: Short | None = None
    """Code of a regional group of recommending States, as they were grouped on the day of the review."""
    position: Position | None = None
    """The answer of the State under review."""
    q: Words | None = None
    """Words that the text must hold, as in the search."""
    elsewhere: GivenPosition | None = None
    """The position that another source gives, where the record leaves it open."""
    differs: Yes | None = None
    """`yes`: only the texts on which the sources disagree."""
    sort: Sort | None = None
    """Order of the texts, `number` when nothing is said; with a minus the other way round."""


class WhatStandsBeside(AskedPage):
    """A kind of rows beside a review."""

    what: Beside | None = None
    """The kind of rows; when nothing is said, the first that there is."""


class Sheets(AskedPage):
    """Some of the meetings that were opened."""

    kind: MeetingKind | None = None
    """The kind of meeting."""
    of: Code | None = None
    """The State under review."""
    since: Day | None = None
    """The first day on which a meeting was opened (UTC)."""
    until: Day | None = None
    """The last day on which a meeting was opened (UTC)."""
    rehearsals: Yes | None = None
    """`yes`: rehearsals of invented States, instead of meetings of real ones."""


class Documents(AskedPage):
    """Some of the documents."""

    genre: GenreName | None = None
    """What kind of document it is."""
    of: Code | None = None
    """The State that it is about. The documents of invented States are listed only when asked for so."""
    session: SessionNumber | None = None
    """Number of the Working Group's session."""
    language: Lang | None = None
    """Language of the document."""


class Resolutions(AskedPage):
    """Some of the resolutions."""

    q: Words | None = None
    """Words of the title, all of them, or a part of the symbol."""
    body: BodyName | None = None
    """Who adopted it."""
    year: Year | None = None
    """Year of its adoption."""
    adoption: ModeName | None = None
    """How it was adopted."""
    kind: SubjectName | None = None
    """Country-specific or thematic."""
    about: Code | None = None
    """A State that its title names."""


class Statements(AskedPage):
    """Some of the statements."""

    q: Words | None = None
    """Words of the title or the source."""
    state: Code | None = None
    """A State that speaks or is spoken of."""
    how: How | None = None
    """Whether that State speaks, or is spoken of; else either."""
    verdict: VerdictName | None = None
    """Those with such a claim."""


class StateStatements(AskedPage):
    """Some of a State's statements."""

    how: How | None = None
    """Whether the State speaks, or is spoken of; else either."""


class Commitments(AskedPage):
    """Some of the commitments."""

    on: OnDay | None = None
    """As they stood on this day; else today."""
    state: Code | None = None
    """Who promises."""
    show: CommitmentStanding | None = None
    """How they stand."""


class ComparedVotes(AskedPage):
    """Some of the votes of two States."""

    q: Words | None = None
    """Words of the title, all of them."""
    body: BodyName | None = None
    """Where the vote was."""
    about: Code | None = None
    """A State that the title names."""
    put: PutName | None = None
    """What was put to the vote."""
    since: Year | None = None
    """The first year."""
    until: Year | None = None
    """The last year."""


class StateVotes(ComparedVotes):
    """Some of the votes of a State."""

    vote: VoteName | None = None
    """How it voted."""


class Document(AskedPage):
    """A part of what was read from a document."""

    what: Read | None = None
    """The kind of what was read; when nothing is said, the first that there is."""
    q: Words | None = None
    """Words that a page must hold, as in the search."""
