"""Recommendations as rows for other programs."""

import csv
import io
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.exchange.rows import COLUMNS, at, cells, harmless, of_keys, recommendations
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import Correction, correct, import_reading
from hiwar.reviews.models import Recommendation
from tests.builders import NOW, SYMBOL, item, reading, source
from tests.web import sample


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
        "position_source": "Correction by a person (operator, 2026-03-01): Misread",
        "page": 1,
        "translation": None,
        "translation_language": None,
        "translation_status": None,
        "themes": [],
        "persons": [],
        "sdgs": [],
        "other_positions": ["supported"],
        "other_positions_as_written": ["enjoy the support of Talvania"],
        "other_positions_source": [f"{SYMBOL}, para. 100"],
        "position_name": "Noted",
        "other_positions_names": ["Supported"],
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
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert len(list(recommendations(states=["XTV", "PRK"]))) == 3


@pytest.fixture
def _kesteria(record: Path, tmp_path: Path) -> None:
    sample.kesteria(tmp_path)


@pytest.mark.usefixtures("_kesteria")
def test_a_row_says_what_every_other_source_says() -> None:
    first, second, third = recommendations(states=["XKS"])

    assert (first["position"], first["position_source"]) == ("noted", f"{sample.KESTERIA}/Add.1, para. 3")
    # The report, that came before; the thematic list; and what data sets give, each position of a source once.
    assert list(
        zip(first["other_positions"], first["other_positions_as_written"], first["other_positions_source"], strict=True)
    ) == [
        ("pending", "will be examined", "A/HRC/0/1, para. 100"),
        ("supported", "Accepted", "Data set with UPR Info’s coding (coded.csv)"),
        ("noted", "Noted", "Thematic list of the secretariat (kesteria-themes.txt), A/HRC/0/1, para. 100"),
    ]
    assert first["themes"] == ["Ports"]
    assert (second["persons"], second["sdgs"]) == (["Sailors"], ["14.7"])
    assert third["other_positions"] == ["supported"]


@pytest.mark.usefixtures("_kesteria")
def test_a_row_has_the_text_in_the_readers_language_where_there_is_one() -> None:
    english = next(recommendations(states=["XKS"]))
    french = next(recommendations(states=["XKS"], lang="fr"))

    assert (english["text"], english["translation"]) == ("Oil the hinges of the lock gates", None)
    assert (french["text"], french["translation"], french["translation_language"], french["translation_status"]) == (
        english["text"],
        "Huiler les gonds des portes de l’écluse",
        "fr",
        "official",
    )
    assert french["recommending_names"] == ["Talvanie", "Bardovie"]


@pytest.mark.usefixtures("_kesteria")
def test_rows_come_in_the_order_asked_for() -> None:
    addresses = [row["address"] for row in recommendations(states=["XKS"])]
    keys = list(Recommendation.objects.order_by("-pk").values_list("pk", flat=True))

    assert [row["address"] for row in at(addresses[::-1])] == addresses[::-1]
    assert [row["address"] for row in of_keys([*keys, 10**9])] == addresses[::-1]
    assert list(at([])) == list(of_keys([])) == []


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
