"""How the values of a record's rows stand in a package, and what a value read from one must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from hiwar.documents.texts import storable

TIME = "%Y-%m-%dT%H:%M:%S.%fZ"
"""How a point in time is written, in UTC."""


class Kind(StrEnum):
    """What a column holds, by the names of Frictionless' Table Schema; the last three are lists of its kind `array`. An
    object has its keys sorted, at any depth, and no fractions."""

    TEXT = "string"
    WHOLE = "integer"
    FLAG = "boolean"
    DAY = "date"
    TIME = "datetime"
    OBJECT = "object"
    TEXTS = "array of strings"
    NAMES = "array of [code or null, name]"
    PLACES = "array of [page, start, end]"

    @property
    def type(self) -> str:
        """The type in Table Schema."""
        return self.value.partition(" ")[0]


class NotFit(ValueError):
    """A value is not what its column holds; the message says what it should be."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a column allows: null, at most so many characters, only these texts, numbers from the least to the most."""

    nullable: bool = False
    longest: int | None = None
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


def told(kind: Kind) -> Callable[[Any], Any] | None:
    """What turns a value of the record into one that JSON carries; None where it is one already."""
    return _TOLD.get(kind)


_TOLD: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.DAY: lambda value: value.isoformat(),
    Kind.TIME: lambda value: value.astimezone(UTC).strftime(TIME),
    Kind.OBJECT: lambda value: _sorted(value),
}


def _sorted(value: Any) -> Any:
    """A value of JSON with the keys of its objects sorted: databases keep them in orders of their own."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(each) for each in value] if isinstance(value, list) else value


def read(value: Any, kind: Kind, bounds: Bounds) -> Any:
    """A value of a package as the record holds it. Raises NotFit for everything that the column does not allow."""
    if value is None:
        if bounds.nullable:
            return None
        raise NotFit("is null, and may not be")
    try:
        found = _READ[kind](value)
    except (TypeError, ValueError) as error:
        raise NotFit(f"is no {kind.value}") from error
    if isinstance(found, str):
        if bounds.choices and found not in bounds.choices:
            raise NotFit(f"is none of {', '.join(repr(choice) for choice in bounds.choices)}")
        if bounds.longest is not None and len(found) > bounds.longest:
            raise NotFit(f"has more than {bounds.longest} characters")
    if bounds.least is not None and bounds.most is not None and not bounds.least <= found <= bounds.most:
        raise NotFit(f"is not between {bounds.least} and {bounds.most}")
    return found


def _text(value: Any) -> str:
    if type(value) is not str or storable(value) != value:
        raise ValueError
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError
    return value


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError
    return value


def _day(value: Any) -> date:
    found = date.fromisoformat(_text(value))
    if found.isoformat() != value:
        raise ValueError
    return found


def _time(value: Any) -> datetime:
    found = datetime.strptime(_text(value), TIME).replace(tzinfo=UTC)
    if found.strftime(TIME) != value:
        raise ValueError
    return found


def _list(value: Any, one: Callable[[Any], Any]) -> list[Any]:
    if type(value) is not list:
        raise ValueError
    return [one(each) for each in value]


def _name(value: Any) -> list[Any]:
    code, name = _list(value, lambda each: each)
    return [None if code is None else _text(code), _text(name)]


def _object(value: Any) -> dict[str, Any]:
    if type(value) is not dict or not _is_plain(value):
        raise ValueError
    return value


def _is_plain(value: Any) -> bool:
    """Whether a database keeps a value of JSON as it is."""
    if isinstance(value, dict):
        return all(_is_plain(part) for each in value.items() for part in each)
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return storable(value) == value if isinstance(value, str) else value is None or isinstance(value, int)


def _place(value: Any) -> list[int]:
    page, start, end = _list(value, _whole)
    return [page, start, end]


_READ: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _text,
    Kind.WHOLE: _whole,
    Kind.FLAG: _flag,
    Kind.DAY: _day,
    Kind.TIME: _time,
    Kind.OBJECT: _object,
    Kind.TEXTS: lambda value: _list(value, _text),
    Kind.NAMES: lambda value: _list(value, _name),
    Kind.PLACES: lambda value: _list(value, _place),
}
