"""The desk and the reports of errors, as pages."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.accounts.actors import VISITOR
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.reviews.commands import Correction, correct, report_error
from hiwar.reviews.models import ErrorReport, Proposal, Recommendation
from tests import people
from tests.builders import SYMBOL, later
from tests.layers import Layers, layer
from tests.web import sample

pytestmark = pytest.mark.usefixtures("today", "fast_hashes")

BENCH = "/en/desk/reviews/XTV/0"
FIRST = f"{SYMBOL}:100.1"
FORM = {"text": "Count the boats in the harbour", "states": "Bardovia\nHalmeria", "reason": "misread"}


def _with_a_secretariat(folder: Path) -> None:
    sample.talvania(folder)
    people.mandate(people.person("anna"))


_desk = layer(_with_a_secretariat)


@pytest.fixture
def secretariat(_desk: Layers, db: None, data: Path, client: Client) -> Client:
    """Somebody of the secretariat who has signed in, and Talvania's review."""
    _desk.bring(data)
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
    assert "confirmed by the secretariat (person " in shown
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
    stale = secretariat.post(BENCH, {**rejecting, "seen": f"{FIRST}|4|1", "reason": "A heading"})
    assert 'value="A heading"' in stale.content.decode()
    secretariat.post(BENCH, {**rejecting, "reason": "A heading"})
    assert of(FIRST).withdrawn


@pytest.mark.parametrize("address", [BENCH, f"{BENCH}?show=all", f"{BENCH}?show=rejected"])
def test_no_form_of_the_desk_does_something_else_when_enter_is_pressed(secretariat: Client, address: str) -> None:
    """Enter in a field presses the first button of its form."""
    secretariat.post(BENCH, {"seen": f"{SYMBOL}:100.10|1|1", "action": "reject", "reason": "A heading"})
    secretariat.post(BENCH, {"seen": f"{SYMBOL}:100.4|1|0", "action": "accept"})
    page = secretariat.get(address).content.decode()
    forms = [form for form in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'name="reason"' in form]
    assert forms
    for form in forms:
        assert form.count("<button") == 1
        assert re.findall(r'name="action" value="([a-z]+)"', form) in (["reject"], ["restore"])


@pytest.mark.parametrize(
    ("show", "done", "first", "then"),
    [
        ("open", "100.1", "page=1&did=accept", "#t1"),
        ("open", "100.2", "page=1&did=accept", "#t2"),
        ("all", "100.2", "page=1&did=accept", "#t3"),
        ("open", "100.10", "page=1&did=accept", "#done"),
    ],
)
def test_the_text_after_the_one_that_was_accepted_is_next(
    secretariat: Client, show: str, done: str, first: str, then: str
) -> None:
    numbers = "2|2" if done == "100.2" else "1|1"
    seen = {"seen": f"{SYMBOL}:{done}|{numbers}", "action": "accept"}
    place = secretariat.post(f"{BENCH}?show={show}", seen).headers["Location"]
    assert place.startswith(f"{BENCH}?show={show}&{first}&done=")
    assert place.endswith(then)
    back = secretariat.post(f"{BENCH}?show={show}", {**seen, "action": "undo"}).headers["Location"]
    index = {"100.1": 1, "100.2": 2, "100.10": 6}[done]
    assert back == f"{BENCH}?show={show}&page=1#t{index}"


def test_a_rejection_is_taken_back(secretariat: Client) -> None:
    answer = secretariat.post(BENCH, {"seen": f"{FIRST}|1|1", "action": "reject", "reason": "A heading"})
    after = secretariat.get(answer.headers["Location"]).content.decode()
    notice = after.split('id="done"')[1].split("</form>")[0]
    assert "Take the rejection back" in notice
    assert "confirmation" not in notice
    [seen] = re.findall(r'name="seen" value="([^"]+)"', notice)
    [action] = re.findall(r'name="action" value="([^"]+)"', notice)

    back = secretariat.post(f"{BENCH}?show=open", {"seen": seen, "action": action})

    assert back.headers["Location"].endswith("#t1")
    assert not of(FIRST).withdrawn
    assert of(FIRST).wording.text == "Count the boats in the harbour"  # type: ignore[union-attr]


def test_what_was_rejected_is_listed_and_brought_back(secretariat: Client) -> None:
    assert "show=rejected" not in secretariat.get(BENCH).content.decode()
    secretariat.post(BENCH, {"seen": f"{FIRST}|1|1", "action": "reject", "reason": "A heading"})
    assert "show=rejected" in secretariat.get(BENCH).content.decode()
    page = secretariat.get(f"{BENCH}?show=rejected").content.decode()
    assert page.count("data-card") == 1
    assert "Count the boats in the harbour" in page
    assert "A heading" in page
    assert 'data-key="a"' not in page
    form = secretariat.get(f"/en/desk/correct/{FIRST}").content.decode()
    assert "Count the boats in the harbour</textarea>" in form

    restoring = {"seen": f"{FIRST}|2|1", "action": "restore"}
    assert secretariat.post(f"{BENCH}?show=rejected", restoring).status_code == 409
    assert secretariat.post(f"{BENCH}?show=rejected", {**restoring, "reason": "It is one"}).status_code == 302
    assert not of(FIRST).withdrawn
    assert of(FIRST).wording.reason == "It is one"  # type: ignore[union-attr]


def test_a_rejected_text_comes_back_by_its_form_too(secretariat: Client) -> None:
    secretariat.post(BENCH, {"seen": f"{FIRST}|1|1", "action": "reject", "reason": "A heading"})
    answer = secretariat.post(f"/en/desk/correct/{FIRST}", {**FORM, "seen": f"{FIRST}|2|1"})
    assert answer.headers["Location"] == f"{BENCH}?show=open&page=1#t1"
    assert not of(FIRST).withdrawn


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


def test_a_conflict_shows_what_the_other_wrote_and_can_be_sent_again(secretariat: Client) -> None:
    address = f"/en/desk/correct/{FIRST}"
    opened = {**FORM, "seen": f"{FIRST}|1|1", "initial-text": FORM["text"], "initial-states": FORM["states"]}
    correct(OPERATOR, FIRST, Correction(text="Count the rafts"), reason="misread by a hair", now=later(6))

    refused = secretariat.post(address, {**opened, "states": "Bardovia\nLunaria", "reason": "It names Lunaria"})

    page = refused.content.decode()
    assert "As it stands now" in page
    assert "misread by a hair" in page
    assert "Bardovia\nLunaria</textarea>" in page
    assert "Count the rafts</textarea>" in page, "a field that was left alone says what stands now"
    again = {
        name: html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page)
    }
    sent = {**again, "text": "Count the rafts", "states": "Bardovia\nLunaria", "reason": "It names Lunaria"}
    assert again["seen"] == f"{FIRST}|2|1"
    assert secretariat.post(address, sent).status_code == 302
    told = Client().get(f"/en/recommendations/{FIRST}.json").json()
    assert (told["text"], [state["iso3"] for state in told["states"]]) == ("Count the rafts", ["XBD", "XLN"])


def test_a_conflict_keeps_what_was_typed_over_what_the_other_wrote(secretariat: Client) -> None:
    address = f"/en/desk/correct/{FIRST}"
    mine = {**FORM, "text": "Count the ships", "initial-text": FORM["text"], "initial-states": FORM["states"]}
    correct(OPERATOR, FIRST, Correction(text="Count the rafts"), reason="misread", now=later(6))
    page = secretariat.post(address, {**mine, "seen": f"{FIRST}|1|1"}).content.decode()
    assert "Count the ships</textarea>" in page
    assert ">Count the rafts</p>" in page
    secretariat.post(address, {**mine, "initial-text": "Count the rafts", "seen": f"{FIRST}|2|1"})
    assert of(FIRST).wording.text == "Count the ships"  # type: ignore[union-attr]


def test_no_state_is_an_explicit_choice(secretariat: Client) -> None:
    address, empty = f"/en/desk/correct/{FIRST}", {**FORM, "states": "", "seen": f"{FIRST}|1|1"}
    refused = secretariat.post(address, empty)
    assert refused.status_code == 422
    assert "say that the report names none" in refused.content.decode()
    assert secretariat.post(address, {**empty, "no_state": "on"}).status_code == 302
    assert Client().get(f"/en/recommendations/{FIRST}.json").json()["states"] == []


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
    forms = re.findall(r"<form.*?</form>", secretariat.get(page).content.decode(), re.DOTALL)
    [declining] = [form for form in forms if 'name="reason"' in form]
    assert re.findall(r'name="action" value="(\w+)"', declining) == ["decline"]
    assert declining.count("<button") == 1
    assert secretariat.post(page, {"action": "decline", "reason": ""}).status_code == 422
    assert secretariat.post(page, {"reason": "It says ships"}).status_code == 200
    assert not hasattr(Proposal.objects.get(), "answer")
    assert secretariat.post(page, {"action": "accept", "reason": ""}).status_code == 302

    assert of(FIRST).wording.text == "Count the ships"  # type: ignore[union-attr]
    assert Proposal.objects.get().answer.outcome == "accepted"
    assert "Accepted" in Client().get(f"/en/recommendations/{FIRST}").content.decode()


def test_a_state_that_is_not_concerned_proposes_nothing(secretariat: Client) -> None:
    told = {**FORM, "text": "Count the ships", "seen": f"{FIRST}|1|1"}
    assert delegate("XLN").post(f"/en/desk/correct/{FIRST}", told).status_code == 403
    assert not Proposal.objects.exists()


def test_the_people_of_a_state_have_a_desk_of_their_own(secretariat: Client) -> None:
    bardovian = delegate("XBD")
    home = bardovian.get("/en/").content.decode()
    assert 'href="/en/desk"' in home
    assert "Your State has proposed nothing yet" in bardovian.get("/en/desk").content.decode()
    told = {**FORM, "text": "Count the ships", "seen": f"{FIRST}|1|1"}
    bardovian.post(f"/en/desk/correct/{FIRST}", told)
    assert "not answered yet" in bardovian.get("/en/desk").content.decode()
    secretariat.post(f"/en/desk/proposals/1/{FIRST}", {"action": "decline", "reason": "The report says boats"})
    page = bardovian.get("/en/desk").content.decode()
    assert f'href="/en/recommendations/{FIRST}"' in page
    assert "Declined" in page
    assert "The report says boats" in page
    assert "Count the ships" not in delegate("XHL").get("/en/desk").content.decode()
    under_review = delegate("XTV").get("/en/desk").content.decode()
    assert 'href="/en/reviews/XTV/0"' in under_review
    assert "0 of 6 texts confirmed" in under_review


def test_a_recommendation_offers_what_the_reader_may_do(secretariat: Client) -> None:
    page, way = f"/en/recommendations/{FIRST}", f'href="/en/desk/correct/{FIRST}"'
    correct(OPERATOR, FIRST, Correction(states=("XBD",)), reason="misread", now=later(6))
    for reader, offered in (
        (Client(), None),
        (secretariat, ">Correct</a>"),
        (delegate("XTV"), ">Propose a correction</a>"),
        (delegate("XBD"), ">Propose a correction</a>"),
        (delegate("XHL"), ">Propose a correction</a>"),  # named by the first wording
        (delegate("XLN"), None),
    ):
        answer = reader.get(page)
        shown = answer.content.decode()
        assert (way in shown) == (offered is not None)
        assert offered is None or offered in shown
        kept = answer.headers.get("Cache-Control", "")
        assert (kept == "private, no-store") == bool(reader.cookies)


@pytest.mark.parametrize(
    "address",
    ["/en/desk", "/en/desk/errors", "/en/desk/proposals", BENCH, f"/en/desk/correct/{FIRST}", "/en/desk/errors/1"],
)
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


@pytest.mark.parametrize("wrong", [{}, {"words": ""}], ids=["at once", "after an empty form"])
def test_a_report_keeps_its_page_all_the_way_to_the_desk(secretariat: Client, wrong: dict[str, str]) -> None:
    visitor = Client()
    shown = visitor.get("/ar/report-error", {"about": f"/ar/recommendations/{FIRST}"})
    for told in (*([wrong] if wrong else []), {"words": "It says ships"}):
        [about] = re.findall(r'name="about" value="([^"]*)"', shown.content.decode())
        shown = visitor.post("/ar/report-error", {"about": about, **told})
    report = ErrorReport.objects.get()
    assert (report.about, report.recommendation) == (f"/recommendations/{FIRST}", of(FIRST))
    assert f'href="/en/desk/correct/{FIRST}"' in secretariat.get(f"/en/desk/errors/{report.number}").content.decode()


def test_the_desk_names_a_few_reports_and_leads_to_the_others(secretariat: Client) -> None:
    for number in range(31):
        report_error(VISITOR, "/states", f"Wrong {number}", language="en", now=later(number))
    desk = secretariat.get("/en/desk").content.decode()
    assert desk.count("/en/desk/errors/") == 5
    assert '<a href="/en/desk/errors">31 reports wait for an answer.</a>' in desk
    assert secretariat.get("/en/desk/errors").content.decode().count("/en/desk/errors/") == 30
    assert "Wrong 30" in secretariat.get("/en/desk/errors?page=2").content.decode()
    assert "No proposal waits for an answer" in secretariat.get("/en/desk/proposals").content.decode()


@pytest.mark.parametrize(
    "about",
    ["https://example.org/", "//example.org", "/nowhere", "/en/nowhere", "/robots.txt", "javascript:alert(1)", ""],
)
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
        "/en/desk": signed_in + 8,
        "/en/desk/errors": signed_in + 2,
        "/en/desk/proposals": signed_in + 2,
        "/en/desk/reviews/SVN/20": signed_in + 7,
        f"/en/desk/correct/{sample.REAL}:115.1": signed_in + 6,
    }.items():
        with django_assert_num_queries(expected, info=address):
            assert client.get(address).status_code == 200
    for number in range(rows):
        rejecting = {"seen": f"{sample.REAL}:115.{number + 1}|1|0", "action": "reject", "reason": "A heading"}
        assert client.post("/en/desk/reviews/SVN/20", rejecting).status_code == 302
    with django_assert_num_queries(signed_in + 8):
        assert client.get("/en/desk/reviews/SVN/20?show=rejected").content.decode().count("data-card") == rows
    with django_assert_num_queries(signed_in + 3):
        assert who.get("/en/desk").status_code == 200
