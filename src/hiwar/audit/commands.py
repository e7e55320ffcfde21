"""The wrapper of every command, and the two things that write below all commands: the log and its triggers.

A command is one transaction: may they? → load → decide → write → audit row. Its body gets a `Log` in place of the
actor and calls `log.record(...)` for what was done, or `log.unchanged()` when there turned out to be nothing to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from hiwar.audit import chain, triggers
from hiwar.audit.actors import Actor, is_operator
from hiwar.audit.models import Entry
from hiwar.audit.queries import as_link

P = ParamSpec("P")
R = TypeVar("R")

VERBS: dict[str, str] = {}
"""Every audit verb with the dotted name of its command."""

_LOCK = 0x484957_4152  # "HIWAR": the number of the lock that makes PostgreSQL run one command at a time


class NotAllowed(Exception):
    """The actor may not do this; with no actor, nobody may."""


class Refusal(ValueError):
    """A command cannot do what it is asked; the message is one sentence for people, `field` is the argument to blame,
    where one is. Each room has a class of its own under this."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NoAuditRow(RuntimeError):
    """A command came to its end without saying what it did. A mistake in the command, never in its use."""


class Log:
    """What a running command says to the audit log: who acts, when, and what was done."""

    def __init__(self, verb: str, actor: Actor, now: datetime) -> None:
        self.verb, self.actor, self.now = verb, actor, now
        self.rows: list[Entry] = []
        self.nothing = False

    def record(self, target: str, detail: Mapping[str, Any] | None = None) -> Entry:
        """Add the row of this command to the chain. `detail` is plain JSON without fractions, and without any text
        that might have to be taken down one day: hashes stand for texts."""
        last = Entry.objects.order_by("-id").first()
        new = chain.link(as_link(last) if last else None, self.now, self.actor.name, self.verb, target, detail or {})
        entry = Entry.objects.create(
            id=new.id,
            at=new.at,
            actor=new.actor,
            verb=new.verb,
            target=new.target,
            detail=dict(new.detail),
            previous=new.previous,
            hash=new.hash,
        )
        self.rows.append(entry)
        return entry

    def unchanged(self) -> None:
        """Say that there was nothing to do: no row is written, and whatever the command wrote is rolled back."""
        self.nothing = True


def command(
    verb: str, *, may: Callable[[Actor], bool]
) -> Callable[[Callable[Concatenate[Log, P], R]], Callable[Concatenate[Actor | None, P], R]]:
    """Make a function a command with this audit verb, for those whom the predicate `may` allows.

    Callers pass the actor first and `now` by name. Raises NotAllowed before anything is read; NoAuditRow, and rolls
    everything back, when the body has recorded nothing. Commands run one at a time, so what one has read stays true
    until it has written, and the chain never forks.
    """

    def wrap(body: Callable[Concatenate[Log, P], R]) -> Callable[Concatenate[Actor | None, P], R]:
        name = f"{body.__module__}.{body.__qualname__}"
        if VERBS.setdefault(verb, name) != name:
            raise ValueError(f"the verb {verb} belongs to {VERBS[verb]} already")

        @wraps(body)
        def run(actor: Actor | None, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if actor is None:
                raise NotAllowed(f"Nobody is signed in, and {verb} needs someone who may do it.")
            if not may(actor):
                raise NotAllowed(f"{actor.name} may not do this: {verb}.")
            now = kwargs["now"]
            if not isinstance(now, datetime) or now.tzinfo is None:
                raise TypeError(f"{verb} needs `now`, a time with its zone")
            with transaction.atomic():
                take_turn()
                log = Log(verb, actor, now)
                result = body(log, *args, **kwargs)
                if log.nothing:
                    transaction.set_rollback(True)
                elif not log.rows:
                    raise NoAuditRow(f"{name} ({verb}) wrote no audit row")
            return result

        return run

    return wrap


def take_turn() -> None:
    """Inside a transaction: wait until no other command runs.

    SQLite has taken its one write lock at BEGIN (`transaction_mode`).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def forget_leftovers() -> None:
    """After the commit: overwrite what the database itself still has of text that was blanked (SQLite's write-ahead
    log, once nobody reads from it; of PostgreSQL see docs/record.md)."""

    def checkpoint() -> None:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    transaction.on_commit(checkpoint)


def guard(database: BaseDatabaseWrapper, guards: tuple[triggers.Guard, ...] | None = None) -> None:
    """Put the triggers of these guards (None: of all that are declared) into the database anew.

    For migrations and for the step after them; not a command, because at that time there may be no log to write to.
    """
    with database.cursor() as cursor:
        for trigger in triggers.expected(database, triggers.declared() if guards is None else guards):
            for statement in (*trigger.drop, *trigger.create):
                cursor.execute(statement)


@command("audit.guard", may=is_operator)
def restore_guards(log: Log, *, now: datetime) -> list[str]:
    """Put missing or altered triggers back; the tables that lacked them, which the log names for good."""
    lacking = triggers.missing(connection)
    if lacking:
        guard(connection)
        log.record("triggers", {"tables": lacking})
    else:
        log.unchanged()
    return lacking
