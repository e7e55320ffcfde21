"""Recommendations as rows for other programs."""

import csv
import io
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.exchange.rows import COLUMNS, cells, harmless, recommendations
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import Correction, correct, import_reading
from tests.builders import NOW, SYMBOL, item, reading, source


@pytest.fixture
def _two_reviews(record: Path, tmp_path: Path) -> None:
    training = reading(
        item("1", "=SUM(A1)", ("XTV", "XSL"), ("Talvania", "Atlantis", "Selvania")),
        item("2", "Mend the nets", (), (), position=None),
        item("3", "Not one"),
    )
    import_reading(OPERATOR, source(tmp_path, "t"), training, now=NOW)
    real = reading(item("90.1"), state_under_review="PRK", session=6, symbol="A/HRC/13/13")
    import_reading(OPERATOR, source(tmp_path, "r"), real, now=NOW)
    correct(OPERATOR, f"{SYMBOL}:3", Correction(withdraw=True), reason="No recommendation", now=NOW)
    correct(OPERATOR, f"{SYMBOL}:1", Correction(position=PositionValue.NOTED.value), reason="Misread", now=NOW)


@pytest.mark.usefixtures("_two_reviews")
def test_a_row_holds_the_current_state_of_a_text() -> None:
    first, second = recommendations(states=["XTV"])
    (third,) = recommendations()

    assert tuple(first) == COLUMNS
    assert first == {
        "address": f"{SYMBOL}:1",
        "state_under_review": "XTV",
        "state_under_review_name": "Talvania",
        "session": 0,
        "cycle": None,
        "held_on": None,
        "document": SYMBOL,
        "paragraph": "1",
        "part": 1,
        "text": "=SUM(A1)",
        "language": "en",
        "recommending": ["XTV", "XSL"],
        "recommending_names": ["Talvania", "Selvania"],
        "states_as_written": ["Talvania", "Atlantis", "Selvania"],
        "position": "noted",
        "position_as_written": None,  # a corrected position does not take over words that say another
        "position_source": f"{SYMBOL}, para. 100",
        "page": 1,
    }
    assert (second["paragraph"], second["position"], second["recommending"]) == ("2", None, [])
    assert third["address"] == "A/HRC/13/13:90.1"
    assert (third["cycle"], third["held_on"]) == (1, "2009-12-07")


@pytest.mark.usefixtures("_two_reviews")
def test_rows_can_be_chosen_by_state_and_session() -> None:
    assert [row["session"] for row in recommendations(states=["PRK"])] == [6]
    assert [row["session"] for row in recommendations(states=["XTV", "PRK"])] == [0, 0, 6]
    assert [row["session"] for row in recommendations(sessions=[6])] == [6]


@pytest.mark.usefixtures("_two_reviews")
def test_invented_states_must_be_named() -> None:
    assert [row["state_under_review"] for row in recommendations()] == ["PRK"]
    assert list(recommendations(sessions=[0])) == []
    assert len(list(recommendations(states=["XTV"], sessions=[0]))) == 2
    assert list(recommendations(states=["PRK"], sessions=[0])) == []


@pytest.mark.usefixtures("_two_reviews")
def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(list(recommendations(states=["XTV", "PRK"]))) == 3


@pytest.mark.usefixtures("_two_reviews")
def test_cells_survive_csv_and_are_no_formulas() -> None:
    out = io.StringIO()
    csv.writer(out).writerows(cells(row) for row in recommendations(states=["XTV"]))

    first = dict(zip(COLUMNS, next(csv.reader(io.StringIO(out.getvalue()))), strict=True))

    assert first["text"] == "'=SUM(A1)"
    assert (first["recommending"], first["recommending_names"]) == ("XTV; XSL", "Talvania; Selvania")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM", "\t=1", "\r=1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (3, "3"), ("a=1", "a=1"), ("", "")])
def test_everything_else_stays(value: object, cell: str) -> None:
    assert harmless(value) == cell
