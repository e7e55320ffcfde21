"""CSV: UTF-8, a head, one line a row; a cell that a spreadsheet would take for a formula begins with an apostrophe."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from hiwar.exchange.formats.about import About
from hiwar.exchange.rows import COLUMNS, Row, cells


def write(rows: Iterable[Row], out: BinaryIO, about: About) -> None:
    """Write the rows as they come."""
    text = io.TextIOWrapper(out, "utf-8-sig" if about.mark else "utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        writer.writerows(map(cells, rows))
    finally:
        text.detach()  # the stream is not ours to close
