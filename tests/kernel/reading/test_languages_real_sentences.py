"""Real sentences of the United Nations as recommendations of a made report: every one is read back with its States.

The sentences are those of a parallel corpus; the report around them, and who recommends what, is made up for the test.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from hiwar.kernel import reading
from hiwar.kernel.facts import states
from tests.kernel.reading.language_reports import Report, Row, Wording, wordings

WORDINGS = {wording.language: wording for wording in wordings()}
A_LIST = 90
SHORTEST, LONGEST = 40, 400
MOST_AMISS = 0.002
"""What is printed amiss in the sentences themselves: a footnote's call, a link word that opens a text."""


def sentences(language: str) -> list[str]:
    """Sentences that could stand in a list: no brackets or rules in them, no stop inside that would end an item."""
    samples = os.environ.get("HIWAR_SAMPLES")
    if not samples:
        pytest.skip("HIWAR_SAMPLES names no real material")
    lines = (Path(samples) / "parallel" / f"un.{language}").read_text(encoding="utf-8").split("\n")
    plain = (" ".join(line.split()).strip(" .;:,") for line in lines if SHORTEST < len(line) < LONGEST)
    return [
        each for each in plain if not set("(<[]-*…‑") & set(each) and each[:1].isalpha() and not each[-1:].isdigit()
    ]


def report(wording: Wording, texts: list[str]) -> Report:
    """Lists of these texts with one to five States each, drawn from all members."""
    draw = random.Random(4)
    members = [each for each in states() if each.kind == "member"]
    paragraphs, rows = [*wording.opening.splitlines(), wording.heading], list[Row]()
    for number, start in enumerate(range(0, len(texts), A_LIST), start=6):
        position, lead = wording.sections[number % len(wording.sections)]
        paragraphs.append(f"{number}. {lead}")
        for item, text in enumerate(texts[start : start + A_LIST], start=1):
            those = draw.sample(members, draw.choice((1, 1, 1, 2, 3, 5)))
            names = [each.short[wording.language] for each in those]
            listed = wording.comma.join(names[:-1]) + wording.joint + names[-1] if len(names) > 1 else names[0]
            paragraphs.append(f"{number}.{item} {text} ({listed}){wording.stop}")
            rows.append((f"{number}.{item}", 1, text, tuple(each.iso3 for each in those), position))
    return Report(wording, (*paragraphs, f"{number + 1}. {wording.closing}"), tuple(rows))


@pytest.mark.samples
@pytest.mark.parametrize("language", WORDINGS)
def test_real_sentences_are_read_back_with_their_states(language: str) -> None:
    made = report(WORDINGS[language], sentences(language))
    found = reading.read(made.text(), "a.txt").recommendations
    assert [(r.paragraph, r.recommending, r.position and r.position.value) for r in found] == [
        (paragraph, codes, position) for paragraph, _, _, codes, position in made.rows
    ]
    amiss = [row for row, r in zip(made.rows, found, strict=True) if r.text != row[2]]
    assert len(amiss) <= MOST_AMISS * len(made.rows)
    assert len(made.rows) > 1_000
