"""Before the meeting: registration, draws, order and times, exchanges of places, the troika, advance questions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hiwar.kernel.facts import practices_on
from hiwar.kernel.meeting import Phase, Status, draw_record, minutes
from hiwar.kernel.procedure.draw_record import parse, verify
from tests.kernel.meeting.room import (
    GROUPS,
    INSTITUTE,
    MEMBERS,
    PRESIDENT,
    SAILORS,
    SECRET,
    SECRETARIAT,
    START,
    TALVANIA,
    WORDS,
    Room,
    delegation,
    drawn,
    in_session,
    listed,
    plan,
    planned,
    registered,
)

EVERYBODY = tuple(each for each in GROUPS if each != "XTV")


def order(room: Room, name: str = "states") -> list[str]:
    return [room.state.turns[each].speaker for each in room.state.lists[name].order]


def seconds(room: Room, name: str = "states") -> dict[str, int | None]:
    return {room.state.turns[each].speaker: room.state.turns[each].seconds for each in room.state.lists[name].order}


def test_the_window_opens_and_closes_by_itself() -> None:
    room = Room("review", START - timedelta(hours=2))
    room.do("meeting.plan", SECRETARIAT, **plan("review"))
    opens, closes = "2026-04-27T08:00:00Z", "2026-04-30T16:00:00Z"
    assert room.refused("registration.set", SECRETARIAT, opens=closes, closes=opens)[0] == "window_empty"
    room.do("registration.set", SECRETARIAT, opens=opens, closes=closes)
    assert room.refused("speaker.register", delegation("XQR"), list="states")[0] == "not_in_this_phase"
    room.at = START
    room.do("speaker.register", delegation("XQR"), list="states")
    room.at = datetime(2026, 4, 30, 16, 0, tzinfo=UTC) - timedelta(seconds=1)
    room.do("speaker.register", delegation("XBD"), list="states")
    room.wait(1)
    assert room.refused("speaker.register", delegation("XMR"), list="states")[0] == "not_in_this_phase"
    room.wait(3600)
    room.tick()
    opened, closed = (each for each in room.events if each.actor.role == "clock")
    assert (opened.name, opened.at) == ("registration.open", START)
    assert (closed.name, closed.at) == ("registration.close", datetime(2026, 4, 30, 16, 0, tzinfo=UTC))
    assert room.state.phase is Phase.LISTED
    late = planned("review")
    late.at = datetime(2026, 5, 2, tzinfo=UTC)
    assert late.refused("registration.set", SECRETARIAT, opens=opens, closes=closes)[0] == "window_passed"


def test_who_may_be_on_the_list() -> None:
    room = planned("review")
    room.do("registration.set", SECRETARIAT, opens="2026-04-27T08:00:00Z", closes="2026-04-30T16:00:00Z")
    room.do("speaker.register", delegation("XQR"), list="states")
    room.do("speaker.register", SECRETARIAT, list="states", speaker="XBD")
    for actor, payload, code in (
        (delegation("XQR"), {}, "already_registered"),
        (delegation("XMR"), {"speaker": "XLN"}, "not_your_own"),
        (TALVANIA, {}, "not_your_role"),
        (delegation("XXX"), {}, "no_seat"),
        (SECRETARIAT, {"speaker": "XTV"}, "no_seat"),
        (SECRETARIAT, {}, "bad_field"),
        (INSTITUTE, {}, "not_your_role"),
        (delegation("XMR"), {"list": "guests"}, "unknown"),
    ):
        assert room.refused("speaker.register", actor, **{"list": "states", **payload})[0] == code
    turn = room.turn_of("XQR")
    assert room.refused("speaker.withdraw", delegation("XBD"), turn=turn)[0] == "not_your_own"
    room.do("speaker.withdraw", delegation("XQR"), turn=turn)
    assert room.refused("speaker.withdraw", delegation("XQR"), turn=turn)[0] == "wrong_status"
    again = room.do("speaker.register", delegation("XQR"), list="states")
    assert room.state.turns[turn].status is Status.WITHDRAWN
    assert room.state.turns[again].status is Status.WAITING


def test_order_and_times_follow_from_the_draw() -> None:
    room = listed(("XQR", "XBD", "XMR", "XLN"))
    assert draw_record(room.state, "first_speaker")["result"] == ["XMR"]
    assert order(room) == ["XMR", "XQR", "XBD", "XLN"]
    assert seconds(room) == {"XMR": 180, "XQR": 180, "XBD": 180, "XLN": 120}
    found = room.state.lists["states"]
    assert (found.stage, found.source, found.verified) == (1, "A/HRC/DEC/17/119, para. 5", True)


@pytest.mark.parametrize(
    ("minutes", "stage", "member", "observer", "verified"),
    [(32, 1, 180, 120, True), (31, 2, 120, 120, True), (20, 3, 100, 100, True), (19, 3, 95, 95, True)],
)
def test_times_when_many_speak(minutes: int, stage: int, member: int, observer: int, verified: bool) -> None:
    room = listed(EVERYBODY, others_minutes=minutes)
    assert room.state.lists["states"].stage == stage
    assert room.state.lists["states"].verified is verified
    assert set(seconds(room).values()) == {member, observer}
    assert sum(each or 0 for each in seconds(room).values()) <= minutes * 60


def test_nothing_is_told_before_the_draw_and_nothing_twice() -> None:
    room = registered()
    assert room.refused("meeting.open", PRESIDENT) == ("not_announced", {"list": "states"})
    assert room.refused("list.announce", SECRETARIAT, list="states") == ("not_drawn", {"draw": "first_speaker"})
    assert room.refused("draw.words", PRESIDENT, draw="first_speaker", words=WORDS)[0] == "not_committed"
    drawn(room)
    room.do("list.announce", SECRETARIAT, list="states")
    assert room.refused("list.announce", SECRETARIAT, list="states")[0] == "already_announced"


def test_a_list_without_speakers_needs_no_draw() -> None:
    room = listed(())
    assert room.state.lists["states"].order == ()
    room.do("meeting.open", PRESIDENT)


def test_a_draw_is_held_in_three_steps() -> None:
    room = planned("review")
    first: dict[str, Any] = {"draw": "first_speaker"}
    commitment = "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd"
    room.do("draw.commit", SECRETARIAT, **first, commitment=commitment)
    assert room.refused("draw.words", PRESIDENT, **first, words=WORDS)[0] == "registration_open"
    assert room.refused("draw.reveal", SECRETARIAT, **first, secret=SECRET.hex())[0] == "words_missing"
    assert room.refused("draw.commit", SECRETARIAT, draw="plenary", commitment="00")[0] == "unknown"
    room.do("registration.set", SECRETARIAT, opens="2026-04-27T08:00:00Z", closes="2026-04-30T16:00:00Z")
    room.at = datetime(2026, 5, 1, tzinfo=UTC)
    room.do("draw.words", PRESIDENT, **first, words=WORDS)
    assert room.refused("draw.words", PRESIDENT, **first, words="others")[0] == "words_given"
    assert room.refused("draw.commit", SECRETARIAT, **first, commitment=commitment)[0] == "already_committed"
    assert room.refused("draw.reveal", SECRETARIAT, **first, secret="00")[0] == "wrong_secret"
    assert room.refused("draw.reveal", SECRETARIAT, **first, secret=SECRET.hex())[0] == "nothing_to_draw"
    with pytest.raises(KeyError):
        draw_record(room.state, "first_speaker")
    held = drawn(registered())
    assert held.refused("draw.reveal", SECRETARIAT, **first, secret=SECRET.hex())[0] == "already_drawn"


def test_a_draw_whose_secret_was_lost_begins_again_until_words_are_given() -> None:
    room = registered()
    room.do("draw.commit", SECRETARIAT, draw="first_speaker", commitment="00" * 32)
    drawn(room)
    assert proven(room, "first_speaker")
    assert [each.payload["commitment"][:2] for each in room.events if each.name == "draw.commit"] == ["00", "63"]
    assert room.refused("draw.commit", SECRETARIAT, draw="first_speaker", commitment="00")[0] == "already_committed"


def test_a_draw_whose_secret_was_lost_after_the_words_is_declared_void_and_begins_again() -> None:
    room = registered()
    room.refused("draw.void", PRESIDENT, draw="first_speaker", reason="lost")
    room.do("draw.commit", SECRETARIAT, draw="first_speaker", commitment="00" * 32)
    room.do("draw.words", PRESIDENT, draw="first_speaker", words="nine boats")
    number = room.do("draw.void", PRESIDENT, draw="first_speaker", reason="The secret was lost.")
    assert room.state.draws == {}
    assert room.refused("draw.words", PRESIDENT, draw="first_speaker", words="x")[0] == "not_committed"
    drawn(room)
    assert proven(room, "first_speaker")
    void = (number, "first_speaker", "00" * 32, "nine boats", "The secret was lost.", "President")
    assert room.state.void_draws == (void,)
    assert [tuple(each.values()) for each in minutes("review", room.events)["void_draws"]] == [void]
    assert room.refused("draw.void", PRESIDENT, draw="first_speaker", reason="x")[0] == "already_drawn"


def proven(room: Room, kind: str) -> bool:
    practices = practices_on(START.date())
    group = practices["own_group_without_request"]
    return verify(parse(draw_record(room.state, kind)), "AG", group, group._replace(value=13)).valid


def test_whoever_was_drawn_may_withdraw_and_the_next_lot_moves_up() -> None:
    room = drawn(registered())
    assert proven(room, "first_speaker")
    room.do("speaker.withdraw", delegation("XMR"), turn=room.turn_of("XMR"))
    room.do("list.announce", SECRETARIAT, list="states")
    lots = room.state.draws["first_speaker"].lots
    assert (lots[0], order(room)[0]) == ("XMR", lots[1])
    assert "XMR" not in order(room)


def test_the_troika_and_its_one_substitute() -> None:
    room = planned("review")
    room.do("troika.ask_own_region", TALVANIA)
    assert room.refused("troika.excuse", delegation("XLN"))[0] == "not_a_member"
    room.do("troika.excuse", delegation("XQR"))
    assert room.refused("troika.excuse", delegation("XQR"))[0] == "no_change"
    assert room.refused("troika.substitute", TALVANIA, rapporteur="XBD")[0] == "not_drawn"
    drawn(room, "troika")
    assert proven(room, "troika")
    troika = room.state.troika
    assert GROUPS[troika[0]] == "AG"
    assert len({GROUPS[each] for each in troika}) == 3
    assert not {"XTV", "XQR"} & set(troika)
    assert set(troika) <= set(MEMBERS)
    assert room.refused("troika.ask_own_region", TALVANIA)[0] == "already_drawn"
    assert room.refused("troika.substitute", TALVANIA, rapporteur="XQR")[0] == "not_a_rapporteur"
    room.do("troika.substitute", TALVANIA, rapporteur=troika[1])
    assert room.state.troika[:2] == (troika[0], troika[2])
    assert troika[1] not in room.state.troika
    assert proven(room, "troika")
    assert room.refused("troika.substitute", TALVANIA, rapporteur=troika[0])[0] == "already_substituted"


def test_a_troika_drawn_for_the_whole_session_comes_with_the_plan() -> None:
    room = planned("review", troika=["XKS", "XMR", "XOR"])
    assert room.state.troika == ("XKS", "XMR", "XOR")
    assert room.refused("draw.commit", SECRETARIAT, draw="troika", commitment="00")[0] == "already_committed"
    assert room.refused("troika.ask_own_region", TALVANIA)[0] == "already_drawn"


def test_places_are_exchanged_by_both() -> None:
    room = listed()
    before = order(room)
    assert room.refused("swap.accept", delegation("XBD"), list="states", partner="XMR")[0] == "not_proposed"
    assert room.refused("swap.propose", delegation("XMR"), list="states", partner="XMR")[0] == "no_change"
    assert room.refused("swap.propose", delegation("XMR"), list="states", partner="XKS")[0] == "not_waiting"
    room.do("swap.propose", delegation("XMR"), list="states", partner="XBD")
    assert room.refused("swap.accept", delegation("XQR"), list="states", partner="XMR")[0] == "not_proposed"
    room.do("swap.accept", delegation("XBD"), list="states", partner="XMR")
    assert order(room) == ["XBD", "XQR", "XMR", "XLN"]
    assert sorted(order(room)) == sorted(before)
    assert seconds(room) == {"XMR": 180, "XQR": 180, "XBD": 180, "XLN": 120}
    assert room.refused("swap.accept", delegation("XBD"), list="states", partner="XMR")[0] == "not_proposed"


def test_no_place_is_exchanged_with_one_who_has_spoken() -> None:
    room = in_session()
    room.do("swap.propose", delegation("XMR"), list="states", partner="XBD")
    room.speak(room.turn_of("XMR"), 20)
    assert room.refused("swap.accept", delegation("XBD"), list="states", partner="XMR")[0] == "not_waiting"


def test_advance_questions_have_their_day() -> None:
    room = planned("review", questions_close="2026-04-28T16:00:00Z")
    room.do("question.submit", delegation("XQR"), text="How many boats?", language="en")
    assert room.refused("question.submit", TALVANIA, text="How many boats?", language="en")[0] == "not_your_role"
    room.at = datetime(2026, 4, 28, 16, 0, 1, tzinfo=UTC)
    assert room.refused("question.submit", delegation("XBD"), text="And nets?", language="en") == (
        "questions_closed",
        {"closed": "2026-04-28T16:00:00Z"},
    )
    assert [(each.state, each.text) for each in room.state.questions] == [("XQR", "How many boats?")]


def test_the_plenary_divides_its_time_or_draws_thirteen() -> None:
    divided = drawn(registered("plenary", EVERYBODY))
    divided.do("list.announce", SECRETARIAT, list="states")
    assert set(seconds(divided).values()) == {100}
    few = drawn(
        registered("plenary", EVERYBODY, plenary_states_rule="draw13", plenary_speakers=5, plenary_state_seconds=90),
        "plenary",
    )
    assert proven_first(few, 5)
    few.do("list.announce", SECRETARIAT, list="states")
    assert order(few) == list(few.state.draws["plenary"].lots)
    assert [few.state.turns[each].status for each in few.state.lists["states"].order] == (
        [Status.WAITING] * 5 + [Status.NOT_HEARD] * 7
    )
    assert [each for each in seconds(few).values() if each is not None] == [90] * 5
    assert few.refused("draw.commit", SECRETARIAT, draw="first_speaker", commitment="00")[0] == "unknown"


def proven_first(room: Room, speakers: int) -> bool:
    group = practices_on(START.date())["own_group_without_request"]
    return verify(parse(draw_record(room.state, "plenary")), "AG", group, group._replace(value=speakers)).valid


def test_as_many_stakeholders_as_fit_in_the_order_in_which_they_came() -> None:
    room = planned("plenary", plenary_stakeholders_minutes=2)
    room.do("registration.set", SECRETARIAT, opens="2026-04-27T08:00:00Z", closes="2026-04-30T16:00:00Z")
    room.do("speaker.register", SAILORS, list="stakeholders")
    room.do("speaker.register", SECRETARIAT, list="stakeholders", speaker="Guild of Weavers")
    assert room.refused("speaker.register", delegation("XQR"), list="stakeholders")[0] == "not_your_role"
    room.at = datetime(2026, 5, 1, tzinfo=UTC)
    room.tick()
    room.do("list.announce", SECRETARIAT, list="stakeholders")
    assert seconds(room, "stakeholders") == {"Union of Sailors": 120, "Guild of Weavers": None}
    late = next(each for each in room.state.turns.values() if each.speaker == "Guild of Weavers")
    assert late.status is Status.NOT_HEARD
