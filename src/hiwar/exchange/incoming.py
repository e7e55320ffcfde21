"""Where uploaded files lie until they are in the record: the folder `incoming` of the data folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from hiwar.documents import private

LARGEST = 64 * 1024 * 1024
"""Bytes of one file; readers have limits of their own besides."""


class TooLarge(Exception):
    """A file has more bytes than `LARGEST`."""


def folder() -> Path:
    """The folder, which need not be there."""
    return Path(settings.HIWAR_DATA) / "incoming"


def path_of(number: int, name: str) -> Path:
    """Where the file of an upload lies. Only the ending of its name is kept, by which readers tell formats."""
    ending = Path(name).suffix.lower()
    return folder() / f"{number}{ending if ending[1:].isalnum() and len(ending) <= 6 else ''}"


def receive(pieces: Iterable[bytes]) -> tuple[Path, str, int]:
    """Keep bytes as they come: a draft, its SHA-256 and its size. Raises TooLarge, OSError; nothing stays then."""
    draft = private.folder(folder()) / f".draft-{secrets.token_hex(8)}"
    found, size = hashlib.sha256(), 0
    try:
        with draft.open("xb") as file:
            for piece in pieces:
                size += len(piece)
                if size > LARGEST:
                    raise TooLarge
                found.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        discard(draft)
        raise
    return draft, found.hexdigest(), size


def discard(path: Path) -> None:
    """Take a file away, if it is there."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
