"""Reviews to which a State did not come or whose outcome it did not take up, and what the Council decided on them.

Council resolution 5/1, annex, para. 38, lets the Council address cases of persistent non-cooperation once all efforts
to encourage the State were exhausted. What is persistent nobody has said; these are the cases on which it decided.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from ._tables import day, flag, number, rows

PARAGRAPH = "A/HRC/RES/5/1, annex, para. 38"
"""Where non-cooperation is provided for."""


class NonCooperation(NamedTuple):
    """One case: `what` is "absent" (the State did not come to the review of a `session` of the Working Group) or
    "outcome" (the review was held, its outcome not taken up). It was put off to a session of the Working Group or of
    the Council (`where`); `held_on` is the day on which it was made up for, None where none is known."""

    iso3: str
    cycle: int
    session: int
    what: str
    on: date | None
    decision: str
    decided_on: date | None
    put_off_to: int | None
    where: str
    held_on: date | None
    source: str
    verified: bool
    note: str


@cache
def non_cooperation() -> tuple[NonCooperation, ...]:
    """The cases known, the oldest decision first."""
    found = [
        NonCooperation(
            row["iso3"],
            int(row["cycle"]),
            int(row["session"]),
            row["what"],
            day(row["on"]),
            row["decision"],
            day(row["decided_on"]),
            number(row["put_off_to"]),
            row["where"],
            day(row["held_on"]),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("non_cooperation")
    ]
    return tuple(sorted(found, key=lambda each: each.decided_on or date.max))
