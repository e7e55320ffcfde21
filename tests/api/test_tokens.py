"""Programs with a token: who they act for, what they may do, and that the rules are those of the command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.accounts.actors import Mandated
from hiwar.accounts.commands import revoke_token
from hiwar.accounts.enums import Role, Scope
from hiwar.accounts.models import Token
from hiwar.audit.models import Entry
from tests import people
from tests.api.test_door import problem
from tests.api.written import secret
from tests.builders import NOW, SYMBOL, later
from tests.web import sample

ADDRESS = f"/api/v1/recommendations/{SYMBOL}:100.1"
CORRECTION = {"text": "Count all boats in the harbour", "reason": "A word was misread."}


@pytest.fixture
def site(record: Path, tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    sample.talvania(tmp_path)
    monkeypatch.setattr("hiwar.api.clock.now", lambda: later(60))
    return client


@pytest.fixture
def secretariat(site: Client) -> Mandated:
    return people.actor()


def bearing(token: str) -> dict[str, Any]:
    return {"headers": {"Authorization": f"Bearer {token}"}}


def correct(client: Client, token: str, body: Any = CORRECTION, address: str = ADDRESS, **more: Any) -> Any:
    return client.post(f"{address}/corrections", body, content_type="application/json", **bearing(token), **more)


def test_a_program_may_ask_who_it_acts_for(site: Client, secretariat: Mandated) -> None:
    response = site.get("/api/v1/me", **bearing(secret(secretariat, Scope.READ)))
    assert response.json() == {
        "actor": secretariat.name,
        "role": "secretariat",
        "office": "secretariat",
        "state": None,
        "mandate": secretariat.mandate,
        "scope": "read",
    }
    assert response["Cache-Control"] == "private, no-store"
    for open_to_all in (site.get(ADDRESS), site.get("/api/v1/nowhere"), response):
        assert "Authorization" in open_to_all["Vary"]
    assert "Cache-Control" not in site.get(ADDRESS)
    delegate = secret(people.actor(Role.DELEGATE), Scope.WRITE)
    told = site.get("/api/v1/me?lang=fr", **bearing(delegate)).json()
    assert (told["state"]["name"], told["scope"]) == ("Talvanie", "write")


@pytest.mark.parametrize("path", ["/me", "/home", "/openapi.json", "/nowhere"])
def test_a_token_that_is_not_good_is_refused_wherever_it_is_sent(site: Client, path: str) -> None:
    for token in ("x", "", "hiwar_" + "x" * 43, "x" * 5000, "\N{LATIN SMALL LETTER E WITH ACUTE}"):
        response = site.get(f"/api/v1{path}", **bearing(token))
        problem(response, 401)
        assert response["WWW-Authenticate"] == 'Bearer realm="Hiwar", error="invalid_token"'


def test_a_token_ends(site: Client, secretariat: Mandated, monkeypatch: pytest.MonkeyPatch) -> None:
    token, other = secret(secretariat, Scope.READ), secret(people.actor(Role.OBSERVER), Scope.READ)
    assert site.get("/api/v1/me", **bearing(token)).status_code == 200
    revoke_token(secretariat, Token.objects.get(mandate=secretariat.mandate).pk, now=NOW)
    problem(site.get("/api/v1/me", **bearing(token)), 401)
    assert site.get("/api/v1/me", **bearing(other)).status_code == 200
    monkeypatch.setattr("hiwar.api.clock.now", lambda: later(60 * 24 * 40))
    problem(site.get("/api/v1/me", **bearing(other)), 401)


def test_without_a_token_one_is_asked_for(site: Client) -> None:
    for response in (
        site.get("/api/v1/me"),
        site.get("/api/v1/me", headers={"Authorization": "Basic eDp5"}),
        site.post(f"{ADDRESS}/corrections", CORRECTION, content_type="application/json"),
    ):
        problem(response, 401)
        assert response["WWW-Authenticate"] == 'Bearer realm="Hiwar"'
    basic = site.get("/api/v1/home", headers={"Authorization": "Basic eDp5"})
    assert basic.status_code == 200  # what a proxy in front asks for is no business of ours


def test_the_secretariat_corrects(site: Client, secretariat: Mandated) -> None:
    response = correct(site, secret(secretariat, Scope.WRITE))
    assert response.status_code == 201
    assert response["Location"] == ADDRESS
    told = response.json()
    assert told == site.get(ADDRESS).json()
    assert told["text"] == CORRECTION["text"]
    newest = told["wordings"][0]
    assert (newest["author"], newest["reason"]) == (secretariat.name, CORRECTION["reason"])
    row = Entry.objects.order_by("-id")[0]
    assert (row.verb, row.actor, row.target) == ("recommendation.correct", secretariat.name, f"{SYMBOL}:100.1")
    again = correct(site, secret(people.actor(login="other"), Scope.WRITE))
    assert "says this already" in problem(again, 409)["detail"]


def test_everything_that_the_command_takes_can_be_said(site: Client, secretariat: Mandated) -> None:
    token = secret(secretariat, Scope.WRITE)
    body = {
        "states": ["XKS", "Bardovia"],
        "position": "noted",
        "as_written": "noted it",
        "new_parts": [{"text": "Paint the harbour", "states": ["Halmeria"]}],
        "reason": "Two texts were read as one.",
    }
    told = correct(site, token, body).json()
    assert [state["iso3"] for state in told["states"]] == ["XKS", "XBD"]
    assert (told["position"], told["positions"][0]["as_written"]) == ("noted", "noted it")
    assert [other["text"] for other in told["others"]] == ["Paint the harbour"]
    assert correct(site, token, {"states": [], "no_state": True, "reason": "None is named."}).json()["states"] == []
    assert correct(site, token, {"withdraw": True, "reason": "None."}).json()["withdrawn"] is True


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARIAT])
def test_others_may_not(site: Client, role: Role) -> None:
    actor = people.actor(role)
    told = problem(correct(site, secret(actor, Scope.WRITE)), 403)
    assert told["detail"] == f"{actor.name} may not do this: recommendation.correct."
    assert site.get(ADDRESS).json()["text"] == "Count the boats in the harbour"


def test_a_token_that_reads_does_not_write(site: Client, secretariat: Mandated) -> None:
    told = problem(correct(site, secret(secretariat, Scope.READ)), 403)
    assert told["detail"] == "This token may only read; make one that may write."


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"text": "x"}, "reason"),
        ({"reason": ""}, "reason"),
        ({"reason": "x" * 2001, "text": "x"}, "reason"),
        ({"reason": "x", "text": ""}, "text"),
        ({"reason": "x", "text": "x" * 20_001}, "text"),
        ({"reason": "x", "position": "liked"}, "position"),
        ({"reason": "x", "states": ["XTV"] * 251}, "states"),
        ({"reason": "x", "states": "XTV"}, "states"),
        ({"reason": "x", "new_parts": [{"text": 5}]}, "new_parts.0.text"),
        ({"reason": "x", "txet": "x"}, "txet"),
        ({"reason": "x", "text": "a\u0000b"}, "text"),
    ],
)
def test_a_body_that_is_not_as_described_is_named(
    site: Client, secretariat: Mandated, body: dict[str, Any], name: str
) -> None:
    told = problem(correct(site, secret(secretariat, Scope.WRITE), body), 422)
    assert [(each["in"], each["name"]) for each in told["errors"]] == [("body", name)]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"reason": "x"}, "there is nothing to correct"),
        ({"reason": "x", "states": ["Atlantis"]}, "No State is known by the name"),
        ({"reason": "x", "states": []}, "say that the report names none"),
        ({"reason": "x", "states": ["Bardovia", "XTV"]}, "Talvania is the State under review"),
        ({"reason": "x", "as_written": "y"}, "name the position with them"),
        ({"reason": " ", "text": "y"}, "Give a reason"),
        ({"reason": "x", "text": " "}, "cannot be empty"),
        ({"reason": "x", "text": "y", "withdraw": True}, "ask for one of the two"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(
    site: Client, secretariat: Mandated, body: dict[str, Any], sentence: str
) -> None:
    assert sentence in problem(correct(site, secret(secretariat, Scope.WRITE), body), 409)["detail"]


def test_bodies_are_json_and_not_too_big(site: Client, secretariat: Mandated) -> None:
    bearer = bearing(secret(secretariat, Scope.WRITE))
    address = f"{ADDRESS}/corrections"
    problem(site.post(address, "{", content_type="application/json", **bearer), 400)
    problem(site.post(address, b"\xff", content_type="application/json", **bearer), 400)
    problem(site.post(address, {"reason": "x"}, **bearer), 415)
    problem(site.post(address, b'"' + b"x" * 3_000_000 + b'"', content_type="application/json", **bearer), 413)
    for body in (b"null", b"[]", b"5"):
        problem(site.post(address, body, content_type="application/json", **bearer), 422)


def test_there_must_be_something_to_correct(site: Client, secretariat: Mandated) -> None:
    token = secret(secretariat, Scope.WRITE)
    for address in (f"{SYMBOL}:9.9", f"{SYMBOL}:100.1:{'9' * 40}", "x", "%00:1"):
        problem(correct(site, token, address=f"/api/v1/recommendations/{address}"), 404)
    assert site.get(f"{ADDRESS}/corrections").status_code == 405


def test_a_session_gives_no_command(site: Client, secretariat: Mandated) -> None:
    """Whoever has signed in on the site sends a cookie: to the API it is nothing."""
    people.mandate(people.person("anna"), now=later(59))
    assert people.sign_in(site).status_code in (200, 302)
    problem(site.post(f"{ADDRESS}/corrections", CORRECTION, content_type="application/json"), 401)
    problem(site.get("/api/v1/me"), 401)
