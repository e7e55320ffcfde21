"""What is told of States on any day: nothing of what came later, for every State and day."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hiwar.audit import memory
from hiwar.kernel import facts
from hiwar.treaties.models import Act
from hiwar.treaties.queries import (
    GROUPS,
    BoardFilters,
    board,
    dates,
    of_state,
    owed,
    status,
    treaty,
    whole_board,
)
from tests.builders import NOW
from tests.kernel.procedure.test_obligations import ACTS, NOT_PARTY, SIGNED_ONLY

SHORTS = [
    "ICERD", "ICESCR", "ICCPR", "CEDAW", "CAT", "CRC", "ICMW", "CRPD", "ICPPED", "ICCPR-OP1", "ICCPR-OP2", "OP-ICESCR",
    "OP-CEDAW", "OPCAT", "OPAC", "OPSC", "OPIC", "OP-CRPD",
]  # fmt: skip
KEYS = {"instrument", "status", "kind", "signed", "deposited", "in_force", "source"}
OWED = {"instrument", "report", "due", "submitted", "overdue_days", "verified", "source"}
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def of(state: str, instrument: str, on: date) -> dict[str, Any]:
    return next(each for each in status(state, on) if each["instrument"] == instrument)


def test_all_eighteen_are_told_in_their_order(treaties: Path) -> None:
    for state in ("PRK", "QAT", "YUG", "XTV"):
        told = status(state, date(2017, 12, 15))
        assert [each["instrument"] for each in told] == SHORTS
        assert all(each.keys() >= KEYS for each in told)


@pytest.mark.parametrize(("state", "instrument", "kind", "deposited", "signed"), ACTS)
def test_the_day_before_and_the_day_of_each_act(
    treaties: Path, state: str, instrument: str, kind: str, deposited: str, signed: str | None
) -> None:
    day = date.fromisoformat(deposited)
    before, then = (of(state, instrument, each) for each in (day - timedelta(days=1), day))
    assert (before["status"], before["deposited"]) == ("signatory" if signed else "not_party", None)
    assert (then["status"], then["kind"], then["deposited"]) == ("party", kind, deposited)
    assert then["signed"] == signed
    assert then["source"]
    if signed:
        at = date.fromisoformat(signed)
        earlier = of(state, instrument, at - timedelta(days=1))
        assert (earlier["status"], earlier["signed"]) == ("not_party", None)
        assert of(state, instrument, at)["signed"] == signed


def test_who_never_joined(treaties: Path) -> None:
    for state, names in NOT_PARTY.items():
        told = {each["instrument"]: each["status"] for each in status(state, date(2022, 12, 31))}
        assert [told[name] for name in names.split() if told[name] == "party"] == []
    for state, instrument, signed in SIGNED_ONLY:
        assert of(state, instrument, date(2015, 1, 1))["signed"] == signed


def test_the_notified_withdrawal_of_1997_changes_nothing(treaties: Path) -> None:
    for day in (date(1997, 8, 24), date(1997, 8, 25), date(2026, 1, 1)):
        assert of("PRK", "ICCPR", day)["status"] == "party"
    page = of_state("PRK", date(2000, 1, 1), "en")
    assert page
    acts = next(each for each in page["treaties"] if each["instrument"] == "ICCPR")["acts"]
    assert [(act["kind"], act["void"]) for act in acts] == [("accession", False), ("withdrawal", True)]


def test_successors_and_those_before_them(treaties: Path) -> None:
    assert of("SVN", "ICCPR", date(1992, 7, 6))["in_force"] == "1991-06-25"
    assert of("YUG", "ICCPR", date(1980, 1, 1))["status"] == "party"
    assert of("SUN", "ICCPR", date(1980, 1, 1))["status"] == "party"
    assert of("SUN", "CRPD", date(2020, 1, 1))["status"] == "not_party"
    assert of("CSK", "ICCPR", date(1993, 1, 1))["status"] == "not_party"


def test_what_the_record_owes_on_a_day(treaties: Path) -> None:
    told = {(each["instrument"], each["report"]): each for each in owed("PRK", date(2017, 12, 15))}
    assert all(each.keys() >= OWED for each in told.values())
    assert told["ICCPR", "3"]["overdue_days"] == 5097
    assert told["OPSC", "initial"]["due"] == "2016-12-10"
    assert told["CEDAW", "2-4"]["submitted"] == "2016-04"
    assert told["CRPD", "initial"]["overdue_days"] == 0
    assert owed("PRK", date(1981, 9, 13)) == []


def later(told: Any, on: str, but: tuple[str, ...] = ("due",)) -> list[str]:
    """Days after the day, anywhere in an answer but under some keys."""
    if isinstance(told, dict):
        return [day for key, value in told.items() if key not in but for day in later(value, on, but)]
    if isinstance(told, list):
        return [day for each in told for day in later(each, on, but)]
    whole = isinstance(told, str) and DAY.fullmatch(told)
    return [told] if whole and told[: len(told)] > on[: len(told)] else []


MEMBERS = [state.iso3 for state in facts.states()]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(MEMBERS), st.dates(date(1946, 1, 1), date(2030, 12, 31)))
def test_nothing_later_than_the_day_is_told(treaties: Path, state: str, on: date) -> None:
    day = on.isoformat()
    assert later(status(state, on), day) == []
    assert later(owed(state, on), day) == []
    page = of_state(state, on, "fr")
    assert page
    assert later({**page, "on": day}, day) == []


def test_a_treaty_of_all_states(treaties: Path) -> None:
    from hiwar.treaties.queries import treaties as all_of_them

    found = treaty("CRC", date(2017, 12, 15), "en")
    assert found
    assert found["counts"] == {"party": 194, "signatory": 1, "not_party": 0}
    assert len(found["states"]) == 195
    assert {each["iso3"] for each in found["others"]} == {"COK", "NIU"}
    assert all(state["iso3"] != "XTV" for state in (*found["states"], *found["others"]))
    assert found["protocols"] == ["OPAC", "OPSC", "OPIC"]
    (row,) = [each for each in all_of_them(date(2017, 12, 15), "en")["treaties"] if each["instrument"] == "CRC"]
    assert (row["party"], row["signatory"]) == (194, 1)
    assert treaty("CRCC", date(2017, 12, 15), "en") is None
    assert all(each["status"] == "not_party" for each in treaty("CRC", date(1989, 1, 1), "en")["states"])  # type: ignore[index]


def test_where_sources_differ_both_are_told(treaties: Path) -> None:
    found = treaty("CRC", date(2017, 12, 15), "en")
    assert found
    assert {each["iso3"] for each in found["states"] if each["differs"]} == {"PAK", "PAN", "PLW", "SRB"}
    page = of_state("PAK", date(2017, 12, 15), "en")
    assert page
    acts = next(each for each in page["treaties"] if each["instrument"] == "CRC")["acts"]
    assert {act["date"] for act in acts if act["kind"] == "ratification"} == {"1990-11-12", "1995"}


def test_the_board_shows_the_longest_overdue_first(treaties: Path) -> None:
    told = board(BoardFilters(), date(2017, 12, 15), 1, "en")
    rows = told["obligations"]
    assert [(each["state"]["iso3"], each["instrument"]) for each in rows[:2]] == [("PRK", "ICCPR"), ("PRK", "ICESCR")]
    assert told["counts"]["overdue"] == 2
    assert told["pages"]["total"] == sum(told["counts"].values())
    assert len(rows) == 100
    assert "XTV" not in {row["state"]["iso3"] for row in whole_board(BoardFilters(), date(2017, 12, 15), "en")}
    last = board(BoardFilters(), date(2017, 12, 15), 999, "en")
    assert last["pages"]["page"] == last["pages"]["of"]


@pytest.mark.parametrize("status", GROUPS)
def test_the_board_is_narrowed(treaties: Path, status: str) -> None:
    whole = whole_board(BoardFilters(), date(2020, 1, 1), "en")
    some = whole_board(BoardFilters(body="CEDAW", status=status), date(2020, 1, 1), "en")
    expected = [row for row in whole if row["body"] == "CEDAW" and row["status"] in GROUPS[status]]
    assert some == expected
    of_one = whole_board(BoardFilters(state="PRK", status=status), date(2020, 1, 1), "en")
    assert of_one == [row for row in whole if row["state"]["iso3"] == "PRK" and row["status"] in GROUPS[status]]


def test_filters_that_mean_nothing_ask_for_nothing() -> None:
    asked = {"state": "ZZ9", "body": "XX", "instrument": "OPCAT", "status": "late"}
    assert BoardFilters.asked(asked) == BoardFilters()
    assert BoardFilters.asked({"state": "prk", "body": "CRC"}) == BoardFilters(state="PRK", body="CRC")


def test_days_for_a_calendar(treaties: Path) -> None:
    found = dates("PRK", date(2017, 12, 15), "en")
    assert found
    told = {each["key"]: each for each in found["dates"]}
    assert told["prk-iccpr-3"]["begins"] == "2004-01-01"
    assert told["prk-cedaw-5"]["begins"] == "2021-11-30"
    assert told["prk-review-2"]["begins"] == "2014-05-01"
    assert "prk-opsc-initial" not in told  # the record has nothing, and it may have come
    world = dates("", date(2017, 12, 15), "en")
    assert world
    assert {"session-1", "prk-iccpr-3"} <= {each["key"] for each in world["dates"]}
    assert len({each["key"] for each in world["dates"]}) == len(world["dates"])
    assert dates("QQQ", date(2017, 12, 15), "en") is None


def test_all_of_it_is_plain_json(treaties: Path) -> None:
    on = date(2017, 12, 15)
    for told in (status("PRK", on), owed("PRK", on), of_state("PRK", on, "ar"), board(BoardFilters(), on, 1, "zh"),
                 treaty("CRC", on, "ru"), dates("", on, "es")):  # fmt: skip
        json.dumps(told)


@pytest.mark.parametrize("keys", [("b", "a", "facts:z"), ("facts:z", "a", "b"), ("a", "facts:z", "b")])
def test_among_equal_acts_the_facts_go_first_whatever_their_place_in_the_table(
    treaties: Path, keys: tuple[str, ...]
) -> None:
    """Rows of a record that was brought in from a package lie in another order."""
    for key in keys:
        Act.objects.create(
            key=key, instrument="ICMW", state_id="ISL", kind="accession", date="2020-01-01",
            known_on=date(2020, 1, 1), source=key, verified=True, at=NOW,
        )  # fmt: skip
    memory.forget()
    assert of("ISL", "ICMW", date(2021, 1, 1))["source"] == "facts:z"
    memory.forget()
