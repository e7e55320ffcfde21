"""Making the index and keeping it up with the record. Nothing here writes to the record."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, NamedTuple

import tantivy

from hiwar.search.index import contents, news, place, shape

_LOG = logging.getLogger(__name__)

_MEMORY = 64_000_000
"""Bytes that the writer of an index holds before it writes them."""

_AT_ONCE = 20
"""Reviews, or documents, that are read at once."""

_MANY = 50
"""So many rows of the log that touch no text are passed over before the mark is moved on."""


class Kept(NamedTuple):
    """What keeping the index up came to: whether it was `made` anew, and the reviews and documents entered."""

    made: bool = False
    reviews: int = 0
    documents: int = 0


def keep_up(*, thoroughly: bool = False) -> Kept:
    """Bring the index up to the record: enter what has changed, or make it anew where there is none, it is of another
    edition or another record, or it is damaged, which is looked for `thoroughly` when asked.

    Does nothing while another process is at it. Raises OSError and ValueError where the index cannot be written.
    """
    with place.held() as mine:
        if not mine:
            return Kept()
        mark = place.read()
        if mark is None or mark.edition != shape.edition() or not mark.whole(thoroughly=thoroughly):
            return _make()
        changed = news.since(mark.entry, mark.hash)
        if changed is None:
            return _make()
        if changed:
            return _enter(mark, changed)
        if changed.rows > _MANY:
            place.write(place.Mark(mark.edition, mark.folder, changed.entry, changed.hash, mark.files))
        return Kept()


def _make() -> Kept:
    """Make the index anew, beside the one before: readers keep that until this one is there."""
    entry, hash_ = news.head()  # before anything is read: what is written meanwhile is entered again
    folder = place.new_folder()
    reviews, documents = contents.all_reviews(), contents.all_documents()
    _LOG.info("The word index is being made: %s reviews, %s documents.", f"{len(reviews):,}", f"{len(documents):,}")
    index = tantivy.Index(shape.schema(), path=str(folder), reuse=False)
    writer = _writer(index)
    done = 0
    for some_reviews, some_documents in _together(reviews, documents):
        for entry_ in contents.entries(some_reviews, some_documents):
            writer.add_document(entry_)
        done += len(some_reviews) + len(some_documents)
        _tell(done, len(some_reviews) + len(some_documents), len(reviews) + len(documents))
    _finish(writer)
    place.write(place.Mark(shape.edition(), folder.name, entry, hash_, place.measured(folder)))
    place.sweep(folder.name)
    _LOG.info("The word index is ready.")
    return Kept(True, len(reviews), len(documents))


def _enter(mark: place.Mark, changed: news.News) -> Kept:
    """Replace the entries of what has changed, all at once."""
    documents = sorted(changed.documents)
    reviews = contents.reviews_of(changed.reports, documents)
    index = tantivy.Index.open(str(mark.path))
    writer = _writer(index)
    for name, values in (("review", reviews), ("document", documents)):
        for value in values:  # by query: a number given as a term is taken for a number of another kind
            writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, name, value))
    for some_reviews, some_documents in _together(reviews, documents):
        for entry in contents.entries(some_reviews, some_documents):
            writer.add_document(entry)
    _finish(writer)
    files = place.measured(mark.path, mark.files)
    place.write(place.Mark(mark.edition, mark.folder, changed.entry, changed.hash, files))
    return Kept(False, len(reviews), len(documents))


def _writer(index: tantivy.Index) -> tantivy.IndexWriter:
    shape.register(index)
    return index.writer(heap_size=_MEMORY, num_threads=1)


def _finish(writer: tantivy.IndexWriter) -> None:
    writer.commit()
    writer.garbage_collect_files()
    writer.wait_merging_threads()


def _together(reviews: Collection[int], documents: Collection[str]) -> Iterator[tuple[list[int], list[str]]]:
    """Some reviews, then some documents, until there are no more."""
    for some in _some(reviews):
        yield some, []
    for papers in _some(documents):
        yield [], papers


def _some(items: Collection[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while chunk := list(islice(rest, _AT_ONCE)):
        yield chunk


def _tell(done: int, now: int, total: int) -> None:
    """Say how far it is, every tenth of the way."""
    if total and done * 10 // total > (done - now) * 10 // total:
        _LOG.info("The word index: %s %%", done * 100 // total)
