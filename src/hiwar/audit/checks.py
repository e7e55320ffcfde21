"""A Django check: the record does not start without the triggers that hold it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

from hiwar.audit import triggers


def guards_in_place(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """One error for each guarded table whose triggers are missing or altered."""
    return [
        Error(
            f"The triggers that keep the table {table} append-only are missing or altered.",
            hint="Run `hiwar audit verify`, find out who took them away, and put them back with `hiwar audit guard`.",
            id="hiwar.E001",
        )
        for alias in databases or ()
        for table in triggers.missing(connections[alias])
    ]
