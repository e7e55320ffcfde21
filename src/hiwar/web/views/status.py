"""The page of a State on a day: treaties, reviews, reports owed and resolutions together."""

from __future__ import annotations

from django.http import HttpRequest

from hiwar.reviews.queries import held, no_state
from hiwar.status import queries
from hiwar.web.days import day_of
from hiwar.web.pages import Context, page


@page("web/status.html")
def status(request: HttpRequest, lang: str, iso3: str) -> Context:
    return held(queries.status(iso3, day_of(request), lang), no_state(iso3))
