"""Meetings that a script paces by a clock of their own: while it plays, the wall's clock does not touch them.

The script holds a lock on a file of the data folder, which the system lets go of however the script ends.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from hiwar.documents import private


@contextmanager
def pacing(number: int) -> Iterator[None]:
    """Pace a meeting inside."""
    path = _path(number)
    private.folder(path.parent)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # waits for another script of the same meeting
        yield


def is_paced(number: int) -> bool:
    """Whether a script paces a meeting now."""
    try:
        with _path(number).open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # nobody has ever paced it
        return False
    return False


def _path(number: int) -> Path:
    return Path(settings.HIWAR_DATA) / "paced" / str(number)
