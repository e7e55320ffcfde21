"""The hash over what people entered of texts beside tables, by which the log seals it: all rows of one moment."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Case, Model, TextField, Value, When

from hiwar.audit.chain import canonical
from hiwar.resolutions.models import Draft, Intention, Sponsor, Statement, TakenBack

_SHARED = ("source", "document_id", "author")
_WORDS = Case(When(document=None, then="text"), default=Value(""), output_field=TextField())
"""What a State said, but for words that go with a document when that is taken down."""
_SEALED: tuple[tuple[type[Model], tuple[Any, ...]], ...] = (
    (Draft, ("symbol", "number", "resolution__address", "amends", "tabled_on", *_SHARED)),
    (Sponsor, ("resolution__address", "state_id", "role", "number", "joined_on", *_SHARED)),
    (
        Statement,
        ("resolution__address", "number", "state_id", "kind", "said_on", "language", "replaces", _WORDS, *_SHARED),
    ),
    (Intention, ("action__key", "state_id", "number", "vote", *_SHARED)),
    (
        TakenBack,
        (
            "number",
            "action__key",
            *(f"draft__{name}" for name in ("symbol", "number")),
            *(f"sponsor__{name}" for name in ("resolution__address", "state_id", "role", "number")),
            *(f"statement__{name}" for name in ("resolution__address", "number")),
            *(f"intention__{name}" for name in ("action__key", "state_id", "number")),
            "reason",
            "author",
        ),
    ),
)
"""What a seal covers: of each table the columns, no running numbers of rows among them."""

NOTHING = hashlib.sha256().hexdigest()
"""The hash over no rows."""


def sealed_entries(at: datetime) -> str:
    """The hash over all rows of a moment."""
    return _hashes({"at": at}).get(at, NOTHING)


def all_entries() -> Mapping[datetime, str]:
    """The same of every moment that has rows."""
    return _hashes({})


def _hashes(asked: Mapping[str, Any]) -> dict[datetime, str]:
    rows: dict[datetime, list[str]] = defaultdict(list)
    for model, columns in _SEALED:
        for at, *values in model._default_manager.filter(**asked).order_by().values_list("at", *columns):
            rows[at].append(f"{model.__name__}{canonical([_plain(value) for value in values])}")
    return {at: _hash(found) for at, found in rows.items()}


def _hash(rows: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{row}\n" for row in sorted(rows)).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
