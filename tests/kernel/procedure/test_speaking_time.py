"""Speaking time: the worked examples of the rule, and what makes it fair whatever the numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import practice
from hiwar.kernel.procedure.speaking_time import CLUSTERED_DIALOGUE, WORKING_GROUP, Scale, speaking_time, turns

DOWN = practice("speaking_time_rounding")

EXAMPLES = (
    # seconds, members, observers: stage, seconds of a member, of an observer, used by all, without practice
    (8400, 20, 30, 1, 180, 120, 7200, True),
    (8400, 20, 40, 1, 180, 120, 8400, True),
    (8400, 20, 41, 2, 120, 120, 7320, True),
    (8400, 30, 40, 2, 120, 120, 8400, True),
    (8400, 31, 40, 3, 118, 118, 8378, False),
    (8400, 47, 47, 3, 89, 89, 8366, False),
    (8400, 47, 57, 3, 80, 80, 8320, False),
    (8400, 47, 90, 3, 61, 61, 8357, False),
    (8400, 47, 85, 3, 63, 63, 8316, False),
    (8400, 47, 74, 3, 69, 69, 8349, False),
    (7500, 47, 47, 3, 79, 79, 7426, False),
    (7200, 47, 13, 2, 120, 120, 7200, True),
    (8400, 47, 53, 3, 84, 84, 8400, True),
    (8400, 0, 0, 1, 180, 120, 0, True),
    (10, 10, 10, 3, 0, 0, 0, False),
)

CLUSTERED = (
    # 240 minutes; members, observers: stage, seconds of each
    (30, 30, 1, 300, 180),
    (48, 0, 1, 300, 180),
    (45, 52, 2, 180, 120),
    (47, 60, 3, 120, 120),
    (47, 80, 3, 113, 113),
    (47, 140, 3, 90, 90),
)

COUNTS = st.integers(0, 250)
SCALES = st.sampled_from([WORKING_GROUP, CLUSTERED_DIALOGUE])


@pytest.mark.parametrize(
    ("seconds", "members", "observers", "stage", "member", "observer", "used", "verified"), EXAMPLES
)
def test_the_worked_examples(
    seconds: int, members: int, observers: int, stage: int, member: int, observer: int, used: int, verified: bool
) -> None:
    found = speaking_time(seconds, members, observers, DOWN)
    assert found[:4] == (stage, member, observer, used)
    assert found.verified is verified
    assert "17/119" in found.source


@pytest.mark.parametrize(("members", "observers", "stage", "member", "observer"), CLUSTERED)
def test_a_clustered_dialogue(members: int, observers: int, stage: int, member: int, observer: int) -> None:
    found = speaking_time(240 * 60, members, observers, DOWN, CLUSTERED_DIALOGUE)
    assert found[:3] == (stage, member, observer)
    assert found.verified is (stage < 3)


@given(st.integers(0, 20_000), COUNTS, COUNTS)
def test_the_time_is_never_exceeded(seconds: int, members: int, observers: int) -> None:
    found = speaking_time(seconds, members, observers, DOWN)
    assert found.used_seconds == found.member_seconds * members + found.observer_seconds * observers <= seconds


@given(st.integers(0, 20_000), COUNTS, COUNTS, SCALES)
def test_one_more_speaker_never_lengthens_the_time_of_anyone(
    seconds: int, members: int, observers: int, scale: Scale
) -> None:
    before = speaking_time(seconds, members, observers, DOWN, scale)
    for more in (
        speaking_time(seconds, members + 1, observers, DOWN, scale),
        speaking_time(seconds, members, observers + 1, DOWN, scale),
    ):
        assert more.member_seconds <= before.member_seconds
        assert more.observer_seconds <= before.observer_seconds


@given(st.integers(0, 20_000), COUNTS, COUNTS, SCALES)
def test_observers_never_get_more_than_members_and_equal_shares_are_equal(
    seconds: int, members: int, observers: int, scale: Scale
) -> None:
    found = speaking_time(seconds, members, observers, DOWN, scale)
    assert found.observer_seconds <= found.member_seconds
    if found.stage > len(scale.steps):
        assert found.observer_seconds == found.member_seconds


@given(st.integers(0, 20_000), st.integers(1, 250))
def test_in_equal_shares_no_second_that_all_could_have_is_left(seconds: int, speakers: int) -> None:
    found = speaking_time(seconds, speakers, 0, DOWN)
    if found.stage == 3:
        assert seconds - found.used_seconds < speakers


@pytest.mark.parametrize(("numbers", "name"), [((-1, 1, 1), "seconds"), ((1, -1, 1), "members"), ((1, 1, -1), "obs")])
def test_a_negative_number_is_refused(numbers: tuple[int, int, int], name: str) -> None:
    with pytest.raises(ValueError, match=name):
        speaking_time(*numbers, DOWN)


def test_an_unknown_rounding_is_refused() -> None:
    with pytest.raises(ValueError, match="'up'"):
        speaking_time(8400, 47, 47, DOWN._replace(value="up"))


@pytest.mark.parametrize(
    ("each", "count"),
    [
        (practice("plenary_stakeholder_seconds").value, 10),
        (practice("plenary_state_seconds", date(2010, 6, 10)).value, 10),
        (practice("plenary_state_seconds", date(2013, 1, 1)).value, practice("plenary_speakers").value),
    ],
)
def test_the_turns_of_a_third_of_the_plenary(each: int, count: int) -> None:
    assert turns(20 * 60, each) == count
    with pytest.raises(ValueError, match="0 seconds"):
        turns(20 * 60, 0)
