"""The pages of statements in the record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from hiwar.reviews import queries as reviews
from hiwar.reviews.queries import held
from hiwar.statements import queries
from hiwar.web.days import day_of
from hiwar.web.pages import Context, asked, page, page_number


@page("web/statements.html")
def statements(request: HttpRequest, lang: str) -> Context:
    return queries.statements(queries.StatementFilters.asked(asked(request)), page_number(request), lang)


@page("web/statement.html")
def statement(request: HttpRequest, lang: str, number: int) -> Context:
    return held(queries.statement(number, lang), queries.no_statement())


@page("")
def statement_of(request: HttpRequest, lang: str, sha256: str) -> HttpResponseBase:
    """The hash of its text leads to a statement."""
    number = queries.number_of(sha256)
    if number is None:
        raise queries.no_statement()
    name = "statement.json" if request.path.endswith(".json") else "statement"
    return HttpResponseRedirect(reverse(name, args=(lang, number)))


@page("web/state_statements.html")
def state_statements(request: HttpRequest, lang: str, iso3: str) -> Context:
    found = queries.of_state(iso3, asked(request).get("how", ""), page_number(request), lang)
    return held(found, reviews.no_state(iso3))


@page("web/commitments.html")
def commitments(request: HttpRequest, lang: str) -> Context:
    wanted = asked(request)
    day = day_of(request)
    return queries.commitments(queries.CommitmentFilters.asked(wanted), day, page_number(request), lang)
