"""Tables of votes become votes of the record: every trap that is known of them, all or nothing, and once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from hiwar.audit import triggers
from hiwar.audit.models import Entry
from hiwar.documents.models import Document
from hiwar.exchange.imports import Fate
from hiwar.resolutions.apps import ResolutionsConfig
from hiwar.resolutions.integrity import problems
from hiwar.resolutions.models import Action, Ballot, Resolution, Voter
from tests.resolutions import made

Rows = list[made.Row]


def cast(key: str) -> dict[str, str]:
    """Who voted how."""
    return dict(Ballot.objects.filter(action__key=key).values_list("voter__state_id", "vote"))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize("files", [1, 2])
def test_one_file_or_two_csv_or_parquet(known: Path, tmp_path: Path, kind: str, files: int) -> None:
    write = made.as_csv if kind == "csv" else made.as_parquet
    if files == 1:
        paths = [write(tmp_path / f"all.{kind}", made.joined())]
    else:
        paths = [write(tmp_path / f"un_roll_calls.{kind}", made.roll_calls())]
        paths.append(write(tmp_path / f"un_votes.{kind}", made.votes()))
    results = {Path(result.path).name: result for result in made.brought(*paths)}
    whole = results[paths[-1].name]
    assert whole.fate == Fate.NEW, whole.message
    assert whole.votes is not None
    assert (whole.votes.roll_calls, whole.votes.votes) == (10, len(made.votes()))
    assert Ballot.objects.count() == len(made.votes())
    assert Document.objects.count() == files
    if files == 2:
        assert results[paths[0].name].fate == Fate.PART
    before = Entry.objects.count()
    assert {result.fate for result in made.brought(*paths)} == {Fate.SAME}
    assert (Ballot.objects.count(), Entry.objects.count()) == (len(made.votes()), before)
    assert list(problems()) == []


def test_the_same_votes_in_another_file_are_known(voted: Path, tmp_path: Path) -> None:
    (result,) = made.brought(made.as_csv(tmp_path / "all.csv", made.joined()[::-1]))
    assert result.votes is not None
    assert (result.votes.roll_calls, result.votes.known) == (0, 10)
    assert Action.objects.filter(key__startswith="voeten").count() == 10


def test_a_newer_edition_stands_beside_the_older_and_counts_in_its_place(voted: Path, tmp_path: Path) -> None:
    rows = made.joined()
    changed = [{**row, "vote": "abstain"} if (row["rcid"], row["country"]) == (4604, "Japan") else row for row in rows]
    (result,) = made.brought(made.as_csv(tmp_path / "all.csv", changed))
    assert result.votes is not None
    assert (result.votes.roll_calls, result.votes.known) == (1, 9)
    assert cast("voeten:4604")["JPN"] == "Y"
    assert cast("voeten:4604#2")["JPN"] == "A"
    counts = dict(Action.objects.filter(resolution__address="A/RES/60/173").values_list("key", "counts"))
    assert counts == {"facts:A/RES/60/173": False, "voeten:4604": False, "voeten:4604#2": True}


def test_a_dry_run_says_the_same_and_writes_nothing(known: Path, tmp_path: Path) -> None:
    (result,) = made.brought(made.as_csv(tmp_path / "all.csv", made.joined()), dry_run=True)
    assert result.fate == Fate.NEW
    assert result.votes is not None
    assert (result.votes.roll_calls, result.votes.votes) == (10, len(made.votes()))
    assert not Ballot.objects.exists()


def test_who_is_meant_by_a_label(voted: Path) -> None:
    """Serbia folded into Yugoslavia, the Soviet Union into Russia, the seat of China, two German States, Namibia's code
    that is also an empty cell."""
    assert cast("voeten:511") == {"CUB": "Y", "CSK": "N", "YUG": "N", "SUN": "N", "SWE": "N", "CHN": "Y", "JPN": "Y"}
    assert cast("voeten:1204")["CHN"] == "Y"
    assert cast("voeten:2868") == {"CUB": "N", "DEU": "Y", "YUG": "A", "SUN": "Y", "SWE": "Y"}
    assert {key: cast(key).get("SRB") for key in ("voeten:4604", "voeten:4813")} == {
        "voeten:4604": None,
        "voeten:4813": "Y",
    }
    assert cast("voeten:4604")["SCG"] == "Y"
    assert cast("voeten:4431")["NAM"] == "Y"
    notes = {(each.state_id, each.label): each.note for each in Voter.objects.exclude(note="")}
    assert notes == {
        ("SUN", "Russia"): "folded",
        ("CHN", "Taiwan"): "seat-of-china",
        ("SCG", "Yugoslavia"): "folded",
        ("SRB", "Yugoslavia"): "folded",
    }


def test_a_page_is_no_number_and_one_number_is_no_key(voted: Path) -> None:
    assert Action.objects.get(key="voeten:511").resolution is None
    assert Action.objects.get(key="voeten:511").written == "R/12/130B"
    text = Resolution.objects.get(address="A/RES/57/214")
    assert set(text.actions.values_list("key", "put", "counts")) == {
        ("voeten:4431", "whole", True),
        ("voeten:5712", "part", True),
    }
    assert text.action is not None
    assert text.action.key == "voeten:4431"


def test_flags_count_until_1985_and_not_after(voted: Path) -> None:
    puts = dict(Action.objects.filter(key__startswith="voeten").values_list("key", "put"))
    assert puts["voeten:511"] == "part"
    assert puts["voeten:1232"] == "amendment"
    assert puts["voeten:1204"] == "whole"
    assert puts["voeten:5712"] == "part"


def test_a_day_that_may_be_one_of_the_week_is_none(voted: Path) -> None:
    dates = dict(Action.objects.filter(key__startswith="voeten").values_list("key", "dated"))
    assert dates["voeten:2868"] == "1985-12"
    assert dates["voeten:5712"] == "2002-12-18"
    assert dates["voeten:4604"] == "2005-12-16"
    assert Action.objects.get(key="voeten:2868").on.isoformat() == "1985-12-31"


def test_both_tallies_are_kept_where_they_differ(voted: Path) -> None:
    action = Action.objects.get(key="voeten:4813")
    assert (action.yes, action.no, action.abstain, action.absent) == (4, 3, 1, None)
    assert (action.published_yes, action.published_no, action.published_abstain) == (102, 22, 58)
    facts = Action.objects.get(key="facts:A/RES/62/167")
    assert (facts.yes, facts.published_yes, facts.abstain, facts.published_abstain) == (102, 101, 58, 59)


def test_the_digital_library_stands_for_a_vote_that_two_sources_have(voted: Path, tmp_path: Path) -> None:
    (result,) = made.brought(made.as_csv(tmp_path / "undl.csv", made.digital_library()))
    assert result.fate == Fate.NEW, result.message
    assert cast("undl:494876") == {**cast("voeten:4604"), "KIR": "X"}
    assert cast("undl:615187") == {**cast("voeten:4813"), "KIR": "X"}
    action = Action.objects.get(key="undl:494876")
    assert (action.yes, action.absent, action.published_absent, action.item) == (4, 1, 22, "71(c)")
    text = Resolution.objects.get(address="A/RES/60/173")
    assert text.action == action
    assert list(text.drafts.values_list("symbol", "source")) == [("A/C.3/60/L.48", "undl.csv")]
    assert dict(text.actions.values_list("key", "counts")) == {
        "facts:A/RES/60/173": False,
        "voeten:4604": False,
        "undl:494876": True,
    }
    assert text.dated == "2005-12-16"
    assert text.series == "human-rights-prk"


def test_tables_of_the_council(known: Path, tmp_path: Path) -> None:
    results = made.brought(
        made.as_csv(tmp_path / "members.csv", made.COUNCIL), made.as_csv(tmp_path / "texts.csv", made.ADOPTIONS)
    )
    assert [result.fate for result in results] == [Fate.NEW, Fate.NEW]
    assert {state for state, vote in cast("council:A/HRC/RES/28/22").items() if vote == "N"} == {
        "BOL", "CHN", "CUB", "RUS", "VEN", "VNM",
    }  # fmt: skip
    text = Resolution.objects.get(address="A/HRC/RES/28/22")
    assert (text.kind, text.reason) == ("country", "agenda-item")
    without = Action.objects.get(key="council:A/HRC/RES/22/13")
    assert (without.recorded, without.adopted, without.yes) == (False, True, None)
    totals = Action.objects.get(key="council:A/HRC/RES/7/15")
    assert (totals.recorded, totals.adopted, totals.published_yes) == (True, True, 22)


def without(rows: Rows, column: str) -> Rows:
    return [{name: value for name, value in row.items() if name != column} for row in rows]


def changed(rows: Rows, **cells: object) -> Rows:
    return [{**rows[0], **cells}, *rows[1:]]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (changed(made.joined(), vote="perhaps"), "its vote is 'perhaps' (row 1); write yes, no or abstain"),
        (changed(made.joined(), rcid=""), "it names no roll call (rcid) (row 1)"),
        (changed(made.joined(), date="soon"), "its date is 'soon' (row 1); write the day as 2005-12-16"),
        (changed(made.joined(), date="1812-06-24"), "when there was no such vote (row 1)"),
        ([row | {"date": "2099-12-16"} for row in made.joined()], "is of 2099-12-16, which has not come yet"),
        (
            [*made.joined()[:-1], made.joined()[-1] | {"date": "2005-12-17"}],
            "is of 2005-12-17, and of; in a row before; correct the day, or give each roll call a number",
        ),
        (changed(made.joined(), session=""), "it has no session (row 1)"),
        (changed(made.joined(), session="many"), "its session is 'many' (row 1); write a whole number there"),
        ([*made.joined(), made.joined()[-1]], "two votes in the roll call"),
        (made.votes(), "it has votes, and says nothing of the roll calls in which they were cast"),
        (changed(made.digital_library(), ms_vote="?"), "its vote is '?' (row 1); it should be Y, N, A or X"),
        (changed(made.COUNCIL, symbol="resolution 28/22"), "is no symbol of a resolution (row 1)"),
        (changed(made.COUNCIL, date="2015-03-28"), "has another date here than in row 1"),
        (changed(made.COUNCIL, symbol="A/RES/69/188"), "A/RES/69/188 is a text of the General Assembly (row 1)"),
        (changed(made.COUNCIL, symbol="A/HRC/RES/31/22"), "A/HRC/RES/31/22 cannot be of 2015-03-27 (row 1); correct"),
        (
            changed(made.ADOPTIONS[::-1], yes="30"),
            "gives A/HRC/RES/7/15 55 votes, where the body has 47 members (row 1)",
        ),
        (changed(made.digital_library(), session="61"), "A/RES/60/173 is no text of session 61 (row 1)"),
        (changed(made.digital_library(), date="2006-12-16"), "A/RES/60/173 cannot be of 2006-12-16 (row 1)"),
        (changed(made.digital_library(), total_yes="91"), "it gives 494876 194 votes, where the body has 193 members"),
        (changed(made.ADOPTIONS, adoption="somehow"), "its mode of adoption is 'somehow' (row 1)"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_written(
    known: Path, tmp_path: Path, rows: Rows, sentence: str
) -> None:
    before = (Entry.objects.count(), Action.objects.count(), Resolution.objects.count())
    (result,) = made.brought(made.as_csv(tmp_path / "table.csv", rows))
    assert result.failed
    assert str(tmp_path) in result.message
    assert all(part in result.message for part in sentence.replace(" (row 1)", "").split("; ")), result.message
    assert (Entry.objects.count(), Action.objects.count(), Resolution.objects.count()) == before
    assert not Ballot.objects.exists()


def test_a_damaged_parquet_file_is_told_as_such(known: Path, tmp_path: Path) -> None:
    whole = made.as_parquet(tmp_path / "all.parquet", made.joined()).read_bytes()
    for name, content in (("cut.parquet", whole[: len(whole) // 2]), ("junk.parquet", b"PAR1" + b"\xff" * 4000)):
        (tmp_path / name).write_bytes(content)
        (result,) = made.brought(tmp_path / name)
        assert result.message.startswith(f"{tmp_path / name}: the Parquet file is cut short or damaged")


def test_a_table_of_roll_calls_alone_names_what_is_missing(known: Path, tmp_path: Path) -> None:
    (result,) = made.brought(made.as_csv(tmp_path / "un_roll_calls.csv", made.roll_calls()))
    assert result.failed
    assert "import the table of votes of the same folder" in result.message


def test_names_of_no_state_are_left_out_and_told(known: Path, tmp_path: Path) -> None:
    rows = [{**made.joined()[0], "country": "Atlantis", "country_code": "AT", "vote": "yes"}, *made.joined()]
    (result,) = made.brought(made.as_csv(tmp_path / "all.csv", rows))
    assert result.fate == Fate.NEW
    assert "1 vote is that of no State that is known, and is left out: “Atlantis” (1)" in result.warnings


def test_votes_are_append_only(voted: Path) -> None:
    for statement in (
        "UPDATE resolutions_ballot SET vote = 'N'",
        "DELETE FROM resolutions_ballot",
        "DELETE FROM resolutions_action",
        "UPDATE resolutions_action SET dated = '2000-01-01'",
        "UPDATE resolutions_resolution SET symbol = 'A/RES/1/1'",
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_what_somebody_changed_behind_the_triggers_is_found(voted: Path) -> None:
    assert list(problems()) == []
    with connection.cursor() as cursor:
        for trigger in triggers.expected(connection, ResolutionsConfig.guards):
            for drop in trigger.drop:
                cursor.execute(drop)
        cursor.execute(
            "UPDATE resolutions_ballot SET vote = 'N' WHERE action_id ="
            " (SELECT id FROM resolutions_action WHERE key = 'voeten:4604')"
        )
    assert list(problems()) == ["the vote voeten:4604 is not as it was entered"]


@pytest.mark.parametrize(
    ("cells", "standing"),
    [({}, "council"), ({"date": "2015-03-26"}, "facts"), ({"vote": "against"}, "facts")],
)
def test_a_roll_call_stands_before_a_verified_fact_only_where_it_tells_the_same(
    known: Path, tmp_path: Path, cells: dict[str, str], standing: str
) -> None:
    rows = [{**row, "vote": "in favour" if row["vote"] == "against" else "abstaining", **cells} for row in made.COUNCIL]
    (result,) = made.brought(made.as_csv(tmp_path / "members.csv", rows))
    assert result.fate == Fate.NEW, result.message
    text = Resolution.objects.get(address="A/HRC/RES/28/22")
    assert text.action is not None
    assert text.action.key.partition(":")[0] == standing
    assert (text.dated, text.adopted, text.verified) == ("2015-03-27", True, False)
    assert dict(text.actions.values_list("key", "counts")) == {
        "facts:A/HRC/RES/28/22": False,
        "council:A/HRC/RES/28/22": True,
    }
