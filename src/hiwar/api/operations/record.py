"""Reading the record: each operation asks the query of one page and answers what the page's JSON is."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate
from ninja import Query, Router

from hiwar.api import parameters
from hiwar.api.answers import calendar, desk, overview, recommendations
from hiwar.api.answers import documents as of_documents
from hiwar.api.answers import reviews as of_reviews
from hiwar.api.answers import states as of_states
from hiwar.api.door import tell
from hiwar.dialogue import queries as meetings
from hiwar.reviews import queries as reviews
from hiwar.reviews.queries import held
from hiwar.search import queries as finding
from hiwar.statements import queries as statements

router = Router()

_SHA256 = re.compile("[0-9a-f]{64}")


@router.get("/home", response=overview.Home, operation_id="home", tags=["Record"], summary="The record at a glance")
def home(request: HttpRequest, asked: Query[parameters.Asked]) -> HttpResponse:
    """The figures of the record and its newest reviews."""
    return tell(request, reviews.home(asked.lang, on=localdate()))


@router.get("/about", response=overview.About, operation_id="about", tags=["Record"], summary="What the record covers")
def about(request: HttpRequest, asked: Query[parameters.Asked]) -> HttpResponse:
    """Session by session, how many reviews the record holds of those that were held, and what is not verified."""
    return tell(request, reviews.coverage(asked.lang))


@router.get(
    "/search",
    response=recommendations.Search,
    operation_id="search",
    tags=["Record"],
    summary="Find recommendations and documents",
)
def search(request: HttpRequest, asked: Query[parameters.Search]) -> HttpResponse:
    """Recommendations that hold all the words in one of their languages or stand at the address typed, and documents
    one of whose pages holds the words. Filters narrow each other. The recommendations come 100 a page. Those to an
    invented State are found only when it is asked for by its code or by an address."""
    return tell(request, finding.search(finding.Asked.of_query(asked.filters()), asked.page, asked.lang))


@router.get("/states", response=of_states.States, operation_id="states", tags=["States"], summary="All States by name")
def states(request: HttpRequest, asked: Query[parameters.States]) -> HttpResponse:
    """Member and observer States, other speakers and invented States in lists of their own, each with the number of its
    reviews in the record."""
    wanted = asked.filters()
    return tell(request, reviews.states(asked.lang, wanted.get("q", ""), wanted.get("group", ""), on=localdate()))


@router.get("/states/{iso3}", response=of_states.State, operation_id="state", tags=["States"], summary="One State")
def state(request: HttpRequest, iso3: parameters.Iso3, asked: Query[parameters.AskedPage]) -> HttpResponse:
    """Its names, the reviews that it received, and the recommendations that it made, 100 reviews a page."""
    iso3 = iso3.upper()
    found = reviews.state_record(iso3, asked.lang, asked.page, on=localdate())
    return tell(request, statements.with_number(held(found, reviews.no_state(iso3))))


@router.get(
    "/sessions", response=calendar.Sessions, operation_id="sessions", tags=["Sessions"], summary="All sessions by cycle"
)
def sessions(request: HttpRequest, asked: Query[parameters.Asked]) -> HttpResponse:
    """When the Working Group meets, how many States it reviews at each session, and of how many the record holds the
    review."""
    return tell(request, reviews.sessions(on=localdate()))


@router.get(
    "/sessions/{number}",
    response=calendar.SessionAgenda,
    operation_id="session",
    tags=["Sessions"],
    summary="One session and its States",
)
def session(request: HttpRequest, number: parameters.OfSession, asked: Query[parameters.Asked]) -> HttpResponse:
    """The States that it reviews, in the order of review, with their troikas and what the record holds of each."""
    return tell(request, held(reviews.session(number, asked.lang, on=localdate()), reviews.no_session(number)))


@router.get(
    "/states/{iso3}/bodies",
    response=of_states.Bodies,
    operation_id="bodies",
    tags=["States"],
    summary="What other bodies recommend to a State",
)
def bodies(request: HttpRequest, iso3: parameters.Iso3, asked: Query[parameters.Bodies]) -> HttpResponse:
    """Recommendations of treaty bodies and special procedures, the newest document first, 100 a page."""
    iso3 = iso3.upper()
    found = reviews.bodies(iso3, asked.lang, asked.filters().get("body", ""), asked.page)
    return tell(request, held(found, reviews.no_state(iso3)))


@router.get(
    "/reviews/{iso3}/{session}",
    response=of_reviews.Review,
    operation_id="review",
    tags=["Reviews"],
    summary="One review: its matrix of recommendations",
)
def review(
    request: HttpRequest, iso3: parameters.Iso3, session: parameters.Session, asked: Query[parameters.Matrix]
) -> HttpResponse:
    """Every text with its States, the answer of the State under review in its own words, and in `by_source` what each
    other source gives as the answer: where the report only says that a recommendation will be examined, a later
    document or a data set may say what became of it."""
    iso3 = iso3.upper()
    found = reviews.review(iso3, session, reviews.MatrixFilters.asked(asked.filters()), asked.lang)
    there = held(found, reviews.no_review(iso3, session, asked.lang))
    return tell(request, statements.on_review(meetings.with_meetings(there, asked.lang), asked.lang))


@router.get(
    "/reviews/{iso3}/{session}/documents",
    response=of_documents.ReviewDocuments,
    operation_id="review_documents",
    tags=["Reviews"],
    summary="The documents of a review",
)
def review_documents(
    request: HttpRequest, iso3: parameters.Iso3, session: parameters.Session, asked: Query[parameters.Asked]
) -> HttpResponse:
    """By genre: dates, languages, what each brought, and on how many texts it says otherwise than the record."""
    iso3 = iso3.upper()
    found = reviews.review_documents(iso3, session, asked.lang)
    return tell(request, held(found, reviews.no_review(iso3, session, asked.lang)))


@router.get(
    "/reviews/{iso3}/{session}/sources",
    response=of_reviews.ReviewBeside,
    operation_id="beside",
    tags=["Reviews"],
    summary="What stands beside the recommendations of a review",
)
def beside(
    request: HttpRequest,
    iso3: parameters.Iso3,
    session: parameters.Session,
    asked: Query[parameters.WhatStandsBeside],
) -> HttpResponse:
    """Advance questions, rows of other sources that found no recommendation, voluntary pledges; 100 a page."""
    iso3 = iso3.upper()
    found = reviews.beside(iso3, session, asked.lang, asked.filters().get("what", ""), asked.page)
    return tell(request, held(found, reviews.no_review(iso3, session, asked.lang)))


@router.get(
    "/recommendations/{path:address}",
    response=recommendations.Recommendation,
    operation_id="recommendation",
    tags=["Recommendations"],
    summary="One recommendation",
)
def recommendation(request: HttpRequest, address: parameters.Address, asked: Query[parameters.Asked]) -> HttpResponse:
    """Its text in every language that the record has, its States, what each source says of it, the history of its
    wordings and of the answers, and its place in the report."""
    found = reviews.recommendation(address, asked.lang)
    if found is None and (place := reviews.place_of(address)):
        return _led(request, "review", *place)
    return tell(request, statements.on_recommendations(held(found, reviews.no_recommendation()), asked.lang))


@router.get(
    "/errors",
    response=desk.Errors,
    operation_id="errors",
    tags=["Record"],
    summary="Errors that were reported and answered",
)
def errors(request: HttpRequest, asked: Query[parameters.AskedPage]) -> HttpResponse:
    """What readers reported, and what came of it; the newest first."""
    return tell(request, reviews.errors(asked.lang, asked.page))


@router.get(
    "/errors/{number}",
    response=desk.OneError,
    operation_id="error",
    tags=["Record"],
    summary="One report of an error",
)
def error(request: HttpRequest, number: parameters.ErrorNumber, asked: Query[parameters.Asked]) -> HttpResponse:
    """Its words stand here once somebody has answered."""
    return tell(request, held(reviews.error(number), reviews.no_error()))


@router.get(
    "/documents",
    response=of_documents.Documents,
    operation_id="documents",
    tags=["Documents"],
    summary="The documents of the record",
)
def documents(request: HttpRequest, asked: Query[parameters.Documents]) -> HttpResponse:
    """The newest session first, 100 a page; the languages and editions of a document are one entry."""
    filters = reviews.DocumentFilters.asked(asked.filters())
    return tell(request, reviews.documents(filters, asked.page, asked.lang))


@router.get(
    "/documents/{sha256}/pages/{number}",
    response=of_documents.DocumentPage,
    operation_id="document_page",
    tags=["Documents"],
    summary="The text of a page of a document",
)
def document_page(
    request: HttpRequest, sha256: parameters.Sha256, number: parameters.PageNumber, asked: Query[parameters.Asked]
) -> HttpResponse:
    """As it was extracted, cut where recommendations begin and end."""
    return tell(request, held(reviews.document_page(sha256, number, asked.lang), reviews.no_page()))


@router.get(
    "/documents/{path:document}",
    response=of_documents.Document,
    operation_id="document",
    tags=["Documents"],
    summary="One document",
)
def document(
    request: HttpRequest, document: parameters.DocumentName, asked: Query[parameters.Document]
) -> HttpResponse:
    """What is known of it, its languages, what was read from it (100 entries a page), and with `q` the pages that hold
    the words."""
    if not _SHA256.fullmatch(document):
        sha256 = reviews.place_of_document(document, asked.lang)
        if sha256 is None:
            raise reviews.no_document()
        return _led(request, "document", sha256)
    wanted = asked.filters()
    found = finding.document(document, asked.lang, wanted.get("what", ""), asked.page, wanted.get("q", ""))
    return tell(request, held(found, reviews.no_document()))


def _led(request: HttpRequest, name: str, *place: str | int) -> HttpResponse:
    """To another address, with the same question."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(reverse(f"api-v1:{name}", args=place) + (f"?{query}" if query else ""))
