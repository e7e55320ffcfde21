"""Which letters may open a sentence, in the scripts of the six languages."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hiwar.kernel.reading.phrases import Phrases

CAPITALS = "A-ZÀ-ÖØ-ÞŒА-ЯЁ"
"""Capital letters, as the inside of a character class."""

SMALL = "a-zß-öø-ÿœа-яё"
"""Small letters, as the inside of a character class."""

UNCASED = "\\u0620-\\u064a\\u0671-\\u06d3\\u3400-\\u4dbf\\u4e00-\\u9fff"
"""Arabic and Chinese letters, which have no case, as the inside of a character class."""

CHINESE = "\\u3000-\\u303f\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef"
"""Chinese characters and stops, as the inside of a character class."""

OPENING = CAPITALS + UNCASED
"""Letters that may open a sentence, as the inside of a character class."""

_SHAPES = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+")
_WIDE = re.compile(f"[{CHINESE}]")


def latin(letters: str, phrases: Phrases) -> str:
    """The letters of a list as Latin ones, whatever the alphabet: the label is the same in every language."""
    return "".join(
        ascii_lowercase[phrases.alphabet.index(each)] if each in phrases.alphabet else each for each in letters
    )


def may_open(text: str) -> bool:
    """Whether a sentence may begin with this text: with a capital, or with a letter of a script without case."""
    first = text[:1]
    return first.isalpha() and not first.islower()


def plain_letters(text: str) -> str:
    """Arabic presentation forms, the shapes that letters and ligatures have in print, as the letters that they show."""
    return _SHAPES.sub(lambda shapes: unicodedata.normalize("NFKC", shapes[0]).replace(" ", ""), text)


def width(text: str) -> int:
    """How long a text is in print, in Latin letters: a Chinese character takes the room of two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
