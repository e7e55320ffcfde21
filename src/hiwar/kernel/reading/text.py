"""Plain text: the pages between form feeds."""

from __future__ import annotations

import codecs
import re

from hiwar.kernel.reading.letters import plain_letters
from hiwar.kernel.reading.model import Page, ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0640]"
)
"""Control characters; marks of direction and the stroke that stretches Arabic words, which are print and no text."""
_LINE_END = re.compile(r"[\r\u2028\u2029\x85]")


def pages(data: bytes, max_pages: int) -> list[Page]:
    """The pages of a text file; one page when it has no form feed. ReadingError when it holds no letter."""
    text = tidy(_decode(data)).rstrip("\f\n ")
    if not any(map(str.isalpha, text)):
        raise ReadingError("the text file has no words in it", remedy="check that this is the right file")
    found = text.split("\f")
    if len(found) > max_pages:
        raise too_many(len(found), max_pages)
    return [Page(number, page) for number, page in enumerate(found, start=1)]


def tidy(text: str) -> str:
    """`text` with line feeds only, and without control characters (form feed and tab stay): no database takes NUL."""
    return _CONTROL.sub("", plain_letters(_LINE_END.sub("\n", text.replace("\r\n", "\n"))))


def too_many(count: int, limit: int) -> ReadingError:
    """The error for a document that has more pages than allowed, the same sentence for every format."""
    return ReadingError(
        f"the document has {count} pages, more than the limit of {limit}",
        remedy="split the document, or raise HIWAR_MAX_PAGES",
    )


def _decode(data: bytes) -> str:
    """Text by its byte order mark, else UTF-8, else the Western code page that old Windows programs wrote.

    ReadingError for UTF-8 with a few bytes that are none: as a code page all the rest would come out wrong.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if is_damaged_utf8(data):
            raise damaged_utf8(data.count(b"\n", 0, error.start) + 1) from error
        return data.decode("cp1252", errors="replace")


def is_damaged_utf8(data: bytes, good: int = 0) -> bool:
    """Whether far more of what is no ASCII is good UTF-8 than not; `good` bytes were seen before."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return len(text.encode()) - len(text) - 2 * bad + good >= _FAR_MORE * bad


_FAR_MORE = 4


def damaged_utf8(line: int) -> ReadingError:
    """The error for a text that is UTF-8 but for some bytes, the first of them on that line."""
    return ReadingError(
        "it is UTF-8 but for bytes that no text has",
        place=f"line {line}",
        remedy="fetch it again, or mend that line and save it as UTF-8",
    )
