"""Taking a whole record in: the one thing that exchange writes by itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import DataError, IntegrityError, connection

from hiwar.audit import chain
from hiwar.audit.actors import is_operator
from hiwar.audit.commands import Log, command
from hiwar.audit.models import Entry
from hiwar.dialogue.integrity import kept_files
from hiwar.documents import files
from hiwar.documents.models import Document, DocumentPage, PageWords
from hiwar.documents.texts import storable
from hiwar.exchange.integrity import problems
from hiwar.exchange.package.archive import Archive, PackageError, at_line
from hiwar.exchange.package.descriptor import LOG, NAME, Part
from hiwar.exchange.package.reading import Known, batches, current_wordings, instances
from hiwar.exchange.package.shapes import Table
from hiwar.exchange.package.tables import BY_NAME, TABLES
from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference.commands import refresh
from hiwar.resolutions.commands import settle_all
from hiwar.reviews.commands.tallying import count_anew
from hiwar.treaties.commands import settle_editions

Progress = Callable[[int], None]

_BATCH = 500
_LONGEST_VERB = 64
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a package brought: the rows of each table by name, how many documents' files, and the head of its log."""

    rows: dict[str, int]
    files: int
    head: str


def size(archive: Archive) -> int:
    """How many rows and files will be taken in, by which progress is measured."""
    contents = archive.contents
    return sum(part.rows or 0 for part in contents.tables.values()) + len(contents.files) + contents.log_rows


@command("record.import", may=is_operator)
def import_package(
    log: Log, archive: Archive, *, dry_run: bool = False, progress: Progress = lambda _rows: None, now: datetime
) -> TakenIn:
    """Take a whole record in, with its log, into a record that is empty: all of it or nothing.

    Files are stored before the rows that name them, and taken away again when it fails. A dry run does all of it but
    keep anything. The log goes on where that of the package ended. Raises PackageError when the record is not empty,
    when the package is not as it says, or when what is in it is not what its log has sealed.
    """
    _refuse_a_record()
    stored: list[str] = []
    try:
        _take_log(archive, progress)
        refresh(log.actor, now=now)  # the facts, so that rows can point at them; nothing else brings them in
        for sha256, part in archive.contents.files.items():
            _take_file(archive, sha256, part, stored, keep=not dry_run)
            progress(1)
        known = Known()
        counts = {table.name: _take_table(archive, table, known, progress) for table in TABLES}
        _point_at_current_wordings(archive, known)
        count_anew()
        settle_all()
        settle_editions()
        _compare_files(archive)
        without = 0 if _holds_meetings(archive) else archive.contents.log_rows
        for problem in problems(archive.contents.files.__contains__, without_meetings=without):
            raise PackageError(
                f"it is not what its log has sealed: {problem}",
                remedy="write it again from a record that `hiwar audit verify` finds whole",
            )
    except BaseException:
        for sha256 in stored:
            files.discard(sha256)
        raise
    found = TakenIn(counts, len(archive.contents.files), archive.contents.head)
    if dry_run:
        log.unchanged()
    else:
        told = {"package": archive.contents.sha256, "head": found.head, **counts, "files": found.files}
        if not _holds_meetings(archive):  # `dialogue.integrity` then looks for none
            del told["meetings"]
        log.record("record", told)
    return found


def _holds_meetings(archive: Archive) -> bool:
    """Whether the format of a package has tables for meetings."""
    return archive.contents.version > 1


def _refuse_a_record() -> None:
    """Raises PackageError where there is anything already."""
    if Entry.objects.exists() or any(table.model._default_manager.exists() for table in TABLES):
        raise PackageError(
            "the record there is not empty, and a package only goes into an empty one",
            place=str(settings.HIWAR_DATA),
            remedy="name a new folder, as in `hiwar --data-dir FOLDER import FILE.zip`",
        )


def _take_log(archive: Archive, progress: Progress) -> None:
    """Write the log as it is, verifying it on the way."""
    contents = archive.contents
    verdict = chain.verify(_entered(_links(archive), progress))
    if not verdict.sound:
        raise PackageError(f"the log is not as it was written: {verdict.problem}", place=LOG, remedy=_DO_NOT)
    if (verdict.count, verdict.head) != (contents.log_rows, contents.head):
        raise PackageError(f"the log does not end as {NAME} says", place=LOG, remedy=_DO_NOT)


_DO_NOT = "do not trust it: somebody has changed it, or it was cut"


def _links(archive: Archive) -> Iterator[chain.Link]:
    for number, line in archive.lines(LOG, None):
        try:
            yield _link(**{**line, "at": datetime.fromisoformat(line["at"])})
        except (TypeError, ValueError, KeyError) as error:
            raise PackageError("it is no row of a log", place=at_line(LOG, number), remedy=_DO_NOT) from error


def _link(id: int, at: datetime, detail: dict[str, Any], **texts: str) -> chain.Link:
    """A link, if a database can hold it just so. Raises TypeError or ValueError."""
    whole = type(id) is int and at.tzinfo is not None and type(detail) is dict
    if not whole or any(storable(text) != text for text in (*texts.values(), json.dumps(detail, ensure_ascii=False))):
        raise ValueError
    if "\\u0000" in json.dumps(detail) or len(texts["verb"]) > _LONGEST_VERB:
        raise ValueError
    return chain.Link(id=id, at=at, detail=detail, **texts)


def _entered(links: Iterator[chain.Link], progress: Progress) -> Iterator[chain.Link]:
    """The links, each batch of them written once it has been verified."""
    while batch := list(islice(links, _BATCH)):
        yield from batch
        Entry.objects.bulk_create(
            Entry(**{name: getattr(link, name) for name in link.__slots__}) for link in batch
        )  # fmt: skip
        progress(len(batch))


def _take_file(archive: Archive, sha256: str, part: Part, stored: list[str], *, keep: bool) -> None:
    """Store the bytes of a document, or only look whether they have their hash."""
    with archive.opened(part.path) as original:
        if keep and not files.is_whole(sha256):
            stored.append(sha256)
            try:
                files.take(original, sha256, part.path)
            except files.Moved as error:
                raise _other_bytes(part) from error
            return
        found = hashlib.sha256()
        while block := original.read(_BLOCK):
            found.update(block)
    if found.hexdigest() != sha256:
        raise _other_bytes(part)


def _compare_files(archive: Archive) -> None:
    """Every document must have its file, but for those taken down, and every file its document or its statement."""
    documents = set(Document.objects.filter(tombstone=None).values_list("pk", flat=True))
    statements = kept_files().keys() - documents
    for sha256 in sorted((documents | statements) ^ archive.contents.files.keys()):
        there = sha256 in documents | statements
        problem = f"its file, files/{sha256}, is not in the package" if there else "no document or statement has it"
        of = "documents" if sha256 in documents else "meeting_events"
        place = f"{BY_NAME[of].path}, {sha256}" if there else f"files/{sha256}"
        raise PackageError(problem, place=place, remedy="write the package again")


def _other_bytes(part: Part) -> PackageError:
    return PackageError("its bytes have another hash than its name", place=part.path, remedy=_DO_NOT)


def _take_table(archive: Archive, table: Table, known: Known, progress: Progress) -> int:
    count = 0
    for batch in batches(archive, table):
        rows = instances(table, batch, known)
        try:
            made: list[Any] = table.model._default_manager.bulk_create(rows)
            if table.model is DocumentPage:
                _make_words(page for page in made if page.document_id in archive.contents.files)
        except (IntegrityError, DataError) as error:
            lines = f"{table.path}, lines {batch[0][0]} to {batch[-1][0]}"
            why = " ".join(str(error).split())
            raise PackageError(
                f"a row there breaks a rule of the record ({why})", place=lines, remedy="write the package again"
            ) from error
        known.add(table, [row for _number, row in batch], made)
        count += len(batch)
        progress(len(batch))
    return count


def _make_words(pages: Iterable[Any]) -> None:
    """What is searched in place of the pages; those of a document that was taken down have none."""
    PageWords.objects.bulk_create(PageWords(page=page, search_text=normalise(page.text)) for page in pages)


def _point_at_current_wordings(archive: Archive, known: Known) -> None:
    """Let recommendations repeat which wording is current, now that there are any."""
    with connection.cursor() as cursor:
        for batch in batches(archive, BY_NAME["recommendations"]):
            cursor.executemany(
                "UPDATE reviews_recommendation SET wording_id = %s WHERE id = %s", current_wordings(batch, known)
            )
