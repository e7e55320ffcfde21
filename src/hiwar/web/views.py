"""The pages: each asks one query and shows what it returns."""

from __future__ import annotations

import csv
import os
import shlex
import sys

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.templatetags.static import static
from django.urls import is_valid_path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from hiwar.reference import queries as reference
from hiwar.reviews import queries as reviews
from hiwar.search import queries as finding
from hiwar.web import languages, table
from hiwar.web.pages import Context, Missing, page, refuse


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
    return finding.search(finding.Asked.of_query(_asked(request)), _page_number(request), lang)


@page("web/states.html")
def states(request: HttpRequest, lang: str) -> Context:
    asked = _asked(request)
    return reviews.states(lang, asked.get("q", ""), asked.get("group", ""))


@page("web/state.html")
def state(request: HttpRequest, lang: str, iso3: str) -> Context:
    found = reviews.state_record(iso3, lang, _page_number(request))
    if found is None:
        raise _no_state(iso3)
    return found


@page("web/bodies.html")
def bodies(request: HttpRequest, lang: str, iso3: str) -> Context:
    found = reviews.bodies(iso3, lang, _asked(request).get("body", ""), _page_number(request))
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
    found = reviews.beside(iso3, session, lang, _asked(request).get("what", ""), _page_number(request))
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
    found = reviews.review(iso3, session, reviews.MatrixFilters.of(_asked(request)), lang)
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
    return reviews.documents(reviews.DocumentFilters.asked(_asked(request)), _page_number(request), lang)


@page("web/document.html")
def document(request: HttpRequest, lang: str, sha256: str) -> Context:
    """A document and, where words are asked for, the pages of it that hold them."""
    asked = _asked(request)
    found = reviews.document(sha256, lang, asked.get("what", ""), _page_number(request))
    if found is None:
        raise Missing(_("The record holds no such document."))
    return {**found, "q": reviews.tidy(asked.get("q", "")), "found": finding.within(sha256, asked.get("q", ""))}


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


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Every page may be listed; what a search or a filter finds need not be."""
    rules = ("User-agent: *", "Disallow: /*/search?", "Disallow: /*.csv")
    return HttpResponse("\n".join((*rules, "")), content_type="text/plain; charset=utf-8")


def _led(request: HttpRequest, name: str, *place: str | int) -> HttpResponseRedirect:
    """To another page, as JSON when this one was asked for so."""
    return HttpResponseRedirect(reverse(f"{name}.json" if request.path.endswith(".json") else name, args=place))


def _program() -> str:
    """The command as the terminal named it when it started the site, with the data folder that was chosen."""
    program = shlex.quote(sys.argv[0]) if sys.argv[0].endswith("hiwar") else "hiwar"
    folder = os.environ.get("HIWAR_DATA")
    return f"{program} --data-dir {shlex.quote(folder)}" if folder else program


def _asked(request: HttpRequest) -> dict[str, str]:
    """The query string's values; of a name given twice the last one counts."""
    return {name: value for name, value in request.GET.items() if isinstance(value, str)}


def _page_number(request: HttpRequest) -> int:
    """`?page=`; what is no number is the first page."""
    value = request.GET.get("page", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _refuse(request, 400, gettext_lazy("This request cannot be read; the address may be damaged."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A sentence; but an address with a slash too many leads to the page that was meant."""
    bare = request.path.rstrip("/")
    if bare != request.path and is_valid_path(bare):
        return HttpResponsePermanentRedirect(bare)
    return _refuse(request, 404, gettext_lazy("There is no page at this address."))


def server_error(request: HttpRequest) -> HttpResponse:
    sentence = gettext_lazy("Something went wrong on this server; nothing in the record was changed.")
    return _refuse(request, 500, sentence)


def _refuse(request: HttpRequest, status: int, sentence: Promise) -> HttpResponse:
    lang = languages.of_path(request.path) or languages.wanted(request.headers.get("Accept-Language", ""))
    return refuse(request, status, sentence, as_json=request.path.endswith(".json"), lang=lang)
