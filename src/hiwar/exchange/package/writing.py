"""Writing the whole record into a package, a row at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain as chained
from typing import IO, Any, BinaryIO
from zipfile import ZipFile

from django.db.models import Q

from hiwar.audit import chain
from hiwar.audit import queries as audit
from hiwar.audit.moment import one_moment
from hiwar.dialogue.integrity import kept_files
from hiwar.documents import files
from hiwar.documents.models import Document
from hiwar.exchange.package.descriptor import LOG, NAME, Part, descriptor
from hiwar.exchange.package.shapes import Column, Table
from hiwar.exchange.package.tables import TABLES, shape
from hiwar.exchange.package.values import told
from hiwar.exchange.zips import undated
from hiwar.reviews.models import Review

Progress = Callable[[int], None]

_BLOCK = 1 << 20
_AT_ONCE = 2000


class Damaged(Exception):
    """The record is not whole, so that no package of it would be; the message is one sentence for people."""


def write_package(out: BinaryIO, *, now: datetime, progress: Progress = lambda _rows: None) -> dict[str, int]:
    """Write the record as it is at one moment; how many rows each table has, and how many `files` there are.

    `progress` hears of rows and files as they are written. Raises Damaged when a file is missing or not what
    it was, or when the log is not as it was written.
    """
    with one_moment(), ZipFile(out, "w", allowZip64=True) as archive:
        tables = {table.name: part for table in TABLES if (part := _write_table(archive, table, progress))}
        kept = [_write_file(archive, *each, progress) for each in _kept()]
        log = _write_log(archive, progress)
        about = json.dumps(descriptor(tables, kept, log, now), ensure_ascii=False, indent=1)
        archive.writestr(undated(NAME), about + "\n")
    counts = {table.name: tables[table.name].rows or 0 if table.name in tables else 0 for table in TABLES}
    return counts | {"files": len(kept)}


def count() -> int:
    """How many rows and files a package of the record would hold, by which progress is measured."""
    kept = sum(1 for _each in _kept())
    return sum(table.model._default_manager.count() for table in TABLES) + kept + audit.count()


class _Part:
    """A part of the archive that is being written, with its hash and size."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part, self._found, self.size = part, hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._part.write(data)
        self._found.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        return self._found.hexdigest()


def _write_table(archive: ZipFile, table: Table, progress: Progress) -> Part | None:
    """Write the rows of a table; one without rows is not in the package, where readers trip over empty files."""
    found = rows(table)
    first = next(found, None)
    if first is None:
        return None
    count = 0
    with archive.open(undated(table.path), "w", force_zip64=True) as opened:
        part = _Part(opened)
        for count, row in enumerate(chained((first,), found), start=1):
            part.write(_line(row))
            if not count % _AT_ONCE:
                progress(_AT_ONCE)
    progress(count % _AT_ONCE)
    return Part(table.path, part.sha256, part.size, count)


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def rows(table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table as a package has them, in its order."""
    paths = [path for column in table.columns for path in column.told_from]
    makers = [_maker(table, column) for column in table.columns]
    found = table.model._default_manager.order_by(*table.order)
    for condition in _parents(table):
        values = found.filter(condition).values_list(*paths).iterator(chunk_size=_AT_ONCE)
        for number, row in enumerate(values, start=1):
            at = iter(row)
            yield {name: make(at, number) for name, make in makers}


def _parents(table: Table) -> Iterable[Q]:
    """Conditions that take the rows parent by parent, so that nothing large has to be sorted."""
    if not table.parent:
        return [Q()]
    of_reviews = table.parent.endswith("review")
    keys = Review.objects.order_by("session", "state") if of_reviews else Document.objects.order_by("added_at", "pk")
    return (Q(**{table.parent: key}) for key in list(keys.values_list("pk", flat=True)))


_Make = Callable[[Iterator[Any], int], Any]


def _maker(table: Table, column: Column) -> tuple[str, _Make]:
    """What takes the values of a column from those of a row, and makes one of them that JSON carries."""
    if column.address:
        return column.name, lambda at, _number: _address(next(at), next(at), next(at))
    if column.paths == ("id",):  # running numbers are nobody's business
        return column.name, lambda at, number: number if next(at) else None
    make = told(shape(table, column)[0])
    if make is None:
        return column.name, lambda at, _number: next(at)
    return column.name, lambda at, _number: None if (value := next(at)) is None else make(value)


def _address(symbol: str | None, paragraph: str | None, part: int | None) -> str | None:
    return None if symbol is None else address(symbol, str(paragraph), part or 1)


def address(symbol: str, paragraph: str, part: int) -> str:
    """`A/HRC/27/10:124.16`, as `Recommendation.address` has it."""
    return f"{symbol}:{paragraph}" + (f":{part}" if part > 1 else "")


def _kept() -> Iterator[tuple[str, str]]:
    """Hash and media type of each document that was not taken down, and of each file of a statement."""
    kept = dict(Document.objects.filter(tombstone=None).order_by("added_at", "pk").values_list("sha256", "media_type"))
    yield from kept.items()
    yield from (each for each in kept_files().items() if each[0] not in kept)


def _write_file(archive: ZipFile, sha256: str, media_type: str, progress: Progress) -> tuple[Part, str]:
    path = f"files/{sha256}"
    try:
        with files.path_of(sha256).open("rb") as kept, archive.open(undated(path), "w", force_zip64=True) as opened:
            part = _Part(opened)
            while block := kept.read(_BLOCK):
                part.write(block)
    except FileNotFoundError as error:
        raise _lost(sha256) from error
    if part.sha256 != sha256:
        raise _lost(sha256)
    progress(1)
    return Part(path, sha256, part.size), media_type


def _lost(sha256: str) -> Damaged:
    return Damaged(
        f"The file {sha256}, of a document or a statement, is missing or damaged; import the same file again, from its"
        " source or a backup, to put it back."
    )


def _write_log(archive: ZipFile, progress: Progress) -> dict[str, Any]:
    """The log beside the tables: every row as it is, and what stands in the descriptor of it."""
    with archive.open(undated(LOG), "w", force_zip64=True) as opened:
        verdict = chain.verify(_noted(audit.log(), opened))
    if not verdict.sound:
        raise Damaged(f"The audit log is not as it was written: {verdict.problem}; see `hiwar audit verify`.")
    progress(verdict.count)
    return {"rows": verdict.count, "head": verdict.head}


def _noted(links: Iterable[chain.Link], part: IO[bytes]) -> Iterator[chain.Link]:
    for link in links:
        part.write(_line({**{name: getattr(link, name) for name in link.__slots__}, "at": link.at.isoformat()}))
        yield link
