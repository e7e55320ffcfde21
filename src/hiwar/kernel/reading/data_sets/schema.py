"""What the data sets share: columns told by their names, States told by theirs, and what a person should hear of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from hiwar.kernel.facts import find_state
from hiwar.kernel.reading.model import ReadingError, ReadRow
from hiwar.kernel.reading.text import tidy

Beside = Callable[[str], BinaryIO | None]
"""Opens another file of the same folder by its name; None where there is none."""

Value = str | tuple[str, ...]
"""A cell, or the list that a JSON record has in its place."""

Cells = Sequence[Value]
Rows = Generator[Cells, None, None]

_BETWEEN = re.compile(r"[\n\r]+|;\s*(?=-\s)")
"""What stands between the items of a list in one cell."""

_SHOWN = 8
_MOST_NAMES = 1000
_MOST_LETTERS = 40


def key_of(name: str) -> str:
    """A column's name without what exports differ in: capitals, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", name.casefold())


class Header:
    """The names of the columns, in their order."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self.places: dict[str, int] = {}
        for place, name in enumerate(self.names):
            self.places.setdefault(key_of(name), place)

    def columns(self, fields: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """The place of each field that has a column, `fields` saying how it may be called (as `key_of` gives it)."""
        found: dict[str, int] = {}
        for name, keys in fields.items():
            place = next((self.places[key] for key in keys if key in self.places), None)
            if place is not None:
                found[name] = place
        return found


class Columns:
    """The cells of a row by what they hold; a column that the table has not is empty."""

    def __init__(self, header: Header, fields: Mapping[str, Sequence[str]]) -> None:
        self._places = header.columns(fields)

    def text(self, cells: Cells, name: str) -> str:
        """The cell as one text."""
        place = self._places.get(name)
        return "" if place is None else text_of(cells[place])

    def texts(self, cells: Cells, name: str) -> tuple[str, ...]:
        """The cell as a list: as it is in a record, the lines of a text with their dashes taken off in a table."""
        place = self._places.get(name)
        value = "" if place is None else cells[place]
        parts = _BETWEEN.split(value) if isinstance(value, str) else value
        return tuple(filter(None, (undashed(part) for part in parts)))


@dataclass(slots=True)
class Count:
    """What was seen over all rows: how many, in which language, which names of States meant none; `name` is that of the
    file."""

    rows: int = 0
    name: str = ""
    languages: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, row: ReadRow) -> None:
        """Count a row."""
        self.rows += 1
        self.languages[row.language] += 1

    def states(self, names: Iterable[str]) -> tuple[str, ...]:
        """The codes of the States with these names; a name that means none is kept for the warning."""
        codes: list[str] = []
        for name in names:
            state = find_state(name)
            if state:
                codes.append(state.iso3)
            elif name in self.unknown or len(self.unknown) < _MOST_NAMES:
                self.unknown[name] += 1
        return tuple(codes)

    @property
    def language(self) -> str | None:
        """The language of most rows."""
        return self.languages.most_common(1)[0][0] if self.languages else None

    def warnings(self) -> Iterator[str]:
        """Sentences for people."""
        yield from self.notes
        if self.unknown:
            total = sum(self.unknown.values())
            told = ", ".join(f"“{shortened(name)}” ({count})" for name, count in self.unknown.most_common(_SHOWN))
            more = " and others" if len(self.unknown) > _SHOWN else ""
            yield f"{total} {'cell names' if total == 1 else 'cells name'} no State that is known: {told}{more}"


Reader = Callable[[int, Cells], ReadRow]
"""A row of the file, by its number and its cells, as it is read; ReadingError when it cannot be."""


@dataclass(frozen=True, slots=True)
class Schema:
    """One data set: the columns that it must have, a reader for its rows, and how people know it.

    `fields` maps what a column holds to the names it may bear (`key_of`); `needed` are the fields without which it is
    another table. `state` is the State that all of it is about, where it is about one.
    """

    fields: Mapping[str, Sequence[str]]
    needed: frozenset[str]
    known_by: str
    reader: Callable[[Header, Beside, Count], Reader]
    state: str | None = None

    def fits(self, header: Header) -> bool:
        """Whether a table with these columns is this data set."""
        return self.needed <= header.columns(self.fields).keys()


def undashed(text: str) -> str:
    """An item of a list without the dash before it (`- CRC`)."""
    return _clean(text).removeprefix("-").strip()


def text_of(value: Value) -> str:
    """A cell as one text, without the control characters that no database takes."""
    return _clean(value if isinstance(value, str) else "; ".join(value))


def _clean(text: str) -> str:
    return (text if text.isprintable() else tidy(text)).strip()


def named(header: Header) -> str:
    """The first columns by name, for people."""
    names = [shortened(name) for name in header.names if name.strip()]
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "") if names else "without names"


def shortened(name: str) -> str:
    """A name that comes from a file, on one line and no longer than a line has room for."""
    name = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(tidy(name).split()))
    return name if len(name) <= _MOST_LETTERS else f"{name[:_MOST_LETTERS]}…"


def damaged(problem: str, row: int, remedy: str = "fetch the file again from where it came from") -> ReadingError:
    """The error for a row, counted without the column names, which are row 0."""
    return ReadingError(problem, place=f"row {row}" if row else "the column names", remedy=remedy)
