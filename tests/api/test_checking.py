"""Checking a text by the API: as `hiwar check` answers, and nothing is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from hiwar.audit.models import Entry
from hiwar.documents import turns
from hiwar.documents.models import Document

PLAIN = "North Korea had undergone the Universal Periodic Review twice."

pytestmark = pytest.mark.usefixtures("record")


def ask(client: Client, body: Any, lang: str = "en") -> Any:
    return client.post(f"/api/v1/check?lang={lang}", body, content_type="application/json")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_text_comes_back_with_its_claims(client: Client, lang: str) -> None:
    before = Entry.objects.count(), Document.objects.count()
    told = ask(client, {"text": PLAIN, "since": "2015-01-01"}, lang).json()
    (claim,) = told["claims"]
    assert (claim["kind"], claim["verdict"], claim["states"]) == ("review_count", "shown", ["PRK"])
    assert told["date"] == {"from": "2015-01-01", "to": "2015-01-01"}
    assert told["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert (Entry.objects.count(), Document.objects.count()) == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": "  "},
        {"text": "x" * 40_001},
        {"text": PLAIN, "since": "soon"},
        {"text": PLAIN, "since": "2018-01-02", "until": "2018-01-01"},
        {"text": PLAIN, "until": "2018-01-01"},
        {"text": PLAIN, "since": "1945-06-25"},
        {"text": PLAIN, "since": "2018-01-01", "until": "2199-01-01"},
        {"text": PLAIN, "words": PLAIN},
    ],
)
def test_what_cannot_be_checked_is_refused(client: Client, body: dict[str, str]) -> None:
    response = ask(client, body)
    assert response.status_code in (409, 422)  # what no rule allows; what is not as the document says
    assert response.headers["Content-Type"] == "application/problem+json"


def test_one_waits_for_a_turn_and_no_longer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 0.01)
    with turns.turn(), turns.turn():
        assert ask(client, {"text": PLAIN}).status_code == 503
    assert ask(client, {"text": PLAIN}).status_code == 200


def test_a_question_for_measurement_says_what_there_is(client: Client) -> None:
    told = ask(client, {"text": "Talvania said that the Council is selective and applies double standards to Cuba."})
    claims = [each for each in told.json()["claims"] if each["verdict"] == "empirical"]
    assert claims
    assert claims[0]["measure"]["name"] == "selectivity"
    assert claims[0]["measure"]["page"] is None
    assert all(each["page"] in ("state_votes", "resolutions") for each in claims[0]["measure"]["see"])
