"""A JSON export, an array of records, as rows of cells: streamed, so that its size does not matter."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import ijson

from hiwar.kernel.reading.data_sets.schema import Rows, damaged
from hiwar.kernel.reading.model import ErrorKind, ReadingError

MEDIA_TYPE = "application/json"

MOST_CHARACTERS = 1_000_000
"""Of one record; the longest that is known has a fiftieth."""

_MOST_BYTES = 8 * MOST_CHARACTERS
"""Of one record: a character that is escaped has six bytes, and the parser reads ahead."""

_IN_RECORD, _IN_LIST = 2, 3
"""How deep inside the array the values of a record stand, and those of a list in it."""

_MOST_KEYS = 200
_DEEPEST = 20
"""Levels of lists and records inside one another: an export has three."""

_BROKEN = (ijson.JSONError, ValueError)

_Record = dict[str, str | list[str]]


def cells(file: BinaryIO) -> Rows:
    """The keys of the first record, then the values of every record under these keys; what is missing is empty.

    ReadingError when it is no array of records, is cut or damaged, or holds a record too long to be one.
    """
    names: list[str] = []
    for record in _records(file):
        if not names:
            names = list(record)[:_MOST_KEYS]
            yield names
        row = (record.get(name, "") for name in names)
        yield [cell if isinstance(cell, str) else tuple(cell) for cell in row]
    if not names:
        raise _no_records("an array without records")


def _records(file: BinaryIO) -> Iterator[_Record]:
    _rewind(file)
    builder = _Builder()
    watched = _Watched(file, builder)
    try:
        for event, value in ijson.basic_parse(watched, use_float=True):
            builder.take[event](value)
            if builder.whole:
                yield builder.record
                builder.whole, watched.since = False, 0
    except _BROKEN as error:
        raise damaged("the JSON is cut short or damaged there", builder.number + builder.between) from error


class _Watched:
    """The file, as long as each record comes to an end: a text or a number without one would be parsed over and over,
    growing, before anybody hears of it."""

    def __init__(self, file: BinaryIO, builder: _Builder) -> None:
        self._file, self._builder, self.since = file, builder, 0

    def read(self, size: int) -> bytes:
        """The next bytes. ReadingError when there were too many since the last record."""
        self.since += size
        if self.since > _MOST_BYTES:
            raise self._builder.too_long()
        return self._file.read(size)


class _Builder:
    """Records out of the events of a JSON stream: plain values and lists of them; what is nested deeper is no cell of
    a known data set. However deep and long it is, what is kept is bounded."""

    def __init__(self) -> None:
        self.number, self.whole, self.record = 0, False, _Record()
        self._depth, self._size, self._key = 0, 0, ""
        plain = ("null", "boolean", "integer", "double", "number", "string")
        self.take: dict[str, Callable[[Any], None]] = dict.fromkeys(plain, self._value)
        self.take |= {
            "map_key": self._name,
            "start_map": lambda _: self._open(is_record=True),
            "start_array": lambda _: self._open(is_record=False),
            "end_map": self._close,
            "end_array": self._close,
        }

    @property
    def between(self) -> bool:
        """Whether the last record is whole and the next not begun."""
        return self._depth < _IN_RECORD

    def _name(self, key: str) -> None:
        if self._depth == _IN_RECORD:
            self._key = key
            self._grow(len(key))
        elif self._depth == 1:
            raise _no_records(f"a single record with {key[:40]}")

    def _open(self, *, is_record: bool) -> None:
        self._depth += 1
        if self._depth == _IN_RECORD:
            if not is_record:
                raise self._stray()
            self.number, self.record, self._size = self.number + 1, {}, 0
        elif self._depth == _IN_LIST:
            self.record[self._key] = "" if is_record else []
        elif self._depth > _DEEPEST:
            raise damaged("its values are nested deeper than those of a record", self.number)

    def _close(self, _: None) -> None:
        self.whole = self._depth == _IN_RECORD
        self._depth -= 1

    def _value(self, value: Any) -> None:
        text = "" if value is None else str(value)
        self._grow(len(text) + 1)
        if self._depth == _IN_RECORD:
            self.record[self._key] = text
        elif self._depth == _IN_LIST:
            cell = self.record[self._key]
            if isinstance(cell, list):
                cell.append(text)
        elif self._depth < _IN_RECORD:
            raise self._stray()

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > MOST_CHARACTERS:
            raise self.too_long()

    def too_long(self) -> ReadingError:
        """The error for a record without an end."""
        return damaged(f"the record has more than {MOST_CHARACTERS:,} characters", max(self.number, 1))

    def _stray(self) -> ReadingError:
        if self.number:
            return damaged("there stands no record, but a single value or a list", self.number + 1)
        return _no_records("an array of single values or lists")


def _no_records(what: str) -> ReadingError:
    return ReadingError(
        f"it is {what}, and no export of a data set",
        remedy="choose the full export of UHRI in JSON, an array of its records",
        kind=ErrorKind.OTHER_DOCUMENT,
    )


def _rewind(file: BinaryIO) -> None:
    """Go to the beginning, after a byte order mark."""
    file.seek(0)
    if file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
        file.seek(0)
