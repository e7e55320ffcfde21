"""Pages as pictures, and where stretches of their text stand on them."""

from __future__ import annotations

import struct
import zlib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.reading import pdf
from hiwar.kernel.reading.model import ReadingError
from hiwar.kernel.reading.picture import SIDE, Box, letters_of, marks, picture

TRAINING = files("hiwar.training").joinpath("talvania")


def report(language: str) -> bytes:
    return TRAINING.joinpath(f"report-{language}.pdf").read_bytes()


def test_a_page_is_drawn_as_a_whole_png() -> None:
    png = picture(report("en"), 1).png
    assert png.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert (width in range(990, 1011), height in range(1400, 1430), depth, colour) == (True, True, 8, 0)
    content = zlib.decompress(png[png.index(b"IDAT") + 4 : -16])
    assert len(content) == height * (width + 1)
    assert min(content) == 0 < max(content) == 255
    assert len(png) < 200_000


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh"])
def test_words_of_a_page_are_found_on_its_picture(language: str) -> None:
    data = report(language)
    text = pdf.pages(data, 1000)[0].text
    drawn = picture(data, 1)
    start = text.index("A/HRC/")
    (box,) = marks(text, [(start, start + len("A/HRC/"))], drawn.letters, drawn.boxes)
    x1, y1, x2, y2 = box
    assert 0 <= x1 < x2 <= SIDE
    assert 0 <= y1 < y2 < SIDE // 3
    whole = marks(text, [(0, len(text))], drawn.letters, drawn.boxes)
    assert len(whole) > 5


@pytest.mark.parametrize(("data", "number"), [(b"", 1), (b"no PDF", 1), (report("en"), 0), (report("en"), 999)])
def test_what_cannot_be_drawn(data: bytes, number: int) -> None:
    with pytest.raises(ReadingError):
        picture(data, number)


LETTERS = "124Ratifythetreaty124Signit"
BOXES: list[Box] = [(100 * at, 0, 100 * at + 90, 50) for at in range(len(LETTERS))]


def test_a_stretch_is_marked_where_its_letters_stand() -> None:
    text = "124 Ratify the trea-\nty; 124 Sign it"
    start = text.index("Ratify")
    assert marks(text, [(start, text.index(";"))], LETTERS, BOXES) == [(300, 0, 100 * 17 + 90, 50)]


def test_a_stretch_that_moved_is_marked_where_it_stands_alone() -> None:
    assert marks("a note. Sign it", [(8, 15)], LETTERS, BOXES) == [(2100, 0, 2690, 50)]
    assert marks("note 124", [(5, 8)], LETTERS, BOXES) == []
    assert marks("other", [(0, 5)], LETTERS, BOXES) == []
    assert marks("...", [(0, 3)], LETTERS, BOXES) == []


def test_the_letters_of_a_line_are_one_box_and_the_next_line_another() -> None:
    boxes: list[Box] = [(0, 0, 10, 20), (12, 2, 20, 21), (0, 30, 10, 50)]
    assert marks("abc", [(0, 3)], "abc", boxes) == [(0, 0, 20, 21), (0, 30, 10, 50)]


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=4), st.text(max_size=40)
)
def test_no_places_break_the_marking(text: str, places: list[tuple[int, int]], printed: str) -> None:
    letters = letters_of(printed)
    assert len(marks(text, places, letters, [(0, 0, 1, 1)] * len(letters))) <= len(places)
