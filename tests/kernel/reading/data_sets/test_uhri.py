"""UHRI's exports: the JSON stream and the Excel workbook give the same rows; what is wrong has one sentence."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from hiwar.kernel.reading.data_sets.excel import MOST_UNPACKED
from hiwar.kernel.reading.data_sets.uhri import date_of, paragraph_of
from hiwar.kernel.reading.model import ErrorKind, ReadingError, RowKind
from hiwar.kernel.values import PositionValue
from tests.kernel.reading.data_sets.made import RECORD, UHRI_EXCEL, export, read, read_wholly, workbook

OF_REVIEW = RECORD | {
    "Body": "- UPR",
    "Symbol": "A/HRC/99/9",
    "Text": "133.10. Plant trees (Norway) (Chad);",
    "UprPositions": ["Supported"],
    "UprRecommendingCountry": ["Norway", "Chad"],
    "UprSession": ["99th Session"],
}


def test_a_row_of_another_mechanism_has_its_body_and_paragraph_and_no_recommending_state() -> None:
    rows, reading = read_wholly(export(RECORD), "x.json")

    (row,) = rows
    assert (row.kind, row.body, row.paragraph, row.recommending) == (RowKind.RECOMMENDATION, "CRC", "12", ())
    assert row.text == "The Committee recommends that Talvania print schoolbooks."
    assert (row.document, row.date, row.state_under_review) == ("CRC/C/XTV/CO/1", "2031-02-12", "XTV")
    assert (row.id, row.concern, row.session) == ("00000000-0000-0000-0000-000000000001", False, None)
    assert (row.themes, row.persons) == (("Right to education",), ("Children",))
    assert row.sdgs == ("4.1 - Free primary and secondary education",)
    assert reading.media_type == "application/json"


def test_a_row_of_the_review_has_its_states_its_session_and_its_position() -> None:
    (row,) = read(export(OF_REVIEW), "x.json")

    assert (row.kind, row.body, row.paragraph, row.text) == (
        *(RowKind.RECOMMENDATION, None),
        *("133.10", "Plant trees (Norway) (Chad);"),
    )
    assert (row.session, row.recommending, row.states_as_written) == (99, ("NOR", "TCD"), ("Norway", "Chad"))
    assert (row.response, row.position) == ("Supported", PositionValue.SUPPORTED)


def test_the_excel_export_says_the_same() -> None:
    flat = {
        "Text": OF_REVIEW["Text"],
        "Countries Concerned": "- Talvania",
        "Reccomending Body": "- UPR",
        "UPR Session": "99th Session",
        "Document Symbol": "A/HRC/99/9",
        "UPR Reccomending States": "- Norway\n- Chad",
        "UPR Position": "- Supported",
        "Themes": "- Right to education",
        "Affected Persons": "- Children",
        "Sdgs": "- 4.1 - Free primary and secondary education",
        "Document Publication Date": 47891,
        "OHCHR Annotation Id": RECORD["AnnotationId"],
    }

    rows, reading = read_wholly(workbook([flat[name] for name in UHRI_EXCEL], before=2), "x.xlsx")

    (expected,) = read(export(OF_REVIEW), "x.json")
    assert rows == [expected]
    assert reading.media_type.endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (["Noted"], PositionValue.NOTED),
        (["Not supported"], PositionValue.NOTED),
        (["Supported", "Noted"], PositionValue.PARTLY),
        (["Supported/Noted"], PositionValue.PARTLY),
        (["Partially supported"], PositionValue.PARTLY),
        (["Pending"], PositionValue.PENDING),
        (["Something"], PositionValue.UNCLEAR),
        ([], None),
    ],
)
def test_positions(written: list[str], value: PositionValue | None) -> None:
    (row,) = read(export(OF_REVIEW | {"UprPositions": written}), "x.json")

    assert row.position == value


@pytest.mark.parametrize(
    ("text", "upr", "paragraph", "rest"),
    [
        ("118.12 Ratify it", True, "118.12", "Ratify it"),
        ("118.12.1. Ratify it", True, "118.12.1", "Ratify it"),
        ("90. (a) Ratify it", True, "90", "(a) Ratify it"),
        ("90(a). Ratify it", True, "90(a)", "Ratify it"),
        ("4.The Committee", False, "4", "The Committee"),
        ("Rural women 49.The Committee notes", False, "49", "Rural women 49.The Committee notes"),
        ("Bearing in mind article 12. The Committee", False, None, "Bearing in mind article 12. The Committee"),
        ("In its report of 2004. The Committee", False, None, "In its report of 2004. The Committee"),
        ("2.5 million people", False, None, "2.5 million people"),
        ("Rural women 49.The State", True, None, "Rural women 49.The State"),
        ("No number", True, None, "No number"),
        ("", False, None, ""),
    ],
)
def test_the_paragraph_is_the_number_before_the_text(text: str, upr: bool, paragraph: str | None, rest: str) -> None:
    assert paragraph_of(text, upr=upr) == (paragraph, rest)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-02-12T00:00:00", "2031-02-12"),
        ("45292", "2024-01-01"),
        ("45292.5", "2024-01-01"),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(written: str, day: str | None) -> None:
    assert date_of(written) == day


def test_a_row_without_number_is_a_coding_and_one_about_several_states_names_them() -> None:
    record = RECORD | {"Text": "States should listen", "Countries": ["Norway", "Chad"], "AnnotationType": "- Concerns"}

    (row,) = read(export(record), "x.json")

    assert (row.kind, row.state_under_review, row.concern) == (RowKind.CODING, None, True)
    assert row.facts == (("States concerned", "Norway; Chad"),)


def test_rows_keep_their_language() -> None:
    texts = ["Le Comité recommande à l’État partie de veiller à l’éducation de tous les enfants", "توصي اللجنة الدولة"]

    rows = read(export(*(RECORD | {"Text": text} for text in texts)), "x.json")

    assert [row.language for row in rows] == ["fr", "ar"]


def wrong(data: bytes, name: str = "x.json") -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read(data, name)
    return caught.value


WHOLE = export(RECORD, RECORD, RECORD)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (WHOLE[: len(WHOLE) // 2], "x.json (row 2): the JSON is cut short or damaged there;"),
        (WHOLE[:-1], "x.json (row 4): the JSON is cut short or damaged there;"),
        (WHOLE + b"]", "x.json (row 4): the JSON is cut short or damaged there;"),
        (WHOLE.replace(b"Talvania print", b"Talvania \xff print", 1), "x.json (row 1): the JSON is cut short or"),
        (WHOLE.replace(b'"d1"', b"9" * 9_000, 1), "x.json (row 1): the JSON is cut short or"),
        (WHOLE.replace(b"schoolbooks", b"x" * 1_200_000, 1), "x.json (row 1): the record has more than 1,000,000"),
        (b'[{"Text": "' + b"x" * 50_000_000, "x.json (row 1): the record has more than 1,000,000"),
        (WHOLE.replace(b'"d1"', b"9" * 50_000_000, 1), "x.json (row 1): the record has more than 1,000,000"),
        (b'[{"a": ' + b"[" * 1_000_000, "x.json (row 1): its values are nested deeper than those of a record;"),
        (export(RECORD).replace(b"\n]", b',\n"stray"]'), "x.json (row 2): there stands no record, but a single"),
        (b"[ ]", "x.json: it is an array without records, and no export of a data set;"),
        (b"[1, 2]", "x.json: it is an array of single values or lists, and no export of a data set;"),
        (b"[" * 1_000_000, "x.json: it is an array of single values or lists, and no export"),
        (b'{"id": "x", "name": 1}', "x.json: it is a single record with id, and no export of a data set;"),
        (export({"a": 1, "b": 2}), "x.json: it is no data set that is known; its columns are a, b;"),
    ],
)
def test_each_damage_of_a_json_has_one_sentence(data: bytes, told: str) -> None:
    assert wrong(data).sentence("x.json").startswith(told)


def test_a_byte_order_mark_and_control_characters_do_no_harm() -> None:
    data = b"\xef\xbb\xbf" + export(RECORD | {"Text": "3. Listen\0 \x07well"})

    (row,) = read(data, "x.json")

    assert row.text == "Listen well"


def test_nested_values_are_no_cells() -> None:
    deep: Any = "x"
    for _ in range(5):
        deep = [deep]

    (row,) = read(export(RECORD | {"Themes": [deep, "Health", {"a": 1}]}), "x.json")

    assert row.themes == ("Health",)


def sheet(cells: str) -> bytes:
    """A workbook whose only sheet has these rows."""
    made = zipfile.ZipFile(io.BytesIO(workbook()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part in made.infolist():
            if part.filename == "xl/worksheets/sheet1.xml":
                space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                package.writestr(part, f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>')
            else:
                package.writestr(part, made.read(part))
    return out.getvalue()


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def declared(size: int) -> bytes:
    """A workbook one part of which declares this size."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/sharedStrings.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(size // 2**20 + 1):
            part.write(bytes(2**20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "told", "kind"),
    [
        (workbook([""] * 12)[:-200], "x.xlsx: the workbook is damaged or cut short;", ErrorKind.UNREADABLE),
        (b"PK\x03\x04 and nothing", "x.xlsx: the workbook is damaged or cut short;", ErrorKind.UNREADABLE),
        (sheet("<row"), "x.xlsx: the workbook is damaged (", ErrorKind.UNREADABLE),
        (sheet(""), "x.xlsx: the workbook has no rows;", ErrorKind.UNREADABLE),
        (
            sheet(f"<row>{cell('A1', 'x')}</row><row>{cell('XFD1048576', 'x')}</row>"),
            "x.xlsx: the sheet spans 17,179,869,184 cells, more than the 20,000,000 that are read;",
            ErrorKind.UNREADABLE,
        ),
        (workbook(header=["a", "b"]), "x.xlsx: it is no data set that is known; its", ErrorKind.OTHER_DOCUMENT),
    ],
)
def test_each_damage_of_a_workbook_has_one_sentence(data: bytes, told: str, kind: ErrorKind) -> None:
    error = wrong(data, "x.xlsx")

    assert error.sentence("x.xlsx").startswith(told)
    assert error.kind is kind


def test_a_workbook_too_big_when_unpacked_is_not_unpacked() -> None:
    assert wrong(declared(MOST_UNPACKED)).problem == "the workbook has more than 512 MB when unpacked"


def test_a_million_cells_that_are_no_data_set_are_one_sentence() -> None:
    row = "".join(f"<c><v>{number}</v></c>" for number in range(1000))

    error = wrong(sheet(f"<row>{row}</row>" * 1000))

    assert error.problem == "it is no data set that is known; its columns are 0, 1, 2, 3, 4, 5, 6, 7 …"


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("word/document.xml", "the file is a Word document, and no Excel workbook"),
        ("mimetype", "the file is an OpenDocument file, and no Excel workbook"),
        ("notes.txt", "the file is a zip archive and no workbook"),
    ],
)
def test_other_archives_are_called_what_they_are(part: str, what: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(part, "x")

    assert wrong(out.getvalue(), "x.xlsx").problem == what


def test_json_lines_are_no_array() -> None:
    lines = "\n".join(json.dumps(RECORD) for _ in range(2)).encode()

    assert wrong(lines).kind in (ErrorKind.OTHER_DOCUMENT, ErrorKind.UNREADABLE)
