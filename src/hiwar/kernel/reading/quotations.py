"""Where a text quotes: the stretches between quotation marks of every style, one inside the other.

Marks say by themselves whether they open (`«`, `„`) or close (`»`), or it shows from where they stand: after
a blank and before a word one opens, after a word one closes. The press prints one mark for both, and forgets the last
one: a quotation that is not closed ends with its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words between two marks, without these; `depth` counts the quotations around it; `closed` is False where the
    closing mark is missing."""

    start: int
    end: int
    depth: int
    closed: bool


_OPEN = frozenset("„«「『‹")
_CLOSE = frozenset("»」』›")
_EITHER = frozenset('“”‟"＂')
_SINGLE = frozenset("‘’'")
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f([{—–-:،,/")
_ARABIC_PREFIXES = frozenset("وفبلك")


def quotations(text: str, start: int, end: int, *, chinese: bool = False) -> list[Quoted]:
    """The quotations in one paragraph of a text, in the order in which they begin."""
    found: list[Quoted] = []
    open_at: list[tuple[int, str]] = []
    for place, opens in _marks(text, start, end, open_at, chinese=chinese):
        if opens:
            open_at.append((place + 1, text[place]))
        elif open_at:
            began, _ = open_at.pop()
            if place > began:
                found.append(Quoted(began, place, len(open_at), closed=True))
    while open_at:
        began, mark = open_at.pop()
        if text[began:end].strip() and mark not in _SINGLE:
            found.append(Quoted(began, end, len(open_at), closed=False))
    return sorted(found, key=lambda each: (each.start, each.depth))


def _marks(
    text: str, start: int, end: int, open_at: list[tuple[int, str]], *, chinese: bool
) -> Iterator[tuple[int, bool]]:
    """Every quotation mark and whether it opens. `open_at` is what is open when the next one is asked for."""
    for place in range(start, end):
        mark = text[place]
        if mark in _OPEN:
            yield place, True
        elif mark in _CLOSE:
            yield place, False
        elif mark in _EITHER:
            yield place, (mark == "“") if chinese and mark in "“”" else _opens(text, place, start, end, open_at)
        elif mark in _SINGLE and not chinese:
            inside = any(opening in _SINGLE for _, opening in open_at)
            after = text[place + 1 : place + 2]
            if not inside and _stands_free(text, place, start) and after.isalnum() and _closes_later(text, place, end):
                yield place, True
            elif inside and not after.isalnum():
                yield place, False


def _opens(text: str, place: int, start: int, end: int, open_at: list[tuple[int, str]]) -> bool:
    after = text[place + 1] if place + 1 < end else ""
    if not open_at:
        return bool(after) and not after.isspace()
    return bool(after) and (after.isalnum() or after in _EITHER) and _stands_free(text, place, start)


def _stands_free(text: str, place: int, start: int) -> bool:
    """Whether a mark stands where a word could begin, an Arabic `and` before it or not."""
    if place == start or text[place - 1] in _BEFORE_OPENING:
        return True
    return text[place - 1] in _ARABIC_PREFIXES and (place - 1 == start or text[place - 2] in _BEFORE_OPENING)


def _closes_later(text: str, place: int, end: int) -> bool:
    """Whether a single mark after this one closes: stands after a word and before none."""
    return any(
        text[i] in "’'" and text[i - 1].isalnum() is not None and not text[i + 1 : i + 2].isalnum()
        for i in range(place + 2, min(end, place + 400))
    )
