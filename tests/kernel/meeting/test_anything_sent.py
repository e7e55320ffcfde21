"""Whatever is sent, the answer is events or a refusal, and what was allowed can be kept and read again."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiwar.kernel.meeting import EVENTS, KINDS, Actor, Command, Refusal, Role, apply, decide, dumps, loads
from tests.kernel.meeting.room import PRESIDENT, SECRETARIAT, TALVANIA, Room, delegation, in_session, plan, planned
from tests.kernel.meeting.talvania import all_of_it

PLAIN = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 200),
        st.integers(),
        st.floats(),
        st.sampled_from(["XTV", "XBD", "states", "roll_call", "2026-05-04T07:00:00Z", "00", "yes", "noted", "en"]),
        st.text(max_size=4),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=6,
)
ACTORS = st.one_of(
    st.sampled_from([PRESIDENT, SECRETARIAT, TALVANIA, delegation("XBD")]),
    st.builds(
        Actor, st.sampled_from([*Role]), st.sampled_from([None, "", "XBD", "x"]), st.sampled_from([None, "President"])
    ),
)


@cache
def rooms() -> tuple[Room, ...]:
    """Meetings at several moments."""
    half = in_session()
    half.do("statement.deposit", delegation("XMR"), turn=half.turn_of("XMR"), text="Count the boats.", language="en")
    half.take(delegation("XBD"), "point_of_order")
    return (*map(Room, KINDS), *map(planned, KINDS), half, *all_of_it().values())


@st.composite
def commands(draw: st.DrawFn) -> Command:
    """A command that has some of its fields right, or none."""
    name = draw(st.sampled_from([*EVENTS, "", "speaker.dance"]))
    given_ = EVENTS[name].given if name in EVENTS else {}
    fields = {field: draw(PLAIN) for field in given_ if draw(st.integers(0, 9))}
    if not draw(st.integers(0, 9)):
        fields[draw(st.text(max_size=5))] = draw(PLAIN)
    return Command(name, fields, draw(st.sampled_from([None, 0, 5, 10**6])))


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 11), commands(), ACTORS)
def test_the_answer_is_events_or_a_refusal(number: int, command: Command, actor: Actor) -> None:
    room = rooms()[number % len(rooms())]
    found = decide(room.state, command, actor, room.at)
    if isinstance(found, Refusal):
        assert all(isinstance(value, str | int) for value in found.values.values())
        return
    assert loads(dumps(found)) == found
    state = room.state
    for event in found:
        state = apply(state, event)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["seats", "limits", "troika", "state", "questions_close"]), PLAIN)
def test_a_plan_with_anything_in_it(field: str, value: Any) -> None:
    found = decide(
        Room("review").state, Command("meeting.plan", {**plan("review"), field: value}), SECRETARIAT, Room("review").at
    )
    assert isinstance(found, Refusal | tuple)


@settings(max_examples=200, deadline=None)
@given(PLAIN, st.sampled_from(["iso3", "name", "group", "member"]))
def test_a_seat_with_anything_in_it(value: Any, field: str) -> None:
    payload = plan("review")
    payload["seats"][0] = {**payload["seats"][0], field: value}
    found = decide(Room("review").state, Command("meeting.plan", payload), SECRETARIAT, Room("review").at)
    assert isinstance(found, Refusal | tuple)


@settings(max_examples=200, deadline=None)
@given(PLAIN, st.sampled_from(["states", "text", "language", "answers"]))
def test_a_report_with_anything_in_it(value: Any, field: str) -> None:
    row: dict[str, Any] = {"states": ["XMR"], "text": "Paint", "language": "en", "answers": [], field: value}
    command = Command("report.table", {"recommendations": [row], "review_ended": None})
    found = decide(planned("adoption").state, command, SECRETARIAT, planned("adoption").at)
    if not isinstance(found, Refusal):
        assert loads(dumps(found)) == found


@pytest.mark.parametrize("data", [b"", b"\n"])
def test_no_events_are_no_bytes(data: bytes) -> None:
    assert dumps([]) == b""
    if data:
        with pytest.raises(ValueError, match="line 1"):
            loads(data)
    else:
        assert loads(data) == ()
