"""The calendar of the review: its sessions, and what the record holds of each."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.timezone import localdate

from hiwar.reviews import queries as reviews
from hiwar.web.pages import Context, page


@page("web/sessions.html")
def sessions(request: HttpRequest, lang: str) -> Context:
    return reviews.sessions(on=localdate())


@page("web/session.html")
def session(request: HttpRequest, lang: str, number: int) -> Context:
    return reviews.held(reviews.session(number, lang, on=localdate()), reviews.no_session(number))
