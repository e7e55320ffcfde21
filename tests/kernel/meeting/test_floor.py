"""During the meeting: who has the floor, points of order, replies, absence, suspension, and who is in the chair."""

from __future__ import annotations

from datetime import UTC, datetime

from hiwar.kernel.meeting import Phase, Status
from tests.kernel.meeting.room import (
    INSTITUTE,
    PRESIDENT,
    SAILORS,
    SECRETARIAT,
    TALVANIA,
    VICE,
    Room,
    debate,
    delegation,
    drawn,
    in_session,
    registered,
)


def status(room: Room, speaker: str) -> Status:
    return room.state.turns[room.turn_of(speaker)].status


def speaking(room: Room, speaker: str) -> int:
    turn = room.turn_of(speaker)
    room.do("speaker.call", PRESIDENT, turn=turn)
    room.do("speaker.start", PRESIDENT, turn=turn)
    return turn


def test_one_after_the_other() -> None:
    room = in_session()
    first, second = room.turn_of("XMR"), room.turn_of("XQR")
    assert room.refused("speaker.call", PRESIDENT, turn=second) == ("out_of_turn", {"next": "XMR", "turn": first})
    assert room.refused("speaker.start", PRESIDENT, turn=first)[0] == "not_on_the_floor"
    assert room.refused("speaker.call", PRESIDENT, turn=999) == ("unknown", {"what": "turn", "which": 999})
    room.do("speaker.call", PRESIDENT, turn=first)
    assert room.refused("speaker.call", PRESIDENT, turn=first)[0] == "wrong_status"
    assert room.refused("speaker.call", PRESIDENT, turn=second) == ("floor_taken", {"speaker": "XMR", "turn": first})
    assert room.refused("speaker.pause", PRESIDENT, turn=first)[0] == "wrong_status"
    room.do("speaker.start", PRESIDENT, turn=first)
    assert room.refused("speaker.start", PRESIDENT, turn=first)[0] == "wrong_status"
    assert room.refused("speaker.skip", PRESIDENT, turn=first)[0] == "wrong_status"
    assert room.refused("speaker.pause", PRESIDENT, turn=first, reason="suspension")[0] == "bad_field"
    assert room.refused("speaker.end", delegation("XQR"), turn=first)[0] == "not_your_own"
    room.do("speaker.end", delegation("XMR"), turn=first)
    assert room.refused("speaker.end", PRESIDENT, turn=first)[0] == "not_on_the_floor"
    room.do("speaker.call", PRESIDENT, turn=second)


def test_who_is_absent_is_skipped_and_comes_back_at_the_end() -> None:
    room = in_session()
    turn = room.turn_of("XMR")
    room.do("speaker.call", PRESIDENT, turn=turn)
    room.do("speaker.skip", PRESIDENT, turn=turn)
    assert status(room, "XMR") is Status.SKIPPED
    room.do("speaker.readd", SECRETARIAT, turn=turn)
    assert [room.state.turns[each].speaker for each in room.state.lists["states"].order][-1] == "XMR"
    for speaker in ("XQR", "XBD", "XLN", "XMR"):
        room.speak(room.turn_of(speaker), 5)
    assert status(room, "XMR") is Status.ENDED


def test_who_was_ended_by_mistake_goes_on_with_the_time_that_was_left() -> None:
    room = in_session()
    turn = room.turn_of("XMR")
    room.speak(turn, 100)
    room.do("speaker.readd", PRESIDENT, turn=turn)
    room.speak(turn, 300)
    assert status(room, "XMR") is Status.CUT
    (one, two) = room.state.turns[turn].spans
    assert [(end - start).total_seconds() for start, end in (one, two) if end] == [100, 80]
    assert room.refused("speaker.readd", PRESIDENT, turn=turn)[0] == "wrong_status"
    room.speak(room.turn_of("XQR"), 180)
    assert room.refused("speaker.readd", PRESIDENT, turn=room.turn_of("XQR"))[0] == "wrong_status"


def test_who_is_struck_is_struck_with_a_reason() -> None:
    room = in_session()
    turn = room.turn_of("XMR")
    assert room.refused("speaker.strike", PRESIDENT, turn=turn)[0] == "bad_field"
    room.do("speaker.strike", PRESIDENT, turn=turn, reason="asked for it by letter")
    assert room.state.turns[turn].reason == "asked for it by letter"
    room.speak(room.turn_of("XQR"), 5)
    assert room.refused("speaker.strike", PRESIDENT, turn=room.turn_of("XQR"), reason="too late")[0] == "wrong_status"
    room.do("speaker.readd", PRESIDENT, turn=turn)
    assert status(room, "XMR") is Status.WAITING


def test_the_state_under_review_splits_its_time_as_it_likes() -> None:
    room = in_session()
    assert room.refused("speaker.request", delegation("XQR"), kind="presentation")[0] == "not_your_role"
    room.speak(room.take(TALVANIA, "presentation", seconds=1800), 9999)
    room.speak(room.take(TALVANIA, "reply"), 600)
    last = room.take(TALVANIA, "conclusion")
    room.do("speaker.call", PRESIDENT, turn=last)
    assert room.state.turns[last].seconds == 4200 - 1800 - 600
    room.do("speaker.start", PRESIDENT, turn=last)
    room.wait(1800)
    room.tick()
    assert room.state.turns[last].status is Status.CUT
    assert room.refused("speaker.request", TALVANIA, kind="reply") == ("no_time_left", {"speaker": "XTV"})


def test_parts_of_seconds_never_add_up_to_more() -> None:
    room = in_session(sur_minutes=1)
    for _ in range(3):
        room.speak(room.take(TALVANIA, "reply"), 10.7)
    room.speak(room.take(TALVANIA, "reply"), 100)
    turns = [each for each in room.state.turns.values() if each.speaker == "XTV"]
    spoken = sum((end - start).total_seconds() for each in turns for start, end in each.spans if end)
    assert 59 <= spoken <= 60


def test_a_point_of_order_interrupts_and_is_ruled_upon_at_once() -> None:
    room = in_session()
    turn = speaking(room, "XMR")
    room.wait(10)
    point = room.take(delegation("XBD"), "point_of_order")
    assert room.refused("speaker.request", delegation("XBD"), kind="point_of_order")[0] == "wrong_status"
    room.do("speaker.call", PRESIDENT, turn=point)
    assert [each.name for each in room.events[-2:]] == ["speaker.pause", "speaker.call"]
    other = room.take(delegation("XQR"), "point_of_order")
    assert room.refused("speaker.call", PRESIDENT, turn=other)[0] == "floor_taken"
    room.do("speaker.start", PRESIDENT, turn=point)
    assert room.refused("point.rule", PRESIDENT, turn=point, ruling="upheld")[0] == "wrong_status"
    room.wait(20)
    room.do("speaker.end", PRESIDENT, turn=point)
    assert room.refused("speaker.resume", PRESIDENT, turn=turn) == ("ruling_pending", {"turn": point})
    assert room.refused("point.appeal", delegation("XQR"), turn=point)[0] == "not_ruled"
    room.do("point.rule", PRESIDENT, turn=point, ruling="rejected", words="The speaker is in order.")
    assert room.refused("point.rule", PRESIDENT, turn=point, ruling="upheld")[0] == "already_ruled"
    room.do("point.rule", PRESIDENT, turn=other, ruling="upheld")
    room.do("speaker.resume", PRESIDENT, turn=turn)
    room.wait(500)
    room.tick()
    spans = room.state.turns[turn].spans
    assert [(end - start).total_seconds() for start, end in spans if end] == [10, 170]
    assert room.state.turns[turn].interruptions == 1
    assert room.refused("point.rule", PRESIDENT, turn=turn, ruling="upheld")[0] == "unknown"


def test_two_rights_of_reply_the_second_shorter() -> None:
    room = in_session()
    room.speak(room.take(delegation("XBD"), "right_of_reply"), 999)
    room.speak(room.take(delegation("XBD"), "right_of_reply"), 999)
    assert room.refused("speaker.request", delegation("XBD"), kind="right_of_reply") == (
        "limit_reached",
        {"speaker": "XBD", "limit": 2},
    )
    used = [each.seconds for each in room.state.turns.values() if each.kind == "right_of_reply"]
    assert used == [180, 120]
    room.take(delegation("XQR"), "right_of_reply")


def test_the_chair_is_handed_over() -> None:
    room = in_session()
    assert room.refused("meeting.suspend", VICE) == ("not_in_the_chair", {"presider": "President"})
    assert room.refused("chair.hand_over", PRESIDENT, office="President")[0] == "no_change"
    room.do("chair.hand_over", PRESIDENT, office="Vice-President")
    assert room.refused("meeting.suspend", PRESIDENT)[0] == "not_in_the_chair"
    room.do("meeting.suspend", VICE)


def test_suspended_over_days() -> None:
    room = in_session()
    turn = speaking(room, "XMR")
    room.wait(60)
    room.do("meeting.suspend", PRESIDENT, until="2026-05-05T07:00:00Z", reason="end of the day")
    assert room.state.resumes == datetime(2026, 5, 5, 7, 0, tzinfo=UTC)
    room.at = datetime(2026, 5, 5, 7, 0, tzinfo=UTC)
    room.tick()
    room.do("meeting.resume", PRESIDENT)
    room.do("speaker.resume", PRESIDENT, turn=turn)
    room.wait(500)
    room.tick()
    assert room.state.turns[turn].status is Status.CUT
    assert room.state.turns[turn].interruptions == 0
    spans = room.state.turns[turn].spans
    assert [(end - start).total_seconds() for start, end in spans if end] == [60, 120]
    assert len(room.state.sittings) == 2


def test_a_state_that_does_not_come() -> None:
    room = in_session()
    room.do("absence.note", PRESIDENT)
    assert room.state.phase is Phase.ABSENT
    assert room.refused("speaker.call", PRESIDENT, turn=room.turn_of("XMR"))[0] == "not_in_this_phase"
    words = {"decision": "OM/0/1", "words": "The Council regrets the absence and calls upon the State to resume."}
    room.do("absence.decide", SECRETARIAT, **words, session=2)
    room.at = datetime(2027, 5, 4, 7, 0, tzinfo=UTC)
    room.do("meeting.resume", PRESIDENT)
    room.do("absence.note", PRESIDENT)
    room.do("absence.decide", PRESIDENT, **words)
    room.do("meeting.resume", PRESIDENT)
    assert [each.session for each in room.state.absences] == [2, None]
    room.speak(room.take(TALVANIA, "presentation"), 60)
    assert room.refused("absence.note", PRESIDENT)[0] == "wrong_status"


def test_a_meeting_to_which_nobody_came_is_closed_once_that_was_decided_on() -> None:
    room = in_session()
    room.do("absence.note", PRESIDENT)
    assert room.refused("meeting.close", PRESIDENT) == ("absence_open", {})
    room.do("absence.decide", SECRETARIAT, decision="OM/0/1", words="The Council regrets the absence.", session=2)
    room.do("meeting.close", PRESIDENT)
    assert room.state.phase is Phase.CLOSED
    assert status(room, "XMR") is Status.NOT_HEARD
    assert [each.ended for each in room.state.sittings] == [room.at]


def test_an_appeal_is_voted_upon_while_who_was_interrupted_waits() -> None:
    room = in_session()
    turn = speaking(room, "XMR")
    room.speak(room.take(delegation("XBD"), "point_of_order"), 10)
    point = next(each.number for each in room.state.turns.values() if each.kind == "point_of_order")
    room.do("point.rule", PRESIDENT, turn=point, ruling="rejected")
    room.do("point.appeal", delegation("XBD"), turn=point)
    assert room.refused("speaker.resume", PRESIDENT, turn=turn)[0] == "appeal_pending"
    poll = room.do("poll.start", PRESIDENT, subject=point, method="recorded")
    assert room.refused("speaker.resume", PRESIDENT, turn=turn)[0] == "appeal_pending"
    room.do("poll.stop", PRESIDENT, poll=poll)
    room.do("speaker.resume", PRESIDENT, turn=turn)
    assert status(room, "XMR") is Status.SPEAKING


def test_closed_is_closed() -> None:
    room = in_session()
    turn = speaking(room, "XMR")
    assert room.refused("meeting.close", PRESIDENT) == ("floor_taken", {"speaker": "XMR", "turn": turn})
    assert room.refused("absence.note", PRESIDENT)[0] == "floor_taken"
    room.do("speaker.end", PRESIDENT, turn=turn)
    room.do("meeting.close", PRESIDENT)
    assert status(room, "XQR") is Status.NOT_HEARD
    assert room.refused("meeting.resume", PRESIDENT) == (
        "not_in_this_phase",
        {"command": "meeting.resume", "phase": "closed"},
    )


def test_two_presiders_at_once() -> None:
    room = in_session()
    seen = room.state.number
    turn = room.turn_of("XMR")
    room.do("speaker.call", PRESIDENT, seen, turn=turn)
    assert room.refused("speaker.call", PRESIDENT, seen, turn=turn) == (
        "overtaken",
        {"number": seen + 1, "event": "speaker.call", "by": "President", "at": "2026-05-04T07:00:00Z"},
    )
    room.do("speaker.start", PRESIDENT, seen + 1, turn=turn)


def plenary() -> Room:
    room = registered("plenary", ("XQR", "XBD"))
    drawn(room)
    for name in ("states", "stakeholders"):
        room.do("list.announce", SECRETARIAT, list=name)
    room.do("meeting.open", PRESIDENT)
    return room


def test_the_institution_of_the_state_speaks_before_the_others() -> None:
    room = plenary()
    room.speak(room.take(TALVANIA, "presentation"), 300)
    assert room.refused("speaker.request", delegation("XQR"), kind="institution")[0] == "not_your_role"
    institute = room.take(INSTITUTE, "institution")
    first = room.state.lists["states"].order[0]
    assert room.refused("speaker.call", PRESIDENT, turn=first)[0] == "out_of_turn"
    room.speak(institute, 300)
    assert room.state.turns[institute].seconds == 120
    room.speak(first, 10)
    assert room.refused("speaker.request", SECRETARIAT, kind="institution")[0] == "bad_field"
    room.take(SECRETARIAT, "institution", speaker="Institute of Fishery")


def test_each_meeting_has_its_own_turns() -> None:
    room = debate()
    assert room.refused("speaker.request", delegation("XBD"), kind="presentation")[0] == "not_in_this_meeting"
    assert room.refused("speaker.request", SAILORS, kind="right_of_reply")[0] == "not_your_role"


def test_a_debate_has_an_open_list_until_it_is_closed() -> None:
    room = debate(("XBD",))
    room.do("speaker.register", delegation("XLN"), list="states")
    assert [each.seconds for each in room.state.turns.values()] == [180, 120]
    assert room.refused("list.open", PRESIDENT, list="states")[0] == "list_open"
    room.do("list.close", PRESIDENT, list="states")
    assert room.refused("list.close", PRESIDENT, list="states")[0] == "list_closed"
    assert room.refused("speaker.register", delegation("XMR"), list="states")[0] == "list_closed"
    room.do("list.open", PRESIDENT, list="states")
    room.do("speaker.register", delegation("XMR"), list="states")
