"""Which files are read as data sets, and which as documents; any bytes at all end in rows or one sentence."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hiwar.kernel.reading.data_sets import is_data_set
from hiwar.kernel.reading.model import ReadingError
from tests.kernel.reading.data_sets.made import RECORD, coding, export, read, table, workbook


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"a,b\n", "x.csv", True),
        (b"", "x.CSV", True),
        (b"PK\x03\x04", "x.xlsx", True),
        (b"PK\x03\x04", "x.docx", False),
        (b"%PDF-1.7", "x.csv", False),
        (b'[{"a": 1}]', "x.txt", True),
        (b"[1] Introduction", "x.txt", False),
        (table(coding()).encode(), "x.txt", True),
        (table(coding(), end="\r").encode("mac_roman"), "noname", True),
        (b"The report says, among others", "x.txt", False),
        (b"Id,Label,LabelAr\n", "x.txt", True),
        (b"", "x.txt", False),
    ],
)
def test_a_data_set_is_told_by_suffix_or_by_its_first_line(head: bytes, name: str, expected: bool) -> None:
    assert is_data_set(head, name) is expected


_WHOLE = [
    table(coding(), coding("café “x”")).encode(),
    table(coding("café"), end="\r").encode("mac_roman"),
    export(RECORD, RECORD),
    workbook(["x"] * 12),
]


@given(whole=st.sampled_from(_WHOLE), place=st.floats(0, 1), cut=st.integers(0, 40), junk=st.binary(max_size=20))
@example(whole=_WHOLE[0], place=0.5, cut=0, junk=b"\0")
def test_a_mutated_data_set_gives_rows_or_one_sentence(whole: bytes, place: float, cut: int, junk: bytes) -> None:
    at = int(place * len(whole))

    with contextlib.suppress(ReadingError):
        read(whole[:at] + junk + whole[at + cut :])


_STARTS = (b"", b"PK\x03\x04", b"PAR1", b"[{", b"To,Text,From,Response,Session\n")


@given(st.binary(max_size=300), st.sampled_from(_STARTS))
def test_any_bytes_give_rows_or_one_sentence(data: bytes, start: bytes) -> None:
    with contextlib.suppress(ReadingError):
        read(start + data)
