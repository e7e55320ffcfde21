"""The days on which a statement may have been made."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hiwar.reference.dates import day

Days = tuple[date, date]

EARLIEST = date(1945, 6, 26)
"""The day of the Charter: a statement of which nobody knows the day may be as old as this, and none is older."""


class Odd(NamedTuple):
    """Which of two days given, `since` or `until`, cannot be, and why in a sentence."""

    field: str
    sentence: str


def odd(since: date | None, until: date | None, today: date) -> Odd | None:
    """What is wrong with the days between which somebody says that a statement was made; None where nothing is."""
    first, last = since or until, until or since
    if first is None or last is None:
        return None
    if since is None:
        return Odd("since", _("Name the first day too."))
    if last < first:
        return Odd("until", _("This day comes before the other one."))
    if first < EARLIEST:
        charter = day(EARLIEST.isoformat(), get_language() or "en")
        return Odd("since", _("This day comes before the Charter of the United Nations (%(day)s).") % {"day": charter})
    if last > today:
        return Odd("since" if first > today else "until", _("This day has not come yet."))
    return None
