"""Reading treaties and what follows from them: each operation answers what the page's JSON is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import Query, Router

from hiwar.api import parameters
from hiwar.api.answers import treaties as answers
from hiwar.api.door import tell
from hiwar.reviews.queries import Missing, held, no_state
from hiwar.treaties import queries
from hiwar.treaties.vocabulary import no_treaty

router = Router()


@router.get(
    "/treaties",
    response=answers.Treaties,
    operation_id="treaties",
    tags=["Treaties"],
    summary="The instruments on a day",
)
def treaties(request: HttpRequest, asked: Query[parameters.AsOf]) -> HttpResponse:
    """The nine core treaties and their nine protocols, with how many States were party to each."""
    return tell(request, queries.treaties(asked.on or localdate(), asked.lang))


@router.get(
    "/treaties/{short}",
    response=answers.Treaty,
    operation_id="treaty",
    tags=["Treaties"],
    summary="Who was party to an instrument on a day",
)
def treaty(request: HttpRequest, short: parameters.InstrumentName, asked: Query[parameters.AsOf]) -> HttpResponse:
    """Every State by name: its status, and the acts from which that follows. No act dated after the day is told."""
    found = queries.treaty(short.upper(), asked.on or localdate(), asked.lang)
    return tell(request, held(found, Missing(no_treaty(short))))


@router.get(
    "/states/{iso3}/treaties",
    response=answers.StateTreaties,
    operation_id="state_treaties",
    tags=["Treaties"],
    summary="What a State had agreed to on a day",
)
def state_treaties(request: HttpRequest, iso3: parameters.Iso3, asked: Query[parameters.AsOf]) -> HttpResponse:
    """Its standing to all eighteen instruments, its reports, and what each source says. Only what is due may lie after
    the day."""
    iso3 = iso3.upper()
    return tell(request, held(queries.of_state(iso3, asked.on or localdate(), asked.lang), no_state(iso3)))


@router.get(
    "/obligations",
    response=answers.Board,
    operation_id="obligations",
    tags=["Treaties"],
    summary="Reports to treaty bodies, due and overdue on a day",
)
def obligations(request: HttpRequest, asked: Query[parameters.Obligations]) -> HttpResponse:
    """The longest overdue first, 100 a page."""
    if unknown := queries.BoardFilters.no_state(asked.filters()):
        raise no_state(unknown)
    filters = queries.BoardFilters.asked(asked.filters())
    return tell(request, queries.board(filters, asked.on or localdate(), asked.page, asked.lang))
