"""The page on which a statement is checked: the form, the marked text, what cannot be read, nothing kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hiwar.audit import memory
from hiwar.audit.models import Entry
from hiwar.documents.models import Document
from hiwar.kernel.reading.press import statement_of
from hiwar.statements.marking import marked
from hiwar.statements.queries import checked, days_of
from tests.statements.made import EXPECTED, STATEMENT

pytestmark = pytest.mark.usefixtures("known", "today")


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_text_comes_back_with_its_claims(client: Client, lang: str) -> None:
    before = Entry.objects.count(), Document.objects.count()
    response = client.post(f"/{lang}/check", {"words": STATEMENT})
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    page = text(response)
    numbers = [str(number) for number in range(1, len(EXPECTED) + 1)]
    assert re.findall(r'<li id="c(\d+)"', page) == numbers
    assert sorted(re.findall(r' id="m(\d+)"', page), key=int) == numbers
    assert page.count("<details>") >= 5
    assert (Entry.objects.count(), Document.objects.count()) == before


def test_a_file_is_read(client: Client) -> None:
    file = SimpleUploadedFile("statement.txt", STATEMENT.encode())
    page = text(client.post("/en/check", {"file": file}))
    assert page.count('<li id="c') == len(EXPECTED)


def test_the_given_day_counts(client: Client) -> None:
    words = "North Korea had undergone the Universal Periodic Review twice."
    for since, until, verdict in (("2015-01-01", "", "shown"), ("2013-01-01", "2015-01-01", "not_in_record")):
        page = text(client.post("/en/check", {"words": words, "since": since, "until": until}))
        assert f'<li id="c1" class="v-{verdict}"' in page
    assert "does not say when it was made" in text(client.post("/en/check", {"words": words}))


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "words"),
        ({"words": "x" * 40_001}, "words"),
        ({"words": "Text", "since": "2018-02-01", "until": "2018-01-01"}, "until"),
        ({"words": "Text", "until": "2018-01-01"}, "since"),
        ({"words": "Text", "since": "yesterday"}, "since"),
        ({"words": "Text", "since": "2199-01-01"}, "since"),
        ({"words": "Text", "since": "2018-01-01", "until": "2199-01-01"}, "until"),
        ({"words": "Text", "since": "1945-06-25"}, "since"),
        ({"file": b"%PDF-1.7 broken"}, "file"),
        ({"file": b"x" * 40_001}, "file"),
    ],
)
def test_what_cannot_be_checked_is_told_at_its_field(client: Client, sent: dict[str, object], field: str) -> None:
    content = sent.get("file")
    if isinstance(content, bytes):
        sent = {"file": SimpleUploadedFile("some.pdf" if content[:1] == b"%" else "some.txt", content)}
    response = client.post("/en/check", sent)
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in text(response)


@pytest.mark.parametrize("address", ["/en/check"])
def test_a_text_and_a_file_are_not_both_taken(client: Client, address: str) -> None:
    file = SimpleUploadedFile("statement.txt", STATEMENT.encode())
    response = client.post(address, {"words": "Text", "file": file})
    assert response.status_code == 422
    assert "Both came, a text and the file statement.txt" in text(response)


def test_what_is_sent_stays_words(client: Client) -> None:
    page = text(
        client.post("/en/check", {"words": "<script>alert(1)</script> No country fully respects human rights."})
    )
    assert "<script>alert" not in page


def test_it_takes_no_post_from_elsewhere() -> None:
    assert Client(enforce_csrf_checks=True).post("/en/check", {"words": STATEMENT}).status_code == 403


def test_pieces_make_the_paragraphs(known: Path) -> None:
    statement = statement_of(STATEMENT)
    claims = checked(statement, days_of(statement, None, statement.date[1]), "en")["claims"]  # type: ignore[index]
    pieces = marked(statement, claims)
    assert ["".join(each["text"] for each in paragraph) for paragraph in pieces] == [
        statement.text[start:end] for start, end in statement.paragraphs
    ]
    assert {each["claim"] for paragraph in pieces for each in paragraph} == {None, *range(1, len(claims) + 1)}


def test_the_number_of_queries_does_not_grow(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for words in (STATEMENT, STATEMENT * 3):
        memory.forget()
        with django_assert_num_queries(8):
            client.post("/en/check", {"words": words})
