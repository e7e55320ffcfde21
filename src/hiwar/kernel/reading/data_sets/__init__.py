"""Data sets of others: a table or an export as a stream of rows, recognised by its columns and never by its name.

A new data set is one module with a `SCHEMA` (see `schema.py`) and a line in `SCHEMAS`. `docs/data-sets.md` says what
becomes of each column.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from hiwar.kernel.reading.data_sets import excel, morocco, records, tables, treaty_tables, uhri, upr_info
from hiwar.kernel.reading.data_sets.roll_calls import SCHEMAS as VOTES
from hiwar.kernel.reading.data_sets.roll_calls import ReadRollCall, VoteSchema, parquet, schema_of, voeten
from hiwar.kernel.reading.data_sets.roll_calls.bounds import within_membership
from hiwar.kernel.reading.data_sets.roll_calls.schema import Table
from hiwar.kernel.reading.data_sets.schema import Beside, Cells, Count, Header, Rows, Schema, named, text_of
from hiwar.kernel.reading.model import ErrorKind, Genre, Reading, ReadingError, ReadRow

__all__ = ["SUFFIXES", "Beside", "is_data_set", "read_rows"]

SCHEMAS: tuple[Schema, ...] = (upr_info.SCHEMA, uhri.SCHEMA, morocco.SCHEMA, *treaty_tables.SCHEMAS)
"""The data sets that are read, each told by its columns."""

SUFFIXES = (".csv", ".tsv", ".json", ".xlsx", ".parquet")
"""How the names of tables and exports end."""

_JSON = re.compile(rb"\s*[\[{]\s*(?:[\[{\"\]}]|-?\d|true|false|null)")
_RECORDS_IN_TEXT = re.compile(rb"\s*\[\s*\{\s*\"")
_ZIP = b"PK\x03\x04"
_DOCUMENTS = (b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How documents begin that a name ending in `.csv` does not make a table of."""


def is_data_set(head: bytes, name: str) -> bool:
    """Whether a file with this name that begins like this is to be read by `read_rows`, and not as a document.

    A suffix of a table is believed unless the file begins as a document does; a text by another name is a table where
    its first line holds the columns of a data set that is known.
    """
    if any(head.startswith(start) for start in _DOCUMENTS):
        return False
    if PurePath(name).suffix.lower() in SUFFIXES:
        return True
    if head.startswith(_ZIP):
        return False
    if head.startswith(parquet.MAGIC):
        return True
    return _RECORDS_IN_TEXT.match(head) is not None or tables.first_line_is(head, _is_known)


def read_rows(file: BinaryIO, name: str, beside: Beside) -> Generator[ReadRow | ReadRollCall, None, Reading]:
    """The rows of a data set, one by one, of a table of votes its roll calls; at the end, as the generator's value, the
    reading without them.

    `file` is open and can be rewound; `beside` opens another file of the same folder by its name, or says None.
    ReadingError when it is none of the data sets that are read, or turns out to be damaged: what was given until then
    is no whole.
    """
    head = file.read(1024)
    file.seek(0)
    if not head:
        raise ReadingError("the file is empty", remedy="fetch the file again from where it came from")
    container = _container(head)
    count = Count(name=name)
    with closing(container.cells(file)) as cells:
        schema, header, rows = _recognised(cells, container.header_within)
        if isinstance(schema, VoteSchema):
            return (yield from _roll_calls(schema, container, Table(header, rows, name, beside)))
        read = schema.reader(header, beside, count)
        for number, row in enumerate(rows, start=1):
            found = read(number, row)
            count.add(found)
            yield found
    if not count.rows:
        raise ReadingError("the table has column names and no rows", remedy="check that the export was complete")
    return Reading(
        media_type=container.media_type,
        symbol=None,
        state_under_review=schema.state,
        session=None,
        language=count.language,
        pages=(),
        recommendations=(),
        warnings=tuple(count.warnings()),
        genre=Genre.DATA_SET,
    )


def _roll_calls(schema: VoteSchema, container: _Container, table: Table) -> Generator[ReadRollCall, None, Reading]:
    count = 0
    for call in schema.reader(table):
        count += 1
        yield replace(within_membership(call), key=f"{schema.origin}:{call.key}")
    if not count:
        raise ReadingError("the table has column names and no rows", remedy="check that the export was complete")
    return Reading(
        media_type=container.media_type,
        symbol=None,
        state_under_review=None,
        session=None,
        language="en",
        pages=(),
        recommendations=(),
        genre=Genre.DATA_SET,
    )


class _Container(NamedTuple):
    """A kind of file that holds rows: those of `cells` begin with the names of the columns, or have them among the
    first `header_within`."""

    media_type: str
    cells: Callable[[BinaryIO], Rows]
    header_within: int = 1


_TABLE = _Container(tables.MEDIA_TYPE, tables.cells)
_WORKBOOK = _Container(excel.MEDIA_TYPE, excel.cells, header_within=20)
_RECORDS = _Container(records.MEDIA_TYPE, records.cells)
_COLUMNS = _Container(parquet.MEDIA_TYPE, parquet.cells)


def _container(head: bytes) -> _Container:
    if head.startswith(_ZIP):
        return _WORKBOOK
    if head.startswith(parquet.MAGIC):
        return _COLUMNS
    return _RECORDS if _JSON.match(head.removeprefix(codecs.BOM_UTF8)) else _TABLE


def _recognised(cells: Rows, header_within: int) -> tuple[Schema | VoteSchema, Header, Iterator[Cells]]:
    """Which data set it is, its columns and the rows after their names; ReadingError naming what was found instead."""
    first: list[Header] = []
    for names in islice(cells, header_within):
        header = Header(map(text_of, names))
        first.append(header)
        for schema in SCHEMAS:
            if schema.fits(header):
                return schema, header, cells
        if votes := schema_of(header):
            return votes, header, cells
    if not first:
        raise ReadingError("the table is empty", remedy="check that this is the right file")
    if any(map(morocco.belongs, first)):
        raise ReadingError(
            "it is a table of the Moroccan follow-up database that its recommendations refer to",
            remedy=f"import {morocco.WHOLE} of the same folder, which is read together with it",
            kind=ErrorKind.PART,
        )
    if any(map(voeten.is_roll_calls, first)):
        raise ReadingError(
            "it is a table of roll calls, which says nothing of how members voted",
            remedy="import the table of votes of the same folder (“votes” in place of “rollcalls”), which is read "
            "together with it",
            kind=ErrorKind.PART,
        )
    if any(map(voeten.is_ideal_points, first)):
        raise ReadingError(
            "it is a table of ideal points, which others estimated from votes; the record keeps the votes themselves",
            remedy="leave it where it is, and import the votes",
            kind=ErrorKind.NOT_KEPT,
        )
    raise ReadingError(
        f"it is no data set that is known; its columns are {named(first[0])}",
        remedy=f"choose one of these: {', '.join(_KNOWN)}; docs/data-sets.md has their columns",
        kind=ErrorKind.OTHER_DOCUMENT,
    )


_KNOWN = (*(schema.known_by for schema in SCHEMAS), *(schema.known_by for schema in VOTES))


def _is_known(columns: list[str]) -> bool:
    header = Header(columns)
    known = any(schema.fits(header) for schema in SCHEMAS) or schema_of(header) is not None
    return known or morocco.belongs(header) or voeten.is_roll_calls(header) or voeten.is_ideal_points(header)
