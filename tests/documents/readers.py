"""Readers that misbehave, for the worker to run. Each takes what `hiwar.kernel.reading.read` takes."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import BinaryIO

from hiwar.kernel.reading.model import (
    ErrorKind,
    Genre,
    Page,
    Reading,
    ReadingError,
    ReadRecommendation,
    ReadRow,
    RowKind,
)
from hiwar.kernel.values import Place, PositionValue


def echo(data: bytes, name: str, max_pages: int) -> Reading:
    """A reading with every kind of value in it, whose text is the file's."""
    text = data.decode("utf-8", "replace")
    supported = ReadRecommendation(
        *("1.1", 1, text, ("XTV",), ("Talvania",), PositionValue.SUPPORTED, "enjoys support", "A/HRC/0/1, para. 1", 1),
        places=(Place(1, 0, 4), Place(2, 3, 5)),
    )
    unknown = ReadRecommendation("1.2", 2, "نص", (), ("nobody",), None, None, None, None)
    pages = (Page(1, text), Page(2, f"{name} {max_pages} {os.getpid()}"))
    return Reading("text/plain", "A/HRC/0/1", "XTV", None, "en", pages, (supported, unknown), ("careful",))


def as_told(data: bytes, name: str, max_pages: int) -> Reading:
    """Does what the file's first word says, and echoes what is left."""
    order, _, rest = data.decode().partition(" ")
    _ORDERS[order](rest)
    return echo(rest.encode(), name, max_pages)


def _loop(_rest: str) -> None:
    while True:
        pass


def _eat(_rest: str) -> None:
    held = []
    while True:
        held.append(bytearray(8_000_000))


def _starve(_rest: str) -> None:
    raise ImportError("libwide.so: failed to map segment from shared object")


def _wrap(_rest: str) -> None:
    try:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")
    except OSError as error:
        raise ValueError("the page is odd") from error


def _refuse(_rest: str) -> None:
    raise ReadingError("it rhymes", place="page 3", remedy="write prose", kind=ErrorKind.OTHER_DOCUMENT)


def _fail(_rest: str) -> None:
    raise KeyError("unforeseen")


def _report_pid(rest: str) -> None:
    Path(rest).write_text(str(os.getpid()), encoding="ascii")
    _loop("")


def _junk(_rest: str) -> None:
    print("words", flush=True)
    os.write(1, b"more words")
    print("and errors", file=sys.stderr, flush=True)


_ORDERS = {
    "fine": lambda _rest: None,
    "loop": _loop,
    "sleep": lambda rest: time.sleep(float(rest)),
    "eat": _eat,
    "starve": _starve,
    "wrap": _wrap,
    "abort": lambda _rest: os.abort(),
    "exit": lambda _rest: os._exit(3),
    "crash": lambda _rest: ctypes.string_at(0),
    "refuse": _refuse,
    "fail": _fail,
    "deep": lambda rest: _ORDERS["deep"](rest),
    "pid": _report_pid,
    "print": _junk,
}


def rows_as_told(
    file: BinaryIO, name: str, beside: Callable[[str], BinaryIO | None]
) -> Generator[ReadRow, None, Reading]:
    """A row a line of the file; a line that begins with `!` is an order, `+NAME` the text of a file beside it."""
    number = 0
    for line in file.read().decode().splitlines():
        if line.startswith("!"):
            order, _, rest = line[1:].partition(" ")
            _ORDERS[order](rest)
            continue
        if line.startswith("+"):
            neighbour = beside(line[1:])
            line = neighbour.read().decode() if neighbour else "nothing"
        number += 1
        yield ReadRow(RowKind.CODING, number, line, "en", "XTV", themes=("a", "b"), translations=(("ar", "نص"),))
    return Reading("text/csv", None, None, None, "en", (), (), (f"{name} {os.getpid()}",), Genre.DATA_SET)
