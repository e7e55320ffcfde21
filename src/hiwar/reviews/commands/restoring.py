"""Putting back a stored file that was lost or damaged."""

from __future__ import annotations

from datetime import datetime

from hiwar.audit.commands import Log, command
from hiwar.documents import files
from hiwar.documents.commands import Source
from hiwar.documents.models import Document
from hiwar.reviews import rules
from hiwar.reviews.models import Tombstone


def is_lost(source: Source) -> bool:
    """Whether the record has a document with these bytes, not taken down, whose stored file is missing or damaged."""
    known = Document.objects.filter(pk=source.sha256).exists()
    return known and not Tombstone.objects.filter(document=source.sha256).exists() and not files.is_whole(source.sha256)


@command("document.restore", may=rules.may_import)
def restore(log: Log, source: Source, *, now: datetime) -> None:
    """Store the bytes of a known document anew where they are lost. Raises `files.Moved` and OSError."""
    if is_lost(source):
        files.store(source.path, source.sha256)
        log.record(source.sha256, {"size": source.size})
    else:
        log.unchanged()
