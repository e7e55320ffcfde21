"""What docs/exchange.md and docs/record.md say of exports and packages is so: its programs run, nothing is missing."""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pytest

from hiwar.exchange.columns import COLUMNS
from hiwar.exchange.formats import FORMATS
from hiwar.exchange.rows import recommendations
from hiwar.kernel.reading.data_sets.uhri import _FIELDS
from tests.exchange.packed import export, make

DOCS = Path(__file__).parents[2] / "docs"
EXCHANGE = (DOCS / "exchange.md").read_text(encoding="utf-8")
RECORD = (DOCS / "record.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", EXCHANGE, re.DOTALL)
    return str(found)


@pytest.fixture
def record_zip(db: None, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A package in the working folder, packed and unpacked; the rows that `hiwar export` gives of the same record."""
    make(tmp_path)
    (tmp_path / "record.zip").write_bytes(export())
    with ZipFile(tmp_path / "record.zip") as package:
        package.extractall(tmp_path / "record")
    monkeypatch.chdir(tmp_path)
    return [*recommendations(), *recommendations(["XTV", "XKS", "XHL"])]


def test_the_programs_of_the_page_read_a_package(record_zip: list[dict[str, Any]]) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(block("python"), {})  # noqa: S102 - our own page
    printed = out.getvalue()
    assert sorted(line.split(" ")[0] for line in printed.split("\n") if line.startswith("A/HRC")) == sorted(
        row["address"] for row in record_zip
    )

    found = {address: rest for address, *rest in duckdb.sql(block("sql")).fetchall()}
    for row in record_zip:
        position, text, states = found[row["address"]]
        assert (position, text) == (row["position"] or "", row["text"])
        assert [state for state in states if state] == row["recommending"]
    assert len(found) == len(record_zip)
    assert os.path.isdir("record/files")


def test_every_field_of_uhri_that_is_read_stands_in_the_mapping() -> None:
    mapping = EXCHANGE.split("## UHRI’s fields")[1].split("## The tables")[0].lower().replace(" ", "")
    for names in _FIELDS.values():
        assert any(f"`{name}`" in mapping or f"|{name}|" in mapping for name in names), names


def test_every_column_and_format_is_documented() -> None:
    exporting = RECORD.split("## Exporting")[1].split("## Corrections")[0]
    assert [name for name in COLUMNS if f"`{name}`" not in exporting] == []
    assert [name for name in FORMATS if f"| `{name}` |" not in exporting] == []
