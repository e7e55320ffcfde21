"""A page of a PDF as a picture, and where its letters stand on it, so that a stretch of its text can be marked."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_int
from math import isfinite
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as c

from hiwar.kernel.reading.model import ReadingError

SIDE = 10_000
"""A page is this wide and this high for boxes, whatever its shape."""

_WIDTH, _HEIGHT = 1000, 3000
"""Pixels: as wide as this, and no higher than that."""

_MOST_GLYPHS = 20_000
"""More characters than any printed page holds: such a page is drawn, and none of it can be marked."""

_GREYS = bytes(round(value / 17) * 17 for value in range(256))
"""Sixteen greys are enough for print, and make a third of the bytes."""

_REMEDY = "read its text instead"

Box = tuple[int, int, int, int]
"""From the upper corner where x and y are smallest: x, y, and the x and y of the corner across."""


class Picture(NamedTuple):
    """A page: the bytes of a PNG, its letters and digits in the order of the file, and the box of each."""

    png: bytes
    letters: str
    boxes: tuple[Box, ...]


def picture(data: bytes, number: int) -> Picture:
    """Draw the page with that number (from 1). Raises ReadingError for what is no PDF, has no such page or no size."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadingError("the PDF cannot be opened", remedy=_REMEDY) from error
    try:
        if not 1 <= number <= len(document):
            raise ReadingError("there is no such page", place=f"page {number}", remedy=_REMEDY)
        page = document[number - 1]
        try:
            return Picture(_drawn(page), *_letters(page))
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise ReadingError("the page cannot be drawn", place=f"page {number}", remedy=_REMEDY) from error
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    width, height = page.get_size()
    if not (isfinite(width) and isfinite(height) and width > 1 and height > 1):
        raise ReadingError("the page has no size", remedy=_REMEDY)
    bitmap = page.render(scale=min(_WIDTH / width, _HEIGHT / height), grayscale=True)
    try:
        rows = bytes(bitmap.buffer).translate(_GREYS)
        lines = (rows[at : at + bitmap.width] for at in range(0, bitmap.height * bitmap.stride, bitmap.stride))
        return _png(bitmap.width, bitmap.height, lines)
    finally:
        bitmap.close()


def _png(width: int, height: int, lines: Iterable[bytes]) -> bytes:
    """A PNG of one byte a pixel, grey (PNG specification, 3rd edition: IHDR, IDAT, IEND; filter 0 for every line)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    content = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", content) + chunk(b"IEND", b"")


def _letters(page: pypdfium2.PdfPage) -> tuple[str, tuple[Box, ...]]:
    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        found = list(_placed(page, layer, count)) if count <= _MOST_GLYPHS else []
    finally:
        layer.close()
    return "".join(letter for letter, _box in found), tuple(box for _letter, box in found)


def _placed(page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage, count: int) -> Iterator[tuple[str, Box]]:
    for i in range(count):
        for letter in letters_of(chr(c.FPDFText_GetUnicode(layer, i))):
            left, bottom, right, top = layer.get_charbox(i, loose=True)
            corners = [_on_paper(page, x, y) for x, y in ((left, top), (right, bottom))]
            (x1, x2), (y1, y2) = (sorted(side) for side in zip(*corners, strict=True))
            yield letter, (x1, y1, x2, y2)


def _on_paper(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[int, int]:
    """A point of the page as it is seen, cropped and turned as the PDF says."""
    across, down = c_int(), c_int()
    c.FPDF_PageToDevice(page, 0, 0, SIDE, SIDE, 0, x, y, byref(across), byref(down))
    return min(max(across.value, 0), SIDE), min(max(down.value, 0), SIDE)


def letters_of(text: str) -> str:
    """The letters and digits of a text, each taken apart: what no reader adds, joins or leaves out."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def marks(text: str, places: Iterable[tuple[int, int]], letters: str, boxes: Sequence[Box]) -> list[Box]:
    """Where stretches of a page's text (`start`, `end`) stand on its picture, a box a line.

    The text was tidied after it was read; its letters were not. A stretch whose letters do not stand at their place on
    the picture, nor in one other place alone, is not marked: nothing is guessed.
    """
    found: list[Box] = []
    for start, end in places:
        wanted = letters_of(text[start:end])
        at = len(letters_of(text[:start]))
        if letters[at : at + len(wanted)] != wanted:
            at = letters.find(wanted)
            if at < 0 or letters.find(wanted, at + 1) >= 0:
                continue
        if wanted:
            found += _lines(boxes[at : at + len(wanted)])
    return found


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """The boxes of letters that follow one another, joined line by line."""
    lines: list[Box] = []
    for x1, y1, x2, y2 in boxes:
        if lines and lines[-1][1] <= (y1 + y2) // 2 <= lines[-1][3]:
            before = lines[-1]
            lines[-1] = (min(before[0], x1), min(before[1], y1), max(before[2], x2), max(before[3], y2))
        else:
            lines.append((x1, y1, x2, y2))
    return lines
