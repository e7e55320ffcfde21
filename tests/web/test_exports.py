"""Downloads: what a page lists, as a file of each format, under the same filters and in the same order."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook

from hiwar.exchange.formats import FORMATS
from hiwar.kernel.reading import read
from hiwar.web.views import exports
from tests.web import sample

REVIEW = "/en/reviews/XTV/0"
KESTERIA = "/en/reviews/XKS/2"


@pytest.fixture
def site(sampled: Path) -> Client:
    return Client()


def lines(site: Client, address: str) -> list[dict[str, object]]:
    response = site.get(address)
    assert response.status_code == 200, response.content
    return [json.loads(line) for line in response.content.decode().splitlines()]


@pytest.mark.parametrize("name", FORMATS)
def test_a_review_comes_in_every_format(site: Client, name: str) -> None:
    response = site.get(f"{REVIEW}.{name}")
    assert response.status_code == 200
    assert response["Content-Type"] == FORMATS[name].media_type
    assert response["Content-Disposition"] == f'attachment; filename="XTV-0.{name}"'
    assert len(response.content) > 500
    assert site.head(f"{REVIEW}.{name}").status_code == 200


def test_a_download_has_the_filters_and_the_order_of_the_page(site: Client) -> None:
    query = "?q=the&sort=-number"
    page = site.get(f"{REVIEW}.json{query}").json()["recommendations"]
    assert [row["address"] for row in lines(site, f"{REVIEW}.jsonl{query}")] == [row["address"] for row in page] != []


def test_the_word_matrix_of_a_review_is_read_back(site: Client) -> None:
    found = read(site.get(f"{KESTERIA}.docx").content, "x.docx")
    page = site.get(f"{KESTERIA}.json").json()["recommendations"]
    assert (found.state_under_review, found.session, found.answers) == ("XKS", 2, sample.KESTERIA)
    assert [(one.paragraph, one.text) for one in found.recommendations] == [
        (row["paragraph"], row["text"]) for row in page
    ]


def test_what_a_state_answered_to_another_stands_in_the_workbook_with_every_source(site: Client) -> None:
    book = load_workbook(io.BytesIO(site.get(f"{KESTERIA}.xlsx?by=XTV").content))
    sheet, about, columns = book.worksheets
    told = {
        name: sheet[f"{letter}2"].value for name, letter, _heading in columns.iter_rows(min_row=2, values_only=True)
    }
    assert (told["state_under_review_name"], told["paragraph"]) == ("Kesteria", "7.1")
    assert "Talvania" in told["recommending_names"]
    assert told["position"] == "noted"
    assert told["other_positions"] == "pending; supported; noted"
    assert told["other_positions_names"] == "Pending in the report; Supported; Noted"
    notes = [(first.value, second.value) for first, second in about.rows]
    assert ("Filters in force", "Recommending State: Talvania") in notes
    assert ("Exported from", f"http://testserver{KESTERIA}?by=XTV") in notes


def test_a_word_matrix_of_nothing_is_a_page(site: Client) -> None:
    response = site.get(f"{REVIEW}.docx?q=zebra")
    assert response.status_code == 404
    assert b"There is no recommendation to put into a Word matrix." in response.content


def test_a_search_can_be_downloaded(site: Client) -> None:
    found = lines(site, "/en/search.jsonl?of=XTV&q=boats")
    page = site.get("/en/search.json?of=XTV&q=boats").json()["recommendations"]
    assert [row["address"] for row in found] == [row["address"] for row in page] != []
    response = site.get("/en/search.csv?by=FRA")
    assert response["Content-Disposition"] == 'attachment; filename="recommendations.csv"'
    rows = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert [row["recommending"] for row in rows] == ["FRA"]
    assert lines(site, "/en/search.jsonl") == []
    assert site.get("/en/search.docx?of=XTV").status_code == 404


def test_a_search_that_is_cut_says_so(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST", 2)
    response = site.get("/en/search.xlsx?of=SVN")
    assert response["Content-Disposition"] == 'attachment; filename="recommendations-first-2-of-3.xlsx"'
    book = load_workbook(io.BytesIO(response.content))
    assert book.worksheets[0].max_row == 3
    assert any("1 row more was found" in str(row[1].value) for row in book.worksheets[1].rows)


@pytest.mark.parametrize(
    ("page", "links"),
    [
        (f"{REVIEW}?by=XLN", [f"{REVIEW}.{name}?by=XLN&amp;sort=number" for name in FORMATS]),
        ("/en/search?of=XTV&q=boats", ["/en/search.xlsx?q=boats&amp;of=XTV"]),
        ("/en/states/SVN", ["/en/search.csv?of=SVN"]),
        ("/en/states/FRA", ["/en/search.parquet?by=FRA"]),
    ],
)
def test_pages_lead_to_their_downloads(site: Client, page: str, links: list[str]) -> None:
    text = site.get(page).content.decode()
    for link in links:
        assert f'href="{link}"' in text


@pytest.mark.parametrize("address", [f"{REVIEW}.xml", f"{REVIEW}.csvx", "/en/reviews/SVN/21.parquet", "/en/search.xls"])
def test_what_there_is_not_is_not_found(site: Client, address: str) -> None:
    assert site.get(address).status_code == 404


def test_robots_leave_downloads_alone(site: Client) -> None:
    rules = site.get("/robots.txt").content.decode()
    assert all(f"Disallow: /*.{name}" in rules for name in FORMATS)
