"""Numbers that sources give of a review: recommendations received, supported, noted; delegations that took the floor.

They stand in for reports that a record does not hold, and beside those that it does: several numbers of one thing, from
several sources, are all there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from ._tables import day, flag, rows


class Outcome(NamedTuple):
    """One number of the review of a State in a session of the Working Group. `what` is "received", "supported", "noted"
    (recommendations) or "delegations"; it was so from the day `since` until before the day `until`, where these are
    known."""

    iso3: str
    session: int
    what: str
    number: int
    since: date | None
    until: date | None
    source: str
    verified: bool


@cache
def outcomes() -> Mapping[tuple[str, int], tuple[Outcome, ...]]:
    """What is known of each review, by State and session."""
    found: dict[tuple[str, int], list[Outcome]] = defaultdict(list)
    for row in rows("outcomes"):
        place = row["iso3"], int(row["session"])
        found[place].append(
            Outcome(
                *place,
                row["what"],
                int(row["number"]),
                day(row["since"]),
                day(row["until"]),
                row["source"],
                flag(row["verified"]),
            )
        )
    return {place: tuple(each) for place, each in found.items()}
