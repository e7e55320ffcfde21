"""What is asked of the reviews: counting, marking places, and pages of long lists."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.reading import Page
from hiwar.kernel.values import Place, PositionValue
from hiwar.reviews import queries
from hiwar.reviews.commands import Correction, correct, import_reading
from hiwar.reviews.queries.source import segments
from hiwar.reviews.queries.telling import POSITIONS, cut, position_counts, tidy
from tests.builders import NOW, SYMBOL, item, later, reading, source
from tests.web import sample

TODAY = date(2026, 11, 27)

PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40), st.none() | st.just("a")), max_size=6)


@given(st.text(max_size=30), PLACES)
def test_no_character_is_lost_or_doubled_by_marking(text: str, places: list[tuple[int, int, str | None]]) -> None:
    pieces = segments(text, places)
    assert "".join(piece["text"] for piece in pieces) == text
    assert all(piece["text"] for piece in pieces)
    marked = {at for start, end, _ in places for at in range(start, min(end, len(text)))}
    assert sum(len(piece["text"]) for piece in pieces if piece["marked"]) == len(marked)


@given(st.lists(st.integers(), max_size=50), st.integers(-5, 50), st.integers(1, 10))
def test_a_page_of_a_list_always_exists(items: list[int], page: int, size: int) -> None:
    shown, where = cut(items, page, size)
    assert len(shown) <= size
    assert 1 <= where["page"] <= where["of"]
    assert where["total"] == len(items)
    assert bool(shown) == bool(items)


@given(st.text(max_size=400))
def test_words_are_tidied_to_one_printable_line(words: str) -> None:
    tidied = tidy(words)
    assert len(tidied) <= 200
    assert tidied == tidied.strip()
    assert tidied.isprintable()


def test_positions_are_counted_in_their_order() -> None:
    pairs = [("noted", 2), ("", 1), ("supported", 3), ("noted", 1)]
    assert position_counts(pairs) == [
        {"position": "supported", "count": 3},
        {"position": "noted", "count": 3},
        {"position": "none", "count": 1},
    ]
    assert set(POSITIONS) == {*PositionValue, "none"}


def test_a_withdrawn_first_text_leaves_the_paragraph_counted_once(record: Path, tmp_path: Path) -> None:
    items = (item("100.1", "Count the boats"), item("100.1", "Mend the nets", part=2), item("100.2", "Light the lamp"))
    import_reading(OPERATOR, source(tmp_path), reading(*items), now=NOW)
    correct(OPERATOR, f"{SYMBOL}:100.1", Correction(withdraw=True), reason="a heading", now=later(1))

    home = queries.home("en", on=TODAY)
    assert home["training"][0]["recommendations"] == 2
    review = queries.review("XTV", 0, queries.MatrixFilters(), "en")
    assert review is not None
    assert review["counts"]["recommendations"] == 2
    assert review["counts"]["texts"] == 2


def test_a_regional_group_is_that_of_the_day_of_the_review(record: Path, tmp_path: Path) -> None:
    sample.real(tmp_path)
    review = queries.review("SVN", 20, queries.MatrixFilters(group="AG"), "fr")
    assert review is not None
    assert [row["states"][0]["name"] for row in review["recommendations"]] == ["Égypte"]
    assert review["shown"]["recommendations"] == 1


def test_a_long_text_is_shown_with_the_lines_around_it(record: Path, tmp_path: Path) -> None:
    lines = [f"{number} {'words ' * 12}" for number in range(200)]
    page = "\n".join(lines)
    start = page.index(lines[100])
    placed = replace(item(), places=(Place(1, start, start + len(lines[100])),))
    import_reading(OPERATOR, source(tmp_path), reading(placed, pages=(Page(1, page),)), now=NOW)

    found = queries.recommendation(f"{SYMBOL}:100.1", "en")
    assert found is not None
    excerpt = found["source"]["excerpts"][0]
    assert (excerpt["before"], excerpt["after"]) == (True, True)
    assert [part["text"] for part in excerpt["segments"] if part["marked"]] == [lines[100]]
    shown = "".join(part["text"] for part in excerpt["segments"])
    assert 1000 < len(shown) < 2000
    assert shown.split("\n")[0] in lines


def test_every_answer_can_be_carried_by_json(record: Path, tmp_path: Path) -> None:
    sample.fill(tmp_path)
    for lang in ("en", "ar"):
        answers = (
            queries.home(lang, on=TODAY),
            queries.coverage(lang),
            queries.states(lang, on=TODAY),
            queries.state_record("FRA", lang, on=TODAY),
            queries.sessions(TODAY),
            queries.session(2, lang, TODAY),
            queries.session(17, lang, TODAY),
            queries.review("XTV", 0, queries.MatrixFilters(), lang),
            queries.recommendation(f"{SYMBOL}:100.3:2", lang),
        )
        for answer in answers:
            assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize("asked", [{}, {"by": "fra", "sort": "sideways"}, {"q": "a\x00 b\n c"}])
def test_filters_are_what_a_reader_may_have_meant(asked: dict[str, str]) -> None:
    filters = queries.MatrixFilters.asked(asked)
    assert filters.sort == "number"
    assert filters.by == asked.get("by", "").upper()
    assert filters.q in ("", "a b c")
    assert filters.active() == bool(asked)
