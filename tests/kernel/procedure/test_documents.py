"""Symbols as the readers of documents understand them, and limits of words at their boundaries."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import practice
from hiwar.kernel.procedure.documents import Series, length, symbol
from hiwar.kernel.reading.model import Genre
from hiwar.kernel.reading.symbols import series_of

SYMBOLS = (
    (Series.NATIONAL_REPORT, {"session": 47, "state": "PRK"}, "A/HRC/WG.6/47/PRK/1"),
    (Series.COMPILATION, {"session": 33, "state": "PRK"}, "A/HRC/WG.6/33/PRK/2"),
    (Series.SUMMARY, {"session": 20, "state": "SVN"}, "A/HRC/WG.6/20/SVN/3"),
    (Series.DRAFT_REPORT, {"session": 6, "number": 5}, "A/HRC/WG.6/6/L.5"),
    (Series.WORKING_GROUP_REPORT, {"session": 42, "number": 10}, "A/HRC/42/10"),
    (Series.ADDENDUM, {"report": "A/HRC/59/15"}, "A/HRC/59/15/Add.1"),
    (Series.COUNCIL_DRAFT, {"session": 28, "number": 18}, "A/HRC/28/L.18"),
    (Series.COUNCIL_RESOLUTION, {"session": 28, "number": 22}, "A/HRC/RES/28/22"),
    (Series.COUNCIL_DECISION, {"session": 60, "number": 115}, "A/HRC/DEC/60/115"),
    (Series.THIRD_COMMITTEE_DRAFT, {"session": 79, "number": 1}, "A/C.3/79/L.1"),
    (Series.ASSEMBLY_RESOLUTION, {"session": 70, "number": 172}, "A/RES/70/172"),
)

LIMITS = (
    # practice, day: words, whether they were read in a source
    ("national_report_words", None, 10700, False),
    ("compilation_words", None, 5350, False),
    ("summary_words", None, 5350, False),
    ("addendum_words", None, 2675, True),
    ("working_group_report_words", date(2012, 7, 5), 9630, True),
    ("working_group_report_words", date(2025, 1, 28), 10700, True),
    ("stakeholder_words", None, 2815, False),
    ("joint_stakeholder_words", None, 5630, False),
    ("treaty_periodic_report_words", None, 21200, True),
    ("treaty_initial_report_words", None, 31800, False),
    ("common_core_document_words", None, 42400, False),
)


@pytest.mark.parametrize(("series", "parts", "expected"), SYMBOLS)
def test_a_symbol_is_made_of_its_parts(series: Series, parts: dict[str, int | str], expected: str) -> None:
    assert symbol(series, **parts) == expected


def test_every_series_has_an_example() -> None:
    assert {series for series, _, _ in SYMBOLS} == set(Series)


@given(st.integers(1, 99), st.sampled_from(["PRK", "SVN", "XTV"]))
def test_the_readers_find_the_parts_again(session: int, state: str) -> None:
    for series, genre in (
        (Series.NATIONAL_REPORT, Genre.NATIONAL_REPORT),
        (Series.COMPILATION, Genre.COMPILATION),
        (Series.SUMMARY, Genre.SUMMARY),
    ):
        found = series_of(symbol(series, session=session, state=state))
        assert (found.genre, found.session, found.state) == (genre, session, state)
    report = symbol(Series.WORKING_GROUP_REPORT, session=session, number=7)
    assert series_of(symbol(Series.ADDENDUM, report=report)).answers == report


@pytest.mark.parametrize(
    ("series", "parts", "said"),
    [
        (Series.COMPILATION, {"session": 33}, "'state'"),
        (Series.COMPILATION, {"session": 33, "state": "prk"}, "as in PRK"),
        (Series.COMPILATION, {"session": 0, "state": "PRK"}, "as in 33"),
        (Series.ADDENDUM, {"report": "A/HRC/59/15/Add.1"}, "as in A/HRC/42/10"),
    ],
)
def test_a_part_that_makes_no_symbol_is_refused(series: Series, parts: dict[str, int | str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        symbol(series, **parts)


@pytest.mark.parametrize(("name", "on", "words", "verified"), LIMITS)
def test_one_word_more_than_the_limit_is_too_long(name: str, on: date | None, words: int, verified: bool) -> None:
    limit = practice(name, on)
    assert length(words, limit)[:3] == (True, words, 0)
    assert length(words + 1, limit)[:3] == (False, words, 1)
    assert length(words, limit).verified is verified


def test_what_is_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 words"):
        length(-1, practice("addendum_words"))
    with pytest.raises(ValueError, match="others_minutes is a number of minutes"):
        length(1, practice("others_minutes"))
