"""Whether the record still says what the audit log has sealed.

Triggers cannot stop the owner of a database; hashes show what was done. Every command that changes a report's
recommendations records `seal`, a hash over all that the record then says of them, in its audit row; every document's
pages are sealed when it is kept. The newest seal must fit what is there now.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from hiwar.audit.chain import canonical
from hiwar.audit.models import Entry
from hiwar.documents import files
from hiwar.documents.commands import seal_of_pages
from hiwar.documents.models import Document
from hiwar.reviews.models import Position, Recommendation, Review, Tombstone, TroikaMember, Wording, WordingState

_SEALED: dict[type[Model], tuple[str, str]] = {
    Review: ("symbol", "state_id session cycle held_on adopted_on"),
    TroikaMember: ("review__symbol", "state_id order"),
    Recommendation: ("symbol", "paragraph part order position withdrawn wording__number"),
    Wording: (
        "recommendation__symbol",
        "recommendation__paragraph recommendation__part number kind language status text page places document_id"
        " author reason at",
    ),
    WordingState: (
        "wording__recommendation__symbol",
        "wording__recommendation__paragraph wording__recommendation__part wording__number order state_id as_written",
    ),
    Position: (
        "recommendation__symbol",
        "recommendation__paragraph recommendation__part number value as_written source document_id author reason"
        " recorded_at",
    ),
}
"""What a seal covers: of each table, the way to the report's symbol and the columns."""


def seal(symbol: str) -> str:
    """The hash over all that the record says of one report."""
    found = hashlib.sha256()
    for model, (way, columns) in _SEALED.items():
        rows = model._default_manager.filter(**{way: symbol}).order_by().values_list(*columns.split())
        for row in sorted(canonical([_plain(value) for value in values]) for values in rows):
            found.update(f"{model.__name__}{row}\n".encode())
    return found.hexdigest()


def _plain(value: Any) -> Any:
    """Dates and times as text in one form, whatever the database."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def problems() -> Iterator[str]:
    """A sentence for each report, document and file that is not as the audit log says."""
    yield from _reports()
    yield from _documents()


def _reports() -> Iterator[str]:
    sealed: dict[str, str] = {}
    for detail in Entry.objects.filter(detail__has_key="seal").order_by("id").values_list("detail", flat=True):
        if "report" in detail:
            sealed[detail["report"]] = detail["seal"]
    there = set(Recommendation.objects.order_by().values_list("symbol", flat=True).distinct())
    there.update(Review.objects.values_list("symbol", flat=True))
    for symbol in sorted(there | set(sealed)):
        if symbol not in sealed:
            yield f"{symbol} is in the record, and no command has put it there"
        elif seal(symbol) != sealed[symbol]:
            yield f"what the record says of {symbol} is not what the last command left"


def _documents() -> Iterator[str]:
    sealed: dict[str, set[str]] = defaultdict(set)
    kept = Entry.objects.filter(verb="document.keep").values_list("target", "detail")
    for sha256, detail in kept:
        sealed[sha256].add(detail["seal"])
    gone = set(Tombstone.objects.exclude(document=None).values_list("document_id", flat=True))
    there = {document.pk: document for document in Document.objects.all()}
    for sha256 in sorted({*there, *sealed} - gone):
        if sha256 not in there:
            yield f"the document {sha256} was kept, and is not in the record"
        elif sha256 not in sealed:
            yield f"the document {sha256} is in the record, and no command has put it there"
        elif sealed[sha256] != {seal_of_pages(there[sha256])}:
            yield f"the text of the document {sha256} is not what was read from it"
        elif not files.is_whole(sha256):
            yield f"the file of the document {sha256} is missing or damaged"
