"""Stretches of days, with every exception that Hypothesis can think of; and the tables agree with them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hiwar.accounts import days
from hiwar.accounts.models import Mandate, Office
from tests import people
from tests.builders import NOW

FIRST = NOW.date()
offsets = st.integers(0, 12)
a_day = offsets.map(lambda n: FIRST + timedelta(n))
stretches = st.tuples(a_day, st.none() | offsets).map(
    lambda pair: (pair[0], None if pair[1] is None else pair[0] + timedelta(pair[1]))
)
WINDOW = [FIRST + timedelta(n) for n in range(60)]
BEYOND = FIRST + timedelta(400)


@given(stretches, a_day)
def test_a_day_is_held_from_the_first_to_the_last_both_included(stretch: days.Days, day: date) -> None:
    since, until = stretch
    assert days.holds(stretch, day) == (since <= day and (until is None or day <= until))


@given(stretches, stretches)
def test_two_stretches_overlap_when_they_share_a_day(one: days.Days, other: days.Days) -> None:
    shared = any(days.holds(one, day) and days.holds(other, day) for day in [*WINDOW, BEYOND])
    assert days.overlap(one, other) is shared
    assert days.overlap(one, other) is days.overlap(other, one)


@given(stretches, st.lists(stretches, max_size=5))
def test_the_first_uncovered_day_is_the_first_that_nobody_holds(lost: days.Days, others: list[days.Days]) -> None:
    bare = [
        day
        for day in [*WINDOW, BEYOND]
        if days.holds(lost, day) and not any(days.holds(other, day) for other in others)
    ]
    assert days.first_uncovered(lost, others) == (bare[0] if bare else None)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(stretch=stretches, day=a_day, closed=st.none() | a_day, ended=st.booleans(), active=st.booleans())
def test_the_table_finds_the_mandates_in_force(
    record: Path, stretch: days.Days, day: date, closed: date | None, ended: bool, active: bool
) -> None:
    """In force: from the first to the last day, not ended, the office open, the person active."""
    number = people.mandate(people.person(f"p{Office.objects.count()}-{Mandate.objects.count()}"))
    mandate = Mandate.objects.select_related("person", "office").get(pk=number)
    at = datetime.combine(FIRST, time(), UTC)
    row = Mandate.objects.create(
        person=mandate.person, office=mandate.office, since=stretch[0], until=stretch[1],
        ended_at=at if ended else None, granted_by="operator", granted_at=at,
    )  # fmt: skip
    Office.objects.filter(pk=mandate.office_id).update(closed_on=closed)
    type(mandate.person).objects.filter(pk=mandate.person_id).update(active=active)
    expected = days.holds(stretch, day) and not ended and active and (closed is None or day < closed)
    assert Mandate.objects.in_force(day).filter(pk=row.pk).exists() is expected
    Office.objects.filter(pk=mandate.office_id).update(closed_on=None)
