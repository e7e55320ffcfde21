"""Importing files and folders: files -> readings -> differences -> commands, one file after the other."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import cast

from django.db import DatabaseError

from hiwar.audit.actors import Actor
from hiwar.documents.commands import Source
from hiwar.documents.files import Moved
from hiwar.documents.models import Document, RunOutcome
from hiwar.documents.wire import Row
from hiwar.documents.worker import Limits, Outcome, read_files
from hiwar.kernel.reading import Genre, Reading, ReadingError, ReadRow, RowKind
from hiwar.kernel.reading.data_sets import SUFFIXES
from hiwar.kernel.reading.data_sets.morocco import WHOLE
from hiwar.kernel.reading.data_sets.roll_calls import ReadRollCall, voeten
from hiwar.kernel.reading.model import ErrorKind
from hiwar.resolutions.commands import Imported as Votes
from hiwar.resolutions.commands import import_votes
from hiwar.reviews.commands import (
    Filed,
    NeedsConsent,
    compare,
    file_document,
    foresee,
    import_reading,
    import_rows,
    is_lost,
    restore,
)
from hiwar.reviews.commands.tallying import tally_documents
from hiwar.reviews.plan import Key, Plan
from hiwar.treaties import commands as treaties
from hiwar.treaties.commands import Entered

READABLE = (".pdf", ".docx", ".doc", ".txt", *SUFFIXES)
"""What is looked for in a folder."""

OTHER_DOCUMENTS = (".rtf", ".odt", ".dot", ".wpd", ".html", ".htm")
"""What people take for documents too, so that they are told when it is left out."""

OTHER_TABLES = (".xls", ".xlsb", ".ods")
"""What they take for data sets."""


class Fate(StrEnum):
    """What became of one file. PART was read together with another of its folder; OTHER can be read and is of a kind or
    in a language that is not; LEFT is known and holds nothing that a record keeps; UNREADABLE cannot be read; FAILED
    was read, and the record has no place for it."""

    NEW = "new"
    SAME = "same"
    COPY = "copy"
    CHANGED = "changed"
    PART = "part"
    WAITING = "waiting"
    OTHER = "other"
    LEFT = "left"
    UNREADABLE = "unreadable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file: `report` says which it is (`PRK/19 A/HRC/27/10`), `plan` what was compared where it is a
    report, `filed` what came of another document, `entered` what of a table of treaties, `votes` of a table of votes;
    `message` is a sentence for people, of a PART the path of the file that it was read with, `refusal` the sentence's
    parts (`ReadingError.parts`); empty where there is none."""

    path: str
    fate: Fate
    report: str = ""
    plan: Plan | None = None
    message: str = ""
    warnings: tuple[str, ...] = ()
    genre: Genre = Genre.REPORT
    filed: Filed | None = None
    entered: Entered | None = None
    votes: Votes | None = None
    refusal: Mapping[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether the file is not in the record now, though it was asked for and could be."""
        return self.fate in (Fate.FAILED, Fate.WAITING, Fate.OTHER, Fate.UNREADABLE)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Paragraph and part of every text that was read."""
        if self.plan is None:
            return ()
        changed = (change.item for change in self.plan.changes)
        return tuple(item.key for item in (*self.plan.inserts, *self.plan.translated, *self.plan.same, *changed))


@dataclass(frozen=True, slots=True)
class Found:
    """The files that paths stand for, in order and each once; the documents in folders that cannot be read; and the
    folders that could not be looked into."""

    files: tuple[str, ...]
    left_out: tuple[str, ...]
    closed: tuple[str, ...] = ()


def find(paths: Iterable[str]) -> Found:
    """Look into folders, at any depth; a file named by itself is always taken, whatever it is."""
    files: dict[str, str] = {}
    left_out = []
    closed: list[str] = []
    for path in paths:
        for each in _inside(path, closed) if os.path.isdir(path) else (path,):
            if each != path and each.lower().endswith((*OTHER_DOCUMENTS, *OTHER_TABLES)):
                left_out.append(each)
            else:
                files.setdefault(os.path.realpath(each), each)
    return Found(tuple(files.values()), tuple(left_out), tuple(closed))


def _inside(folder: str, closed: list[str]) -> Iterator[str]:
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name.lower().endswith((*READABLE, *OTHER_DOCUMENTS, *OTHER_TABLES)):
                yield os.path.join(parent, name)


def import_files(
    actor: Actor,
    files: Iterable[str],
    *,
    clock: Callable[[], datetime],
    dry_run: bool = False,
    accept_changes: bool = False,
    jobs: int = 1,
    limits: Limits | None = None,
    progress: Callable[[int], None] = lambda _rows: None,
    names: Mapping[str, str] | None = None,
) -> Generator[Result, None, None]:
    """Import files one after the other, each wholly or not at all; one that fails does not hold up the others.

    `names` are what files are called, by path, where they lie under other names. The parts of a data set come last.

    A dry run says the same and writes nothing, and does not say what rows would match. A data set that the record has
    is told by its hash and not read again; `progress` hears how many rows of the one at hand were read. The
    interruption of the whole leaves what was imported until then; running it again completes it.
    """
    wholes: set[str] = set()
    parts: list[Result] = []
    with contextlib.closing(read_files(files, jobs, limits, known=_is_told)) as outcomes:
        for outcome in outcomes:
            called = (names or {}).get(outcome.path, "")
            try:
                if outcome.more:
                    result = _import_data_set(actor, _Rows(outcome, outcomes, called, progress), clock, dry_run)
                elif outcome.reading is None and outcome.error is None:
                    result = _known_data_set(actor, outcome, clock, dry_run)
                else:
                    result = _import(actor, outcome, called, clock, dry_run, accept_changes)
                wholes |= {result.path} if result.genre == Genre.DATA_SET and not result.failed else set()
                yield result
            except ReadingError as error:
                fate = _FATES[error.kind] if error is outcome.error else Fate.FAILED
                failed = Result(outcome.path, fate, message=error.sentence(outcome.path), refusal=error.parts())
                if error.kind == ErrorKind.PART:
                    parts.append(failed)
                else:
                    yield failed
            except Moved as error:
                yield Result(outcome.path, Fate.FAILED, message=f"{outcome.path}: {error} Import it again.")
            except (DatabaseError, OSError) as error:  # the disk or the database refuses, and would refuse the next
                error.add_note(f"It stopped at {outcome.path}.")
                raise
    for part in parts:
        folder, name = os.path.split(part.path)
        beside = (os.path.join(folder, whole) for whole in (WHOLE, *voeten.whole_names(name)))
        whole = next((path for path in beside if path in wholes), "")
        yield Result(part.path, Fate.PART, message=whole) if whole else part


_FATES = {
    ErrorKind.UNREADABLE: Fate.UNREADABLE,
    ErrorKind.OTHER_DOCUMENT: Fate.OTHER,
    ErrorKind.PART: Fate.OTHER,
    ErrorKind.NOT_KEPT: Fate.LEFT,
}
"""What becomes of a file that no reading came of; of a part, where what it belongs to was not read."""


def _import(
    actor: Actor, outcome: Outcome, called: str, clock: Callable[[], datetime], dry_run: bool, accept_changes: bool
) -> Result:
    reading = outcome.reading
    if reading is None or outcome.sha256 is None or outcome.size is None:
        raise outcome.error or ReadingError("nothing was read from it", remedy="try it again")
    if reading.exported:
        own = ReadingError(
            "it is what Hiwar itself exported from a record, and no source",
            remedy="import the documents that it names",
        )
        return Result(outcome.path, Fate.OTHER, message=own.sentence(outcome.path), genre=reading.genre)
    source = Source(Path(outcome.path), outcome.sha256, outcome.size, called)
    warnings = (*_put_back(actor, source, clock, dry_run), *reading.warnings)
    if reading.genre in _REPORTS:
        return _import_report(actor, source, reading, warnings, clock, dry_run, accept_changes)
    filed = foresee(source, reading) if dry_run else file_document(actor, source, reading, now=clock())
    fate = Fate(filed.outcome) if filed.outcome else Fate.SAME
    return Result(
        outcome.path, fate, _about(reading), warnings=(*warnings, *filed.astray), genre=reading.genre, filed=filed
    )


def _put_back(actor: Actor, source: Source, clock: Callable[[], datetime], dry_run: bool) -> tuple[str, ...]:
    """Put back the stored bytes of a document that lost them; the sentence that says so."""
    if dry_run or not is_lost(source):
        return ()
    restore(actor, source, now=clock())
    return ("its stored file was missing or damaged, and is put back.",)


class _Rows:
    """The rows of a data set, batch by batch, as the worker sends them, and what came of it at the end."""

    def __init__(
        self, first: Outcome, outcomes: Iterator[Outcome], called: str, progress: Callable[[int], None]
    ) -> None:
        self.outcome, self.count, self._called = first, 0, called
        self._outcomes, self._progress = outcomes, progress

    @property
    def source(self) -> Source:
        """The file; its hash is taken before its first row."""
        return Source(Path(self.outcome.path), str(self.outcome.sha256), self.outcome.size or 0, self._called)

    def batches(self) -> Iterator[Sequence[Row]]:
        """The rows that have not been taken yet. Raises ReadingError at the end, if the file turns out damaged."""
        while self.outcome.more:
            self.count += len(self.outcome.rows)
            self._progress(self.count)
            yield self.outcome.rows
            self.outcome = next(self._outcomes)
        if self.outcome.error:
            raise self.outcome.error

    def finished(self) -> Iterator[Reading]:
        """The reading, once the batches are at their end."""
        if self.outcome.reading:
            yield self.outcome.reading


def _import_data_set(actor: Actor, rows: _Rows, clock: Callable[[], datetime], dry_run: bool) -> Result:
    path = rows.outcome.path
    take = _taker_of(rows.outcome.rows[0])
    try:
        result = take(actor, rows, clock, dry_run)
    except ReadingError as error:
        if error is not rows.outcome.error:
            raise
        message, fate = error.sentence(path), _FATES[error.kind]
        return Result(path, fate, message=message, genre=Genre.DATA_SET, refusal=error.parts())
    finally:
        with contextlib.suppress(ReadingError):  # whoever stopped before the end: the next file is not reached yet
            for _batch in rows.batches():
                pass
    (reading,) = rows.finished()
    return replace(result, report=_about(reading), warnings=(*reading.warnings, *result.warnings))


_Taker = Callable[[Actor, _Rows, Callable[[], datetime], bool], Result]


def _taker_of(first: Row) -> _Taker:
    """What takes a data set in, by its first row."""
    if isinstance(first, ReadRollCall):
        return _take_votes
    return _take_acts if first.kind in (RowKind.TREATY_ACTS, RowKind.TREATY_TITLE) else _take_rows


def _taken(path: str, outcome: RunOutcome | None, warnings: Iterable[str] = ()) -> Result:
    """What became of a data set; None when the record had it."""
    return Result(path, Fate(outcome) if outcome else Fate.SAME, warnings=tuple(warnings), genre=Genre.DATA_SET)


def _take_rows(actor: Actor, rows: _Rows, clock: Callable[[], datetime], dry_run: bool) -> Result:
    """Recommendations, answers or codings, as they stand in a table."""
    source, path = rows.source, rows.outcome.path
    if dry_run:
        filed = foresee(source)
        for _batch in rows.batches():
            pass
        filed = replace(filed, rows=rows.count)
    else:
        batches = cast("Iterator[Sequence[ReadRow]]", rows.batches())
        filed = import_rows(actor, source, batches, rows.finished(), now=clock())
    return replace(_taken(path, filed.outcome), filed=filed)


def _take_votes(actor: Actor, rows: _Rows, clock: Callable[[], datetime], dry_run: bool) -> Result:
    """The roll calls of a table, with the file that they were read together with, if there is one."""
    source, path = rows.source, rows.outcome.path
    filed = foresee(source)
    calls = (cast("Sequence[ReadRollCall]", batch) for batch in rows.batches())
    if dry_run:
        read = sum(call.votes for batch in calls for call in batch)
        filed = replace(filed, rows=rows.count)
        votes = Votes(filed.outcome, rows.count, read)
    else:
        beside = _beside(source.path)
        votes = import_votes(actor, source, calls, rows.finished(), beside=beside, kept=tally_documents, now=clock())
    return replace(_taken(path, filed.outcome, votes.warnings()), filed=filed, votes=votes)


def _take_acts(actor: Actor, rows: _Rows, clock: Callable[[], datetime], dry_run: bool) -> Result:
    """The acts of States in a table of a treaty, or the titles of a list of treaties."""
    source, path = rows.source, rows.outcome.path
    batches = cast("Iterator[Sequence[ReadRow]]", rows.batches())
    if dry_run:
        entered = treaties.foresee(source, chain.from_iterable(batches), now=clock())
    else:
        entered = treaties.import_table(actor, source, batches, rows.finished(), kept=tally_documents, now=clock())
    return replace(_taken(path, entered.outcome, entered.differing), entered=entered)


def _beside(path: Path) -> Source | None:
    """The roll calls beside a table of votes, by its name; None where there are none."""
    for name in voeten.beside_names(path.name):
        other = path.with_name(name)
        if other.is_file():
            content = other.read_bytes()
            return Source(other, hashlib.sha256(content).hexdigest(), len(content))
    return None


def _known_data_set(actor: Actor, outcome: Outcome, clock: Callable[[], datetime], dry_run: bool) -> Result:
    source = Source(Path(outcome.path), str(outcome.sha256), outcome.size or 0)
    warnings = _put_back(actor, source, clock, dry_run)
    return Result(outcome.path, Fate.SAME, warnings=warnings, genre=Genre.DATA_SET, filed=foresee(source))


_REPORTS = (Genre.REPORT, Genre.LIST)
"""What the recommendations of the record are read from; all other genres stand beside them."""


def _about(reading: Reading) -> str:
    """Which document it is, as far as it says so: `SVN/20 A/HRC/28/15/Add.1`."""
    place = "/".join(str(part) for part in (reading.state_under_review, reading.session) if part is not None)
    return " ".join(filter(None, (place, reading.symbol)))


def _import_report(
    actor: Actor,
    source: Source,
    reading: Reading,
    warnings: tuple[str, ...],
    clock: Callable[[], datetime],
    dry_run: bool,
    accept_changes: bool,
) -> Result:
    path, report = str(source.path), f"{reading.state_under_review}/{reading.session} {reading.symbol}"
    try:
        if dry_run:
            imported = compare(source, reading)
            if imported.plan.needs_consent and not accept_changes:
                raise NeedsConsent(imported.plan)
        else:
            imported = import_reading(actor, source, reading, accept_changes=accept_changes, now=clock())
    except NeedsConsent as refused:
        return Result(path, Fate.WAITING, report, refused.plan, warnings=warnings)
    fate = Fate(imported.outcome) if imported.outcome else Fate.SAME
    return Result(path, fate, report, imported.plan, warnings=(*warnings, *imported.astray))


def is_known(path: Path) -> bool:
    """Whether the record holds, or once held, a document with just these bytes."""
    return _is_there(hashlib.sha256(path.read_bytes()).hexdigest())


def _is_told(sha256: str) -> bool:
    """Whether the hash of a data set tells that the record has it."""
    return _is_there(sha256) and not treaties.speaks_of_treaties(sha256)


def _is_there(sha256: str) -> bool:
    return Document.objects.filter(pk=sha256).exists()
