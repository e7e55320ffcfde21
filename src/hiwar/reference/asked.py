"""What readers ask of any list: words, and a page."""

from __future__ import annotations

from typing import Any


def tidy(value: str) -> str:
    """A reader's words on one line, without control characters and not too long."""
    return " ".join("".join(c if c.isprintable() else " " for c in value[:200]).split())


def where(total: int, page: int, size: int) -> dict[str, Any]:
    """Where a page of a list of so many stands; one that is not there is the nearest one."""
    of = max(1, -(-total // size))
    return {"page": min(max(page, 1), of), "of": of, "total": total}
