"""Signing in and out, and what stands in a session."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.accounts.enums import Role
from tests import people

pytestmark = pytest.mark.usefixtures("today")


def test_signing_in_and_out(record: Path, client: Client) -> None:
    people.mandate(people.person("anna", "Anna Arden"))
    assert "Sign in" in client.get("/en/about").content.decode()

    answer = people.sign_in(client, "ANNA ")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/me")
    shown = client.get("/en/about")
    assert "Anna Arden" in shown.content.decode()
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert client.post("/en/sign-out").headers["Location"] == "/en/"
    assert "Anna Arden" not in client.get("/en/about").content.decode()


def test_a_visitor_asks_nothing_and_is_told_nothing(
    record: Path, client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/en/states")
    assert "Cache-Control" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


def test_a_person_of_several_mandates_chooses(record: Path, client: Client) -> None:
    anna = people.person("anna")
    first, second = people.mandate(anna, Role.SECRETARIAT), people.mandate(anna, Role.DELEGATE)
    people.sign_in(client)
    assert client.get("/en/me").wsgi_request.actor.name == f"secretariat/p{anna}"
    client.post("/en/me/mandate", {"mandate": second})
    actor = client.get("/en/me").wsgi_request.actor
    assert (actor.name, actor.state, actor.mandate) == (f"delegate/p{anna}", "XTV", second)
    client.post("/en/me/mandate", {"mandate": first + 99})
    assert client.get("/en/me").wsgi_request.actor.name == f"delegate/p{anna}"
