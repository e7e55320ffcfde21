"""Folding a text keeps every place; phrases are found in what is folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.understanding.folding import fold, phrase_pattern


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("إلى الأمم ٢٠١٩،", "الي الامم 2019,"),
        ("مُعاهدة", "معاهده"),
        ("Ёлка", "елка"),
        ("“A” «Б» 「三」", '"a" "б" "三"'),
        ("ﬁn—x", "fin-x"),
        ("，。；：", ",.;:"),
    ],
)
def test_what_is_folded(text: str, plain: str) -> None:
    assert fold(text).plain == plain


def test_a_place_in_what_is_folded_is_one_in_the_text() -> None:
    text = "قال: «خضعت كُوريا مرّتين»"
    folded = fold(text)
    start = folded.plain.index("مرتين")
    assert text[slice(*folded.place(start, start + 5))] == "مرّتين"
    assert folded.folded(*folded.place(start, start + 5)) == (start, start + 5)


@given(st.text())
def test_every_sign_comes_from_one_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.at) == len(folded.plain) + 1
    assert list(folded.at) == sorted(folded.at)
    assert folded.at[-1] == len(text)


@pytest.mark.parametrize(
    ("phrase", "lang", "text", "found"),
    [
        ("vot* against", "en", "it voted against the text", True),
        ("vot* against", "en", "it devoted against", False),
        ("took .. part", "en", "took an active part", True),
        ("took .. part", "en", "took it. Part", False),
        ("خضع*", "ar", "وخضعت للآلية", True),
        ("آلية", "ar", "لهذه الآلية", True),
        ("~شارك", "ar", "ستشارك في الحوار", True),
        ("~شارك", "ar", "وشارك في الحوار", True),
        ("يحضر", "ar", "سيحضر غدا", True),
        ("صوت* _ ضد", "ar", "صوتت تالفانيا أمس ضد النص", True),
        ("صوت* _ ضد", "ar", "صوتت تالفانيا، ضد النص", False),
        ("صوت* _ ضد", "ar", "صوتت تالفانيا صباح يوم الثلاثاء ضد النص", False),
        ("投..票", "zh", "俄罗斯投了反对票", False),
        ("投了反对票", "zh", "俄罗斯投了反对票", True),
        ("(the|this) text", "en", "on this text", True),
    ],
)
def test_phrases(phrase: str, lang: str, text: str, found: bool) -> None:
    assert bool(phrase_pattern([phrase], lang).search(fold(text).plain)) is found


def test_no_phrase_matches_nothing() -> None:
    assert not phrase_pattern([], "en").search("anything")
