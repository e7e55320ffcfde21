"""The small value types every part of the house shares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

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


_NUMBER = re.compile(r"\d+|[a-z]+", re.IGNORECASE)


def paragraph_key(paragraph: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts paragraph numbers as people read them: 90, 90.2, 90.10, 90(a), 91."""
    return tuple((int(part), "") if part.isdigit() else (0, part.lower()) for part in _NUMBER.findall(paragraph))
