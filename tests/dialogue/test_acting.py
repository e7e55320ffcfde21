"""Meetings are kept as their events: planned, acted in, timed; in their order, once and for all."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import Error, transaction

from hiwar.audit.actors import OPERATOR, Actor
from hiwar.audit.commands import NotAllowed
from hiwar.audit.models import Entry
from hiwar.dialogue.commands import Draft, NotPlanned, Refused, act, keep_time, plan
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.parts import Seated
from hiwar.dialogue.standing import START, chained, events_of, standing
from hiwar.kernel.meeting import Phase, Reason, replay
from hiwar.kernel.meeting.form import written
from hiwar.kernel.procedure.draw import commitment_of
from tests.builders import NOW
from tests.dialogue.rehearsal import DRAFT, SECRET, Hand, chair, delegation, desk, planned

OPENS, CLOSES = "2026-03-01T13:00:00Z", "2026-03-01T14:00:00Z"


def announced(hand: Hand, *states: str) -> None:
    """From the plan to the list in order: a window of registration, the draw, the times."""
    meeting, at = hand.meeting, hand.at
    window = {"opens": written(at + timedelta(minutes=1)), "closes": written(at + timedelta(minutes=10))}
    hand(desk(meeting), "registration.set", window)
    hand(desk(meeting), "draw.commit", {"draw": "first_speaker", "commitment": commitment_of(bytes.fromhex(SECRET))})
    hand.later(minutes=2)
    for state in states:
        hand(delegation(meeting, state), "speaker.register", {"list": "states"})
    hand.later(minutes=10)
    hand(chair(meeting), "draw.words", {"draw": "first_speaker", "words": "nine boats"})
    hand(desk(meeting), "draw.reveal", {"draw": "first_speaker", "secret": SECRET})
    hand(desk(meeting), "list.announce", {"list": "states"})


def test_planning_makes_the_first_event(record: Path) -> None:
    made = plan(OPERATOR, DRAFT, now=NOW)
    assert (made.meeting.title, made.meeting.state, made.meeting.rehearsal) == ("Review of Talvania", "XTV", True)
    assert len(made.code) == len(made.desk_code) == 8
    assert made.code != made.desk_code
    assert made.code not in str(list(Meeting.objects.values()))
    (event,) = events_of(made.meeting)
    assert (event.number, event.name, event.at) == (1, "meeting.plan", NOW)
    assert {seat["iso3"][0] for seat in event.payload["seats"]} == {"X"}
    entry = Entry.objects.order_by("-id")[0]
    assert (entry.verb, entry.actor, entry.target) == ("meeting.plan", "operator", str(made.meeting))
    assert entry.detail["hash"] == chained(START, event)


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (Draft("picnic", "Boats", "chair"), "There is no such kind of meeting"),
        (Draft("review", " ", "chair", state="XTV", rehearsal=True), "Give the meeting a title"),
        (Draft("review", "Boats", "chair", state="FRA", rehearsal=True), "FRA has no seat in a rehearsal"),
        (Draft("review", "Boats", "chair", state="XTV"), "XTV is no State that can take part"),
        (Draft("debate", "Boats", "chair", members=["zzz"]), "zzz is no State"),
    ],
)
def test_what_cannot_be_planned_is_said(record: Path, draft: Draft, sentence: str) -> None:
    with pytest.raises(NotPlanned, match=sentence):
        plan(OPERATOR, draft, now=NOW)
    assert not Meeting.objects.exists()


def test_a_review_goes_from_registration_to_the_cut_of_a_microphone(record: Path) -> None:
    meeting = planned()
    hand = Hand(meeting)
    announced(hand, "XBD", "XKS")
    hand(chair(meeting), "meeting.open")
    first, _second = standing(meeting).state.lists["states"].order
    turn = {"turn": first}
    hand(chair(meeting), "speaker.call", turn)
    began = hand(chair(meeting), "speaker.start", turn).at
    seconds = standing(meeting).state.turns[first].seconds
    assert seconds == 180
    assert keep_time(OPERATOR, meeting.pk, now=began + timedelta(seconds=10)) == ()
    found = keep_time(OPERATOR, meeting.pk, now=began + timedelta(seconds=seconds + 5))
    assert [(event.name, (event.at - began).seconds) for event in found] == [
        ("speaker.warn", seconds - 30),
        ("speaker.cut", seconds),
    ]
    assert standing(meeting).state.turns[first].status == "cut"


def test_the_cut_comes_before_whatever_is_done_after_it(record: Path) -> None:
    meeting = planned()
    hand = Hand(meeting)
    announced(hand, "XBD", "XKS")
    hand(chair(meeting), "meeting.open")
    first, second = standing(meeting).state.lists["states"].order
    hand(chair(meeting), "speaker.call", {"turn": first})
    hand(chair(meeting), "speaker.start", {"turn": first})
    hand.later(minutes=5)
    hand(chair(meeting), "speaker.call", {"turn": second})
    assert [event.name for event in events_of(meeting)][-3:] == ["speaker.warn", "speaker.cut", "speaker.call"]


def test_what_is_refused_leaves_nothing(record: Path) -> None:
    meeting = planned()
    rows = Entry.objects.count()
    for actor, name, code in (
        (delegation(meeting, "XBD"), "meeting.open", Reason.NOT_YOUR_ROLE),
        (chair(meeting), "meeting.open", Reason.NOT_ANNOUNCED),
        (chair(meeting), "meeting.dance", Reason.UNKNOWN_COMMAND),
        (delegation(meeting, "FRA"), "troika.excuse", Reason.NO_SEAT),
    ):
        with pytest.raises(Refused) as refused:
            act(actor, meeting.pk, name, {}, now=NOW)
        assert refused.value.refusal.code == code, name
    assert MeetingEvent.objects.count() == 1
    assert Entry.objects.count() == rows
    assert standing(meeting).state.phase is Phase.PLANNED


def test_who_has_a_place_elsewhere_has_none_here(record: Path) -> None:
    one, other = planned(), planned()
    with pytest.raises(Refused) as refused:
        act(chair(other), one.pk, "meeting.open", {}, now=NOW)
    assert refused.value.refusal.code == Reason.NOT_YOUR_ROLE
    with pytest.raises(NotAllowed):
        act(Actor("visitor"), one.pk, "meeting.open", {}, now=NOW)


def test_of_two_presiders_at_once_one_wins_and_the_other_is_told(record: Path) -> None:
    meeting = planned()
    hand = Hand(meeting)
    announced(hand, "XBD", "XKS")
    seen = standing(meeting).state.number
    hand(chair(meeting), "meeting.open", seen=seen)
    with pytest.raises(Refused) as refused:
        hand(chair(meeting), "absence.note", seen=seen)
    assert refused.value.refusal.code == Reason.OVERTAKEN
    assert refused.value.refusal.values["by"] == "chair"
    assert refused.value.refusal.values["event"] == "meeting.open"


def test_events_stay_as_they_are(record: Path) -> None:
    meeting = planned()
    row = MeetingEvent.objects.get()
    for change in (
        lambda: MeetingEvent.objects.filter(pk=row.pk).update(payload={}),
        lambda: MeetingEvent.objects.filter(pk=row.pk).delete(),
        lambda: Meeting.objects.filter(pk=meeting.pk).update(title="Another"),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()


def test_what_is_remembered_is_what_is_stored(record: Path) -> None:
    meeting = planned()
    hand = Hand(meeting)
    announced(hand, "XBD", "XKS")
    remembered = standing(meeting).state
    with transaction.atomic():
        hand(chair(meeting), "meeting.open")
        assert standing(meeting).state.phase is Phase.IN_SESSION
        transaction.set_rollback(True)
    assert standing(meeting).state == remembered == replay("review", events_of(meeting))
    hand(chair(meeting), "meeting.open")
    assert standing(meeting).state == replay("review", events_of(meeting))


def test_a_seat_in_the_chair_presides_and_nobody_else(record: Path) -> None:
    meeting = planned()
    hand = Hand(meeting)
    announced(hand, "XBD", "XKS")
    with pytest.raises(Refused) as refused:
        hand(desk(meeting), "meeting.open")
    assert refused.value.refusal.code == Reason.NOT_YOUR_ROLE
    hand(chair(meeting), "chair.hand_over", {"office": "secretariat"})
    opened = hand(desk(meeting), "meeting.open")
    assert (opened.actor.role, opened.actor.office) == ("presider", "secretariat")


def test_a_place_is_named_in_the_log(record: Path) -> None:
    meeting = planned()
    Hand(meeting)(desk(meeting), "registration.set", {"opens": OPENS, "closes": CLOSES})
    assert Entry.objects.order_by("-id")[0].actor == f"meeting-{meeting.pk}/secretariat"
    assert isinstance(desk(meeting), Seated)
