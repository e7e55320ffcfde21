"""Whatever the text: nothing is raised, every place points at its quote, and ten pages take less than two seconds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiwar.kernel.checking import check_statement
from hiwar.kernel.checking.words import MEANINGS, languages, words
from hiwar.kernel.reading.press import REPORTER, Statement, statement_of
from hiwar.kernel.values import LANGUAGES
from tests.kernel.checking.facts_record import facts_record

GOLD = Path(__file__).parent / "gold"
PIECES = [
    piece
    for file in sorted(GOLD.glob("dev-*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()[::5]
    for piece in json.loads(line)["text"].split(" ")
]
RANGE = (date(2014, 1, 1), date(2020, 1, 1))


def look(text: str, lang: str | None) -> Statement:
    statement = statement_of(text, language=lang)
    for quotation in statement.quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert quotation.speaker in {each.id for each in statement.speakers}
    for start, end in (*statement.attributions, *statement.paragraphs):
        assert 0 <= start <= end <= len(text)
    for finding in check_statement(statement, facts_record(), RANGE):
        claim = finding.claim
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote
        assert 0 < finding.confidence <= 1
    return statement


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from([None, *LANGUAGES]))
def test_any_text(text: str, lang: str | None) -> None:
    look(text, lang)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, "\n", "“", "”", "«", "»", ":", "2019", "٢٠١٩", "69/188", ";"]), max_size=60),
    st.sampled_from([None, *LANGUAGES]),
)
def test_words_of_statements_in_any_order(pieces: list[str], lang: str | None) -> None:
    look(" ".join(pieces), lang)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_ten_pages_are_read_to_their_end(lang: str) -> None:
    lines = (GOLD / f"dev-{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    text = "\n".join(json.loads(line)["text"] for line in lines)[:30_000]
    statement = look(text, lang)
    assert len(statement.speakers) > 3
    assert statement.speakers[0].id == REPORTER


def test_every_language_of_the_organization_has_words_for_what_it_needs() -> None:
    assert sorted(languages()) == sorted(LANGUAGES)
    may_lack = {"reviewed", "first_time", "own", "about_it", "uses", "agent", "effect", "until", "copula"}
    may_lack |= {"would", "conditional", "two_recommendations", "announces"}
    may_lack |= {"not_until", "before_it", "after_it", "at_earliest"}
    may_lack |= {"that", "among_which", "relative"}  # nothing stands for *that* in Chinese
    for lang in LANGUAGES:
        empty = {name for name in MEANINGS if words(lang).classes[name].pattern == r"(?!)"}
        assert empty <= may_lack, (lang, empty)
        assert len(words(lang).bodies) == 9
        assert len(words(lang).instruments) >= 19
