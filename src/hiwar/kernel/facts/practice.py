"""Figures and conventions that changed over time or are not certain; a rule takes them as arguments."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from ._tables import day, flag, rows, within


class PracticeValue(NamedTuple):
    """One value of one practice between two days, both included; an open end means that none is known.

    `value` is a whole number when the unit is one of counting ("minutes", "words", "session" …), else a word.
    """

    name: str
    value: int | str
    unit: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool
    note: str


@cache
def practices() -> tuple[PracticeValue, ...]:
    """Every value recorded, ordered by name and time."""
    return tuple(
        PracticeValue(
            row["name"],
            int(row["value"]) if row["value"].isdecimal() else row["value"],
            row["unit"],
            day(row["valid_from"]),
            day(row["valid_to"]),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("practice")
    )


def practice(name: str, on: date | None = None) -> PracticeValue:
    """The value of a practice on a day, or the latest one without a day; KeyError when none is recorded.

    Of values that overlap, as uncertain ones may, the one that is verified goes first, then the later one.
    """
    found = [each for each in practices() if each.name == name and within(on, each.valid_from, each.valid_to)]
    if not found:
        raise KeyError(f"no practice named {name!r}" + (f" on {on}" if on else ""))
    return max(found, key=_weight)


def practices_on(on: date | None = None) -> dict[str, PracticeValue]:
    """Every practice that has a value on a day, or ever, by its name, each as `practice` gives it."""
    found: dict[str, PracticeValue] = {}
    for each in practices():
        if within(on, each.valid_from, each.valid_to):
            found[each.name] = max(found.get(each.name, each), each, key=_weight)
    return found


def _weight(value: PracticeValue) -> tuple[bool, date]:
    return value.verified, value.valid_from or date.min
