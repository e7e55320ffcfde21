"""An Excel workbook (.xlsx) as rows of cells: those of its first sheet that has any."""

from __future__ import annotations

import datetime
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from hiwar.kernel.reading.data_sets.schema import Rows
from hiwar.kernel.reading.model import ReadingError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST_UNPACKED = 512 * 1024 * 1024
"""Bytes of the sheets and their texts, as they are found and not as the archive declares them."""

MOST_CELLS = 20_000_000
"""Cells of the rectangle that a sheet spans: a few far away from each other span billions."""

_OTHERS = {"word/": "a Word document", "ppt/": "a PowerPoint presentation", "mimetype": "an OpenDocument file"}
_CHUNK = 1024 * 1024
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})([0-9]{1,7})["']""")
"""Where a cell or a row stands (`r="C12"`, `r="12"`): ECMA-376, part 1, 18.3.1.4 and 18.3.1.73."""

_LONGEST_PLACE = 64
_AGAIN = "fetch the file again from where it came from"


def cells(file: BinaryIO) -> Rows:
    """The rows of the first sheet that is not empty, every cell as text. ReadingError: damaged, no workbook, a bomb."""
    _check(file)
    file.seek(0)
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.height:
                yield from _rows(sheet)
                return
    except CalamineError as error:
        raise ReadingError(f"the workbook is damaged ({error})", remedy=_AGAIN) from error
    except BaseException as error:  # a panic of the library in Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise ReadingError("the workbook is damaged", remedy=_AGAIN) from error
    raise ReadingError("the workbook has no rows", remedy="check that this is the right file")


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        if any(cell not in ("", None) for cell in row):
            yield [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """A whole number without a fraction, a date in ISO 8601, all else as it stands."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def _check(file: BinaryIO) -> None:
    """Look through the parts before any is loaded. ReadingError: no workbook, damaged, too big or too wide."""
    unpacked = 0
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            _refuse_others(names)
            for name in names:
                if name.startswith(("xl/worksheets/", "xl/sharedStrings")):
                    unpacked += _look_through(package, name, MOST_UNPACKED - unpacked)
    except _DAMAGE as error:
        raise ReadingError("the workbook is damaged or cut short", remedy=_AGAIN) from error


_DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError, RuntimeError)
"""What a damaged archive or one under a password makes the library say."""


def _refuse_others(names: Sequence[str]) -> None:
    for start, what in _OTHERS.items():
        if any(name.startswith(start) for name in names):
            raise ReadingError(f"the file is {what}, and no Excel workbook", remedy="give it the name that it needs")
    if not any(name.startswith("xl/") for name in names):
        raise ReadingError("the file is a zip archive and no workbook", remedy="unpack it and read the file inside")


def _look_through(package: zipfile.ZipFile, name: str, most: int) -> int:
    """The bytes that a part has when unpacked, refusing more than `most`, and a sheet whose cells span too many."""
    size, tail = 0, b""
    columns, rows = [sys.maxsize, 0], [sys.maxsize, 0]
    with package.open(name) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > most:
                megabytes = MOST_UNPACKED // 1024**2
                raise ReadingError(f"the workbook has more than {megabytes} MB when unpacked", remedy="save it as CSV")
            for letters, digits in set(_PLACE.findall(tail + chunk)):
                _widen(rows, int(digits))
                _widen(columns, _column(letters) if letters else 1)
            tail = chunk[-_LONGEST_PLACE:]
    cells = (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1) if rows[1] else 0
    if cells > MOST_CELLS:
        raise ReadingError(
            f"the sheet spans {cells:,} cells, more than the {MOST_CELLS:,} that are read",
            remedy="copy the table into a workbook of its own",
        )
    return size


def _widen(span: list[int], place: int) -> None:
    span[:] = min(span[0], place), max(span[1], place)


@cache
def _column(letters: bytes) -> int:
    """The number of a column: A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number
