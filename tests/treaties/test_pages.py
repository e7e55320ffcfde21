"""Pages of treaties: what they show on which day, files, calendars, and how often they ask the database."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from icalendar import Calendar

from hiwar.audit import memory
from hiwar.audit.actors import OPERATOR
from hiwar.kernel.facts import ActKind
from hiwar.kernel.values import LANGUAGES
from hiwar.treaties.commands import record_act
from hiwar.web.source_words import told
from tests.builders import later

COUNTS = {
    "/en/treaties": 3,
    "/en/treaties/CRC?on=2017-12-15": 3,
    "/en/states/ISL/treaties": 7,
    "/en/obligations": 4,
    "/en/obligations?state=ISL": 3,
    "/en/states/ISL/calendar.ics": 3,
    "/en/calendar.ics": 4,
}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_flat(record: Path, client: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number, instrument in enumerate(("CRC", "CAT", "CEDAW")[:rows]):
        record_act(
            OPERATOR, instrument, "ISL", ActKind.ACCESSION, "1999-05-01", source="a note", reason="it happened",
            now=later(number),
        )  # fmt: skip
        record_act(
            OPERATOR, "GENOCIDE", "ISL", ActKind.ACCESSION, f"195{number}-05-01", source="a note", reason="it happened",
            now=later(number),
        )  # fmt: skip
    for address, expected in COUNTS.items():
        memory.forget()
        with django_assert_num_queries(expected, info=address):
            assert client.get(address).status_code == 200


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def test_a_state_on_a_day(treaties: Path, client: Client) -> None:
    before = page(client, "/en/states/PRK/treaties?on=1981-09-13")
    then = page(client, "/en/states/PRK/treaties?on=1981-09-14")
    assert "14 September 1981" not in before.replace("on 13 September 1981", "")
    assert '<time datetime="1981-09-14">14 September 1981</time>' in then
    told = page(client, "/en/states/PRK/treaties?on=2017-12-15")
    assert "5,097 days (over 13 years)" in told
    assert "without effect" in told
    assert "The record has nothing" not in told


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("on=2017-12-15", "2017-12-15"),
        ("year=1999", "1999-12-31"),
        ("on=", ""),
        ("on=soon", ""),
        ("year=99", ""),
        ("on=20171215", ""),
        ("on=2017-W50-5", ""),
    ],
)
def test_the_day_is_asked_by_day_or_year(
    treaties: Path, client: Client, monkeypatch: pytest.MonkeyPatch, typed: str, shown: str
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 27, 12, tzinfo=UTC))
    wrong = typed not in ("on=2017-12-15", "year=1999", "on=")
    told = client.get(f"/en/treaties/CRC.json?{typed}")
    if not wrong:
        assert told.json()["on"] == (shown or "2026-11-27")
    html = page(client, f"/en/treaties/CRC?{typed}")
    assert ("is no date; write it like" in html) == wrong
    for file in (told, client.get(f"/en/treaties/CRC.csv?{typed}")):  # which could not say that it shows today
        assert file.status_code == (404 if wrong else 200)
        assert ("is no date; write it like 2017-12-15." in file.content.decode()) == wrong


def test_a_state_that_is_none_is_refused_on_the_board(treaties: Path, client: Client) -> None:
    for address in ("/en/obligations", "/en/obligations.json", "/en/obligations.csv", "/api/v1/obligations"):
        response = client.get(f"{address}?state=XXX")
        assert response.status_code == 404, address
        assert "No State has the code XXX." in response.content.decode()
        assert client.get(f"{address}?state=PRK").status_code == 200


@pytest.mark.parametrize("address", ["treaties/CRC", "states/PRK/treaties", "obligations", "obligations?state=PRK"])
def test_who_cites_a_page_cites_its_day(treaties: Path, client: Client, address: str) -> None:
    html = page(client, f"/en/{address}{'&' if '?' in address else '?'}on=2017-12-15")
    (cited,) = re.findall(r'<p class="citation".*?<a href="([^"]*)"', html, re.DOTALL)
    path, _question, query = cited.partition("?")
    assert path.endswith(address.partition("?")[0])
    assert "on=2017-12-15" in query
    assert ("state=PRK" in query) == ("state=PRK" in address)


def test_tiles_say_what_they_show(treaties: Path, client: Client) -> None:
    html = page(client, "/en/treaties/CRC?on=2017-12-15")
    assert html.count('<li class="t-party">') == 194
    assert 'title="United States: Signatory"' in html or "United States of America: Signatory" in html
    assert "Talvania" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_its_own_words(treaties: Path, client: Client, lang: str) -> None:
    html = page(client, f"/{lang}/obligations?on=2017-12-15")
    assert ("not verified" in html) == (lang == "en")
    assert page(client, f"/{lang}/treaties/ICCPR")


def test_what_is_not_there(treaties: Path, client: Client) -> None:
    for address, sentence in (
        ("/en/treaties/XX", "There is no treaty XX among the eighteen"),
        ("/en/states/QQQ/treaties", "No State has the code QQQ."),
        ("/en/states/QQQ/calendar.ics", "No State has the code QQQ."),
    ):
        response = client.get(address)
        assert response.status_code == 404
        assert sentence in response.content.decode()


def table(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_tables_are_files_too(treaties: Path, client: Client) -> None:
    parties = table(client, "/en/treaties/CRC.csv?on=2017-12-15")
    assert sum(row["status"] == "party" for row in parties if row["iso3"] not in ("COK", "NIU", "YUG")) == 194
    assert [row["instrument"] for row in table(client, "/en/states/PRK/treaties.csv")][:2] == ["ICERD", "ICESCR"]
    rows = table(client, "/en/obligations.csv?on=2017-12-15&state=PRK&status=overdue")
    assert [(row["instrument"], row["overdue_days"], row["verified"]) for row in rows] == [
        ("ICCPR", "5097", "no"), ("ICESCR", "3455", "no"),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", ["states/PRK/calendar.ics", "calendar.ics", "states/XTV/calendar.ics"])
def test_calendars_are_read_by_others(treaties: Path, client: Client, address: str, lang: str) -> None:
    response = client.get(f"/{lang}/{address}")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75  # octets of a line (RFC 5545, 3.1)
    calendar = Calendar.from_ical(response.content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    events = calendar.walk("VEVENT")
    assert events
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event in events:
        assert event["DTSTART"].dt < event["DTEND"].dt
        assert event["DTSTAMP"]
        assert str(event["SUMMARY"])
        assert not event.errors


def test_a_calendar_without_dates_still_has_a_component(record: Path, client: Client) -> None:
    """RFC 5545, 3.6: at least one; programs that subscribe refuse a calendar with none."""
    content = client.get("/en/states/COK/calendar.ics").content
    calendar = Calendar.from_ical(content)
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE"]
    assert calendar.walk("VEVENT") == []
    assert not any(component.errors for component in calendar.walk())
    assert calendar.subcomponents[0].to_tz().utcoffset(datetime(2020, 1, 1)) == timedelta()
    assert b"BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n" in content


def test_a_calendar_names_report_and_state(treaties: Path, client: Client) -> None:
    calendar = Calendar.from_ical(client.get("/en/states/PRK/calendar.ics").content)
    told = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    due = told["prk-cedaw-5@hiwar"]
    assert str(due["SUMMARY"]) == "Democratic People's Republic of Korea: CEDAW, report 5 due"
    assert (due["DTSTART"].dt, due["DTEND"].dt) == (date(2021, 11, 30), date(2021, 12, 1))
    assert told["prk-review-2@hiwar"]["DTSTART"].dt == date(2014, 5, 1)


@pytest.mark.parametrize(
    ("address", "first"),
    [("treaties", 1965), ("treaties/ICERD", 1965), ("treaties/CRC", 1989), ("states/PRK/treaties", 1965)],
)
def test_the_slider_begins_where_there_is_something_to_tell(
    treaties: Path, client: Client, address: str, first: int
) -> None:
    html = page(client, f"/en/{address}?year=1950")
    assert f'name="year" min="{first}" max="{date.today().year}"' in html
    assert re.search(r"<form class=\"slide\"[^>]*>.*?<button[^>]*>Show</button></form>", html, re.DOTALL)


def test_states_are_folded_by_status(treaties: Path, client: Client) -> None:
    html = page(client, "/en/treaties/CAT?on=2017-12-15")
    folds = re.findall(r"<details class=\"fold\"><summary>(.*?) <span class=\"muted\">(\d+)</span></summary>", html)
    told = client.get("/en/treaties/CAT.json?on=2017-12-15").json()["counts"]
    assert [name for name, _count in folds] == ["Party", "Signatory", "Not a party"]
    assert [int(count) for _name, count in folds] == [told[key] for key in ("party", "signatory", "not_party")]


def test_a_calendar_speaks_the_language_of_its_address(treaties: Path, client: Client) -> None:
    for lang, words in (("ar", "معرفة عامة"), ("ru", "общеизвестные сведения"), ("en", "general knowledge")):
        calendar = client.get(f"/{lang}/states/PRK/calendar.ics").content.decode().replace("\r\n ", "")
        assert f"DESCRIPTION:{words}\\n" in calendar
        assert ("general knowledge" in calendar) == (lang == "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_show_sources_in_their_language(treaties: Path, client: Client, lang: str) -> None:
    page = client.get(f"/{lang}/states/PRK/treaties").content.decode()
    with override(lang):
        assert told("United Nations Treaty Collection, 2015") in page
    assert ("United Nations Treaty Collection" in page.partition("<main")[2]) == (lang == "en")
