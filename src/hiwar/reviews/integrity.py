"""Whether the record still says what the audit log has sealed.

Triggers cannot stop the owner of a database; hashes show what was done. Every command that changes a report's
recommendations records `seal`, a hash over all that the record then says of them, in its audit row; every document's
pages and the account of each reading are sealed when it is kept, and what is left of it when it is erased. The newest
seal must fit what is there now.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model

from hiwar.audit.chain import canonical
from hiwar.audit.models import Entry
from hiwar.documents import files
from hiwar.documents.commands import seal_of_document, seal_of_run
from hiwar.documents.models import Document, ExtractionRun
from hiwar.kernel.understanding.search_text import fingerprint
from hiwar.reference.commands import altered
from hiwar.reviews import tallies
from hiwar.reviews.models import (
    Answer,
    Coding,
    Confirmation,
    ErrorAnswer,
    ErrorReport,
    HeldDecision,
    HeldMeeting,
    HeldTurn,
    Position,
    Proposal,
    ProposalAnswer,
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
    (HeldMeeting, "review__symbol", "number kind title began ended document_id hash added_at"),
    (HeldTurn, "meeting__review__symbol", "meeting__number order state_id name kind seconds used"),
    (HeldDecision, "meeting__review__symbol", "meeting__number order title fate yes no abstain"),
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
    (
        Confirmation,
        "recommendation__symbol",
        "recommendation__paragraph recommendation__part number wording__number position__number undone author at",
    ),
    (
        Proposal,
        "recommendation__symbol",
        "recommendation__paragraph recommendation__part number wording__number state_id content reason author at",
    ),
    (
        ProposalAnswer,
        "proposal__recommendation__symbol",
        "proposal__recommendation__paragraph proposal__recommendation__part proposal__number outcome reason author at",
    ),
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


def sha256_of(text: str) -> str:
    """The hash that stands for a text where the text itself must not stand."""
    return hashlib.sha256(text.encode()).hexdigest()


def problems(is_whole: Callable[[str], bool] = files.is_whole) -> Iterator[str]:
    """A sentence for each report, document and file that is not as the audit log says, and each mirror of the facts
    that is not as they are. `is_whole` tells of a hash whether the bytes are kept."""
    yield from _reports()
    yield from _documents(is_whole)
    yield from _rows()
    yield from _errors()
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
    marked = _falsely_marked()
    for symbol in sorted(there | set(sealed)):
        if symbol not in sealed:
            yield f"{symbol} is in the record, and no command has put it there"
        elif seal(symbol) != sealed[symbol]:
            yield f"what the record says of {symbol} is not what the last command left"
        elif symbol in marked:
            yield f"the fingerprint of a text of {symbol} is not that of its words"


def _falsely_marked() -> set[str]:
    """The reports one of whose texts has a fingerprint that is not that of its words: no seal covers it, because it
    follows from the words, which one does."""
    rows = Wording.objects.order_by().values_list("recommendation__symbol", "search_text", "words_hash")
    return {symbol for symbol, words, found in rows.iterator(chunk_size=2000) if found != fingerprint(words)}


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


def _errors() -> Iterator[str]:
    """Reports of errors and their answers against the hashes of their words; what is blanked says nothing any more."""
    sealed: dict[str, dict[str, str]] = defaultdict(dict)
    told = Entry.objects.filter(verb__in=("error.report", "error.answer")).order_by("id")
    for target, detail in told.values_list("target", "detail"):
        sealed[target].update(detail)
    answers = dict(ErrorAnswer.objects.values_list("report__number", "words"))
    reports = ErrorReport.objects.values_list("number", "about", "words")
    there = {f"error {number}": (number, about, words) for number, about, words in reports}
    for target in sorted({*there, *sealed}):
        if target not in there:
            yield f"the report of {target} was received, and is not in the record"
            continue
        number, about, words = there[target]
        said = {"about": sha256_of(about), "answer": sha256_of(answers[number]) if number in answers else None}
        if words:
            said["words"] = sha256_of(words)
        if any(sealed[target].get(name) != value for name, value in said.items()):
            yield f"the report of {target}, or its answer, is not as it was written"


def _tallies() -> Iterator[str]:
    for thing, _figures, _made in tallies.wrong():
        name = thing.symbol or str(thing) if isinstance(thing, Review) else f"the document {thing.pk}"
        yield f"the figures of {name} are not what its rows count up to; `hiwar audit recount` counts them anew"


def _documents(is_whole: Callable[[str], bool]) -> Iterator[str]:
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
        elif sha256 not in gone and not is_whole(sha256):
            yield (
                f"the file of the document {sha256} is missing or damaged; import the same file again, from its source"
                " or a backup, to put it back"
            )
