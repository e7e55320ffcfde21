"""Keeping documents, their pages and the account of how they were read; erasing what a tombstone stands for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.apps import apps
from django.db import transaction

import hiwar
from hiwar.audit.chain import canonical
from hiwar.audit.commands import Log, command, forget_leftovers
from hiwar.documents import files, pictures, rules
from hiwar.documents.models import Document, DocumentPage, ExtractionRun, PageWords, RunOutcome
from hiwar.documents.texts import storable
from hiwar.kernel.reading import Reading
from hiwar.kernel.understanding.search_text import normalise


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: where it lies, the SHA-256 and the number of its bytes, and what it is called where that is
    another name than the one under which it lies."""

    path: Path
    sha256: str
    size: int
    called: str = ""

    @property
    def name(self) -> str:
        """The file's own name, without its folders, which are nobody's business."""
        return storable(self.called or self.path.name)


@command("document.keep", may=rules.may_keep)
def keep(log: Log, source: Source, reading: Reading, outcome: RunOutcome, *, now: datetime) -> Document:
    """Keep a file's bytes and pages, if they are not here yet, and the account of this reading.

    Raises `files.Moved` when the file is not the one that was read, OSError when the disk refuses.
    """
    document = Document.objects.filter(pk=source.sha256).first()
    if document is None:
        files.store(source.path, source.sha256)
        document = Document.objects.create(
            sha256=source.sha256,
            name=source.name,
            media_type=reading.media_type,
            size=source.size,
            symbol=reading.symbol or "",
            language=reading.language or "",
            genre=reading.genre.value,
            state=reading.state_under_review or "",
            session=reading.session,
            dated=date.fromisoformat(reading.date) if reading.date else None,
            answers=reading.answers or "",
            added_at=now,
        )
        pages = DocumentPage.objects.bulk_create(
            DocumentPage(document=document, number=page.number, text=storable(page.text)) for page in reading.pages
        )
        PageWords.objects.bulk_create(PageWords(page=page, search_text=normalise(page.text)) for page in pages)
    run = ExtractionRun.objects.create(
        document=document,
        reader=f"hiwar {hiwar.__version__}",
        at=now,
        outcome=outcome,
        warnings=[storable(warning) for warning in reading.warnings],
    )
    seals = {"seal": seal_of_document(document), "run": seal_of_run(run)}
    log.record(source.sha256, {"size": source.size, "outcome": str(outcome), **seals})
    return document


def seal_of_document(document: Document) -> str:
    """The hash over what is known of a document and the text of its pages, for the audit log.

    What documents did not say of themselves in earlier editions is covered where it is said.
    """
    about: tuple[object, ...] = (
        document.name,
        document.media_type,
        document.size,
        document.symbol,
        document.language,
    )
    dated = document.dated.isoformat() if document.dated else None
    more = (document.genre, document.state, document.session, dated, document.answers)
    about += () if more == ("report", "", None, None, "") else more
    pages = DocumentPage.objects.filter(document=document).order_by("number").values_list("number", "text")
    return _seal([*about, document.added_at.isoformat(), *map(list, pages)])


def seal_of_run(run: ExtractionRun) -> str:
    """The hash over the account of one reading, for the audit log."""
    return _seal([run.document_id, run.reader, run.at.isoformat(), str(run.outcome), run.warnings])


def _seal(content: list[object]) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()


@command("document.erase", may=rules.may_erase)
def erase(log: Log, document: Document, *, now: datetime) -> None:
    """Blank a document's name and pages, and what other rooms copied from it (`from_documents` of their AppConfig: the
    columns, by the name of the model), and take its bytes away once that is committed.

    The triggers refuse this unless a tombstone stands for the document.
    """
    for config in apps.get_app_configs():
        for name, columns in getattr(config, "from_documents", {}).items():
            config.get_model(name)._default_manager.filter(document=document).update(**dict.fromkeys(columns, ""))
    PageWords.objects.filter(page__document=document).delete()
    pages = DocumentPage.objects.filter(document=document).update(text="")
    Document.objects.filter(pk=document.pk).update(name="")
    document.refresh_from_db()
    log.record(document.sha256, {"pages": pages, "seal": seal_of_document(document)})
    forget((document.sha256,))


def forget(hashes: Sequence[str]) -> None:
    """After the commit: take away the bytes with these hashes, and the database's own leftovers of erased text."""

    def discard() -> None:
        for sha256 in hashes:
            files.discard(sha256)
            pictures.discard(sha256)

    transaction.on_commit(discard)
    forget_leftovers()
