"""The bytes of source documents in the data folder: `files/<aa>/<sha256>`, `aa` being the hash's first two digits.

A file is complete under its name or not there at all, and it is there before any row names it: a crash in between
leaves a file that nobody names, never a row without its file.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings

from hiwar.documents import private

_BLOCK = 1 << 20


class Moved(Exception):
    """The bytes under a path are not those that were read."""


def path_of(sha256: str) -> Path:
    """Where the bytes with this hash lie, if they are kept."""
    return Path(settings.HIWAR_DATA) / "files" / sha256[:2] / sha256


def store(source: Path, sha256: str) -> Path:
    """Copy a file into the store under its hash, safely on disk when this returns; a file already there stays when it
    is whole.

    Raises Moved when the bytes have another hash than the one given, OSError when the disk refuses.
    """
    if is_whole(sha256):
        return path_of(sha256)
    with source.open("rb") as original:
        return take(original, sha256, str(source))


def take(original: IO[bytes], sha256: str, name: str) -> Path:
    """The same with the bytes of an open file, which is called `name`; a file that is there already is replaced."""
    target = path_of(sha256)
    private.folder(target.parent)
    descriptor, draft = tempfile.mkstemp(dir=target.parent, prefix=_DRAFT)
    os.fchmod(descriptor, 0o666 & ~private.take_away())
    _sweep(target.parent, os.fstat(descriptor).st_mtime)
    try:
        found = hashlib.sha256()
        with os.fdopen(descriptor, "wb") as copy:
            while block := original.read(_BLOCK):
                found.update(block)
                copy.write(block)
            copy.flush()
            os.fsync(copy.fileno())
        if found.hexdigest() != sha256:
            raise Moved(f"{name} changed while it was being read.")
        os.replace(draft, target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return target


def _sweep(folder: Path, now: float) -> None:
    """Take away the drafts of processes that were killed: nobody copies one file for so long. `now` is the time of the
    newest."""
    for draft in folder.glob(f"{_DRAFT}*"):
        with suppress(FileNotFoundError):
            if now - draft.stat().st_mtime > _ABANDONED:
                draft.unlink()


_DRAFT = ".draft-"
_ABANDONED = 3600.0
"""Seconds."""


def is_whole(sha256: str) -> bool:
    """Whether the bytes are there, can be read and still have their hash."""
    try:
        with path_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def discard(sha256: str) -> None:
    """Take the bytes away; nothing happens when they are gone already."""
    target = path_of(sha256)
    target.unlink(missing_ok=True)
    if target.parent.exists():
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk keep which files a folder holds."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
