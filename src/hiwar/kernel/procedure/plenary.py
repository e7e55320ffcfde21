"""Which session of the Council adopts the outcome of a review in its plenary.

The number of the session stands in the symbol of the Working Group's report, and where that is known it decides. Else
the season does: reviews at the beginning of a year go to June, those of spring to September, those of autumn to March.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ..facts import Plenary, Session


class PlenarySession(NamedTuple):
    """The session of the Council, None where neither a fact nor the season gives one."""

    plenary_session: int | None
    source: str
    verified: bool


_MONTHS = {1: 6, 2: 6, 4: 9, 5: 9, 10: 3, 11: 3, 12: 3}
"""The month in which a session of the Working Group begins, and the month of the Council's session that follows."""

_REGULAR = (3, 6, 9)
_COUNTED_FROM = (2009, 10)
"""The Council meets in March, June and September; its tenth session was in March 2009."""

_FIRST_REVIEW = date(2008, 4, 7)

_SEASON = "computed from the season: sessions 3–20 and later ones seen"


def plenary_session(review: date, session: Session | None, known: Mapping[int, Plenary]) -> PlenarySession:
    """The session of the Council that adopts the outcome of a review held on a day, in a session of the Working Group
    or in one not known."""
    if session is not None and session.number in known:
        fact = known[session.number]
        return PlenarySession(fact.plenary_session, fact.source, fact.verified)
    begins = session.begins.first if session is not None and session.begins is not None else review
    month = _MONTHS.get(begins.month)
    if month is None or begins < _FIRST_REVIEW:
        return PlenarySession(None, "no session of the Working Group is held at this time", verified=False)
    year, number = _COUNTED_FROM
    years = begins.year + (month < begins.month) - year
    return PlenarySession(number + years * len(_REGULAR) + _REGULAR.index(month), _SEASON, verified=False)
