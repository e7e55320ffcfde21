"""The desk and the reports of errors, as pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.reviews.commands import Correction, correct
from hiwar.reviews.models import ErrorReport, Proposal, Recommendation
from tests import people
from tests.builders import SYMBOL, later
from tests.web import sample

pytestmark = pytest.mark.usefixtures("today")

BENCH = "/en/desk/reviews/XTV/0"
FIRST = f"{SYMBOL}:100.1"
FORM = {"text": "Count the boats in the harbour", "states": "Bardovia\nHalmeria", "reason": "misread"}


@pytest.fixture
def secretariat(record: Path, tmp_path: Path, client: Client) -> Client:
    """Somebody of the secretariat who has signed in, and Talvania's review."""
    sample.talvania(tmp_path)
    people.mandate(people.person("anna"))
    people.sign_in(client)
    return client


def delegate(state: str) -> Client:
    """Somebody who acts for a State."""
    client, login = Client(), f"of-{state.lower()}"
    people.office(Role.FOCAL_POINT, f"focal-{state.lower()}", state)
    people.mandate(people.person(login), Role.FOCAL_POINT, f"focal-{state.lower()}")
    people.sign_in(client, login)
    return client


def of(address: str) -> Recommendation:
    symbol, paragraph = address.split(":", 1)
    return Recommendation.objects.get(symbol=symbol, paragraph=paragraph, part=1)


def test_what_was_read_stands_beside_its_source(secretariat: Client) -> None:
    assert "0 of 6 texts confirmed" in secretariat.get("/en/desk").content.decode()
    shown = secretariat.get(BENCH).content.decode()
    assert shown.count("data-card") == 6
    assert "<mark>Count the boats in the harbour</mark>" in shown


def test_accepting_and_taking_it_back(secretariat: Client) -> None:
    answer = secretariat.post(BENCH, {"seen": f"{FIRST}|1|1", "action": "accept", "next": "t1"})

    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("#t1")
    assert of(FIRST).confirmed
    after = secretariat.get(answer.headers["Location"])
    assert f'value="{FIRST}|1|1"' in after.content.decode()
    shown = Client().get(f"/en/recommendations/{FIRST}").content.decode()
    assert "confirmed by secretariat/p" in shown
    assert "No person has confirmed it yet" not in shown
    assert Client().get(f"/en/recommendations/{FIRST}.json").json()["desk"]["confirmed"]["at"]

    secretariat.post(BENCH, {"seen": f"{FIRST}|1|1", "action": "undo"})
    assert not of(FIRST).confirmed


def test_accepting_a_page(secretariat: Client) -> None:
    page = secretariat.get(BENCH).content.decode()
    seen = re.findall(r'name="seen" value="([^"]+)"', page.split('class="bulk"')[1])
    secretariat.post(BENCH, {"seen": seen, "action": "accept"})
    assert Recommendation.objects.filter(confirmed=True).count() == 6
    assert "Everything of this review is confirmed" in secretariat.get(BENCH).content.decode()
    assert secretariat.get(f"{BENCH}?show=all").content.decode().count("data-card") == 6


def test_rejecting_needs_a_reason(secretariat: Client) -> None:
    rejecting = {"seen": f"{FIRST}|1|1", "action": "reject"}
    refused = secretariat.post(BENCH, rejecting)
    assert (refused.status_code, of(FIRST).withdrawn) == (409, False)
    assert 'role="alert"' in refused.content.decode()
    secretariat.post(BENCH, {**rejecting, "reason": "A heading"})
    assert of(FIRST).withdrawn


@pytest.mark.parametrize(
    "told", [{}, {"action": "accept"}, {"seen": "what", "action": "accept"}, {"seen": f"{FIRST}|1|1"}]
)
def test_what_is_no_request_is_refused_in_a_sentence(secretariat: Client, told: dict[str, str]) -> None:
    assert secretariat.post(BENCH, told).status_code == 409


def test_the_second_of_two_is_told_what_the_first_did(secretariat: Client) -> None:
    correct(OPERATOR, FIRST, Correction(text="Count the rafts"), reason="misread", now=later(6))
    refused = secretariat.post(BENCH, {"seen": f"{FIRST}|1|1", "action": "accept"})
    assert refused.status_code == 409
    assert f"operator has changed {FIRST} since you opened this page" in refused.content.decode()
    form = secretariat.post(f"/en/desk/correct/{FIRST}", {**FORM, "text": "Count ships", "seen": f"{FIRST}|1|1"})
    assert form.status_code == 422
    assert "operator has changed" in form.content.decode()
    assert "Count ships" in form.content.decode()


def test_correcting_a_misread_state(secretariat: Client) -> None:
    page = secretariat.get(f"/en/desk/correct/{FIRST}").content.decode()
    assert "Bardovia\nHalmeria" in page
    answer = secretariat.post(
        f"/en/desk/correct/{FIRST}", {**FORM, "states": "Bardovia\nLunaria", "seen": f"{FIRST}|1|1"}
    )
    assert answer.status_code == 302
    told = Client().get(f"/en/recommendations/{FIRST}.json").json()
    assert [state["iso3"] for state in told["states"]] == ["XBD", "XLN"]
    assert [state["iso3"] for state in told["wordings"][-1]["states"]] == ["XBD", "XHL"]
    assert told["text"] == "Count the boats in the harbour"


def test_the_form_says_what_is_wrong(secretariat: Client) -> None:
    for told, sentence in (
        ({**FORM, "seen": f"{FIRST}|1|1"}, "there is nothing to correct"),
        ({**FORM, "states": "Atlantis", "seen": f"{FIRST}|1|1"}, "No State is known by the name"),
        ({**FORM, "reason": "", "seen": f"{FIRST}|1|1"}, "Fill this in"),
        ({**FORM, "seen": f"{SYMBOL}:100.2|1|1"}, "This form is damaged"),
    ):
        answer = secretariat.post(f"/en/desk/correct/{FIRST}", told)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()


def test_an_office_of_a_state_proposes_and_the_desk_accepts(secretariat: Client) -> None:
    told = {**FORM, "text": "Count the ships", "seen": f"{FIRST}|1|1"}
    answer = delegate("XBD").post(f"/en/desk/correct/{FIRST}", told)
    assert answer.headers["Location"] == f"/en/recommendations/{FIRST}"
    assert "not answered yet" in Client().get(f"/en/recommendations/{FIRST}").content.decode()
    assert of(FIRST).wording.text == "Count the boats in the harbour"  # type: ignore[union-attr]

    assert FIRST in secretariat.get("/en/desk").content.decode()
    page = f"/en/desk/proposals/1/{FIRST}"
    assert "Count the ships" in secretariat.get(page).content.decode()
    assert secretariat.post(page, {"action": "decline", "reason": ""}).status_code == 422
    assert secretariat.post(page, {"action": "accept", "reason": ""}).status_code == 302

    assert of(FIRST).wording.text == "Count the ships"  # type: ignore[union-attr]
    assert Proposal.objects.get().answer.outcome == "accepted"
    assert "Accepted" in Client().get(f"/en/recommendations/{FIRST}").content.decode()


def test_a_state_that_is_not_concerned_proposes_nothing(secretariat: Client) -> None:
    told = {**FORM, "text": "Count the ships", "seen": f"{FIRST}|1|1"}
    assert delegate("XLN").post(f"/en/desk/correct/{FIRST}", told).status_code == 403
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("address", ["/en/desk", BENCH, f"/en/desk/correct/{FIRST}", "/en/desk/errors/1"])
def test_the_desk_is_closed_to_visitors(secretariat: Client, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 403
    assert "anybody may report an error" in answer.content.decode()


@pytest.mark.parametrize("address", ["/en/desk/reviews/SVN/20", f"/en/desk/correct/{SYMBOL}:9", "/en/desk/errors/7",
                                     f"/en/desk/proposals/3/{FIRST}"])  # fmt: skip
def test_what_is_not_there(secretariat: Client, address: str) -> None:
    assert secretariat.get(address).status_code == 404


def test_a_report_of_an_error_is_answered_in_public(secretariat: Client) -> None:
    visitor = Client()
    assert (
        "/en/report-error?about=%2Fen%2Frecommendations%2FA%2FHRC%2F0%2F1%3A100.1"
        in visitor.get(f"/en/recommendations/{FIRST}").content.decode()
    )
    told = {"about": f"/ar/recommendations/{FIRST}", "words": "It says <b>ships</b>", "contact": "me@example.org"}
    answer = visitor.post("/en/report-error", told)
    place = answer.headers["Location"]
    assert re.fullmatch(r"/en/errors/\d+", place)
    waiting = visitor.get(place).content.decode()
    assert "not answered yet" in waiting
    assert "ships" not in waiting
    assert "ships" not in visitor.get(f"{place}.json").content.decode()
    number = place.rsplit("/", 1)[1]

    desk = secretariat.get(f"/en/desk/errors/{number}").content.decode()
    assert "It says &lt;b&gt;ships&lt;/b&gt;" in desk
    assert "me@example.org" in desk
    secretariat.post(f"/en/desk/errors/{number}", {"outcome": "corrected", "words": "Corrected to ships."})

    for page in (place, "/en/errors", f"/en/recommendations/{FIRST}"):
        shown = visitor.get(page).content.decode()
        assert "It says &lt;b&gt;ships&lt;/b&gt;" in shown
        assert "Corrected to ships." in shown
        assert "me@example.org" not in shown
    assert ErrorReport.objects.get().contact == ""


@pytest.mark.parametrize("about", ["https://example.org/", "//example.org", "/nowhere", "javascript:alert(1)", ""])
def test_a_report_about_no_page_of_this_site_is_about_the_site(record: Path, client: Client, about: str) -> None:
    client.post("/en/report-error", {"about": about, "words": "Wrong"})
    assert ErrorReport.objects.get().about == "/"


def test_one_address_cannot_send_reports_without_end(record: Path, client: Client) -> None:
    from django.core.cache import cache

    cache.clear()
    answers = [client.post("/en/report-error", {"about": "/en/states", "words": "Wrong"}) for _ in range(21)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [422]
    cache.clear()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_flat(
    record: Path, tmp_path: Path, client: Client, django_assert_num_queries: Any, rows: int
) -> None:
    from django.core.cache import cache

    cache.clear()
    sample.real(tmp_path, rows)
    for number in range(rows):
        client.post("/en/report-error", {"about": f"/en/recommendations/{sample.REAL}:115.{number + 1}", "words": "No"})
    people.mandate(people.person("anna"))
    people.sign_in(client)
    for number in range(rows):
        who = delegate(("FRA", "EGY", "AUT")[number])
        seen = f"{sample.REAL}:115.{number + 1}|1|0"
        form = {"text": "Sample", "states": ("France", "Egypt", "Austria")[number], "reason": "why", "seen": seen}
        assert who.post(f"/en/desk/correct/{sample.REAL}:115.{number + 1}", form).status_code == 302
    signed_in = 3
    for address, expected in {
        "/en/desk": signed_in + 6,
        "/en/desk/reviews/SVN/20": signed_in + 8,
        f"/en/desk/correct/{sample.REAL}:115.1": signed_in + 6,
    }.items():
        with django_assert_num_queries(expected, info=address):
            assert client.get(address).status_code == 200
