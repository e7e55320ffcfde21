"""Due dates: entry into force and reports of real deposits, the ends of months, and reports that nobody asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import Delay, instruments
from hiwar.kernel.procedure.due_date import due_date, effect_of

EXAMPLES = (
    # instrument, deposit: in force, initial report due, and on the day before
    ("ICCPR", "1981-09-14", "1981-12-14", "1982-12-14", "1982-12-13"),
    ("OPSC", "2014-11-10", "2014-12-10", "2016-12-10", "2016-12-09"),
    ("CRC", "1990-09-21", "1990-10-21", "1992-10-21", "1992-10-20"),
    ("CEDAW", "2001-02-27", "2001-03-29", "2002-03-29", "2002-03-28"),
    ("CRPD", "2016-12-06", "2017-01-05", "2019-01-05", "2019-01-04"),
    ("ICERD", "1969-02-04", "1969-03-06", "1970-03-06", "1970-03-05"),
    ("ICMW", "2020-05-15", "2020-09-01", "2021-09-01", "2021-08-31"),
    ("CRC", "1990-08-03", "1990-09-02", "1992-09-02", "1992-09-01"),
    ("ICESCR", "1973-10-16", "1976-01-03", "1978-01-03", "1978-01-02"),
)

LATER = (
    # instrument, deposit, number of the report: due
    ("ICCPR", "1981-09-14", 2, "1987-12-14"),
    ("ICCPR", "1981-09-14", 3, "1992-12-14"),
    ("CRC", "1990-09-21", 2, "1997-10-21"),
    ("ICERD", "1969-02-04", 4, "1976-03-06"),
    ("ICPPED", "2013-05-14", 1, "2015-06-13"),
    ("ICPPED", "2013-05-14", 2, None),
    ("OPAC", "2008-09-24", 1, "2010-10-24"),
    ("OPAC", "2008-09-24", 2, None),
    ("ICCPR-OP1", "1991-10-01", 1, None),
    ("OPCAT", "2007-01-23", 1, None),
)

THRESHOLDS = (
    # the deposit that reached the threshold, and the instrument's own entry into force
    ("CRC", "1990-08-03"),
    ("ICMW", "2003-03-14"),
    ("OPIC", "2014-01-14"),
)

ENDS = (
    ("2023-11-30", Delay.THREE_MONTHS, "2024-02-29"),
    ("2022-11-30", Delay.THREE_MONTHS, "2023-02-28"),
    ("2023-01-31", Delay.MONTH, "2023-02-28"),
    ("2023-05-01", Delay.MONTH_AFTER_THREE, "2023-09-01"),
    ("2023-09-30", Delay.MONTH_AFTER_THREE, "2024-01-01"),
    ("2023-12-15", Delay.THIRTY_DAYS, "2024-01-14"),
)

KNOWN = st.sampled_from(sorted(instruments().values()))
DAYS = st.dates(date(1965, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(("short", "deposit", "in_force", "due", "before"), EXAMPLES)
def test_the_worked_examples(short: str, deposit: str, in_force: str, due: str, before: str) -> None:
    instrument, day = instruments()[short], date.fromisoformat(deposit)
    found = due_date(instrument, day, 1)
    assert found[:2] == (in_force, due)
    assert due_date(instrument, day, 1, day_before=True)[:2] == (in_force, before)
    assert found.verified == (short in ("ICCPR", "OPSC"))


@pytest.mark.parametrize(("short", "deposit", "report", "due"), LATER)
def test_later_reports(short: str, deposit: str, report: int, due: str | None) -> None:
    assert due_date(instruments()[short], date.fromisoformat(deposit), report).due == due


@pytest.mark.parametrize(("short", "deposit"), THRESHOLDS)
def test_the_general_entry_into_force_follows_from_the_threshold(short: str, deposit: str) -> None:
    instrument = instruments()[short]
    assert effect_of(date.fromisoformat(deposit), instrument.delay) == instrument.in_force


@pytest.mark.parametrize(("deposit", "delay", "effect"), ENDS)
def test_the_ends_of_months(deposit: str, delay: Delay, effect: str) -> None:
    assert effect_of(date.fromisoformat(deposit), delay) == date.fromisoformat(effect)


@given(KNOWN, DAYS, DAYS, st.integers(1, 8))
def test_a_later_deposit_is_never_due_earlier(instrument: object, one: date, other: date, report: int) -> None:
    early, late = (due_date(instrument, day, report) for day in sorted((one, other)))  # type: ignore[arg-type]
    assert early.in_force <= late.in_force
    assert (early.due is None) == (late.due is None)
    assert (early.due or "") <= (late.due or "")


@given(KNOWN, DAYS, st.integers(1, 8))
def test_the_day_before_is_the_day_before(instrument: object, deposit: date, report: int) -> None:
    on, before = (due_date(instrument, deposit, report, day_before=each).due for each in (False, True))  # type: ignore[arg-type]
    assert (on is None) == (before is None)
    assert not on or not before or date.fromisoformat(on) - date.fromisoformat(before) == timedelta(days=1)


def test_there_are_nine_treaties_and_nine_protocols() -> None:
    treaties = [each for each in instruments().values() if not each.short.startswith(("OP", "ICCPR-OP"))]
    assert len(treaties) == 9
    assert len(instruments()) == 18
    assert all(each.adopted < each.in_force for each in instruments().values())


def test_a_report_before_the_initial_one_is_refused() -> None:
    with pytest.raises(ValueError, match="no report 0"):
        due_date(instruments()["CRC"], date(1990, 9, 21), 0)
