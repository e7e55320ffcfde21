"""Statements of the record, and checking a text that is not kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from ninja import Query, Router

from hiwar.api import parameters
from hiwar.api.answers import statements as answers
from hiwar.api.bodies import TextToCheck
from hiwar.api.door import tell
from hiwar.api.problems import refuse
from hiwar.documents.texts import storable
from hiwar.documents.turns import turn
from hiwar.kernel.reading import ReadingError
from hiwar.kernel.reading.press import statement_of
from hiwar.reviews import queries as reviews
from hiwar.reviews.queries import held
from hiwar.statements import queries
from hiwar.statements.days import odd

router = Router()


@router.post(
    "/check",
    response=answers.Checked,
    operation_id="check",
    tags=["Statements"],
    summary="Hold a text against the record",
)
def check(request: HttpRequest, asked: Query[parameters.Asked], body: TextToCheck) -> HttpResponse:
    """What a text claims, and what the record says of each claim as it stood on the day of the text, with the evidence.
    Nothing is kept. Where the text does not say when it was made and no day is given, any day up to today counts. When
    too many are checked at once, 503 says so."""
    if not body.text.strip():
        return refuse(409, _("Paste a text, or choose a file."))
    if wrong := odd(body.since, body.until, localdate()):
        return refuse(409, wrong.sentence)
    try:
        with turn():
            statement = statement_of(storable(body.text))
            found = queries.checked(statement, queries.days_of(statement, body.days(), localdate()), asked.lang)
    except ReadingError:
        return refuse(503, _("Too many texts are being checked just now; try again in a moment."))
    return tell(request, found)


@router.get(
    "/statements",
    response=answers.Statements,
    operation_id="statements",
    tags=["Statements"],
    summary="The statements of the record",
)
def statements(request: HttpRequest, asked: Query[parameters.Statements]) -> HttpResponse:
    """The newest first, 20 a page. Filters narrow each other."""
    filters = queries.StatementFilters.asked(asked.filters())
    return tell(request, queries.statements(filters, asked.page, asked.lang))


@router.get(
    "/statements/commitments",
    response=answers.Commitments,
    operation_id="commitments",
    tags=["Statements"],
    summary="What was announced, and what the record holds since",
)
def commitments(request: HttpRequest, asked: Query[parameters.Commitments]) -> HttpResponse:
    """As of a day: those to be looked at now first, then those to be looked at later, then those that the record
    answers. Whether a promise was kept is not computed."""
    filters = queries.CommitmentFilters.asked(asked.filters())
    return tell(request, queries.commitments(filters, asked.on or localdate(), asked.page, asked.lang))


@router.get(
    "/statements/{number}",
    response=answers.Statement,
    operation_id="statement",
    tags=["Statements"],
    summary="One statement",
)
def statement(request: HttpRequest, number: parameters.StatementNumber, asked: Query[parameters.Asked]) -> HttpResponse:
    """Its text with the claims in it, the verdict on each with the evidence, and what people say of them."""
    return tell(request, held(queries.statement(number, asked.lang), queries.no_statement()))


@router.get(
    "/states/{iso3}/statements",
    response=answers.StateStatements,
    operation_id="state_statements",
    tags=["States"],
    summary="The statements of a State, and those that speak of it",
)
def state_statements(
    request: HttpRequest, iso3: parameters.Iso3, asked: Query[parameters.StateStatements]
) -> HttpResponse:
    """The newest first, 20 a page."""
    iso3 = iso3.upper()
    found = queries.of_state(iso3, asked.filters().get("how", ""), asked.page, asked.lang)
    return tell(request, held(found, reviews.no_state(iso3)))
