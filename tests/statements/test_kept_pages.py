"""The pages of statements in the record, and the desk on which they are entered."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hiwar.audit import memory
from hiwar.audit.actors import OPERATOR
from hiwar.statements import commands
from hiwar.statements.commands import Corrected
from hiwar.statements.models import Correction, Statement
from tests import people
from tests.builders import later
from tests.statements.kept import entered
from tests.statements.made import EXPECTED, STATEMENT

pytestmark = pytest.mark.usefixtures("known", "today")

PLAIN = "Talvania said that North Korea had undergone the Universal Periodic Review twice."


@pytest.fixture
def desk(client: Client) -> Client:
    """Somebody of the secretariat who has signed in."""
    people.mandate(people.person("anna"))
    people.sign_in(client)
    return client


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return html.unescape(response.content.decode())


@pytest.mark.parametrize("lang", ["en", "ar", "zh"])
def test_a_statement_has_a_page(client: Client, lang: str) -> None:
    made = entered(address="https://news.example/1?a=1&b=2")
    page = text(client, f"/{lang}/statements/1")
    assert re.findall(r'<li id="c(\d+)"', page) == [str(number) for number in range(1, len(EXPECTED) + 1)]
    assert 'href="https://news.example/1?a=1&b=2"' in page
    assert f"/{lang}/states/XTV" in page
    assert f"/{lang}/documents/{made.document_id}" in page
    assert f"/{lang}/treaties/CRC" in page
    told = client.get(f"/{lang}/statements/1.json").json()
    assert told["statement"]["number"] == 1
    assert len(told["found"]["claims"]) == len(EXPECTED)
    assert client.get(f"/{lang}/statements/{made.document_id}")["Location"] == f"/{lang}/statements/1"
    assert client.get(f"/{lang}/statements/{made.document_id}.json")["Location"] == f"/{lang}/statements/1.json"
    assert client.get(f"/{lang}/statements/2").status_code == 404
    assert client.get(f"/{lang}/statements/{'0' * 64}").status_code == 404
    assert "Evening News" in client.get(f"/{lang}/statements/1.bib").content.decode()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_search_finds_its_words(client: Client, lang: str) -> None:
    made = entered()
    page = text(client, f"/{lang}/search?q=Talvania+dialogue")
    assert f'href="/{lang}/statements/{made.document_id}"' in page
    found = client.get(f"/{lang}/search.json?q=Talvania+dialogue").json()["documents"]
    assert [(each["sha256"], each["genre"], each["state"]) for each in found["shown"]] == [
        (made.document_id, "statement", None)
    ]
    assert text(client, f"/{lang}/documents?genre=statement").count(made.document_id)


def test_a_map_of_the_site_lists_those_of_real_speakers_that_stand(client: Client) -> None:
    assert "statements" not in text(client, "/sitemap.xml")
    entered()  # an invented State speaks
    entered("The review of North Korea took place twice, the newspaper wrote.", now=later(1))
    entered("North Korea was reviewed three times, the newspaper wrote.", now=later(2))
    commands.withdraw(OPERATOR, 3, reason="Entered by mistake", now=later(3))
    assert "/sitemap-en-statements-1.xml" in text(client, "/sitemap.xml")
    places = re.findall("<loc>(.*?)</loc>", text(client, "/sitemap-en-statements-1.xml"))
    assert places == ["http://testserver/en/statements/2"]
    text(client, "/sitemap-en-statements-2.xml", 404)


def test_a_correction_and_a_withdrawal_are_shown(client: Client) -> None:
    entered()
    said = Corrected(verdict="partly", words="It signed only.", source="UNTC")
    commands.correct(OPERATOR, 1, 4, said, reason="Read again", now=later(1))
    commands.correct(OPERATOR, 1, 1, Corrected(kind="review_due"), reason="Odd", now=later(2))
    page = text(client, "/en/statements/1")
    for words in ("Corrected: shown in part", "It signed only.", "Read again", "the claim is about a review to come"):
        assert words in page
    assert "2 findings corrected" in text(client, "/en/statements")
    assert "2 findings corrected" in page
    commands.withdraw(OPERATOR, 1, reason="Entered by mistake", now=later(3))
    assert "Entered by mistake" in text(client, "/en/statements/1")
    assert "holds no such statement yet" in text(client, "/en/statements")


def test_what_was_taken_down_is_not_shown(client: Client) -> None:
    made = entered()
    commands.take_down(OPERATOR, made.document_id, reason="A court said so", legal_basis="Order", now=later(1))
    page = text(client, "/en/statements/1")
    assert "A court said so" in page
    assert "The document as it was kept" not in page
    assert "Velor" not in page
    assert "Velor" not in text(client, "/en/statements")
    assert "Velor" not in client.get("/en/statements/feed.atom").content.decode()


def test_lists_and_their_filters(client: Client) -> None:
    assert "hiwar statement enter" in text(client, "/en/statements")
    entered()
    entered(PLAIN, days=(date(2015, 1, 1), date(2015, 12, 31)), source="The Gazette")

    def numbers(query: str) -> list[int]:
        return [each["number"] for each in client.get(f"/en/statements.json?{query}").json()["statements"]]

    assert numbers("") == [1, 2]
    assert numbers("q=gazette") == [2]
    assert numbers("state=prk&how=spoken_of") == [1, 2]
    assert numbers("state=XTV&how=spoken_of") == [1]
    assert numbers("state=PRK&how=speaker") == []
    assert numbers("verdict=commitment") == [1]
    assert numbers("verdict=nonsense") == []
    assert "No statement in the record is such" in text(client, "/en/statements?q=nothing")
    of_state = client.get("/en/states/PRK/statements.json").json()
    assert [each["number"] for each in of_state["statements"]] == [1, 2]
    assert of_state["counts"] == {"speaker": 0, "spoken_of": 2}
    assert "hiwar statement enter" in text(client, "/en/states/SVN/statements")
    assert client.get("/en/states/QQQ/statements").status_code == 404


def test_the_feed_tells_of_new_statements(client: Client) -> None:
    entered()
    response = client.get("/en/statements/feed.atom")
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    told = response.content.decode()
    assert "Talvania: dialogue needs respect" in told
    assert "/en/statements/1" in told
    before = response.headers["Last-Modified"]
    commands.correct(OPERATOR, 1, 4, Corrected(verdict="partly"), reason="Read again", now=later(60))
    corrected = client.get("/en/statements/feed.atom")
    assert corrected.headers["Last-Modified"] != before
    assert "Withdrawn:" not in corrected.content.decode()
    commands.withdraw(OPERATOR, 1, reason="Entered by mistake", now=later(120))
    withdrawn = client.get("/en/statements/feed.atom")
    assert withdrawn.headers["Last-Modified"] not in (before, corrected.headers["Last-Modified"])
    assert "Withdrawn: Talvania: dialogue needs respect" in withdrawn.content.decode()


def test_other_pages_lead_to_the_statements(client: Client) -> None:
    entered()
    assert "/en/states/PRK/statements" in text(client, "/en/states/PRK")
    assert "/en/statements/1" in text(client, "/en/resolutions/A/RES/72/188")


def test_the_desk_enters_corrects_checks_again_and_withdraws(desk: Client) -> None:
    form = {"words": STATEMENT, "source": "Evening News", "address": "", "title": "", "since": "", "until": ""}
    assert desk.post("/en/desk/statements/enter", form)["Location"] == "/en/statements/1"
    assert Statement.objects.get().author.startswith("secretariat")
    page = text(desk, "/en/statements/1")
    assert "/en/desk/statements/1/claims/1" in page
    assert "Twice" not in text(desk, "/en/desk/statements/1/claims/1")
    told = {"check": "1", "verdict": "partly", "reason": "Read again"}
    assert desk.post("/en/desk/statements/1/claims/1", told)["Location"] == "/en/statements/1#c1"
    assert Correction.objects.get().verdict == "partly"
    assert desk.post("/en/desk/statements/1/claims/1", told).status_code == 422
    back = {"check": "1", "reason": "It was right"}
    assert [desk.post("/en/desk/statements/1/claims/1", back).status_code for _ in range(2)] == [302, 422]
    assert desk.post("/en/desk/statements/1/again").status_code == 302
    assert desk.get("/en/desk/statements/1/again").status_code == 405
    assert desk.post("/en/desk/statements/1/withdraw", {"reason": ""}).status_code == 422
    assert desk.post("/en/desk/statements/1/withdraw", {"reason": "A mistake"}).status_code == 302
    assert "A mistake" in text(desk, "/en/statements/1")
    for address in ("claims/99", "withdraw", "claims/1"):
        number = 1 if address == "claims/99" else 9
        assert desk.get(f"/en/desk/statements/{number}/{address}").status_code == 404


def test_a_file_is_entered_and_what_is_wrong_is_said(desk: Client) -> None:
    file = SimpleUploadedFile("speech.txt", STATEMENT.encode())
    assert desk.post("/en/desk/statements/enter", {"file": file, "source": "A speech"}).status_code == 302
    assert Statement.objects.get().document.name == "speech.txt"
    for form, field in (
        ({"words": "Text."}, "source"),
        ({"words": "Text.", "source": "x", "address": "javascript:1"}, "address"),
        ({"words": " ", "source": "x"}, "words"),
        ({"words": "Text.", "source": "x", "since": "2199-01-01"}, "since"),
        ({"words": "Text.", "source": "x", "file": SimpleUploadedFile("speech.txt", b"Words.")}, "words"),
    ):
        response = desk.post("/en/desk/statements/enter", form)
        assert response.status_code == 422, form
        assert f'id="id_{field}_error"' in response.content.decode()
    broken = SimpleUploadedFile("broken.pdf", b"%PDF-1.7 broken")
    response = desk.post("/en/desk/statements/enter", {"file": broken, "source": "x"})
    assert 'id="id_file_error"' in response.content.decode()


def test_a_check_leads_to_the_desk(desk: Client) -> None:
    page = html.unescape(desk.post("/en/check", {"words": PLAIN, "since": "2015-01-01"}).content.decode())
    assert 'action="/en/desk/statements/enter"' in page
    filled = desk.post("/en/desk/statements/enter", {"step": "fill", "words": PLAIN, "since": "2015-01-01"})
    assert filled.status_code == 200
    assert PLAIN in filled.content.decode()
    assert 'value="2015-01-01"' in filled.content.decode()


def test_whoever_has_no_mandate_is_told_so(client: Client) -> None:
    entered()
    page = text(client, "/en/statements/1")
    assert "/desk/" not in page
    assert "The secretariat can keep a statement" in html.unescape(
        client.post("/en/check", {"words": PLAIN}).content.decode()
    )
    for address in ("enter", "1/claims/1", "1/withdraw"):
        assert client.get(f"/en/desk/statements/{address}").status_code == 403
        assert client.post(f"/en/desk/statements/{address}", {"words": "x"}).status_code == 403


def test_the_number_of_queries_does_not_grow(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    entered()
    counts = {"/en/statements/1": 6, "/en/statements": 8, "/en/states/PRK/statements": 7, "/en/statements/feed.atom": 4}
    for more in (0, 2):
        for number in range(more):
            entered(f"{PLAIN} {number}.", now=later(number + 1))
            commands.correct(OPERATOR, 1, 1, Corrected(words=f"{number}"), reason="why", now=later(number + 1))
        for address, count in counts.items():
            memory.forget()
            with django_assert_num_queries(count):
                client.get(address)
