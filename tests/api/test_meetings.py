"""Meetings by token: seen as its holder may, acted in as its holder may, refused in one sentence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.accounts.enums import Role, Scope
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import Draft, plan
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.standing import standing
from tests import people
from tests.api.written import secret
from tests.builders import NOW


@pytest.fixture
def meeting(record: Path, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    monkeypatch.setattr("hiwar.api.clock.now", lambda: NOW + timedelta(minutes=1))
    return plan(OPERATOR, Draft("debate", "Boats", "chair", rehearsal=True), now=NOW).meeting


def bearer(role: Role, scope: Scope = Scope.WRITE) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret(people.actor(role), scope)}"}


def act(client: Client, number: int, headers: dict[str, str], **body: Any) -> Any:
    return client.post(f"/api/v1/meetings/{number}/commands", body, content_type="application/json", headers=headers)


def test_a_delegation_registers_and_finds_its_turn(meeting: Meeting, client: Client) -> None:
    mine = bearer(Role.DELEGATE)
    done = act(client, meeting.pk, mine, command="speaker.register", fields={"list": "states"}, seen=1)
    assert done.status_code == 201, done.content
    assert [event["name"] for event in done.json()["events"]] == ["speaker.register"]
    found = client.get(f"/api/v1/meetings/{meeting.pk}", headers=mine).json()
    assert (found["seq"], found["you"]["turn"]["before"]) == (2, 0)
    assert client.get(f"/api/v1/meetings/{meeting.pk}").json()["you"]["parts"] == []


def test_what_may_not_be_is_refused_and_leaves_nothing(meeting: Meeting, client: Client) -> None:
    mine = bearer(Role.DELEGATE)
    for fields, sentence in (
        ({"list": "states", "speaker": "XBD"}, "Only Bardovia may do this"),
        ({"list": "boats"}, "This meeting does not have it"),
        ({"list": "states", "speaker": "a\x00"}, "Look at the field “Speaker” again"),
    ):
        refused = act(client, meeting.pk, mine, command="speaker.register", fields=fields)
        assert refused.status_code == 409
        assert refused.json()["detail"].startswith(sentence)
    assert act(client, meeting.pk, mine, command="meeting.open").status_code == 409
    assert act(client, meeting.pk, {}, command="meeting.open").status_code == 401
    assert act(client, 999, mine, command="meeting.open").status_code == 404
    assert standing(meeting).state.number == 1


def test_a_screen_is_the_same_by_token_as_for_whoever_has_signed_in(
    meeting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch, fast_hashes: None
) -> None:
    monkeypatch.setattr("hiwar.web.clock.now", lambda: NOW + timedelta(minutes=1))
    roles = {"desk": Role.SECRETARIAT, "delegation": Role.DELEGATE}
    headers = {name: bearer(role) for name, role in roles.items()}
    for name, role in roles.items():
        people.sign_in(client, f"{role.value}-holder")
        for screen in ("preside", "desk", "delegation", "wall"):
            page = client.get(f"/en/meetings/{meeting.pk}/{screen}.json")
            api = Client().get(f"/api/v1/meetings/{meeting.pk}/{screen}", headers=headers[name])
            expected = 200 if screen in (name, "wall") else 403
            assert (page.status_code, api.status_code) == (expected, expected), screen
            assert page.content == api.content
            assert page["Cache-Control"] == api["Cache-Control"] == "private, no-store"
            if screen == name:
                found = page.json()
                assert found["screen"] == name
                assert "XBD" in [seat["iso3"] for seat in found["seats"]]
                assert found["may"]
                assert found["you"]["parts"]
    assert Client().get(f"/api/v1/meetings/{meeting.pk}/desk").status_code == 403
    assert Client().get(f"/api/v1/meetings/{meeting.pk}/cellar").status_code == 404


def test_a_place_in_a_rehearsal_has_its_screen_as_json(
    meeting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hiwar.web.clock.now", lambda: NOW + timedelta(minutes=1))
    session = client.session
    session["places"] = {str(meeting.pk): "XBD"}
    session.save()
    client.cookies["sessionid"] = session.session_key
    found = client.get(f"/ar/meetings/{meeting.pk}/delegation.json")
    assert found.status_code == 200
    assert [part["state"]["iso3"] for part in found.json()["you"]["parts"]] == ["XBD"]
    refused = client.get(f"/ar/meetings/{meeting.pk}/preside.json")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")


def test_a_token_that_reads_and_a_person_without_a_part_do_nothing(meeting: Meeting, client: Client) -> None:
    reads = bearer(Role.DELEGATE, Scope.READ)
    other = bearer(Role.ADMINISTRATOR)
    for each in (reads, other):
        assert act(client, meeting.pk, each, command="speaker.register", fields={"list": "states"}).status_code == 403
