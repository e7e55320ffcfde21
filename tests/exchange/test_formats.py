"""Every format of an export holds the same rows, whole."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zipfile import ZipFile

import duckdb
import pytest
from openpyxl import load_workbook

from hiwar.cli.export import FORMATS as TOLD_TO_PEOPLE
from hiwar.exchange import formats
from hiwar.exchange.columns import COLUMNS, TABLE, Kind
from hiwar.exchange.formats import FORMATS, About, excel, parquet
from hiwar.exchange.rows import Row
from tests.exchange.made_rows import made

FULL = made(
    paragraph="133.10",
    cycle=2,
    held_on="2014-05-01",
    text='=HYPERLINK("x") & “quotes”,\n<b> \x07 \'; a  ',
    recommending=["CHL", "PER"],
    recommending_names=["Chile", "Peru"],
    states_as_written=["Chile", "Peru", "Atlantis"],
    position="pending",
    position_name="Pending in the report",
    position_source="A/HRC/0/1, para. 1",
    page=7,
    translation="عدّ القوارب",
    themes=["Ports; harbours"],
    other_positions=["noted"],
    other_positions_names=["Noted"],
    other_positions_source=["Data set (table.csv)"],
)
ROWS = [FULL, made(paragraph="133.1", text=None)]


def written(name: str, rows: list[Row] = ROWS, about: About | None = None) -> bytes:
    out = io.BytesIO()
    formats.write(name, iter(rows), out, about)
    return out.getvalue()


def sheets(content: bytes) -> tuple[Any, Any, Any]:
    book = load_workbook(io.BytesIO(content))
    return tuple(book.worksheets)


def named(content: bytes, row: int) -> dict[str, Any]:
    """The cells of a row of the first sheet by the names of their columns, as the sheet of names gives them."""
    sheet, _notes, names = sheets(content)
    return {name.value: sheet[f"{letter.value}{row}"] for name, letter, _heading in names.iter_rows(min_row=2)}


def test_the_formats_of_the_command_line_are_those_that_there_are() -> None:
    assert {name: each.text for name, each in FORMATS.items()} == TOLD_TO_PEOPLE


def test_json_lines_hold_the_rows_as_they_are() -> None:
    assert [json.loads(line) for line in written("jsonl").decode().split("\n")[:-1]] == ROWS


def test_csv_holds_a_head_and_harmless_cells() -> None:
    head, first, second = csv.reader(io.StringIO(written("csv").decode(), newline=""))
    assert tuple(head) == COLUMNS
    cells = dict(zip(head, first, strict=True))
    assert cells["text"] == f"'{FULL['text']}"
    assert (cells["paragraph"], cells["recommending"], cells["other_positions"]) == ("133.10", "CHL; PER", "noted")
    assert dict(zip(head, second, strict=True))["text"] == ""
    assert written("csv", about=About(mark=True)) == b"\xef\xbb\xbf" + written("csv")


def test_parquet_has_typed_columns_and_lists(tmp_path: Any) -> None:
    (tmp_path / "x.parquet").write_bytes(written("parquet"))
    read = duckdb.read_parquet(str(tmp_path / "x.parquet"))

    kinds = {Kind.TEXT: "VARCHAR", Kind.WHOLE: "INTEGER", Kind.DAY: "DATE", Kind.TEXTS: "VARCHAR[]"}
    assert dict(zip(read.columns, map(str, read.types), strict=True)) == {
        column.name: kinds[column.kind] for column in TABLE
    }
    found = [dict(zip(read.columns, row, strict=True)) for row in read.fetchall()]
    assert found == [{**row, "held_on": row["held_on"] and date.fromisoformat(row["held_on"])} for row in ROWS]
    assert written("parquet") == written("parquet")


def test_parquet_that_cannot_be_written_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(parquet._TYPES, Kind.TEXT, "DATE")
    with pytest.raises(formats.Unfit, match="Parquet could not be written"):
        written("parquet")


# Excel


def test_the_workbook_answers_as_it_opens() -> None:
    content = written("xlsx")
    sheet, notes, names = sheets(content)

    headings = [cell.value for cell in sheet[1]]
    assert headings[:4] == ["Address", "State under review (code)", "State under review", "Session"]
    assert headings[14:16] == ["Position", "Position (code)"]
    assert len(set(headings)) == len(headings) == len(TABLE)
    assert sorted(cell.value for cell in names["A"][1:]) == sorted(COLUMNS)
    assert [[cell.value for cell in row] for row in names["A1:C2"]] == [
        ["name", "column", "heading"],
        ["address", "A", "Address"],
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:AC3")
    assert (sheet.title, notes.title, names.title) == ("Recommendations", "About this file", "columns")
    assert not sheet.sheet_view.rightToLeft
    first = named(content, 2)
    assert first["paragraph"].value == "133.10"
    assert (first["paragraph"].data_type, first["paragraph"].number_format) == ("s", "@")
    assert first["held_on"].value == datetime(2014, 5, 1)
    assert (first["session"].value, first["cycle"].value, first["page"].value) == (0, 2, 7)
    assert (first["recommending_names"].value, first["other_positions"].value) == ("Chile; Peru", "noted")
    assert (first["position"].value, first["position_name"].value) == ("pending", "Pending in the report")
    assert first["other_positions_source"].value == "Data set (table.csv)"
    assert first["language"].value == "en"
    assert sheet["J3"].value is None
    assert sheet.column_dimensions["J"].width == 70


def test_no_cell_is_a_formula_and_no_text_is_changed() -> None:
    content = written("xlsx")
    cell = named(content, 2)["text"]

    assert (cell.value, cell.data_type) == (FULL["text"].replace("\x07", "\ufffd"), "s")
    with ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml") + parts.read("xl/worksheets/sheet2.xml")


def test_arabic_runs_from_right_to_left_and_headings_are_the_readers() -> None:
    for sheet in sheets(written("xlsx", about=About("ar"))):
        assert sheet.sheet_view.rightToLeft
    sheet, _notes, names = sheets(written("xlsx", about=About("fr")))
    assert [cell.value for cell in sheet[1]][:1] == ["Adresse"]
    assert [cell.value for cell in names[1]] == ["name", "column", "heading"]
    assert names.title == "columns"


def test_the_second_sheet_says_where_from_when_how_counted_and_what_is_missing() -> None:
    about = About(
        "en", date(2026, 3, 1), "http://example.org/en/search?q=boats", left_out=5, filters=(("Words", "boats"),), of=9
    )
    _sheet, notes, _names = sheets(written("xlsx", about=about))
    told = [(row[0].value, row[1].value) for row in notes.rows]

    assert ("Exported on", "2026-03-01") in told
    assert ("Exported from", "http://example.org/en/search?q=boats") in told
    assert ("Rows", "2") in told
    assert ("Texts", "2 of 9") in told
    assert ("Filters in force", "Words: boats") in told
    assert ("Source", "A/HRC/0/1") in told
    assert ("Source", "Data set (table.csv)") in told
    assert any(first == "Not complete" and "5 rows more were found" in second for first, second in told)
    assert any(first == "Licence" and "on the terms of those who publish them" in second for first, second in told)
    assert any("distinct" in second or "different paragraphs" in second for _first, second in told)
    assert any(first == "Noted (noted)" for first, _second in told)


def test_a_text_longer_than_a_cell_is_cut_with_a_mark() -> None:
    sheet, *_others = sheets(written("xlsx", [made(text="x" * 40_000)]))
    assert sheet["J2"].value == "x" * 32_766 + "…"


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MAX_ROWS", 1)
    with pytest.raises(formats.Unfit, match="A sheet of Excel holds 1 rows"):
        written("xlsx")


def test_a_workbook_without_rows_is_one() -> None:
    sheet, *_others = sheets(written("xlsx", []))
    assert (sheet.max_row, sheet.auto_filter.ref) == (1, "A1:AC1")


def test_the_same_rows_give_the_same_workbook() -> None:
    assert written("xlsx", about=About(on=date(2026, 3, 1))) == written("xlsx", about=About(on=date(2026, 3, 1)))


def test_rows_are_written_as_they_come() -> None:
    """What is told a row at a time is not held: the first row is out before the last one is asked for."""

    class Out(io.BytesIO):
        size = 0

        def write(self, data: Any) -> int:
            self.size += len(data)
            return super().write(data)

    out, sizes = Out(), []

    def rows() -> Iterator[Row]:
        for number in range(3000):
            sizes.append(out.size)
            yield made(text=f"Boat number {number} " * 20)

    for name in ("csv", "jsonl", "xlsx"):
        sizes.clear()
        formats.write(name, rows(), out)
        assert sizes[-1] > sizes[0], name
