"""PDF: the text layer of each page, by PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_double
from dataclasses import replace
from itertools import chain, islice
from math import hypot, isfinite

import pypdfium2
import pypdfium2.raw as c

from hiwar.kernel.reading.bidi import Char, is_arabic, lines_of
from hiwar.kernel.reading.hyphens import BROKEN, settled
from hiwar.kernel.reading.letters import CAPITALS, CHINESE, SMALL
from hiwar.kernel.reading.model import Page, ReadingError
from hiwar.kernel.reading.text import tidy, too_many

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY in PDFium's fpdfview.h
_LETTERS_A_PAGE = 10
"""Fewer letters a page than this, on average, are stamps on scanned pages and no text layer."""

_BELOW = re.compile(rf"(?<=[{SMALL}]{BROKEN})(?=\d{{1,3}}\s*$|(?:\d{{1,2}}|[*∗]{{1,3}})\s+[«“\"]?[{CAPITALS}])")
"""Where a page number or a footnote follows a word that is broken at the end of the page."""

_MOST_GLYPHS = 20_000
"""More characters than any printed page holds: such a page stays as PDFium gives it."""

_CHINESE_BLANK = re.compile(rf"(?<=[{CHINESE}]) (?=[{CHINESE}])")
"""PDFium takes the wider setting of a justified Chinese line for blanks."""

_AGAIN = "fetch it again, or use the Word version"


def pages(data: bytes, max_pages: int) -> list[Page]:
    """The text of every page, a line a line on paper.

    Where a line on paper ends in a hyphen, PDFium writes U+FFFE and no line end; in its place stands a hyphen or a soft
    hyphen (`hyphens.settled`). A page number or footnote below a text that ends so gets a line of its own.
    ReadingError: encrypted, cut short, damaged, no text layer, too long.
    """
    if _is_cut(data):
        raise ReadingError(
            "the PDF is cut short", place=f"it ends at byte {len(data)} without an end mark", remedy=_AGAIN
        )
    document = _open(data)
    try:
        count = len(document)
        if count > max_pages:
            raise too_many(count, max_pages)
        found = [Page(number, _text(document, number)) for number in range(1, count + 1)]
        found = _read_from_the_right(document, found)
        texts = settled([page.text for page in found])
        found = [replace(page, text=text) for page, text in zip(found, texts, strict=True)]
    finally:
        document.close()
    enough = _LETTERS_A_PAGE * max(1, count)
    letters = filter(str.isalpha, chain.from_iterable(page.text for page in found))
    if sum(1 for _letter in islice(letters, enough)) < enough:
        raise ReadingError(
            "the PDF holds pictures of pages and no text layer",
            place=f"{count} page{'s' * (count > 1)}",
            remedy="run text recognition (OCR) on it, or use the Word version",
        )
    return found


def _is_cut(data: bytes) -> bool:
    """Whether objects follow the last end mark, or there is none: PDFium would repair such a file in silence and lose
    the pages that are missing (ISO 32000-1, 7.5.5: the last line of a PDF is `%%EOF`)."""
    end = data.rfind(b"%%EOF")
    return end < 0 or data.find(b" obj", end) >= 0


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise ReadingError(
                "the PDF is encrypted and asks for a password", remedy="save it without a password"
            ) from error
        raise ReadingError("the PDF is damaged or has no pages and cannot be opened", remedy=_AGAIN) from error


@contextmanager
def _layer(document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfTextPage]:
    """The text of one page (from 1). Handles are closed at once: a long report would hold all its pages in memory."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise ReadingError("the PDF is damaged", place=f"page {number}", remedy=_AGAIN) from error
    try:
        layer = page.get_textpage()
        try:
            yield layer
        finally:
            layer.close()
    finally:
        page.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    with _layer(document, number) as layer:
        return _CHINESE_BLANK.sub("", _BELOW.sub("\n", tidy(layer.get_text_range()).replace("\f", "")))


def _read_from_the_right(document: pypdfium2.PdfDocument, found: list[Page]) -> list[Page]:
    """The same pages, those in Arabic put together anew from where their glyphs are drawn: PDFium gives the glyphs of
    such a page with digits, brackets and marks out of order."""
    arabic = [page.number for page in found if len(page.text) < _MOST_GLYPHS and is_arabic(page.text)]
    texts = dict(zip(arabic, lines_of([_chars(document, number) for number in arabic]), strict=True))
    return [Page(page.number, tidy(texts[page.number])) if page.number in texts else page for page in found]


def _chars(document: pypdfium2.PdfDocument, number: int) -> list[Char]:
    with _layer(document, number) as layer:
        return list(filter(None, (_char(layer, i) for i in range(layer.count_chars()))))


def _char(layer: pypdfium2.PdfTextPage, i: int) -> Char | None:
    """One character with its place; None for those that PDFium adds of its own."""
    if c.FPDFText_IsGenerated(layer, i) == 1:
        return None
    x, y = c_double(), c_double()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    matrix = c.FS_MATRIX()
    c.FPDFText_GetCharOrigin(layer, i, x, y)
    c.FPDFText_GetCharBox(layer, i, left, right, bottom, top)
    c.FPDFText_GetMatrix(layer, i, matrix)
    em = c.FPDFText_GetFontSize(layer, i) * hypot(matrix.b, matrix.d)
    places = (x.value, y.value, left.value, right.value, bottom.value, em)
    return Char(chr(c.FPDFText_GetUnicode(layer, i)), *places) if all(map(isfinite, places)) else None
