"""Entering facts, importing tables, recording by hand: once and for all, with their audit rows."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from hiwar.audit import memory, triggers
from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.documents.models import Document
from hiwar.exchange.imports import Fate, Result, import_files
from hiwar.kernel import facts
from hiwar.kernel.facts import ActKind, StepKind
from hiwar.treaties import commands
from hiwar.treaties.apps import TreatiesConfig
from hiwar.treaties.commands import Unfit, record_act, record_step, refresh
from hiwar.treaties.integrity import problems
from hiwar.treaties.models import Act, Step, Title
from hiwar.treaties.queries import owed, status
from tests.builders import later

TABLES = Path(os.environ.get("HIWAR_SAMPLES", "none")) / "treaties"

TODAY = datetime(2026, 6, 1, 9, tzinfo=UTC)

YEARS = (
    "iso2,member,state party,year ratification or accession,signatory,no action,status,note\n"
    "IS,Iceland,1,{year},0,0,state party,\nTO,Tonga,0,,0,1,no action,\n"
)
COLLECTION = 'Participant,Signature,"Ratification, Accession(a)"\nTonga,3 Apr 1999,5 Jun 2001\nAtlantis,,5 Jun 2001 a\n'


def imported(*paths: Path, dry_run: bool = False) -> list[Result]:
    return list(import_files(OPERATOR, map(str, paths), clock=lambda: later(1), dry_run=dry_run))


def told(state: str, instrument: str, on: date = date(2026, 1, 1)) -> dict[str, Any]:
    memory.forget()
    return next(each for each in status(state, on) if each["instrument"] == instrument)


def test_the_facts_are_entered_once(treaties: Path) -> None:
    assert Act.objects.count() == len(facts.acts())
    assert Step.objects.count() == len(facts.steps())
    entries = Entry.objects.filter(verb="treaty.refresh")
    (detail,) = entries.values_list("detail", flat=True)
    assert (detail["acts"], detail["steps"]) == (len(facts.acts()), len(facts.steps()))
    assert not refresh(OPERATOR, now=later(5))
    assert entries.count() == 1


def test_a_fact_that_was_wrong_is_taken_back_and_stays(treaties: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = [act for act in facts.acts() if (act.state, act.instrument) == ("ISL", "CAT")]
    kept = tuple(act for act in facts.acts() if act not in mine)
    before = Act.objects.count()
    monkeypatch.setattr(facts, "acts", lambda: kept)
    monkeypatch.setattr(commands, "digest_of_facts", lambda: "another")
    assert refresh(OPERATOR, now=later(5))
    assert Act.objects.count() == before + len(mine)
    assert told("ISL", "CAT")["status"] == "not_party"
    monkeypatch.undo()
    assert refresh(OPERATOR, now=later(6))
    assert told("ISL", "CAT")["status"] == "party"
    assert not refresh(OPERATOR, now=later(7))


@pytest.mark.parametrize("model", [Act, Step])
def test_rows_come_and_stay(treaties: Path, model: type[Act] | type[Step]) -> None:
    for change in (
        lambda rows: rows.update(source="another"),
        lambda rows: rows.delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change(model.objects.filter(pk=model.objects.first().pk))  # type: ignore[union-attr]


def test_a_table_is_one_more_source(treaties: Path, tmp_path: Path) -> None:
    table = tmp_path / "hr_status_iccpr.csv"
    table.write_text(YEARS.format(year=1978))
    (foreseen,) = imported(table, dry_run=True)
    assert (foreseen.fate, foreseen.entered and foreseen.entered.acts) == (Fate.NEW, 1)
    difference = "Iceland: ratification or accession of the ICCPR on 1978 here, 1979-08-22 in United Nations Treaty"
    assert any(warning.startswith(difference) for warning in foreseen.warnings)
    assert Document.objects.count() == 0
    (result,) = imported(table)
    assert (result.fate, result.warnings) == (Fate.NEW, foreseen.warnings)
    after = told("ISL", "ICCPR")
    assert (after["deposited"], after["verified"]) == ("1979-08-22", False)  # they disagree now, and the day counts
    entry = Entry.objects.get(verb="act.import")
    assert {key: entry.detail[key] for key in ("acts", "titles", "differing")} == {
        "acts": 1,
        "titles": 0,
        "differing": 1,
    }
    (again,) = imported(table)
    assert again.fate == Fate.SAME
    assert Entry.objects.filter(verb="act.import").count() == 1


def test_a_state_joins_by_a_table_and_who_is_no_state_keeps_its_name(treaties: Path, tmp_path: Path) -> None:
    table = tmp_path / "4-4.csv"
    table.write_text(COLLECTION)
    assert told("TON", "ICCPR")["status"] == "not_party"
    (result,) = imported(table)
    assert result.fate == Fate.NEW
    found = told("TON", "ICCPR")
    assert (found["signed"], found["deposited"], found["in_force"]) == ("1999-04-03", "2001-06-05", "2001-09-05")
    assert found["source"] == "4-4.csv, row 1"
    assert Act.objects.get(as_written="Atlantis").state is None


def test_tables_of_two_treaties_may_have_the_same_bytes(treaties: Path, tmp_path: Path) -> None:
    for name in ("4-4.csv", "4-9.csv"):
        (tmp_path / name).write_text(COLLECTION)
    assert [each.fate for each in imported(tmp_path / "4-4.csv", tmp_path / "4-9.csv")] == [Fate.NEW, Fate.NEW]
    assert told("TON", "CAT")["deposited"] == told("TON", "ICCPR")["deposited"] == "2001-06-05"
    assert [each.fate for each in imported(tmp_path / "4-4.csv", tmp_path / "4-9.csv")] == [Fate.SAME, Fate.SAME]


def test_a_list_of_treaties_gives_titles(treaties: Path, tmp_path: Path) -> None:
    table = tmp_path / "index.csv"
    table.write_text("chapter_no,treaty_no,treaty_name\n18,99,A treaty on tables\n18,99,A treaty on tables\n")
    assert imported(table)[0].fate == Fate.NEW
    assert list(Title.objects.values_list("instrument", "title")) == [("UNTC-18-99", "A treaty on tables")]
    assert imported(table)[0].fate == Fate.SAME


def test_a_damaged_table_leaves_nothing(treaties: Path, tmp_path: Path) -> None:
    table = tmp_path / "4-4.csv"
    table.write_text(COLLECTION + "Iceland,,31 Feb 1990\n")
    (result,) = imported(table)
    assert result.fate == Fate.UNREADABLE
    assert "31 Feb 1990 is no day" in result.message
    assert not Act.objects.filter(as_written="Atlantis").exists()
    assert not Document.objects.exists()


def test_a_day_that_has_not_come_stops_the_table(treaties: Path, tmp_path: Path) -> None:
    table = tmp_path / "4-4.csv"
    table.write_text(COLLECTION + "Iceland,,31 Jan 3090\n")
    for dry_run in (True, False):
        (result,) = imported(table, dry_run=dry_run)
        assert result.failed
        assert re.search(r"4-4\.csv \(row \d\): 3090-01-31 has not come yet", result.message)
    assert not Act.objects.filter(as_written="Atlantis").exists()
    assert not Document.objects.exists()


def record_one(kind: ActKind | None = ActKind.ACCESSION, day: str = "2024-05-01", **more: Any) -> Act:
    about = {"source": "a notification", "reason": "the tables end before", "now": TODAY} | more
    return record_act(OPERATOR, "CAT", "TON", kind, day, **about)


def test_an_act_is_recorded_and_taken_back(treaties: Path) -> None:
    act = record_one()
    assert told("TON", "CAT", date(2024, 4, 30))["status"] == "not_party"
    assert told("TON", "CAT", date(2024, 5, 1))["status"] == "party"
    assert act.author == "operator"
    record_one(None, "", corrects=act.key, reason="it was another State")
    assert told("TON", "CAT")["status"] == "not_party"
    assert [entry.detail["kind"] for entry in Entry.objects.filter(verb="act.record")] == ["accession", "retracted"]
    with pytest.raises(Unfit, match="corrected already"):
        record_one(None, "", corrects=act.key)


def test_a_withdrawal_has_an_effect_or_none(treaties: Path) -> None:
    record_one()
    with pytest.raises(Unfit, match="on which day the withdrawal takes effect"):
        record_one(ActKind.WITHDRAWAL, "2025-01-01")
    record_one(ActKind.WITHDRAWAL, "2025-01-01", effect=date(2026, 1, 1))
    assert told("TON", "CAT", date(2025, 12, 31))["status"] == "party"
    assert told("TON", "CAT", date(2026, 1, 1))["status"] == "not_party"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"day": "soon"}, "“soon” is no day"),
        ({"day": ""}, "“” is no day"),
        ({"day": "2099-01-01"}, "has not come yet"),
        ({"source": " "}, "Name the source"),
        ({"reason": ""}, "Say why"),
        ({"kind": None}, "Name what it is"),
        ({"corrects": "act:99"}, "is none of this State"),
        ({"about": "act:99"}, "is not in the record"),
        ({"day": "1984-12-09"}, "CAT was adopted on 1984-12-10"),
        (
            {"kind": ActKind.WITHDRAWAL, "day": "2025-02-01", "effect": date(2025, 1, 31)},
            "on the day of its notification or later",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(treaties: Path, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Unfit, match=sentence):
        record_one(**more)
    assert not Entry.objects.filter(verb="act.record").exists()


def test_unknown_treaties_and_states_are_refused(treaties: Path) -> None:
    for instrument, state in (("CATS", "TON"), ("CAT", "QQQ")):
        with pytest.raises(Unfit, match=r"There is no treaty|No State has"):
            record_act(OPERATOR, instrument, state, ActKind.ACCESSION, "2024", source="a", reason="b", now=TODAY)


def due(on: str) -> list[tuple[str, str | None, str | None, int]]:
    memory.forget()
    rows = [each for each in owed("ISL", date.fromisoformat(on)) if each["instrument"] == "CRC"]
    return [(each["report"], each["due"], each["submitted"], each["overdue_days"]) for each in rows]


def step(kind: StepKind | None, day: str, **more: Any) -> Step:
    about = {"source": "a letter", "reason": "it came", "now": TODAY} | more
    return record_step(OPERATOR, "CRC", "ISL", kind, day, **about)


def test_a_day_that_the_committee_set_goes_before_the_anniversary(treaties: Path) -> None:
    assert due("1994-12-01") == [("initial", "1994-11-26", None, 5)]
    came = step(StepKind.SUBMITTED, "1994-11-30", first=1)
    assert due("1994-12-01") == [("initial", "1994-11-26", "1994-11-30", 0), ("2", "1999-11-26", None, 0)]
    step(StepKind.DATE_SET, "1996-02-01", first=2, due="2001-05-26")
    assert due("1996-01-31")[1] == ("2", "1999-11-26", None, 0)
    assert due("2001-05-27")[1] == ("2", "2001-05-26", None, 1)
    step(None, "", corrects=came.key)
    assert due("1994-12-01") == [("initial", "1994-11-26", None, 5)]


def test_a_step_that_makes_no_sense_is_refused(treaties: Path) -> None:
    for kind, more, sentence in (
        (StepKind.DATE_SET, {"first": 2}, "which day the committee set"),
        (StepKind.SUBMITTED, {"first": 0}, "numbered from 1"),
        (StepKind.SUBMITTED, {"first": 3, "last": 2}, "numbered from 1"),
        (None, {}, "Name what it is"),
        (None, {"corrects": "step:9"}, "is none of this State"),
        (StepKind.DATE_SET, {"first": 2, "due": "2000-12"}, "sets no day that lies before"),
    ):
        with pytest.raises(Unfit, match=sentence):
            step(kind, "2001-01-01", **more)


def test_who_is_no_party_submits_no_report(treaties: Path) -> None:
    memory.forget()
    for day in ("1992-10-27", "1991"):  # Iceland ratified on 28 October 1992
        with pytest.raises(Unfit, match="was no party to CRC on that day"):
            step(StepKind.SUBMITTED, day, first=1)
    assert step(StepKind.SUBMITTED, "1992-10", first=1).verified
    with pytest.raises(Unfit, match="was no party to ICMW"):
        record_step(OPERATOR, "ICMW", "ISL", StepKind.SUBMITTED, "2020", first=1, source="a", reason="b", now=TODAY)
    assert not Entry.objects.filter(verb="obligation.record", target="ISL/ICMW").exists()


@pytest.mark.samples
@pytest.mark.skipif(not TABLES.is_dir(), reason="HIWAR_SAMPLES names no folder with tables of treaties")
def test_real_tables_say_what_the_facts_say(treaties: Path) -> None:
    """Nothing of the three tables differs from the facts that were compiled from them, and a second time is a no-op."""
    paths = [TABLES / "untreaties-2015" / f"{fact.untc}.csv" for fact in facts.instruments().values()]
    paths += [*(TABLES / "wpd-2022").glob("*.csv"), *TABLES.glob("ohchr_*.csv")]
    before = {state: status(state, date(2026, 6, 1)) for state in ("PRK", "RUS", "SVN", "MAR", "FRA")}
    results = imported(*paths)
    assert {each.fate for each in results} == {Fate.NEW}
    assert [warning for each in results for warning in each.warnings if " here, " in warning] == []
    memory.forget()
    for state, told_before in before.items():
        after = status(state, date(2026, 6, 1))
        same = ("instrument", "status", "kind", "signed", "deposited", "in_force")
        assert [[row[key] for key in same] for row in after] == [[row[key] for key in same] for row in told_before]
    assert {each.fate for each in imported(*paths)} == {Fate.SAME}


def without_guards() -> None:
    """As the owner of the database can."""
    with connection.cursor() as cursor:
        for trigger in triggers.expected(connection, TreatiesConfig.guards):
            for statement in trigger.drop:
                cursor.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Act.objects.filter(state="ISL", instrument="CAT").update(date="1999-01-01"),
        lambda: Act.objects.filter(state="ISL", instrument="CAT").delete(),
        lambda: Step.objects.filter(state="PRK").update(due="2030-01-01"),
        lambda: Act.objects.create(
            key="x", instrument="CAT", state_id="TON", kind="accession", date="1999", at=later(99)
        ),
    ],
)
def test_what_somebody_changed_behind_the_log_is_found(treaties: Path, change: Callable[[], object]) -> None:
    record_one()
    assert list(problems()) == []
    with transaction.atomic():
        without_guards()
        change()
        (sentence,) = problems()
        assert "rows about treaties" in sentence
        transaction.set_rollback(True)
    assert list(problems()) == []


def test_training_has_to_do_with_no_real_reservation(treaties: Path) -> None:
    given: dict[str, Any] = {"source": "a note", "reason": "practice", "now": later(1)}
    kind, day = ActKind.RESERVATION, "2001-05-06"
    real = record_act(OPERATOR, "CAT", "ISL", kind, day, **given)
    invented = record_act(OPERATOR, "CAT", "XTV", kind, day, **given)
    for state, about in (("XBD", real), ("NOR", invented)):
        with pytest.raises(Unfit, match="has to do with invented States only") as refused:
            record_act(OPERATOR, "CAT", state, ActKind.OBJECTION, "2002-05-06", about=about.key, **given)
        assert refused.value.field == "about"
    record_act(OPERATOR, "CAT", "XBD", ActKind.OBJECTION, "2002-05-06", about=invented.key, **given)


def test_the_same_is_not_entered_twice_from_one_source(treaties: Path) -> None:
    given: dict[str, Any] = {"source": "a note", "reason": "practice"}
    act = ("CAT", "XTV", ActKind.ACCESSION, "2001-05-06")
    step = ("CRC", "XTV", StepKind.SUBMITTED, "2020-05-06")
    made = record_act(OPERATOR, *act, **given, now=later(1))
    record_step(OPERATOR, *step, first=3, **given, now=later(1))
    with pytest.raises(Unfit, match="The record has this already") as refused:
        record_act(OPERATOR, *act, **given, now=later(2))
    assert refused.value.field == "source"
    with pytest.raises(Unfit, match="The record has this already"):
        record_step(OPERATOR, *step, first=3, **given, now=later(2))
    record_act(OPERATOR, *act, **{**given, "source": "another"}, now=later(2))
    record_act(OPERATOR, "CAT", "XTV", None, **given, corrects=made.key, now=later(3))
    record_act(OPERATOR, *act, **given, now=later(4))


def test_a_state_acts_while_it_exists(treaties: Path) -> None:
    given: dict[str, Any] = {"source": "a note", "reason": "practice", "now": later(1)}
    with pytest.raises(Unfit, match="This State did not exist on that day") as refused:
        record_act(OPERATOR, "CRPD", "SUN", ActKind.SIGNATURE, "2008-05-06", **given)
    assert refused.value.field == "day"


@pytest.mark.parametrize(
    ("kind", "effect", "sentence"),
    [
        (ActKind.SIGNATURE, date(1, 1, 1), "An act takes effect on its day or later, not before it"),
        (ActKind.ACCESSION, date(9999, 12, 31), "9999-12-31 lies too far ahead to be meant"),
        (ActKind.WITHDRAWAL, date(2001, 5, 5), "A withdrawal takes effect on the day of its notification or later"),
    ],
)
def test_the_effect_of_an_act_is_near_it(treaties: Path, kind: ActKind, effect: date, sentence: str) -> None:
    with pytest.raises(Unfit, match=sentence) as refused:
        record_act(OPERATOR, "CAT", "XTV", kind, "2001-05-06", effect=effect, source="a note", reason="x", now=later(1))
    assert refused.value.field == "effect"


def test_no_committee_sets_a_day_in_another_age(treaties: Path) -> None:
    with pytest.raises(Unfit, match="lies too far ahead") as refused:
        record_step(
            OPERATOR, "CRC", "XTV", StepKind.DATE_SET, "2010", first=2, due="9999", source="a note", reason="x",
            now=later(1),
        )  # fmt: skip
    assert refused.value.field == "due"
