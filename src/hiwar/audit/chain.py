"""The hash chain of the audit log: pure functions on links.

The hash of a link is the SHA-256 of the canonical JSON of all its other fields, of which one is the hash of the link
before. Whoever knows the head (the last hash) can thus tell whether any earlier row was altered, removed or moved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

START = "0" * 64
"""The head of an empty chain."""


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the log: its number from 1, what was done by whom and when, the hash before it and its own."""

    id: int
    at: datetime
    actor: str
    verb: str
    target: str
    detail: Mapping[str, Any]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found: how many links are sound, the head of these, and the first bad row, if any, with a
    sentence about it."""

    count: int
    head: str
    bad_row: int | None = None
    problem: str = ""

    @property
    def sound(self) -> bool:
        """Whether the whole chain is as it was written."""
        return self.bad_row is None


def canonical(value: object) -> str:
    """The one JSON text of a value: keys sorted, no spaces. Raises ValueError for what databases store differently."""
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _refuse_floats(value: object) -> None:
    """A float may come back from a database as another float, and its hash would not fit any more."""
    if isinstance(value, float):
        raise ValueError("a detail of the audit log cannot hold a fraction: give it as a string")
    if isinstance(value, Mapping):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)


def digest(id: int, at: datetime, actor: str, verb: str, target: str, detail: Mapping[str, Any], previous: str) -> str:
    """The hash of a link."""
    fields = {
        "id": id,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": actor,
        "verb": verb,
        "target": target,
        "detail": detail,
        "previous": previous,
    }
    return hashlib.sha256(canonical(fields).encode()).hexdigest()


def link(last: Link | None, at: datetime, actor: str, verb: str, target: str, detail: Mapping[str, Any]) -> Link:
    """The next link after `last` (None at the start)."""
    number = last.id + 1 if last else 1
    previous = last.hash if last else START
    own = digest(number, at, actor, verb, target, detail, previous)
    return Link(number, at, actor, verb, target, detail, previous, own)


def _is_whole(each: Link) -> bool:
    """Whether the hash of a link fits its content; what is no time or no JSON fits none."""
    try:
        own = digest(each.id, each.at, each.actor, each.verb, each.target, each.detail, each.previous)
    except (AttributeError, TypeError, ValueError):
        return False
    return each.hash == own


def verify(links: Iterable[Link], head: str | None = None) -> Verdict:
    """Walk the chain in the order given, which is that of the numbers.

    Finds the first altered, missing or moved row. A chain whose tail was cut is a sound, shorter chain: only a `head`
    kept elsewhere tells; it may be an older head, since when the chain has grown.
    """
    count, last, met = 0, START, head is None or head == START
    for each in links:
        expected = count + 1
        if each.id != expected:
            if each.id > expected:
                return Verdict(count, last, expected, f"row {expected} is missing: row {each.id} comes in its place")
            return Verdict(count, last, each.id, f"row {each.id} is out of order: row {expected} was expected")
        if not _is_whole(each):
            return Verdict(count, last, each.id, f"row {each.id} was altered: its content does not fit its hash")
        if each.previous != last:
            return Verdict(count, last, each.id, f"row {each.id} does not follow the row before it")
        count, last = expected, each.hash
        met = met or last == head
    if not met:
        return Verdict(
            count,
            last,
            count + 1,
            f"row {count + 1} is missing: the chain of {count} rows does not hold the given head",
        )
    return Verdict(count, last)
