"""UPR Info's codings: current and old exports, pledges, and what is wrong in a table."""

from __future__ import annotations

import pytest

from hiwar.kernel.reading.model import ErrorKind, Genre, ReadingError, RowKind
from hiwar.kernel.values import PositionValue
from tests.kernel.reading.data_sets.made import UPR_INFO, coding, read, read_wholly, table


def test_a_row_is_a_coding_without_paragraph() -> None:
    rows, reading = read_wholly(table(coding("Plant trees, many", Issue="Environment,Right to food")))

    (row,) = rows
    assert (row.kind, row.row, row.text, row.language) == (RowKind.CODING, 1, "Plant trees, many", "en")
    assert (row.state_under_review, row.session, row.recommending, row.states_as_written) == (
        *("XTV", 99),
        *(("NOR",), ("Norway",)),
    )
    assert (row.response, row.position, row.action) == ("Accepted", PositionValue.SUPPORTED, "4")
    assert row.issues == ("Environment", "Right to food")
    assert (row.paragraph, row.body, row.facts) == (None, None, ())
    assert (reading.genre, reading.language, reading.pages, reading.warnings) == (Genre.DATA_SET, "en", (), ())
    assert reading.media_type == "text/csv"


def test_a_pledge_is_recommended_by_nobody() -> None:
    (row,) = read(table(coding(From="Talvania", Response="Voluntary Pledge")))

    assert (row.kind, row.recommending, row.states_as_written) == (RowKind.PLEDGE, (), ())
    assert (row.response, row.position) == ("Voluntary Pledge", None)


@pytest.mark.parametrize(
    ("response", "value"),
    [
        ("Accepted", PositionValue.SUPPORTED),
        ("Noted", PositionValue.NOTED),
        ("Rejected", PositionValue.NOTED),
        ("Pending", PositionValue.PENDING),
        ("No Response", PositionValue.UNCLEAR),
        ("", None),
        ("Perhaps", None),
    ],
)
def test_the_response_is_kept_as_written_beside_its_value(response: str, value: PositionValue | None) -> None:
    (row,) = read(table(coding(Response=response)))

    assert (row.response, row.position) == (response or None, value)


def test_an_old_export_is_mac_roman_with_bare_carriage_returns() -> None:
    text = table(coding("Protect children’s rights – all", From="Côte d’Ivoire"), coding("Écouter"), end="\r")

    first, second = read(text.encode("mac_roman"))

    assert (first.text, first.recommending) == ("Protect children’s rights – all", ("CIV",))
    assert second.text == "Écouter"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"], ids=lambda encoding: str(encoding)
)
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_encoding_and_separator_are_told_by_the_content(encoding: str, sign: str) -> None:
    text = table(coding("The child’s “café” – façade"), sign=sign)

    (row,) = read(text.encode(encoding))

    assert row.text == "The child’s “café” – façade"


def test_columns_are_told_by_name_in_any_order_and_under_the_names_of_the_pages() -> None:
    header = ["Session", "Recommendation", "State under Review", "Recommending State", "Response", "Remark"]

    (row,) = read(table(["99th session", "Plant trees", "Talvania", "Norway", "Noted", "x"], header=header))

    assert (row.session, row.text, row.state_under_review, row.recommending) == (99, "Plant trees", "XTV", ("NOR",))
    assert (row.action, row.issues) == (None, ())


def test_empty_lines_count_for_nothing_and_cells_may_have_several_lines() -> None:
    rows = read("\n" + table(coding("Plant\ntrees"), [""] * len(UPR_INFO), coding()))

    assert [(row.row, row.text) for row in rows] == [(1, "Plant\ntrees"), (2, "Plant trees")]


def test_unknown_names_are_told_once_with_their_number() -> None:
    rows, reading = read_wholly(table(coding(From="Nowhere"), coding(From="Nowhere"), coding(To="Elsewhere\x07")))

    assert [row.recommending for row in rows] == [(), (), ("NOR",)]
    assert rows[0].states_as_written == ("Nowhere",)
    assert reading.warnings == ("3 cells name no State that is known: “Nowhere” (2), “Elsewhere” (1)",)


def wrong(data: bytes | str) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "data.csv: the file is empty; fetch the file again from where it came from."),
        (table(), "data.csv: the table has column names and no rows; check that the export was complete."),
        (
            table(coding(), coding())[:-40],
            "data.csv (row 2): it has 4 of 11 cells; the table is cut short or damaged;"
            " fetch the file again from where it came from.",
        ),
        (table([*coding(), "more"]), "data.csv (row 1): it has 12 cells where the table has 11 columns;"),
        (table(coding("x" * 2000), coding("NUL\0")), "data.csv (row 2): it holds bytes that no text has (NUL);"),
        ("T\0o\0,\0", "data.csv (the beginning): it holds bytes that no text has (NUL); save it as CSV in UTF-8"),
        (table(coding("x" * 200_000)), "data.csv (row 1): a cell cannot be read (field larger than field limit"),
        (table(coding()) + '"' + "x\n" * 100_000, "data.csv (row 2): a cell cannot be read (field larger"),
        (table(coding()) + "x" * 5_000_000, "data.csv: a line of it has no end;"),
        (table(coding("caf")).encode("cp1252").replace(b"caf", b"caf\x81"), "data.csv: its letters are in no"),
        ("," * 1_000 + "x" * 200_000, "data.csv (the column names): a cell cannot be read (field larger"),
        (table(coding()).encode() + b"\xff", "data.csv (row 2): it has 1 of 11 cells;"),
    ],
)
def test_each_damage_has_one_sentence(data: bytes | str, told: str) -> None:
    error = wrong(data)

    assert error.sentence("data.csv").startswith(told)
    assert error.kind is ErrorKind.UNREADABLE


def test_another_table_is_told_by_its_columns() -> None:
    error = wrong("Member,Signature\nTalvania,2001\n")

    assert error.kind is ErrorKind.OTHER_DOCUMENT
    assert error.sentence("x.csv") == (
        "x.csv: it is no data set that is known; its columns are Member, Signature; choose one of these: an export of"
        " UPR Info, one of UHRI, the Moroccan recommendations.csv, a table of the United Nations Treaty Collection, a"
        " ratification table by year, an export of OHCHR’s dashboard of ratifications, the list of treaties of the"
        " Collection, voting data of the UN Digital Library, votes of the General Assembly by Voeten or unvotes, votes"
        " of the Council or the Commission, adoptions of the Council or the Commission; docs/data-sets.md has their"
        " columns."
    )


def test_a_sentence_about_columns_stays_short_and_on_one_line() -> None:
    error = wrong(",".join(f'"{number}\n{"x" * 500}"' for number in range(500)) + "\n")

    assert len(error.problem) < 500
    assert "\n" not in error.sentence("x.csv")


def test_one_bad_byte_in_utf_8_is_named_and_nothing_is_guessed() -> None:
    good = table(coding("Protégez les forêts et les rivières"), coding("Ouvrez les bibliothèques")).encode()
    error = wrong(good.replace(b"Ouvrez", b"Ou\xffvrez"))
    assert (error.problem, error.place) == ("it is UTF-8 but for bytes that no text has", "line 3")


@pytest.mark.parametrize(
    ("written", "session"), [("20", 20), ("-3", None), ("99999999999", None), ("20.5", 20), ("", None)]
)
def test_a_session_is_a_number_that_a_session_can_have(written: str, session: int | None) -> None:
    (row,) = read(table(coding(Session=written)))
    assert row.session == session
