"""Meetings on pages: found, planned, joined, acted in, refused; by those who may, and without any script."""

from __future__ import annotations

import re
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.test import Client

from hiwar.accounts.actors import VISITOR
from hiwar.audit.actors import OPERATOR
from hiwar.cli import work
from hiwar.dialogue import queries
from hiwar.dialogue.commands import plan
from hiwar.dialogue.pacing import pacing
from hiwar.dialogue.standing import events_of, standing
from hiwar.kernel.meeting import loads
from hiwar.kernel.meeting.form import written
from hiwar.kernel.procedure.draw import commitment_of
from hiwar.kernel.values import LANGUAGES
from hiwar.web.views import planning
from tests import people
from tests.builders import NOW
from tests.dialogue.rehearsal import DRAFT, Hand, chair, delegation, desk, planned
from tests.dialogue.test_acting import announced

SCREENS = ("preside", "desk", "delegation", "wall")


@pytest.fixture
def hand(record: Path, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """A review whose order was announced; the clock of the site is that of the meeting."""
    hand = Hand(planned())
    announced(hand, "XBD", "XKS")
    monkeypatch.setattr("hiwar.web.clock.now", lambda: hand.at)
    return hand


def seat(client: Client, number: int, place: str) -> None:
    """Take a place without a code."""
    session = client.session
    session["places"] = {str(number): place}
    session.save()
    client.cookies["sessionid"] = session.session_key


def send(client: Client, number: int, screen: str, command: str, **fields: Any) -> Any:
    told = {"command": command, "screen": screen, "seen": "", **fields}
    return client.post(f"/en/meetings/{number}/act", told)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def test_without_meetings_the_list_says_what_to_do(record: Path, client: Client) -> None:
    assert "No meeting has been planned yet. The secretariat plans one" in text(client.get("/en/meetings"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_is_there_in_every_language(hand: Hand, client: Client, lang: str) -> None:
    number = hand.meeting.pk
    hand(chair(hand.meeting), "meeting.open")
    places = {"preside": "chair", "desk": "secretariat", "delegation": "XBD", "wall": ""}
    for screen, place in {"": "", **places}.items():
        if place:
            seat(client, number, place)
        response = client.get(f"/{lang}/meetings/{number}{'/' if screen else ''}{screen}")
        assert response.status_code == 200, screen
        page = response.content.decode()
        assert page.count("<h1") == 1
        assert f'<html lang="{lang}"' in page
        assert "None" not in text(response)
        part = client.get(f"/{lang}/meetings/{number}{'/' if screen else ''}{screen}/now")
        assert part.status_code == 200
        assert int(part["X-Hiwar-Seq"]) == standing(hand.meeting).state.number
        assert "<html" not in part.content.decode()


def test_a_screen_of_a_part_is_for_those_who_have_it(hand: Hand, client: Client) -> None:
    number = hand.meeting.pk
    assert [client.get(f"/en/meetings/{number}/{each}").status_code for each in SCREENS] == [403, 403, 403, 200]
    seat(client, number, "XBD")
    assert [client.get(f"/en/meetings/{number}/{each}").status_code for each in SCREENS] == [403, 403, 200, 200]
    seat(client, number, "secretariat")
    assert [client.get(f"/en/meetings/{number}/{each}").status_code for each in SCREENS] == [403, 200, 403, 200]
    seat(client, number, "chair")
    assert [client.get(f"/en/meetings/{number}/{each}").status_code for each in SCREENS] == [200, 200, 403, 200]
    assert client.get("/en/meetings/999").status_code == 404
    assert send(client, 999, "preside", "meeting.open").status_code == 404


def test_the_presider_leads_through_a_turn_without_scripts(hand: Hand, client: Client) -> None:
    number = hand.meeting.pk
    seat(client, number, "chair")
    back = send(client, number, "preside", "meeting.open")
    assert (back.status_code, back["Location"]) == (302, f"/en/meetings/{number}/preside")
    first, _second = standing(hand.meeting).state.lists["states"].order
    for command in ("speaker.call", "speaker.start", "speaker.pause", "speaker.resume", "speaker.end"):
        hand.later(seconds=1)
        assert f'value="{command}"' in client.get(f"/en/meetings/{number}/preside").content.decode()
        assert send(client, number, "preside", command, turn=first).status_code == 302
    assert [event.name for event in events_of(hand.meeting)][-5:] == [
        "speaker.call", "speaker.start", "speaker.pause", "speaker.resume", "speaker.end",
    ]  # fmt: skip


def test_what_is_refused_is_one_sentence_above_the_screen(hand: Hand, client: Client) -> None:
    number = hand.meeting.pk
    seat(client, number, "chair")
    send(client, number, "preside", "meeting.open")
    _first, second = standing(hand.meeting).state.lists["states"].order
    refused = send(client, number, "preside", "speaker.call", turn=second)
    assert refused.status_code == 409
    assert "call it, or strike it off the list with a reason." in text(refused)
    asked = {"command": "speaker.call", "turn": second, "screen": "preside"}
    told = client.post(f"/en/meetings/{number}/act", asked, headers={"Accept": "application/json"})
    assert told.status_code == 409
    assert told.json()["detail"].startswith("It is the turn of ")


def test_a_visitor_may_nothing(hand: Hand, client: Client) -> None:
    number = hand.meeting.pk
    before = standing(hand.meeting).state.number
    assert send(client, number, "preside", "meeting.open").status_code == 403
    assert client.get(f"/en/meetings/{number}/act").status_code == 302
    assert standing(hand.meeting).state.number == before
    assert "<form" not in client.get(f"/en/meetings/{number}/now").content.decode()


def test_a_text_its_recommendation_and_the_answer(hand: Hand, client: Client) -> None:
    number, meeting = hand.meeting.pk, hand.meeting
    hand(chair(meeting), "meeting.open")
    first = standing(meeting).state.lists["states"].order[0]
    seat(client, number, standing(meeting).state.turns[first].speaker)
    assert (
        send(client, number, "delegation", "statement.deposit", turn=first, text="", language="en").status_code == 409
    )
    words = "We thank.\r\nCount\r\nthe boats."
    assert send(client, number, "delegation", "statement.deposit", turn=first, text=words, language="en")
    statement = next(iter(standing(meeting).state.statements))
    wrong = send(client, number, "delegation", "recommendation.suggest", statement=statement, passage="Count the nets")
    assert "These words are not in the text" in text(wrong)
    send(client, number, "delegation", "recommendation.suggest", statement=statement, passage="Count\r\nthe boats")
    for command in ("speaker.call", "speaker.start", "speaker.end"):
        hand(chair(meeting), command, {"turn": first})
    [each] = standing(meeting).state.recommendations
    send(client, number, "delegation", "recommendation.confirm", recommendation=each)
    seat(client, number, "XTV")
    asked = client.get(f"/en/meetings/{number}/delegation").content.decode()
    assert re.search(r'name="position"><option value="">', asked)  # none is chosen for it
    none = send(client, number, "delegation", "recommendation.answer", recommendation=each, position="", words="gladly")
    assert "“Position” again: it is empty" in text(none)
    fields = {"recommendation": each, "position": "supported", "words": "enjoys our support", "language": "en"}
    assert send(client, number, "delegation", "recommendation.answer", **fields).status_code == 302
    shown = text(Client().get(f"/en/meetings/{number}"))
    assert "1. Count the boats (" in shown
    assert "enjoys our support" in shown


def test_a_place_is_taken_with_the_code_and_left_again(
    record: Path, client: Client, today: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = plan(OPERATOR, DRAFT, now=NOW)
    number = made.meeting.pk
    assert "This code opens no rehearsal" in text(client.post("/en/meetings/join", {"code": "wrong"}))
    choosing = client.post("/en/meetings/join", {"code": made.code})
    assert "Choose for whom you speak" in text(choosing)
    assert '<option value="XBD">' in choosing.content.decode()
    assert '<option value="chair">' not in choosing.content.decode()
    assert "Choose one of the list" in text(client.post("/en/meetings/join", {"code": made.code, "place": "chair"}))
    taken = client.post("/en/meetings/join", {"code": made.code, "place": "XBD"})
    assert taken["Location"] == f"/en/meetings/{number}/delegation"
    assert client.get(taken["Location"]).status_code == 200
    with monkeypatch.context() as busy:
        busy.setattr(planning, "AN_HOUR", 0)  # others at this address have tried too many
        assert "This code opens no rehearsal" in text(Client().post("/en/meetings/join", {"code": made.code}))
        assert "Choose for whom you speak" in text(client.post("/en/meetings/join", {"code": made.code}))
    client.post(f"/en/meetings/{number}/leave")
    assert client.get(taken["Location"]).status_code == 403
    taken = client.post("/en/meetings/join", {"code": made.desk_code, "place": "chair"})
    assert client.get(taken["Location"]).status_code == 200


def test_the_desk_makes_a_secret_that_is_shown_once(record: Path, client: Client, today: None) -> None:
    meeting = planned()
    seat(client, meeting.pk, "secretariat")
    shown = send(client, meeting.pk, "desk", "draw.commit", draw="troika", make_secret="yes")
    [secret] = re.findall(r"<code[^>]*>([0-9a-f]{64})</code>", shown.content.decode())
    assert secret not in client.get(f"/en/meetings/{meeting.pk}/desk").content.decode()
    assert "Begin again, where the secret was lost" in text(client.get(f"/en/meetings/{meeting.pk}/desk"))
    shown = send(client, meeting.pk, "desk", "draw.commit", draw="troika", make_secret="yes")
    lost, [secret] = secret, re.findall(r"<code[^>]*>([0-9a-f]{64})</code>", shown.content.decode())
    assert lost != secret
    hand = Hand(meeting)
    hand(chair(meeting), "draw.words", {"draw": "troika", "words": "nine boats"})
    assert "Begin again" not in text(client.get(f"/en/meetings/{meeting.pk}/desk"))
    done = send(client, meeting.pk, "desk", "draw.reveal", draw="troika", secret=secret)
    assert done.status_code == 302, text(done)
    assert len(standing(meeting).state.troika) == 3
    assert "Show the secret and draw" not in text(client.get(f"/en/meetings/{meeting.pk}/desk"))


def test_the_desk_has_no_heading_over_draws_that_are_all_held(hand: Hand, client: Client) -> None:
    meeting = hand.meeting
    seat(client, meeting.pk, "secretariat")
    address = f"/en/meetings/{meeting.pk}/desk"
    assert 'id="lots-title"' in client.get(address).content.decode()
    secret = "7a" * 32
    hand(desk(meeting), "draw.commit", {"draw": "troika", "commitment": commitment_of(bytes.fromhex(secret))})
    hand(chair(meeting), "draw.words", {"draw": "troika", "words": "two nets"})
    assert 'id="lots-title"' in client.get(address).content.decode()
    hand(desk(meeting), "draw.reveal", {"draw": "troika", "secret": secret})
    assert 'id="lots-title"' not in client.get(address).content.decode()


def test_the_state_under_review_is_offered_its_presentation_first(hand: Hand, client: Client) -> None:
    hand(chair(hand.meeting), "meeting.open")
    for place, offered in (("XTV", "presentation"), ("XBD", "right_of_reply")):
        seat(client, hand.meeting.pk, place)
        page = client.get(f"/en/meetings/{hand.meeting.pk}/delegation").content.decode()
        [asked] = re.findall(r'<select id="ask-kind".*?</select>', page)
        chosen = re.findall(r'value="(\w+)" selected', asked) or re.findall(r'value="(\w+)"', asked)
        assert chosen[0] == offered


def test_a_meeting_is_not_closed_at_one_press_while_speakers_wait(hand: Hand, client: Client) -> None:
    meeting = hand.meeting
    hand(chair(meeting), "meeting.open")
    seat(client, meeting.pk, "chair")
    warned = "Speakers are still waiting, and a meeting that is closed cannot be opened again."
    for turn in standing(meeting).state.lists["states"].order:
        page = client.get(f"/en/meetings/{meeting.pk}/preside")
        assert warned in text(page)
        assert page.content.decode().index("d-close") < page.content.decode().index("f-meeting-close")
        for command in ("speaker.call", "speaker.start", "speaker.end"):
            hand(chair(meeting), command, {"turn": turn})
    page = client.get(f"/en/meetings/{meeting.pk}/preside")
    assert warned not in text(page)
    assert "f-meeting-close" in page.content.decode()


def test_no_key_and_no_enter_rules_on_a_point_of_order(hand: Hand, client: Client) -> None:
    """The key leads to the point; a ruling is pressed by hand. Enter in a line would press the first button."""
    meeting = hand.meeting
    hand(chair(meeting), "meeting.open")
    point = hand(delegation(meeting, "XBD"), "speaker.request", {"kind": "point_of_order"}).number
    seat(client, meeting.pk, "chair")
    led = []
    assert "Asking for the floor" not in text(client.get(f"/en/meetings/{meeting.pk}/preside"))  # it stands by itself
    for command in ("", "speaker.call", "speaker.start", "speaker.end"):
        if command:
            hand(chair(meeting), command, {"turn": point})
        page = client.get(f"/en/meetings/{meeting.pk}/preside").content.decode()
        led += re.findall(r'<(\w+)[^>]* data-key="p"', page)
        assert '<input name="words"' not in page
    assert led == ["button", "textarea"]
    assert not re.findall(r'<button name="ruling"[^>]*data-key', page)


def test_registration_is_set_with_the_fields_of_a_browser(record: Path, client: Client, today: None) -> None:
    meeting = planned()
    seat(client, meeting.pk, "secretariat")
    window = {"opens": "2026-03-02T10:00", "closes": "2026-03-01T10:00"}
    refused = send(client, meeting.pk, "desk", "registration.set", **window)
    assert "before it opens at 2 March 2026, 10:00 UTC" in text(refused)
    send(client, meeting.pk, "desk", "registration.set", **window | {"closes": "2026-03-03T10:00"})
    assert standing(meeting).state.window is not None


def test_asking_again_costs_the_same_however_long_a_meeting_is(
    hand: Hand, client: Client, django_assert_num_queries: Any
) -> None:
    number = hand.meeting.pk
    client.get(f"/en/meetings/{number}")
    for _more in range(2):
        with django_assert_num_queries(3):
            client.get(f"/en/meetings/{number}")
        hand(delegation(hand.meeting, "XBD"), "swap.propose", {"list": "states", "partner": "XKS"})
        client.get(f"/en/meetings/{number}")


def test_the_secretariat_plans_a_rehearsal_and_is_shown_its_codes_once(
    record: Path, client: Client, today: None, fast_hashes: None
) -> None:
    assert client.get("/en/meetings/plan").status_code == 403
    people.mandate(people.person())
    people.sign_in(client)
    assert client.get("/en/meetings/plan").status_code == 200
    told = {"kind": "review", "title": "Review of Talvania", "state": "XTV", "rehearsal": "on", "session": "0"}
    refused = client.post("/en/meetings/plan", {**told, "title": " "})
    assert refused.status_code == 422
    assert "no seat in a rehearsal" in text(client.post("/en/meetings/plan", {**told, "state": "FRA"}))
    assert "Look at the field" in text(client.post("/en/meetings/plan", {**told, "state": ""}))
    shown = client.post("/en/meetings/plan", told)
    codes = re.findall(r"<code[^>]*>([a-z2-9]{8})</code>", shown.content.decode())
    assert len(codes) == 2
    assert Client().post("/en/meetings/join", {"code": codes[0]}).status_code == 200
    assert client.get("/en/meetings").content.decode().count("Review of Talvania") == 1
    assert client.get(f"/en/meetings/{queries.meetings('en')['meetings'][0]['number']}/desk").status_code == 200


def test_the_file_of_events_is_read_again(hand: Hand, client: Client) -> None:
    response = client.get(f"/en/meetings/{hand.meeting.pk}/events.jsonl")
    assert response["Content-Type"] == "application/jsonl"
    assert loads(response.content) == tuple(events_of(hand.meeting))


def test_work_keeps_the_time_of_meetings(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand(chair(hand.meeting), "meeting.open")
    first = standing(hand.meeting).state.lists["states"].order[0]
    hand(chair(hand.meeting), "speaker.call", {"turn": first})
    hand(chair(hand.meeting), "speaker.start", {"turn": first})
    monkeypatch.setattr("hiwar.cli.work.now", lambda: hand.at + timedelta(minutes=5))
    with pacing(hand.meeting.pk):
        before = queries.screen(hand.meeting.pk, VISITOR, "en", hand.at + timedelta(minutes=5))
        work.keep_time()
        assert [event.name for event in events_of(hand.meeting)][-1:] == ["speaker.start"]
        assert (before["at"], before["clock"]["speaker"]["iso3"]) == (written(hand.at), speaking(hand))
    work.keep_time()
    assert [event.name for event in events_of(hand.meeting)][-2:] == ["speaker.warn", "speaker.cut"]


def speaking(hand: Hand) -> str:
    state = standing(hand.meeting).state
    return state.turns[state.floor or 0].speaker


def test_a_meeting_with_a_fault_keeps_no_other_from_its_time(
    record: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(work, "_FAULTY", {})
    kept: list[int] = []

    def keep_time(_actor: object, number: int, **_more: object) -> None:
        if number == 1:
            raise ValueError("out of joint")
        kept.append(number)

    monkeypatch.setattr("hiwar.dialogue.commands.keep_time", keep_time)
    monkeypatch.setattr("hiwar.dialogue.queries.timed", lambda _now: [1, 2, 3])
    work.keep_time()
    work.keep_time()
    assert kept == [2, 3, 2, 3]
    assert caplog.text.count("the time of meeting 1: out of joint") == 1


def test_the_time_of_meetings_waits_for_no_other_work(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, read = Event(), Event()
    monkeypatch.setattr(work, "keep_time", kept.set)

    def read_uploads() -> None:
        if kept.wait(5):
            read.set()

    monkeypatch.setattr(work, "read_uploads", read_uploads)
    jobs = {name: work.JOBS[name] for name in ("uploads", "meetings")}
    monkeypatch.setattr(work, "JOBS", jobs)
    monkeypatch.setattr(work, "existing", nullcontext)
    monkeypatch.setattr(work, "_ended", lambda _pause: read.is_set())
    monkeypatch.setattr("os.nice", lambda _more: None)
    assert work.work.main(["--beside"], standalone_mode=False) is None
    assert read.is_set()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_meetings_asks_as_often_however_many_there_are(
    record: Path, client: Client, django_assert_num_queries: Any, rows: int
) -> None:
    for _each in range(rows):
        planned()
    with django_assert_num_queries(3):
        assert client.get("/en/meetings").status_code == 200
