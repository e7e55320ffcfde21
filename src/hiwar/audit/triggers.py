"""Triggers that keep the record append-only, on SQLite and on PostgreSQL, from one description.

An app declares what it guards as `guards` on its AppConfig. `commands.guard` puts the triggers into the database; the
check in `checks.py` compares what is there with what is declared. The owner of the database can drop a trigger; then
the check and the audit chain show it (docs/record.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """One guarded table: rows come and stay.

    `changeable` columns repeat what other rows say, and commands may set them where `true`, a condition on the row
    `NEW`, holds. `blankable` columns may become empty where `tombstone`, a condition on the row `OLD`, holds; nothing
    else may. Both conditions are in SQL that both databases understand.
    """

    table: str
    changeable: tuple[str, ...] = ()
    true: str = ""
    blankable: tuple[str, ...] = ()
    tombstone: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger as it should be: `body` is what the database keeps of it, `create` and `drop` are statements."""

    name: str
    table: str
    body: str
    create: tuple[str, ...]
    drop: tuple[str, ...]


def declared() -> tuple[Guard, ...]:
    """Every guard that an installed app declares."""
    return tuple(guard for config in apps.get_app_configs() for guard in getattr(config, "guards", ()))


def expected(connection: BaseDatabaseWrapper, guards: tuple[Guard, ...]) -> Iterator[Trigger]:
    """The triggers that the guards ask for; tables that do not exist yet ask for none."""
    make = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for guard in guards:
            if guard.table in tables:
                yield from make(guard, _columns(connection.vendor, cursor, guard.table), cursor)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of tables that lack a trigger, or have another than declared."""
    present = _present(connection)
    return sorted({each.table for each in expected(connection, declared()) if present.get(each.name) != each.body})


def _columns(vendor: str, cursor: CursorWrapper, table: str) -> list[str]:
    """The columns of a table, in their order. Django's own description of a table would parse its SQL in Python, which
    at every start takes longer than all the rest."""
    if vendor == "sqlite":
        cursor.execute("SELECT name FROM pragma_table_info(%s) ORDER BY cid", [table])
    else:
        cursor.execute(
            "SELECT attname FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
            [table],
        )
    return [name for (name,) in cursor.fetchall()]


def _allowed(guard: Guard, columns: list[str], same: str) -> str:
    """The condition, in SQL, under which an UPDATE of a row may pass."""
    if not guard.changeable and not guard.blankable:
        return "FALSE"

    def unchanged(names: list[str]) -> str:
        return " AND ".join(f'NEW."{name}" {same} OLD."{name}"' for name in names)

    fixed = unchanged([name for name in columns if name not in (*guard.changeable, *guard.blankable)])
    if guard.true:
        fixed += f" AND {guard.true}"
    if not guard.blankable:
        return fixed
    blank = " AND ".join(f"""(NEW."{name}" = '' OR NEW."{name}" {same} OLD."{name}")""" for name in guard.blankable)
    return f"{fixed} AND ({unchanged(list(guard.blankable))} OR ({guard.tombstone} AND {blank}))"


def _sqlite(guard: Guard, columns: list[str], cursor: CursorWrapper) -> Iterator[Trigger]:
    """REPLACE removes rows without asking a DELETE trigger (unless `recursive_triggers` is on): hence the third
    trigger. A row can also be found, and replaced, by its hidden `rowid`."""
    table = guard.table
    keys = [
        f'"{table}".rowid = NEW.rowid',
        *(" AND ".join(f'"{name}" = NEW."{name}"' for name in key) for key in _unique(cursor, table)),
    ]
    clash = " OR ".join(f"({key})" for key in keys)
    allowed = f"NEW.rowid = OLD.rowid AND {_allowed(guard, columns, 'IS')}"
    for event, when, refused in (
        ("DELETE", "", "refuses DELETE"),
        ("UPDATE", f"WHEN NOT ({allowed})", "refuses UPDATE"),
        ("INSERT", f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {clash})', "replaces no row"),  # noqa: S608
    ):
        name = f"hiwar_{table}_{event.lower()}"
        body = (
            f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" {when} '
            f"BEGIN SELECT RAISE(ABORT, 'the record is append-only: {table} {refused}'); END"
        )
        yield Trigger(name, table, body, (body,), (f'DROP TRIGGER IF EXISTS "{name}"',))


def _unique(cursor: CursorWrapper, table: str) -> list[list[str]]:
    """The columns of each unique key of a table in SQLite, beside its `rowid`."""
    cursor.execute('SELECT name FROM pragma_index_list(%s) WHERE "unique" ORDER BY name', [table])
    keys = []
    for (index,) in cursor.fetchall():
        cursor.execute("SELECT name FROM pragma_index_info(%s) ORDER BY seqno", [index])
        keys.append([name for (name,) in cursor.fetchall()])
    return sorted(keys)


def _postgresql(guard: Guard, columns: list[str], _cursor: CursorWrapper) -> Iterator[Trigger]:
    """`ENABLE ALWAYS` keeps them awake for a replica's session too; TRUNCATE has a trigger of its own."""
    table, function = guard.table, f"hiwar_{guard.table}_guard"
    allowed = _allowed(guard, columns, "IS NOT DISTINCT FROM")
    source = (
        f"BEGIN IF TG_OP = 'UPDATE' THEN IF {allowed} THEN RETURN NEW; END IF; END IF; "
        f"RAISE EXCEPTION 'the record is append-only: {table} refuses %', TG_OP; END"
    )
    define = f'CREATE OR REPLACE FUNCTION "{function}"() RETURNS trigger LANGUAGE plpgsql AS $body${source}$body$'
    for kind, events, each in (("rows", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT")):
        name = f"hiwar_{table}_{kind}"
        create = f'CREATE TRIGGER "{name}" BEFORE {events} ON "{table}" FOR EACH {each} EXECUTE FUNCTION "{function}"()'
        always = f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{name}"'
        yield Trigger(name, table, source, (define, create, always), (f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"',))


def _present(connection: BaseDatabaseWrapper) -> dict[str, Any]:
    """The bodies of Hiwar's triggers in the database, by name; only those that are awake."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'hiwar!_%' ESCAPE '!'"
            )
        else:
            cursor.execute(
                "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
                " JOIN pg_class c ON c.oid = t.tgrelid"
                " WHERE t.tgname LIKE 'hiwar!_%' ESCAPE '!' AND t.tgenabled = 'A'"
                " AND c.relnamespace = current_schema()::regnamespace"
            )
        return dict(cursor.fetchall())
