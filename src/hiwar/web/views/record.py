"""The pages of the record: each asks one query and shows what it returns."""

from __future__ import annotations

import csv
import os
import shlex
import sys

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from hiwar.reference import queries as reference
from hiwar.reviews import queries as reviews
from hiwar.search import queries as finding
from hiwar.web import languages, table
from hiwar.web.pages import Context, Missing, asked, page, page_number


@require_safe
@vary_on_headers("Accept-Language")
def entrance(request: HttpRequest) -> HttpResponseRedirect:
    """The bare address leads to the home page in the reader's language."""
    lang = languages.wanted(request.headers.get("Accept-Language", ""))
    return HttpResponseRedirect(reverse("home", args=[lang]))


@page("web/home.html")
def home(request: HttpRequest, lang: str) -> Context:
    found = reviews.home(lang)
    return found if found["figures"]["reviews"] else {**found, "program": _program()}


@page("web/search.html")
def search(request: HttpRequest, lang: str) -> Context:
    return finding.search(finding.Asked.of_query(asked(request)), page_number(request), lang)


@page("web/states.html")
def states(request: HttpRequest, lang: str) -> Context:
    wanted = asked(request)
    return reviews.states(lang, wanted.get("q", ""), wanted.get("group", ""))


@page("web/state.html")
def state(request: HttpRequest, lang: str, iso3: str) -> Context:
    found = reviews.state_record(iso3, lang, page_number(request))
    if found is None:
        raise _no_state(iso3)
    return found


@page("web/bodies.html")
def bodies(request: HttpRequest, lang: str, iso3: str) -> Context:
    found = reviews.bodies(iso3, lang, asked(request).get("body", ""), page_number(request))
    if found is None:
        raise _no_state(iso3)
    return found


def _no_state(iso3: str) -> Missing:
    return Missing(_("No State has the code %(code)s.") % {"code": iso3})


@page("web/review.html")
def review(request: HttpRequest, lang: str, iso3: str, session: int) -> Context:
    return _review(request, lang, iso3, session)


@page("")
def reviews_of(request: HttpRequest, lang: str, iso3: str) -> HttpResponseBase:
    """The reviews of a State stand on the State's page."""
    return _led(request, "state", lang, iso3)


@page("")
def review_csv(request: HttpRequest, lang: str, iso3: str, session: int) -> HttpResponseBase:
    """The matrix as a table, under the same filters as the page; it begins with a BOM, so that Excel reads UTF-8."""
    found = _review(request, lang, iso3, session)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{iso3}-{session}.csv"'
    csv.writer(response).writerows(table.matrix(found))
    return response


@page("web/beside.html")
def beside(request: HttpRequest, lang: str, iso3: str, session: int) -> Context:
    found = reviews.beside(iso3, session, lang, asked(request).get("what", ""), page_number(request))
    if found is None:
        raise _no_review(lang, iso3, session)
    return found


@page("web/review_documents.html")
def review_documents(request: HttpRequest, lang: str, iso3: str, session: int) -> Context:
    found = reviews.review_documents(iso3, session, lang)
    if found is None:
        raise _no_review(lang, iso3, session)
    return found


def _review(request: HttpRequest, lang: str, iso3: str, session: int) -> Context:
    found = reviews.review(iso3, session, reviews.MatrixFilters.of(asked(request)), lang)
    if found is None:
        raise _no_review(lang, iso3, session)
    return found


def _no_review(lang: str, iso3: str, session: int) -> Missing:
    sentence = _("The record holds no review of %(state)s at session %(session)s.")
    return Missing(sentence % {"state": reference.label(iso3, lang)["name"], "session": session})


@page("web/recommendation.html")
def recommendation(request: HttpRequest, lang: str, address: str) -> Context | HttpResponseBase:
    found = reviews.recommendation(address, lang)
    if found is None and (place := reviews.place_of(address)):
        return _led(request, "review", lang, *place)
    if found is None:
        raise Missing(_("The record holds no recommendation with this address: it reads like A/HRC/27/10:124.16."))
    return found


@page("web/documents.html")
def documents(request: HttpRequest, lang: str) -> Context:
    return reviews.documents(reviews.DocumentFilters.asked(asked(request)), page_number(request), lang)


@page("web/document.html")
def document(request: HttpRequest, lang: str, sha256: str) -> Context:
    """A document and, where words are asked for, the pages of it that hold them."""
    wanted = asked(request)
    found = reviews.document(sha256, lang, wanted.get("what", ""), page_number(request))
    if found is None:
        raise Missing(_("The record holds no such document."))
    return {**found, "q": reviews.tidy(wanted.get("q", "")), "found": finding.within(sha256, wanted.get("q", ""))}


@page("")
def document_of(request: HttpRequest, lang: str, symbol: str) -> HttpResponseBase:
    """A symbol leads to the document."""
    sha256 = reviews.place_of_document(symbol, lang)
    if sha256 is None:
        raise Missing(_("The record holds no such document."))
    return _led(request, "document", lang, sha256)


@page("web/document_page.html")
def document_page(request: HttpRequest, lang: str, sha256: str, number: int) -> Context:
    found = reviews.document_page(sha256, number, lang)
    if found is None:
        raise Missing(_("The record holds no such page of a document."))
    return found


@page("web/about.html")
def about(request: HttpRequest, lang: str) -> Context:
    return reviews.coverage(lang)


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Where browsers look for a mark that no page names."""
    return HttpResponseRedirect(static("web/mark.svg"))


def _led(request: HttpRequest, name: str, *place: str | int) -> HttpResponseRedirect:
    """To another page, as JSON when this one was asked for so."""
    return HttpResponseRedirect(reverse(f"{name}.json" if request.path.endswith(".json") else name, args=place))


def _program() -> str:
    """The command as the terminal named it when it started the site, with the data folder that was chosen."""
    program = shlex.quote(sys.argv[0]) if sys.argv[0].endswith("hiwar") else "hiwar"
    folder = os.environ.get("HIWAR_DATA")
    return f"{program} --data-dir {shlex.quote(folder)}" if folder else program
