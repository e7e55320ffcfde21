"""What stands in a stretch of a text: the same as looking at everything."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.checking.stretches import Overlapping, begun_in, inside, last_before, spans_inside


@dataclass(frozen=True, slots=True)
class Thing:
    start: int
    end: int


PLACES = st.integers(0, 40)
THINGS = st.lists(st.tuples(PLACES, st.integers(1, 15)).map(lambda two: Thing(two[0], two[0] + two[1])), max_size=12)
STRETCHES = st.tuples(PLACES, PLACES).map(sorted)


@given(THINGS, STRETCHES)
def test_what_stands_in_a_stretch(things: list[Thing], stretch: list[int]) -> None:
    found, (start, end) = sorted(things, key=lambda each: each.start), stretch
    assert list(begun_in(found, start, end)) == [each for each in found if start <= each.start < end]
    assert inside(found, start, end) == [each for each in found if start <= each.start and each.end <= end]
    spans = sorted((each.start, each.end, "x") for each in things)
    assert spans_inside(spans, start, end) == [each for each in spans if start <= each[0] and each[1] <= end]


@given(THINGS, STRETCHES)
def test_what_reaches_into_a_stretch(things: list[Thing], stretch: list[int]) -> None:
    start, end = stretch
    found = sorted(things, key=lambda each: each.start)
    assert Overlapping(things).over(start, end) == [each for each in found if each.start < end and start < each.end]


@given(THINGS, PLACES, st.integers(1, 4))
def test_the_last_before_a_place(things: list[Thing], place: int, most: int) -> None:
    found = sorted(things, key=lambda each: each.start)
    assert list(last_before(found, place, most)) == [each for each in found if each.start < place][-most:]
