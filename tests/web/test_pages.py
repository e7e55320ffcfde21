"""Every page as HTML and as JSON, with its filters, in English and Arabic; what is not there; what is hostile."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hiwar import __version__
from hiwar.audit.actors import OPERATOR
from hiwar.kernel.values import LANGUAGES
from hiwar.reviews.commands import Correction, correct, take_down_document
from hiwar.reviews.models import Document
from hiwar.web import formats
from tests.builders import SYMBOL, later
from tests.layers import Layers, layer
from tests.web import sample

REVIEW = "/reviews/XTV/0"
RECOMMENDATION = f"/recommendations/{SYMBOL}:100.2"
"""The languages whose catalogues are filled."""

PAGES = (
    "/",
    "/search",
    "/search?q=sample",
    "/search?q=slovenia+zebra",
    f"/search?q={sample.REAL}",
    f"/search?q={SYMBOL}:100.3",
    "/states",
    "/states?group=AG&q=s",
    "/states/XTV",
    "/states/SVN",
    "/states/FRA",
    "/states/EUE",
    "/states/YUG",
    "/states/ISR",
    "/states/UKR",
    "/states/VAT",
    "/states/SVN/treaties?on=2017-12-15",
    "/states/XTV/treaties",
    "/states/PRK/status?on=2017-12-15",
    "/states/VAT/status?on=1950-01-01",
    "/treaties",
    "/treaties?on=1990-01-01",
    "/treaties/CRC?on=2017-12-15",
    "/statements",
    "/statements?q=dialogue&verdict=shown",
    "/statements?state=SVN",
    "/statements/1",
    "/statements/2",
    "/statements/3",
    "/statements/commitments",
    "/statements/commitments?on=2018-06-01&state=XTV&show=open",
    "/states/XTV/statements",
    "/states/PRK/statements?how=spoken_of",
    "/states/FRA/statements",
    "/obligations",
    "/obligations?on=2017-12-15&state=PRK&status=overdue",
    "/sessions",
    "/sessions/0",
    "/sessions/2",
    "/sessions/15",
    "/sessions/20",
    "/sessions/53",
    REVIEW,
    f"{REVIEW}?q=boats&by=XBD&position=supported&sort=state",
    "/reviews/SVN/20",
    RECOMMENDATION,
    f"/recommendations/{SYMBOL}:100.3:2",
    f"/recommendations/{SYMBOL}:100.10",
    f"/recommendations/{sample.REAL}:115.1",
    f"/recommendations/{sample.KESTERIA}:7.1",
    f"/recommendations/{sample.KESTERIA}:7.3",
    "/reviews/XKS/2",
    "/reviews/XKS/2?differs=yes",
    "/reviews/XKS/2/documents",
    "/reviews/XKS/2/sources",
    "/reviews/XKS/2/sources?what=unmatched",
    "/reviews/XKS/2/sources?what=pledges",
    "/states/XKS",
    "/states/XKS/bodies",
    "/states/XKS/bodies?body=CRC",
    "/states/SVN/bodies",
    "/documents",
    "/documents?of=XKS&genre=addendum",
    "/resolutions",
    "/resolutions?about=PRK&adoption=recorded_vote&kind=country&body=GA&year=2005&q=human",
    "/resolutions?q=zebra",
    "/resolutions/A/RES/60/173",
    "/resolutions/A/RES/62/167",
    "/resolutions/A/RES/72/188",
    "/resolutions/A/RES/0/1",
    "/resolutions/A/HRC/RES/0/2",
    "/resolutions?about=XTV",
    "/votes/council:A/HRC/RES/0/2",
    "/states/XNB/votes",
    "/resolutions/A/RES/57/214",
    "/resolutions/human-rights-prk-GA-2025",
    "/votes/voeten:511",
    "/votes/facts:A/RES/60/173",
    "/states/CHN/votes",
    "/states/SRB/votes",
    "/states/NAM/votes?vote=abstain&since=2000&until=2020&put=whole&body=GA&q=human&about=PRK",
    "/states/TON/votes",
    "/states/CUB/votes/SWE",
    "/states/CUB/votes/TON",
    "/states/CUB/votes/SWE?since=2005",
    "/meetings",
    "/about",
    "/api",
)


_sample = layer(sample.fill_whole)


@pytest.fixture
def site(_sample: Layers, db: None, data: Path, client: Client) -> Client:
    """The sample record, and someone who reads it."""
    _sample.bring(data)
    return client


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    assert response["Content-Type"] == "text/html; charset=utf-8"
    return str(response.content.decode())


def json(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(address)
    assert response.status_code == status, address
    assert response["Content-Type"] == ("application/json" if status == 200 else "application/problem+json")
    return response.json()


def as_json(path: str) -> str:
    route, _, query = path.partition("?")
    return f"{route.rstrip('/')}.json{'?' if query else ''}{query}"


def document_page() -> str:
    return f"/documents/{Document.objects.get(symbol=SYMBOL).sha256}/pages/1"


# All pages


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_stands_in_its_language(site: Client, lang: str) -> None:
    for path in PAGES:
        text = html(site, f"/{lang}{path}")
        assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in text
        assert text.count("<h1") == 1
        assert re.search(r"<title>\s*\S.* – (Hiwar|حوار)</title>", text)
        assert 'rel="canonical"' in text
        assert re.findall(r'rel="alternate" hreflang="([\w-]+)"', text) == [
            *("ar", "zh", "en", "x-default", "fr", "ru", "es")
        ]
        assert "The interface is not yet translated into" not in text
        assert text.count('<meta name="description" content="') == 1
        assert "{%" not in text
        assert "{{" not in text
        assert "None" not in re.sub(r"<[^>]*>", "", text), path


def test_a_page_is_the_same_as_json(site: Client) -> None:
    for path in PAGES:
        address = as_json(f"/en{path}")
        assert json(site, address), path
        assert f'href="{address}"'.replace("&", "&amp;") in html(site, f"/en{path}")


def test_the_language_switch_keeps_the_page(site: Client) -> None:
    for path in PAGES:
        assert f'href="/ar{path}"'.replace("&", "&amp;") in html(site, f"/en{path}")


def test_a_page_says_its_language_and_answers_unchanged(site: Client) -> None:
    response = site.get("/ar/about")
    assert response["Content-Language"] == "ar"
    again = site.get("/ar/about", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_are_read_only(site: Client) -> None:
    assert site.post("/en/").status_code == 405
    assert site.delete(f"/en{REVIEW}").status_code == 405
    assert site.head("/en/").status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("GET", "/ar/sign-out", "POST"),
        ("POST", "/ar/about", "GET, HEAD"),
        ("DELETE", "/ar/report-error", "GET, HEAD, POST"),
        ("POST", "/sitemap.xml", "GET, HEAD"),
    ],
)
def test_a_method_that_an_address_does_not_take_is_answered_with_a_page(
    site: Client, method: str, address: str, allowed: str
) -> None:
    response = site.generic(method, address, headers={"Accept-Language": "ar"})
    assert (response.status_code, response["Allow"], response["Content-Language"]) == (405, allowed, "ar")
    assert '<html lang="ar" dir="rtl"' in response.content.decode()


@pytest.mark.parametrize("address", ["/en/about.json", f"/en{REVIEW}.json"])
def test_a_method_is_refused_to_programs_as_a_problem(site: Client, address: str) -> None:
    response = site.post(address)
    assert (response.status_code, response["Content-Type"]) == (405, "application/problem+json")
    assert response.json()["detail"] == "This address does not take the method POST."


@pytest.mark.parametrize(("accept", "lang"), [("ar-EG,ar;q=0.9", "ar"), ("de", "en"), ("", "en")])
@pytest.mark.django_db
def test_the_entrance_follows_the_reader(client: Client, accept: str, lang: str) -> None:
    response = client.get("/", headers={"Accept-Language": accept})
    assert (response.status_code, response["Location"]) == (302, f"/{lang}/")
    assert "Accept-Language" in response["Vary"]


def test_pages_may_load_only_from_here(site: Client) -> None:
    policy = site.get("/en/")["Content-Security-Policy"]
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


# Home


def test_home_counts_no_invented_state(site: Client) -> None:
    told = json(site, "/en.json")
    assert told["figures"] == {
        "reviews": 1,
        "recommendations": 3,
        "states_under_review": 1,
        "recommending_states": 3,
    }
    assert [review["state"]["iso3"] for review in told["latest"]] == ["SVN"]
    assert [(review["state"]["iso3"], review["recommendations"]) for review in told["training"]] == [
        ("XTV", 5),
        ("XKS", 3),
    ]
    assert "Training – invented" in html(site, "/en/")
    assert "تدريب – دولة مخترعة" in html(site, "/ar/")


def test_an_empty_home_says_what_to_do(record: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert json(client, "/en.json")["figures"]["reviews"] == 0
    assert "import REPORT.pdf" in html(client, "/en/")
    monkeypatch.setattr("sys.argv", ["/somewhere/pytest"])
    monkeypatch.delenv("HIWAR_DATA", raising=False)
    assert "<code>hiwar import REPORT.pdf</code>" in html(client, "/en/")
    assert ".venv/bin/hiwar" in html(client, "/en/")
    monkeypatch.setattr("sys.argv", [".venv/bin/hiwar"])
    monkeypatch.setenv("HIWAR_DATA", "/some where")
    shown = html(client, "/en/")
    assert "<code>.venv/bin/hiwar --data-dir &#x27;/some where&#x27; import REPORT.pdf</code>" in shown
    assert "Where Hiwar was started with" not in shown
    assert "السجل فارغ" in html(client, "/ar/")


def test_arabic_counts_in_its_own_plurals(site: Client) -> None:
    assert "5 توصيات" in html(site, "/ar/")  # Talvania: few
    assert "استعراض</dt>" in html(site, "/ar/")  # one
    assert "3 توصيات" in html(site, "/ar/reviews/SVN/20")
    text = html(site, f"/ar{REVIEW}?position=pending")
    assert "1 من 5 توصيات" in text


# Review


def paragraphs(client: Client, query: str = "") -> list[str]:
    told = json(client, f"/en{REVIEW}.json{query}")
    return [row["address"].removeprefix(f"{SYMBOL}:") for row in told["recommendations"]]


def test_a_review_counts_paragraphs_texts_and_mentions_apart(site: Client) -> None:
    counts = json(site, f"/en{REVIEW}.json")["counts"]
    assert counts == {
        "recommendations": 5,
        "texts": 6,
        "mentions": 7,
        "positions": [
            {"position": "supported", "count": 2},
            {"position": "partly", "count": 1},
            {"position": "pending", "count": 1},
            {"position": "unclear", "count": 1},
            {"position": "none", "count": 1},
        ],
        "elsewhere": [],
        "differing": 0,
        "two_positions": 1,
        "two_elsewhere": 0,
    }
    text = html(site, f"/en{REVIEW}")
    assert "5 recommendations: distinct numbered paragraphs" in text
    assert "1 paragraph carries two positions" in text


FILTERED = (
    ("", ["100.1", "100.2", "100.3", "100.3:2", "100.4", "100.10"]),
    ("?by=XBD", ["100.1", "100.3"]),
    ("?by=xbd&position=partly", ["100.3"]),
    ("?position=none", ["100.4"]),
    ("?q=BOATS harbour", ["100.1"]),
    ("?q=القوارب", ["100.10"]),
    ("?q=boat", ["100.1"]),
    ("?q=oat", []),
    ("?q=harb", []),
    ("?q=harb*", ["100.1"]),
    ('?q="the+boats"', ["100.1"]),
    ('?q="boats+the"', []),
    ("?q=old+nets", ["100.2"]),
    ("?sort=position", ["100.1", "100.2", "100.3", "100.3:2", "100.10", "100.4"]),
    ("?sort=text", ["100.1", "100.3", "100.2", "100.3:2", "100.4", "100.10"]),
    ("?sort=state", ["100.3:2", "100.1", "100.3", "100.2", "100.4", "100.10"]),
    ("?sort=-number", ["100.10", "100.4", "100.3:2", "100.3", "100.2", "100.1"]),
    ("?sort=-position", ["100.4", "100.10", "100.3:2", "100.3", "100.1", "100.2"]),
    ("?sort=--number", ["100.1", "100.2", "100.3", "100.3:2", "100.4", "100.10"]),
    ("?sort=nonsense", ["100.1", "100.2", "100.3", "100.3:2", "100.4", "100.10"]),
    ("?group=WEOG", []),
    ("?position=liked", []),
    ("?by=XTV", []),
)


def test_filters_and_sorts(site: Client) -> None:
    for query, found in FILTERED:
        assert paragraphs(site, query) == found, query


def test_a_regional_group_filters_by_its_members(site: Client) -> None:
    told = json(site, "/en/reviews/SVN/20.json?group=WEOG")
    assert [row["states"][0]["iso3"] for row in told["recommendations"]] == ["FRA", "AUT"]
    assert [group["code"] for group in told["choices"]["group"]] == ["AG", "WEOG"]
    assert "2 of 3 recommendations" in html(site, "/en/reviews/SVN/20?group=WEOG")


def test_filters_in_force_can_be_taken_off_one_by_one(site: Client) -> None:
    text = html(site, f"/en{REVIEW}?by=XBD&q=boats")
    assert '<a href="?by=XBD&amp;sort=number#matrix">boats</a>' in text
    assert '<a href="?q=boats&amp;sort=number#matrix">Bardovia</a>' in text


def test_nothing_passes(site: Client) -> None:
    assert "No recommendation of this review passes all these filters." in html(site, f"/en{REVIEW}?q=zebra")


def test_the_export_has_the_same_filters_and_no_formulas(site: Client) -> None:
    response = site.get(f"/en{REVIEW}.csv?by=XLN")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="XTV-0.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["paragraph"] for row in rows] == ["100.4", "100.10"]
    assert rows[0]["text"] == "'=SUM(shells)"
    assert (rows[0]["recommending"], rows[0]["position"], rows[1]["position"]) == ("XLN", "", "unclear")
    assert len(list(csv.reader(io.StringIO(site.get(f"/en{REVIEW}.csv").content.decode())))) == 7


def test_an_export_of_what_is_not_there_is_a_page(site: Client) -> None:
    assert "no review" in html(site, "/en/reviews/SVN/21.csv", 404)


# Recommendation


def test_a_recommendation_tells_who_whom_when_what_and_where(site: Client) -> None:
    told = json(site, f"/en{RECOMMENDATION}.json")
    assert (told["text"], told["position"]) == ("Mend the old nets", "supported")
    assert [state["name"] for state in told["states"]] == ["Kesteria"]
    assert told["review"]["state"] == {"iso3": "XTV", "name": "Talvania", "invented": True}
    assert [(position["value"], position["as_written"]) for position in told["positions"]] == [
        ("supported", "enjoys the support of Talvania"),
        ("noted", "is noted"),
    ]
    assert [(wording["kind"], wording["text"], wording["reason"]) for wording in told["wordings"]] == [
        ("correction", "Mend the old nets", "misread"),
        ("read", "Mend the nets", ""),
    ]
    assert (told["previous"]["paragraph"], told["next"]["paragraph"]) == ("100.1", "100.3")
    text = html(site, f"/en{RECOMMENDATION}")
    assert "Recommended by: Kesteria; to: Talvania" in re.sub(r"<[^>]*>", "", text)
    assert "Corrected by the operator of this site" in text
    assert "Nothing on this page was said by a real State" in text


def test_the_place_in_the_source_is_marked(site: Client) -> None:
    told = json(site, f"/en/recommendations/{SYMBOL}:100.1.json")
    marked = [part["text"] for part in told["source"]["excerpts"][0]["segments"] if part["marked"]]
    assert marked == ["Count the boats in the harbour"]
    assert "<mark>Count the boats in the harbour</mark>" in html(site, f"/ar/recommendations/{SYMBOL}:100.1")


def test_quoted_words_keep_their_language(site: Client) -> None:
    assert '<blockquote class="statement quoted" lang="en" dir="auto">Mend' in html(site, f"/ar{RECOMMENDATION}")


def test_texts_under_one_number_know_each_other(site: Client) -> None:
    first, second = (json(site, f"/en/recommendations/{SYMBOL}:100.3{part}.json") for part in ("", ":2"))
    assert [other["address"] for other in first["others"]] == [f"{SYMBOL}:100.3:2"]
    assert second["others"] == [
        {
            "address": f"{SYMBOL}:100.3",
            "part": 1,
            "text": "Light the lamp",
            "language": "en",
            "states": [
                {"iso3": "XBD", "name": "Bardovia", "invented": True, "as_written": "Bardovia", "printed": ""},
            ],
            "position": "partly",
        }
    ]
    text = html(site, f"/en/recommendations/{SYMBOL}:100.3:2")
    assert text.index("answer-box") < text.index("Paint the pier</blockquote>") < text.index(">Light the lamp</p>")
    assert (second["part"], second["states"][0]["iso3"], second["states"][0]["name"]) == (2, None, "Atlantis")
    assert (first["next"]["address"], second["previous"]["address"]) == (f"{SYMBOL}:100.3:2", f"{SYMBOL}:100.3")


def test_what_was_withdrawn_stays_readable_and_uncounted(site: Client) -> None:
    correct(OPERATOR, f"{SYMBOL}:100.1", Correction(withdraw=True), reason="a heading", now=later(9))
    text = html(site, f"/en/recommendations/{SYMBOL}:100.1")
    assert "Withdrawn." in text
    assert "a heading" in text
    assert json(site, f"/en{REVIEW}.json")["counts"]["recommendations"] == 4


def test_what_was_taken_down_leaves_its_tombstone(site: Client) -> None:
    page = document_page()
    sha256 = Document.objects.get(symbol=SYMBOL).sha256
    take_down_document(OPERATOR, sha256, reason="a court's order", legal_basis="case 1", now=later(9))
    for path in (page, f"/recommendations/{SYMBOL}:100.1"):
        text = html(site, f"/en{path}")
        assert "a court&#x27;s order" in text
        assert sha256 in text
        assert "Count the boats" not in text
    assert "The text was taken down." in html(site, f"/en{REVIEW}")
    assert html(site, f"/ar{REVIEW}")


# Source, States, search, about


def test_a_page_of_the_source_leads_to_its_recommendations(site: Client) -> None:
    told = json(site, f"/en{document_page()}.json")
    marked = {part["address"]: part["text"] for part in told["segments"] if part["marked"]}
    assert marked[f"{SYMBOL}:100.1"] == "Count the boats in the harbour"
    assert (told["page"], told["pages"], told["document"]["name"]) == (1, 1, "talvania.txt")
    assert f'href="/en/recommendations/{SYMBOL}:100.1"' in html(site, f"/en{document_page()}")
    assert 'dir="rtl"' in html(site, f"/ar{document_page()}")


def test_states_are_listed_apart_from_the_invented_ones(site: Client) -> None:
    told = json(site, "/en/states.json")
    assert len(told["states"]) == 195
    assert next(state for state in told["states"] if state["iso3"] == "SVN")["reviews"] == 1
    assert {state["kind"] for state in told["others"]} == {"former", "speaker"}
    assert "XTV" in {state["iso3"] for state in told["invented"]}
    assert not [state for state in told["states"] if state["invented"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=Swaziland", ["SWZ"]),
        ("q=Россий", ["RUS"]),
        ("q=slov&group=EEG", ["SVK", "SVN"]),
        ("q=zzz", []),
        ("group=X", []),
    ],
)
def test_states_by_any_name_and_group(site: Client, query: str, found: list[str]) -> None:
    assert [state["iso3"] for state in json(site, f"/en/states.json?{query}")["states"]] == found
    assert html(site, f"/en/states?{query}")


def test_a_state_shows_what_it_received_and_made(site: Client) -> None:
    received = json(site, "/en/states/SVN.json")
    assert [(review["session"], review["recommendations"]) for review in received["reviews"]] == [(20, 3)]
    assert sorted(received["state"]["names"]) == ["ar", "en", "es", "fr", "ru", "zh"]
    made = json(site, "/en/states/FRA.json")["made"]
    assert (made["recommendations"], made["reviews"], made["pages"]["total"]) == (1, 1, 1)
    assert made["by_review"][0]["state"]["iso3"] == "SVN"
    assert "No report of a review of this State is in the record yet." in html(site, "/en/states/FRA")
    assert json(site, "/en/states/XBD.json")["made"]["recommendations"] == 3


def test_a_state_leads_to_the_reports_of_its_reviews(site: Client) -> None:
    text = html(site, "/en/states/SVN")
    assert f'href="/en/documents/{sample.REAL}"' in text
    assert site.get(f"/en/documents/{sample.REAL}").status_code == 302


@pytest.mark.parametrize("address", ["/en/states/XTV", "/en/states/XBD", "/en/documents?of=XTV"])
def test_a_training_session_bears_no_number(site: Client, address: str) -> None:
    text = html(site, address)
    assert "Training session" in text
    assert "Session 0" not in text
    assert '<td data-label="Session">0</td>' not in text


def test_search_finds_words_and_states(site: Client) -> None:
    told = json(site, "/en/search.json?q=sample+2")
    assert [row["address"] for row in told["recommendations"]] == [f"{sample.REAL}:115.2"]
    assert json(site, "/en/search.json?q=Slovénie")["states"][0]["iso3"] == "SVN"
    assert "115.2" in html(site, "/ar/search?q=sample+2")
    assert "No recommendation in the record holds all of this." in html(site, "/en/search?q=zebra")


def test_search_shows_where_words_stand_in_documents(site: Client) -> None:
    (found,) = json(site, "/en/search.json?q=sample+2")["documents"]["shown"]
    assert (found["symbol"], found["pages"]) == (sample.REAL, [1])
    assert f'/en/documents/{found["sha256"]}/pages/1"' in html(site, "/en/search?q=sample+2")
    assert "In the text of documents" not in html(site, "/en/search?q=zebra")


def test_about_tells_what_is_covered(site: Client) -> None:
    told = json(site, "/en/about.json")
    session = next(item for item in told["sessions"] if item["number"] == 20)
    assert (session["reviews"], session["reviews_known"], session["recommendations"]) == (1, 14, 3)
    assert (told["documents"], told["corrections"], told["taken_down"]) == (8, 0, 1)
    assert [review["state"]["iso3"] for review in told["training"]] == ["XTV", "XKS"]


# Finding by address, and what is found instead


@pytest.mark.parametrize(
    ("typed", "recommendations", "reviews"),
    [
        (f"{sample.REAL}:115.2", [f"{sample.REAL}:115.2"], []),
        (f"{sample.REAL} 115.2", [f"{sample.REAL}:115.2"], []),
        (f"{sample.REAL}, para. 115.2".lower(), [f"{sample.REAL}:115.2"], []),
        ("115.2", [f"{sample.REAL}:115.2"], []),
        (sample.REAL, [], ["SVN"]),
        (f"{SYMBOL}:100.3", [f"{SYMBOL}:100.3", f"{SYMBOL}:100.3:2"], []),
        (f"{SYMBOL}:100.3:2", [f"{SYMBOL}:100.3:2"], []),
        ("100.3", [], []),
        ("115.99", [], []),
    ],
)
def test_an_address_typed_in_finds_what_stands_there(
    site: Client, typed: str, recommendations: list[str], reviews: list[str]
) -> None:
    told = site.get("/en/search.json", {"q": typed}).json()
    assert [row["address"] for row in told["recommendations"]] == recommendations
    assert [review["state"]["iso3"] for review in told["reviews"]] == reviews


def test_a_symbol_typed_in_shows_the_review(site: Client) -> None:
    text = html(site, f"/en/search?q={sample.REAL}")
    assert 'href="/en/reviews/SVN/20"' in text
    assert "No recommendation in the record" not in text


@pytest.mark.parametrize("typed", ["/Add.1", "/add.1 ", "/Add.1, para. 3"])
def test_the_symbol_of_a_document_finds_it(site: Client, typed: str) -> None:
    symbol = f"{sample.KESTERIA}{typed}"
    [found] = site.get("/en/search.json", {"q": symbol}).json()["named"]
    assert (found["symbol"], found["genre"]) == (f"{sample.KESTERIA}/Add.1", "addendum")
    text = site.get("/en/search", {"q": symbol}).content.decode()
    assert f'href="/en/documents/{found["sha256"]}"' in text
    assert "No recommendation in the record" not in text
    assert site.get("/en/search.json", {"q": "A/HRC/0/99"}).json()["named"] == []


def test_the_name_of_a_state_is_met_with_the_state_and_what_it_recommends(site: Client) -> None:
    text = html(site, "/en/search?q=France")
    assert '<a href="?by=FRA"><span class="part">Recommending State: <strong>France</strong></span>' in text
    assert "they were taken to mean" not in text
    assert "No recommendation in the record" not in text
    assert "Take away words" not in text
    assert "These words stand in no recommendation." in html(site, "/en/search?q=Uruguay")


def test_a_state_among_words_that_find_nothing_is_taken_as_a_filter_and_said_so(site: Client) -> None:
    told = json(site, "/en/search.json?q=france+sample")
    assert [row["address"] for row in told["recommendations"]] == [f"{sample.REAL}:115.1"]
    assert (told["understood"]["by"]["iso3"], told["understood"]["asked"]["q"]) == ("FRA", "sample")
    text = html(site, "/en/search?q=france+sample")
    assert "they were taken to mean" in text
    assert '<a href="?q=sample&amp;by=FRA">' in text
    assert "?q=sample&amp;of=SVN" in html(site, "/ar/search?q=sample+slovenia")
    assert json(site, "/en/search.json?q=france+zebra")["understood"]["left_out"] == ["zebra"]
    assert "end it with a star" in html(site, "/en/search?q=zebra")


def test_an_answer_from_one_review_leads_to_its_matrix(site: Client) -> None:
    text = html(site, "/en/search?q=what+did+Slovenia+answer+to+France+in+2014")
    assert '<a href="/en/reviews/SVN/20?by=FRA#matrix">' in text
    assert "(sessions <bdi" in text


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        (f"recommendations/{sample.REAL}", "reviews/SVN/20"),
        (f"recommendations/{SYMBOL}.json", "reviews/XTV/0.json"),
        ("reviews/SVN", "states/SVN"),
        ("reviews/svn.json", "states/SVN.json"),
    ],
)
def test_a_shorter_address_leads_on(site: Client, short: str, whole: str) -> None:
    response = site.get(f"/ar/{short}")
    assert (response.status_code, response["Location"]) == (302, f"/ar/{whole}")


# How answers are told, and how to cite


def test_a_pending_answer_is_told_as_of_the_report(site: Client, tmp_path: Path) -> None:
    text = html(site, f"/en/recommendations/{SYMBOL}:100.3:2")
    assert "Pending in the report" in text
    assert "this record holds no answer that settles it" in text
    assert "معلّق في التقرير" in html(site, f"/ar/recommendations/{SYMBOL}:100.3:2")
    sentence = "a later answer to every recommendation"
    assert sentence not in html(site, f"/en{REVIEW}")
    sample.all_pending(tmp_path)
    assert sentence in html(site, "/en/reviews/XTV/1")
    assert "سترد" in html(site, "/ar/reviews/XTV/1").replace("\u0651", "")


def test_an_earlier_pending_answer_claims_nothing_of_today(site: Client) -> None:
    answered = Correction(position="noted", as_written="is noted")
    correct(OPERATOR, f"{SYMBOL}:100.3:2", answered, reason="answered since", now=later(9))
    text = html(site, f"/en/recommendations/{SYMBOL}:100.3:2")
    assert "Pending in the report" in text
    assert "no later answer" not in text


def citation(client: Client, path: str) -> str:
    found = re.search(r'<p class="citation"[^>]*>(.*?)</p>', html(client, path), re.DOTALL)
    assert found
    return re.sub(r"<[^>]*>", "", found[1])


def test_a_citation_names_report_number_states_answer_and_day(site: Client) -> None:
    path = f"/en/recommendations/{sample.REAL}:115.1"
    assert citation(site, path) == (
        "Human Rights Council, Report of the Working Group on the Universal Periodic Review: Slovenia, A/HRC/28/15, "
        "para. 115.1; recommendation by: France; position: Not stated; reviewed on 4 November 2014. "
        f"Hiwar, http://testserver{path}; read on {formats.day(timezone.localdate(), 'en')}"
    )
    assert f'<a href="http://testserver{path}">' in html(site, path)
    assert "para. 100.3, text 2; recommendation by: Atlantis" in citation(site, f"/en/recommendations/{SYMBOL}:100.3:2")


def test_a_citation_says_by_what_a_page_is_filtered_and_paper_too(site: Client) -> None:
    told = citation(site, f"/en{REVIEW}?q=boats&by=XKS&sort=number")
    assert "(as filtered by: Words: boats; Recommending State: Kesteria). Hiwar" in told
    assert f"http://testserver/en{REVIEW}?by=XKS&amp;q=boats; read on" in told
    assert "filtered" not in citation(site, f"/en{REVIEW}")

    paper = '<p class="print-only"><strong>Filters in force: </strong><bdi>'
    assert f"{paper}Words: boats</bdi>" in html(site, f"/en{REVIEW}?q=boats")
    assert f"{paper}Words: boats; Position: Supported</bdi>" in html(site, "/en/search?q=boats&position=supported")
    assert "http://testserver/en/search?q=boats</bdi>" in html(site, "/en/search?q=boats")
    assert "print-only" not in html(site, f"/en{REVIEW}")


def test_a_citation_leaves_out_what_is_not_printed(site: Client, tmp_path: Path) -> None:
    sample.all_pending(tmp_path)
    assert "recommendation by:" not in citation(site, f"/en/recommendations/{sample.PENDING}:5.1")


def test_a_name_that_has_changed_is_shown_as_printed(site: Client, tmp_path: Path) -> None:
    sample.all_pending(tmp_path)
    path = f"/recommendations/{sample.PENDING}:5.2"
    assert "recommendation by: Swaziland and Iran (Islamic Republic of);" in citation(site, f"/en{path}")
    assert '>Swaziland</a> <span class="muted">(today Eswatini)</span>' in html(site, f"/en{path}")
    assert "إسواتيني (Swaziland)" in citation(site, f"/ar{path}")


def test_in_arabic_the_place_of_an_answer_is_told_in_arabic(site: Client) -> None:
    text = html(site, f"/ar/recommendations/{SYMBOL}:100.1")
    assert 'A/HRC/0/1</bdi>، الفقرة <bdi class="code" dir="ltr">100</bdi>' in text
    assert "para." not in text.replace("A/HRC", "")


def test_a_page_in_another_language_than_its_texts_says_so(site: Client) -> None:
    sentence = "أما النصوص فهي بلغة الوثيقة"
    for path in (RECOMMENDATION, REVIEW):
        assert sentence in html(site, f"/ar{path}")
        assert "the texts stand in the language of the document" not in html(site, f"/en{path}")
        assert "the texts stand in the language of the document" not in html(site, f"/fr{path}")


def test_names_of_states_keep_their_language_where_the_interface_has_another(
    site: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hiwar.web.languages.translated", lambda lang: lang != "fr")
    text = html(site, "/fr/reviews/SVN/20")
    assert '<h1><span class="own" lang="fr">Slovénie</span>: review of 2014</h1>' in text
    assert "The interface is not yet translated into French; names of States are." in text
    assert '<span class="own" lang="fr">Autriche</span>' in text
    assert site.get("/fr/about")["Content-Language"] == "en"


def test_a_columns_head_sorts_and_turns_round(site: Client) -> None:
    text = html(site, f"/en{REVIEW}?sort=state")
    assert '<th scope="col" aria-sort="ascending"><a id="by-state" href="?sort=-state#matrix">' in text
    assert '<a id="by-text" href="?sort=text#matrix">' in text
    turned = html(site, f"/en{REVIEW}?sort=-state")
    assert '<th scope="col" aria-sort="descending"><a id="by-state" href="?sort=state#matrix">' in turned
    assert '<option value="-state" selected>Recommending State, from the end</option>' in turned


def test_every_page_names_its_edition(site: Client) -> None:
    assert f"{__version__}</bdi>, free software under the Apache License 2.0" in html(site, "/en/about")


@pytest.mark.django_db
def test_what_browsers_and_crawlers_ask_for(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/web/mark.svg")
    robots = client.get("/robots.txt")
    assert (robots.status_code, robots["Content-Type"]) == (200, "text/plain; charset=utf-8")
    told = robots.content.decode()
    assert told.startswith("User-agent: *\n")
    assert told.endswith("\nSitemap: http://testserver/sitemap.xml\n")


# What is not there


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/states/QQQ", "No State has the code QQQ."),
        ("/reviews/SVN/21", "The record holds no review of Slovenia at session 21."),
        ("/states/QQQ/bodies", "No State has the code QQQ."),
        ("/sessions/55", "The calendar of the review knows no session 55."),
        ("/reviews/XTV/9999/sources", "The record holds no review of Talvania at session 9999."),
        ("/reviews/XTV/9999/documents", "The record holds no review of Talvania at session 9999."),
        ("/reviews/QQQ/1/documents", "The record holds no review of QQQ at session 1."),
        ("/reviews/QQQ/1", "The record holds no review of QQQ at session 1."),
        ("/reviews/XTV/9999", "The record holds no review of Talvania at session 9999."),
        (f"/recommendations/{SYMBOL}:999", "The record holds no recommendation with this address"),
        ("/recommendations/nonsense", "The record holds no recommendation with this address"),
        (f"/recommendations/{SYMBOL}:100.1:0", "The record holds no recommendation with this address"),
        (f"/recommendations/{SYMBOL}:100.1:x", "The record holds no recommendation with this address"),
        (f"/recommendations/{SYMBOL}%00:100.1", "The record holds no recommendation with this address"),
        (f"/documents/{'0' * 64}/pages/1", "The record holds no such page of a document."),
        ("/nowhere", "There is no page at this address."),
        ("/reviews/XTV/12345", "There is no page at this address."),
        ("/reviews/XTV/x", "There is no page at this address."),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(site: Client, path: str, sentence: str) -> None:
    text = html(site, f"/en{path}", 404)
    assert sentence in text
    assert 'href="/ar' in text
    if ".json" not in path:
        told = json(site, f"/en{path}.json", 404)
        assert (told["type"], told["title"], told["status"]) == ("about:blank", "Not Found", 404)
        assert sentence in told["detail"]
    assert 'dir="rtl"' in html(site, f"/ar{path}", 404)


def test_a_page_of_a_document_beyond_its_end(site: Client) -> None:
    address = document_page().removesuffix("1") + "2"
    assert "no such page" in html(site, f"/en{address}", 404)


@pytest.mark.django_db
def test_an_address_without_a_language_speaks_the_readers(client: Client) -> None:
    response = client.get("/nowhere", headers={"Accept-Language": "ar"})
    assert response.status_code == 404
    assert "لا صفحة في هذا العنوان" in response.content.decode()


@pytest.mark.django_db
def test_a_failure_is_designed_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("hiwar.reviews.queries.home", fail)
    client.raise_request_exception = False
    text = html(client, "/en/", 500)
    assert "nothing in the record was changed" in text
    assert json(client, "/ar.json", 500)["detail"].startswith("حدث خطأ")


# What is hostile

HOSTILE = (
    "q=" + "x" * 5000,
    "q=%00",
    "q=a%00b",
    "q=%FF%FE",
    "q=%25_%27%22%3B--",
    "q=<script>alert(1)</script>",
    "q=!!!",
    "q=" + "+".join("abcdefghijklmnopqrstuvwxyz" * 3),
    "q=%E2%80%AE%F0%9F%9A%A2",
    "page=-1",
    "page=99999999999999999999",
    "page=x",
    "page=%D9%A3",
    "page=0",
    "session=99999999",
    "session=-1",
    "session=x",
    "session=%D9%A3",
    "position=%00&by=%00&of=%00&group=%00&sort=%00",
    "by=" + "A" * 999,
    "q=%22%22*%22",
    "q=A/HRC/%22:1.1",
    "q[]=1&q=a&q=b",
    "q",
    "&&&===",
)


OWN_SCRIPT = re.compile(r'<script (?:type="application/ld\+json">[^<]*|src="/static/[^"<]*" defer[^<]*>)</script>')


@pytest.mark.parametrize(
    "path",
    ["/search", "/states", "/states/SVN", REVIEW, "/documents", "/states/XKS/bodies", "/about", "/", "/sessions"],
)
def test_no_query_breaks_a_page(site: Client, path: str) -> None:
    for query in HOSTILE:
        assert "<script" not in OWN_SCRIPT.sub("", html(site, f"/en{path}?{query}")), query
        assert json(site, as_json(f"/en{path}?{query}")), query


def test_a_query_with_too_many_values_is_refused_in_a_sentence(site: Client) -> None:
    text = html(site, "/en/search?" + "&".join(f"a{n}=1" for n in range(1200)), 400)
    assert "This request cannot be read" in text


def test_addresses_are_stable() -> None:
    assert reverse("review", args=["en", "PRK", 19]) == "/en/reviews/PRK/19"
    assert reverse("recommendation", args=["ar", "A/HRC/27/10:124.16:2"]) == "/ar/recommendations/A/HRC/27/10:124.16:2"
    assert reverse("state", args=["zh", "PRK"]) == "/zh/states/PRK"
    assert reverse("session", args=["fr", 19]) == "/fr/sessions/19"
    assert reverse("home.json", args=["fr"]) == "/fr.json"


@pytest.mark.django_db
def test_a_slash_too_many_leads_to_the_page(client: Client) -> None:
    response = client.get("/en/states/")
    assert (response.status_code, response["Location"]) == (301, "/en/states")
    assert client.get("/en")["Location"] == "/en/"
    assert client.get("/en/nowhere/").status_code == 404


def test_small_letters_in_a_code_are_welcome(site: Client) -> None:
    assert json(site, "/en/states/svn.json")["state"]["iso3"] == "SVN"
