"""The form of events: the types of their fields, and JSON Lines that are the same bytes whenever they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from .events import EVENTS, Actor, Event, Role

_LONGEST = 200_000
"""Characters of one text."""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST and _encodable(value)


def _encodable(value: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in value)


def _is_state(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[A-Z]{3}", value) is not None


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return written(moment(value)) == value
    except ValueError:
        return False


def _each(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, tuple) and all(map(check, value))


def _is_plain(value: object) -> bool:
    """Whether a value is what a payload may hold at any depth."""
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_plain(each) for key, each in value.items())
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return (
        value is None
        or (isinstance(value, str) and _encodable(value))
        or (isinstance(value, int) and abs(value) < 10**9)
    )


_CHECKS: Mapping[str, Callable[[object], bool]] = {
    "text": _is_text,
    "state": _is_state,
    "states": _each(_is_state),
    "number": _is_number,
    "numbers": _each(_is_number),
    "flag": lambda value: isinstance(value, bool),
    "moment": _is_moment,
    "hex": lambda value: isinstance(value, str) and re.fullmatch("(?:[0-9a-f]{2})+", value) is not None,
    "table": lambda value: (
        isinstance(value, tuple) and all(isinstance(row, Mapping) and _is_plain(row) for row in value)
    ),
    "object": lambda value: isinstance(value, Mapping) and _is_plain(value),
}


TAKEN_DOWN = {"statement.deposit": "text", "recommendation.suggest": "text", "recommendation.adjust": "text"}
"""The fields that are empty where the law had the words of a statement taken down."""


def fits(value: object, kind: str) -> bool:
    """Whether a value is of the type of a field, as `EventType` names it."""
    if kind.endswith("?"):
        return value is None or fits(value, kind[:-1])
    return _CHECKS[kind](value) if kind in _CHECKS else value in kind.split("|")


def frozen(value: Any) -> Any:
    """A value of JSON with its lists as tuples and its keys sorted, at any depth."""
    if isinstance(value, Mapping):
        return {key: frozen(value[key]) for key in sorted(value, key=str)}
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


def moment(text: str) -> datetime:
    """The moment that `written` writes; ValueError for what is none."""
    if not text.endswith("Z"):
        raise ValueError(f"{text!r} is no moment in UTC: write 2026-05-04T07:00:00Z")
    return datetime.fromisoformat(text.removesuffix("Z") + "+00:00")


def written(at: datetime) -> str:
    """A moment as events carry it: ISO 8601 in UTC with Z, microseconds only where there are any."""
    return at.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def dumps(events: Iterable[Event]) -> bytes:
    """Events as JSON Lines in UTF-8, canonical: keys sorted, no spaces, no escapes but those JSON demands; the same
    events give the same bytes."""
    return b"".join(
        json.dumps(_plain(event), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        for event in events
    )


def loads(data: bytes) -> tuple[Event, ...]:
    """The events that `dumps` wrote, today or in an earlier edition: a field that may be null may also be absent, as
    where the edition did not know it yet, and stays so, for the hashes of events are over their lines. ValueError, with
    the number of the line and the field, for what is no event."""
    return tuple(_events(data))


def _plain(event: Event) -> Mapping[str, Any]:
    actor = {key: value for key in ("role", "state", "office") if (value := getattr(event.actor, key)) is not None}
    return {
        "number": event.number,
        "at": written(event.at),
        "name": event.name,
        "actor": actor,
        "payload": event.payload,
    }


def _events(data: bytes) -> Iterator[Event]:
    for line, text in enumerate(data.splitlines(), 1):
        try:
            row = json.loads(text)
            actor = row["actor"]
            event = Event(
                row["number"],
                moment(row["at"]),
                row["name"],
                Actor(Role(actor["role"]), actor.get("state"), actor.get("office")),
                frozen(row["payload"]),
            )
            fields = {**EVENTS[event.name].given, **EVENTS[event.name].found}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"line {line} is no event of a meeting: see docs/meeting.md for its keys") from error
        if unknown := min(event.payload.keys() - fields.keys(), default=None):
            raise ValueError(f"line {line}: {event.name} has a field {unknown!r}, which this edition does not know")
        for name, kind in fields.items():
            if name not in event.payload and not kind.endswith("?"):
                raise ValueError(f"line {line}: {event.name} has no {name!r}")
            value = event.payload.get(name)
            if not fits(value, kind) and not (value == "" and name == TAKEN_DOWN.get(event.name)):
                raise ValueError(f"line {line}: {name!r} of {event.name} is not of the type {kind}")
        yield event
