"""Search across the pages of the documents that the record keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiwar.documents.models import Document, DocumentPage, PageWords
from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference import queries as reference
from hiwar.reviews.queries import place_of_document, words
from hiwar.reviews.queries.source import describe
from hiwar.search import finding
from hiwar.search.texts import holds, padded

Item = dict[str, Any]

SHOWN = 10
"""Documents on one page of results."""

PAGES_WITHIN = 50
"""Pages of one document that a search in it shows."""

_PAGES_NAMED = 5
_AROUND = 2
"""Lines that are shown before and after the one that holds a word."""


def documents(q: str, state: str, session: int | None, lang: str) -> Item:
    """The documents one of whose pages holds all the words: the `total`, and the first with the numbers of some `pages`
    that do, how many `more` do, and what stands around the words on the first of these. The newest session comes first.
    An invented State's documents are found only when it is asked for by its code."""
    wanted = words.wanted(q)
    if not wanted:
        return {"total": 0, "shown": []}
    sessions = None if session is None else (session,)
    found = finding.papers(wanted, finding.Filters(of=state or None, sessions=sessions), SHOWN, _PAGES_NAMED)
    known = Document.objects.in_bulk([each.sha256 for each in found.first])
    around = _around([each.first[0][0] for each in found.first], wanted)
    return {"total": found.total, "shown": [_item(known[each.sha256], each, around, lang) for each in found.first]}


def of_symbol(symbol: str, lang: str) -> list[Item]:
    """The document that has a symbol, in the reader's language where there are several; none for what is no symbol."""
    sha256 = place_of_document(symbol, lang) if "/" in symbol else None
    found = Document.objects.filter(pk=sha256).select_related("tombstone") if sha256 else ()
    return [
        {
            **describe(each),
            "state": reference.label(each.state, lang) if each.state else None,
            "session": each.session,
            "date": each.dated.isoformat() if each.dated else None,
        }
        for each in found
    ]


def within(sha256: str, q: str) -> list[Item]:
    """The pages of one document that hold all the words, at most `PAGES_WITHIN`, each with the lines around them."""
    wanted = words.wanted(q)
    if not wanted:
        return []
    rows = PageWords.objects.annotate(padded=padded("search_text")).filter(holds(wanted), page__document=sha256)
    texts = rows.order_by("page__number").values_list("page__number", "page__text")[:PAGES_WITHIN]
    return [{"page": number, "around": _lines(text, wanted)} for number, text in texts]


def _around(pages: Sequence[int], wanted: Sequence[words.Wanted]) -> dict[int, str]:
    """The lines around the first word that stands on each page, by page."""
    texts = DocumentPage.objects.filter(pk__in=pages).values_list("pk", "text")
    return {key: _lines(text, wanted) for key, text in texts}


def _lines(text: str, wanted: Sequence[words.Wanted]) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    at = _holding(lines, wanted)
    return " ".join(lines[max(0, at - _AROUND) : at + _AROUND + 1])


def _holding(lines: Sequence[str], wanted: Sequence[words.Wanted]) -> int:
    """The first line that holds all of the words, or else the first with one of them; a phrase may run on to the next
    line."""
    one: int | None = None
    for number, line in enumerate(lines):
        said = normalise(line)
        held = [word.within(said) for word in wanted]
        if all(held):
            return number
        if one is None and any(held):
            one = number
    return one or 0


def _item(document: Document, pages: finding.Pages, around: dict[int, str], lang: str) -> Item:
    return {
        "sha256": document.pk,
        "symbol": document.symbol,
        "name": document.name,
        "genre": document.genre,
        "state": reference.label(document.state, lang) if document.state else None,
        "session": document.session,
        "date": document.dated.isoformat() if document.dated else None,
        "language": document.language,
        "pages": [number for _key, number in pages.first],
        "more": pages.more,
        "around": around[pages.first[0][0]],
    }
