"""Which genre a document is of, told by what stands in its opening pages; never by the name of its file.

First by its symbol, where the series says so; then by the title that stands first on its first page; then by the title
of a Working Group report anywhere in the opening pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from hiwar.kernel.reading.masthead import Masthead, is_titled
from hiwar.kernel.reading.model import Genre, Page
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.symbols import ISSUED_TO_A_REPORT, series_of
from hiwar.kernel.reading.titles import title_of, titled, titles


def genre_of(pages: Sequence[Page], head: Masthead, phrases: Phrases) -> Genre | None:
    """The genre of a document; None when it is not known as a document of the United Nations at all."""
    if genre := series_of(head.symbol).genre:
        return genre
    book = titles(phrases.language)
    title = title_of(pages)
    genre = titled(title, ((Genre.REPORT, phrases.report_title), *book.genres))
    if genre in (None, Genre.REPORT) and is_titled(pages, phrases):
        return Genre.ADDENDUM if head.symbol and ISSUED_TO_A_REPORT.search(head.symbol) else Genre.REPORT
    if genre is None and (head.symbol or book.united_nations.search(title)):
        return Genre.OTHER
    return genre
