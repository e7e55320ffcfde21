"""Reading the audit log."""

from __future__ import annotations

from collections.abc import Iterator

from hiwar.audit import chain
from hiwar.audit.models import Entry


def as_link(entry: Entry) -> chain.Link:
    """A row as a link of the chain."""
    return chain.Link(
        entry.id, entry.at, entry.actor, entry.verb, entry.target, entry.detail, entry.previous, entry.hash
    )


def log() -> Iterator[chain.Link]:
    """Every row, first to last, a few at a time."""
    return (as_link(entry) for entry in Entry.objects.order_by("id").iterator(chunk_size=1000))


def count() -> int:
    """How many rows there are."""
    return Entry.objects.count()


def verify(head: str | None = None) -> chain.Verdict:
    """Verify the whole chain; see `chain.verify`."""
    return chain.verify(log(), head)
