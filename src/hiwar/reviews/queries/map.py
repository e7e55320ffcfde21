"""Every page of the record that has an address of its own, in parts: what a map of the site lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import Max, QuerySet

from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.reference.map import Place, parts, stretch
from hiwar.reference.models import Session, State
from hiwar.reviews.models import Recommendation, Review
from hiwar.reviews.queries.telling import live


def parts_of_map() -> dict[str, int]:
    """How many parts the pages of each kind take."""
    last = Recommendation.objects.aggregate(last=Max("pk"))["last"] or 0
    return {"pages": 1, "documents": parts(_documents().count()), "recommendations": parts(last)}


def part_of_map(kind: str, part: int) -> list[Place] | None:
    """The pages of one part (from 1); None for a part that there is not."""
    if not 1 <= part <= parts_of_map().get(kind, 0):
        return None
    return list(_KINDS[kind](part))


def _recommendations(part: int) -> Iterator[Place]:
    """Found by the range of their keys, which never change."""
    cut = stretch(part)
    rows = live().filter(pk__gt=cut.start, pk__lte=cut.stop).order_by("pk")
    for symbol, paragraph, number in rows.values_list("symbol", "paragraph", "part"):
        yield "recommendation", (Recommendation(symbol=symbol, paragraph=paragraph, part=number).address,)


def _documents() -> QuerySet[Document]:
    """Those that are still there."""
    return Document.objects.filter(tombstone=None)


def _of_documents(part: int) -> Iterator[Place]:
    rows = _documents().order_by("pk").values_list("pk", flat=True)
    for sha256 in rows[stretch(part)]:
        yield "document", (sha256,)


def _pages(_part: int) -> Iterator[Place]:
    """Those of the site, of States and of reviews."""
    for name in _SINGLE:
        yield name, ()
    for short in facts.instruments():
        yield "treaty", (short,)
    for number in Session.objects.filter(cycle__isnull=False).order_by("number").values_list("number", flat=True):
        yield "session", (number,)
    for iso3 in State.objects.exclude(kind="invented").order_by("iso3").values_list("iso3", flat=True):
        yield from ((name, (iso3,)) for name in ("state", "state_treaties", "status"))
    for place in Review.objects.order_by("pk").values_list("state", "session"):
        yield "review", place


_SINGLE = (
    "home",
    "states",
    "sessions",
    "documents",
    "treaties",
    "obligations",
    "resolutions",
    "check",
    "about",
    "api",
    "errors",
)

_KINDS: dict[str, Callable[[int], Iterator[Place]]] = {
    "pages": _pages,
    "documents": _of_documents,
    "recommendations": _recommendations,
}
