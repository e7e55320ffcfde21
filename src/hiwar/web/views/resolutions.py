"""The pages of resolutions and votes."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from hiwar.exchange import votes as tables
from hiwar.reference import queries as reference
from hiwar.resolutions import queries
from hiwar.reviews import queries as reviews
from hiwar.reviews.queries import held
from hiwar.statements import queries as statements
from hiwar.web.csv_files import csv_file
from hiwar.web.pages import Context, Missing, asked, page, page_number


@page("web/resolutions.html")
def resolutions(request: HttpRequest, lang: str) -> Context:
    return queries.resolutions(queries.ResolutionFilters.asked(asked(request)), page_number(request), lang)


@page("web/resolution.html")
def resolution(request: HttpRequest, lang: str, address: str) -> Context:
    return statements.on_resolution(held(queries.resolution(address, lang), Missing(queries.no_resolution())), lang)


@page("web/vote.html")
def vote(request: HttpRequest, lang: str, key: str) -> Context:
    return held(queries.vote(key, lang), Missing(queries.no_vote()))


@page("web/state_votes.html")
def state_votes(request: HttpRequest, lang: str, iso3: str) -> Context:
    filters = queries.VoteFilters.asked(asked(request))
    return held(queries.votes_of(iso3, filters, page_number(request), lang), reviews.no_state(iso3))


@page("web/compared_votes.html")
def compared_votes(request: HttpRequest, lang: str, iso3: str, other: str) -> Context:
    if iso3 == other:
        raise Missing(queries.no_comparison())
    filters = queries.VoteFilters.asked(asked(request))
    found = queries.compared(iso3, other, filters, page_number(request), lang)
    return held(found, reviews.no_state(iso3 if reference.state(iso3, lang) is None else other))


@page("")
def compare_votes(request: HttpRequest, lang: str, iso3: str) -> HttpResponseBase:
    """Where the form that chooses another State leads, with what else was asked for."""
    typed = asked(request)
    other = typed.get("with", "").upper()
    filters = {name: value for name, value in asdict(queries.VoteFilters.asked(typed)).items() if value}
    kept = f"?{urlencode(filters)}" if filters else ""
    if len(other) != 3 or not other.isascii() or not other.isalpha():
        return HttpResponseRedirect(reverse("state_votes", args=(lang, iso3)) + kept)
    return HttpResponseRedirect(reverse("compared_votes", args=(lang, iso3, other)) + kept)


@page("")
def resolutions_csv(request: HttpRequest, lang: str) -> HttpResponseBase:
    filters = queries.ResolutionFilters.asked(asked(request))
    return csv_file(tables.as_csv(tables.OF_RESOLUTIONS, tables.of_resolutions(filters, lang)), "resolutions")


@page("")
def resolution_csv(request: HttpRequest, lang: str, address: str) -> HttpResponseBase:
    found = held(queries.resolution(address, lang), Missing(queries.no_resolution()))
    return csv_file(tables.as_csv(tables.OF_A_VOTE, tables.of_a_vote(found)), "votes-" + _name(address))


@page("")
def state_votes_csv(request: HttpRequest, lang: str, iso3: str) -> HttpResponseBase:
    rows = tables.of_a_state(iso3, queries.VoteFilters.asked(asked(request)), lang)
    if rows is None:
        raise reviews.no_state(iso3)
    return csv_file(tables.as_csv(tables.OF_A_STATE, rows), f"votes-{iso3}")


@page("")
def compared_votes_csv(request: HttpRequest, lang: str, iso3: str, other: str) -> HttpResponseBase:
    if iso3 == other:
        raise Missing(queries.no_comparison())
    rows = tables.of_two_states(iso3, other, queries.VoteFilters.asked(asked(request)), lang)
    if rows is None:
        raise reviews.no_state(other)
    return csv_file(tables.as_csv(tables.OF_TWO_STATES, rows), f"votes-{iso3}-{other}")


def _name(address: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in address)[:80]
