"""Where a command writes a file: under its name once it is whole, never half of it; or on standard output."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from hiwar.cli.streams import writing


@contextlib.contextmanager
def whole_file(name: str) -> Iterator[BinaryIO]:
    """A file that stands under its name once this ends well, on disk for good; a file there before is replaced then.
    What is no plain file (a pipe, a device) is written as it is. Raises ClickException when the place cannot be used.
    """
    path = Path(os.path.realpath(name))  # a link stays a link
    try:
        kind = path.stat().st_mode if path.exists() else stat.S_IFREG
        if stat.S_ISDIR(kind):
            raise click.BadParameter(f"{name} is a folder; name a file in it")
        if not stat.S_ISREG(kind):
            with path.open("wb") as out:
                yield out
            return
        descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        raise click.ClickException(f"{name} cannot be written ({why}); name another file.") from error
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
            os.fchmod(out.fileno(), stat.S_IMODE(kind) if path.exists() else 0o666 & ~_umask())
        os.replace(draft, path)
    except BaseException as error:
        Path(draft).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            why = os.strerror(error.errno or 0).lower()
            raise click.ClickException(f"{name} cannot be written ({why}); make room, or name another file.") from error
        raise
    from hiwar.documents.files import sync_folder

    sync_folder(path.parent)


@contextlib.contextmanager
def destination(name: str | None, *, text: bool) -> Iterator[BinaryIO]:
    """The file with this name, or standard output for None. Raises UsageError where what is no text would go to a
    terminal."""
    if name is not None:
        with whole_file(name) as out:
            yield out
        return
    if not text and _is_terminal(sys.stdout):
        raise click.UsageError("this format is no text for a terminal; name a file with --output, or send it to a pipe")
    with writing():
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
