"""What is offered where the words as they were typed find nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.search import nearest, queries
from hiwar.search.queries import Asked
from tests.web import sample

LETTERS = st.text("abcdé", min_size=4, max_size=8)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        (
            "consience",
            "conscience conscience consiences consienc onsience cosnience",
            "consciences consience conscienc",
        ),
        ("пытк", "пытка пытки пыта", "пытками"),
        ("تعذب", "تعذيب عذب", "التعذيب"),
    ],
)
def test_a_word_is_near_by_one_letter(word: str, near: str, far: str) -> None:
    pattern = re.compile(nearest.spelt(word))
    assert [each for each in near.split() if not pattern.fullmatch(each)] == []
    assert nearest.among(word, [far, word]) == []


@given(LETTERS, st.data())
def test_whatever_letter_is_wrong_the_word_is_found(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdé"))
    turned = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    for other in {
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 :],
        turned,
    }:
        if len(other) >= 4:
            assert re.fullmatch(nearest.spelt(other), word) or other == word


@pytest.mark.parametrize("word", ["", "abc", "a" * 25, "a1234", "x*yz1"])
def test_short_words_and_signs_have_no_other_spelling(word: str) -> None:
    assert nearest.spelt(word) == ""


@pytest.mark.parametrize(
    ("said", "held", "near", "offered"),
    [
        ("mechanisms for complaint", "mechanisms for complaint", {}, ["mechanism* complaint*"]),
        (
            "freedom of consience",
            "freedom of",
            {"consience": ["conscience"]},
            ["freedom of conscience", "freedom of consienc*", "freedom* consienc*"],
        ),
        ("запрещение пыток", "запрещение", {}, ["запрещение пыток*", "запрещен* пыток*"]),
        ("zebra", "", {}, ["zebr*"]),
        ("it is", "it is", {}, []),
    ],
)
def test_the_words_that_no_text_holds_are_spelt_otherwise_first(
    said: str, held: str, near: dict[str, list[str]], offered: list[str]
) -> None:
    ways = nearest.others(said.split(), lambda word: word in held.split(), lambda word: near.get(word, []))
    assert list(ways) == offered


def test_many_words_and_chinese_are_left_alone() -> None:
    assert nearest.typed("one two three four five six seven") == []
    assert nearest.typed("废除死刑") == []


# In the record


def search(**asked: str) -> dict[str, Any]:
    return queries.search(Asked.of_query(asked), 1, "en")


def test_what_finds_something_is_offered_and_not_used(record: Path, tmp_path: Path) -> None:
    sample.fill(tmp_path)
    told = search(q="oil the hinjes", of="XKS")
    assert (told["pages"]["total"], told["recommendations"], told["understood"]) == (0, [], None)
    assert [way["asked"]["q"] for way in told["instead"]] == ["oil the hinges"]
    assert told["instead"][0]["asked"]["of"] == "XKS"
    assert search(q="oil the hinges", of="XKS")["instead"] == []
    assert search(q="zebra", of="XKS")["instead"] == []
