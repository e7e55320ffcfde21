"""What reading a document gives: its pages, what it says it is, and the recommendations found, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from hiwar.kernel.values import Place, PositionValue


class ErrorKind(StrEnum):
    """Whether a file itself cannot be read, or can be and is another document than a report that is read."""

    UNREADABLE = "unreadable"
    OTHER_DOCUMENT = "other-document"


class ReadingError(Exception):
    """A document cannot be read.

    `problem` says what is wrong, `place` where (a page, a byte, the first line; may be empty), `remedy` what the
    person who has the file can do, `kind` what sort of trouble it is. `sentence(file)` joins them for people.
    """

    def __init__(self, problem: str, *, place: str = "", remedy: str, kind: ErrorKind = ErrorKind.UNREADABLE) -> None:
        super().__init__(problem)
        self.problem, self.place, self.remedy, self.kind = problem, place, remedy, kind

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
class ReadRecommendation:
    """One recommendation text with its own States.

    `paragraph` is the full number (`124.16`, `90.1`, `90(a)`, `42`); `part` counts the texts under one number from 1.
    `text` comes without number, States and final punctuation. `recommending` holds ISO 3166-1 alpha-3 codes;
    `states_as_written` every name as printed, resolved or not. `position_source` reads `A/HRC/27/10, para. 124`.
    `page` is the physical page (from 1) where the text begins, None where the format has no pages; `places` marks
    the stretches of the pages' text that hold it; `unknown_states` are the printed names that no State is known by.
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


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document; what is unknown is None. `language` is ISO 639-1, `session` the number
    of the session of the UPR Working Group, `media_type` the kind of file. `warnings` are sentences for people."""

    media_type: str
    symbol: str | None
    state_under_review: str | None
    session: int | None
    language: str | None
    pages: tuple[Page, ...]
    recommendations: tuple[ReadRecommendation, ...]
    warnings: tuple[str, ...] = field(default=())
