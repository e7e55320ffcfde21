"""Search across the pages of the documents that the record keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F, QuerySet

from hiwar.documents.models import Document, DocumentPage, PageWords
from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference import queries as reference
from hiwar.reviews.queries import place_of_document, words
from hiwar.reviews.queries.source import describe
from hiwar.reviews.queries.telling import invented
from hiwar.search.texts import holds, padded

Item = dict[str, Any]

SHOWN = 20
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
    found = _found(wanted, state, session) if wanted else {}
    shown = list(found)[:SHOWN]
    around = _around([found[sha256][0] for sha256 in shown], wanted)
    return {"total": len(found), "shown": [_item(found[sha256], around, lang) for sha256 in shown]}


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


def _found(wanted: Sequence[words.Wanted], state: str, session: int | None) -> dict[str, list[Item]]:
    """The pages that hold all the words, by document, in the order in which they are shown."""
    rows = PageWords.objects.annotate(padded=padded("search_text")).filter(holds(wanted))
    by_document: dict[str, list[Item]] = defaultdict(list)
    for row in _narrowed(rows, state, session).order_by(*_ORDER).values_list(*_COLUMNS.values()):
        page = dict(zip(_COLUMNS, row, strict=True))
        by_document[page["document"]].append(page)
    return by_document


_COLUMNS = {
    "pk": "pk",
    "number": "page__number",
    "document": "page__document",
    **{
        name: f"page__document__{name}" for name in ("symbol", "genre", "state", "session", "dated", "language", "name")
    },
}
_ORDER = (
    F("page__document__session").desc(nulls_last=True),
    "page__document__state",
    "page__document__symbol",
    "page__document",
    "page__number",
)


def _narrowed(rows: QuerySet[PageWords], state: str, session: int | None) -> QuerySet[PageWords]:
    if session is not None:
        rows = rows.filter(page__document__session=session)
    if state:
        return rows.filter(page__document__state=state)
    return rows.exclude(page__document__state__in=invented())


def _around(pages: Sequence[Item], wanted: Sequence[words.Wanted]) -> dict[int, str]:
    """The lines around the first word that stands on each page, by page."""
    texts = DocumentPage.objects.filter(pk__in=[page["pk"] for page in pages]).values_list("pk", "text")
    return {key: _lines(text, wanted) for key, text in texts}


def _lines(text: str, wanted: Sequence[words.Wanted]) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    at = next(_holding(lines, wanted), 0)
    return " ".join(lines[max(0, at - _AROUND) : at + _AROUND + 1])


def _holding(lines: Sequence[str], wanted: Sequence[words.Wanted]) -> Iterator[int]:
    """The lines that hold one of the words, those with all of them first; a phrase may run on to the next line."""
    held = [[word.within(normalise(line)) for word in wanted] for line in lines]
    yield from (number for number, each in enumerate(held) if all(each))
    yield from (number for number, each in enumerate(held) if any(each))


def _item(pages: Sequence[Item], around: dict[int, str], lang: str) -> Item:
    first = pages[0]
    return {
        "sha256": first["document"],
        "symbol": first["symbol"],
        "name": first["name"],
        "genre": first["genre"],
        "state": reference.label(first["state"], lang) if first["state"] else None,
        "session": first["session"],
        "date": first["dated"].isoformat() if first["dated"] else None,
        "language": first["language"],
        "pages": [page["number"] for page in pages[:_PAGES_NAMED]],
        "more": len(pages[_PAGES_NAMED:]),
        "around": around[first["pk"]],
    }
