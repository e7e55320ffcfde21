"""Words as a reader types them, against texts as they are searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.understanding.search_text import normalise
from hiwar.reviews.queries.words import LIMIT, wanted


def finds(words: str, text: str) -> bool:
    return all(each.within(normalise(text)) for each in wanted(words))


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("oman", "The rights of a woman", False),
        ("Oman", "Offered by Oman, again", True),
        ("uk", "Mukhortova", False),
        ("right", "All rights", True),
        ("box", "Two boxes", True),
        ("rights", "A right", False),
        ("norm", "normalize", False),
        ("norm*", "normalize", True),
        ("NORM*", "abnormal", False),
        ("old nets", "nets that are old", True),
        ('"old nets"', "nets that are old", False),
        ('"old nets"', "the old nets, mended", True),
        ("“old nets”", "the old nets, mended", True),
        ('"old ne*"', "the old nets, mended", True),
        ('"old nets', "the old nets", True),
        ('"right"', "all rights", False),
        ("follow-up", "the follow up", True),
        ("follow-up", "up, then follow", False),
        ("State's", "the State’s duty", True),
        ("1325", "resolution 1325 (2000)", True),
        ("قوارب", "عدّ القوارب", True),
        ("قوارب", "بالقوارب", True),
        ("قارب", "القوارب", False),
        ("人权", "促进人权教育", True),
        ("* - !", "anything", True),
    ],
)
def test_what_is_found(words: str, text: str, found: bool) -> None:
    assert finds(words, text) is found


def test_nothing_that_could_stand_in_a_text_is_nothing_wanted() -> None:
    assert wanted("?! * \"\" ''") == []
    assert len(wanted("word " * 40)) == LIMIT


@given(st.text(max_size=60))
def test_every_text_holds_its_own_words(text: str) -> None:
    for word in normalise(text).split()[:LIMIT]:
        assert finds(word, text)
