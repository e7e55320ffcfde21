"""A passage: lines joined to one running text that can still say where each character stands in the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from hiwar.kernel.reading.hyphens import BROKEN
from hiwar.kernel.reading.letters import CHINESE
from hiwar.kernel.reading.lines import Line
from hiwar.kernel.values import Place

_SPECIAL = re.compile("[\ufffe\u2011\u0002\u00ad\u200b\ufeff]")
_CHINESE_GAP = re.compile(
    rf"(?<=[{CHINESE}])[ \t]*\n[ \t]*|[ \t]*\n[ \t]*(?=[{CHINESE}])|(?<=[{CHINESE}])\s+(?=[{CHINESE}])"
)
"""Chinese is printed without blanks between words, and a line's end is none."""
_CHINESE_EDGE = re.compile(rf"[{CHINESE}]")
_HYPHENS = (BROKEN, "\u2011", "\u0002")


def tidy(text: str) -> str:
    """Text as people quote it: single blanks, real hyphens, no soft breaks."""
    text = _SPECIAL.sub(lambda mark: "-" if mark[0] in _HYPHENS else "", text)
    if not text.isascii():
        text = _CHINESE_GAP.sub("", text)
    return " ".join(text.split())


class Passage:
    """Lines joined by blanks. `text` is the whole; `places(start, end)` tells where a stretch of it is printed."""

    __slots__ = ("_starts", "_stretches", "text")

    def __init__(self, lines: Iterable[tuple[Line, int]]) -> None:
        """`lines` come with the character of each at which the passage enters it (0 for a whole line)."""
        self._join((line, skip, len(line.text)) for line, skip in lines)

    def _join(self, stretches: Iterable[tuple[Line, int, int]]) -> None:
        self._stretches = list(stretches)
        self._starts: list[int] = []
        pieces: list[str] = []
        length = 0
        for line, first, last in self._stretches:
            if pieces and not _runs_on(pieces[-1], line.text[first : first + 1]):
                pieces.append(" ")
                length += 1
            self._starts.append(length)
            pieces.append(line.text[first:last])
            length += last - first
        self.text = "".join(pieces)

    def cut(self, start: int, end: int) -> Passage:
        """The passage of the characters `start` to `end` alone."""
        piece = Passage(())
        piece._join(
            (line, max(first, first + start - at), min(last, first + end - at))
            for (line, first, last), at in zip(self._stretches, self._starts, strict=True)
            if at < end and at + last - first > start
        )
        return piece

    def page(self, at: int) -> int:
        """The page on which character `at` stands."""
        return self._stretches[max(0, bisect_right(self._starts, at) - 1)][0].page

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where characters `start` to `end` are printed, one place for each page."""
        found: list[Place] = []
        for (line, enters, leaves), at in zip(self._stretches, self._starts, strict=True):
            first, last = max(start, at), min(end, at + leaves - enters)
            if first >= last:
                continue
            place = line.place(first - at + enters, last - at + enters)
            if found and found[-1].page == place.page:
                found[-1] = Place(place.page, found[-1].start, place.end)
            else:
                found.append(place)
        return tuple(found)


def _runs_on(piece: str, following: str) -> bool:
    """Whether a line goes on with the next one without a blank, as Chinese does."""
    if _CHINESE_EDGE.match(following) or _CHINESE_EDGE.match(piece[-1:]):
        return True
    return piece.endswith(("-", "/", BROKEN, "\u00ad")) and not piece.endswith((" -", " /"))
