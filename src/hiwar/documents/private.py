"""Who may read what lies in the data folder: its owner; its group too where the folder itself lets the group write, so
that people who share a record by a group still can; nobody else."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from django.conf import settings

_GROUP, _EVERYBODY = 0o007, 0o077
"""What is taken away where a group shares the folder, and where none does."""


def take_away() -> int:
    """The permissions that nothing in the data folder gives."""
    try:
        shared = Path(settings.HIWAR_DATA).stat().st_mode & stat.S_IWGRP
    except OSError:
        shared = 0
    return _GROUP if shared else _EVERYBODY


def folder(path: Path) -> Path:
    """A folder in the data folder, made where it is missing, and those above it. Raises OSError."""
    if not path.is_dir():
        folder(path.parent)
        path.mkdir(exist_ok=True)
        path.chmod((path.stat().st_mode & stat.S_ISGID) | (0o777 & ~take_away()))
    return path


def file(path: Path) -> Path:
    """A file in the data folder, made empty where it is missing. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        path.chmod(0o666 & ~take_away())
    return path


def close(path: Path) -> None:
    """Take from others what an earlier edition, or another program, gave them; what is somebody else's stays."""
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & take_away():
            path.chmod(mode & ~take_away())
