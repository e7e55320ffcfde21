"""Days of mandates: pure functions on stretches of days, both ends included, an open end being None."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

Days = tuple[date, date | None]
DAY = timedelta(days=1)


def holds(days: Days, day: date) -> bool:
    """Whether a day is one of these."""
    since, until = days
    return since <= day and (until is None or day <= until)


def overlap(one: Days, other: Days) -> bool:
    """Whether two stretches share a day."""
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


def first_uncovered(days: Days, others: Iterable[Days]) -> date | None:
    """The first of these days that none of the other stretches holds; None when they hold all."""
    day, last = days
    for since, until in sorted(others, key=lambda each: each[0]):
        if since > day:
            break
        if until is None:
            return None
        day = max(day, until + DAY)
    return day if last is None or day <= last else None
