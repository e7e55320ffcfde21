"""Readings and rows as bytes and back: JSON, so that a worker that a hostile file took over can send but data."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from typing import Any

from hiwar.kernel.reading.data_sets.roll_calls.model import ReadRollCall
from hiwar.kernel.reading.model import Reading, ReadRow

Row = ReadRow | ReadRollCall

_KINDS: dict[str, type[Row]] = {kind.__name__: kind for kind in (ReadRow, ReadRollCall)}


def pack(value: Reading | Row) -> bytes:
    """A reading, or a row, as JSON: one object a dataclass, keys named after its fields."""
    return _encode(value).encode()


def together(kind: type[Row], rows: Sequence[bytes]) -> bytes:
    """Rows of one kind, each packed, as one."""
    return b"[" + b",".join((_encode(kind.__name__).encode(), *rows)) + b"]"


def unpack(data: bytes) -> Reading:
    """The reading that `pack` wrote; ValueError, TypeError or KeyError when it did not."""
    reading = _builder(Reading)(json.loads(data))
    if not isinstance(reading, Reading):
        raise TypeError("not a reading")
    return reading


def unpack_rows(data: bytes) -> tuple[Row, ...]:
    """The rows that `pack` and `together` wrote; ValueError, TypeError or KeyError when it did not."""
    kind, *rows = json.loads(data)
    wanted: Any = _KINDS[kind]
    return tuple(map(_builder(wanted), rows))


def _fields(value: Any) -> dict[str, Any]:
    kind = type(value)
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in dataclasses.fields(value))
    return {name: getattr(value, name) for name in _NAMES[kind]}


_NAMES: dict[type, tuple[str, ...]] = {}
_encode = json.JSONEncoder(default=_fields).encode


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """What turns decoded JSON into a value of the annotated type `kind`: dataclass, enum, tuple, optional or plain."""
    parts = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        if parts[-1] is Ellipsis:
            one = _builder(parts[0])
            return lambda values: tuple(map(one, values))
        each = [_builder(part) for part in parts]
        return lambda values: tuple(build(value) for build, value in zip(each, values, strict=True))
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        (one,) = (_builder(part) for part in parts if part is not types.NoneType)
        return lambda value: None if value is None else one(value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        builders = {name: _builder(hint) for name, hint in typing.get_type_hints(kind).items()}
        return lambda values: kind(**{name: build(values[name]) for name, build in builders.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _same


def _same(value: Any) -> Any:
    return value
