"""From bytes to pages of text: which format a file is in, told by its content, and the reader for it.

A new format is one row in `FORMATS`, a module with `pages(data, max_pages)`, which gives the pages alone or `Contents`,
and a line in `_recognise`. What cannot be read is named in `_FOREIGN`, so that the person who has the file learns what
it is and what to do with it.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple, cast

from hiwar.kernel.reading.model import Contents, Page, ReadingError, Table

MAX_PAGES = 1000
"""More pages than any report has; a caller may pass its own limit."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file. `paged` says whether the pages are real ones: a Word or text file without a page break is
    one `Page` whose number means nothing. Lines end in a line feed; no other control character but the tab is left.
    `tables` and `headers` are a Word document's tables and page headers, `category` is in its properties."""

    pages: tuple[Page, ...]
    paged: bool
    media_type: str
    tables: tuple[Table, ...] = ()
    headers: tuple[str, ...] = ()
    category: str = ""


class _Format(NamedTuple):
    name: str
    suffixes: tuple[str, ...]
    media_type: str
    module: str


_SAVE_AS = "save it as .docx, PDF or plain text and try again"
_AGAIN = "fetch the file again from where it came from"

FORMATS = {
    "pdf": _Format("a PDF", (".pdf",), "application/pdf", "hiwar.kernel.reading.pdf"),
    "docx": _Format(
        "a Word document",
        (".docx", ".docm"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "hiwar.kernel.reading.docx",
    ),
    "text": _Format("plain text", (".txt", ".text"), "text/plain", "hiwar.kernel.reading.text"),
}

_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls or .ppt)", _SAVE_AS),
    (b"{\\rtf", "a Rich Text (RTF) file", _SAVE_AS),
    (b"\xffWPC", "a WordPerfect file", _SAVE_AS),
    (b"<!doctype html", "a web page (HTML)", "download the document itself, not the page that links to it"),
    (b"<html", "a web page (HTML)", "download the document itself, not the page that links to it"),
    (b"<?xml", "an XML file", _SAVE_AS),
    (b"%!ps", "a PostScript file", "convert it to PDF and try again"),
    (b"\x89PNG", "a picture (PNG)", "run text recognition (OCR) on it and save the result as PDF or text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "run text recognition (OCR) on it and save the result as PDF or text"),
    (b"GIF8", "a picture (GIF)", "run text recognition (OCR) on it and save the result as PDF or text"),
    (b"II*\0", "a scan (TIFF)", "run text recognition (OCR) on it and save the result as PDF or text"),
    (b"MM\0*", "a scan (TIFF)", "run text recognition (OCR) on it and save the result as PDF or text"),
    (b"\x1f\x8b", "a compressed archive (gzip)", "unpack it and read the document inside"),
    (b"7z\xbc\xaf", "a compressed archive (7z)", "unpack it and read the document inside"),
    (b"Rar!", "a compressed archive (RAR)", "unpack it and read the document inside"),
)

_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds a password-protected .docx inside an Office container ([MS-OFFCRYPTO] 2.3.4.4)."""


def extract(data: bytes, name: str, max_pages: int = MAX_PAGES) -> Text:
    """The pages of the file `name` (used for its suffix only) with content `data`; ReadingError when it has none.

    The content decides: a PDF named `.docx` is read as a PDF. Only an unreadable file is told that its name misleads.
    """
    if not data:
        raise ReadingError("the file is empty", remedy=_AGAIN)
    suffix = PurePath(name).suffix.lower()
    kind = FORMATS[_recognise(data, suffix)]
    reader = importlib.import_module(kind.module)
    found = cast("Contents | list[Page]", reader.pages(data, max_pages))
    contents = found if isinstance(found, Contents) else Contents(found)
    return Text(
        tuple(contents.pages),
        paged=kind.module.endswith(".pdf") or len(contents.pages) > 1,
        media_type=kind.media_type,
        tables=contents.tables,
        headers=contents.headers,
        category=contents.category,
    )


def _recognise(data: bytes, suffix: str) -> str:
    """The key in FORMATS, by content; ReadingError naming what the file is instead."""
    head = data[:1024]
    if b"%PDF-" in head:  # readers accept some bytes before the header (ISO 32000-1, annex H, note 13)
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for magic, what, remedy in _FOREIGN:
        if head.startswith(magic) or start.startswith(magic.lower()):
            if what.startswith("an old Office file") and _ENCRYPTED_OFFICE in data:
                raise ReadingError("the Word document is protected by a password", remedy="save it without a password")
            raise ReadingError(_but(f"the file is {what}", suffix), remedy=remedy)
    if looks_like_text(head):
        return "text"
    raise ReadingError(_but("the file is neither PDF, Word (.docx) nor plain text", suffix), remedy=_AGAIN)


def _but(sentence: str, suffix: str) -> str:
    """`sentence`, with a word on the name when its suffix promises one of our formats."""
    promised = next((kind.name for kind in FORMATS.values() if suffix in kind.suffixes), None)
    return f"{sentence}, although its name ({suffix}) promises {promised}" if promised else sentence


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file can be text: a UTF-16 mark, or next to no control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a" for byte in head)
    return b"\0" not in head and controls * 100 <= len(head)
