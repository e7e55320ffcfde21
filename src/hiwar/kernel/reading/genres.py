"""Which genre a document is of, told by what stands in its opening pages; never by the name of its file."""

from __future__ import annotations

from collections.abc import Sequence

from hiwar.kernel.reading.masthead import Masthead, is_titled
from hiwar.kernel.reading.model import Genre, Page
from hiwar.kernel.reading.phrases import Phrases


def genre_of(pages: Sequence[Page], head: Masthead, phrases: Phrases) -> Genre | None:
    """The genre of a document; None when it is not known as a document of the United Nations at all."""
    if not is_titled(pages, phrases):
        return None
    if head.symbol and phrases.addendum.search(head.symbol):
        return Genre.CORRIGENDUM if "/Corr." in head.symbol else Genre.ADDENDUM
    return Genre.REPORT
