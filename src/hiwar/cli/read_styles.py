"""How `hiwar read` prints what was read: JSON Lines for programs, a table for people."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import NamedTuple

from hiwar.cli.streams import one_line
from hiwar.documents.wire import Row
from hiwar.kernel.procedure.roll_call import Choice
from hiwar.kernel.reading.data_sets.roll_calls import ReadRollCall
from hiwar.kernel.reading.line import lines as all_lines
from hiwar.kernel.reading.line import listed, row_line
from hiwar.kernel.reading.model import Reading, ReadRecommendation


class Style(NamedTuple):
    """A way to print: a whole document; the rows of a data set, batch after batch, with the file's path and how many
    were printed before; and what ends a data set, with the number of rows of each kind."""

    document: Callable[[Reading, str], Iterator[str]]
    rows: Callable[[Sequence[Row], str, int], Iterator[str]]
    end: Callable[[Mapping[str, int]], Iterator[str]]


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _json(reading: Reading, path: str) -> Iterator[str]:
    for one in all_lines(reading, path):
        yield _encode(one)


def _json_rows(rows: Sequence[Row], path: str, _before: int) -> Iterator[str]:
    for row in rows:
        yield _encode(roll_call_line(row, path) if isinstance(row, ReadRollCall) else row_line(row, path))


def kind_of(row: Row) -> str:
    """What a row of a data set is."""
    return "roll call" if isinstance(row, ReadRollCall) else row.kind.value


def roll_call_line(call: ReadRollCall, path: str) -> dict[str, object]:
    """A roll call as one line: members by what they chose, as their source names them."""
    members = {choice.value: [name or code for name, code in getattr(call, choice)] for choice in Choice}
    return {"file": path, "kind": "roll-call", **asdict(call), "facts": dict(call.facts), **members}


_NARROWEST = 60
_NUMBER = 7
"""Columns of the number of a row, whose greatest nobody knows before the end."""

_STATES, _POSITION, _GAP = 24, 9, "  "
_ISOLATE, _POP, _LEFT_TO_RIGHT = "\u2068", "\u2069", "\u200e"


def _table(reading: Reading, path: str) -> Iterator[str]:
    """A heading and what was found in columns as wide as the terminal. Each cell is isolated (Unicode UAX 9), so that a
    terminal which orders right-to-left text keeps the columns in place."""
    rows = list(_cells(reading))
    widths = _widths(max((len(row[0]) for row in rows), default=0))
    counts = {
        "recommendations": len(list(listed(reading))),
        "answers": len(reading.positions),
        "questions": len(reading.questions),
    }
    told = [f"{name}: {count}" for name, count in counts.items() if count] or ["recommendations: 0"]
    yield f"{' · '.join((one_line(path), *identity(reading)))} · {', '.join(told)}"
    yield ""
    for row in rows:
        yield from _row(row, widths)
    yield ""


def identity(reading: Reading) -> Iterator[str]:
    """Which document it is, as far as it says so: its symbol, the State, the session."""
    session = None if reading.session is None else f"session {reading.session}"
    return filter(None, (reading.symbol, reading.state_under_review, session))


def _widths(number: int) -> tuple[int, int, int, int]:
    """The widths of the columns, the texts having what the others leave of the terminal."""
    rest = max(_NARROWEST, shutil.get_terminal_size().columns) - number - _STATES - _POSITION - 3 * len(_GAP)
    return number, rest, _STATES, _POSITION


def _table_rows(rows: Sequence[Row], path: str, before: int) -> Iterator[str]:
    """The rows of a data set; by whom a row is says its body or its States."""
    if not before:
        yield one_line(path)
        yield ""
    widths = _widths(_NUMBER)
    for row in rows:
        if isinstance(row, ReadRollCall):
            tally = f"{len(row.yes)}–{len(row.no)}–{len(row.abstain)}" if row.votes else ""
            yield from _row((str(row.row), row.title or row.agenda, row.symbol or row.written, tally), widths)
            continue
        said = row.position.value if row.position else row.response or ""
        yield from _row((str(row.row), row.text, row.body or "; ".join(row.states_as_written), said), widths)


def _table_end(kinds: Mapping[str, int]) -> Iterator[str]:
    yield ""
    yield ", ".join(f"{kind}s: {count}" for kind, count in sorted(kinds.items()))
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


STYLES = {
    "jsonl": Style(_json, _json_rows, lambda _kinds: iter(())),
    "table": Style(_table, _table_rows, _table_end),
}
