"""What thematic lists call their columns and headings, a data file for each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from hiwar.kernel.reading.books import book, compiled
from hiwar.kernel.values import PositionValue


@dataclass(frozen=True, slots=True)
class ListPhrases:
    """One language's words. `columns` are what the heading of a column of each kind holds, the first that fits; the
    data file says beside each of the others what it matches."""

    columns: tuple[tuple[str, re.Pattern[str]], ...]
    positions: tuple[tuple[PositionValue, re.Pattern[str]], ...]
    patterns: Mapping[str, re.Pattern[str]]

    def column(self, heading: str) -> str | None:
        """What a column with this heading holds: recommendation, states, position, themes, persons or sdgs."""
        return next((kind for kind, pattern in self.columns if pattern.search(heading)), None)

    def position(self, words: str) -> PositionValue | None:
        """The position that these words name and nothing else."""
        return next((value for value, pattern in self.positions if pattern.fullmatch(words)), None)


@lru_cache
def list_phrases(language: str) -> ListPhrases:
    """The words of a language (ISO 639-1); no words, by which no list is known, when there is no data file yet."""
    raw = book(__package__, language)
    return ListPhrases(
        columns=tuple((kind, compiled(pattern)) for kind, pattern in raw.get("columns", {}).items()),
        positions=tuple((PositionValue(row["value"]), compiled(row["pattern"])) for row in raw.get("positions", ())),
        patterns={name: compiled(pattern) for name, pattern in raw.get("patterns", {}).items()},
    )
