"""The feeds: what is new, by State and of the whole record, as RFC 4287 wants it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.reading import Genre
from hiwar.kernel.values import LANGUAGES, PositionValue
from hiwar.reviews.commands import Correction, correct, file_document, import_reading
from hiwar.reviews.models import Document, Position, Wording
from hiwar.reviews.queries import news, news_of
from tests.builders import SYMBOL, addendum, answer, item, later, reading, source
from tests.web import sample

ATOM = "{http://www.w3.org/2005/Atom}"
TALVANIA, KESTERIA, SLOVENIA, EVERYTHING = "states/XTV/", "states/XKS/", "states/SVN/", ""


def feed(client: Client, place: str, lang: str = "en") -> ElementTree.Element:
    response = client.get(f"/{lang}/{place}feed.atom")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def told(client: Client, place: str, lang: str = "en") -> list[tuple[str, str]]:
    """Titles and summaries, as they come."""
    return [
        (each.findtext(f"{ATOM}title", ""), each.findtext(f"{ATOM}summary", ""))
        for each in feed(client, place, lang).iter(f"{ATOM}entry")
    ]


@pytest.fixture
def site(sampled: Path, client: Client) -> Client:
    return client


def one(element: ElementTree.Element, name: str) -> str:
    """The text of the only child with a name; it must not be empty."""
    [found] = element.findall(f"{ATOM}{name}")
    assert (found.text or "").strip()
    return str(found.text)


def time_of(element: ElementTree.Element, name: str) -> datetime:
    when = one(element, name)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", when)  # RFC 3339
    return datetime.fromisoformat(when)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_feed_is_as_the_standard_has_it(site: Client, lang: str) -> None:
    for place in (TALVANIA, KESTERIA, SLOVENIA, EVERYTHING):
        found = feed(site, place, lang)
        assert found.tag == f"{ATOM}feed"
        for name in ("id", "title"):
            one(found, name)
        assert found.find(f"{ATOM}author/{ATOM}name") is not None
        relations = [link.get("rel") for link in found.findall(f"{ATOM}link")]
        assert sorted(relations) == ["alternate", "self"]
        entries = found.findall(f"{ATOM}entry")
        times = [time_of(entry, "updated") for entry in entries]
        assert times == sorted(times, reverse=True)
        assert time_of(found, "updated") == max(times)
        names = [one(entry, "id") for entry in entries]
        assert len(set(names)) == len(names)
        for entry in entries:
            one(entry, "title")
            assert re.fullmatch(r"tag:testserver,\d{4}-\d\d-\d\d:[\w/.:()%-]+", one(entry, "id"))  # RFC 4151
            assert time_of(entry, "published") <= time_of(entry, "updated")
            [link] = entry.findall(f"{ATOM}link")
            assert link.get("rel") == "alternate"
            assert site.get(str(link.get("href"))).status_code == 200


def test_everything_new_of_a_state_is_told_once(site: Client) -> None:
    report, mark = sample.KESTERIA, "Training – invented: Kesteria: "
    assert sorted(told(site, KESTERIA)) == sorted(
        (f"{mark}{title}", summary)
        for title, summary in (
            ("review with 3 recommendations", f"Session 2 · {report} · Supported: 2 · Noted: 1"),
            ("answers to 2 recommendations", f"{report}/Add.1 · Supported: 1 · Noted: 1"),
            ("Thematic list of the secretariat", "kesteria-themes.txt · English"),
            ("Advance questions", "kesteria-questions.txt · English"),
            ("Report of the Working Group", f"{report} · kesteria-fr.txt · French"),
        )
    )


def test_what_people_correct_is_told(site: Client) -> None:
    title, summary = told(site, TALVANIA)[0]
    assert title == "Training – invented: Talvania: recommendation 100.2 corrected"
    assert summary == f"{SYMBOL}:100.2 · Supported · misread"
    correct(OPERATOR, f"{SYMBOL}:100.4", Correction(withdraw=True), reason="a <b>list</b> & no more\x07", now=later(9))
    title, summary = told(site, TALVANIA)[0]
    assert title == "Training – invented: Talvania: recommendation 100.4 withdrawn"
    assert summary == f"{SYMBOL}:100.4 · a &lt;b&gt;list&lt;/b&gt; &amp; no more "


def test_real_states_are_told_without_the_invented(site: Client) -> None:
    titles = [title for title, _summary in told(site, EVERYTHING)]
    assert "Slovenia: review with 3 recommendations" in titles
    assert not any("invented" in title for title in titles)
    assert [title for title, _summary in told(site, SLOVENIA)] == ["Slovenia: review with 3 recommendations"]


def test_answers_that_waited_for_their_report_are_news_when_it_comes(
    record: Path, tmp_path: Path, client: Client
) -> None:
    answers = addendum(answer("100.1"), answer("100.2", PositionValue.SUPPORTED))
    file_document(OPERATOR, source(tmp_path, "answers", "add.txt"), answers, now=later(1))
    assert [title for title, _summary in told(client, TALVANIA)] == [
        "Training – invented: Talvania: Addendum: the answers of the State"
    ]
    pending = {"position": PositionValue.PENDING, "as_written": "later"}
    report = reading(item("100.1", **pending), item("100.2", "Mend the nets", **pending))
    import_reading(OPERATOR, source(tmp_path), report, now=later(30))
    [answered] = [entry for entry in news_of("XTV", "en")["entries"] if entry["kind"] == "answers"]  # type: ignore[index]
    assert answered["at"] == answered["updated"] == later(30).isoformat()
    assert {title.partition("Talvania: ")[2] for title, _summary in told(client, TALVANIA)} == {
        "review with 2 recommendations",
        "answers to 2 recommendations",
    }


def test_an_entry_keeps_its_name(site: Client, tmp_path: Path) -> None:
    def names(place: str, lang: str) -> set[str]:
        return {one(entry, "id") for entry in feed(site, place, lang).iter(f"{ATOM}entry")}

    before = names(KESTERIA, "en")
    assert names(KESTERIA, "ar") == before
    assert names(SLOVENIA, "en") <= names(EVERYTHING, "en")
    correct(OPERATOR, f"{sample.KESTERIA}:7.3", Correction(text="Count all gulls"), reason="x", now=later(60))
    assert before < names(KESTERIA, "en")


def test_a_reader_who_has_the_feed_is_told_so(site: Client) -> None:
    first = site.get("/en/states/XTV/feed.atom")
    again = site.get("/en/states/XTV/feed.atom", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = site.get("/en/states/XTV/feed.atom", headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304
    assert site.head("/en/states/XTV/feed.atom").status_code == 200
    assert site.post("/en/states/XTV/feed.atom").status_code == 405


def test_pages_lead_to_the_feeds(site: Client) -> None:
    link = r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)" title="([^"]+)">'
    home = re.findall(link, site.get("/en/").content.decode())
    assert home == [("/en/feed.atom", "What is new in the record")]
    state = re.findall(link, site.get("/en/states/XTV").content.decode())
    assert state == [*home, ("/en/states/XTV/feed.atom", "What is new: Talvania")]


def test_of_nothing_there_is_nothing_new(record: Path, client: Client) -> None:
    for place in (EVERYTHING, SLOVENIA):
        found = feed(client, place)
        assert found.findall(f"{ATOM}entry") == []
        assert time_of(found, "updated").year == 1970
    assert client.get("/en/states/XXX/feed.atom").status_code == 404


def test_a_feed_has_an_end(record: Path, tmp_path: Path, client: Client) -> None:
    sample.real(tmp_path, 60)
    for number in range(1, 61):
        address = f"{sample.REAL}:115.{number}"
        correct(OPERATOR, address, Correction(text=f"Sample text {number}!"), reason="misread", now=later(number))
    entries = told(client, EVERYTHING)
    assert len(entries) == 50
    assert entries[0][0] == "Slovenia: recommendation 115.60 corrected"
    assert entries[-1][0] == "Slovenia: recommendation 115.11 corrected"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_flat(
    record: Path, tmp_path: Path, client: Client, django_assert_num_queries: Any, rows: int
) -> None:
    sample.real(tmp_path, rows)
    sample.kesteria(tmp_path, rows)
    for number in range(rows):
        text = reading(item(f"9.{number}"), symbol=f"A/HRC/0/{50 + number}", session=50 + number)
        import_reading(OPERATOR, source(tmp_path, f"of {number}", f"{number}.txt"), text, now=later(number))
        address = f"{sample.REAL}:115.{number + 1}"
        change = Correction(text=f"Other text {number}", position="noted")
        correct(OPERATOR, address, change, reason="misread", now=later(10 + number))
    for address, expected in {"feed.atom": 6, "states/XTV/feed.atom": 6, "states/XKS/feed.atom": 8}.items():
        with django_assert_num_queries(expected, info=address):
            assert client.get(f"/en/{address}").status_code == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a server goes by how much there is, and here is little")
def test_what_people_entered_is_found_by_an_index(site: Client) -> None:
    for model, at in ((Wording, "at"), (Position, "recorded_at")):
        plan = model.objects.exclude(author="").order_by(f"-{at}", "pk")[:50].explain()
        assert f"USING INDEX {model.__name__.lower()}_by_people" in plan


def test_a_data_set_is_news_of_the_whole_record(site: Client) -> None:
    entries = news("en")["entries"]
    listed = {entry["document"]["sha256"] for entry in entries if entry["kind"] == "document"}
    data_sets = set(Document.objects.filter(genre=Genre.DATA_SET).values_list("pk", flat=True))
    assert data_sets <= listed
