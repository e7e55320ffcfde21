"""The five regional groups of Member States, and who belonged to which from when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from ..values import LANGUAGES
from ._tables import day, flag, rows, within


@dataclass(frozen=True, slots=True)
class Group:
    """A regional group: its usual abbreviation in English and its name per language (ISO 639-1)."""

    code: str
    names: Mapping[str, str] = field(compare=False)
    source: str
    verified: bool

    def name(self, lang: str = "en") -> str:
        """The name in a language, or in English when there is none in that language."""
        return self.names.get(lang) or self.names["en"]


class Membership(NamedTuple):
    """One State in one group, both days included; an open `since` means that the beginning is not recorded."""

    iso3: str
    group: str
    since: date | None
    until: date | None
    source: str
    verified: bool
    note: str


@cache
def groups() -> tuple[Group, ...]:
    """The groups, ordered by code."""
    return tuple(
        Group(row["code"], {lang: row[lang] for lang in LANGUAGES}, row["source"], flag(row["verified"]))
        for row in rows("groups")
    )


@cache
def memberships() -> tuple[Membership, ...]:
    """Every membership recorded, ordered by State."""
    return tuple(
        Membership(
            row["iso3"],
            row["group"],
            day(row["from"]),
            day(row["to"]),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("group_membership")
    )


@cache
def _by_state() -> Mapping[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = defaultdict(list)
    for membership in memberships():
        found[membership.iso3].append(membership)
    return {iso3: tuple(each) for iso3, each in found.items()}


def group_of(iso3: str, on: date | None = None) -> str | None:
    """The code of the group in which a State votes and is elected, as practised in Geneva, where reviews are held.

    Without `on`, the latest group known. None for a State in no group (on that day), and for an unknown code.
    """
    for membership in reversed(_by_state().get(iso3, ())):
        if within(on, membership.since, membership.until):
            return membership.group
    return None
