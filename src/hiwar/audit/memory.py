"""Keeping what was computed from the record for as long as the record stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from hiwar.audit.models import Entry

P = ParamSpec("P")
R = TypeVar("R")

_FORGETTING: list[Callable[[], None]] = []


def while_unchanged(question: Callable[P, R]) -> Callable[P, R]:
    """Ask the record once for each set of arguments, and again when the log has a new row.

    Every command leaves a row in the log (`hiwar.audit.commands`), and a row's hash is that of all before it: where the
    newest is the same, so is the record. What is returned is shared, so nobody may change it. Each process remembers
    for itself.
    """

    @lru_cache(maxsize=32)
    def kept(_head: str, *args: P.args, **kwargs: P.kwargs) -> R:
        return question(*args, **kwargs)

    @wraps(question)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        # First the row, then the answer: one that is newer than its row is asked for again, never the other way round.
        head = Entry.objects.order_by("-id").values_list("hash", flat=True).first()
        return question(*args, **kwargs) if head is None else kept(head, *args, **kwargs)  # type: ignore[arg-type]

    _FORGETTING.append(kept.cache_clear)
    return asked


def forget() -> None:
    """Remember nothing any more: for tests, whose records come and go."""
    for each in _FORGETTING:
        each()
