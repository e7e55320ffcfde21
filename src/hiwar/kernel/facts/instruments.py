"""The core human-rights treaties and their protocols: when they enter into force and when reports fall due."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from ._tables import flag, number, rows


class Delay(StrEnum):
    """What lies between the deposit of a ratification or accession and its effect."""

    THIRTY_DAYS = "30 days"
    MONTH = "1 month"
    THREE_MONTHS = "3 months"
    MONTH_AFTER_THREE = "month after 3 months"


class Instrument(NamedTuple):
    """A treaty or protocol by its usual short name, adopted by the General Assembly and in force since a day, after a
    `threshold` of deposits; `body` is the committee that it falls to.

    The first report is due `initial_years` after it enters into force for a State, the others in a period of
    `period_years`; None where there is none.
    """

    short: str
    adopted: date
    in_force: date
    body: str
    threshold: int
    delay: Delay
    initial_years: int | None
    period_years: int | None
    source: str
    verified: bool
    note: str


@cache
def instruments() -> dict[str, Instrument]:
    """The nine core treaties and their nine protocols, by short name."""
    found = (
        Instrument(
            row["short"],
            date.fromisoformat(row["adopted"]),
            date.fromisoformat(row["in_force"]),
            row["body"],
            int(row["threshold"]),
            Delay(row["delay"]),
            number(row["initial_years"]),
            number(row["period_years"]),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("instruments")
    )
    return {each.short: each for each in found}
