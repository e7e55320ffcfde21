"""How many texts are read at once while their senders wait."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from hiwar.kernel.reading import ReadingError

_TURNS = threading.BoundedSemaphore(2)
"""So many at once in one process, that others are served meanwhile."""

_PATIENCE = 5.0
"""Seconds for which a sender waits for a turn."""


@contextmanager
def turn() -> Iterator[None]:
    """Around reading a text: wait for a turn. Raises ReadingError when there is none."""
    if not _TURNS.acquire(timeout=_PATIENCE):
        raise ReadingError("other files are being read just now", remedy="try again in a moment")
    try:
        yield
    finally:
        _TURNS.release()
