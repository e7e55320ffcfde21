"""Arabic PDF: the glyphs of a page, where they are drawn -> lines of text in the order in which they are read.

A PDF holds glyphs and no order of reading. Where a line runs from right to left, the order of the drawing says little;
the places say all. Glyphs on one baseline are a line; it is read from the right, and what runs from left to right in it
(numbers, Latin words) is turned. The rules are those of the Unicode bidirectional algorithm (UAX #9), read backwards.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

from hiwar.kernel.reading.letters import plain_letters

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_DIGIT = re.compile(r"\d")
_ALEF_LAM = re.compile("([آأإاٱ])(ل)")
"""Drawn at one place these two are the ligature of lam and alef, whatever their order in the file."""
_LETTER = re.compile(r"[^\W\d_]")
_MOSTLY = 4
"""A page with one Arabic letter to so many Latin ones is an Arabic page."""
_SAME_LINE = 0.42
"""Ems between the baselines of one line at most: a mark or a footnote's call is raised by less."""
_BLANK, _GAP, _FIGURES, _COLUMN = 0.2, 0.35, 0.6, 1.8
"""Ems between two words at least where no blanks are drawn, and where they are; ems between two figures that are not of
one number, and between two columns."""
_FEW_BLANKS = 20
"""Where fewer than one glyph of so many is a blank, blanks are not drawn but left."""
_NEIGHBOURS = 60
"""A copy of a letter stands among so many glyphs with marks from left to right, over all lines of a page."""
_TOUCH, _NEAR = 0.05, 0.12
"""Ems by which the halves of a ligature overlap at most, and by which a mark may stand beside its letter."""
_INSIDE_A_NUMBER = "/.,:\u066b\u066c"
_DASHES = "-\u2010\u2011\u2012\u2013\u2212"
_BOTH_WAYS = {sign: pair for pair in ("()", "[]", "{}", "«»") for sign in pair}
_OPENING, _STOPS = "([{«", ")]}».,;:،؛؟!*"
_SKIPPED = 3
"""So many item numbers in a row may be lost in print."""
_ITEM = re.compile(r"\d{1,3}")
_BEFORE_A_STOP = re.compile("(?<=\\w) +(?=[.,،؛](?:\\s|$))")
"""A stop is narrow and stands in its own wide place, so the gap before it looks like a blank."""
_BRACKETS = re.compile(r"[()]")


class Char(NamedTuple):
    """One character of a PDF page: where its glyph starts on its baseline, the box around it, and an em's length."""

    text: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    em: float


@dataclass(slots=True)
class _Glyph:
    """What is drawn at one place: a letter, several in a ligature, or a mark."""

    text: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    em: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def is_arabic(text: str) -> bool:
    """Whether a page is printed from right to left."""
    return len(_ARABIC.findall(text)) * _MOSTLY > len(_LATIN.findall(text))


def lines_of(pages: Sequence[Sequence[Char]]) -> list[str]:
    """The text of each page, lines from top to bottom, every line as it is read.

    Brackets and the numbers of items (`6-1`) may be drawn either way round; all pages together tell which.
    """
    drawn = [_page(_glyphs(page)) for page in pages]
    everything = [column for page in drawn for line in page for column in line]
    labels = _Labels() if _labels_read_from_the_left(everything) else None
    told = [[[_told(column, labels) for column in line] for line in page] for page in drawn]
    mirrored = _is_mirrored([column for page in told for line in page for column in line])
    return ["\n".join(" ".join(_plain(column, mirrored) for column in line) for line in page) for page in told]


def _page(glyphs: list[_Glyph]) -> list[list[list[str]]]:
    """The texts of a page's glyphs: lines from the top, each its columns from the right."""
    has_blanks = sum(glyph.text.isspace() for glyph in glyphs) * _FEW_BLANKS > len(glyphs)
    return [_columns(line, _GAP if has_blanks else _BLANK) for line in _baselines(glyphs)]


def _glyphs(chars: Iterable[Char]) -> list[_Glyph]:
    """Characters drawn at one place are one glyph, the first of them on the right."""
    places: dict[tuple[float, float, bool], list[Char]] = {}
    for char in chars:
        blank = char.text.isspace()
        if not blank or char.right > char.left:
            places.setdefault((char.x, char.y, blank), []).append(char)
    return _without_copies([_glyph(drawn) for drawn in places.values()])


def _glyph(drawn: list[Char]) -> _Glyph:
    first = drawn[0]
    shared = sorted(drawn, key=lambda char: -char.right)
    if any(map(_ARABIC.match, (char.text for char in drawn))) and all(
        following.right <= char.left + _TOUCH * char.em for char, following in pairwise(shared)
    ):
        drawn = shared  # PDFium shares the box of a ligature out among its letters
    letters = _ALEF_LAM.sub(r"\2\1", "".join(plain_letters(char.text) for char in drawn))
    return _Glyph(
        text="".join(sorted(letters, key=_is_mark)) if _is_mark(letters[:1] or " ") else letters,
        x=first.x,
        y=first.y,
        left=min(char.left for char in drawn),
        right=max(char.right for char in drawn),
        bottom=min(char.bottom for char in drawn),
        em=first.em,
    )


def _without_copies(glyphs: list[_Glyph]) -> list[_Glyph]:
    """Some programs store a letter once more with the mark above it: the higher of the two glyphs is the mark's."""
    marked = [glyph for glyph in glyphs if any(map(_is_mark, glyph.text)) and not all(map(_is_mark, glyph.text))]
    marked.sort(key=lambda glyph: glyph.x)
    copies: set[int] = set()
    for i, glyph in enumerate(marked):
        for other in chain(reversed(marked[max(0, i - _NEIGHBOURS) : i]), marked[i + 1 : i + 1 + _NEIGHBOURS]):
            if _is_copy(glyph, other):
                copies.add(id(glyph))
    return [glyph for glyph in glyphs if id(glyph) not in copies]


def _is_copy(glyph: _Glyph, other: _Glyph) -> bool:
    return (
        0 < glyph.bottom - other.bottom < glyph.em
        and other.left - _NEAR * glyph.em <= glyph.middle <= other.right + _NEAR * glyph.em
        and set(glyph.text) <= set(other.text)
    )


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) > 0


def _baselines(glyphs: Sequence[_Glyph]) -> list[list[_Glyph]]:
    """The glyphs by line, from top to bottom; the baseline that most letters share is the line's. A mark stands above
    or below it and belongs to the nearest."""
    plain = [glyph for glyph in glyphs if glyph.text.strip() and not any(map(_is_mark, glyph.text))]
    heights = Counter(round(glyph.y, 1) for glyph in plain)
    ems = {round(glyph.y, 1): glyph.em for glyph in plain}
    baselines: list[float] = []
    belongs: dict[float, float] = {}
    for height, _ in heights.most_common():
        line = _nearest(baselines, height)
        if line is None or abs(line - height) > _SAME_LINE * max(ems[line], ems[height]):
            line = height
            insort(baselines, line)
        belongs[height] = line
    lines: dict[float, list[_Glyph]] = {}
    for glyph in glyphs:
        height = round(glyph.y, 1)
        line = belongs.get(height) or _nearest(baselines, height)
        lines.setdefault(height if line is None else line, []).append(glyph)
    return [_marked(line) for _, line in sorted(lines.items(), reverse=True)]


def _nearest(ordered: Sequence[float], value: float) -> float | None:
    """The one of some numbers in order that is nearest to a value."""
    at = bisect_left(ordered, value)
    return min(ordered[max(0, at - 1) : at + 1], key=lambda each: abs(each - value), default=None)


def _marked(line: Sequence[_Glyph]) -> list[_Glyph]:
    """The line from the right, each mark with the letter that it stands over."""
    ordered = sorted(line, key=lambda glyph: -glyph.x)
    found = [glyph for glyph in ordered if not all(map(_is_mark, glyph.text))]
    letters = sorted((glyph for glyph in found if glyph.text.strip()), key=lambda glyph: glyph.middle)
    middles = [glyph.middle for glyph in letters]
    for mark in ordered:
        if letters and mark.text and all(map(_is_mark, mark.text)):
            at = bisect_left(middles, mark.middle)
            over = min(letters[max(0, at - 1) : at + 1], key=lambda glyph: abs(glyph.middle - mark.middle))
            over.text += "".join(sign for sign in mark.text if sign not in over.text)
    return found


def _columns(line: Sequence[_Glyph], narrow: float) -> list[list[str]]:
    """The texts of a line's glyphs from the right, cut where a wide gap shows a column; a blank where one is drawn,
    or where the gap is of more than `narrow` ems."""
    columns: list[list[str]] = []
    edge: float | None = None
    blank = False
    for glyph in line:
        if glyph.text.isspace():
            blank = True
            continue
        gap = 0.0 if edge is None else edge - glyph.right
        figures = bool(columns and _DIGIT.match(glyph.text) and _DIGIT.match(columns[-1][-1]))
        if edge is None or gap > _COLUMN * glyph.em:
            columns.append([])
        elif blank or gap > (_FIGURES if figures else narrow) * glyph.em:
            columns[-1].append(" ")
        columns[-1].append(glyph.text)
        blank = False
        edge = glyph.left if edge is None else min(edge, glyph.left)
    return columns


@dataclass(slots=True)
class _Labels:
    """The labels of items that are drawn with the list's number on the left, as far as they are counted."""

    number: int = 0
    item: int = 0

    def counts(self, number: int, item: int) -> bool:
        """Whether a label is the next one; else the two numbers are words of a text that begins its line."""
        is_next = 0 < item - self.item <= _SKIPPED if number == self.number else number > self.number and item == 1
        if is_next:
            self.number, self.item = number, item
        return is_next


def _told(column: Sequence[str], labels: _Labels | None) -> list[str]:
    """The pieces of a column in the order of reading; a piece that reads from left to right is one string."""
    text = "".join(column)
    if _LATIN.search(text) and not _ARABIC.search(text):
        return ["".join(reversed(column))]
    pieces: list[str] = []
    i = 0
    while i < len(column):
        end = _run(column, i)
        if end > i:
            pieces.append("".join(reversed(column[i:end])))
            i = end
        else:
            pieces.append(column[i])
            i += 1
    if labels and _is_label(pieces) and labels.counts(int(pieces[2]), int(pieces[0])):
        pieces[0], pieces[2] = pieces[2], pieces[0]
    return pieces


def _run(column: Sequence[str], start: int) -> int:
    """Where the run from left to right that starts (at its right end) at `start` ends; `start` when there is none."""
    end, has_latin = start, False
    while end < len(column):
        piece = column[end]
        if _LATIN.search(piece):
            has_latin = True
        elif not _DIGIT.search(piece):
            goes_on = _goes_on(column, end, has_latin) if end > start else 0
            if not goes_on:
                break
            end += goes_on
            continue
        end += 1
    return end


def _goes_on(column: Sequence[str], at: int, has_latin: bool) -> int:
    """How many signs at `at` stand inside a run: one in a number (`5/1`), any few between Latin letters."""
    signs = 0
    while at + signs < len(column) and not _LETTER.search(column[at + signs]) and not _DIGIT.search(column[at + signs]):
        signs += 1
    if at + signs == len(column):
        return 0
    following, between = column[at + signs], "".join(column[at : at + signs])
    if _LATIN.search(following):
        return signs
    if not _DIGIT.search(following):
        return 0
    if has_latin:
        return 0 if " " in between else signs
    return signs if signs == 1 and between in _INSIDE_A_NUMBER else 0


def _is_label(pieces: Sequence[str]) -> bool:
    """Whether a column opens with the two numbers of an item's label."""
    return (
        len(pieces) >= 3
        and pieces[1] in _DASHES
        and _ITEM.fullmatch(pieces[0]) is not None
        and _ITEM.fullmatch(pieces[2]) is not None
    )


def _labels_read_from_the_left(columns: Iterable[Sequence[str]]) -> bool:
    """Whether the number on the left of a label is the list's: it stays the same from one label to the next."""
    labels = [(int(pieces[0]), int(pieces[2])) for column in columns if _is_label(pieces := _told(column, None))]
    left = sum(a[1] == b[1] and b[0] == a[0] + 1 for a, b in pairwise(labels))
    right = sum(a[0] == b[0] and b[1] == a[1] + 1 for a, b in pairwise(labels))
    return left > right


def _is_mirrored(columns: Iterable[Sequence[str]]) -> bool:
    """Whether the opening bracket is stored as the shape that it has from right to left."""
    first: Counter[str] = Counter()
    for column in columns:
        marks = _BRACKETS.findall("".join(piece for piece in column if len(piece) == 1))
        if len(marks) > 1 and marks[0] != marks[-1]:
            first[marks[0]] += 1
    return first[")"] > first["("]


def _plain(column: Sequence[str], mirrored: bool) -> str:
    """The text of a column, its brackets turned the right way: an opening one follows a blank, a closing one comes
    before a blank or a stop; between two letters it is as the document stores the others."""
    signs = [" ", *column, " "]
    for i, sign in enumerate(column, start=1):
        if sign not in _BOTH_WAYS:
            continue
        before, after = signs[i - 1][-1:], signs[i + 1][:1]
        opens = before.isspace() or before in _OPENING
        closes = after.isspace() or after in _STOPS
        if opens != closes:
            signs[i] = _BOTH_WAYS[sign][closes]
        elif mirrored:
            signs[i] = _BOTH_WAYS[sign][sign in _OPENING]
    return _BEFORE_A_STOP.sub("", "".join(signs)).strip()
