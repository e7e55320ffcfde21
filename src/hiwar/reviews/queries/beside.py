"""What stands beside a review's recommendations: its other documents, the questions put in advance, the rows of other
sources that speak of none of its recommendations, and voluntary pledges."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.kernel.reading import Genre
from hiwar.reference import queries as reference
from hiwar.reviews.enums import CodingKind
from hiwar.reviews.models import Coding, Review
from hiwar.reviews.queries.accounts import coded, origin
from hiwar.reviews.queries.source import describe
from hiwar.reviews.queries.telling import Item, iso, mention, review_label, stretch

A_PAGE = 100

BESIDE: dict[str, Q] = {
    "questions": Q(kind=CodingKind.QUESTION),
    "unmatched": Q(kind__in=(CodingKind.RECOMMENDATION, CodingKind.CODING), recommendation=None),
    "pledges": Q(kind=CodingKind.PLEDGE),
}
"""What rows are that no page of a recommendation shows, in the order in which they are shown."""


def beside(iso3: str, session: int, lang: str, what: str = "", page: int = 1) -> Item | None:
    """The rows beside a review, those of one kind or of the first kind that there is. None where the record has neither
    the review nor a row."""
    found = Review.objects.filter(state=iso3, session=session).first()
    known = found or Review(state_id=iso3, session=session, cycle=facts.cycle_of(session))
    counts = beside_counts(known)
    if found is None and not any(counts.values()):
        return None
    what = what if what in BESIDE else next((each for each in BESIDE if counts[each]), next(iter(BESIDE)))
    rows = _rows(known).filter(BESIDE[what]).select_related("document__tombstone").order_by("document", "row", "part")
    shown, pages = stretch(rows, page, A_PAGE, counts[what])
    return {
        "review": review_label(known, lang),
        "held": found is not None,
        "counts": counts,
        "what": what,
        "rows": [tell_row(row, lang) for row in shown],
        "pages": pages,
    }


def beside_counts(review: Review) -> dict[str, int]:
    """How many rows of each kind stand beside a review, in one query."""
    counted = {name: Count("pk", filter=which) for name, which in BESIDE.items()}
    return dict(_rows(review).order_by().aggregate(**counted))


def _rows(review: Review) -> QuerySet[Coding]:
    """The rows that name the State and the session of a review, or its report where they name no session."""
    place = Q(session=review.session)
    if review.symbol:
        place |= Q(session=None, symbol=review.symbol)
    return Coding.objects.filter(place, state=review.state_id, body="", document__tombstone=None)


def papers(review: Review) -> list[Item]:
    """The documents of a review other than reports and data sets, by genre."""
    place = Q(state=review.state_id, session=review.session)
    if review.symbol:
        place |= Q(answers=review.symbol)
    rows = Document.objects.filter(place).exclude(genre__in=(Genre.REPORT, Genre.LIST, Genre.DATA_SET))
    return [
        {**describe(each), "dated": iso(each.dated)}
        for each in rows.select_related("tombstone").order_by("genre", "symbol", "language", "added_at")
    ]


def tell_row(row: Coding, lang: str) -> Item:
    """A row of another source with all that it says."""
    return {
        **coded(row),
        "kind": row.kind,
        "origin": str(origin(row)),
        "document": describe(row.document),
        "row": row.row,
        "state": reference.label(row.state_id, lang) if row.state_id else None,
        "session": row.session,
        "symbol": row.symbol,
        "paragraph": row.paragraph,
        "body": row.body,
        "concern": row.concern,
        "dated": iso(row.dated),
        "states": [mention(code, name, lang) for code, name in row.states],
    }
