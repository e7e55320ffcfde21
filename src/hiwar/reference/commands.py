"""Copying the compiled facts into rows."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Model

from hiwar.audit.actors import is_operator
from hiwar.audit.commands import Log, command
from hiwar.kernel import facts
from hiwar.reference.models import Edition, EditionOfFacts, Group, Membership, Session, State


@command("reference.refresh", may=is_operator)
def refresh(log: Log, *, now: datetime) -> bool:
    """Make the rows equal to the compiled facts, also when somebody has altered them; whether there was anything to do.

    A State, group or session that left the facts keeps its row, because rows of the record may point at it.
    """
    mirror, memberships = _mirror(), _memberships()
    content = [_plain(rows) for rows in (*mirror, memberships)]
    digest = _digest(content)
    if Edition.is_newest(digest) and not _altered(mirror, memberships):
        log.unchanged()
        return False
    for rows in mirror:
        _upsert(rows)
    Membership.objects.all().delete()
    Membership.objects.bulk_create(memberships)
    note_edition(Edition, digest, now)
    log.record(digest, {"rows": sum(len(rows) for rows in content)})
    return True


def note_edition(model: type[EditionOfFacts], digest: str, at: datetime) -> None:
    """Inside a command: note that an edition of some facts was entered, perhaps once more."""
    model._default_manager.filter(digest=digest).delete()
    model._default_manager.create(digest=digest, at=at)


def altered() -> list[str]:
    """The tables whose rows are no longer those that the newest refresh left; none before the first refresh by this
    edition of the facts."""
    mirror, memberships = _mirror(), _memberships()
    current = Edition.is_newest(_digest([_plain(rows) for rows in (*mirror, memberships)]))
    return _altered(mirror, memberships) if current else []


def _altered(mirror: Sequence[Sequence[Model]], memberships: Sequence[Membership]) -> list[str]:
    found = []
    for rows in mirror:
        model = type(rows[0])
        there = model._default_manager.in_bulk([row.pk for row in rows])
        if any(row.pk not in there or _values(there[row.pk]) != _values(row) for row in rows):
            found.append(model._meta.db_table)
    columns = ("state_id", "group_id", "since", "until")
    expected = Counter(tuple(getattr(each, column) for column in columns) for each in memberships)
    if Counter(Membership.objects.values_list(*columns)) != expected:
        found.append(Membership._meta.db_table)
    return found


def _values(row: Model) -> list[object]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields]


def _digest(content: list[list[dict[str, object]]]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _mirror() -> tuple[Sequence[Model], ...]:
    """The facts as rows of the tables that others point at."""
    return (
        [
            State(
                iso3=state.iso3,
                kind=state.kind,
                m49=state.m49 or "",
                names=dict(state.short),
                formal_names=dict(state.formal),
                source=state.source,
                verified=state.verified,
            )
            for state in facts.states()
        ],
        [Group(code=group.code, names=dict(group.names)) for group in facts.groups()],
        [
            Session(
                number=session.number,
                cycle=session.cycle,
                starts_on=session.start,
                ends_on=session.end,
                source=session.source,
                verified=session.verified,
            )
            for session in facts.sessions()
        ],
    )


def _memberships() -> list[Membership]:
    return [
        Membership(state_id=each.iso3, group_id=each.group, since=each.since, until=each.until)
        for each in facts.memberships()
    ]


def _plain(rows: Sequence[Model]) -> list[dict[str, object]]:
    return [
        {
            field.attname: str(value) if (value := getattr(row, field.attname)) is not None else None
            for field in row._meta.concrete_fields
        }
        for row in rows
    ]


def _upsert(rows: Sequence[Model]) -> None:
    model = type(rows[0])
    key = model._meta.pk.attname
    columns = [field.attname for field in model._meta.concrete_fields if field.attname != key]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=columns)
