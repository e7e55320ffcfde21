"""Reading the record as it is at one moment, while commands go on changing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of one moment: that of the first question. Nobody waits for it, and nothing may be
    written. Inside another transaction it is that one's moment."""
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        from psycopg import IsolationLevel

        before, connection.connection.isolation_level = (
            connection.connection.isolation_level,
            IsolationLevel.REPEATABLE_READ,
        )
        try:
            with transaction.atomic():
                yield
        finally:
            if not connection.connection.closed:
                connection.connection.isolation_level = before
    else:
        # A command takes SQLite's one lock for writing at BEGIN; whoever only reads takes none.
        before = connection.transaction_mode  # type: ignore[attr-defined]
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                yield
        finally:
            connection.transaction_mode = before  # type: ignore[attr-defined]
