"""What stands where in a text: things with a `start` and an `end`, in the order in which they begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar


class Placed(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


_Thing = TypeVar("_Thing", bound=Placed)
_Tuple = TypeVar("_Tuple", bound=tuple[Any, ...])
_START = attrgetter("start")


def begun_in(found: Sequence[_Thing], start: int, end: int) -> Sequence[_Thing]:
    """What begins in a stretch."""
    first = bisect_left(found, start, key=_START)
    return found[first : bisect_left(found, end, lo=first, key=_START)]


def inside(found: Sequence[_Thing], start: int, end: int) -> list[_Thing]:
    """What stands in a stretch from beginning to end."""
    return [each for each in begun_in(found, start, end) if each.end <= end]


def last_before(found: Sequence[_Thing], place: int, most: int = 1) -> Sequence[_Thing]:
    """The last that begin before a place."""
    last = bisect_left(found, place, key=_START)
    return found[max(0, last - most) : last]


def spans_inside(found: Sequence[_Tuple], start: int, end: int) -> list[_Tuple]:
    """The same as `inside` for tuples that begin with a start and an end."""
    first = bisect_left(found, (start,))
    return [each for each in found[first : bisect_left(found, (end,), lo=first)] if each[1] <= end]


class Overlapping(Generic[_Thing]):
    """Things that may reach over each other."""

    def __init__(self, found: Iterable[_Thing]) -> None:
        self._found = sorted(found, key=_START)
        self._reach = list(accumulate((each.end for each in self._found), max))

    def over(self, start: int, end: int) -> list[_Thing]:
        """Those that share something with a stretch."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._found, end, key=_START)
        return [each for each in self._found[first:last] if each.end > start]
