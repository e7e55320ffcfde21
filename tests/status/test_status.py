"""Where a State stands on a day: the day before and the day of each act, and nothing that lies ahead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.audit import memory
from hiwar.kernel import facts
from hiwar.kernel.values import LANGUAGES, PartialDate
from hiwar.status.queries import status

Item = dict[str, Any]


def told(iso3: str, on: date) -> Item:
    found = status(iso3, on, "en")
    assert found is not None
    return found


# Reviews: iso3, cycle, session, day, symbol of the report.
REVIEWS = [
    ("PRK", 1, 6, "2009-12-07", "A/HRC/13/13"),
    ("PRK", 2, 19, "2014-05-01", "A/HRC/27/10"),
    ("PRK", 3, 33, "2019-05-09", "A/HRC/42/10"),
    ("PRK", 4, 47, "2024-11-07", "A/HRC/58/11"),
    ("RUS", 1, 4, "2009-02-04", "A/HRC/11/19"),
    ("RUS", 2, 16, "2013-04-29", "A/HRC/24/14"),
    ("SVN", 2, 20, "2014-11-04", "A/HRC/28/15"),
    ("SVN", 4, 48, "2025-01-28", "A/HRC/59/15"),
    ("ISR", 2, 17, "2013-10-29", "A/HRC/25/15"),
    ("HTI", 1, 12, "2011-10-13", "A/HRC/19/19"),
]


@pytest.mark.parametrize(("iso3", "cycle", "session", "day", "symbol"), REVIEWS)
def test_a_review_is_there_from_its_day_on(
    known: Path, iso3: str, cycle: int, session: int, day: str, symbol: str
) -> None:
    on = date.fromisoformat(day)
    before = told(iso3, on - timedelta(days=1))
    assert [each["cycle"] for each in before["reviews"]] == list(range(1, cycle))
    assert (before["next_review"]["cycle"], before["next_review"]["session"]) == (cycle, session)
    assert before["next_review"]["date"] == day

    then = told(iso3, on)
    assert [each["cycle"] for each in then["reviews"]] == list(range(1, cycle + 1))
    last = then["reviews"][-1]
    assert (last["session"], last["date"]) == (session, day)
    assert last["symbol"] in (symbol, None)
    assert then["next_review"]["cycle"] == cycle + 1


# Treaties: iso3, instrument, the act that binds, day of its deposit.
ACTS = [
    ("PRK", "ICCPR", "accession", "1981-09-14"),
    ("PRK", "CRC", "ratification", "1990-09-21"),
    ("PRK", "CEDAW", "accession", "2001-02-27"),
    ("PRK", "OPSC", "ratification", "2014-11-10"),
    ("RUS", "ICERD", "ratification", "1969-02-04"),
    ("RUS", "OPSC", "ratification", "2013-09-24"),
    ("SVN", "ICCPR", "succession", "1992-07-06"),
    ("SVN", "OPCAT", "accession", "2007-01-23"),
    ("MAR", "ICMW", "ratification", "1993-06-21"),
    ("MAR", "ICPPED", "ratification", "2013-05-14"),
]


@pytest.mark.parametrize(("iso3", "instrument", "kind", "day"), ACTS)
def test_an_act_is_there_from_its_day_on(known: Path, iso3: str, instrument: str, kind: str, day: str) -> None:
    on = date.fromisoformat(day)

    def of(found: Item) -> Item:
        (one,) = (each for each in found["treaties"] if each["instrument"] == instrument)
        return dict(one)

    before, then = of(told(iso3, on - timedelta(days=1))), of(told(iso3, on))
    assert before["status"] != "party"
    assert before["deposited"] is None
    assert before["kind"] is None
    assert (then["status"], then["kind"], then["deposited"]) == ("party", kind, day)


def test_a_text_is_there_from_its_day_on(known: Path) -> None:
    for text in facts.series_texts():
        day, about = text.date, facts.series()[text.series].about
        before = told(about, day - timedelta(days=1))["resolutions"]
        then = told(about, day)["resolutions"]
        (new,) = (each for each in then if each not in before)
        assert new["date"] == day.isoformat()
        assert (new["tally"] is not None) == (new["adoption"] == "recorded_vote")
    assert len(told("PRK", date(2017, 12, 31))["resolutions"]) == 26


def test_the_day_of_the_first_press_report(known: Path) -> None:
    found = told("PRK", date(2017, 12, 15))
    assert [each["instrument"] for each in found["treaties"]] == list(facts.instruments())
    assert len(found["treaties"]) == 18
    assert (found["next_review"]["cycle"], found["next_review"]["session"]) == (3, 33)
    overdue = {each["instrument"]: each["overdue_days"] for each in found["obligations"] if not each["submitted"]}
    assert overdue["ICCPR"] == (date(2017, 12, 15) - date(2004, 1, 1)).days
    assert overdue["CRPD"] == 0
    (vote,) = (each for each in found["resolutions"] if each["symbol"] == "A/RES/70/172")
    assert (vote["date"], vote["tally"]) == ("2015-12-17", {"yes": 119, "no": 19, "abstain": 48})


def dated(found: Item) -> Iterator[str]:
    """Every day of what had happened."""
    for each in found["treaties"]:
        yield from filter(None, (each["signed"], each["deposited"], each["in_force"]))
    yield from (each["submitted"] for each in found["obligations"] if each["submitted"])
    yield from (each["date"] for each in found["resolutions"])


@pytest.mark.parametrize("year", [1946, 1971, 1990, 1997, 2008, 2014, 2020, 2026])
def test_every_state_on_any_day_and_nothing_that_lies_ahead(known: Path, year: int) -> None:
    on = date(year, 6, 30)
    for state in facts.states():
        found = told(state.iso3, on)
        json.dumps(found)
        late = [day for day in dated(found) if PartialDate(day).last > on]
        assert late == [], state.iso3
        assert all(PartialDate(each["date"]).first <= on for each in found["reviews"] if each["date"])
        assert all(each["overdue_days"] == 0 or PartialDate(each["due"]).first < on for each in found["obligations"])


def test_what_is_never_reviewed_has_no_next_review(known: Path) -> None:
    assert told("VAT", date(2020, 1, 1))["next_review"] is None
    assert status("QQQ", date(2020, 1, 1), "en") is None


def test_the_page_asks_no_more_for_more_rows(known: Path, client: Client, django_assert_num_queries: Any) -> None:
    for address in ("/en/states/PRK/status?on=2003-05-01", "/en/states/PRK/status?on=2005-05-01"):  # one text, three
        memory.forget()
        with django_assert_num_queries(5, info=address):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_in_the_reader_s_language(known: Path, client: Client, lang: str) -> None:
    html = client.get(f"/{lang}/states/PRK/status?on=2017-12-15").content.decode()
    assert 'datetime="2014-11-10"' in html
    assert "A/RES/70/172" in html
    assert 'datetime="2017-12-19"' not in html
    assert (lang == "en") == ("What the record holds, as it stood on that day." in html)


def test_there_is_no_page_of_no_state(known: Path, client: Client) -> None:
    assert client.get("/en/states/QQQ/status").status_code == 404


@pytest.mark.parametrize("address", ["states/PRK/status", "states/PRK/treaties", "obligations"])
def test_the_last_day_that_can_be_written_has_a_page(known: Path, client: Client, address: str) -> None:
    assert client.get(f"/en/{address}?on=9999-12-31").status_code == 200


def test_the_day_of_a_report_is_not_taken_for_that_of_its_dialogue(known: Path, client: Client) -> None:
    html = client.get("/en/states/PRK/status?on=2017-12-15").content.decode()
    (cell,) = re.findall(r"<td[^>]*>[^\n]*Considered by the committee[^\n]*2016-04[^\n]*", html)
    assert re.search(r'Considered by the committee</span> <br><span class="small muted">Submitted</span> <time', cell)
