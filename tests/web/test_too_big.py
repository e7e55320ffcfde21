"""What is too long for a form: one sentence, in the language of the page."""

from __future__ import annotations

from pathlib import Path

from django.test import Client

from tests.dialogue.rehearsal import planned
from tests.web.test_meetings import seat, text


def test_a_text_that_is_too_long_is_refused_with_what_to_do(record: Path, client: Client, today: None) -> None:
    number = planned().pk
    seat(client, number, "XBD")
    for lang, words in (
        ("en", "What was sent has more than 2.5 MB, and nothing was stored: shorten it, or hand in a file."),
        ("ar", "MB"),
    ):
        told = {"screen": "delegation", "command": "question.submit", "text": "a" * 2_700_000}
        sent = client.post(f"/{lang}/meetings/{number}/act", told)
        assert sent.status_code == 413
        if lang == "en":
            assert words in text(sent)
        assert sent.headers["Content-Type"].startswith("text/html")
