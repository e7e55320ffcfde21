"""The titles of each language: what documents call themselves, as regular expressions in a data file each.

The English titles hold besides those of every other language: secretariat and States put English headings over texts
in other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hiwar.kernel.reading.books import NEVER, book, compiled
from hiwar.kernel.reading.model import Genre, Page

_ENGLISH = "en"
_BESIDE = {"united_nations", "of_state", "reviewed_on", "generated", "asked_by"}
"""Patterns of which the English one holds besides; of the others the language's own replaces it."""
_TITLE = 1_200
"""Characters of the first page within which the title stands."""


@dataclass(frozen=True, slots=True)
class Titles:
    """One language's titles, compiled; which text each matches is said in the data file, beside it.

    `genres` pairs a title with the genre that it tells, `mandates` the name of a special procedure with its short one.
    `months` are the names of the months, lower-case, as they stand in a date. `own_date` is a
    date as only this language writes it.
    """

    genres: tuple[tuple[Genre, re.Pattern[str]], ...] = ()
    mandates: tuple[tuple[str, re.Pattern[str]], ...] = ()
    months: dict[str, int] = field(default_factory=dict)
    united_nations: re.Pattern[str] = NEVER
    of_state: re.Pattern[str] = NEVER
    of_session: re.Pattern[str] = NEVER
    of_cycle: re.Pattern[str] = NEVER
    reviewed_on: re.Pattern[str] = NEVER
    generated: re.Pattern[str] = NEVER
    asked_by: re.Pattern[str] = NEVER
    date: re.Pattern[str] = NEVER
    own_date: re.Pattern[str] = NEVER


@lru_cache
def titles(language: str) -> Titles:
    """The titles of a language (ISO 639-1)."""
    raw = book(__package__, language)
    english = book(__package__, _ENGLISH) if language != _ENGLISH else {}
    rows = {name: (*raw.get(name, ()), *english.get(name, ())) for name in ("genres", "mandates")}
    patterns = english.get("patterns", {}) | raw.get("patterns", {})
    for name in _BESIDE & english.get("patterns", {}).keys() & raw.get("patterns", {}).keys():
        patterns[name] = f"(?:{patterns[name]}) | (?:{english['patterns'][name]})"
    return Titles(
        genres=tuple((Genre(row["genre"]), compiled(row["pattern"])) for row in rows["genres"]),
        mandates=tuple((row["body"], compiled(row["pattern"])) for row in rows["mandates"]),
        months=english.get("months", {}) | raw.get("months", {}),
        **{name: compiled(text) for name, text in patterns.items()},
    )


def title_of(pages: Sequence[Page]) -> str:
    """What stands where a document says what it is: the top of its first page, with single blanks."""
    return " ".join((pages[0].text if pages else "")[: 2 * _TITLE].split())[:_TITLE]


def titled(title: str, rows: Iterable[tuple[Genre, re.Pattern[str]]]) -> Genre | None:
    """The genre whose title stands first; of two at one place, the row that comes first."""
    found = [(match.start(), i, genre) for i, (genre, row) in enumerate(rows) if (match := row.search(title))]
    return min(found)[2] if found else None
