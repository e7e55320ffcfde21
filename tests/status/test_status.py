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
from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.kernel.values import LANGUAGES, PartialDate
from hiwar.status.queries import status
from tests.builders import NOW

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

DOUBTFUL = ("A/HRC/58/11",)


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
    assert (last["symbol"], last["symbol_verified"]) == (symbol, symbol not in DOUBTFUL)
    assert then["next_review"]["cycle"] == cycle + 1


# Treaties, of the Democratic People's Republic of Korea, the Russian Federation, Slovenia and Morocco: each act of the
# tables of the United Nations Treaty Collection as of 2015 (of the CRPD for PRK: not verified), and its day.
ACTS = [
    ("PRK", "ICCPR", "accession", "1981-09-14"),
    ("PRK", "ICESCR", "accession", "1981-09-14"),
    ("PRK", "CRC", "signature", "1990-08-23"),
    ("PRK", "CRC", "ratification", "1990-09-21"),
    ("PRK", "CEDAW", "accession", "2001-02-27"),
    ("PRK", "CRPD", "signature", "2013-07-03"),
    ("PRK", "CRPD", "ratification", "2016-12-06"),
    ("PRK", "OPSC", "signature", "2014-09-09"),
    ("PRK", "OPSC", "ratification", "2014-11-10"),
    ("RUS", "ICERD", "ratification", "1969-02-04"),
    ("RUS", "ICCPR", "ratification", "1973-10-16"),
    ("RUS", "ICESCR", "ratification", "1973-10-16"),
    ("RUS", "CEDAW", "ratification", "1981-01-23"),
    ("RUS", "CAT", "ratification", "1987-03-03"),
    ("RUS", "CRC", "ratification", "1990-08-16"),
    ("RUS", "CRPD", "ratification", "2012-09-25"),
    ("RUS", "ICCPR-OP1", "accession", "1991-10-01"),
    ("RUS", "OP-CEDAW", "ratification", "2004-07-28"),
    ("RUS", "OPAC", "ratification", "2008-09-24"),
    ("RUS", "OPSC", "ratification", "2013-09-24"),
    ("SVN", "ICERD", "succession", "1992-07-06"),
    ("SVN", "ICCPR", "succession", "1992-07-06"),
    ("SVN", "ICESCR", "succession", "1992-07-06"),
    ("SVN", "CEDAW", "succession", "1992-07-06"),
    ("SVN", "CRC", "succession", "1992-07-06"),
    ("SVN", "CAT", "accession", "1993-07-16"),
    ("SVN", "ICCPR-OP1", "accession", "1993-07-16"),
    ("SVN", "ICCPR-OP2", "ratification", "1994-03-10"),
    ("SVN", "OP-CEDAW", "ratification", "2004-09-23"),
    ("SVN", "OPAC", "ratification", "2004-09-23"),
    ("SVN", "OPSC", "ratification", "2004-09-23"),
    ("SVN", "OPCAT", "accession", "2007-01-23"),
    ("SVN", "CRPD", "ratification", "2008-04-24"),
    ("SVN", "OP-CRPD", "ratification", "2008-04-24"),
    ("SVN", "ICPPED", "signature", "2007-09-26"),
    ("SVN", "OP-ICESCR", "signature", "2009-09-24"),
    ("SVN", "OPIC", "signature", "2012-02-28"),
    ("MAR", "ICERD", "ratification", "1970-12-18"),
    ("MAR", "ICCPR", "ratification", "1979-05-03"),
    ("MAR", "ICESCR", "ratification", "1979-05-03"),
    ("MAR", "CEDAW", "accession", "1993-06-21"),
    ("MAR", "CAT", "ratification", "1993-06-21"),
    ("MAR", "CRC", "ratification", "1993-06-21"),
    ("MAR", "ICMW", "ratification", "1993-06-21"),
    ("MAR", "OPSC", "ratification", "2001-10-02"),
    ("MAR", "OPAC", "ratification", "2002-05-22"),
    ("MAR", "CRPD", "ratification", "2009-04-08"),
    ("MAR", "OP-CRPD", "accession", "2009-04-08"),
    ("MAR", "ICPPED", "ratification", "2013-05-14"),
    ("MAR", "OPCAT", "accession", "2014-11-24"),
    ("MAR", "OPIC", "signature", "2012-02-28"),
]

# What they were not party to by then.
NOT_PARTY = {
    "PRK": "ICERD CAT OPCAT ICMW ICPPED ICCPR-OP1 ICCPR-OP2 OP-ICESCR OP-CEDAW OPAC OPIC OP-CRPD",
    "RUS": "ICCPR-OP2 OP-ICESCR OPCAT OPIC OP-CRPD ICMW ICPPED",
    "SVN": "ICMW ICPPED OP-ICESCR OPIC",
    "MAR": "ICCPR-OP1 ICCPR-OP2 OP-ICESCR OP-CEDAW OPIC",
}

# The General Assembly on human rights in the Democratic People's Republic of Korea: number, day, votes.
TEXTS = [
    ("A/RES/60/173", "2005-12-16", (88, 21, 60)),
    ("A/RES/61/174", "2006-12-19", (99, 21, 56)),
    ("A/RES/62/167", "2007-12-18", (102, 22, 58)),
    ("A/RES/63/190", "2008-12-18", (94, 22, 63)),
    ("A/RES/64/175", "2009-12-18", (98, 20, 63)),
    ("A/RES/65/225", "2010-12-21", (106, 20, 57)),
    ("A/RES/66/174", "2011-12-19", (123, 16, 51)),
    ("A/RES/67/181", "2012-12-20", None),
    ("A/RES/68/183", "2013-12-18", None),
    ("A/RES/69/188", "2014-12-18", (116, 20, 53)),
    ("A/RES/70/172", "2015-12-17", (119, 19, 48)),
    ("A/RES/71/202", "2016-12-19", None),
    ("A/RES/72/188", "2017-12-19", None),
    ("A/RES/73/180", "2018-12-17", None),
    ("A/RES/74/166", "2019-12-18", None),
    ("A/RES/75/190", "2020-12-16", None),
    ("A/RES/76/177", "2021-12-16", None),
    ("A/RES/77/226", "2022-12-15", None),
    ("A/RES/78/218", "2023-12-19", None),
    ("A/RES/79/181", "2024-12-17", None),
]


@pytest.mark.parametrize(("iso3", "instrument", "kind", "day"), ACTS)
def test_an_act_is_there_from_its_day_on(known: Path, iso3: str, instrument: str, kind: str, day: str) -> None:
    on = date.fromisoformat(day)

    def of(found: Item) -> Item:
        (one,) = (each for each in found["treaties"] if each["instrument"] == instrument)
        return dict(one)

    before, then = of(told(iso3, on - timedelta(days=1))), of(told(iso3, on))
    if kind == "signature":
        assert (before["status"], before["signed"]) == ("not_party", None)
        assert (then["status"], then["signed"], then["deposited"]) == ("signatory", day, None)
        return
    assert before["status"] != "party"
    assert before["deposited"] is None
    assert before["kind"] is None
    assert (then["status"], then["kind"], then["deposited"]) == ("party", kind, day)


@pytest.mark.parametrize("iso3", NOT_PARTY)
def test_what_a_state_has_not_joined_it_is_no_party_to(known: Path, iso3: str) -> None:
    standing = {each["instrument"]: each["status"] for each in told(iso3, date(2015, 6, 30))["treaties"]}
    never = NOT_PARTY[iso3].split()
    joined = {instrument for state, instrument, kind, _day in ACTS if state == iso3 and kind != "signature"}
    assert {instrument for instrument in standing if standing[instrument] != "party"} >= set(never)
    assert {instrument for instrument in standing if standing[instrument] == "party"} >= joined - {"CRPD"}


@pytest.mark.parametrize(("symbol", "day", "votes"), TEXTS)
def test_a_text_of_the_assembly_is_there_from_its_day_on(
    known: Path, symbol: str, day: str, votes: tuple[int, int, int] | None
) -> None:
    on = date.fromisoformat(day)
    assert symbol not in {each["symbol"] for each in told("PRK", on - timedelta(days=1))["resolutions"]}
    (found,) = (each for each in told("PRK", on)["resolutions"] if each["symbol"] == symbol)
    tally = dict(zip(("yes", "no", "abstain"), votes, strict=True)) if votes else None
    assert (found["date"], found["adoption"]) == (day, "recorded_vote" if votes else "without_a_vote")
    assert found["tally"] == tally


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


def test_the_report_of_a_review_leads_to_its_document(known: Path, client: Client) -> None:
    on = date(2017, 12, 15)
    assert {each["document"] for each in told("PRK", on)["reviews"]} == {None}
    for language in ("en", "fr"):
        Document.objects.create(
            sha256=language * 32, name=f"{language}.pdf", media_type="application/pdf", size=1, symbol="A/HRC/27/10",
            language=language, state="PRK", session=19, added_at=NOW,
        )  # fmt: skip
    second = told("PRK", on)["reviews"][1]
    assert Document.objects.get(pk=second["document"]).language == "en"
    assert f'/en/documents/{second["document"]}"' in client.get(f"/en/states/PRK/status?on={on}").content.decode()


def test_a_symbol_that_is_not_known_is_not_verified(known: Path) -> None:
    third = told("RUS", date(2020, 1, 1))["reviews"][2]
    assert (third["symbol"], third["symbol_verified"]) == (None, False)


def test_what_was_not_read_is_marked(known: Path, client: Client) -> None:
    """Succession: since when it binds follows from no delay that was read."""
    html = client.get("/en/states/SVN/status?on=2017-12-15").content.decode()
    assert re.search(r'<td data-label="In force"><time datetime="1991-06-25">[^\n]*?not verified', html)
    assert "Who joined is known from tables of 2015, 2022 and 2026" in html


def test_there_is_no_page_of_no_state(known: Path, client: Client) -> None:
    assert client.get("/en/states/QQQ/status").status_code == 404


@pytest.mark.parametrize("address", ["states/PRK/status", "states/PRK/treaties", "obligations"])
def test_the_last_day_that_can_be_written_has_a_page(known: Path, client: Client, address: str) -> None:
    assert client.get(f"/en/{address}?on=9999-12-31").status_code == 200


def test_the_day_of_a_report_is_not_taken_for_that_of_its_dialogue(known: Path, client: Client) -> None:
    html = client.get("/en/states/PRK/status?on=2017-12-15").content.decode()
    (cell,) = re.findall(r"<td[^>]*>[^\n]*Considered by the committee[^\n]*2016-04[^\n]*", html)
    assert re.search(r'Considered by the committee</span> <br><span class="small muted">Submitted</span> <time', cell)
