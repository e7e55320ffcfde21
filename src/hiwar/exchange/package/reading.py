"""Turning the lines of a package into rows of the record: every value checked, every reference found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import Model

from hiwar.exchange.package.archive import Archive, PackageError, at_line
from hiwar.exchange.package.shapes import Reference, Table
from hiwar.exchange.package.tables import BY_NAME, shape
from hiwar.exchange.package.values import NotFit, read
from hiwar.exchange.package.writing import address
from hiwar.kernel import facts
from hiwar.reviews.models import Position, Proposal, Wording

_BATCH = 500
_MEND = "fetch or write the package again"

_NUMBERED: dict[str, type[Model]] = {"wordings": Wording, "positions": Position, "proposals": Proposal}
"""Tables whose rows are known by their recommendation and a number."""

Key = tuple[Any, ...]
Row = dict[str, Any]


class Known:
    """The keys of the rows that are in the record already, by table: what later rows may refer to.

    Documents are known by their hash; those of reviews and recommendations are held, and of what recommendations have
    many of asked for, batch by batch.
    """

    def __init__(self) -> None:
        self._held: dict[str, dict[Key, Any]] = {
            "": {(state.iso3,): state.iso3 for state in facts.states()},
            "documents": {},
            "reviews": {},
            "held_meetings": {},
            "recommendations": {},
            "error_reports": {},
            "resolutions": {},
            "actions": {},
            "voters": {},
            "drafts": {},
            "sponsors": {},
            "statements": {},
            "intentions": {},
            "said": {},
            "checks": {},
            "findings": {},
            "meetings": {},
            "meeting_events": {},
        }

    def add(self, table: Table, rows: Sequence[Row], made: Sequence[Model]) -> None:
        """Remember rows that were written."""
        held = self._held.get(table.name)
        if held is not None:
            held.update((tuple(row[name] for name in table.key), each.pk) for row, each in zip(rows, made, strict=True))

    def find(self, reference: Reference, keys: Collection[Key]) -> dict[Key, Any]:
        """What the columns of a reference stand for, for the keys that are known."""
        numbered = _NUMBERED.get(reference.table)
        if numbered is None:
            held = self._held[reference.table]
            return {key: held[key] for key in keys if key in held}
        by_row = {pk: name for (name,), pk in self._of({key[0] for key in keys}).items()}
        rows = numbered._default_manager.filter(recommendation__in=by_row)
        found = rows.values_list("recommendation", "number", "pk")
        return {(by_row[recommendation], number): pk for recommendation, number, pk in found}

    def _of(self, addresses: Collection[Any]) -> dict[Key, Any]:
        held = self._held["recommendations"]
        return {(name,): held[name,] for name in addresses if (name,) in held}


def batches(archive: Archive, table: Table) -> Iterator[list[tuple[int, Row]]]:
    """The rows of a table, each with the number of its line, as the record holds their values."""
    bounds = [(column, *shape(table, column)) for column in table.columns]
    names = {column.name for column in table.columns}

    def checked() -> Iterator[tuple[int, Row]]:
        part = archive.contents.tables.get(table.name)
        for number, line in archive.lines(table.path, part) if part else ():
            if line.keys() != names:
                missing, more = names - line.keys(), line.keys() - names
                what = f"has no {min(missing)}" if missing else f"has a column {min(more)!r} that the format has not"
                raise _wrong(table, number, what)
            row = {}
            for column, kind, bound in bounds:
                try:
                    row[column.name] = read(line[column.name], kind, bound)
                except NotFit as wrong:
                    raise _wrong(table, number, f"{column.name} {wrong}") from wrong
            yield number, row

    rows = checked()
    while batch := list(islice(rows, _BATCH)):
        yield batch


def instances(table: Table, batch: Sequence[tuple[int, Row]], known: Known) -> list[Model]:
    """The rows of a batch as rows of the model, with what they refer to. Raises PackageError where that is not there,
    or where a column does not follow from the others as it should."""
    fields: list[dict[str, Any]] = [{} for _ in batch]
    for column in table.columns:
        if column.field:
            for (_number, row), values in zip(batch, fields, strict=True):
                values[column.field] = row[column.name]
    for reference in table.references:
        if not _is_made_later(table, reference):
            for values, pk in zip(fields, _resolved(table, reference, batch, known), strict=True):
                values[reference.field] = pk
    for number, row in batch:
        _follows(table, number, row)
    return [table.model(**values) for values in fields]


def current_wordings(batch: Sequence[tuple[int, Row]], known: Known) -> list[tuple[Any, Any]]:
    """For recommendations and their current wordings, both in the record by now: the keys of both."""
    table = BY_NAME["recommendations"]
    (later,) = (each for each in table.references if _is_made_later(table, each))
    mine = Reference(table.key, table.name, "pk")
    pairs = zip(_resolved(table, mine, batch, known), _resolved(table, later, batch, known), strict=True)
    return [(wording, recommendation) for recommendation, wording in pairs if wording is not None]


def _is_made_later(table: Table, reference: Reference) -> bool:
    """Whether what is referred to comes after what refers to it."""
    names = list(BY_NAME)
    return bool(reference.table) and names.index(reference.table) > names.index(table.name)


def _resolved(table: Table, reference: Reference, batch: Sequence[tuple[int, Row]], known: Known) -> Iterator[Any]:
    """For each row the key of the row that it refers to, None where it refers to none."""
    keys = [tuple(row[name] for name in reference.columns) for _number, row in batch]
    found = known.find(reference, {key for key in keys if None not in key})
    for key, (number, _row) in zip(keys, batch, strict=True):
        if None in key:
            yield None
        elif key in found:
            yield found[key]
        else:
            what = ", ".join(map(str, key))
            if not reference.table:
                raise PackageError(
                    f"this edition of Hiwar knows no State {what!r}",
                    place=at_line(table.path, number),
                    remedy="import it with a newer edition",
                )
            raise _wrong(table, number, f"refers to {what} in {BY_NAME[reference.table].path}, which is not there")


def _follows(table: Table, number: int, row: Row) -> None:
    """Whether what a row tells twice is the same both times."""
    if table.name == "recommendations" and row["address"] != address(row["symbol"], row["paragraph"], row["part"]):
        raise _wrong(table, number, "has another address than its symbol, paragraph and part make")


def _wrong(table: Table, number: int, what: str) -> PackageError:
    return PackageError(f"the row {what}", place=at_line(table.path, number), remedy=_MEND)
