"""Phrases that the United Nations print, each with the text that prints it, for the documents made for the tests.

They stand in `named_phrases.toml`, which says what was found where, and what is not from a named text.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("ar", "es", "fr", "ru", "zh")
PARTS = ("front", "lists", "answers", "usual")


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase: what it `says` (a part of a title page, or a position), as its source has it `printed`, and the `text`
    of a made document that prints it. `source` and `place` are empty where no named text was found."""

    says: str
    text: str
    printed: str = ""
    source: str = ""
    place: str = ""

    @property
    def is_quoted(self) -> bool:
        """Whether the text has what the source prints, in its order."""
        pieces = (re.escape(_plain(piece)) for piece in self.printed.split("…"))
        return bool(re.search(".*?".join(pieces), _plain(self.text)))


def _plain(words: str) -> str:
    return words.replace("'", "’").casefold().strip()


@cache
def _table() -> dict[str, dict[str, list[dict[str, str]]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def sources() -> set[str]:
    """The names of the texts that are quoted."""
    return set(_table()["sources"])


def named(language: str, part: str) -> tuple[Named, ...]:
    """What a language has of a part: `front`, `lists`, `answers`, or `usual`, which has no named text."""
    return tuple(Named(**row) for row in _table()[language][part])


def front(language: str) -> dict[str, str]:
    """The words of the title page, the headings and the closing paragraph."""
    return {phrase.says: phrase.text for phrase in named(language, "front")}
