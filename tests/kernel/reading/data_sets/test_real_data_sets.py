"""The real data sets, where `HIWAR_SAMPLES` names the folder that holds them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from hiwar.kernel.reading.model import RowKind
from tests.kernel.reading.data_sets.made import read_wholly

SAMPLES = Path(os.environ.get("HIWAR_SAMPLES", "none"))

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="HIWAR_SAMPLES names no folder with data sets"),
]


def test_the_codings_of_2015() -> None:
    rows, reading = read_wholly((SAMPLES / "upr-recommendations.csv").read_bytes())

    assert Counter(row.kind for row in rows) == {RowKind.CODING: 29_611, RowKind.PLEDGE: 656}
    assert Counter(row.response for row in rows) == {"Accepted": 21_849, "Noted": 7_762, "Voluntary Pledge": 656}
    assert all(row.state_under_review and row.session and row.issues for row in rows)
    assert all(row.recommending for row in rows if row.kind is RowKind.CODING)
    assert reading.warnings == ()


def test_the_sample_of_the_index() -> None:
    rows, _reading = read_wholly((SAMPLES / "uhri" / "export-full-en.sample.json").read_bytes())

    (row,) = rows
    assert (row.body, row.paragraph, row.state_under_review, row.concern) == ("CRC", "4", "PER", True)
    assert (row.document, row.date) == ("CRC/C/PER/CO/6-7", "2025-02-12")
    assert (len(row.themes), len(row.persons), len(row.sdgs)) == (7, 4, 3)


def test_the_moroccan_tables() -> None:
    folder = SAMPLES / "morocco"
    beside = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.csv")}

    rows, reading = read_wholly((folder / "recommendations.csv").read_bytes(), beside=beside)

    assert len(rows) == 782
    of_review = [row for row in rows if row.body is None]
    assert len(of_review) == 180
    assert {row.session for row in of_review} == {27}
    assert sum(bool(row.paragraph) for row in of_review) == 180
    assert Counter(dict(row.facts)["status"] for row in rows) == {"En cours": 424, "Réalisé": 280, "Non réalisé": 78}
    assert reading.warnings == ()
