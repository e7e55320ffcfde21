"""Positions given by sentences about a list, about some of its items, or about all but some, in each language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hiwar.kernel.reading import read
from tests.kernel.reading.language_reports import SYMBOL, wordings

TOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("language_positions.toml").read_text(encoding="utf-8"))
WORDINGS = {wording.language: wording for wording in wordings()}


@pytest.mark.parametrize("language", TOLD["words"])
@pytest.mark.parametrize("case", TOLD["case"], ids=[case["name"] for case in TOLD["case"]])
def test_each_way_of_answering_holds_in_each_language(language: str, case: dict[str, Any]) -> None:
    wording = WORDINGS[language]
    opening = [SYMBOL, wording.opening.rstrip(), f"6. {wording.opening.rstrip().splitlines()[-1][3:]}", wording.heading]
    body = case[language].format(**TOLD["words"][language])
    found = read("\n".join([*opening, body, f"9. {wording.closing}"]).encode(), "report.txt")
    assert found.language == language
    assert [(r.paragraph, r.position and r.position.value) for r in found.recommendations] == [
        (f"7.{i}", position) for i, position in enumerate(case["positions"], start=1)
    ]
