"""Standard input, output and error as a shell may leave them: closed, full, or with nobody reading."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}
"""What the system says when it cannot take any more of what is written."""

_CONTROLS = {
    code: chr(code).encode("unicode_escape").decode() for code in (*range(32), *range(127, 160), 0x2028, 0x2029)
}


def complete() -> None:
    """Put nothing in the place of every standard stream that is closed, so that no file opened later takes it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for the whole process


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """Let `| head` close standard output without a word; say in a sentence (ClickException) that it is full.

    The interpreter flushes once more at its end: into nothing.
    """
    try:
        yield
    except BrokenPipeError:
        _discard()
    except OSError as error:
        if error.filename is not None or error.errno not in _NO_ROOM:
            raise
        _discard()
        why = os.strerror(error.errno or 0).lower()
        raise click.ClickException(
            f"Standard output cannot be written ({why}); make room, or send it elsewhere."
        ) from error


@contextlib.contextmanager
def piped(file: str) -> Iterator[tuple[str, str]]:
    """Where the bytes of a file lie, and what messages call it: `-` is standard input, kept aside while the block
    lasts."""
    if file != "-":
        yield file, file
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "standard-input"
        with path.open("wb") as aside:
            shutil.copyfileobj(sys.stdin.buffer, aside)
        yield str(path), "Standard input"


def one_line(message: str) -> str:
    """A message on one line: what moves the cursor or commands the terminal, as in a file's name, is shown as an
    escape like `\\\\n`."""
    return message.translate(_CONTROLS)


@contextlib.contextmanager
def reporting(doing: str, total: int, *, bar: bool) -> Iterator[tuple[Callable[..., None], Callable[[str], None]]]:
    """Two functions: one more of `total` files is done, or, with a note, so far is the one at hand; say this on
    standard error. `bar` draws one meanwhile."""
    if not bar:
        yield (lambda _note="": None), (lambda message: click.echo(one_line(message), err=True))
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total, note="")

        def step(note: str = "") -> None:
            progress.update(task, advance=0 if note else 1, note=note, refresh=bool(note))

        yield step, (lambda message: console.print(one_line(message), markup=False))


def _discard() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
