"""How delegations recommend when they speak, a data file for each language."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hiwar.kernel.reading.books import NEVER, book, compiled

_NAMES = "<names>"
"""Stands in a pattern for the names of the State that is spoken to."""

_NO_NAME = "(?!)"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language's words; the data file says beside each pattern what it matches."""

    language: str
    patterns: Mapping[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns.get(name, NEVER)


@lru_cache(maxsize=64)
def spoken(language: str, names: Collection[str]) -> Spoken:
    """The words of a language (ISO 639-1) to a State with these names; none, by which nothing is found, when there is
    no data file yet."""
    raw = book(__package__, language)
    ending = raw.get("ending", "")
    stems = sorted((re.escape(_stem(name, raw.get("cut", 0))) for name in names if name), key=len, reverse=True)
    known = [stem + ending for stem in stems]
    state = raw.get("state", "").replace(_NAMES, f"(?:{'|'.join(known) or _NO_NAME})")
    return Spoken(
        language,
        {name: compiled(text.replace("<state>", state)) for name, text in raw.get("patterns", {}).items()},
    )


def _stem(name: str, cut: int) -> str:
    """A name without the letters that change with its case."""
    return name[:-cut] if cut and len(name) > 2 * cut else name
