"""The day that a page is asked for: everything that it tells is as it stood then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def day_asked(wanted: Mapping[str, str], today: date) -> tuple[date, str]:
    """The day that a reader asks for, by `on` (a day) or `year` (its last day, or today in the current year), else
    today; and what was typed where it is no day."""
    typed = wanted.get("on", "").strip()
    if typed:
        try:
            return date.fromisoformat(typed), ""
        except ValueError:
            return today, typed
    year = wanted.get("year", "").strip()
    if not year:
        return today, ""
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and int(year) > 0):
        return today, year
    return min(date(int(year), 12, 31), max(today, date(int(year), 1, 1))), ""
