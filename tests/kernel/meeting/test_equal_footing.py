"""The equal-footing sheet: its shares are parts of one, meetings add up, and equal standing has equal time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.meeting import Actor, State, account, added_up, sheet
from hiwar.kernel.meeting.equal_footing import Share
from tests.kernel.meeting.room import (
    GROUPS,
    PRESIDENT,
    START,
    TALVANIA,
    Room,
    debate,
    delegation,
    in_session,
    planned,
)

COUNTED = ("turns", "held", "planned_seconds", "interruptions", "points", "upheld", "cut", "absent", "struck")


def assert_adds_up(rows: Sequence[Share], whole: Share) -> None:
    """That rows are a whole, told apart: nothing is missing, nothing counted twice."""
    for name in COUNTED:
        assert sum(getattr(each, name) for each in rows) == getattr(whole, name), name
    assert 0 <= whole.used_seconds - sum(each.used_seconds for each in rows) <= len(rows)  # parts of seconds
    for name, has in (("share_of_turns", whole.held), ("share_of_time", whole.share_of_time)):
        parts = [getattr(each, name) for each in rows]
        assert all(0 <= part <= 1 for part in parts)
        assert sum(parts) == pytest.approx(1 if has else 0, abs=0.0001 * len(rows)), name


SPEAKERS = st.lists(st.sampled_from(sorted(set(GROUPS) - {"XTV"})), min_size=1, max_size=6, unique=True)
SPOKEN = st.lists(st.floats(0.2, 200, allow_nan=False), max_size=8)


@st.composite
def meetings(draw: st.DrawFn) -> State:
    """A review or a debate in which some have spoken, some longer than they may, and somebody was interrupted."""
    speakers = tuple(draw(SPEAKERS))
    room = in_session(speakers) if draw(st.booleans()) else debate(speakers)
    if room.state.under_review:
        room.speak(room.take(TALVANIA, "presentation", seconds=300), draw(st.floats(1, 300, allow_nan=False)))
    for turn, seconds in zip(list(room.state.lists["states"].order), draw(SPOKEN), strict=False):
        room.speak(turn, seconds)
    if draw(st.booleans()):
        raised(room, delegation(speakers[0]), draw(st.sampled_from(["upheld", "rejected"])))
    return room.state


def raised(room: Room, actor: Actor, ruling: str) -> int:
    """A point of order that was raised and ruled upon."""
    point = room.take(actor, "point_of_order")
    room.do("point.rule", PRESIDENT, turn=point, ruling=ruling)
    return point


@given(st.lists(meetings(), max_size=3))
def test_meetings_add_up(states: list[State]) -> None:
    found = sheet(states, START)
    assert (found.meetings, found.whole.held, found.whole.used_seconds) == (len(states), found.turns, found.seconds)
    for rows in (found.speakers, found.groups, found.standings):
        assert_adds_up(rows, found.whole)
        assert len({(each.who, each.standing) for each in rows}) == len(rows)
    assert found == added_up([account(state, START) for state in states])


@given(st.lists(meetings(), min_size=2, max_size=3))
def test_the_order_of_meetings_is_nothing(states: list[State]) -> None:
    one, other = sheet(states, START), sheet(states[::-1], START)
    assert (one.speakers, one.groups, one.standings) == (other.speakers, other.groups, other.standings)


@given(meetings())
def test_equal_standing_has_equal_planned_time(state: State) -> None:
    found = sheet([state], START)
    assert found.limits
    assert all(each.equal and each.least_seconds == each.most_seconds for each in found.limits)
    heard = [turn for turn in state.turns.values() if turn.list == "states" and turn.seconds is not None]
    assert sum(each.speakers for each in found.limits) == len(heard)


def test_unequal_time_is_shown() -> None:
    """Nothing that `decide` allows: a sheet of events from elsewhere says so all the same."""
    state = in_session(("XBD", "XMR")).state
    turns = dict(state.turns)
    first = min(number for number, turn in turns.items() if turn.speaker == "XBD")
    unequal = replace(state, turns={**turns, first: replace(turns[first], seconds=(turns[first].seconds or 0) + 1)})
    [limits] = sheet([unequal], START).limits
    assert (limits.standing, limits.equal, limits.most_seconds - limits.least_seconds) == ("member", False, 1)


def test_what_a_state_has_as_the_one_under_review_stands_apart() -> None:
    review, other = in_session(("XBD",)), debate(("XTV", "XBD"))
    review.speak(review.take(TALVANIA, "presentation", seconds=100), 50)
    other.speak(other.turn_of("XTV"), 30)
    found = sheet([review.state, other.state], START)
    talvania = {each.standing: each for each in found.speakers if each.who == "XTV"}
    assert {name: each.used_seconds for name, each in talvania.items()} == {"observer": 30, "state_under_review": 50}
    groups = {(each.who, each.standing): each.used_seconds for each in found.groups}
    assert groups == {("", "state_under_review"): 50, ("AG", ""): 30}


@pytest.mark.parametrize(
    ("ruling", "overruled", "upheld"),
    [("upheld", None, 1), ("rejected", None, 0), ("upheld", "yes", 0), ("rejected", "yes", 1), ("upheld", "no", 1)],
)
def test_a_point_is_upheld_as_it_was_in_the_end(ruling: str, overruled: str | None, upheld: int) -> None:
    room = in_session()
    point = raised(room, delegation("XBD"), ruling)
    if overruled:
        room.do("point.appeal", delegation("XBD"), turn=point)
        room.do("poll.start", PRESIDENT, subject=point, method="recorded")
        cast(room, overruled)
        room.do("poll.stop", PRESIDENT, poll=room.state.poll)
    assert (sheet([room.state], room.at).whole.points, sheet([room.state], room.at).whole.upheld) == (1, upheld)


def cast(room: Room, vote: str) -> None:
    voters: Iterable[str] = room.state.polls[room.state.poll or 0].voters
    for each in voters:
        room.do("vote.cast", delegation(each), poll=room.state.poll, vote=vote)


def test_parts_of_seconds_are_not_lost() -> None:
    room = debate(("XBD", "XMR"))
    for speaker in ("XBD", "XMR"):
        room.speak(room.turn_of(speaker), 0.6)
    found = sheet([room.state], room.at)
    assert found.seconds == 1
    assert [each.share_of_time for each in found.speakers] == [0.5, 0.5]
    assert sheet([planned("debate").state], START).whole.share_of_time == 0
