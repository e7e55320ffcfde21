"""Word (.docx): paragraphs in document order with their automatic numbers, split into pages where Word broke them, and
the tables again cell by cell.

Few parts of the package are read (main text, styles, numbering, page headers, properties), each up to a limit, with no
entities and no DTD: a report is the work of a stranger. Element and attribute names are those of ECMA-376, part 1.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from hiwar.kernel.reading.docx_numbers import Numbering, W
from hiwar.kernel.reading.model import Cell, Contents, Page, ReadingError, Table
from hiwar.kernel.reading.text import tidy, too_many

MAX_PART = 32 * 1024 * 1024
"""Bytes of one unpacked part: the longest report needs under 5 MB."""

MAX_CELLS = 50_000
"""Cells that are told beside the text: the longest list needs under 2,000."""

_MAIN, _HEADER = "/officeDocument", "/header"
_MAX_HEADERS = 6
_WIDEST = 63
"""Columns a table can have in Word."""
_AGAIN = "fetch it again, or use the PDF version"
_SET, _SEEN, _BREAK = "\f", "\v", "\x1f"
"""A page break set by hand, one that Word met when it last laid out the pages, and a line broken by hand. XML holds no
such characters itself."""

_TWICE = re.compile(f"{_SET}([ \\t\\n]*){_SEEN}")
"""Word notes a break that was set by hand once more, where it met it."""

_NEW_PAGE = frozenset(("nextPage", "oddPage", "evenPage"))

_OTHER_PACKAGES = {"xl": "an Excel workbook", "ppt": "a PowerPoint presentation"}
_SKIP = frozenset(W + name for name in ("moveFrom", "del", "pict", "object", "drawing", "rPr", "pPr"))
"""Elements whose text is no part of the running text: text taken away, text boxes and pictures, properties."""

_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": _BREAK, W + "noBreakHyphen": "-"} | {
    W + "lastRenderedPageBreak": _SEEN
}


def pages(data: bytes, max_pages: int) -> Contents:
    """The pages, a paragraph a line, one page when Word left no page break; the tables; the page headers.

    ReadingError: damaged, not Word, a bomb."""
    with _package(data) as package:
        main = _main_part(package)
        folder = posixpath.dirname(main)
        document = _xml(package, main)
        numbering = Numbering(
            _xml(package, f"{folder}/numbering.xml", required=False),
            _xml(package, f"{folder}/styles.xml", required=False),
        )
        headers = tuple(dict.fromkeys(filter(None, _headers(package, main))))
        category = _category(package)
    body = document.find(W + "body")
    told = [] if body is None else list(_with_few_cells(_lines(body, numbering)))
    text = tidy(_TWICE.sub(rf"{_SET}\1", "\n".join(line for line, _ in told).replace(_BREAK, " ")).replace(_SEEN, _SET))
    found = text.rstrip("\f\n ").split(_SET)
    if not any(map(str.isalpha, text)):
        raise ReadingError("the Word document has no text in it", remedy="check that this is the right file")
    if len(found) > max_pages:
        raise too_many(len(found), max_pages)
    tables = () if body is None else tuple(_tables(body, _cell_texts(told, text)))
    read = [Page(number, page.strip("\n")) for number, page in enumerate(found, start=1)]
    return Contents(read, tables, headers, category)


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


def _category(package: zipfile.ZipFile) -> str:
    """The category among the properties of the document (ECMA-376, part 2, 10); empty where it has none."""
    properties = _xml(package, "docProps/core.xml", required=False)
    return "" if properties is None else str(properties.findtext("{*}category") or "").strip()


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


def _lines(body: Any, numbering: Numbering) -> Iterator[tuple[str, Any]]:
    """Every paragraph as one line with its number, and the cell that it stands in, None outside of tables; the breaks
    in the line say where a page ends."""
    starts = [section.find(W + "type") for section in body.iter(W + "sectPr")]
    section = 0
    for place, (paragraph, cell) in enumerate(_paragraphs(body, None)):
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
        yield line, cell


def _with_few_cells(lines: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The same lines; those of more cells than are told lose theirs."""
    count, last = 0, None
    for line, cell in lines:
        if cell is not None and cell is not last:
            count, last = count + 1, cell
        yield line, cell if count <= MAX_CELLS else None


def _paragraphs(element: Any, cell: Any) -> Iterator[tuple[Any, Any]]:
    """Paragraphs in document order, those of tables cell by cell, each with its cell in the outermost table."""
    for child in element:
        if child.tag == W + "p":
            yield child, cell
        elif child.tag not in _SKIP:
            yield from _paragraphs(child, child if cell is None and child.tag == W + "tc" else cell)


def _cell_texts(told: Sequence[tuple[str, Any]], text: str) -> dict[Any, tuple[str, int]]:
    """The text of each cell of the outermost tables, a paragraph or a broken line a line, and the page it begins on.
    `text` is that of the whole document, line for line."""
    found: dict[Any, tuple[str, int]] = {}
    lines = iter(text.split("\n"))
    page = 1
    last = max((i for i, (_, cell) in enumerate(told) if cell is not None), default=-1)
    for line, cell in told[: last + 1]:
        printed = tidy(line.replace(_BREAK, " "))
        here = list(islice(lines, printed.count("\n") + 1))
        first = page + len(here[0]) - len(here[0].lstrip(_SET)) if here else page
        page += sum(one.count(_SET) for one in here)
        if cell is None:
            continue
        words = tidy(line.replace(_BREAK, "\n").replace(_SET, "").replace(_SEEN, ""))
        before = found.get(cell)
        found[cell] = (words, first) if before is None else (f"{before[0]}\n{words}", before[1])
    return found


def _tables(body: Any, texts: Mapping[Any, tuple[str, int]]) -> Iterator[Table]:
    """The outermost tables in document order. A cell that goes on from the row above repeats it (17.4.84)."""
    for table in _nearest(body, W + "tbl"):
        above: dict[int, Cell] = {}
        rows = []
        for row in _nearest(table, W + "tr"):
            cells = tuple(_cells(row, above, texts))
            if cells:
                rows.append(cells)
        if rows:
            yield tuple(rows)


def _cells(row: Any, above: dict[int, Cell], texts: Mapping[Any, tuple[str, int]]) -> Iterator[Cell]:
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in _nearest(row, W + "tc"):
        if cell not in texts:
            continue
        text, page = texts[cell]
        span = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(W + "val", "continue") == "continue" and column in above:
            text = above[column].text
        above[column] = Cell(text, column, span, page)
        yield above[column]
        column += span


def _nearest(element: Any, tag: str) -> Iterator[Any]:
    """The elements with this tag, not those inside of one."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIP:
            yield from _nearest(child, tag)


def _number(element: Any, default: int) -> int:
    """The number that an element gives, up to the columns a table can have."""
    text = "" if element is None else element.get(W + "val", "")
    return min(int(text), _WIDEST) if text.isascii() and text.isdigit() and len(text) < 10 else default


def _headers(package: zipfile.ZipFile, main: str) -> Iterator[str]:
    """What the headers of the pages say; a damaged one says nothing, for the text does not need it."""
    folder, name = posixpath.split(main)
    try:
        relations = _xml(package, f"{folder}/_rels/{name}.rels", required=False)
        targets = [
            str(relation.get("Target", ""))
            for relation in (() if relations is None else relations)
            if str(relation.get("Type", "")).endswith(_HEADER)
        ]
        for target in targets[:_MAX_HEADERS]:
            header = _xml(package, posixpath.normpath(posixpath.join(folder, target)).lstrip("/"), required=False)
            if header is not None:
                words = " ".join("".join(_content(paragraph)) for paragraph, _ in _paragraphs(header, None))
                yield " ".join(tidy(words.replace(_BREAK, " ").replace(_SET, " ").replace(_SEEN, " ")).split())
    except ReadingError:
        return


def _content(element: Any) -> Iterator[str]:
    """The printed text of a paragraph, and its page breaks."""
    for child in element:
        tag = child.tag
        if tag == W + "t":
            yield child.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag == W + "br":
            yield _SET if child.get(W + "type") == "page" else _BREAK
        elif tag not in _SKIP and not (tag == W + "r" and _is_on(child.find(f"{W}rPr/{W}vanish"))):
            yield from _content(child)


def _is_on(switch: Any) -> bool:
    """Whether an on/off property is set (17.17.4: present means on unless it says otherwise)."""
    return switch is not None and switch.get(W + "val", "true") in ("true", "1", "on")
