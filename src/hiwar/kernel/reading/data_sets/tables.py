"""Text with separators (CSV) as rows of cells: its encoding, its line ends and its separator told by its content."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from hiwar.kernel.reading.data_sets.schema import Rows, damaged
from hiwar.kernel.reading.model import ReadingError
from hiwar.kernel.reading.text import damaged_utf8, is_damaged_utf8

MEDIA_TYPE = "text/csv"

_CHUNK = 1024 * 1024
_MOST_LINE = 4 * _CHUNK
"""Characters of one line: no row of a known data set has a hundredth."""

_SEPARATORS = (",", ";", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAVE = "save it as CSV in UTF-8 and try again"

_TELLING = "’“”‘–—éèàçñüöäôáêóí"
"""Signs that English and French texts have: those two code pages put them in other places."""

_PAGES = {page: _TELLING.encode(page) for page in ("mac_roman", "cp1252")}


def cells(file: BinaryIO) -> Rows:
    """The rows of a table, the one with the column names first; each has as many cells as that one.

    Empty rows are left out. ReadingError when a row is cut short, has bytes that no text has, or a field without end.
    """
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    try:
        yield from _rows(text)
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper) -> Rows:
    width, number = 0, 0
    try:
        first = text.readline(_MOST_LINE)
        text.seek(0)
        reader = csv.reader(_lines(text), delimiter=separator(first))
        for row in reader:
            if not any(map(str.strip, row)):
                continue
            width = width or len(row)
            if any("\0" in cell for cell in row):
                raise damaged("it holds bytes that no text has (NUL)", number)
            if len(row) < width:
                raise damaged(f"it has {len(row)} of {width} cells; the table is cut short or damaged", number)
            if any(map(str.strip, row[width:])):
                raise damaged(f"it has {len(row)} cells where the table has {width} columns", number, _SAVE)
            yield row[:width]
            number += 1
    except csv.Error as error:
        remedy = "look for a quotation mark that is not closed there"
        raise damaged(f"a cell cannot be read ({error})", number, remedy) from error
    except UnicodeDecodeError as error:
        raise ReadingError("its letters are in no encoding that is known", remedy=_SAVE) from error


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines with whatever ends them: a line feed, a carriage return, or both."""
    while line := text.readline(_MOST_LINE):
        if len(line) >= _MOST_LINE:
            raise ReadingError("a line of it has no end", remedy="check that this is a table saved as CSV")
        yield line


def separator(line: str) -> str:
    """What parts the cells of a line: the sign that parts it into most."""
    return max(_SEPARATORS, key=lambda sign: len(next(csv.reader([line], delimiter=sign), [])))


def first_line_is(head: bytes, known: Callable[[list[str]], bool]) -> bool:
    """Whether the first line of a text that begins with `head` has the columns of something known."""
    line = head.decode("utf-8-sig", errors="replace").splitlines()[:1]
    if not line or "\0" in line[0]:
        return False
    return any(known(row) for row in csv.reader(line, delimiter=separator(line[0])))


def _encoding(file: BinaryIO) -> str:
    """Told by the mark at the beginning; else UTF-8 if all of it is; else what old programs wrote: Mac Roman where the
    lines end in bare carriage returns or its signs are the likelier, Windows 1252 otherwise."""
    head = file.read(_CHUNK)
    file.seek(0)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head[:1024]:
        raise ReadingError("it holds bytes that no text has (NUL)", place="the beginning", remedy=_SAVE)
    decoder = codecs.getincrementaldecoder("utf-8")()
    high: dict[int, int] = {}
    is_utf8 = True
    good = lines = 0
    while chunk := file.read(_CHUNK):
        if is_utf8:
            try:
                good += len(chunk) - len(decoder.decode(chunk))
                lines += chunk.count(b"\n")
                continue
            except UnicodeDecodeError as error:
                is_utf8 = False
                if is_damaged_utf8(chunk, good):
                    raise damaged_utf8(lines + chunk.count(b"\n", 0, error.start) + 1) from error
        for byte in set(chunk):
            if byte >= 0x80:
                high[byte] = high.get(byte, 0) + chunk.count(byte)
    if is_utf8:
        try:
            decoder.decode(b"", final=True)
            return "utf-8"
        except UnicodeDecodeError:
            pass
    if b"\r" in head and b"\n" not in head:
        return "mac_roman"
    return max(reversed(_PAGES), key=lambda page: sum(high.get(byte, 0) for byte in _PAGES[page]))
