"""The page of a State on a day: treaties, reviews, reports owed and resolutions together."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.timezone import localdate

from hiwar.reviews.queries import held, no_state
from hiwar.status import queries
from hiwar.web.days import day_asked
from hiwar.web.pages import Context, asked, page


@page("web/status.html")
def status(request: HttpRequest, lang: str, iso3: str) -> Context:
    on, _wrong = day_asked(asked(request), localdate())
    return held(queries.status(iso3, on, lang), no_state(iso3))
