"""The clock to the second, the shared times, and when a turn may come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hiwar.kernel.meeting import budgets, clock, due, next_due
from hiwar.kernel.meeting.turns import Estimate, my_turn
from tests.kernel.meeting.room import PRESIDENT, TALVANIA, Room, delegation, in_session, registered


def speaking() -> tuple[Room, int]:
    room = in_session()
    turn = room.turn_of("XMR")
    room.do("speaker.call", PRESIDENT, turn=turn)
    room.do("speaker.start", PRESIDENT, turn=turn)
    return room, turn


@pytest.mark.parametrize(
    ("after", "used", "remaining"),
    [(0, 0, 180), (0.4, 0, 180), (59.999999, 59, 121), (60, 60, 120), (179.5, 179, 1), (180, 180, 0), (999, 180, 0)],
)
def test_used_and_left_make_the_limit(after: float, used: int, remaining: int) -> None:
    room, turn = speaking()
    found = clock(room.state, room.at + timedelta(seconds=after))
    assert found is not None
    assert found == (turn, "XMR", 180, used, remaining, True, False, room.at + timedelta(seconds=180))


def test_a_pause_stops_the_clock() -> None:
    room, turn = speaking()
    room.wait(60)
    room.do("speaker.pause", PRESIDENT, turn=turn, reason="noise")
    room.wait(600)
    found = clock(room.state, room.at)
    assert found is not None
    assert (found.used, found.remaining, found.running, found.ends) == (60, 120, False, None)
    assert due(room.state, room.at) == ()
    assert next_due(room.state) is None
    room.do("speaker.resume", PRESIDENT, turn=turn)
    assert next_due(room.state) == room.at + timedelta(seconds=90)


def test_warning_and_cut_come_by_the_clock_at_their_moment() -> None:
    room, turn = speaking()
    began = room.at
    assert next_due(room.state) == began + timedelta(seconds=150)
    assert due(room.state, began + timedelta(seconds=149.999)) == ()
    found = due(room.state, began + timedelta(days=3))
    assert [(each.name, each.at) for each in found] == [
        ("speaker.warn", began + timedelta(seconds=150)),
        ("speaker.cut", began + timedelta(seconds=180)),
    ]
    assert [each.number for each in found] == [room.state.number + 1, room.state.number + 2]
    room.wait(200)
    room.do("speaker.call", PRESIDENT, turn=room.turn_of("XQR"))
    assert [each.name for each in room.events[-3:]] == ["speaker.warn", "speaker.cut", "speaker.call"]
    assert clock(room.state, room.at) == (room.turn_of("XQR"), "XQR", 180, 0, 180, False, False, None)
    assert turn in room.state.turns


def test_a_short_turn_is_not_warned() -> None:
    room = in_session(others_minutes=1)
    turn = room.turn_of("XMR")
    assert room.state.turns[turn].seconds == 15
    room.speak(turn, 20)
    assert [each.name for each in room.events[-2:]] == ["speaker.start", "speaker.cut"]


def test_more_speakers_than_seconds_have_none() -> None:
    room = in_session(others_minutes=1)
    state = room.state
    assert clock(state, room.at) is None


def test_shared_times() -> None:
    room = in_session()
    room.speak(room.take(TALVANIA, "presentation"), 1000)
    room.speak(room.turn_of("XMR"), 100)
    assert budgets(room.state, room.at) == [
        ("sur_minutes", None, 4200, 1000, 3200),
        ("others_minutes", "states", 8400, 100, 8300),
    ]
    assert budgets(Room("review").state, room.at) == []


def test_when_my_turn_may_come() -> None:
    room = in_session()
    number = {each: room.turn_of(each) for each in ("XMR", "XQR", "XBD", "XLN")}
    assert my_turn(room.state, "XMR", room.at) == Estimate(number["XMR"], 0, 0, 0)
    assert my_turn(room.state, "XLN", room.at) == Estimate(number["XLN"], 3, 540, 9)
    assert my_turn(room.state, "XKS", room.at) is None
    room.do("speaker.call", PRESIDENT, turn=number["XMR"])
    room.do("speaker.start", PRESIDENT, turn=number["XMR"])
    room.wait(60)
    assert my_turn(room.state, "XLN", room.at) == Estimate(number["XLN"], 3, 480, 8)
    assert my_turn(room.state, "XMR", room.at) == Estimate(number["XMR"], 0, 0, 0)
    point = room.take(delegation("XBD"), "point_of_order")
    room.do("speaker.call", PRESIDENT, turn=point)
    assert my_turn(room.state, "XQR", room.at) == Estimate(number["XQR"], 2, 420, 7)
    assert my_turn(registered().state, "XQR", room.at) is None
