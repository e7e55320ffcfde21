"""CSV: UTF-8, a head, one line a row; a cell that a spreadsheet would take for a formula begins with an apostrophe."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from hiwar.exchange.formats.about import About
from hiwar.exchange.rows import COLUMNS, Row, cells, harmless


def write(rows: Iterable[Row], out: BinaryIO, about: About) -> None:
    """Write the rows as they come."""
    text = io.TextIOWrapper(out, "utf-8-sig" if about.mark else "utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        writer.writerows(map(cells, rows))
    finally:
        text.detach()  # the stream is not ours to close


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, mark: bool = True) -> bytes:
    """Rows of any kind under their column names, what a row lacks left empty; `mark` puts the sign before them by which
    Excel knows UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([harmless(row.get(column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")
