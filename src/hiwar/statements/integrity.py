"""Whether the record of statements is what commands left.

Every command that writes of a statement records `sealed_statement`, a hash over all that the record then says of it,
in its audit row; the newest must fit what is there now. The text itself is sealed as that of its document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from hiwar.audit.chain import canonical
from hiwar.audit.models import Entry
from hiwar.statements.models import Check, Correction, Finding, Statement, Subject, Withdrawal

_SEALED: tuple[tuple[type[Model], str, str], ...] = (
    (Statement, "number", "document_id title language since until dated source address author at"),
    (Check, "statement__number", "number checker reading author at"),
    (
        Finding,
        "of__statement__number",
        "of__number number start end speaker kind states value verdict reason told as_of again_on confidence",
    ),
    (Subject, "of__statement__number", "of__number number finding role state_id session symbol"),
    (
        Correction,
        "finding__of__statement__number",
        "finding__of__number finding__number number kind verdict no_claim words source reason author at",
    ),
    (Withdrawal, "statement__number", "reason author at"),
)
"""What a seal covers: of each table the way to the statement's number, and the columns."""


def seal(number: int) -> str:
    """The hash over all that the record says of a statement."""
    found = hashlib.sha256()
    for model, way, columns in _SEALED:
        rows = model._default_manager.filter(**{way: number}).order_by().values_list(*columns.split())
        for row in sorted(canonical([_plain(value) for value in values]) for values in rows):
            found.update(f"{model.__name__}{row}\n".encode())
    return found.hexdigest()


def problems() -> Iterator[str]:
    """A sentence for each statement that is not as the log says."""
    sealed: dict[int, str] = {}
    for detail in (
        Entry.objects.filter(detail__has_key="sealed_statement").order_by("id").values_list("detail", flat=True)
    ):
        sealed[detail["statement"]] = detail["sealed_statement"]
    there = set(Statement.objects.values_list("number", flat=True))
    for number in sorted(there | sealed.keys()):
        if number not in sealed:
            yield f"statement {number} is in the record, and no command has put it there"
        elif seal(number) != sealed[number]:
            yield f"what the record says of statement {number} is not what the last command left"
    for number in _left():
        yield (
            f"the text of statement {number} is taken down, and words of it are still there; take its document down"
            " once more"
        )


def _left() -> list[int]:
    """Statements whose document has a tombstone, and of which words stand in rows all the same."""
    gone = {"document__tombstone__isnull": False}
    worded = (
        Statement.objects.exclude(title="", source="", address="").filter(**gone).values_list("number", flat=True),
        Check.objects.exclude(reading="")
        .filter(**{f"statement__{name}": value for name, value in gone.items()})
        .values_list("statement__number", flat=True),
    )
    return sorted({number for rows in worded for number in rows})


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
