"""Downloads: what a page lists, as a file, under the same filters and in the same order."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from hiwar.exchange import formats, rows
from hiwar.reviews import queries as reviews
from hiwar.search import queries as finding
from hiwar.web.narrowing import in_force
from hiwar.web.pages import Missing, asked, page

MOST = 10_000
"""Recommendations of one download of a search; more are exported on the command line."""


@page("")
def review(request: HttpRequest, lang: str, iso3: str, session: int, ending: str) -> HttpResponseBase:
    """The matrix of a review."""
    found = reviews.review(iso3, session, reviews.MatrixFilters.asked(asked(request)), lang)
    shown = reviews.held(found, reviews.no_review(iso3, session, lang))
    listed = rows.at([row["address"] for row in shown["recommendations"]], lang)
    about = formats.About(lang, filters=in_force(shown["filters"], lang), of=shown["counts"]["texts"])
    return _file(request, listed, ending, f"{iso3}-{session}", about)


@page("")
def search(request: HttpRequest, lang: str, ending: str) -> HttpResponseBase:
    """What a search finds, the first `MOST` of it; the name of the file says so where that is not all."""
    wanted = finding.Asked.of_query(asked(request))
    keys, found = finding.keys(wanted, MOST)
    name = "recommendations" if len(keys) == found else f"recommendations-first-{len(keys)}-of-{found}"
    about = formats.About(lang, filters=in_force(asdict(wanted), lang), left_out=found - len(keys))
    return _file(request, rows.of_keys(keys, lang), ending, name, about)


def _file(
    request: HttpRequest, listed: Iterable[rows.Row], ending: str, name: str, about: formats.About
) -> HttpResponse:
    """The rows as an attachment; a CSV begins with a byte order mark, by which Excel knows UTF-8."""
    address = request.build_absolute_uri().replace(f".{ending}", "", 1)
    about = replace(about, on=datetime.now(UTC).date(), address=address, mark=True)
    out = io.BytesIO()
    try:
        formats.write(ending, listed, out, about)
    except formats.Unfit as unfit:
        raise Missing(str(unfit)) from unfit
    response = HttpResponse(out.getvalue(), content_type=formats.FORMATS[ending].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
