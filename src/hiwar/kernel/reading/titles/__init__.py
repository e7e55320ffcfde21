"""The titles of each language: what documents call themselves, as regular expressions in a data file each.

The English titles hold besides those of every other language: secretariat and States put English headings over texts
in other languages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from hiwar.kernel.reading.model import Genre, Page
from hiwar.kernel.reading.scripts import with_vowels

_NEVER = re.compile(r"(?!)")
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
    united_nations: re.Pattern[str] = _NEVER
    of_state: re.Pattern[str] = _NEVER
    of_session: re.Pattern[str] = _NEVER
    of_cycle: re.Pattern[str] = _NEVER
    reviewed_on: re.Pattern[str] = _NEVER
    generated: re.Pattern[str] = _NEVER
    asked_by: re.Pattern[str] = _NEVER
    date: re.Pattern[str] = _NEVER
    own_date: re.Pattern[str] = _NEVER


@lru_cache
def titles(language: str) -> Titles:
    """The titles of a language (ISO 639-1)."""
    raw = _raw(language)
    english = _raw(_ENGLISH) if language != _ENGLISH else {}
    rows = {name: (*raw.get(name, ()), *english.get(name, ())) for name in ("genres", "mandates")}
    patterns = english.get("patterns", {}) | raw.get("patterns", {})
    for name in _BESIDE & english.get("patterns", {}).keys() & raw.get("patterns", {}).keys():
        patterns[name] = f"(?:{patterns[name]}) | (?:{english['patterns'][name]})"
    return Titles(
        genres=tuple((Genre(row["genre"]), _compiled(row["pattern"])) for row in rows["genres"]),
        mandates=tuple((row["body"], _compiled(row["pattern"])) for row in rows["mandates"]),
        months=english.get("months", {}) | raw.get("months", {}),
        **{name: _compiled(text) for name, text in patterns.items()},
    )


def title_of(pages: Sequence[Page]) -> str:
    """What stands where a document says what it is: the top of its first page, with single blanks."""
    return " ".join((pages[0].text if pages else "")[: 2 * _TITLE].split())[:_TITLE]


def titled(title: str, rows: Iterable[tuple[Genre, re.Pattern[str]]]) -> Genre | None:
    """The genre whose title stands first; of two at one place, the row that comes first."""
    found = [(match.start(), i, genre) for i, (genre, row) in enumerate(rows) if (match := row.search(title))]
    return min(found)[2] if found else None


def _raw(language: str) -> dict[str, Any]:
    file = resources.files(__package__).joinpath(f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(with_vowels(text.strip()), re.VERBOSE | re.IGNORECASE)
