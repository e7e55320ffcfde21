"""When a treaty binds a State, and when its reports to the treaty body fall due.

The day that a committee sets in its concluding observations goes before what is computed here.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from ..facts import Delay, Instrument


class DueDate(NamedTuple):
    """The day on which the instrument entered into force for the State and the one on which the report was due, ISO
    8601; `due` is None where the instrument asks for no such report."""

    in_force: str
    due: str | None
    source: str
    verified: bool


def months_after(day: date, months: int) -> date:
    """The same day some months later, the last of the month where that has no such day. OverflowError past the year
    9999."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if years > MAXYEAR:
        raise OverflowError("date value out of range")
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


_EFFECTS: Mapping[Delay, Callable[[date], date]] = {
    Delay.THIRTY_DAYS: lambda deposit: deposit + timedelta(days=30),
    Delay.MONTH: lambda deposit: months_after(deposit, 1),
    Delay.THREE_MONTHS: lambda deposit: months_after(deposit, 3),
    Delay.MONTH_AFTER_THREE: lambda deposit: months_after(deposit, 4).replace(day=1),
}


def effect_of(deposit: date, delay: Delay) -> date:
    """The day on which a deposit takes effect: the thirtieth day after it, the same day one or three months later (the
    last of the month where that has no such day), or the first day of the month that follows those three months.

    OverflowError past the year 9999.
    """
    return _EFFECTS[delay](deposit)


def due_date(instrument: Instrument, deposit: date, report: int, *, day_before: bool = False) -> DueDate:
    """The due date of a State's report under an instrument, 1 for the initial one, 2 for the one a period later.

    The instrument binds the State from its own entry into force or from the effect of the deposit, whichever is later.
    `day_before` gives the day before the anniversary, as older lists of the United Nations do. ValueError for a report
    below 1, OverflowError past the year 9999.
    """
    if report < 1:
        raise ValueError(f"there is no report {report}: the initial one is 1, the next 2")
    in_force = max(instrument.in_force, effect_of(deposit, instrument.delay))
    due = None
    if instrument.initial_years is not None and (report == 1 or instrument.period_years is not None):
        due = months_after(in_force, 12 * instrument.initial_years)
        due = months_after(due, 12 * (instrument.period_years or 0) * (report - 1)) - timedelta(days=day_before)
    return DueDate(in_force.isoformat(), due.isoformat() if due else None, instrument.source, instrument.verified)
