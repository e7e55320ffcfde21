"""The formats of an export of recommendations: one table, which the command line, the pages and the API share.

A writer is a function `write(rows, out, about)` in a module of its own: it takes the rows one by one, as
`hiwar.exchange.rows` gives them, and writes bytes. A new format is a row in `FORMATS` and such a module.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from django.utils import translation

from hiwar.exchange.formats.about import About, Unfit
from hiwar.exchange.rows import Row

__all__ = ["FORMATS", "About", "Format", "Unfit", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its `name`, which is also the ending of its files, the media type, the module that writes it, whether
    it is `text` that may go to a terminal, and whether one file holds one review only."""

    name: str
    media_type: str
    module: str
    text: bool = False
    one_review: bool = False


FORMATS = {
    each.name: each
    for each in (
        Format("csv", "text/csv; charset=utf-8", "delimited", text=True),
        Format("jsonl", "application/jsonl; charset=utf-8", "lines", text=True),
        Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "excel"),
        Format("parquet", "application/vnd.apache.parquet", "parquet"),
        Format(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "word",
            one_review=True,
        ),
    )
}


def write(name: str, rows: Iterable[Row], out: BinaryIO, about: About | None = None) -> None:
    """Write rows in the format called `name` to a binary stream, which need not be able to go back; nothing is closed.

    CSV and JSON Lines are written as the rows come; the others need a temporary file, and as little memory. Raises
    Unfit, in a sentence, when the rows do not fit the format, before anything is written.
    """
    about = about or About()
    with translation.override(about.lang):
        import_module(f"{__name__}.{FORMATS[name].module}").write(rows, out, about)
