"""Texts of statements brought as files: read, kept whole, shown to whom they may be; what is wrong with one is told."""

from __future__ import annotations

import io
import threading
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from hiwar.dialogue import commands, queries
from hiwar.dialogue.standing import standing
from hiwar.documents import turns
from hiwar.documents.files import path_of
from tests.dialogue.rehearsal import Hand, chair, delegation, desk
from tests.web.test_meetings import hand, seat, send, text  # noqa: F401 - `hand` is a fixture

SAID = "We thank Talvania. We recommend to count the boats and to open the wells."


def word(*paragraphs: str) -> bytes:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def brought(client: Client, hand: Hand, content: bytes, name: str, **more: Any) -> Any:  # noqa: F811
    file = SimpleUploadedFile(name, content)
    return send(client, hand.meeting.pk, "delegation", "statement.deposit", turn=turn(hand), file=file, **more)


def turn(hand: Hand) -> int:  # noqa: F811
    return next(each.number for each in standing(hand.meeting).state.turns.values() if each.speaker == "XBD")


@pytest.fixture
def own(hand: Hand, client: Client) -> Client:  # noqa: F811
    seat(client, hand.meeting.pk, "XBD")
    return client


@pytest.mark.parametrize(
    ("content", "name", "said", "language"),
    [
        (SAID.encode(), "Text.txt", SAID, "en"),
        (word("Nous remercions la Talvanie de son rapport.", "Merci."), "Texte.docx",
         "Nous remercions la Talvanie de son rapport.\nMerci.", "fr"),
        ("نشكر تالفانيا على تقريرها.".encode(), "نص.txt", "نشكر تالفانيا على تقريرها.", "ar"),
    ],
)  # fmt: skip
def test_a_file_is_read_and_kept_whole(
    own: Client,
    hand: Hand,  # noqa: F811
    content: bytes,
    name: str,
    said: str,
    language: str,
) -> None:
    assert brought(own, hand, content, name).status_code == 302
    (statement,) = standing(hand.meeting).state.statements.values()
    assert (statement.text, statement.language) == (said, language)
    digest = sha256(content).hexdigest()
    assert {"name": name, "sha256": digest, "size": len(content)}.items() <= dict(statement.file or {}).items()
    assert path_of(digest).read_bytes() == content
    address = f"/en/meetings/{hand.meeting.pk}/texts/{statement.number}"
    answer = own.get(address)
    assert answer.content == content
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert address in own.get(f"/en/meetings/{hand.meeting.pk}/delegation").content.decode()


def test_a_file_is_its_delegations_own_until_all_of_it_was_said(
    own: Client,
    hand: Hand,  # noqa: F811
) -> None:
    brought(own, hand, SAID.encode(), "Text.txt")
    (statement,) = standing(hand.meeting).state.statements.values()
    address, stranger = f"/en/meetings/{hand.meeting.pk}/texts/{statement.number}", Client()
    assert (own.get(address).status_code, stranger.get(address).status_code) == (200, 404)
    assert sha256(SAID.encode()).hexdigest() not in queries.events_as_lines(hand.meeting.pk).decode()
    hand(chair(hand.meeting), "meeting.open")
    for number in standing(hand.meeting).state.lists["states"].order:
        hand(chair(hand.meeting), "speaker.call", {"turn": number})
        hand(chair(hand.meeting), "speaker.start", {"turn": number})
        if number == turn(hand):
            hand.later(minutes=10)  # the microphone is cut
            break
        hand(chair(hand.meeting), "speaker.end", {"turn": number})
    hand(desk(hand.meeting), "statement.check", {"statement": statement.number, "said": 18})
    assert stranger.get(address).status_code == 404
    hand(desk(hand.meeting), "statement.check", {"statement": statement.number, "said": len(SAID)})
    assert stranger.get(address).status_code == 200
    assert sha256(SAID.encode()).hexdigest() in queries.events_as_lines(hand.meeting.pk).decode()
    path_of(sha256(SAID.encode()).hexdigest()).unlink()
    assert "The file is gone" in text(stranger.get(address))
    assert stranger.get(f"/en/meetings/{hand.meeting.pk}/texts/999").status_code == 404


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:document>" + b" " * 300_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.txt", "the file is empty"),
        (b"\x00\x01\x02" * 40, "noise.pdf", "although its name (.pdf) promises a PDF"),
        (b"%PDF-1.7 and no more", "half.pdf", "half.pdf"),
        (word("Some words.")[:900], "half.docx", "half.docx"),
        (b"...", "dots.txt", "the text file has no words in it"),
        (("word " * 41_000).encode(), "long.txt", "more than the limit of 200000"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "page.png", "a picture (PNG)"),
        (b"a,b\n1,2\n" * 40, "table.csv", ""),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    own: Client,
    hand: Hand,  # noqa: F811
    content: bytes,
    name: str,
    sentence: str,
) -> None:
    answer = brought(own, hand, content, name)
    if sentence:
        assert answer.status_code == 409
        assert name in text(answer)
        assert sentence in text(answer)
        assert not standing(hand.meeting).state.statements


def test_a_file_that_swells_costs_one_sentence(own: Client, hand: Hand) -> None:  # noqa: F811
    answer = brought(own, hand, _bomb(), "bomb.docx")
    assert (answer.status_code, "bomb.docx" in text(answer)) == (409, True)


def test_a_file_that_is_too_big_or_comes_with_a_text_is_not_read(
    own: Client,
    hand: Hand,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "not both" in text(brought(own, hand, SAID.encode(), "Text.txt", text="Other words."))
    monkeypatch.setattr(commands, "LARGEST", 10)
    assert "Text.txt has more than 10" in text(brought(own, hand, SAID.encode(), "Text.txt"))


def test_who_comes_when_others_are_read_is_asked_to_come_again(
    own: Client,
    hand: Hand,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 0.0)
    monkeypatch.setattr(turns, "_TURNS", threading.BoundedSemaphore(1))
    turns._TURNS.acquire()
    assert "Text.txt: other files are being read just now; try again in a moment." in text(
        brought(own, hand, SAID.encode(), "Text.txt")
    )
    turns._TURNS.release()
    assert brought(own, hand, SAID.encode(), "Text.txt").status_code == 302
    assert brought(own, hand, b"", "empty.txt").status_code == 409
    assert turns._TURNS.acquire(blocking=False)


def test_the_file_of_a_stranger_is_not_even_read(
    hand: Hand,  # noqa: F811
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(commands, "read_text", lambda *_given: pytest.fail("it was read"))
    assert brought(client, hand, SAID.encode(), "Text.txt").status_code == 403
    seat(client, hand.meeting.pk, "chair")
    assert standing(hand.meeting).state.statements == {}


def test_nobody_says_what_a_file_is_without_bringing_it(hand: Hand) -> None:  # noqa: F811
    file = {"name": "a", "sha256": "00" * 32, "size": 1, "media_type": "text/plain"}
    given = {"turn": turn(hand), "text": SAID, "language": "en", "file": file}
    with pytest.raises(commands.Refused, match="bad_field"):
        hand(delegation(hand.meeting, "XBD"), "statement.deposit", given)


def test_the_language_is_told_by_the_text_or_by_the_sender(own: Client, hand: Hand) -> None:  # noqa: F811
    for words, chosen, language in (
        ("Nous vous remercions de votre rapport.", "", "fr"),
        ("Ok.", "", "en"),
        ("Ok.", "ru", "ru"),
    ):
        send(own, hand.meeting.pk, "delegation", "statement.deposit", turn=turn(hand), text=words, language=chosen)
        assert [*standing(hand.meeting).state.statements.values()][-1].language == language


def test_a_passage_is_changed_where_it_stands(own: Client, hand: Hand) -> None:  # noqa: F811
    words = "Boats. We recommend to count the boats,\nto open the wells and to count the boats again."
    send(own, hand.meeting.pk, "delegation", "statement.deposit", turn=turn(hand), text=words, language="en")
    (mark,) = standing(hand.meeting).state.recommendations.values()
    page = own.get(f"/en/meetings/{hand.meeting.pk}/delegation").content.decode()
    assert '<mark class="suggested"' in page
    assert "Proposed by the reading program, sure to 89 of 100" in text(
        own.get(f"/en/meetings/{hand.meeting.pk}/delegation")
    )
    change = {"recommendation": mark.number, "passage": "count the boats, to open  the wells"}
    assert send(own, hand.meeting.pk, "delegation", "recommendation.adjust", **change).status_code == 302
    (mark,) = standing(hand.meeting).state.recommendations.values()
    assert mark.text == "count the boats,\nto open the wells"
    again = {"recommendation": mark.number, "passage": "no such words"}
    assert "not in the text" in text(send(own, hand.meeting.pk, "delegation", "recommendation.adjust", **again))
    gone = {"recommendation": 999, "passage": "boats"}
    assert send(own, hand.meeting.pk, "delegation", "recommendation.adjust", **gone).status_code == 409


def test_what_is_typed_is_shown_as_text(own: Client, hand: Hand, tmp_path: Path) -> None:  # noqa: F811
    words = "We recommend to <script>alert(1)</script> count & open <b>wells</b>."
    send(own, hand.meeting.pk, "delegation", "statement.deposit", turn=turn(hand), text=words, language="en")
    page = own.get(f"/en/meetings/{hand.meeting.pk}/delegation").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; count &amp; open" in page
