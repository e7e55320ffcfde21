"""Reading: bytes -> blocks -> sections -> recommendations and positions."""

from __future__ import annotations

from hiwar.kernel.reading.formats import MAX_PAGES
from hiwar.kernel.reading.model import (
    Genre,
    Page,
    Reading,
    ReadingError,
    ReadPosition,
    ReadQuestion,
    ReadRecommendation,
    ReadRow,
    RowKind,
)

__all__ = [
    "Genre",
    "Page",
    "ReadPosition",
    "ReadQuestion",
    "ReadRecommendation",
    "ReadRow",
    "Reading",
    "ReadingError",
    "RowKind",
    "read",
]


def read(data: bytes, name: str, max_pages: int = MAX_PAGES) -> Reading:
    """Read one document of at most `max_pages` pages, of any genre, in any format.

    A plain text of numbered recommendations on its own is read too. ReadingError when the file cannot be read, or is no
    document of the kinds that are known. The readers are loaded on the first call: most of those who import this
    package read nothing.
    """
    from hiwar.kernel.reading.reader import read_document

    return read_document(data, name, max_pages)
