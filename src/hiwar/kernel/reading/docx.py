"""Word (.docx): paragraphs in document order with their automatic numbers, split into pages where Word broke them.

Only three parts of the package are read (main text, styles, numbering), each up to a limit, with no entities and no
DTD: a report is the work of a stranger. Element and attribute names are those of ECMA-376, part 1.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from hiwar.kernel.reading.docx_numbers import Numbering, W
from hiwar.kernel.reading.model import Page, ReadingError
from hiwar.kernel.reading.text import tidy, too_many

MAX_PART = 32 * 1024 * 1024
"""Bytes of one unpacked part: the longest report needs under 5 MB."""

_MAIN = "/officeDocument"
_AGAIN = "fetch it again, or use the PDF version"
_SET, _SEEN = "\f", "\v"
"""A page break set by hand, and one that Word met when it last laid out the pages."""

_TWICE = re.compile(f"{_SET}([ \\t\\n]*){_SEEN}")
"""Word notes a break that was set by hand once more, where it met it."""

_NEW_PAGE = frozenset(("nextPage", "oddPage", "evenPage"))

_OTHER_PACKAGES = {"xl": "an Excel workbook", "ppt": "a PowerPoint presentation"}
_SKIP = frozenset(W + name for name in ("moveFrom", "del", "pict", "object", "drawing", "rPr", "pPr"))
"""Elements whose text is no part of the running text: text taken away, text boxes and pictures, properties."""

_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": " ", W + "noBreakHyphen": "-"} | {
    W + "lastRenderedPageBreak": _SEEN
}


def pages(data: bytes, max_pages: int) -> list[Page]:
    """The pages, a paragraph a line; one page when Word left no page break. ReadingError: damaged, not Word, a bomb."""
    with _package(data) as package:
        main = _main_part(package)
        folder = posixpath.dirname(main)
        document = _xml(package, main)
        numbering = Numbering(
            _xml(package, f"{folder}/numbering.xml", required=False),
            _xml(package, f"{folder}/styles.xml", required=False),
        )
    body = document.find(W + "body")
    lines = [] if body is None else list(_lines(body, numbering))
    text = tidy(_TWICE.sub(rf"{_SET}\1", "\n".join(lines)).replace(_SEEN, _SET)).rstrip("\f\n ")
    if not any(map(str.isalpha, text)):
        raise ReadingError("the Word document has no text in it", remedy="check that this is the right file")
    found = text.split(_SET)
    if len(found) > max_pages:
        raise too_many(len(found), max_pages)
    return [Page(number, page.strip("\n")) for number, page in enumerate(found, start=1)]


def _package(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadingError("the Word document is damaged or cut short", remedy=_AGAIN) from error


def _main_part(package: zipfile.ZipFile) -> str:
    """Name of the part with the main text, which the package's relationships name (ECMA-376, part 2, 9.3)."""
    names = package.namelist()
    relations = _xml(package, "_rels/.rels", required=False)
    for relation in () if relations is None else relations:
        if str(relation.get("Type", "")).endswith(_MAIN):
            target = str(relation.get("Target", "")).lstrip("/")
            what = _OTHER_PACKAGES.get(target.split("/")[0])
            if what:
                raise ReadingError(f"the file is {what}", remedy="save the text as .docx or PDF and try again")
            return target
    if "word/document.xml" in names:
        return "word/document.xml"
    if "mimetype" in names and "content.xml" in names:
        raise ReadingError("the file is an OpenDocument file", remedy="save it as .docx or PDF and try again")
    raise ReadingError(
        "the file is a zip archive and no Word document", remedy="unpack it and read the document inside"
    )


def _xml(package: zipfile.ZipFile, name: str, *, required: bool = True) -> Any:
    """The root element of a part; None for a missing part that is not required."""
    damaged = ReadingError("the Word document is damaged", place=name, remedy=_AGAIN)
    try:
        with package.open(name) as part:
            content = part.read(MAX_PART + 1)  # never trust the size that the archive declares
    except KeyError as error:
        if required:
            raise damaged from error
        return None
    except RuntimeError as error:  # zipfile says so of an encrypted member
        raise ReadingError("the archive is protected by a password", remedy="save it without a password") from error
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
        raise damaged from error
    if len(content) > MAX_PART:
        raise ReadingError(
            f"a part unpacks to more than {MAX_PART // 1024**2} MB, as an archive bomb does",
            place=name,
            remedy="do not open this file",
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise damaged from error
    if root.getroottree().docinfo.doctype:
        raise ReadingError("the Word document defines XML entities", place=name, remedy="do not open this file")
    return root


def _lines(body: Any, numbering: Numbering) -> Iterator[str]:
    """Every paragraph as one line with its number; the breaks in it say where a page ends."""
    starts = [section.find(W + "type") for section in body.iter(W + "sectPr")]
    section = 0
    for place, paragraph in enumerate(_paragraphs(body)):
        properties = paragraph.find(W + "pPr")
        content = "".join(_content(paragraph))
        words = content.lstrip(_SET + _SEEN)
        breaks = content[: len(content) - len(words)]
        if properties is not None and place and _is_on(properties.find(W + "pageBreakBefore")):
            breaks = _SET + breaks
        line = breaks + numbering.label(properties) + words
        if properties is not None and properties.find(W + "sectPr") is not None:
            section += 1  # how a section begins stands in its own properties, at its end (17.6.22)
            if section < len(starts) and (starts[section] is None or starts[section].get(W + "val") in _NEW_PAGE):
                line += _SET
        yield line


def _paragraphs(element: Any) -> Iterator[Any]:
    """Paragraphs in document order, those of tables cell by cell."""
    for child in element:
        if child.tag == W + "p":
            yield child
        elif child.tag not in _SKIP:
            yield from _paragraphs(child)


def _content(element: Any) -> Iterator[str]:
    """The printed text of a paragraph, and its page breaks."""
    for child in element:
        tag = child.tag
        if tag == W + "t":
            yield child.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag == W + "br":
            yield _SET if child.get(W + "type") == "page" else " "
        elif tag not in _SKIP and not (tag == W + "r" and _is_on(child.find(f"{W}rPr/{W}vanish"))):
            yield from _content(child)


def _is_on(switch: Any) -> bool:
    """Whether an on/off property is set (17.17.4: present means on unless it says otherwise)."""
    return switch is not None and switch.get(W + "val", "true") in ("true", "1", "on")
