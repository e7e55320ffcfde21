"""What a resolution and a vote on it cannot be: on a day outside the session of its symbol, with more votes than the
body has members.

A regular session of the General Assembly opens in September (rules of procedure, rule 1) and goes on until the next
does. The Commission on Human Rights met once a year, its sixtieth session in 2004; the Human Rights Council began in
June 2006 and holds three regular sessions within a calendar year (General Assembly resolution 60/251, paras. 10, 15).
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .resolution_symbols import Numbered

MEMBERS = {"GA": 193, "HRC": 47, "CHR": 53}
"""The most members that each body ever had."""

_BEGUN = {"GA": date(1946, 1, 10), "HRC": date(2006, 6, 19), "CHR": date(1947, 1, 27)}
_ENDED = {"CHR": date(2006, 3, 27)}
_EARLY_COMMISSION = 5
"""Up to this session the Commission met otherwise than once a year."""
_LATE_ASSEMBLY = {1: date(1947, 9, 15), 5: date(1951, 11, 5)}
"""Sessions that went on for longer than until the September after."""


class Days(NamedTuple):
    """The days that a session may have, both included; `last` is None where it is not bounded."""

    first: date
    last: date | None

    def hold(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day and (self.last is None or day <= self.last)


def days_of(text: Numbered) -> Days:
    """The days on which a text with this symbol can have been acted on. Of special sessions only what bounds the body
    is known."""
    begun, ended = _BEGUN[text.body], _ENDED.get(text.body)
    if text.special or text.session < 1:
        return Days(begun, ended)
    first, last = _SESSIONS[text.body](text.session)
    return Days(max(first, begun), min(last, ended) if ended else last)


def _of_assembly(session: int) -> tuple[date, date]:
    year = 1945 + session
    opened = date(1946, 1, 10) if session == 1 else date(year, 9, 1)
    return opened, _LATE_ASSEMBLY.get(session, date(year + 1, 9, 30))


def _of_council(session: int) -> tuple[date, date]:
    year = 2006 + (session - 1) // 3
    return date(year, 1, 1), date(year, 12, 31)


def _of_commission(session: int) -> tuple[date, date]:
    if session <= _EARLY_COMMISSION:
        return date(1947, 1, 1), date(1949, 12, 31)
    return date(1944 + session, 1, 1), date(1944 + session, 12, 31)


_SESSIONS = {"GA": _of_assembly, "HRC": _of_council, "CHR": _of_commission}
