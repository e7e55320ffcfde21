"""The pages of the record: each asks one query and shows what it returns."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.vary import vary_on_headers

from hiwar.dialogue import queries as meetings
from hiwar.reviews import queries as reviews
from hiwar.reviews.queries import held
from hiwar.search import queries as finding
from hiwar.statements import queries as statements
from hiwar.web import languages
from hiwar.web.pages import READING, Context, asked, page, page_number, takes


@takes(*READING)
@vary_on_headers("Accept-Language")
def entrance(request: HttpRequest) -> HttpResponseRedirect:
    """The bare address leads to the home page in the reader's language."""
    lang = languages.wanted(request.headers.get("Accept-Language", ""))
    return HttpResponseRedirect(reverse("home", args=[lang]))


@page("web/home.html")
def home(request: HttpRequest, lang: str) -> Context:
    return reviews.home(lang, on=localdate())


@page("web/search.html")
def search(request: HttpRequest, lang: str) -> Context:
    return finding.search(finding.Asked.of_query(asked(request)), page_number(request), lang)


@page("web/states.html")
def states(request: HttpRequest, lang: str) -> Context:
    wanted = asked(request)
    return reviews.states(lang, wanted.get("q", ""), wanted.get("group", ""), on=localdate())


@page("web/state.html")
def state(request: HttpRequest, lang: str, iso3: str) -> Context:
    found = held(reviews.state_record(iso3, lang, page_number(request), on=localdate()), reviews.no_state(iso3))
    return statements.with_number(found)


@page("web/bodies.html")
def bodies(request: HttpRequest, lang: str, iso3: str) -> Context:
    found = reviews.bodies(iso3, lang, asked(request).get("body", ""), page_number(request))
    return held(found, reviews.no_state(iso3))


@page("web/review.html")
def review(request: HttpRequest, lang: str, iso3: str, session: int) -> Context:
    found = reviews.review(iso3, session, reviews.MatrixFilters.asked(asked(request)), lang)
    there = held(found, reviews.no_review(iso3, session, lang))
    return statements.on_review(meetings.with_meetings(there, lang), lang)


@page("")
def reviews_of(request: HttpRequest, lang: str, iso3: str) -> HttpResponseBase:
    """The reviews of a State stand on the State's page."""
    return _led(request, "state", lang, iso3)


@page("web/beside.html")
def beside(request: HttpRequest, lang: str, iso3: str, session: int) -> Context:
    found = reviews.beside(iso3, session, lang, asked(request).get("what", ""), page_number(request))
    return held(found, reviews.no_review(iso3, session, lang))


@page("web/review_documents.html")
def review_documents(request: HttpRequest, lang: str, iso3: str, session: int) -> Context:
    found = reviews.review_documents(iso3, session, lang)
    return held(found, reviews.no_review(iso3, session, lang))


@page("web/recommendation.html")
def recommendation(request: HttpRequest, lang: str, address: str) -> Context | HttpResponseBase:
    found = reviews.recommendation(address, lang)
    if found is None and (place := reviews.place_of(address)):
        return _led(request, "review", lang, *place)
    return statements.on_recommendations(held(found, reviews.no_recommendation()), lang)


@page("web/documents.html")
def documents(request: HttpRequest, lang: str) -> Context:
    return reviews.documents(reviews.DocumentFilters.asked(asked(request)), page_number(request), lang)


@page("web/document.html")
def document(request: HttpRequest, lang: str, sha256: str) -> Context:
    wanted = asked(request)
    found = finding.document(sha256, lang, wanted.get("what", ""), page_number(request), wanted.get("q", ""))
    return held(found, reviews.no_document())


@page("")
def document_of(request: HttpRequest, lang: str, symbol: str) -> HttpResponseBase:
    """A symbol leads to the document."""
    sha256 = reviews.place_of_document(symbol, lang)
    if sha256 is None:
        raise reviews.no_document()
    return _led(request, "document", lang, sha256)


@page("web/document_page.html")
def document_page(request: HttpRequest, lang: str, sha256: str, number: int) -> Context:
    return held(reviews.document_page(sha256, number, lang), reviews.no_page())


@page("web/about.html")
def about(request: HttpRequest, lang: str) -> Context:
    return reviews.coverage(lang)


@takes(*READING)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Where browsers look for a mark that no page names."""
    return HttpResponseRedirect(static("web/mark.svg"))


def _led(request: HttpRequest, name: str, *place: str | int) -> HttpResponseRedirect:
    """To another page, as JSON when this one was asked for so."""
    return HttpResponseRedirect(reverse(f"{name}.json" if request.path.endswith(".json") else name, args=place))
