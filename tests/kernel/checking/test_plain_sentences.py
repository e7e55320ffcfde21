"""Single plain sentences, as agencies, ministries and delegations write them every day: what each claims, and the many
that claim nothing. `gold/plain-*.txt`: `kind:STATES | sentence`; in `plain-facts-*.txt` with the day before and the
verdict, both as whoever wrote the sentence had said beforehand.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hiwar.kernel.checking import check, claims_in
from hiwar.kernel.reading.press import statement_of
from tests.kernel.checking.facts_record import facts_record

GOLD = Path(__file__).parent / "gold"


def _rows(name: str) -> list[list[str]]:
    return [line.split(" | ") for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def _told(expected: str) -> list[str]:
    return sorted(expected.split()) if expected != "-" else []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_a_plain_sentence_claims(language: str) -> None:
    wrong = []
    for expected, text in _rows(f"plain-{language}.txt"):
        claims = claims_in(statement_of(text, language=language, known=[]))
        found = sorted(":".join([claim.kind.value, *filter(None, ["+".join(claim.states)])]) for claim in claims)
        if found != _told(expected):
            wrong.append(f"{text} expected {expected}, found {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_whether_a_plain_sentence_is_true(language: str) -> None:
    wrong = []
    for day, expected, text in _rows(f"plain-facts-{language}.txt"):
        on = date.fromisoformat(day)
        findings = [
            check(claim, facts_record(), (on, on))
            for claim in claims_in(statement_of(text, language=language, known=[]))
        ]
        found = sorted(f"{f.claim.kind.value}:{'+'.join(f.claim.states)}:{f.verdict.value}" for f in findings)
        if found != _told(expected):
            wrong.append(f"{text} on {day}: expected {expected}, found {found}")
    assert not wrong, "\n".join(wrong)
