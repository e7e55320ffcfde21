"""What a small rehearsal needs: its quorum, a lost secret, places for stakeholders, and words before it begins."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import Draft, Refused, plan
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import seated
from hiwar.dialogue.queries import places_of
from hiwar.dialogue.rehearsing import Script, play_course
from hiwar.dialogue.rehearsing import planned as planned_by
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import Phase
from hiwar.kernel.meeting.form import written
from tests.builders import NOW
from tests.dialogue.rehearsal import DRAFT, Hand, chair, delegation, desk, planned
from tests.dialogue.test_rehearsing import SEED, AtOnce
from tests.web.test_meeting_courses import Site, clock
from tests.web.test_meetings import seat, send, text

__all__ = ["clock"]


def test_the_presider_declares_a_draw_void_whose_secret_was_lost(record: Path, client: Client, today: None) -> None:
    hand = Hand(planned())
    number = hand.meeting.pk
    hand(desk(hand.meeting), "draw.commit", {"draw": "troika", "commitment": "00" * 32})
    hand(chair(hand.meeting), "draw.words", {"draw": "troika", "words": "nine boats"})
    seat(client, number, "secretariat")
    assert client.post(f"/en/meetings/{number}/act/draw.void").status_code >= 400
    seat(client, number, "chair")
    assert "Declare the draw void" in text(client.get(f"/en/meetings/{number}/preside"))
    done = send(client, number, "preside", "draw.void", draw="troika", reason="The paper burnt.")
    assert done.status_code == 302, text(done)
    public = text(client.get(f"/en/meetings/{number}"))
    for words in ("declared void", "The paper burnt.", "nine boats", "00" * 32):
        assert words in public
    item = client.get(f"/en/meetings/{number}.json").json()
    assert [each["reason"] for each in item["void_draws"]] == ["The paper burnt."]
    assert "troika" in item["draws_to_begin"]
    assert "Declare the draw void" not in text(client.get(f"/en/meetings/{number}/preside"))
    seat(client, number, "secretariat")
    assert "Begin the draw of the troika" in text(client.get(f"/en/meetings/{number}/desk"))


def test_the_presider_sees_the_quorum_and_how_many_vote(record: Path, client: Client, today: None) -> None:
    hand = Hand(plan(OPERATOR, Draft("debate", "Harbours", "chair", rehearsal=True), now=NOW).meeting)
    meeting, number = hand.meeting, hand.meeting.pk
    for state in ("XBD", "XLN", "XMR"):
        hand(delegation(meeting, state), "speaker.register", {"list": "states"})
    seat(client, number, "chair")
    assert "Quorum" not in text(client.get(f"/en/meetings/{number}/preside"))
    hand(chair(meeting), "meeting.open")
    proposal = hand(desk(meeting), "proposal.table", {"title": "Boats", "rule": "simple"}).number
    assert "Quorum: 2 of 3 must vote." in text(client.get(f"/en/meetings/{number}/preside"))
    poll = hand(chair(meeting), "poll.start", {"subject": proposal, "method": "recorded"}).number
    hand(delegation(meeting, "XBD"), "vote.cast", {"poll": poll, "vote": "yes"})
    assert "Quorum: 2 of 3 must vote; so far: 1." in text(client.get(f"/en/meetings/{number}/preside"))
    hand(delegation(meeting, "XLN"), "vote.cast", {"poll": poll, "vote": "yes"})
    hand(chair(meeting), "poll.stop", {"poll": poll})
    result = standing(meeting).state.polls[poll].result or {}
    assert (result["quorum"], result["adopted"]) == (True, True)


def test_screens_say_what_will_happen_before_anybody_has_the_floor(record: Path, client: Client, clock: Site) -> None:
    hand = Hand(planned())
    number = hand.meeting.pk

    def shown(screen: str = "") -> str:
        return text(client.get(f"/en/meetings/{number}{screen}"))

    for screen in ("", "/wall"):
        assert "Registration has no time yet; the secretariat sets it." in shown(screen)
    opens, closes = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    hand(desk(hand.meeting), "registration.set", {"opens": written(opens), "closes": written(closes)})
    clock(NOW + timedelta(minutes=1))
    for screen in ("", "/wall"):
        assert "Registration opens at 1 March 2026, 13:00 UTC and closes at 1 March 2026, 14:00 UTC." in shown(screen)
    clock(opens + timedelta(minutes=1))
    assert "Speakers are registering." in shown()
    assert "Registration closes at" in shown()
    clock(closes + timedelta(minutes=1))
    assert "The list is closed; the meeting begins when the presider opens it." in shown()
    other = plan(OPERATOR, Draft("debate", "Harbours", "chair", rehearsal=True), now=NOW).meeting
    assert "The meeting has not begun." in text(client.get(f"/en/meetings/{other.pk}"))


def test_stakeholders_have_places_in_rehearsals(record: Path, client: Client, clock: Site) -> None:
    made = plan(OPERATOR, DRAFT, now=NOW)
    number = made.meeting.pk
    places = [place for place, _name in places_of(number, "en", desk=False)]
    assert places[-3:] == ["stakeholder-1", "stakeholder-2", "stakeholder-3"]
    choosing = client.post("/en/meetings/join", {"code": made.code})
    assert "a stakeholder, the first" in text(choosing)
    taken = client.post("/en/meetings/join", {"code": made.code, "place": "stakeholder-2"})
    assert taken["Location"].endswith(f"/meetings/{number}/delegation")
    screen = client.get(taken["Location"])
    assert screen.status_code == 200
    parts = client.get(f"/en/meetings/{number}/delegation.json").json()["you"]["parts"]
    assert [(each["role"], each["office"]) for each in parts] == [("stakeholder", "Stakeholder 2")]
    debate = plan(OPERATOR, Draft("debate", "Harbours", "chair", rehearsal=True), now=NOW).meeting
    assert not [place for place, _name in places_of(debate.pk, "en", desk=False) if place.startswith("stake")]


def test_a_stakeholder_registers_in_the_plenary(record: Path) -> None:
    first = planned_by(Script(SEED), now=NOW).meeting
    for told in play_course(first.pk, Script(SEED), AtOnce()):
        plenary = Meeting.objects.get(pk=told.meeting)
        if plenary.kind == "plenary" and standing(plenary).state.phase is Phase.REGISTRATION:
            break
    before = set(standing(plenary).state.turns)
    hand = Hand(plenary, standing(plenary).state.at or NOW)
    mine = seated(plenary, "stakeholder-1")
    with pytest.raises(Refused):
        hand(mine, "speaker.register", {"list": "states"})
    hand(mine, "speaker.register", {"list": "stakeholders"})
    state = standing(plenary).state
    (turn,) = (each for number, each in state.turns.items() if number not in before)
    assert (turn.speaker, turn.list) == ("Stakeholder 1", "stakeholders")
