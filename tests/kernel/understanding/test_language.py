"""Telling the language of a text, among the six."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hiwar.kernel.understanding.language import detect_language
from hiwar.kernel.values import LANGUAGES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour is open to all boats of the island.", "en"),
        ("Le port est ouvert à tous les bateaux de l’île.", "fr"),
        ("El puerto está abierto a todos los barcos de la isla.", "es"),
        ("Гавань открыта для всех лодок острова.", "ru"),
        ("الميناء مفتوح لجميع قوارب الجزيرة", "ar"),
        ("港口向岛上所有船只开放。", "zh"),
        ("Bateaux ouverts toujours", "fr"),
        ("125.3 港口 A/HRC/0/1", "zh"),
        ("The word الميناء stands in this English sentence.", "en"),
        ("THE HARBOUR OF TALVANIA IS OPEN", "en"),
    ],
)
def test_the_six_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", " \n", "125.3", "A/HRC/0/1", "OK", "…"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.samples
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_united_nations_documents(language: str) -> None:
    folder = Path(os.environ.get("HIWAR_SAMPLES", "")) / "parallel"
    if not folder.is_dir():
        pytest.skip("HIWAR_SAMPLES names no folder with parallel/")
    sentences = (folder / f"un.{language}").read_text(encoding="utf-8").splitlines()
    told = [detect_language(sentence) for sentence in sentences]
    assert sum(one == language for one in told) >= 0.985 * sum(one is not None for one in told)
    assert sum(one is None for one in told) <= 0.05 * len(told)
