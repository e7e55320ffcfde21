"""The tables themselves: every row whole, sourced and in its place."""

from __future__ import annotations

import pkgutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from hiwar.kernel.facts._tables import day, flag, number, rows, within
from hiwar.kernel.values import LANGUAGES

TABLES = {
    "states": ("iso3",),
    "state_names": ("iso3", "lang"),
    "state_aliases": ("iso3", "lang", "alias"),
    "groups": ("code",),
    "group_membership": ("iso3", "group", "from"),
    "cycles": ("number",),
    "sessions": ("number",),
    "session_moves": ("session",),
    "order_of_review": ("number",),
    "reviews": ("iso3", "cycle"),
    "instruments": ("short",),
    "outcomes": ("iso3", "session", "what", "number"),
    "plenaries": ("session",),
    "resolution_series": ("code",),
    "resolution_texts": ("series", "body", "date"),
    "resolution_votes": ("symbol", "iso3"),
    "seats": ("iso3",),
    "submission_deadlines": ("session", "document"),
    "instrument_names": ("short", "lang"),
    "other_treaties": ("short",),
    "treaty_acts": ("instrument", "iso3", "kind", "date"),
    "treaty_coverage": ("instrument", "complete_on"),
    "treaty_sources": ("code",),
    "treaty_undated": ("instrument", "iso3"),
    "treaty_reports": ("iso3", "instrument", "kind", "first", "date"),
    "treaty_bodies": ("code",),
    "successions": ("successor", "predecessor"),
    "voters": ("label", "iso3", "from"),
    "practice": ("name", "value", "valid_from"),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_source_and_whether_it_is_verified(table: str) -> None:
    found = list(rows(table))
    assert found
    for row in found:
        assert row["source"], row
        assert row["verified"] in ("true", "false"), row


@pytest.mark.parametrize(("table", "key"), TABLES.items())
def test_no_row_is_there_twice(table: str, key: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in key) for row in rows(table)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_composed_unicode_without_stray_spaces(table: str) -> None:
    for row in rows(table):
        for cell in row.values():
            assert cell == " ".join(cell.split()), row
            assert unicodedata.is_normalized("NFC", cell), row


@pytest.mark.parametrize("table", ["states", "state_aliases", "practice"])
def test_nothing_ends_before_it_begins(table: str) -> None:
    for row in rows(table):
        since, until = day(row["valid_from"]), day(row["valid_to"])
        assert since is None or until is None or since <= until, row


def test_a_missing_table_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError, match="no_such_table"):
        list(rows("no_such_table"))
    monkeypatch.setattr(pkgutil, "get_data", lambda package, resource: None)
    with pytest.raises(FileNotFoundError, match="states"):
        list(rows("states"))


def test_cells_are_read_strictly() -> None:
    assert (day(""), day("2014-05-01")) == (None, date(2014, 5, 1))
    assert (number(""), number("19")) == (None, 19)
    assert (flag("true"), flag("false")) == (True, False)
    with pytest.raises(ValueError, match="'yes'"):
        flag("yes")


@pytest.mark.parametrize(
    ("on", "since", "until", "expected"),
    [
        (None, date(2000, 1, 1), date(2000, 1, 2), True),
        (date(2000, 1, 1), None, None, True),
        (date(2000, 1, 1), date(2000, 1, 1), date(2000, 1, 1), True),
        (date(1999, 12, 31), date(2000, 1, 1), None, False),
        (date(2000, 1, 2), None, date(2000, 1, 1), False),
    ],
)
def test_both_ends_of_a_time_belong_to_it(
    on: date | None, since: date | None, until: date | None, expected: bool
) -> None:
    assert within(on, since, until) is expected


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_is_documented(table: str) -> None:
    documented = (Path(__file__).parents[3] / "docs" / "facts.md").read_text(encoding="utf-8")
    line = next(line for line in documented.splitlines() if line.startswith(f"| `{table}` |"))
    columns = set(next(rows(table))) - {"source", "verified"}
    if table in ("groups", "treaty_bodies"):
        columns -= set(LANGUAGES)
    assert {column for column in columns if f"`{column}`" not in line} == set()
