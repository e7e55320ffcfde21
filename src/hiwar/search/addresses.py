"""Addresses that a reader types or pastes in place of words."""

from __future__ import annotations

import re
from typing import NamedTuple

_SYMBOL = r"(?P<symbol>A/HRC/\w+/[\w./]*\w)"
_PARAGRAPH = r"(?P<paragraph>\d{1,4}(?:\.\d{1,4})*(?:\s?\([a-z]{1,4}\))?)"
_ADDRESS = re.compile(
    rf"{_SYMBOL}(?:(?:\s*[:,]\s*|\s+)(?:para(?:graph)?\.?\s*)?{_PARAGRAPH}(?::(?P<part>\d{{1,3}}))?)?", re.I
)
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})+|\d{1,4}\s?\([a-z]{1,4}\)", re.I)


class Typed(NamedTuple):
    """A place in the record: the symbol of a report, the number of a paragraph, or both; `part` 0 is every part."""

    symbol: str = ""
    paragraph: str = ""
    part: int = 0


def typed(words: str) -> Typed | None:
    """The place that the words are an address of: `A/HRC/27/10:124.16`, `A/HRC/27/10, para. 124.16`, `A/HRC/27/10`,
    or a bare `124.16` or `90(a)`; None when they are not, as for a number without parts."""
    words = words.strip()
    if _NUMBER.fullmatch(words):
        return Typed(paragraph=words.replace(" ", ""))
    found = _ADDRESS.fullmatch(words)
    if found is None:
        return None
    return Typed(found["symbol"], (found["paragraph"] or "").replace(" ", ""), int(found["part"] or 0))
