"""What each viewer sees of a meeting, and what not; what the clock has brought counts although nobody stored it."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hiwar.accounts.actors import VISITOR
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue import queries
from hiwar.dialogue.commands import keep_time, plan
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.standing import standing
from hiwar.reviews.queries import Missing
from tests.builders import NOW
from tests.dialogue.rehearsal import DRAFT, Hand, chair, delegation, desk, planned
from tests.dialogue.test_acting import announced

TEXT = "We thank Talvania. We recommend to count the boats."
FROM, TO = TEXT.index("count"), len(TEXT) - 1


@pytest.fixture
def held(record: Path) -> Hand:
    """A review in session: the first speaker has been called and has handed in a text."""
    hand = Hand(planned())
    announced(hand, "XBD", "XKS")
    hand(chair(hand.meeting), "meeting.open")
    hand(chair(hand.meeting), "speaker.call", {"turn": first(hand)})
    text = {"turn": first(hand), "text": TEXT, "language": "en"}
    hand(delegation(hand.meeting, speaker(hand)), "statement.deposit", text)
    return hand


def first(hand: Hand) -> int:
    return standing(hand.meeting).state.lists["states"].order[0]


def speaker(hand: Hand) -> str:
    return standing(hand.meeting).state.turns[first(hand)].speaker


def seen(hand: Hand, actor: Any = VISITOR, **later: float) -> dict[str, Any]:
    found = queries.screen(hand.meeting.pk, actor, "en", hand.at + timedelta(**later))
    json.dumps(found)
    return found


def test_a_planned_meeting_has_a_screen(record: Path) -> None:
    hand = Hand(planned())
    found = seen(hand)
    assert (found["seq"], found["phase"], found["clock"], found["may"]) == (1, "planned", None, [])
    assert found["meeting"]["state"] == {"iso3": "XTV", "name": "Talvania", "invented": True}
    assert found["you"]["parts"] == []
    assert "registration.set" in seen(hand, desk(hand.meeting))["may"]
    with pytest.raises(Missing, match="no meeting 999"):
        queries.screen(999, VISITOR, "en", NOW)


def test_what_is_due_counts_before_it_is_stored(held: Hand) -> None:
    held(chair(held.meeting), "speaker.start", {"turn": first(held)})
    clock = seen(held, seconds=10)["clock"]
    assert (clock["used"], clock["remaining"], clock["running"], clock["warned"]) == (10, 170, True, False)
    assert seen(held, seconds=155)["clock"]["warned"]
    after = seen(held, seconds=200)
    assert after["clock"] is None
    assert after["held"][0]["status"] == "cut"
    assert after["seq"] == standing(held.meeting).state.number


def test_a_text_is_its_delegations_own_until_it_was_said(held: Hand) -> None:
    own, other = speaker(held), {"XBD": "XKS", "XKS": "XBD"}[speaker(held)]
    [mine] = seen(held, delegation(held.meeting, own))["statements"]
    assert (mine["text"], mine["own"], mine["is_public"]) == (TEXT, True, False)
    strangers = (VISITOR, chair(held.meeting), desk(held.meeting), delegation(held.meeting, other))
    assert [seen(held, each)["statements"] for each in strangers] == [[], [], [], []]
    held(chair(held.meeting), "speaker.start", {"turn": first(held)})
    assert [len(seen(held, each)["statements"]) for each in strangers] == [0, 1, 1, 0]
    held(chair(held.meeting), "speaker.end", {"turn": first(held)})
    assert [[each["text"] for each in seen(held, who)["statements"]] for who in strangers] == [[TEXT]] * 4


def test_of_a_text_that_was_cut_only_what_was_said_is_public(held: Hand) -> None:
    held(chair(held.meeting), "speaker.start", {"turn": first(held)})
    held.later(minutes=5)
    [statement] = seen(held, desk(held.meeting))["statements"]
    assert seen(held)["statements"] == []
    held(desk(held.meeting), "statement.check", {"statement": statement["number"], "said": 18})
    assert [each["text"] for each in seen(held)["statements"]] == [TEXT[:18]]


def test_what_is_marked_is_public_once_it_is_confirmed(held: Hand) -> None:
    own = delegation(held.meeting, speaker(held))
    [statement] = seen(held, own)["statements"]
    [mark] = seen(held, own)["marked"]  # as the reader proposed it when the text was handed in
    assert (mark["text"], mark["start"], mark["end"]) == ("count the boats", FROM, TO)
    assert (mark["by"]["name"], mark["confidence"], mark["sign"], mark["unsaid"]) == ("reader", 89, "recommends", False)
    number = mark["number"]
    assert statement["marks"] == [{"number": number, "start": FROM, "end": TO, "mark": "suggested"}]
    assert seen(held)["marked"] == []
    lines = queries.events_as_lines(held.meeting.pk).decode()
    assert not any(each in lines for each in (TEXT, sha256(TEXT.encode()).hexdigest(), "sha256"))
    held(chair(held.meeting), "speaker.start", {"turn": first(held)})
    held(chair(held.meeting), "speaker.end", {"turn": first(held)})
    held(own, "recommendation.confirm", {"recommendation": number})
    [item] = seen(held)["report"]
    assert (item["place"], item["text"], item["answers"]) == (1, "count the boats", [])
    answer = {"recommendation": number, "position": "supported", "words": "enjoys our support", "language": "en"}
    held(delegation(held.meeting, "XTV"), "recommendation.answer", answer)
    assert seen(held)["report"][0]["answers"][0]["words"] == "enjoys our support"
    assert TEXT in queries.events_as_lines(held.meeting.pk).decode()


def test_the_viewer_finds_what_is_its_own(held: Hand) -> None:
    second = {"XBD": "XKS", "XKS": "XBD"}[speaker(held)]
    you = seen(held, delegation(held.meeting, second))["you"]
    assert (you["turn"]["before"], you["turn"]["minutes"]) == (1, 3)
    assert [part["role"] for part in you["parts"]] == ["delegation"]
    assert [part["role"] for part in seen(held, delegation(held.meeting, "XTV"))["you"]["parts"]] == [
        "state_under_review"
    ]
    roles = [part["role"] for part in seen(held, chair(held.meeting))["you"]["parts"]]
    assert roles == ["presider", "secretariat"]


@pytest.mark.parametrize("method", ["roll_call", "recorded"])
def test_votes_are_seen_when_they_can_influence_nobody(record: Path, method: str) -> None:
    meeting = plan(OPERATOR, DRAFT.__class__("debate", "Boats", "chair", rehearsal=True), now=NOW).meeting
    hand = Hand(meeting)
    hand(chair(meeting), "meeting.open")
    proposal = hand(delegation(meeting, "XBD"), "proposal.table", {"title": "Boats", "rule": "simple"}).number
    hand(chair(meeting), "poll.start", {"subject": proposal, "method": method})
    poll = standing(meeting).state.polls[standing(meeting).state.poll or 0]
    voter = poll.next or "XBD"
    assert seen(hand, delegation(meeting, voter))["you"]["vote"] == {"poll": poll.number, "cast": None, "due": True}
    hand(delegation(meeting, voter), "vote.cast", {"poll": poll.number, "vote": "yes"})
    [item] = seen(hand)["polls"]
    assert (item["voted"], len(item["votes"])) == (1, 1 if method == "roll_call" else 0)
    told = json.loads(queries.events_as_lines(meeting.pk).splitlines()[-1])
    shown = "yes" if method == "roll_call" else None
    assert (told["name"], told["payload"]) == ("vote.cast", {"poll": poll.number, "vote": shown})


def test_time_is_kept_for_the_meetings_that_need_it(held: Hand) -> None:
    held(chair(held.meeting), "speaker.start", {"turn": first(held)})
    assert queries.timed(held.at + timedelta(seconds=10)) == []
    assert queries.timed(held.at + timedelta(seconds=151)) == [held.meeting.pk]
    keep_time(OPERATOR, held.meeting.pk, now=held.at + timedelta(seconds=200))
    assert queries.timed(held.at + timedelta(seconds=201)) == []


def test_whether_a_meeting_is_over_is_found_without_reading_its_events(held: Hand) -> None:
    closed = MeetingEvent.objects.filter(meeting=held.meeting, name="meeting.close").order_by()
    if connection.vendor == "sqlite":  # PostgreSQL reads a table this small whole
        assert "events_of_a_meeting_by_name (meeting_id=? AND name=?)" in closed.explain()


def test_looking_for_what_is_due_is_one_question(held: Hand, django_assert_num_queries: Any) -> None:
    planned()
    queries.timed(held.at)
    with django_assert_num_queries(1):
        queries.timed(held.at)


def test_meetings_are_listed_with_their_phase(held: Hand) -> None:
    planned()
    found = queries.meetings("en")
    assert [each["phase"] for each in found["meetings"]] == ["planned", "in_session"]
    assert found["pages"]["total"] == Meeting.objects.count() == 2
    assert queries.heads([held.meeting.pk, 999]) == {held.meeting.pk: standing(held.meeting).state.number}
