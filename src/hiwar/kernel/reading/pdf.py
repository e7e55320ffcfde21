"""PDF: the text layer of each page, by PDFium."""

from __future__ import annotations

import re
from itertools import chain, islice

import pypdfium2

from hiwar.kernel.reading.hyphens import BROKEN
from hiwar.kernel.reading.model import Page, ReadingError
from hiwar.kernel.reading.text import tidy, too_many

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY in PDFium's fpdfview.h
_LETTERS_A_PAGE = 10
"""Fewer letters a page than this, on average, are stamps on scanned pages and no text layer."""

_NUMBER_BELOW = re.compile(rf"(?<={BROKEN})(?=\d{{1,3}}\s*$)")
"""Where a page number follows a word that is broken at the end of the page."""

_AGAIN = "fetch it again, or use the Word version"


def pages(data: bytes, max_pages: int) -> list[Page]:
    """The text of every page, a line a line on paper.

    Where a line on paper ends in a hyphen, PDFium writes U+FFFE and no line end; it stays, for the grammar to resolve.
    The page number below a page that ends so gets a line of its own.
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


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    """The text of one page (from 1). Handles are closed at once: a long report would hold all its pages in memory."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise ReadingError("the PDF is damaged", place=f"page {number}", remedy=_AGAIN) from error
    try:
        layer = page.get_textpage()
        try:
            return _NUMBER_BELOW.sub("\n", tidy(layer.get_text_range()).replace("\f", ""))
        finally:
            layer.close()
    finally:
        page.close()
