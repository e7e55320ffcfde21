"""The addresses of the site; `docs/pages.md` lists them with what each page shows."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, register_converter

from hiwar.kernel.values import LANGUAGES
from hiwar.web.pages import both
from hiwar.web.views import feeds, machines, people, record, signing_in


class Language:
    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class Iso3:
    """A State's code; small letters are welcome in an address that someone types."""

    regex = "[A-Za-z]{3}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value


class Number:
    """A session or a page: a number that fits the columns it is compared with."""

    regex = "[0-9]{1,4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: Any) -> str:
        return str(value)


register_converter(Language, "lang")
register_converter(Iso3, "iso3")
register_converter(Number, "number")

pages = [
    path("feed.atom", feeds.of_record, name="feed"),
    *both("search", record.search, "search"),
    *both("states", record.states, "states"),
    *both("states/<iso3:iso3>", record.state, "state"),
    path("states/<iso3:iso3>/feed.atom", feeds.of_state, name="state_feed"),
    *both("states/<iso3:iso3>/bodies", record.bodies, "bodies"),
    *both("reviews/<iso3:iso3>", record.reviews_of, "reviews"),
    path("reviews/<iso3:iso3>/<number:session>.csv", record.review_csv, name="review.csv"),
    *both("reviews/<iso3:iso3>/<number:session>", record.review, "review"),
    *both("reviews/<iso3:iso3>/<number:session>/documents", record.review_documents, "review_documents"),
    *both("reviews/<iso3:iso3>/<number:session>/sources", record.beside, "beside"),
    *both("recommendations/<path:address>", record.recommendation, "recommendation"),
    *both("documents", record.documents, "documents"),
    *both("documents/<slug:sha256>", record.document, "document"),
    *both("documents/<slug:sha256>/pages/<number:number>", record.document_page, "document_page"),
    *both("documents/<path:symbol>", record.document_of, "document_of"),
    *both("about", record.about, "about"),
    *both("api", machines.api, "api"),
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
    path("welcome", people.welcome, name="welcome"),
    path("me", people.me, name="me"),
    path("me/mandate", people.choose_mandate, name="choose_mandate"),
]

urlpatterns = [
    path("", record.entrance, name="entrance"),
    path("favicon.ico", record.favicon, name="favicon"),
    path("robots.txt", record.robots, name="robots"),
    path("api/", machines.entrance, name="api_entrance"),
    path("<lang:lang>.json", record.home, {"as_json": True}, name="home.json"),
    path("<lang:lang>/", record.home, name="home"),
    path("<lang:lang>/", include(pages)),
]
