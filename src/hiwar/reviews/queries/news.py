"""What is new in the record, the newest first: reviews, answers, corrections, documents; of one State or of all.

A document brings one entry: the review whose report it is, the answers that it gives, or itself. Of the newest
documents no more need be looked at than entries are asked for, since none of their entries is older than they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Max, Min, Model, QuerySet

from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.kernel.reading import Genre
from hiwar.reference import queries as reference
from hiwar.reviews.enums import WordingKind
from hiwar.reviews.models import Position, Recommendation, Review, Wording
from hiwar.reviews.queries.source import describe
from hiwar.reviews.queries.telling import Item, briefs, position_counts, review_label

LIMIT = 50
"""Entries of a feed."""

M = TypeVar("M", bound=Model)


def news(lang: str) -> Item:
    """The newest `entries` of all States but the invented, each with its `kind`, `at` (when it came into the record),
    `updated`, an `id` that never changes, the `state` and what there is to say.

    `kind` is `review` (with `review` in short), `answers` (`review`, `document`, `positions`), `document` (`document`,
    `session`) or `correction` (`review`, `address`, `paragraph`, `part`, `withdrawn`, `position`, `reason`).
    """
    return {"state": None, "entries": _entries(None, lang)}


def news_of(iso3: str, lang: str) -> Item | None:
    """The same of one `state`, also of an invented one; None for what is no State's code."""
    state = reference.state(iso3, lang)
    return {"state": state, "entries": _entries(iso3, lang)} if state else None


def _entries(iso3: str | None, lang: str) -> list[Item]:
    reviews = _newest(_of(Review.objects.all(), "state", iso3), "added_at")
    documents = _newest(_of(Document.objects.select_related("tombstone"), "state", iso3), "added_at")
    entries = [*_reviews(reviews, lang), *_documents(documents, reviews, lang), *_corrections(iso3, lang)]
    entries.sort(key=lambda entry: (entry["updated"], entry["id"]), reverse=True)
    return entries[:LIMIT]


def _of(rows: QuerySet[M], column: str, iso3: str | None) -> QuerySet[M]:
    """The rows of a State, or those of all but the invented."""
    if iso3:
        return rows.filter(**{column: iso3})
    return rows.exclude(**{f"{column}__in": [each.iso3 for each in facts.states() if each.kind == "invented"]})


def _newest(rows: QuerySet[M], at: str) -> list[M]:
    return list(rows.order_by(f"-{at}", "pk")[:LIMIT])


def _entry(kind: str, name: str, at: datetime, told: Item, updated: datetime | None = None) -> Item:
    return {"kind": kind, "id": name, "at": at.isoformat(), "updated": (updated or at).isoformat(), **told}


def _reviews(reviews: Sequence[Review], lang: str) -> Iterable[Item]:
    for review, told in zip(reviews, briefs(list(reviews), lang), strict=True):
        name = f"reviews/{review.state_id}/{review.session}"
        yield _entry("review", name, review.added_at, {"state": told["state"], "review": told})


def _documents(documents: Sequence[Document], reviews: Sequence[Review], lang: str) -> Iterable[Item]:
    """The documents that are not the report with which a review came. What answers an old report, or came before its
    report, is settled later than it came."""
    came_with = {(review.state_id, review.session, review.added_at) for review in reviews}
    came = {review.symbol: review.added_at for review in reviews if review.symbol}
    addenda = Document.objects.filter(genre=Genre.ADDENDUM, answers__in=came).select_related("tombstone")
    waited = [each for each in addenda if each.added_at < came[each.answers]]
    held = {each.pk: each for each in (*documents, *waited)}
    answering = [each.pk for each in held.values() if each.genre == Genre.ADDENDUM]
    answers = {entry["document"]["sha256"]: entry for entry in _answers(answering, held, lang)}
    yield from answers.values()
    for each in documents:
        report = each.genre == Genre.REPORT and (each.state, each.session, each.added_at) in came_with
        if not report and each.pk not in answers:
            state = reference.label(each.state, lang) if each.state else None
            told = {"state": state, "document": describe(each), "session": each.session}
            yield _entry("document", f"documents/{each.pk}", each.added_at, told)


def _answers(shas: Sequence[str], held: dict[str, Document], lang: str) -> Iterable[Item]:
    """The positions that documents gave, in two queries."""
    rows = Position.objects.filter(document__in=shas, author="").order_by()
    counted = rows.values_list("document", "recommendation__review", "value")
    told: dict[tuple[str, int], list[tuple[str, int, datetime, datetime]]] = defaultdict(list)
    for sha256, review, *found in counted.annotate(
        n=Count("recommendation__paragraph", distinct=True), first=Min("recorded_at"), last=Max("recorded_at")
    ):
        told[sha256, review].append(tuple(found))
    reviews = Review.objects.in_bulk({review for _sha256, review in told})
    for (sha256, review), found in told.items():
        label = review_label(reviews[review], lang)
        about = {
            "state": label["state"],
            "review": label,
            "document": describe(held[sha256]),
            "positions": position_counts((value, count) for value, count, *_when in found),
        }
        first, last = min(each[2] for each in found), max(each[3] for each in found)
        yield _entry("answers", f"documents/{sha256}/answers", first, about, last)


def _corrections(iso3: str | None, lang: str) -> Iterable[Item]:
    """What people entered beside what was read; a text and a position entered together are one correction."""
    said: dict[tuple[int, datetime], Item] = {}
    about: dict[int, Recommendation] = {}
    for wording in _newest(_corrected(Wording.objects.all(), iso3), "at"):
        about[wording.recommendation_id] = wording.recommendation
        withdrawn = wording.kind == WordingKind.WITHDRAWAL
        said[wording.recommendation_id, wording.at] = {"withdrawn": withdrawn, "reason": wording.reason}
    for position in _newest(_corrected(Position.objects.all(), iso3), "recorded_at"):
        about[position.recommendation_id] = position.recommendation
        told = said.setdefault((position.recommendation_id, position.recorded_at), {"withdrawn": False})
        told |= {"position": position.value, "reason": position.reason}
    for (pk, at), told in said.items():
        place = {name: getattr(about[pk], name) for name in ("address", "paragraph", "part")}
        review = review_label(about[pk].review, lang)
        name = f"recommendations/{place['address']}/corrections/{at:%Y%m%dT%H%M%S%f}"
        yield _entry(
            "correction", name, at, {"state": review["state"], "review": review, **place, "position": None, **told}
        )


def _corrected(rows: QuerySet[M], iso3: str | None) -> QuerySet[M]:
    by_people = rows.exclude(author="").select_related("recommendation__review")
    return _of(by_people, "recommendation__review__state", iso3)
