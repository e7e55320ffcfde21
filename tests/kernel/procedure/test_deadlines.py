"""Deadlines: the worked example, sessions of other times, and working days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import plenaries, practice, practices_on, submission_deadlines, timetable
from hiwar.kernel.procedure.calendar import TOLERANCE, session_of
from hiwar.kernel.procedure.deadlines import Deadline, Deadlines, deadlines, may_adopt, working_days_before

NAMES = (
    "stakeholder_submissions",
    "national_report",
    "documents_ready",
    "advance_questions",
    "registration_opens",
    "registration_closes",
    "draw",
    "adoption_earliest",
    "replies",
)

EXAMPLES = (
    # review: session, plenary, dates by name (those left out are not known), whether all of them are verified
    (
        "2024-11-07",
        47,
        58,
        "- - 2024-09-26 2024-10-24 2024-10-28T10:00 2024-10-31T18:00 2024-11-01 2024-11-09 -",
        True,
    ),
    (
        "2023-11-13",
        44,
        55,
        "2023-04-05 2023-08-07 2023-10-02 2023-10-30 2023-10-30T10:00 2023-11-02T18:00 2023-11-03 2023-11-15 -",
        True,
    ),
    (
        "2016-05-03",
        25,
        33,
        "- - 2016-03-22 2016-04-19 2016-04-25T10:00 2016-04-28T18:00 2016-04-29 2016-05-05 -",
        False,
    ),
    (
        "2018-01-16",
        29,
        38,
        "- - 2017-12-05 2018-01-02 2018-01-08T10:00 2018-01-11T18:00 2018-01-12 2018-01-18 -",
        False,
    ),
    ("2009-12-07", 6, 13, "- - 2009-10-26 2009-11-23 - - - 2009-12-09 -", True),
    ("2008-04-07", 1, 8, "- - 2008-02-25 - - - - 2008-04-09 -", True),
    ("2026-05-05", 52, 63, "- - 2026-03-24 2026-04-21 - - - 2026-05-07 -", False),
    ("2027-05-05", None, 66, "- - 2027-03-24 2027-04-21 - - - 2027-05-07 -", False),
)


def _deadlines(review: date) -> Deadlines:
    return deadlines(review, session_of(review, timetable()), submission_deadlines(), plenaries(), practices_on(review))


@pytest.mark.parametrize(("review", "session", "plenary", "dates", "verified"), EXAMPLES)
def test_the_deadlines_of_a_review(review: str, session: int | None, plenary: int, dates: str, verified: bool) -> None:
    found = _deadlines(date.fromisoformat(review))
    assert tuple(each.name for each in found.deadlines) == NAMES
    assert [each.date or "-" for each in found.deadlines] == dates.split()
    assert (found.session, found.plenary_session, found.verified) == (session, plenary, verified)


def _named(found: Deadlines, name: str) -> Deadline:
    return next(each for each in found.deadlines if each.name == name)


def test_the_days_of_a_session_that_was_not_read_in_a_source_are_not_verified() -> None:
    found = _deadlines(date(2018, 1, 16))
    assert not _named(found, "registration_opens").verified
    assert _named(found, "documents_ready").verified


@given(st.dates(date(2008, 4, 7), date(2030, 12, 31)))
def test_what_is_not_given_is_not_verified_and_everything_has_a_source(review: date) -> None:
    for each in _deadlines(review).deadlines:
        assert each.source
        assert each.date is not None or not each.verified


@given(st.dates(date(2013, 1, 1), date(2025, 12, 31)))
def test_the_list_of_speakers_is_closed_before_its_order_is_drawn_and_the_review_begins(review: date) -> None:
    found = _deadlines(review)
    moments = [str(_named(found, name).date) for name in ("registration_opens", "registration_closes", "draw")]
    if found.session is not None:
        assert moments == sorted(moments)
        assert moments[-1] <= (review + TOLERANCE).isoformat()
        assert [date.fromisoformat(each[:10]).weekday() for each in moments] == [0, 3, 4]


@pytest.mark.parametrize(
    ("day", "number", "before"),
    [
        ("2024-11-07", 10, "2024-10-24"),
        ("2024-11-11", 1, "2024-11-08"),
        ("2024-11-10", 1, "2024-11-08"),
        ("2024-11-09", 1, "2024-11-08"),
        ("2024-11-07", 0, "2024-11-07"),
    ],
)
def test_weekends_are_no_working_days(day: str, number: int, before: str) -> None:
    assert working_days_before(date.fromisoformat(day), number) == date.fromisoformat(before)


@pytest.mark.parametrize(("hours", "allowed"), [(0, False), (47, False), (48, True), (100, True)])
def test_a_report_is_adopted_no_sooner_than_48_hours_after_the_review(hours: int, allowed: bool) -> None:
    ended = datetime(2024, 11, 7, 12, 30)
    least = practice("report_adoption_hours_after_at_least", ended.date())
    assert may_adopt(ended, ended + timedelta(hours=hours), least) is allowed


@pytest.mark.parametrize(
    ("review", "adoption"),
    [
        ("2009-12-07", "2009-12-09"),
        ("2014-05-01", "2014-05-06"),
        ("2019-05-09", "2019-05-14"),
        ("2025-01-28", "2025-01-31"),
    ],
)
def test_real_reports_were_adopted_no_sooner(review: str, adoption: str) -> None:
    assert str(_named(_deadlines(date.fromisoformat(review)), "adoption_earliest").date) <= adoption
