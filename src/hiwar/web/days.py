"""The day that a page is asked for: everything that it tells is as it stood then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hiwar.web.pages import Missing, asked

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FILES = (".json", ".csv")


def day_of(request: HttpRequest) -> date:
    """The day that a page is asked for. Where what was typed is none the page says so and shows today; whoever reads
    it as a file would not see that: raises Missing."""
    day, wrong = day_asked(asked(request), localdate())
    if wrong and request.path.endswith(_FILES):
        raise Missing(_("“%(typed)s” is no date; write it like 2017-12-15.") % {"typed": wrong})
    return day


def day_asked(wanted: Mapping[str, str], today: date) -> tuple[date, str]:
    """The day that a reader asks for, by `on` (a day) or `year` (its last day, or today in the current year), else
    today; and what was typed where it is no day."""
    typed = wanted.get("on", "").strip()
    if typed:
        try:
            return date.fromisoformat(typed if _DAY.fullmatch(typed) else ""), ""
        except ValueError:
            return today, typed
    year = wanted.get("year", "").strip()
    if not year:
        return today, ""
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and int(year) > 0):
        return today, year
    return min(date(int(year), 12, 31), max(today, date(int(year), 1, 1))), ""
