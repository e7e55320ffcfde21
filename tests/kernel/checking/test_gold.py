"""The statements that people wrote and judged: their claims are found, and the verdicts agree."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.score_statements import Score, checked, score
from hiwar.kernel.checking import REASONS, Kind, Reason, Verdict

GOLD = Path(__file__).parent / "gold"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
FEWEST = {"ar": 140, "en": 140}
CHECKED = {"not_checkable", "empirical"}


@cache
def statements(lang: str) -> tuple[dict[str, Any], ...]:
    lines = (GOLD / f"dev-{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def scored(lang: str) -> Score:
    return score(statements(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_claims_are_found(lang: str) -> None:
    assert scored(lang).f1 >= 0.9, scored(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_verdicts_agree(lang: str) -> None:
    assert scored(lang).accuracy >= 0.95, scored(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_contradicted_that_people_did_not_contradict(lang: str) -> None:
    assert scored(lang).false_contradicted == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_places_point_at_their_quotes(lang: str) -> None:
    for line in statements(lang):
        for gold in line["claims"]:
            assert line["text"][gold["start"] : gold["end"]] == gold["quote"]
        for finding in checked(line):
            claim = finding.claim
            assert line["text"][claim.start : claim.end] == claim.quote
            assert finding.as_of is not None
            assert set(REASONS[finding.reason]) <= set(finding.values), finding.reason


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_statements_are_what_they_should_be(lang: str) -> None:
    lines = statements(lang)
    assert len(lines) >= FEWEST.get(lang, 28)
    assert len({line["text"] for line in lines}) == len(lines)
    assert sum(len(line["claims"]) > 1 for line in lines) >= 0.42 * len(lines)
    nothing = [line for line in lines if all(gold["verdict"] in CHECKED for gold in line["claims"])]
    assert len(nothing) >= (0.3 if lang in FEWEST else 0.2) * len(lines)
    for gold in (gold for line in lines for gold in line["claims"]):
        assert Kind(gold["kind"])
        assert Verdict(gold["verdict"])
        assert gold["speaker"] in {each["id"] for line in lines for each in line["speakers"]}


@pytest.mark.parametrize("lang", tuple(FEWEST))
def test_every_kind_of_claim_is_there_often(lang: str) -> None:
    for kind in Kind:
        assert sum(any(gold["kind"] == kind for gold in line["claims"]) for line in statements(lang)) >= 8, kind


def test_every_reason_says_what_a_sentence_may_use() -> None:
    assert set(REASONS) == set(Reason)
