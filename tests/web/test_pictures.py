"""Pages of documents as they are printed, with the recommendations marked."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.documents import pictures
from hiwar.exchange.imports import import_files
from hiwar.reviews.commands import take_down_document
from hiwar.reviews.models import Document
from tests.builders import NOW, later
from tests.web import sample

REPORT = str(files("hiwar.training").joinpath("talvania/report-en.pdf"))


@pytest.fixture
def site(record: Path, client: Client) -> Client:
    """The training report, imported from its PDF."""
    for result in import_files(OPERATOR, [REPORT], clock=lambda: NOW):
        assert not result.failed
    return client


def place(site: Client) -> tuple[str, str, int]:
    """A recommendation's address, its document's and the page of it where it stands."""
    told = site.get("/en/reviews/XTV/0.json").json()
    address = told["recommendations"][0]["address"]
    source = site.get(f"/en/recommendations/{address}.json").json()["source"]
    return address, f"/en/documents/{source['document']['sha256']}", source["page"]


def test_a_page_is_shown_as_printed_with_its_recommendations_marked(site: Client) -> None:
    address, document, number = place(site)
    drawn = site.get(f"{document}/pages/{number}.png")
    assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/png")
    assert site.get(f"{document}/pages/{number}.png", headers={"If-None-Match": drawn["ETag"]}).status_code == 304
    every, one = (site.get(f"{document}/pages/{number}.svg{query}") for query in ("", f"?of={address}"))
    assert every["Content-Type"] == "image/svg+xml"
    counts = [len(re.findall("<rect", each.content.decode())) for each in (every, one)]
    assert counts[0] > counts[1] > 0
    assert "<rect" not in site.get(f"{document}/pages/{number}.svg?of=<script>").content.decode()
    assert f'src="{document}/pages/{number}.png"' in site.get(f"{document}/pages/{number}").content.decode()
    page = site.get(f"/en/recommendations/{address}").content.decode()
    assert f'src="{document}/pages/{number}.svg?of={address.replace(":", "%3A")}"' in page


def test_there_is_no_picture_of_what_is_no_pdf_or_no_page(site: Client, tmp_path: Path) -> None:
    _address, document, _number = place(site)
    assert site.get(f"{document}/pages/999.png").status_code == 404
    assert site.get(f"/en/documents/{'0' * 64}/pages/1.svg").status_code == 404
    sample.real(tmp_path)
    text = Document.objects.get(symbol=sample.REAL).pk
    assert site.get(f"/en/documents/{text}/pages/1.png").status_code == 404
    assert ".png" not in site.get(f"/en/documents/{text}/pages/1").content.decode().replace("preview.png", "")


def test_there_is_no_picture_of_what_was_taken_down(
    site: Client, data: Path, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    address, document, number = place(site)
    assert site.get(f"{document}/pages/{number}.png").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        take_down_document(OPERATOR, document[-64:], reason="an order", legal_basis="case 1", now=later(9))
    assert site.get(f"{document}/pages/{number}.png").status_code == 404
    assert site.get(f"{document}/pages/{number}.svg").status_code == 404
    assert list((data / "pictures").rglob("*.png")) == []
    for path in (f"/en/recommendations/{address}", f"{document}/pages/{number}"):
        assert f"/pages/{number}.png" not in site.get(path).content.decode()


def test_a_reader_is_asked_to_wait_while_others_are_drawn(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _address, document, number = place(site)

    def busy(*_: object) -> None:
        raise pictures.Busy

    monkeypatch.setattr(pictures, "picture", busy)
    refused = site.get(f"{document}/pages/{number}.png")
    assert (refused.status_code, refused["Retry-After"]) == (503, "10")
    assert "ask for this one again in a moment" in refused.content.decode()
