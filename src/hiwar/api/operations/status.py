"""Where a State stood on a day: the answer is what the page's JSON is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import Query, Router

from hiwar.api import parameters
from hiwar.api.answers.status import StateOnADay
from hiwar.api.door import tell
from hiwar.reviews.queries import held, no_state
from hiwar.status import queries

router = Router()


@router.get(
    "/states/{iso3}/status",
    response=StateOnADay,
    operation_id="status",
    tags=["States"],
    summary="Where a State stood on a day",
)
def status(request: HttpRequest, iso3: parameters.Iso3, asked: Query[parameters.AsOf]) -> HttpResponse:
    """Treaties, reviews held, the next review, reports owed to treaty bodies, and resolutions about the State. Nothing
    dated after the day is told; only the next review, and when reports are due, may lie ahead."""
    iso3 = iso3.upper()
    return tell(request, held(queries.status(iso3, asked.on or localdate(), asked.lang), no_state(iso3)))
