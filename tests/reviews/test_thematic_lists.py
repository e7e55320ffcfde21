"""A thematic list in the record: its rows stand beside the recommendations of its report, whichever comes first."""

from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.reading import Reading, read
from hiwar.reviews.commands import file_document, import_reading
from hiwar.reviews.models import Coding, Position, Recommendation
from hiwar.training import addendum_path, report_path, thematic_list_path
from tests.builders import NOW, source

PATHS = {"report": report_path(), "addendum": addendum_path(), "list": thematic_list_path()}
Read = dict[str, Reading]


@pytest.fixture(scope="module")
def readings() -> Read:
    return {kind: read(path.read_bytes(), path.name) for kind, path in PATHS.items()}


def bring(kind: str, reading: Reading, tmp_path: Path) -> None:
    command = import_reading if kind == "report" else file_document
    command(OPERATOR, source(tmp_path, kind, f"{kind}.txt"), reading, now=NOW)


@pytest.mark.parametrize("order", list(permutations(PATHS)), ids="-".join)
def test_every_row_finds_its_own_recommendation_in_any_order(
    record: Path, tmp_path: Path, readings: Read, order: tuple[str, ...]
) -> None:
    for kind in order:
        bring(kind, readings[kind], tmp_path)
    rows = list(Coding.objects.select_related("recommendation"))
    assert len(rows) == Recommendation.objects.count() == 67
    assert len({row.recommendation_id for row in rows}) == 67
    for row in rows:
        assert row.recommendation is not None
        assert (row.paragraph, row.part) == (row.recommendation.paragraph, row.recommendation.part)
        assert row.themes
        assert row.persons
        assert row.sdgs
        assert row.position_source


def test_the_positions_of_a_list_overwrite_none(record: Path, tmp_path: Path, readings: Read) -> None:
    bring("report", readings["report"], tmp_path)
    before = Counter(Position.objects.values_list("recommendation", "value", "document"))
    bring("list", readings["list"], tmp_path)
    assert Counter(Position.objects.values_list("recommendation", "value", "document")) == before
    assert Counter(Coding.objects.filter(part=1).values_list("position", flat=True)) == {
        "supported": 45,
        "noted": 14,
        "partly": 1,
    }
