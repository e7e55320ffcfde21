"""A draw as it is published, and drawing it again (docs/draws.md).

A record is a JSON object: what was committed to and shown, who took part, what was asked for, and who was drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

from ..facts import PracticeValue
from .draw import commitment_of, lots, seed_of
from .troika import SOURCE as TROIKA_SOURCE
from .troika import Request, troika

Cell = TypeVar("Cell")


class Kind(StrEnum):
    """What was drawn: three rapporteurs, who speaks first in the Working Group, or who speaks in the plenary."""

    TROIKA = "troika"
    FIRST_SPEAKER = "first_speaker"
    PLENARY = "plenary"


class DrawRecord(NamedTuple):
    """A published draw. `groups` holds who took part: members of the Council or States on the list of speakers, each
    with its regional group, None where that does not matter. `sur` is the State under review; it and what follows, but
    `result`, matter to troikas only."""

    kind: Kind
    commitment: str
    secret: bytes
    words: str
    groups: Mapping[str, str | None]
    sur: str | None
    own_region: bool
    excused: tuple[str, ...]
    substitute: str | None
    result: list[str]


class Verification(NamedTuple):
    """Whether commitment and result of a draw are what its secret and words give; `recomputed` is the result that they
    do give, empty where they give none."""

    valid: bool
    recomputed: list[str]
    source: str
    verified: bool


_SOURCES = {
    Kind.TROIKA: TROIKA_SOURCE,
    Kind.FIRST_SPEAKER: "A/HRC/DEC/17/119, para. 8 (b)",
    Kind.PLENARY: "rules for the list of speakers of 10 September 2012 (UPR Info)",
}


def parse(record: object) -> DrawRecord:
    """A record from JSON as Python reads it; ValueError, a sentence that names the key, for what is none."""
    if not isinstance(record, dict):
        raise ValueError("a draw is a JSON object: see docs/draws.md for its keys")
    kind = _get(record, "kind", str)
    if kind not in {each.value for each in Kind}:
        raise ValueError(f"'kind' is {kind!r}: give one of {', '.join(each.value for each in Kind)}")
    groups = dict(_members(_get(record, "members", list), grouped=kind == Kind.TROIKA))
    if len(groups) < len(record["members"]):
        raise ValueError("'members' names a State twice: name each once")
    return DrawRecord(
        Kind(kind),
        _hex(record, "commitment"),
        bytes.fromhex(_hex(record, "secret")),
        _get(record, "words", str),
        groups,
        _get(record, "sur", str) if kind == Kind.TROIKA else None,
        _get(record, "own_region", bool, default=False),
        tuple(_codes(record, "excused", default=[])),
        None if record.get("substitute") is None else _get(record, "substitute", str),
        list(_codes(record, "result")),
    )


def verify(
    record: DrawRecord, sur_group: str | None, own_group: PracticeValue, plenary_speakers: PracticeValue
) -> Verification:
    """Draw once more and compare.

    `sur_group` is the regional group of the State under review where it is not among the members; `own_group` the
    practice `own_group_without_request`, `plenary_speakers` the practice of this name: how many are drawn.
    """
    try:
        recomputed, verified = _drawn(record, sur_group, own_group, plenary_speakers)
    except ValueError:  # nothing that the lots could give
        recomputed, verified = [], True
    valid = commitment_of(record.secret) == record.commitment and bool(recomputed) and recomputed == record.result
    return Verification(valid, recomputed, _SOURCES[record.kind], verified)


def _drawn(
    record: DrawRecord, sur_group: str | None, own_group: PracticeValue, plenary_speakers: PracticeValue
) -> tuple[list[str], bool]:
    drawn = lots(record.groups, seed_of(record.secret, record.words))
    if record.kind is Kind.FIRST_SPEAKER:
        return drawn[:1], True
    if record.kind is Kind.PLENARY:
        return drawn[: int(plenary_speakers.value)], plenary_speakers.verified
    groups = {state: group for state, group in record.groups.items() if group is not None}
    assert record.sur is not None  # noqa: S101 - `parse` asks a troika for it
    request = Request(record.sur, groups.get(record.sur, sur_group), record.own_region, record.excused)
    found = troika(request, drawn, groups, own_group, record.substitute)
    return found.troika, found.verified


_NAMES = {str: "a text", bool: "true or false", list: "a list"}


def _get(record: Mapping[str, object], key: str, kind: type[Cell], default: Cell | None = None) -> Cell:
    value = record.get(key)
    if value is None and default is not None:
        return default
    if not isinstance(value, kind):
        raise ValueError(f"{key!r} is {'missing' if value is None else 'of another kind'}: give {_NAMES[kind]}")
    return value


def _hex(record: Mapping[str, object], key: str) -> str:
    value = _get(record, key, str).lower()
    if not re.fullmatch("(?:[0-9a-f]{2})+", value):
        raise ValueError(f"{key!r} is no hex: give two digits (0-9, a-f) for each byte")
    return value


def _codes(record: Mapping[str, object], key: str, default: list[object] | None = None) -> Iterator[str]:
    for code in _get(record, key, list, default):
        yield _code(code, key)


def _code(code: object, key: str) -> str:
    if isinstance(code, str) and re.fullmatch("[A-Z]{3}", code):
        return code
    raise ValueError(f"{code!r} in {key!r} is no code of a State: give three capital letters, as in PRK")


def _members(members: list[object], *, grouped: bool) -> Iterator[tuple[str, str | None]]:
    for each in members:
        if not isinstance(each, dict):
            raise ValueError("'members' holds something else than objects: give each member as iso3 and group")
        code, group = _code(each.get("iso3"), "members"), each.get("group")
        if not (isinstance(group, str) and group) and (grouped or group is not None):
            raise ValueError(f"{code} in 'members' has no regional group: give one, as in APG")
        yield code, group
