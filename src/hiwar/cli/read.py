"""`hiwar read`: what a report says, on standard output, without a record."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

import click

from hiwar.cli.read_styles import STYLES, Style, identity, kind_of
from hiwar.cli.streams import reporting, writing
from hiwar.documents.worker import LimitError, Limits, Outcome, read_files
from hiwar.kernel.reading.data_sets import SUFFIXES
from hiwar.kernel.reading.joining import OPEN, settle
from hiwar.kernel.reading.model import Genre, Reading


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(readable=False))
@click.option(
    "--format",
    "style",
    type=click.Choice(tuple(STYLES)),
    default="jsonl",
    show_default=True,
    help="JSON Lines for programs, or a table for people.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Files to read at once."
)
def read(files: tuple[str, ...], style: str, jobs: int) -> None:
    """Print what documents of the mechanism say (PDF, Word, text), and the rows of data sets (CSV, JSON, Excel).

    One line a recommendation of a report or of a thematic list goes to standard output, one an answer of an addendum,
    one an advance question, one a row of a data set, in the order of the files. An addendum given together with its
    report settles the positions there. Old Word files (.doc) are converted by LibreOffice where it is installed; a
    document with nothing to list is named. Progress, warnings and errors go to standard error. Ends with status 1 when
    some file could not be read to its end; the others still are.
    """
    try:
        limits = Limits.from_environment()
    except LimitError as error:
        raise click.UsageError(str(error)) from error
    failed = False
    with (
        reporting("reading", len(files), bar=_is_waited_for(files)) as (step, say),
        contextlib.closing(read_files(_each_once(files, say), jobs, limits)) as outcomes,
        contextlib.closing(_Printer(sys.stdout.buffer, STYLES[style], say, several=len(files) > 1)) as printer,
        writing(),
    ):
        for outcome in outcomes:
            failed = failed or outcome.error is not None
            for message in _messages(outcome):
                say(message)
            printer.take(outcome)
            step(f"{printer.rows:,} rows" if outcome.more else "")
        printer.show()
    sys.exit(1 if failed else 0)


class _Printer:
    """Prints what is read in the order of the files, and holds it back while a later file may still settle it: the
    readings in memory, the rows of a data set on disk."""

    def __init__(self, output: BinaryIO, style: Style, say: Callable[[str], None], *, several: bool) -> None:
        self._output, self._style, self._say, self._several = output, style, say, several
        self._waiting = False
        self._held: list[tuple[str, Reading | BinaryIO]] = []
        self._kinds: Counter[str] = Counter()

    @property
    def rows(self) -> int:
        """How many rows of the data set at hand came so far."""
        return self._kinds.total()

    def close(self) -> None:
        """Forget what is held back."""
        for _path, kept in self._held:
            if not isinstance(kept, Reading):
                kept.close()

    def take(self, outcome: Outcome) -> None:
        """Print, or hold back, what came of a file, or the next rows of it."""
        if outcome.more:
            self._print(outcome.path, self._style.rows(outcome.rows, outcome.path, self.rows))
            self._kinds.update(kind_of(row) for row in outcome.rows)
            return
        if self._kinds:
            self._print(outcome.path, self._style.end(self._kinds))
            self._kinds.clear()
        elif outcome.reading is not None:
            self._held.append((outcome.path, replace(outcome.reading, pages=())))
            self._waiting = self._waiting or (self._several and _may_wait(outcome.reading))
        if not self._waiting:
            self.show()

    def show(self) -> None:
        """Print what is held back, the reports with the answers of their addenda."""
        settled = _settled([(path, kept) for path, kept in self._held if isinstance(kept, Reading)])
        for path, kept in self._held:
            if not isinstance(kept, Reading):
                with kept:
                    kept.seek(0)
                    shutil.copyfileobj(kept, self._output)
            elif path in settled:
                reading, warnings = settled[path]
                for warning in warnings:
                    self._say(f"{path}: {warning}")
                self._output.write(_encoded(self._style.document(reading, path)))
                self._output.flush()
        self._held.clear()

    def _print(self, path: str, lines: Iterator[str]) -> None:
        """The lines of a data set, on their way out or into a file that waits."""
        if not self._waiting:
            self._output.write(_encoded(lines))
            self._output.flush()
            return
        if not self._held or self._held[-1][0] != path:
            self._held.append((path, tempfile.TemporaryFile()))  # noqa: SIM115 - `close` and `show` close it
        kept = self._held[-1][1]
        if not isinstance(kept, Reading):
            kept.write(_encoded(lines))


def _encoded(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")  # a path may be no UTF-8


def _may_wait(reading: Reading) -> bool:
    """Whether another file may still settle a document: an addendum a report that leaves positions open, or a report
    its addendum."""
    return reading.genre is Genre.ADDENDUM or any(one.position in OPEN for one in reading.recommendations)


def _settled(held: Sequence[tuple[str, Reading]]) -> dict[str, tuple[Reading, Sequence[str]]]:
    """Each document by its path, with the warnings that come of joining it; an addendum goes into its report, if that
    is there, and is not in it."""
    reports = {reading.symbol for _, reading in held if reading.genre is Genre.REPORT and reading.symbol}
    answers: dict[str, list[Reading]] = defaultdict(list)
    for _, reading in held:
        if reading.genre is Genre.ADDENDUM and reading.answers in reports:
            answers[str(reading.answers)].append(reading)
    found: dict[str, tuple[Reading, Sequence[str]]] = {}
    for path, reading in held:
        if reading.genre is Genre.REPORT and reading.symbol in answers:
            settled = reading
            for addendum in answers[reading.symbol]:
                settled = settle(settled, addendum)
            found[path] = settled, settled.warnings[len(reading.warnings) :]
        elif reading.genre is not Genre.ADDENDUM or reading.answers not in reports:
            found[path] = reading, ()
    return found


def _is_waited_for(files: Sequence[str]) -> bool:
    """Whether a person waits: standard error is a terminal, and standard output is not the same screen."""
    long = len(files) > 1 or files[0].lower().endswith(SUFFIXES)
    return long and sys.stderr.isatty() and not sys.stdout.isatty()


def _each_once(files: Iterable[str], say: Callable[[str], None]) -> Iterator[str]:
    """The files, without those that stand in the list already, by whatever path."""
    seen: dict[str, str] = {}
    for file in files:
        first = seen.setdefault(os.path.realpath(file), file)
        if first is file:
            yield file
        else:
            say(f"{file}: named before as {first}; it is read once.")


def _messages(outcome: Outcome) -> Iterator[str]:
    if outcome.error is not None:
        yield outcome.error.sentence(outcome.path)
    if outcome.reading is not None:
        for warning in outcome.reading.warnings:
            yield f"{outcome.path}: {warning}"
        if not outcome.reading.warnings and _brings_nothing(outcome.reading):
            told = f"{_about(outcome.reading)}; it holds nothing to list, and an import keeps its text for the search"
            yield f"{outcome.path}: {told}."


def _about(reading: Reading) -> str:
    """What a document is, as far as it says so: `national report, A/HRC/WG.6/20/SVN/1, SVN, session 20`."""
    kind = "another document" if reading.genre is Genre.OTHER else reading.genre.replace("-", " ")
    return ", ".join((kind, *identity(reading)))


def _brings_nothing(reading: Reading) -> bool:
    lines = (reading.recommendations, reading.positions, reading.questions)
    return reading.genre is not Genre.DATA_SET and not any(lines)
