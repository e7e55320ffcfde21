"""What the tables of votes share: columns told by their names, and votes gathered to roll calls."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import TypedDict

from hiwar.kernel.procedure.roll_call import Choice
from hiwar.kernel.reading.data_sets.roll_calls.model import ReadRollCall
from hiwar.kernel.reading.data_sets.schema import Beside, Cells, Columns, Header, damaged

Members = dict[Choice, list[tuple[str, str]]]
Several = tuple[tuple[str, str], ...]
Totals = tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its reader gets it: its columns, its rows after their names, what the file is called, and the way to
    other files of its folder."""

    header: Header
    rows: Iterator[Cells]
    name: str
    beside: Beside


@dataclass(frozen=True, slots=True)
class VoteSchema:
    """One kind of table: the columns that it must have, how people know it, and its reader. `origin` tells the keys of
    one source from those of another."""

    fields: Mapping[str, Sequence[str]]
    needed: frozenset[str]
    known_by: str
    origin: str
    reader: Callable[[Table], Iterator[ReadRollCall]]

    def fits(self, header: Header) -> bool:
        """Whether a table with these columns is of this kind."""
        return self.needed <= header.columns(self.fields).keys()

    def columns(self, header: Header) -> Columns:
        """The cells by what they hold."""
        return Columns(header, self.fields)


def words(choices: Mapping[Choice, str]) -> dict[str, Choice]:
    """What stands in a column of votes, by what it means."""
    return {word: choice for choice, several in choices.items() for word in several.split(",")}


def gathered(members: Members, choice: Choice, name: str, code: str) -> None:
    """Put a member among those who chose so. Names repeat in every roll call, so each is held once."""
    members.setdefault(choice, []).append((intern(name), intern(code)))


class Cast(TypedDict):
    """The members as the fields of a roll call."""

    yes: Several
    no: Several
    abstain: Several
    absent: Several


def told(members: Members) -> Cast:
    """The members by what they chose."""
    yes, no, abstain, absent = (tuple(members.get(choice, ())) for choice in Choice)
    return {"yes": yes, "no": no, "abstain": abstain, "absent": absent}


def totals(values: Sequence[int | None]) -> Totals | None:
    """Printed totals in the order of the choices, the last of which may be missing; None where another is."""
    yes, no, abstain, *absent = values
    return None if None in (yes, no, abstain) else (yes, no, abstain, absent[0] if absent else None)


_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DAY_LAST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1945, 2199


def day_of(text: str, row: int) -> date:
    """A day: `2005-12-16`, with a time or without, or `16.12.2005`. ReadingError for anything else."""
    found = _DAY.fullmatch(text.strip())
    last = _DAY_LAST.fullmatch(text.strip())
    numbers = found.groups() if found else (last.groups()[::-1] if last else ())
    try:
        day = date(*map(int, numbers))
    except (ValueError, TypeError) as error:
        problem = f"its date is {text[:20]!r}" if text.strip() else "it has no date"
        raise damaged(problem, row, "write the day as 2005-12-16") from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise damaged(f"its date is {text[:20]!r}, when there was no such vote", row, "correct the date")
    return day


_MOST = 1000


def whole(text: str, what: str, row: int) -> int | None:
    """A whole number, also as `60.0`; None for an empty cell and for what programs write in place of one."""
    text = text.strip()
    if text.casefold() in ("", "na", "nan", "null", "none"):
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= _MOST * _MOST or value != int(value):
        raise damaged(f"its {what} is {text[:20]!r}", row, "write a whole number there")
    return int(value)
