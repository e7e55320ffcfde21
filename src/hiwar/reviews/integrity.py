"""Whether the record still says what the audit log has sealed.

Triggers cannot stop the owner of a database; hashes show what was done. Every command that changes a report's
recommendations records `seal`, a hash over all that the record then says of them, in its audit row; every document's
pages and the account of each reading are sealed when it is kept, and what is left of it when it is erased. The newest
seal must fit what is there now.
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
from hiwar.documents.commands import seal_of_document, seal_of_run
from hiwar.documents.models import Document, ExtractionRun
from hiwar.reference.commands import altered
from hiwar.reviews import tallies
from hiwar.reviews.models import (
    Answer,
    Coding,
    Position,
    Recommendation,
    Review,
    Tombstone,
    TroikaMember,
    Wording,
    WordingState,
)

_SEALED: tuple[tuple[type[Model], str, str], ...] = (
    (Review, "symbol", "state_id session cycle held_on adopted_on added_at"),
    (TroikaMember, "review__symbol", "state_id order"),
    (
        Recommendation,
        "symbol",
        "review__state_id review__session paragraph part order position withdrawn"
        " wording__recommendation__symbol wording__recommendation__paragraph wording__recommendation__part"
        " wording__number",
    ),
    (
        Wording,
        "recommendation__symbol",
        "recommendation__paragraph recommendation__part number kind language status text search_text page places"
        " document_id author reason at",
    ),
    (
        WordingState,
        "wording__recommendation__symbol",
        "wording__recommendation__paragraph wording__recommendation__part wording__number order state_id as_written",
    ),
    (
        Position,
        "recommendation__symbol",
        "recommendation__paragraph recommendation__part number value as_written source document_id author reason"
        " recorded_at",
    ),
    (
        Tombstone,
        "wording__recommendation__symbol",
        "wording__recommendation__paragraph wording__recommendation__part wording__number"
        " removed reason legal_basis author at",
    ),
    (Tombstone, "document__symbol", "document_id removed reason legal_basis author at"),
)
"""What a seal covers: of each table, the way to the report's symbol and the columns. The numbers of rows are not
covered, so what a row points at is named by what it is."""


def seal(symbol: str) -> str:
    """The hash over all that the record says of one report."""
    found = hashlib.sha256()
    for model, way, columns in _SEALED:
        rows = model._default_manager.filter(**{way: symbol}).order_by().values_list(*columns.split())
        for row in sorted(canonical([_plain(value) for value in values]) for values in rows):
            found.update(f"{model.__name__}{row}\n".encode())
    return found.hexdigest()


_ROWS: tuple[tuple[type[Model], str], ...] = (
    (Answer, "order paragraph value as_written comment source page places"),
    (
        Coding,
        "row kind key state_id session symbol paragraph part body concern dated text language translations states"
        " position response position_source action issues themes persons sdgs facts",
    ),
)
"""What the seal of a document's rows covers: not what they were matched to, which follows from the rest."""


def seal_of_rows(document: str) -> str:
    """The hash over the answers and the rows that were read from one document."""
    found = hashlib.sha256()
    for model, columns in _ROWS:
        names = columns.split()
        rows = model._default_manager.filter(document=document).order_by(names[0], "id").values_list(*names)
        for values in rows.iterator(chunk_size=2000):
            found.update(f"{model.__name__}{canonical([_plain(value) for value in values])}\n".encode())
    return found.hexdigest()


def _plain(value: Any) -> Any:
    """Dates and times as text in one form, whatever the database."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def problems() -> Iterator[str]:
    """A sentence for each report, document and file that is not as the audit log says, and each mirror of the facts
    that is not as they are."""
    yield from _reports()
    yield from _documents()
    yield from _rows()
    yield from _tallies()
    for table in altered():
        yield f"{table} is not as the facts of this edition; any command that opens the record makes it so again"


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


def _rows() -> Iterator[str]:
    sealed: dict[str, str] = {}
    for target, detail in (
        Entry.objects.filter(detail__has_key="sealed_rows").order_by("id").values_list("target", "detail")
    ):
        sealed[target] = detail["sealed_rows"]
    there = {
        document
        for model, _columns in _ROWS
        for document in model._default_manager.order_by().values_list("document_id", flat=True).distinct()
    }
    for document in sorted(there | set(sealed)):
        if document not in sealed:
            yield f"rows of the document {document} are in the record, and no command has put them there"
        elif seal_of_rows(document) != sealed[document]:
            yield f"the rows of the document {document} are not what was read from it"


def _tallies() -> Iterator[str]:
    for thing, _figures, _made in tallies.wrong():
        name = thing.symbol or str(thing) if isinstance(thing, Review) else f"the document {thing.pk}"
        yield f"the figures of {name} are not what its rows count up to; `hiwar audit recount` counts them anew"


def _documents() -> Iterator[str]:
    sealed: dict[str, set[str]] = defaultdict(set)
    readings: dict[str, list[str]] = defaultdict(list)
    for sha256, detail in Entry.objects.filter(verb="document.keep").order_by("id").values_list("target", "detail"):
        sealed[sha256].add(detail["seal"])
        readings[sha256].append(detail["run"])
    gone = {}
    for sha256, detail in Entry.objects.filter(verb="document.erase").values_list("target", "detail"):
        sealed[sha256] = gone[sha256] = {detail["seal"]}
    there = {document.pk: document for document in Document.objects.all()}
    runs: dict[str, list[str]] = defaultdict(list)
    for run in ExtractionRun.objects.order_by("id"):
        runs[run.document_id].append(seal_of_run(run))
    for sha256 in sorted({*there, *sealed}):
        if sha256 not in there:
            yield f"the document {sha256} was kept, and is not in the record"
        elif sha256 not in sealed:
            yield f"the document {sha256} is in the record, and no command has put it there"
        elif sealed[sha256] != {seal_of_document(there[sha256])}:
            yield f"the text of the document {sha256} is not what was read from it"
        elif readings[sha256] != runs[sha256]:
            yield f"the account of how the document {sha256} was read is not what the readings left"
        elif sha256 not in gone and not files.is_whole(sha256):
            yield (
                f"the file of the document {sha256} is missing or damaged; import the same file again, from its source"
                " or a backup, to put it back"
            )
