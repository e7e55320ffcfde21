"""How the words that a reader types are looked for in the texts: the same in the search and in a review's matrix.

A word is found as a whole word, also with a plain plural ending (`boat` finds boats, and not boathouse); `boat*` finds
every word that begins so; words between quotation marks are found as they stand, one after the other. An Arabic word is
also found with the article and the particles that are written on to it; Chinese, which leaves no space between words,
is found wherever it stands.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hiwar.kernel.understanding.search_text import normalise

LIMIT = 12
"""More words than this narrow nothing any more; the rest is left out."""

_PIECE = re.compile(r"""["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)""")
_PLURALS = ("", "s", "es")
_WRITTEN_ON = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "ك")
_ARABIC = re.compile("[\u0621-\u064a]")
NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Wanted(NamedTuple):
    """One thing that a text must hold: any of `forms`, looked for in the text that `padded` gives."""

    forms: tuple[str, ...]

    def within(self, search_text: str) -> bool:
        """Whether a normalised text holds it."""
        text = padded(search_text)
        return any(form in text for form in self.forms)


def padded(search_text: str) -> str:
    """A normalised text between two spaces, so that every word of it stands between two."""
    return f" {search_text} "


def wanted(words: str) -> list[Wanted]:
    """What a reader's words ask for, all of it; empty when they hold nothing that could stand in a text."""
    found = []
    for phrase, word in _PIECE.findall(words):
        said = normalise(phrase or word)
        if said:
            found.append(Wanted(_forms(said, beginning=(phrase or word).endswith("*"), exact=bool(phrase))))
    return found[:LIMIT]


def _forms(said: str, *, beginning: bool, exact: bool) -> tuple[str, ...]:
    if NO_SPACES.search(said):
        return (said,)
    end = "" if beginning else " "
    if _ARABIC.search(said) and not exact:
        return tuple(f" {particle}{said}{end}" for particle in _WRITTEN_ON)
    if exact or beginning or not said[-1].isalpha():
        return (f" {said}{end}",)
    return tuple(f" {said}{plural} " for plural in _PLURALS)
