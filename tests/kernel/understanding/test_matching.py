"""Codings find the recommendations that they code, and nothing else."""

from __future__ import annotations

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.understanding.matching import THRESHOLD, Coded, Reason, Recommended, match

SCHOOLS = "Build more schools in rural areas and train teachers in the languages spoken there"
COURTS = "Shorten the time that people wait in prison before a court hears them"
TORTURE = "Ratify the Optional Protocol to the Convention against Torture and set up a preventive mechanism"
BOTH = (
    "Build more schools in rural areas and train teachers; shorten the time that people wait before a court hears them"
)


def matched(rows: list[tuple[str, str]], read: list[tuple[str, str]]) -> list[int | None]:
    """The number of what was read for each row; a row and a reading are a text and States with spaces between."""
    codings = [Coded(n, text, tuple(states.split())) for n, (text, states) in enumerate(rows)]
    told = [Recommended(n, text, tuple(states.split()), f"1.{n}") for n, (text, states) in enumerate(read)]
    found = match(codings, told)
    return [one.recommendation if one else None for one in found.values()]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("coded", "read"),
    [
        (SCHOOLS, SCHOOLS),
        (SCHOOLS.upper() + ".", SCHOOLS),
        ("Build additional schools in rural areas, and train the teachers in languages spoken there;", SCHOOLS),
        ("Build more schools in rural areas and train teach", SCHOOLS),
        ("Shorten the time that people wait before a court hears them", BOTH),
        (BOTH, "Build more schools in rural areas and train teachers"),
        ("Sign and ratify the Covenant on Rivers", "Sign the Covenant on Rivers"),
    ],
)
def test_an_edited_cut_or_completed_text_is_found(coded: str, read: str) -> None:
    assert matched([(coded, "XTV")], [(COURTS + " of Talvania", "XAA"), (read, "XTV XBB")]) == [1]


def test_the_recommending_state_must_agree() -> None:
    assert matched([(SCHOOLS[:50], "XTV")], [(SCHOOLS, "XAA")]) == [None]
    assert matched([(SCHOOLS, "XTV")], [(SCHOOLS, "XAA"), (SCHOOLS, "XTV")]) == [1]


def test_the_same_text_of_another_state_is_a_weak_match() -> None:
    rows = [Coded("row", SCHOOLS, ("XTV",))]
    found = match(rows, [Recommended("read", SCHOOLS, ("XAA",)), Recommended("unknown", SCHOOLS, ())])["row"]
    assert found is not None
    assert (found.recommendation, found.reason) == ("unknown", Reason.OTHER_STATE)
    assert THRESHOLD <= found.score < 0.7
    assert matched([("Ratify the Covenant", "XTV")], [("Ratify the Covenant", "XAA")]) == [None]


@pytest.mark.parametrize("text", ["", " – ", "Respect fishermen", "بناء مدارس جديدة في الريف", "在农村修建学校"])
def test_a_text_that_nobody_said_finds_nothing(text: str) -> None:
    assert matched([(text, "XTV")], [(SCHOOLS, "XTV"), (COURTS, "XTV"), ("", "XTV")]) == [None]


def test_two_rows_go_to_two_texts() -> None:
    near = "Ratify the Optional Protocol to the Convention against Torture"
    assert sorted(matched([(near, "XTV"), (near, "XTV")], [(near, "XTV"), (near, "XTV")])) == [0, 1]  # type: ignore[type-var]
    assert matched([(near, "XTV"), (TORTURE, "XTV")], [(TORTURE, "XTV"), (near, "XTV")]) == [1, 0]


def test_several_rows_may_share_a_split_recommendation() -> None:
    rows = [(BOTH.split(";")[0], "XTV"), (BOTH.split("; ")[1], "XTV")]
    assert matched(rows, [(BOTH, "XTV"), (TORTURE, "XTV")]) == [0, 0]


def test_texts_that_are_as_good_are_alternatives() -> None:
    read = [Recommended(n, SCHOOLS, ("XTV",), f"1.{n}") for n in range(2)]
    found = match([Coded("row", SCHOOLS, ("XTV",))], read)["row"]
    assert found is not None
    assert (found.recommendation, found.alternatives) == (0, (1,))


def test_nothing_to_match() -> None:
    assert match([], [Recommended(1, SCHOOLS, ("XTV",))]) == {}
    assert match([Coded("row", SCHOOLS, ("XTV",))], []) == {"row": None}


@pytest.mark.parametrize("alike", [True, False])
def test_very_many_rows_of_one_state_end_soon(alike: bool) -> None:
    texts = [SCHOOLS if alike else f"{SCHOOLS} number {n} {n * 7919}" for n in range(1500)]
    start = time.process_time()
    found = matched([(text, "XTV") for text in texts], [(text, "XTV") for text in texts])
    assert None not in found
    assert time.process_time() - start < 20


WORDS = ("ratify", "sign", "build", "law", "courts", "schools", "women", "torture", "covenant", "the", "of", "and")
words = st.sampled_from(WORDS)
texts = st.lists(words, min_size=1, max_size=9).map(" ".join)
states = st.sampled_from(["XTV", "XAA", "XTV XAA", ""])
pairs = st.lists(st.tuples(texts, states), max_size=7)


@given(pairs, pairs, st.randoms())
def test_the_order_of_rows_and_texts_changes_nothing(
    rows: list[tuple[str, str]],
    read: list[tuple[str, str]],
    random: object,
) -> None:
    codings = [Coded(n, text, tuple(names.split())) for n, (text, names) in enumerate(rows)]
    told = [Recommended(n, text, tuple(names.split())) for n, (text, names) in enumerate(read)]
    first = match(codings, told)
    random.shuffle(codings)  # type: ignore[attr-defined]
    random.shuffle(told)  # type: ignore[attr-defined]
    assert match(codings, told) == first
    assert all(THRESHOLD <= one.score <= 1 for one in first.values() if one)


@given(pairs, pairs)
def test_the_same_text_of_the_same_state_is_always_matched(
    rows: list[tuple[str, str]], read: list[tuple[str, str]]
) -> None:
    for (row, found), (number, told) in product(
        zip(rows, matched(rows, read), strict=True),
        enumerate(read),
    ):
        if row[0] == told[0] and set(row[1].split()) & set(told[1].split()):
            assert found is not None, number
