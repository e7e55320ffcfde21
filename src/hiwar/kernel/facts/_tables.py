"""Reading the data files beside this module: plain CSV, UTF-8, the first line names the columns."""

from __future__ import annotations

import csv
import hashlib
import pkgutil
from collections.abc import Iterator
from datetime import date

from ..values import PartialDate


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<table>.csv` in the order of the file, every value a string, empty when unknown."""
    lines = csv.reader(_data(table).decode("utf-8").splitlines())
    columns = next(lines)
    for line in lines:
        yield dict(zip(columns, line, strict=True))


def _data(table: str) -> bytes:
    data = pkgutil.get_data(__package__, f"data/{table}.csv")  # `importlib.resources` would triple the time to import
    if data is None:
        raise FileNotFoundError(f"the table {table}.csv is missing from the installed package")
    return data


def digest(*tables: str) -> str:
    """SHA-256 over whole tables: which edition of them this is."""
    found = hashlib.sha256()
    for table in tables:
        found.update(_data(table))
    return found.hexdigest()


def day(value: str) -> date | None:
    """An ISO 8601 day, or None for an empty cell."""
    return date.fromisoformat(value) if value else None


def partial(value: str) -> PartialDate | None:
    """A day, a month or a year, or None for an empty cell."""
    return PartialDate(value) if value else None


def number(value: str) -> int | None:
    """A whole number, or None for an empty cell."""
    return int(value) if value else None


def flag(value: str) -> bool:
    """`true` or `false`; anything else is a mistake in the table and raises ValueError."""
    if value not in ("true", "false"):
        raise ValueError(f"expected true or false, found {value!r}")
    return value == "true"


def within(on: date | None, since: date | None, until: date | None) -> bool:
    """Whether `on` lies in the days `since` to `until`, both included; an open end, or no `on`, does not restrict."""
    return on is None or ((since is None or since <= on) and (until is None or on <= until))
