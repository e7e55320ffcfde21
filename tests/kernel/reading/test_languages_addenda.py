"""Addenda in other languages: every style of the English tests gives the same answers."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hiwar.kernel.facts import state
from hiwar.kernel.reading import Genre, read
from tests.kernel.reading.named_phrases import front
from tests.kernel.reading.test_addendum import STYLES

BODIES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("language_addenda.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", BODIES)
def test_every_style_is_told_in_every_language(language: str) -> None:
    assert set(BODIES[language]) == set(STYLES)


@pytest.mark.parametrize("language", BODIES)
@pytest.mark.parametrize("style", STYLES)
def test_each_style_gives_the_answers_of_its_english_twin(language: str, style: str) -> None:
    printed = front(language)
    head = ["A/HRC/0/7/Add.1", printed["title"], state("XTV").short[language], printed["addendum"]]
    found = read("\n".join([*head, BODIES[language][style]]).encode(), "addendum.txt")
    assert (found.genre, found.language) == (Genre.ADDENDUM, language)
    assert {each.paragraph: each.position.value for each in found.positions} == STYLES[style][1]
