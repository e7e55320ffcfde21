"""What was held here is reached from the record, and the record from what was held here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.dialogue import queries
from hiwar.dialogue.commands import enter
from hiwar.dialogue.commands.entering import session_of
from hiwar.dialogue.models import Meeting
from hiwar.kernel.values import LANGUAGES
from tests.builders import NOW, later
from tests.dialogue.rehearsal import planned
from tests.dialogue.test_rehearsing import played


@pytest.fixture
def rehearsed(record: Path, today: None) -> int:
    """The number of a rehearsal that is over and in the record."""
    meeting, _events = played()
    enter(OPERATOR, meeting.pk, now=later(600))
    return meeting.pk


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def links(response: Any) -> set[str]:
    return set(re.findall(r'href="(/[^"#?]*)', response.content.decode()))


def test_a_review_leads_to_its_meeting_speakers_sheet_and_documents(rehearsed: int, client: Client) -> None:
    response = client.get(f"/en/reviews/XTV/{session_of(rehearsed)}")
    shown = response.content.decode()
    for target in ("", "/sheet", "/sheet#turns-title", "#questions-title", "#pledges-title"):
        assert f'href="/en/meetings/{rehearsed}{target}"' in shown, target
    assert f'href="/en/reviews/XTV/{session_of(rehearsed)}/documents"' in shown
    public = client.get(f"/en/meetings/{rehearsed}").content.decode()
    sheet = client.get(f"/en/meetings/{rehearsed}/sheet").content.decode()
    assert all(f'id="{each}"' in public for each in ("questions-title", "pledges-title"))
    assert 'id="turns-title"' in sheet
    [meeting] = client.get(f"/en/reviews/XTV/{session_of(rehearsed)}.json").json()["meetings"]
    assert (meeting["number"], meeting["phase"], meeting["questions"] > 0) == (rehearsed, "closed", True)


def test_a_meeting_that_entered_the_record_leads_to_its_review(rehearsed: int, client: Client) -> None:
    assert f"/en/reviews/XTV/{session_of(rehearsed)}" in links(client.get(f"/en/meetings/{rehearsed}"))
    assert client.get(f"/en/meetings/{rehearsed}.json").json()["entered"] == {
        "iso3": "XTV",
        "session": session_of(rehearsed),
        "symbol": f"A/HRC/0/REHEARSAL.{rehearsed}",
    }
    assert client.get(f"/en/meetings/{planned().pk}.json").json()["entered"] is None


def test_what_the_record_has_of_a_meeting_is_shown_though_nothing_happened_in_it(record: Path, today: None) -> None:
    meeting, _events = played()
    assert queries.scene_kept(meeting.pk, "en", NOW).item["entered"] is None
    enter(OPERATOR, meeting.pk, now=later(600))
    assert queries.scene_kept(meeting.pk, "en", NOW).item["entered"]["iso3"] == "XTV"


def test_a_meeting_of_another_installation_is_told_of_as_the_record_has_it(record: Path) -> None:
    here = planned()
    kept = {"number": here.pk, "kind": "review", "title": "Review of Bandar", "turns": 17}
    label = {"state": {"iso3": "XBD"}, "session": 1000 + here.pk}
    review = {"review": label, "held_in": here.pk, "rehearsal": True, "meetings": [kept]}
    [meeting] = queries.with_meetings(review, "en")["meetings"]  # the number is that of something else here
    assert (meeting["here"], meeting["planned_at"], meeting["record"]) == (False, None, kept)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_session_of_a_rehearsal_has_a_page(rehearsed: int, client: Client, lang: str) -> None:
    response = client.get(f"/{lang}/sessions/{session_of(rehearsed)}")
    assert response.status_code == 200
    assert {f"/{lang}/meetings/{rehearsed}", f"/{lang}/reviews/XTV/{session_of(rehearsed)}"} <= links(response)
    assert "None" not in text(response)
    assert client.get(f"/{lang}/sessions/{session_of(rehearsed)}.json").json()["held_in"] == rehearsed
    assert client.get(f"/{lang}/sessions/{session_of(rehearsed) + 1}").status_code == 404
    assert client.get(f"/{lang}/sessions/0.json").json()["held_in"] is None


def test_no_page_of_a_rehearsal_has_a_dead_link(rehearsed: int, client: Client) -> None:
    session = session_of(rehearsed)
    pages = [f"/en/reviews/XTV/{session}", f"/en/reviews/XTV/{session}/documents", f"/en/sessions/{session}"]
    pages += [f"/en/meetings/{rehearsed}", f"/en/meetings/{rehearsed}/sheet", "/en/states/XTV"]
    dead = [
        (page, link)
        for page in pages
        for link in links(client.get(page))
        if not link.startswith("/static/") and client.get(link).status_code not in (200, 302)
    ]
    assert dead == []


def test_a_review_of_a_real_state_is_joined_to_the_meetings_at_its_session(record: Path) -> None:
    review = {"review": {"state": {"iso3": "SVN"}, "session": 48}, "held_in": None, "rehearsal": False, "meetings": []}

    def meeting(kind: str, state: str = "SVN", session: int = 48, *, rehearsal: bool = False) -> int:
        about = {"kind": kind, "title": "Boats", "state": state, "session": session, "made_at": NOW}
        return Meeting.objects.create(**about, rehearsal=rehearsal).pk

    there = [meeting("review"), meeting("adoption")]
    meeting("review", session=34)
    meeting("review", "FRA")
    meeting("debate")
    meeting("review", rehearsal=True)
    found = queries.with_meetings(review, "en")["meetings"]
    assert [(each["number"], each["phase"], each["pledges"]) for each in found] == [(n, "planned", 0) for n in there]
