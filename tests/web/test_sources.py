"""The pages tell what each source says, where sources disagree, and what stands beside the recommendations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.reviews.commands import import_rows
from tests.builders import data_set, later, row, source
from tests.web import sample

REVIEW = "/reviews/XKS/2"


@pytest.fixture
def site(record: Path, tmp_path: Path, client: Client) -> Client:
    """The sample record, and someone who reads it."""
    sample.fill(tmp_path)
    return client


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def json(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.json()


def test_a_review_says_on_which_texts_its_sources_disagree(site: Client) -> None:
    told = json(site, f"/en{REVIEW}.json")
    assert {row["paragraph"]: row["differs"] for row in told["recommendations"]} == {
        "7.1": ["position"],
        "7.2": ["states"],
        "7.3": [],
    }
    assert told["counts"]["differing"] == 2
    assert "On 2 texts the sources disagree:" in html(site, f"/en{REVIEW}")
    assert "على نصين تختلف المصادر" in html(site, f"/ar{REVIEW}")


def test_those_on_which_sources_disagree_are_filtered(site: Client) -> None:
    shown = json(site, f"/en{REVIEW}.json?differs=yes")["recommendations"]
    assert [row["paragraph"] for row in shown] == ["7.1", "7.2"]
    assert json(site, "/en/reviews/XTV/0.json?differs=yes")["recommendations"] == []


def test_a_review_names_its_other_documents(site: Client) -> None:
    papers = json(site, f"/en{REVIEW}.json")["papers"]
    assert [(paper["genre"], paper["symbol"]) for paper in papers] == [
        ("addendum", f"{sample.KESTERIA}/Add.1"),
        ("advance-questions", ""),
        ("thematic-list", ""),
    ]
    assert "Thematic list of the secretariat" in html(site, f"/en{REVIEW}")


@pytest.mark.parametrize(
    ("what", "text", "kind"),
    [
        ("questions", "How many lock gates are there on canal 0?", "question"),
        ("unmatched", "Plant orchard number 0", "coding"),
        ("pledges", "Open school 0", "pledge"),
    ],
)
def test_what_stands_beside_the_recommendations(site: Client, what: str, text: str, kind: str) -> None:
    told = json(site, f"/en{REVIEW}/sources.json?what={what}")
    assert [(row["text"], row["kind"]) for row in told["rows"]] == [(text, kind)]
    assert told["counts"] == {"questions": 1, "unmatched": 1, "pledges": 1}
    for lang in ("en", "ar"):
        assert text in html(site, f"/{lang}{REVIEW}/sources?what={what}")


def test_rows_of_a_review_whose_report_is_missing_stand_on_a_page_that_says_so(site: Client, tmp_path: Path) -> None:
    loose = row(1, "Dredge the channel", state_under_review="XKS", session=9, recommending=("XLN",))
    import_rows(OPERATOR, source(tmp_path, "loose", "loose.csv"), [[loose]], iter([data_set()]), now=later(9))
    missing = "The report of this review is not in the record yet."
    assert missing in html(site, "/en/reviews/XKS/9/sources")
    assert missing not in html(site, f"/en{REVIEW}/sources")
    assert site.get("/en/reviews/SVN/21/sources").status_code == 404
