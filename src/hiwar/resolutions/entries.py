"""What people entered on a text, each under the name by which it can be taken back: `sponsor:XBD:co`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet

from hiwar.resolutions.models import Action, Draft, Intention, Sponsor, Statement

Row = Action | Draft | Sponsor | Statement | Intention


class Kind(NamedTuple):
    """A kind of entry: `column` of `TakenBack` points at its `rows`, `text` leads from a row to its text in the words
    of queries; `name` tells a row that holds from all others."""

    column: str
    rows: QuerySet[Any]
    text: str
    name: Callable[[Any], str]


_INTENTION = Kind(
    "intention",
    Intention.objects.select_related("action"),
    "action__resolution",
    lambda row: f"intention:{row.action.key}:{row.state_id}:{row.number}",
)
_KINDS = (
    Kind("action", Action.objects.exclude(author=""), "resolution", lambda row: row.key),
    Kind("draft", Draft.objects.all(), "resolution", lambda row: f"draft:{row.symbol}"),
    Kind("sponsor", Sponsor.objects.all(), "resolution", lambda row: f"sponsor:{row.state_id}:{row.role}"),
    Kind("statement", Statement.objects.all(), "resolution", lambda row: f"statement:{row.number}"),
    _INTENTION,
)

Entries = list[tuple[Kind, Row]]


def entered_on(address: str) -> Entries:
    """All that was entered on a text, by kind and then as it came; what was taken back too, with its `taken_back`."""
    return [pair for kind in _KINDS for pair in _rows(kind, f"{kind.text}__address", address)]


def entered_on_vote(key: str) -> Entries:
    """The same of one vote: how States said later that they had meant it."""
    return list(_rows(_INTENTION, "action__key", key))


def _rows(kind: Kind, way: str, about: str) -> Iterator[tuple[Kind, Row]]:
    for row in kind.rows.filter(**{way: about}).select_related("taken_back").order_by("id"):
        yield kind, row


def holds(row: Row) -> bool:
    """Whether a row, read with its `taken_back`, was not taken back."""
    return not hasattr(row, "taken_back")
