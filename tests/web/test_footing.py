"""The equal-footing sheet on pages: of one meeting and over several, as JSON and CSV, in every language."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.cli import main
from hiwar.dialogue.commands import Draft, plan
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.queries import footing
from hiwar.dialogue.standing import standing
from hiwar.kernel.values import LANGUAGES
from tests.dialogue.rehearsal import SECRET, Hand, chair, delegation, desk, planned
from tests.dialogue.test_acting import announced


@pytest.fixture
def hand(record: Path, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """A review whose order was announced; the clock of the site is that of the meeting."""
    monkeypatch.setattr(footing, "_KEPT", {})
    hand = Hand(planned())
    announced(hand, "XBD", "XKS")
    monkeypatch.setattr("hiwar.web.clock.now", lambda: hand.at)
    return hand


def held(hand: Hand) -> None:
    """The meeting is opened; the first speaks for a minute, is interrupted by the second, and its microphone is cut."""
    meeting = hand.meeting
    hand(chair(meeting), "meeting.open")
    first, second = standing(meeting).state.lists["states"].order
    hand(chair(meeting), "speaker.call", {"turn": first})
    hand(chair(meeting), "speaker.start", {"turn": first})
    hand.later(seconds=59)
    other = standing(meeting).state.turns[second].speaker
    point = hand(delegation(meeting, other), "speaker.request", {"kind": "point_of_order"}).number
    hand(chair(meeting), "speaker.call", {"turn": point})
    hand(chair(meeting), "speaker.start", {"turn": point})
    hand.later(seconds=9)
    hand(chair(meeting), "speaker.end", {"turn": point})
    hand(chair(meeting), "point.rule", {"turn": point, "ruling": "upheld", "words": "It is so."})
    hand(chair(meeting), "speaker.resume", {"turn": first})
    hand.later(minutes=5)
    hand(chair(meeting), "meeting.close")


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def rows(response: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_sheet_of_a_meeting_says_who_had_what(hand: Hand, client: Client) -> None:
    held(hand)
    number = hand.meeting.pk
    shown = client.get(f"/en/meetings/{number}/sheet")
    found = client.get(f"/en/meetings/{number}/sheet.json").json()
    assert shown.status_code == 200
    first = next(each for each in found["speakers"] if each["cut"])
    other = next(each for each in found["speakers"] if each["points"])
    assert (first["interruptions"], first["used_seconds"]) == (1, 180)
    assert (other["points"], other["upheld"], other["used_seconds"]) == (1, 1, 10)
    assert sum(each["share_of_time"] for each in found["speakers"]) == pytest.approx(1, abs=0.001)
    assert [(each["standing"], each["speakers"], each["least_seconds"], each["equal"]) for each in found["limits"]] == [
        ("member", 1, 180, True)  # the other was not heard
    ]
    told = text(shown)
    assert f"{first['speaker']['name']} 1 50% 3:00 95%" in told
    assert "Interruptions: 1 · Microphone cut: 1" in told
    assert "Points of order: 1 · upheld: 1" in told
    assert "It is so." in told
    picture = re.findall(r'<svg class="bar passed" role="img" aria-label="[^"]+">(.*?)</svg>', shown.content.decode())
    assert len(picture) == 1
    assert picture[0].count('class="s-member"') == 3  # a turn in two pieces, and the point of order between them
    assert picture[0].count('class="cut"') == 1


def test_a_meeting_that_is_over_has_one_sheet(hand: Hand, client: Client) -> None:
    held(hand)
    address = f"/en/meetings/{hand.meeting.pk}/sheet.json"
    first = client.get(address)
    hand.later(days=3)
    assert client.get(address).content == first.content
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_whoever_speaks_now_has_used_the_time_until_now(hand: Hand, client: Client) -> None:
    meeting = hand.meeting
    hand(chair(meeting), "meeting.open")
    first = standing(meeting).state.lists["states"].order[0]
    hand(chair(meeting), "speaker.call", {"turn": first})
    hand(chair(meeting), "speaker.start", {"turn": first})
    hand.later(seconds=30)
    assert client.get(f"/en/meetings/{meeting.pk}/sheet.json").json()["whole"]["used_seconds"] == 30
    hand.later(hours=1)  # nobody has stored the cut
    found = client.get(f"/en/meetings/{meeting.pk}/sheet.json").json()
    assert (found["whole"]["used_seconds"], found["whole"]["cut"]) == (180, 1)
    assert client.get("/en/meetings/sheet.json?rehearsals=yes").json()["whole"] == found["whole"]


def test_before_anybody_speaks_the_sheet_says_so(hand: Hand, client: Client) -> None:
    told = text(client.get(f"/en/meetings/{hand.meeting.pk}/sheet"))
    assert "Nobody has spoken yet" in told
    assert "As the meeting passed" not in told
    assert client.get("/en/meetings/999/sheet").status_code == 404
    assert client.get("/en/meetings/999/sheet.csv").status_code == 404


def test_a_draw_is_proved_and_its_file_is_what_the_command_takes(hand: Hand, client: Client, tmp_path: Path) -> None:
    number = hand.meeting.pk
    told = text(client.get(f"/en/meetings/{number}/sheet"))
    assert SECRET in told
    assert "valid : the secret is the one committed to" in told
    response = client.get(f"/en/meetings/{number}/draws/first_speaker.json")
    assert response["Content-Disposition"] == f'attachment; filename="meeting-{number}-first_speaker.json"'
    file = tmp_path / "draw.json"
    file.write_bytes(response.content)
    command = ["rule", "verify-draw", str(file)]
    assert not main(command, standalone_mode=False)
    lied = {**json.loads(response.content), "result": ["XZD"]}
    file.write_text(json.dumps(lied))
    assert main(command, standalone_mode=False) == 1
    for other in ("troika", "plenary", "nothing"):
        refused = client.get(f"/en/meetings/{number}/draws/{other}.json")
        assert refused.status_code == 404
        assert "There is no such draw in meeting" in text(refused)


def test_a_secret_that_was_not_shown_is_in_no_file(hand: Hand, client: Client) -> None:
    meeting = planned()
    hand.meeting = meeting
    hand(desk(meeting), "draw.commit", {"draw": "troika", "commitment": "ab" * 32})
    assert "The secret was not shown yet." in text(client.get(f"/en/meetings/{meeting.pk}/sheet"))
    assert client.get(f"/en/meetings/{meeting.pk}/draws/troika.json").status_code == 404


def test_tables_as_csv(hand: Hand, client: Client) -> None:
    held(hand)
    number = hand.meeting.pk
    sheet = rows(client.get(f"/fr/meetings/{number}/sheet.csv"))
    assert [each["part"] for each in sheet] == ["speaker", "speaker", "group", "group", "standing", "whole"]
    assert sum(int(each["used_seconds"]) for each in sheet if each["part"] == "speaker") == int(
        sheet[-1]["used_seconds"]
    )
    speakers = rows(client.get(f"/fr/meetings/{number}/speakers.csv"))
    assert [each["status"] for each in speakers] == ["cut", "ended", "not_heard"]
    assert {each["standing"] for each in speakers} == {"member"}
    assert speakers[0]["began"] < speakers[1]["began"] < speakers[0]["ended"]
    several = rows(client.get("/fr/meetings/sheet.csv?rehearsals=yes"))
    assert several == sheet
    assert len(rows(client.get("/fr/meetings/sheet.csv"))) == 1  # nothing of real States but the sum


def debate(hand: Hand, **more: Any) -> Meeting:
    """A rehearsal of a debate that was opened."""
    meeting = plan(OPERATOR, Draft("debate", "Boats", "chair", rehearsal=True, **more), now=hand.at).meeting
    hand.meeting = meeting
    hand(delegation(meeting, "XBD"), "speaker.register", {"list": "states"})
    hand(chair(meeting), "meeting.open")
    return meeting


def test_filters_choose_meetings_and_rehearsals_stand_apart(hand: Hand, client: Client) -> None:
    review = hand.meeting.pk
    held(hand)
    hand.later(days=10)
    other = debate(hand).pk
    day = (hand.at - timedelta(days=1)).date().isoformat()

    def found(query: str) -> list[int]:
        answer = client.get(f"/en/meetings/sheet.json?{query}").json()
        assert answer["counts"] == {"meetings": 0, "rehearsals": 2}
        return [each["number"] for each in answer["meetings"]]

    assert found("") == []
    assert found("rehearsals=yes") == [other, review]
    assert found("rehearsals=yes&kind=review") == [review]
    assert found("rehearsals=yes&kind=boat") == []
    assert found("rehearsals=yes&of=xtv") == [review]
    assert found(f"rehearsals=yes&since={day}") == [other]
    assert found(f"rehearsals=yes&until={day}") == [review]
    assert found("rehearsals=yes&since=yesterday") == []
    assert found("rehearsals=yes&since=2027-01-01&until=2026-01-01") == []
    nothing = text(client.get("/en/meetings/sheet?rehearsals=yes&kind=boat"))
    assert "No meeting passes these filters." in nothing
    assert "No meeting of real States was opened here yet." in text(client.get("/en/meetings/sheet"))
    api = "/api/v1/meetings/sheet?rehearsals=yes"
    assert client.get(f"{api}&kind=boat").status_code == 422
    assert client.get(f"{api}&since=yesterday").status_code == 422


def test_meetings_of_real_states_and_rehearsals_are_never_added_up(hand: Hand, client: Client) -> None:
    held(hand)
    meeting = plan(OPERATOR, Draft("debate", "Item 4", "chair"), now=hand.at).meeting
    hand.meeting = meeting
    for state in ("SVN", "FRA"):
        hand(delegation(meeting, state), "speaker.register", {"list": "states"})
    hand(chair(meeting), "meeting.open")
    first = standing(meeting).state.lists["states"].order[0]
    hand(chair(meeting), "speaker.call", {"turn": first})
    hand(chair(meeting), "speaker.start", {"turn": first})
    hand.later(seconds=40)
    found = client.get("/en/meetings/sheet.json").json()
    assert found["counts"] == {"meetings": 1, "rehearsals": 1}
    assert found["whole"]["used_seconds"] == 40
    assert [each["speaker"]["name"] for each in found["speakers"]] == ["France", "Slovenia"]
    assert "Item 4" in text(client.get("/en/meetings/sheet"))
    rehearsed = client.get("/en/meetings/sheet.json?rehearsals=yes").json()
    assert all(each["speaker"]["invented"] for each in rehearsed["speakers"])
    assert rehearsed["whole"]["used_seconds"] == 190


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sheets_speak_every_language(hand: Hand, client: Client, lang: str) -> None:
    held(hand)
    for address in (f"/{lang}/meetings/{hand.meeting.pk}/sheet", f"/{lang}/meetings/sheet?rehearsals=yes"):
        response = client.get(address)
        page = response.content.decode()
        assert response.status_code == 200
        assert page.count("<h1") == 1
        assert f'<html lang="{lang}"' in page
        assert "None" not in text(response)


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_over_all_asks_as_often_however_many_there_are(
    hand: Hand, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    held(hand)
    for _more in range(count):
        debate(hand)
    with django_assert_num_queries(2):  # the meetings, and their events
        client.get("/en/meetings/sheet?rehearsals=yes")
    with django_assert_num_queries(2):
        client.get("/en/meetings/sheet?rehearsals=yes")


def test_the_pages_of_a_meeting_lead_to_its_sheet(hand: Hand, client: Client) -> None:
    number = hand.meeting.pk
    assert f'href="/en/meetings/{number}/sheet"' in client.get(f"/en/meetings/{number}").content.decode()
    assert 'href="/en/meetings/sheet"' in client.get("/en/meetings").content.decode()
