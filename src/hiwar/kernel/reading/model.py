"""What reading a document gives: its pages, what it says it is, and the recommendations found, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from hiwar.kernel.values import Place, PositionValue


class Genre(StrEnum):
    """What kind of document it is. `LIST` is a plain text of numbered recommendations on its own, `DATA_SET` a table of
    somebody else's rows, `STATEMENT` what was said in public (`press`), `OTHER` a United Nations document of none of
    these kinds."""

    REPORT = "report"
    ADDENDUM = "addendum"
    CORRIGENDUM = "corrigendum"
    THEMATIC_LIST = "thematic-list"
    NATIONAL_REPORT = "national-report"
    COMPILATION = "compilation"
    SUMMARY = "summary"
    ADVANCE_QUESTIONS = "advance-questions"
    DECISION = "decision"
    CONCLUDING_OBSERVATIONS = "concluding-observations"
    MISSION_REPORT = "mission-report"
    LIST = "list"
    DATA_SET = "data-set"
    STATEMENT = "statement"
    OTHER = "other"


class ErrorKind(StrEnum):
    """Whether a file itself cannot be read, or can be and is another document than those that are read, or is a part of
    a data set that is read with another file of its folder, or is known and holds nothing that a record keeps."""

    UNREADABLE = "unreadable"
    OTHER_DOCUMENT = "other-document"
    PART = "part"
    NOT_KEPT = "not-kept"


class ReadingError(Exception):
    """A document cannot be read.

    `problem` says what is wrong, `place` where (a page, a byte, the first line; may be empty), `remedy` what the
    person who has the file can do, `kind` what sort of trouble it is. `sentence(file)` joins them for people.
    """

    def __init__(self, problem: str, *, place: str = "", remedy: str, kind: ErrorKind = ErrorKind.UNREADABLE) -> None:
        super().__init__(problem)
        self.problem, self.place, self.remedy, self.kind = problem, place, remedy, kind

    def parts(self) -> dict[str, str]:
        """What is wrong, where, and what to do, for whoever says it in another language."""
        return {"problem": self.problem, "place": self.place, "remedy": self.remedy}

    def sentence(self, file: str) -> str:
        """One sentence naming the file, the place and the remedy."""
        where = f" ({self.place})" if self.place else ""
        return f"{file}{where}: {self.problem}; {self.remedy}."


@dataclass(frozen=True, slots=True)
class Page:
    """One page of text as extracted, its number counted from 1, without page furniture removed."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its text, a paragraph or a line broken by hand a line; the first of the columns that it
    spans, counted from 0, and how many; the page on which it begins."""

    text: str
    column: int
    span: int
    page: int


Table = tuple[tuple[Cell, ...], ...]
"""The rows of a table. A table inside of a cell is text of that cell."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its pages, and where the format has them its tables, whose text the pages hold too, what its
    page headers say, and the category in its properties."""

    pages: list[Page]
    tables: tuple[Table, ...] = ()
    headers: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True, slots=True)
class ReadRecommendation:
    """One recommendation text with its own States.

    `paragraph` is the full number (`124.16`, `90.1`, `90(a)`, `42`); `part` counts the texts under one number from 1.
    `text` comes without number, States and final punctuation. `recommending` holds ISO 3166-1 alpha-3 codes;
    `states_as_written` every name as printed, resolved or not. `position_source` reads `A/HRC/27/10, para. 124`.
    `page` is the physical page (from 1) where the text begins, None where the format has no pages; `places` marks
    the stretches of the pages' text that hold it; `unknown_states` are the printed names that no State is known by.

    `themes`, `persons` and `sdgs` are the labels that a thematic list prints beside it, as printed. `body` is the body
    that made it (`CRC`, `SR Torture`), None in the Universal Periodic Review, where States do. `alone` says that a
    thematic list gives this text a row of its own, whatever else stands under the number.
    """

    paragraph: str
    part: int
    text: str
    recommending: tuple[str, ...]
    states_as_written: tuple[str, ...]
    position: PositionValue | None
    position_as_written: str | None
    position_source: str | None
    page: int | None
    places: tuple[Place, ...] = ()
    unknown_states: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    body: str | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ReadPosition:
    """What an addendum answers to one paragraph of the Working Group's report, ranges expanded.

    `paragraph` is the full number in the report (`124.16`). `as_written` is the sentence or heading that states the
    position, `comment` what the State says besides of this paragraph, `source` where (`A/HRC/28/15/Add.1, para. 3`).
    """

    paragraph: str
    position: PositionValue
    as_written: str
    comment: str | None
    source: str | None
    page: int | None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """One question that a State put in writing before a review. `state` is its code, None when the name as written
    resolves to none."""

    state: str | None
    state_as_written: str
    text: str
    page: int | None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document; what is unknown is None. `language` is ISO 639-1, `session` the number
    of the session of the UPR Working Group, `date` the document's own date (ISO 8601), `media_type` the kind of file,
    `body` the body that a document of a treaty body or a special procedure is by. `answers` is the symbol of the report
    that an addendum, a thematic list or a decision belongs to, `original` the language that the document says it was
    translated from, or its own. `exported` says that Hiwar wrote it from a record, so that it is no source of its own.
    `warnings` are sentences for people."""

    media_type: str
    symbol: str | None
    state_under_review: str | None
    session: int | None
    language: str | None
    pages: tuple[Page, ...]
    recommendations: tuple[ReadRecommendation, ...]
    warnings: tuple[str, ...] = field(default=())
    genre: Genre = Genre.REPORT
    date: str | None = None
    body: str | None = None
    answers: str | None = None
    positions: tuple[ReadPosition, ...] = ()
    questions: tuple[ReadQuestion, ...] = ()
    original: str | None = None
    exported: bool = False


EXPORT = "Hiwar export"
"""The category, in the properties of a document, by which Hiwar knows what it wrote from a record."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader of a genre finds in the text of a document; the rest of a `Reading` is known without it."""

    recommendations: tuple[ReadRecommendation, ...] = ()
    positions: tuple[ReadPosition, ...] = ()
    questions: tuple[ReadQuestion, ...] = ()
    notes: tuple[str, ...] = ()


class RowKind(StrEnum):
    """What a row of a data set is: a recommendation with its own paragraph number, a coding of one without, or a
    voluntary pledge of the State under review, which nobody recommended; what a State did under a treaty (`facts` are
    pairs of the kind and the date, `document` the treaty); or the title of a treaty."""

    RECOMMENDATION = "recommendation"
    CODING = "coding"
    PLEDGE = "pledge"
    TREATY_ACTS = "treaty-acts"
    TREATY_TITLE = "treaty-title"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a data set, in the data set's own words.

    `row` counts the rows of the file from 1, headings not counted; `id` is the row's key in its source, where it has
    one. `text` is in `language`; `translations` holds (language, text) pairs of the same. `response` is the position as
    the source words it, `position` its normalised value. `action` and `issues` are the source's own codes. `document`,
    `paragraph` and `part` are known where the row says them. `body` is None for the Universal Periodic Review.
    `concern` says that the row is an observation or concern and no recommendation. `facts` holds other columns as
    (name, value) pairs, like a national mechanism's status and institutions.
    """

    kind: RowKind
    row: int
    text: str
    language: str
    state_under_review: str | None
    session: int | None = None
    id: str | None = None
    document: str | None = None
    paragraph: str | None = None
    part: int = 1
    body: str | None = None
    date: str | None = None
    concern: bool = False
    recommending: tuple[str, ...] = ()
    states_as_written: tuple[str, ...] = ()
    response: str | None = None
    position: PositionValue | None = None
    action: str | None = None
    issues: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
