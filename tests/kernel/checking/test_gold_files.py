"""The statements of `gold` as files: what they say about themselves has to be true before anything is measured on them.

Nothing is checked against the record here, and nothing of the code that checks statements is called.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from hiwar.kernel.facts.states import names_in, states

GOLD = Path(__file__).parent / "gold"
FILES = {path.stem.removeprefix("heldout-"): path for path in sorted(GOLD.glob("heldout-*.jsonl"))}
WANTED = {"ar": 100, "en": 100, "fr": 20, "ru": 20, "es": 20, "zh": 20}
"""At least so many statements in each language."""

CHECKABLE = {
    "review_count",
    "review_due",
    "review_participation",
    "treaty_membership",
    "reports_due",
    "resolution_position",
    "adoption_mode",
    "sponsorship",
    "recommendation_count",
}
VERDICT_OF = {
    "judgement": "not_checkable",
    "causal": "empirical",
    "selectivity": "empirical",
    "commitment": "commitment",
}
"""The one verdict that a claim of such a kind can have."""

RECORD_VERDICTS = {"shown", "partly", "contradicted", "not_in_record"}
INSTRUMENTS = {
    *("ICERD", "ICESCR", "ICCPR", "CEDAW", "CAT", "CRC", "ICMW", "CRPD", "ICPPED"),
    *("ICCPR-OP1", "ICCPR-OP2", "OP-ICESCR", "OP-CEDAW", "OPCAT", "OPAC", "OPSC", "OPIC", "OP-CRPD"),
}
MEMBERS_OF_VALUE = {
    "review_due": {"year", "session"},
    "review_participation": {"by", "year", "session"},
    "resolution_position": {"position", "symbol", "year"},
    "sponsorship": {"symbol", "year"},
    "recommendation_count": {"number", "which", "session"},
    "commitment": {"what", "by"},
}


def statements(language: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILES[language].read_text(encoding="utf-8").splitlines()]


def claims(language: str) -> list[dict[str, Any]]:
    return [claim for statement in statements(language) for claim in statement["claims"]]


def everything() -> list[dict[str, Any]]:
    return [statement for language in FILES for statement in statements(language)]


def test_every_language_has_its_file() -> None:
    assert set(FILES) == set(WANTED)


@pytest.mark.parametrize("language", WANTED)
def test_a_statement_is_whole(language: str) -> None:
    for number, statement in enumerate(statements(language), 1):
        assert statement["id"] == f"heldout-{language}-{number:03}"
        assert statement["lang"] == language
        if statement["date"] is None:
            assert date.fromisoformat(statement["from"]) < date.fromisoformat(statement["to"]), statement["id"]
        else:
            date.fromisoformat(statement["date"])
        assert statement["text"] == statement["text"].strip()
        assert unicodedata.is_normalized("NFC", statement["text"]), statement["id"]


@pytest.mark.parametrize("language", WANTED)
def test_a_claim_stands_where_it_says_and_belongs_to_a_speaker(language: str) -> None:
    for statement in statements(language):
        speakers = [speaker["id"] for speaker in statement["speakers"]]
        assert len(speakers) == len(set(speakers)), statement["id"]
        for claim in statement["claims"]:
            assert claim["quote"] == statement["text"][claim["start"] : claim["end"]], statement["id"]
            assert claim["quote"] == claim["quote"].strip() != "", statement["id"]
            assert claim["speaker"] in speakers, statement["id"]
            assert claim["why"].strip(), statement["id"]
        starts = [claim["start"] for claim in statement["claims"]]
        assert starts == sorted(starts), statement["id"]


@pytest.mark.parametrize("language", WANTED)
def test_kinds_and_verdicts_are_known_and_fit_each_other(language: str) -> None:
    for claim in claims(language):
        if claim["kind"] in CHECKABLE:
            assert claim["verdict"] in RECORD_VERDICTS, claim
        else:
            assert claim["verdict"] == VERDICT_OF[claim["kind"]], claim


@pytest.mark.parametrize("language", WANTED)
def test_values_have_the_members_of_their_kind(language: str) -> None:
    for claim in claims(language):
        kind, value = claim["kind"], claim["value"]
        if members := MEMBERS_OF_VALUE.get(kind):
            assert set(value) == members, claim
        elif kind == "review_count":
            assert isinstance(value, int), claim
        elif kind == "treaty_membership":
            assert value == "many" or isinstance(value, int) or (value and set(value) <= INSTRUMENTS), claim
        elif kind == "reports_due":
            assert value is None or set(value) <= INSTRUMENTS, claim
        elif kind == "adoption_mode":
            assert value in ("recorded_vote", "without_a_vote"), claim
        else:
            assert value is None, claim


@pytest.mark.parametrize("language", WANTED)
def test_states_are_known_and_only_invented_ones_speak(language: str) -> None:
    kinds = {state.iso3: state.kind for state in states()}
    for statement in statements(language):
        for speaker in statement["speakers"]:
            assert speaker["state"] is None or kinds[speaker["state"]] == "invented", statement["id"]
        for claim in statement["claims"]:
            assert set(claim["states"]) <= set(kinds), statement["id"]
            if claim["kind"] == "commitment":  # a promise is put in no real State's mouth
                assert not claim["states"] or kinds[claim["states"][0]] == "invented", statement["id"]


def test_there_are_enough_of_each() -> None:
    for language, wanted in WANTED.items():
        assert len(statements(language)) >= wanted, language
    kinds = Counter(kind for statement in everything() for kind in {claim["kind"] for claim in statement["claims"]})
    assert set(kinds) == CHECKABLE | set(VERDICT_OF)
    assert min(kinds.values()) >= 8, kinds
    for language in ("ar", "en"):
        alone = Counter(kind for s in statements(language) for kind in {claim["kind"] for claim in s["claims"]})
        assert min(alone[kind] for kind in kinds) >= 8, (language, alone)


@pytest.mark.parametrize("language", WANTED)
def test_half_have_several_claims_and_a_third_has_none_that_can_be_checked(language: str) -> None:
    all_of_them = statements(language)
    several = sum(len(statement["claims"]) > 1 for statement in all_of_them)
    none = sum(all(claim["kind"] not in CHECKABLE for claim in statement["claims"]) for statement in all_of_them)
    assert several >= len(all_of_them) / 2
    assert 0.27 <= none / len(all_of_them) <= 0.40


def test_true_false_and_unanswerable_are_mixed() -> None:
    verdicts = Counter(claim["verdict"] for language in FILES for claim in claims(language))
    checkable = sum(verdicts[verdict] for verdict in RECORD_VERDICTS)
    assert 0.35 <= verdicts["shown"] / checkable <= 0.47
    assert 0.30 <= verdicts["contradicted"] / checkable <= 0.40
    assert 0.18 <= verdicts["not_in_record"] / checkable <= 0.30


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?؟。！？])[\s”»\"]+|\n+|(?<=[。！？])", text) if part and part.strip()]


ARABIC_PREFIXES = r"(?:[وف]?(?:ب|ل|ك)?(?:ال)?)"


def masked(language: str) -> re.Pattern[str]:
    """State names of the language, which count as a gap in a frame, longest first; in Arabic with their prefixes."""
    known = {unicodedata.normalize("NFKC", name).casefold() for _, name in names_in(language)}
    body = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    if language == "ar":
        return re.compile(rf"(?<!\w){ARABIC_PREFIXES}(?:{body})(?!\w)")
    return re.compile(body if language == "zh" else rf"(?<!\w)(?:{body})(?!\w)")


def frame(language: str, sentence: str, gap: re.Pattern[str]) -> tuple[str, ...]:
    """The sentence with States and numbers taken out; in Chinese character by character."""
    plain = gap.sub(" S ", unicodedata.normalize("NFKC", sentence).casefold())
    plain = re.sub(r"\d+(?:[.,\u00a0 ]\d+)*", " 0 ", plain)
    return tuple(re.findall(r"\w", plain) if language == "zh" else re.findall(r"\w+", plain))


def shingles(words: tuple[str, ...], width: int) -> set[tuple[str, ...]]:
    return {words[at : at + width] for at in range(len(words) - width + 1)}


@pytest.mark.parametrize("language", WANTED)
def test_no_text_and_no_frame_comes_twice(language: str) -> None:
    all_of_them = statements(language)
    assert len({statement["text"] for statement in all_of_them}) == len(all_of_them)
    gap, width = masked(language), 4 if language == "zh" else 3
    frames = [
        (statement["id"], shingles(words, width))
        for statement in all_of_them
        for sentence in sentences(statement["text"])
        if len(words := frame(language, sentence, gap)) >= width + 2
    ]
    for (one, left), (other, right) in combinations(frames, 2):
        alike = len(left & right) / min(len(left), len(right))
        assert alike < 0.5, (one, other, left & right)
