"""The small value types every part of the house shares."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The six official languages of the United Nations (ISO 639-1), in the Organization's own alphabetical order."""


class PositionValue(StrEnum):
    """What a State under review said of a recommendation, normalised (Council resolution 5/1, annex, para. 32).

    The State's exact words are always kept beside the value. `PENDING` means that the State has announced a later
    answer; `UNCLEAR` that its words fit none of the others.
    """

    SUPPORTED = "supported"
    NOTED = "noted"
    PARTLY = "partly"
    PENDING = "pending"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one page: characters `start` to `end` (exclusive) of the page's text; pages count from 1."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year as ISO 8601 writes it: `2014-05-01`, `2026-04`, `2027`; ValueError for anything else."""

    iso: str

    def __post_init__(self) -> None:
        sentence = f"{self.iso!r} is no day, month or year: write 2014-05-01, 2026-04 or 2027"
        if not _PARTIAL.fullmatch(self.iso):
            raise ValueError(sentence)
        try:
            date.fromisoformat(f"{self.iso}-01-01"[:10])
        except ValueError as error:
            raise ValueError(sentence) from error

    @property
    def first(self) -> date:
        """The first day that may be meant."""
        return date.fromisoformat(f"{self.iso}-01-01"[:10])

    @property
    def last(self) -> date:
        """The last day that may be meant."""
        month = 12 if len(self.iso) == 4 else self.first.month
        return self.day or date(self.first.year, month, monthrange(self.first.year, month)[1])

    @property
    def day(self) -> date | None:
        """The day, None where only the month or the year is known."""
        return self.first if len(self.iso) == 10 else None

    @property
    def year(self) -> int:
        """The year, which is always known."""
        return self.first.year


_PARTIAL = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)

_NUMBER = re.compile(r"\d+|[a-z]+", re.IGNORECASE)


def paragraph_key(paragraph: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts paragraph numbers as people read them: 90, 90.2, 90.10, 90(a), 91."""
    return tuple((int(part), "") if part.isdigit() else (0, part.lower()) for part in _NUMBER.findall(paragraph))


def plain(value: Any) -> Any:
    """A value as JSON carries it: named tuples as objects, other tuples as lists, at any depth."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple | list) else value
