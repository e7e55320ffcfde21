"""Reading: bytes -> blocks -> sections -> recommendations and positions."""

from hiwar.kernel.reading.model import Page, Reading, ReadingError, ReadRecommendation
from hiwar.kernel.reading.reader import read

__all__ = ["Page", "ReadRecommendation", "Reading", "ReadingError", "read"]
