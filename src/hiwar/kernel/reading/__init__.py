"""Reading: bytes -> blocks -> sections -> recommendations and positions."""

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
from hiwar.kernel.reading.reader import read

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
