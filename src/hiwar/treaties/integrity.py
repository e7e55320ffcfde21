"""Whether the rows about treaties are still those that commands wrote.

Every command records `sealed_acts`, a hash over all rows of its moment, in its audit row; the newest of a moment must
fit the rows of that moment now, and no row may be of a moment of which the log knows nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model

from hiwar.audit.chain import canonical
from hiwar.audit.models import Entry
from hiwar.treaties.models import Act, Step, Title

_SHARED = "key source verified note author reason"
_SEALED: tuple[tuple[type[Model], str], ...] = (
    (
        Act,
        f"{_SHARED} instrument state_id as_written kind date known_on effect void text about document_id corrects",
    ),
    (Step, f"{_SHARED} instrument state_id kind first last date known_on due symbol document_id corrects"),
    (Title, f"{_SHARED} instrument title language document_id"),
)
"""What a seal covers: of each table the columns, its own numbers left out."""


def seal(at: datetime) -> str:
    """The hash over all rows of a moment."""
    return _hash(
        (model.__name__, values)
        for model, columns in _SEALED
        for values in model._default_manager.filter(at=at).order_by("key").values_list(*columns.split())
    )


def problems() -> Iterator[str]:
    """A sentence for each moment whose rows are not what the log has sealed."""
    entries = Entry.objects.filter(detail__has_key="sealed_acts").order_by("id")
    sealed: dict[datetime, str] = {at: detail["sealed_acts"] for at, detail in entries.values_list("at", "detail")}
    there: dict[datetime, Any] = {}
    for model, columns in _SEALED:
        rows = model._default_manager.order_by("key").values_list("at", *columns.split())
        for at, *values in rows.iterator(chunk_size=2000):
            _add(there.setdefault(at, hashlib.sha256()), model.__name__, values)
    for at in sorted(there.keys() | sealed.keys()):
        if at not in sealed:
            yield f"rows about treaties of {at.isoformat()} are in the record, and no command has put them there"
        elif (there[at].hexdigest() if at in there else _hash(())) != sealed[at]:
            yield f"the rows about treaties of {at.isoformat()} are not what the command left"


def _hash(rows: Iterable[tuple[str, Iterable[Any]]]) -> str:
    found = hashlib.sha256()
    for name, values in rows:
        _add(found, name, values)
    return found.hexdigest()


def _add(found: Any, name: str, values: Iterable[Any]) -> None:
    plain = [value.isoformat() if hasattr(value, "isoformat") else value for value in values]
    found.update(f"{name}{canonical(plain)}\n".encode())
