"""Asking the index, while it says what the record says."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import tantivy
from tantivy import Order, Query

from hiwar.reviews.queries.words import Wanted
from hiwar.search.index import news, place, questions, shape

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search, in the index's own terms: States, positions and sessions, each None for any; `but_of` are
    States under review that are left out."""

    of: str | None = None
    but_of: tuple[str, ...] = ()
    by: str | None = None
    position: str | None = None
    sessions: tuple[int, ...] | None = None


class Texts(NamedTuple):
    """How many recommendations were found, and the keys of those asked for, in order."""

    total: int
    keys: list[int]


class Pages(NamedTuple):
    """The pages of one document that were found: the keys and numbers of the first, and how many more there are."""

    sha256: str
    first: list[tuple[int, int]]
    more: int


class Papers(NamedTuple):
    """How many documents were found, and the first of them, in order."""

    total: int
    first: list[Pages]


class Reader:
    """An index that is open. Its content never changes; a newer one is another reader."""

    def __init__(self, mark: place.Mark) -> None:
        self.mark = mark
        index = tantivy.Index.open(str(mark.path))
        shape.register(index)
        index.config_reader("manual")
        index.reload()
        self._searcher, self._schema = index.searcher(), index.schema
        self._slots = [slot for slot in shape.SLOTS if self._searcher.doc_freq("slots", slot)]

    def texts(self, wanted: Sequence[Wanted], filters: Filters, start: int, count: int) -> Texts:
        """The recommendations that hold all the words, from one on."""
        query = self._texts(wanted, filters)
        if query is None:
            return Texts(0, [])
        found = self._searcher.search(query, count, order_by_field="key", offset=start, order=Order.Asc)
        return Texts(int(found.count), self._keys(found.hits))  # type: ignore[attr-defined] # the stubs lack it

    def any_text(self, wanted: Sequence[Wanted], filters: Filters) -> bool:
        """Whether a recommendation holds all the words."""
        query = self._texts(wanted, filters)
        return query is not None and bool(self._searcher.search(query, 1, count=False).hits)

    def spelt(self, pattern: str, filters: Filters, count: int) -> list[int]:
        """The keys of the first recommendations that hold a word that a regular expression fits."""
        if not self._slots:
            return []
        holding = [Query.regex_query(self._schema, f"words_{slot}", pattern) for slot in self._slots]
        query = self._passing([questions.any_of(holding)], filters)
        return self._keys(self._searcher.search(query, count, count=False, order_by_field="key", order=Order.Asc).hits)

    def papers(self, wanted: Sequence[Wanted], filters: Filters, count: int, pages: int) -> Papers:
        """The documents one of whose pages holds all the words: the first `count`, each with its first `pages`."""
        parts = [questions.holding(self._schema, [shape.PAGE], wanted), *self._narrowing(filters)]
        query = questions.all_of(parts, self._but(filters))
        by_document = {"terms": {"field": "order", "size": _MOST_DOCUMENTS}}
        told = self._searcher.aggregate(query, {"papers": by_document})["papers"]
        if told["sum_other_doc_count"]:
            raise ValueError("more documents were found than can be told apart")
        counts = {bucket["key"]: bucket["doc_count"] for bucket in told["buckets"]}
        first = sorted(counts, key=lambda order: order.split("\t"))[:count]
        return Papers(len(counts), self._pages(query, {order: counts[order] for order in first}, pages))

    def _pages(self, query: Query, counts: Mapping[str, int], most: int) -> list[Pages]:
        """The first pages of these documents, each with the number of its pages that were found."""
        if not counts:
            return []
        here = questions.all_of([query, Query.term_set_query(self._schema, "order", list(counts))])
        found = self._searcher.search(here, sum(counts.values()), count=False, order_by_field="key", order=Order.Asc)
        places = [address for _key, address in found.hits]
        first: dict[int, list[tuple[int, int]]] = defaultdict(list)
        columns = (self._searcher.fast_field_values(name, places) for name in ("paper", "pk", "key"))
        for paper, pk, number in zip(*columns, strict=True):
            if len(first[int(paper or 0)]) < most:
                first[int(paper or 0)].append((int(pk or 0), int(number or 0)))
        told = []
        for order, count in counts.items():
            sha256 = order.rpartition("\t")[2]
            pages = first[shape.paper(sha256)]
            told.append(Pages(sha256, pages, count - len(pages)))
        return told

    def _keys(self, hits: Sequence[tuple[Any, Any]]) -> list[int]:
        return [int(key or 0) for key in self._searcher.fast_field_values("pk", [address for _key, address in hits])]

    def _texts(self, wanted: Sequence[Wanted], filters: Filters) -> Query | None:
        """The query for recommendations; None where nothing can be found."""
        if wanted and not self._slots:
            return None
        held = questions.holding(self._schema, self._slots, wanted) if wanted else self._term("kind", "text")
        return self._passing([held], filters)

    def _passing(self, parts: Sequence[Query], filters: Filters) -> Query:
        """The recommendations that all these queries find and that pass the filters."""
        parts = [*parts, *self._narrowing(filters)]
        for name, value in (("by", filters.by), ("position", filters.position)):
            if value is not None:
                parts.append(self._term(name, value))
        return questions.all_of(parts, self._but(filters))

    def _narrowing(self, filters: Filters) -> list[Query]:
        parts = [] if filters.of is None else [self._term("of", filters.of)]
        if filters.sessions is not None:
            known = [number for number in filters.sessions if number >= 0]
            parts.append(Query.term_set_query(self._schema, "session", known) if known else Query.empty_query())
        return parts

    def _but(self, filters: Filters) -> list[Query]:
        return [Query.term_set_query(self._schema, "of", list(filters.but_of))] if filters.but_of else []

    def _term(self, name: str, value: str) -> Query:
        return Query.term_query(self._schema, name, value)


_MOST_DOCUMENTS = 60_000


class _Shelf:
    """The reader that is open, for all threads of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: tuple[str | int, ...] | None = None
        self._reader: Reader | None = None

    def newest(self) -> Reader | None:
        """A reader of what the mark speaks of, opened anew when the mark is another one; None where there is none."""
        try:
            found = place.mark_file().stat()
            seen = (str(place.mark_file()), found.st_mtime_ns, found.st_ino, found.st_size)
        except OSError:
            return None
        with self._lock:
            if seen != self._seen:
                self._seen, self._reader = seen, None
                mark = place.read()
                if mark and mark.edition == shape.edition() and mark.whole():
                    self._reader = Reader(mark)
            return self._reader

    def drop(self) -> None:
        """Trust the index no more until its mark is another one."""
        with self._lock:
            self._reader = None


_SHELF = _Shelf()


def current() -> Reader | None:
    """A reader, if the index says what the record says at this moment: one query of the record tells. None where there
    is none, or it is behind, or it cannot be read."""
    try:
        reader = _SHELF.newest()
    except BaseException as error:
        fault(error)
        return None
    return reader if reader and news.none_since(reader.mark.entry, reader.mark.hash) else None


def fault(error: BaseException) -> None:
    """Say that the index could not be asked, and let the record be searched instead from now on."""
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
        raise error
    _SHELF.drop()
    _LOG.warning("The word index cannot be read and is left aside: %s", " ".join(str(error).split()))
