"""A page's JSON and the API's answer are one, byte for value; and no page is without its twin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver, resolve

from hiwar.accounts.actors import VISITOR
from hiwar.api.operations import meetings, record, resolutions, statements, status, treaties
from hiwar.audit.actors import OPERATOR
from hiwar.kernel.reading import Genre
from hiwar.reviews.commands import answer_error, report_error
from hiwar.reviews.models import Document, ErrorReport
from tests.api.written import in_session
from tests.builders import NOW, SYMBOL, later
from tests.layers import Layers, layer
from tests.web import sample
from tests.web.test_pages import PAGES, REVIEW, as_json

WITHOUT = {
    "reviews": "leads to the page of the State, and says nothing of its own",
    "api": "tells people how to use the API, which describes itself",
    "me": "of whoever has signed in; the API's `me` is of the token that a request bears",
    **dict.fromkeys(
        ("people", "person", "offices", "office"), "of administrators, who look after people on the site alone"
    ),
    "statement_of": "the hash of a text leads to its statement",
    "document_of": "a symbol leads to the document, as `document` of the API does",
}
"""The pages that have no operation of their name, each with the reason."""

ELSEWHERE = {"/": "/home"}
"""The pages whose twin has another address than the page without its language."""


_sample = layer(sample.fill_whole)


@pytest.fixture
def site(_sample: Layers, db: None, data: Path, client: Client) -> Client:
    _sample.bring(data)
    return client


def pages_with_json() -> set[str]:
    """The names of all pages that are JSON too."""
    return {name.removesuffix(".json") for name in get_resolver().reverse_dict if str(name).endswith(".json")}


def others() -> Iterator[str]:
    """Addresses of documents and reports of errors, which tests find in the record."""
    report_error(VISITOR, REVIEW, "The second text is cut off.", language="en", now=later(20))
    told = report_error(VISITOR, f"/recommendations/{SYMBOL}:100.2", "Nets, not boats.", language="en", now=later(21))
    answer_error(OPERATOR, told.number, "as-in-source", "The report says nets.", now=later(22))
    yield from ("/errors", *(f"/errors/{each.number}" for each in ErrorReport.objects.all()))
    for each in Document.objects.order_by("name"):
        yield f"/documents/{each.sha256}"
    report = Document.objects.get(symbol=sample.KESTERIA, language="en", genre=Genre.REPORT)
    yield f"/documents/{report.sha256}?q=lock+gates"
    yield f"/documents/{report.sha256}/pages/1"
    number = in_session().meeting.pk
    yield from ("/meetings", f"/meetings/{number}", f"/meetings/{number}/wall", f"/meetings/{number}/sheet")
    yield from ("/meetings/sheet", "/meetings/sheet?rehearsals=yes&kind=review&of=XTV&since=2026-01-01")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_page_and_its_twin_are_one(site: Client, today: None, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setattr("hiwar.api.clock.now", lambda: NOW)
    compared = set()
    for path in (*PAGES, *others()):
        if path.strip("/") in WITHOUT:
            continue
        address = as_json(f"/{lang}{path}")
        page = site.get(address)
        route, _, query = path.partition("?")
        twin = site.get(f"/api/v1{ELSEWHERE.get(route, route)}?lang={lang}&{query}")
        assert (page.status_code, twin.status_code) == (200, 200), path
        assert page.content == twin.content, path
        compared.add(str(resolve(urlsplit(address).path).url_name).removesuffix(".json"))
    assert compared == pages_with_json() - WITHOUT.keys(), "a page that is compared nowhere, or no page any more"


def test_what_is_not_there_is_the_same_problem(site: Client) -> None:
    for path in ("/states/XXX", "/reviews/XTV/9", "/recommendations/A/HRC/0/1:9", f"/documents/{'0' * 64}/pages/1"):
        page, twin = site.get(f"/ar{path}.json"), site.get(f"/api/v1{path}?lang=ar")
        assert (page.status_code, twin.status_code) == (404, 404)
        assert page["Content-Type"] == twin["Content-Type"] == "application/problem+json"
        assert page.content == twin.content


def test_every_page_has_an_operation_of_its_name() -> None:
    named = {
        operation.operation_id
        for module in (record, meetings, resolutions, statements, status, treaties)
        for view in module.router.path_operations.values()
        for operation in view.operations
    }
    assert named >= pages_with_json() - WITHOUT.keys()
    assert pages_with_json() >= WITHOUT.keys(), "an exception for a page that is no more"
