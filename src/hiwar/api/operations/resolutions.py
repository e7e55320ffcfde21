"""Reading resolutions and votes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from hiwar.api import parameters
from hiwar.api.answers import resolutions as answers
from hiwar.api.door import tell
from hiwar.reference import queries as reference
from hiwar.resolutions import queries
from hiwar.reviews import queries as reviews
from hiwar.reviews.queries import Missing, held
from hiwar.statements import queries as statements

router = Router()


@router.get(
    "/resolutions",
    response=answers.Resolutions,
    operation_id="resolutions",
    tags=["Resolutions"],
    summary="The resolutions of the record",
)
def resolutions(request: HttpRequest, asked: Query[parameters.Resolutions]) -> HttpResponse:
    """The newest first, 50 a page. Filters narrow each other."""
    filters = queries.ResolutionFilters.asked(asked.filters())
    return tell(request, queries.resolutions(filters, asked.page, asked.lang))


@router.get(
    "/resolutions/{path:address}",
    response=answers.Resolution,
    operation_id="resolution",
    tags=["Resolutions"],
    summary="One resolution",
)
def resolution(
    request: HttpRequest, address: parameters.ResolutionAddress, asked: Query[parameters.Asked]
) -> HttpResponse:
    """How it was adopted, who voted how, what each source says, the series before and after it, what States said."""
    found = held(queries.resolution(address, asked.lang), Missing(queries.no_resolution()))
    return tell(request, statements.on_resolution(found, asked.lang))


@router.get(
    "/votes/{path:key}", response=answers.OneVote, operation_id="vote", tags=["Resolutions"], summary="One vote"
)
def vote(request: HttpRequest, key: parameters.VoteKey, asked: Query[parameters.Asked]) -> HttpResponse:
    """As one source tells it: also votes on parts, amendments and motions, and those that no symbol names."""
    return tell(request, held(queries.vote(key, asked.lang), Missing(queries.no_vote())))


@router.get(
    "/states/{iso3}/votes",
    response=answers.StateVotes,
    operation_id="state_votes",
    tags=["States"],
    summary="How a State voted",
)
def state_votes(request: HttpRequest, iso3: parameters.Iso3, asked: Query[parameters.StateVotes]) -> HttpResponse:
    """How often in favour, against and abstaining, and the votes, the newest first, 50 a page."""
    iso3 = iso3.upper()
    filters = queries.VoteFilters.asked(asked.filters())
    return tell(request, held(queries.votes_of(iso3, filters, asked.page, asked.lang), reviews.no_state(iso3)))


@router.get(
    "/states/{iso3}/votes/{other}",
    response=answers.ComparedVotes,
    operation_id="compared_votes",
    tags=["States"],
    summary="Two States compared",
)
def compared_votes(
    request: HttpRequest, iso3: parameters.Iso3, other: parameters.OtherIso3, asked: Query[parameters.ComparedVotes]
) -> HttpResponse:
    """In how many votes both took part and voted alike, and the votes in which they differ, 50 a page."""
    iso3, other = iso3.upper(), other.upper()
    if iso3 == other:
        raise Missing(queries.no_comparison())
    filters = queries.VoteFilters.asked(asked.filters())
    found = queries.compared(iso3, other, filters, asked.page, asked.lang)
    return tell(request, held(found, reviews.no_state(iso3 if reference.state(iso3, asked.lang) is None else other)))
