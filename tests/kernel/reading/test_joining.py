"""Which answer of an addendum settles which recommendation of its report."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.reading import read
from hiwar.kernel.reading.joining import ALL_OTHERS, allot, settle
from hiwar.kernel.values import PositionValue
from tests.builders import addendum, answer, item, reading

OPEN = dict.fromkeys(("124.1", "124.2", "124.3"), True)
CLOSED = dict.fromkeys(("123.1", "123.2"), False)
TABLE = {
    "by full number": (OPEN, ["124.1", "124.3"], {"124.1": "124.1", "124.3": "124.3"}, ()),
    "by the last number, in the open list": (OPEN | CLOSED, ["1", "3"], {"124.1": "1", "124.3": "3"}, ()),
    "by the last number, in two open lists": (OPEN | {"125.3": True}, ["1", "3"], {"124.1": "1"}, ("3",)),
    "a whole list": (OPEN | CLOSED, ["124"], dict.fromkeys(OPEN, "124"), ()),
    "a whole list but one": (OPEN, ["124", "124.2"], {"124.1": "124", "124.2": "124.2", "124.3": "124"}, ()),
    "all the others": (OPEN | CLOSED, ["124.2", ""], {"124.1": "", "124.2": "124.2", "124.3": ""}, ()),
    "a closed one by its name": (OPEN | CLOSED, ["123.1"], {"123.1": "123.1"}, ()),
    "a part of an item": (OPEN, ["124.2(a)"], {"124.2": "124.2(a)"}, ()),
    "letters": ({"23(a)": True, "23(b)": True}, ["23(b)"], {"23(b)": "23(b)"}, ()),
    "one that the report has not": (OPEN, ["124.9"], {}, ("124.9",)),
    "the number of the list as an item of it": (
        {f"3.{number}": True for number in range(1, 5)},
        ["1", "3"],
        {"3.1": "1", "3.3": "3"},
        (),
    ),
}


@pytest.mark.parametrize(("paragraphs", "labels", "expected", "astray"), TABLE.values(), ids=TABLE)
def test_answers_are_allotted(
    paragraphs: dict[str, bool], labels: list[str], expected: dict[str, str], astray: tuple[str, ...]
) -> None:
    found = allot(paragraphs, labels)
    assert (dict(found.by_paragraph), found.astray) == (expected, astray)


_NUMBERS = st.builds("{}.{}".format, st.integers(1, 3), st.integers(1, 6))


@given(st.dictionaries(_NUMBERS, st.booleans()), st.lists(_NUMBERS | st.just(ALL_OTHERS), unique=True))
def test_full_numbers_settle_themselves_and_the_rest_only_what_is_open(
    paragraphs: dict[str, bool], labels: list[str]
) -> None:
    found = allot(paragraphs, labels).by_paragraph
    for paragraph, is_open in paragraphs.items():
        if paragraph in labels:
            assert found[paragraph] == paragraph
        else:
            assert found.get(paragraph) == (ALL_OTHERS if is_open and ALL_OTHERS in labels else None)


def test_a_report_takes_its_positions_from_the_addendum() -> None:
    report = reading(item("100.1", position=PositionValue.PENDING), item("100.2", position=PositionValue.PENDING))
    settled = settle(report, addendum(answer("100.1"), answer("100.7"), answer("100.2", PositionValue.UNCLEAR)))

    assert [(one.position, one.position_source) for one in settled.recommendations] == [
        (PositionValue.NOTED, "A/HRC/0/1/Add.1, para. 3"),
        (PositionValue.PENDING, "A/HRC/0/1, para. 100"),
    ]
    assert settled.warnings == ("A/HRC/0/1/Add.1 answers 100.7, which the report has not",)


REAL = {
    ("cycle2/g1423930.pdf", "cycle2/g1504261.pdf"): {"supported": 142, "noted": 21},
    ("cycle4/g2502644.pdf", "cycle4/g2505828.pdf"): {"supported": 217, "noted": 37},
}
"""A/HRC/28/15 and A/HRC/59/15 with their addenda: the totals that the addenda state."""


@pytest.mark.samples
@pytest.mark.parametrize(("files", "expected"), REAL.items())
def test_real_reports_are_settled_whole(files: tuple[str, str], expected: dict[str, int]) -> None:
    samples = os.environ.get("HIWAR_SAMPLES")
    if not samples:
        pytest.skip("HIWAR_SAMPLES names no real material")
    report, answers = (read((Path(samples) / "slovenia" / file).read_bytes(), file) for file in files)
    settled = settle(report, answers)
    paragraphs = {one.paragraph: one.position.value for one in settled.recommendations if one.position}
    assert Counter(paragraphs.values()) == expected
    assert settled.warnings == report.warnings
