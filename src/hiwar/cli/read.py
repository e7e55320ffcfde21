"""`hiwar read`: what a report says, on standard output, without a record."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

import click

from hiwar.cli.streams import one_line, reporting, writing
from hiwar.documents.worker import LimitError, Limits, Outcome, read_files
from hiwar.kernel.reading.joining import OPEN, settle
from hiwar.kernel.reading.line import lines as all_lines
from hiwar.kernel.reading.line import listed
from hiwar.kernel.reading.model import Genre, Reading, ReadRecommendation


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(readable=False))
@click.option(
    "--format",
    "style",
    type=click.Choice(("jsonl", "table")),
    default="jsonl",
    show_default=True,
    help="JSON Lines for programs, or a table for people.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Files to read at once."
)
def read(files: tuple[str, ...], style: str, jobs: int) -> None:
    """Print what documents of the mechanism say (PDF, Word .docx, text): recommendations, answers, questions.

    One line a recommendation of a report or of a thematic list goes to standard output, one an answer of an addendum,
    one an advance question, in the order of the files. An addendum given together with its report settles the positions
    there. Progress, warnings and errors go to standard error. Ends with status 1 when some file could not be read; the
    others still are.
    """
    try:
        limits = Limits.from_environment()
    except LimitError as error:
        raise click.UsageError(str(error)) from error
    output = sys.stdout.buffer
    lines = _STYLES[style]
    failed = False
    waiting = False
    held: list[tuple[str, Reading]] = []

    def show() -> None:
        """Print what is held back, the reports with the answers of their addenda."""
        for path, reading, warnings in _settled(held):
            for warning in warnings:
                say(f"{path}: {warning}")
            text = "".join(f"{one}\n" for one in lines(reading, path))
            output.write(text.encode("utf-8", "backslashreplace"))  # JSON can carry a path that is no UTF-8
            output.flush()
        held.clear()

    with (
        reporting("reading", len(files), bar=_is_waited_for(files)) as (step, say),
        contextlib.closing(read_files(_each_once(files, say), jobs, limits)) as outcomes,
        writing(),
    ):
        for outcome in outcomes:
            failed = failed or outcome.error is not None
            for message in _messages(outcome):
                say(message)
            if outcome.reading is not None:
                held.append((outcome.path, replace(outcome.reading, pages=())))
                waiting = waiting or (len(files) > 1 and _may_wait(outcome.reading))
            if not waiting:
                show()
            step()
        show()
    sys.exit(1 if failed else 0)


def _may_wait(reading: Reading) -> bool:
    """Whether another file may still settle a document: an addendum a report that leaves positions open, or a report
    its addendum."""
    return reading.genre is Genre.ADDENDUM or any(one.position in OPEN for one in reading.recommendations)


def _settled(held: Sequence[tuple[str, Reading]]) -> Iterator[tuple[str, Reading, Sequence[str]]]:
    """Each document with the warnings that come of joining it; an addendum goes into its report, if that is there."""
    reports = {reading.symbol for _, reading in held if reading.genre is Genre.REPORT and reading.symbol}
    answers: dict[str, list[Reading]] = defaultdict(list)
    for _, reading in held:
        if reading.genre is Genre.ADDENDUM and reading.answers in reports:
            answers[str(reading.answers)].append(reading)
    for path, reading in held:
        if reading.genre is Genre.REPORT and reading.symbol in answers:
            settled = reading
            for addendum in answers[reading.symbol]:
                settled = settle(settled, addendum)
            yield path, settled, settled.warnings[len(reading.warnings) :]
        elif reading.genre is not Genre.ADDENDUM or reading.answers not in reports:
            yield path, reading, ()


def _is_waited_for(files: Sequence[str]) -> bool:
    """Whether a person waits: standard error is a terminal, and standard output is not the same screen."""
    return len(files) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()


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


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _json(reading: Reading, path: str) -> Iterator[str]:
    for one in all_lines(reading, path):
        yield _encode(one)


_NARROWEST = 60
_STATES, _POSITION, _GAP = 24, 9, "  "
_ISOLATE, _POP, _LEFT_TO_RIGHT = "\u2068", "\u2069", "\u200e"


def _table(reading: Reading, path: str) -> Iterator[str]:
    """A heading and what was found in columns as wide as the terminal. Each cell is isolated (Unicode UAX 9), so that a
    terminal which orders right-to-left text keeps the columns in place."""
    rows = list(_cells(reading))
    number = max((len(row[0]) for row in rows), default=0)
    rest = max(_NARROWEST, shutil.get_terminal_size().columns) - number - _STATES - _POSITION - 3 * len(_GAP)
    widths = (number, rest, _STATES, _POSITION)
    session = "" if reading.session is None else f"session {reading.session}"
    about = filter(None, (one_line(path), reading.symbol, reading.state_under_review, session))
    counts = {
        "recommendations": len(list(listed(reading))),
        "answers": len(reading.positions),
        "questions": len(reading.questions),
    }
    told = [f"{name}: {count}" for name, count in counts.items() if count] or ["recommendations: 0"]
    yield f"{' · '.join(about)} · {', '.join(told)}"
    yield ""
    for row in rows:
        yield from _row(row, widths)
    yield ""


def _cells(reading: Reading) -> Iterator[tuple[str, str, str, str]]:
    """Number, text, States and position of each line."""
    for one in listed(reading):
        yield _number(one), one.text, "; ".join(one.states_as_written), one.position.value if one.position else ""
    for answer in reading.positions:
        yield answer.paragraph or "*", answer.comment or "", "", answer.position.value
    for question in reading.questions:
        yield "?", question.text, question.state_as_written, ""


def _number(recommendation: ReadRecommendation) -> str:
    """The paragraph, with the part from the second on."""
    return recommendation.paragraph + (f" [{recommendation.part}]" if recommendation.part > 1 else "")


def _row(cells: tuple[str, ...], widths: tuple[int, ...]) -> Iterator[str]:
    """The cells side by side, each wrapped to its width in terminal columns."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    console = Console()
    wrapped = [
        [row.plain.rstrip() for row in Text(cell).wrap(console, width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for row in zip_longest(*wrapped, fillvalue=""):
        padded = (
            f"{_ISOLATE}{cell}{_POP}{' ' * (width - cell_len(cell))}" if cell else " " * width
            for cell, width in zip(row, widths, strict=True)
        )
        yield (_LEFT_TO_RIGHT + _GAP.join(padded)).rstrip()


_STYLES: dict[str, Callable[[Reading, str], Iterator[str]]] = {"jsonl": _json, "table": _table}
