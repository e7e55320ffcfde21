"""Which recommendations and documents are found: by the index where it is current, else by looking through the record.

Both give the same answers (`tests/search/test_index.py` compares them); the record is what is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from django.db.models import Q, QuerySet

from hiwar.documents.models import PageWords
from hiwar.kernel import facts
from hiwar.reviews import queries as reviews
from hiwar.reviews.models import Recommendation, WordingState
from hiwar.reviews.queries.telling import invented
from hiwar.reviews.queries.words import Wanted
from hiwar.search import nearest, texts
from hiwar.search.index import reader, shape
from hiwar.search.index.reader import Filters, Pages, Papers, Texts

__all__ = ["ORDER", "Filters", "Pages", "Papers", "any_text", "narrowed", "papers", "recommendations", "spellings"]

T = TypeVar("T")

ORDER = ("-review__session", "review__state", "order", "part", "pk")
"""The order in which recommendations are shown: the newest session first, then that of the report."""


def recommendations(wanted: Sequence[Wanted], filters: Filters, start: int, count: int) -> Texts:
    """How many recommendations hold all the words and pass the filters, and the keys of some of them in order."""
    return _asked(
        lambda it: it.texts(wanted, _without_invented(filters), start, count),
        lambda: _scanned(wanted, filters, start, count),
    )


def any_text(wanted: Sequence[Wanted], filters: Filters) -> bool:
    """Whether there is one."""
    return _asked(
        lambda it: it.any_text(wanted, _without_invented(filters)),
        lambda: narrowed(_holding(wanted), filters).exists(),
    )


_LOOKED_AT = 100
"""Texts whose words are looked at for other spellings."""


def spellings(word: str, filters: Filters) -> list[str]:
    """The words that differ from one by a letter, of the first recommendations that hold such words and pass the
    filters, the commonest first."""
    if not nearest.spelt(word):
        return []
    found = _asked(
        lambda it: it.spelt(nearest.spelt(word), _without_invented(filters), _LOOKED_AT),
        lambda: _scanned_spellings(word, filters),
    )
    return nearest.among(word, texts.of(found))


def papers(wanted: Sequence[Wanted], filters: Filters, count: int, pages: int) -> Papers:
    """How many documents have a page that holds all the words, and the first of them with their first pages."""
    return _asked(
        lambda it: it.papers(wanted, _without_invented(filters), count, pages),
        lambda: _scanned_papers(wanted, filters, count, pages),
    )


def _asked(index: Callable[[reader.Reader], T], record: Callable[[], T]) -> T:
    """The answer of the index if it is current, or else that of the record."""
    found = reader.current()
    if found is None:
        return record()
    try:
        return index(found)
    except BaseException as error:  # a panic in the library is no Exception
        reader.fault(error)
        return record()


def _without_invented(filters: Filters) -> Filters:
    """The same filters for the index; invented States are found only when they are asked for."""
    if filters.of is not None:
        return filters
    return replace(filters, but_of=tuple(state.iso3 for state in facts.states() if state.kind == "invented"))


def narrowed(
    rows: QuerySet[Recommendation], filters: Filters, *, also_invented: bool = False
) -> QuerySet[Recommendation]:
    """The rows of the record that pass the filters."""
    if filters.of is not None:
        rows = rows.filter(review__state=filters.of)
    elif not also_invented:
        rows = rows.exclude(review__state__in=invented())
    if filters.by is not None:
        rows = rows.filter(wording__in=WordingState.objects.filter(state=filters.by).values("wording"))
    if filters.position is not None:
        rows = rows.filter(position="" if filters.position == reviews.NO_POSITION else filters.position)
    if filters.sessions is not None:
        rows = rows.filter(review__session__in=filters.sessions)
    return rows


def _holding(wanted: Sequence[Wanted]) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.filter(withdrawn=False)
    return texts.holding(rows, wanted) if wanted else rows


def _scanned(wanted: Sequence[Wanted], filters: Filters, start: int, count: int) -> Texts:
    """One look through the record, for the number and the part that is shown."""
    found = list(narrowed(_holding(wanted), filters).order_by(*ORDER).values_list("pk", flat=True))
    return Texts(len(found), found[start : start + count])


def _scanned_spellings(word: str, filters: Filters) -> list[int]:
    rows = texts.spelt(Recommendation.objects.filter(withdrawn=False), f" {nearest.spelt(word, '[^ ]')} ")
    return list(narrowed(rows, filters).order_by(*ORDER).values_list("pk", flat=True)[:_LOOKED_AT])


def _scanned_papers(wanted: Sequence[Wanted], filters: Filters, count: int, pages: int) -> Papers:
    rows = PageWords.objects.annotate(padded=texts.padded("search_text")).filter(
        texts.holds(wanted), _of_pages(filters)
    )
    about = ("page__document__session", "page__document__state", "page__document__symbol", "page__document")
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pk, number, *place in rows.order_by("page__number").values_list("pk", "page__number", *about):
        found[shape.order(*place)].append((pk, number))
    first = [(order, found[order]) for order in sorted(found, key=lambda order: order.split("\t"))[:count]]
    return Papers(
        len(found), [Pages(order.rpartition("\t")[2], held[:pages], len(held[pages:])) for order, held in first]
    )


def _of_pages(filters: Filters) -> Q:
    passing = Q() if filters.sessions is None else Q(page__document__session__in=filters.sessions)
    if filters.of is not None:
        return passing & Q(page__document__state=filters.of)
    return passing & ~Q(page__document__state__in=invented())
