"""The small values that every part shares."""

from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.values import PartialDate, plain


@pytest.mark.parametrize(
    ("iso", "first", "last", "day"),
    [
        ("2014-05-01", date(2014, 5, 1), date(2014, 5, 1), date(2014, 5, 1)),
        ("2026-04", date(2026, 4, 1), date(2026, 4, 30), None),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), None),
        ("2027", date(2027, 1, 1), date(2027, 12, 31), None),
    ],
)
def test_what_is_known_of_a_date(iso: str, first: date, last: date, day: date | None) -> None:
    found = PartialDate(iso)
    assert (found.first, found.last, found.day, found.year) == (first, last, day, first.year)


@pytest.mark.parametrize("wrong", ["", "27", "2026-4", "2026-13", "2026-02-30", "2026-04-", "٢٠٢٦", "2026-04-01T10:00"])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no day, month or year"):
        PartialDate(wrong)


@given(st.dates(), st.sampled_from((4, 7, 10)))
def test_a_day_lies_in_its_month_and_its_year(day: date, length: int) -> None:
    found = PartialDate(day.isoformat()[:length])
    assert found.first <= day <= found.last


def test_named_tuples_are_plain_at_any_depth() -> None:
    class Inner(NamedTuple):
        states: tuple[str, ...]

    class Outer(NamedTuple):
        inner: Inner
        by_number: dict[int, Inner]
        name: str | None

    told = plain(Outer(Inner(("XTV", "XKS")), {2: Inner(())}, None))
    assert told == {"inner": {"states": ["XTV", "XKS"]}, "by_number": {"2": {"states": []}}, "name": None}
