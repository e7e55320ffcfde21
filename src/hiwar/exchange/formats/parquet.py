"""Parquet: typed columns, lists as lists, Zstandard, written by DuckDB from a temporary file of JSON Lines."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import duckdb
from django.utils.translation import gettext as _

from hiwar.exchange.columns import TABLE, Kind
from hiwar.exchange.formats import lines
from hiwar.exchange.formats.about import About, Unfit
from hiwar.exchange.rows import Row

_TYPES = {Kind.TEXT: "VARCHAR", Kind.WHOLE: "INTEGER", Kind.DAY: "DATE", Kind.TEXTS: "VARCHAR[]"}
_MEMORY = "256MB"
_LONGEST = 64 * 1024 * 1024
"""Bytes of one row: more than any text of a review has."""


def write(rows: Iterable[Row], out: BinaryIO, about: About) -> None:
    """Write the rows once all have come: a Parquet file ends with the places of its columns."""
    with tempfile.TemporaryDirectory(prefix="hiwar-") as name:
        folder = Path(name)
        with (folder / "rows.jsonl").open("wb") as told:
            lines.write(rows, told, about)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "threads": 1,  # the same rows give the same bytes
            "temp_directory": name,
            "autoinstall_known_extensions": False,  # nothing is fetched from anywhere
            "autoload_known_extensions": False,
        }
        try:
            with duckdb.connect(config=settings) as database:
                read = database.read_json(
                    str(folder / "rows.jsonl"),
                    columns={column.name: _TYPES[column.kind] for column in TABLE},
                    format="newline_delimited",
                    maximum_object_size=_LONGEST,
                )
                read.write_parquet(str(folder / "rows.parquet"), compression="zstd")
        except duckdb.Error as error:
            why = " ".join(str(error).split())
            raise Unfit(_("Parquet could not be written: %(why)s") % {"why": why}) from error
        with (folder / "rows.parquet").open("rb") as made:
            shutil.copyfileobj(made, out)
