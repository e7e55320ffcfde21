"""What stands beside a review's recommendations: its other documents, the questions put in advance, the rows of other
sources that speak of none of its recommendations, and voluntary pledges."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.reference import queries as reference
from hiwar.reviews.enums import CodingKind
from hiwar.reviews.models import Coding, Review
from hiwar.reviews.queries.accounts import coded, origin
from hiwar.reviews.queries.source import describe, one_document
from hiwar.reviews.queries.telling import Item, iso, mention, review_label, stretch

A_PAGE = 50

BESIDE: dict[str, Q] = {
    "questions": Q(kind=CodingKind.QUESTION),
    "unmatched": Q(kind__in=(CodingKind.RECOMMENDATION, CodingKind.CODING), recommendation=None),
    "pledges": Q(kind=CodingKind.PLEDGE),
}
"""What rows are that no page of a recommendation shows, in the order in which they are shown."""


def beside(iso3: str, session: int, lang: str, what: str = "", page: int = 1) -> Item | None:
    """The rows beside a review, those of one kind or of the first kind that there is. None where the record has neither
    the review nor a row. Where there is none of a kind, `taken_down` names the documents that held them."""
    found = Review.objects.filter(state=iso3, session=session).first()
    known = found or Review(state_id=iso3, session=session, cycle=facts.cycle_of(session))
    counts = beside_counts(known)
    if found is None and not any(counts[each] for each in BESIDE):
        return None
    what = what if what in BESIDE else next((each for each in BESIDE if counts[each]), next(iter(BESIDE)))
    rows = _rows(known).filter(BESIDE[what]).select_related(*WITH).order_by("document", "row", "part")
    shown, pages = stretch(rows, page, A_PAGE, counts[what])
    return {
        "review": review_label(known, lang),
        "held": found is not None,
        "beside": counts,
        "what": what,
        "filters": {"what": what},
        "rows": [tell_row(row, lang) for row in shown],
        "taken_down": [] if shown else _taken_down(known, what),
        "sources": [describe(each) for each in {row.document_id: row.document for row in shown}.values()],
        "pages": pages,
    }


def beside_counts(review: Review) -> dict[str, int]:
    """How many documents speak of a review (languages of one are one), and how many rows of each kind stand beside it,
    in two queries."""
    held = documents_of(review).order_by().values_list("symbol", "genre", "answers", "pk")
    papers = {one_document(*known) for known in held}
    counted = {name: Count("pk", filter=which) for name, which in BESIDE.items()}
    return {"documents": len(papers), **_rows(review).order_by().aggregate(**counted)}


def place_of_rows(review: Review) -> Q:
    """The rows that name the State and the session of a review, or its report where they name no session."""
    place = Q(session=review.session)
    if review.symbol:
        place |= Q(session=None, symbol=review.symbol)
    return place & Q(state=review.state_id, body="")


def _rows(review: Review) -> QuerySet[Coding]:
    return Coding.objects.filter(place_of_rows(review), document__tombstone=None)


def _taken_down(review: Review, what: str) -> list[Item]:
    """The documents that held such rows of a review before they were taken down."""
    rows = Coding.objects.filter(place_of_rows(review), BESIDE[what]).exclude(document__tombstone=None)
    held = Document.objects.filter(pk__in=rows.order_by().values("document")).select_related("tombstone")
    return [describe(each) for each in held.order_by("added_at", "pk")]


def documents_of(review: Review) -> QuerySet[Document]:
    """The documents that speak of a review: its report, what belongs to the report, what names State and session, and
    the data sets that have rows about it."""
    place = Q(state=review.state_id, session=review.session)
    if review.symbol:
        place |= Q(answers=review.symbol) | Q(symbol=review.symbol)
    return Document.objects.filter(place | Q(pk__in=_rows(review).order_by().values("document")))


WITH = ("document__tombstone", "recommendation")


def tell_row(row: Coding, lang: str) -> Item:
    """A row of another source with all that it says, and the address of the recommendation that it is joined to."""
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
        "part": row.part,
        "body": row.body,
        "concern": row.concern,
        "address": row.recommendation.address if row.recommendation else None,
        "dated": iso(row.dated),
        "states": [mention(code, name, lang) for code, name in row.states],
    }
