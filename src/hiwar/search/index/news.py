"""What the audit log says of changes since the index was made: every command that touches texts names the report or the
document in its row, because a seal has to stand there (docs/record.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hiwar.audit.chain import START
from hiwar.audit.models import Entry

_SHA256 = re.compile("[0-9a-f]{64}")

_LOOKED_AT = 100
"""So many rows are looked at before a reader is answered; where there are more, the index counts as behind."""


@dataclass(slots=True)
class News:
    """The newest row of the log (`entry`, `hash`), and the reports and documents that the rows since name."""

    entry: int
    hash: str
    rows: int = 0
    reports: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.reports or self.documents)

    def take(self, rows: Iterable[tuple[int, str, str, dict[str, Any]]]) -> None:
        """Note what these rows name."""
        for entry, hash_, target, detail in rows:
            self.entry, self.hash = entry, hash_
            self.rows += 1
            if report := detail.get("report"):
                self.reports.add(str(report))
            for name in (target, detail.get("document")):
                if isinstance(name, str) and _SHA256.fullmatch(name):
                    self.documents.add(name)


def head() -> tuple[int, str]:
    """Number and hash of the newest row; 0 and the chain's start where there is none."""
    return Entry.objects.order_by("-id").values_list("id", "hash").first() or (0, START)


def since(entry: int, hash_: str, limit: int | None = None) -> News | None:
    """What has changed since a row, by at most so many rows, in one query; None when the log does not hold that row, so
    that this is another record or an older state of it."""
    rows = Entry.objects.filter(id__gte=entry).order_by("id").values_list("id", "hash", "target", "detail")
    found = list(rows[: limit + 1] if limit else rows)
    if entry and (not found or found[0][:2] != (entry, hash_)):
        return None
    news = News(entry, hash_)
    news.take(found[1:] if entry else found)
    return news


def none_since(entry: int, hash_: str) -> bool:
    """Whether no row since one speaks of a report or a document."""
    news = since(entry, hash_, _LOOKED_AT)
    return news is not None and not news and news.rows < _LOOKED_AT
