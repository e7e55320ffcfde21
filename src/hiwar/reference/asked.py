"""What readers ask of any list: words, filters, and a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, ClassVar, Self


def tidy(value: str) -> str:
    """A reader's words on one line, without control characters and not too long."""
    return " ".join("".join(c if c.isprintable() else " " for c in value[:200]).split())


class Filters:
    """What a reader asked of a list; a list has a dataclass of these, whose fields are the names in a query string.

    `CAPITALS` and `SMALL` are those whose values are written so (codes, words of a vocabulary). Of a name in `AMONG`
    what is none of the values there asks for nothing; other unknown values match nothing.
    """

    __slots__ = ()

    CAPITALS: ClassVar[Collection[str]] = ()
    SMALL: ClassVar[Collection[str]] = ()
    AMONG: ClassVar[Mapping[str, Collection[str]]] = {}

    @classmethod
    def asked(cls, typed: Mapping[str, str]) -> Self:
        """From query-string values."""
        found = {}
        for field in fields(cls):  # type: ignore[arg-type]
            value = tidy(typed.get(field.name, ""))
            value = value.upper() if field.name in cls.CAPITALS else value
            value = value.lower() if field.name in cls.SMALL else value
            if value in cls.AMONG.get(field.name, (value,)):
                found[field.name] = value
        return cls(**found)


def where(total: int, page: int, size: int) -> dict[str, Any]:
    """Where a page of a list of so many stands; one that is not there is the nearest one."""
    of = max(1, -(-total // size))
    return {"page": min(max(page, 1), of), "of": of, "total": total}
