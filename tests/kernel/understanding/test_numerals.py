"""Numbers in digits of any script and in words, in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.understanding.folding import fold
from hiwar.kernel.understanding.numerals import numbers


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "one hundred and sixty-seven recommendations", [(167, "cardinal")]),
        ("en", "the thirty-third session and the 47th", [(33, "ordinal"), (47, "ordinal")]),
        ("en", "twice in 1,234 days", [(2, "times"), (1234, "cardinal")]),
        ("en", "resolution 69/188", []),
        ("en", "two and three", [(2, "cardinal"), (3, "cardinal")]),
        ("ar", "مئة وسبع وستون توصية", [(167, "cardinal")]),
        ("ar", "الدورة الثالثة والثلاثين", [(33, "ordinal")]),
        ("ar", "التاسعة عشرة", [(19, "ordinal")]),
        ("ar", "مرتين في ٢٠١٩ بـ88", [(2, "times"), (2019, "cardinal"), (88, "cardinal")]),
        ("ar", "ثلاثا وتسعين وأحد عشر عضوا", [(93, "cardinal"), (11, "cardinal")]),
        ("ar", "يوم الاثنين", []),
        ("ar", "للمرة الثالثة", [(3, "ordinal")]),
        ("fr", "cent soixante-sept, quatre-vingt-treize", [(167, "cardinal"), (93, "cardinal")]),
        ("fr", "la 33e et la trente-troisième session", [(33, "ordinal"), (33, "ordinal")]),
        ("es", "ciento sesenta y siete; trigésima tercera", [(167, "cardinal"), (33, "ordinal")]),
        ("ru", "сто шестьдесят семь, дважды, в третий раз", [(167, "cardinal"), (2, "times"), (3, "ordinal")]),
        ("zh", "一百六十七项，第三次，第33届", [(167, "cardinal"), (3, "ordinal"), (33, "ordinal")]),
        ("zh", "一律弃权，一致同意，十分，一条", [(1, "cardinal")]),
        ("fr", "une centaine, vingtaine", [(100, "cardinal"), (20, "cardinal")]),
        ("es", "treintena de países", [(30, "cardinal")]),
    ],
)
def test_numbers(lang: str, text: str, found: list[tuple[int, str]]) -> None:
    assert [(each.value, each.kind) for each in numbers(fold(text).plain, lang)] == found


WORDS = {
    "en": {"seventeen": 17, "sixtieth": 60, "two hundred and ninety-four": 294, "one hundred and seventeenth": 117},
    "fr": {
        "dix-sept": 17, "dix-huit": 18, "dix-neuvième": 19, "vingt et unième": 21, "soixante-dix-huit": 78,
        "quatre-vingt-quatre": 84, "cent quatre-vingts": 180, "cent quatre-vingt-dix-sept": 197, "soixantième": 60,
    },
    "es": {
        "decimonoveno": 19, "décimo noveno": 19, "decimotercera": 13, "vigésimo": 20, "vigesimosexta": 26,
        "trigésimo tercer": 33, "cuadragésimo séptimo": 47, "doscientas noventa y cuatro": 294,
    },
    "ru": {
        "одиннадцатой": 11, "девятнадцатая": 19, "двадцатом": 20, "тридцать третьей": 33, "сорок седьмая": 47,
        "шестидесятой": 60, "двести девяносто четыре": 294,
    },
    "ar": {
        "أربع وعشرون": 24, "أربعة وعشرين": 24, "مئة وأربع وعشرون": 124, "الحادية عشرة": 11, "الحادي والعشرون": 21,
        "الحادية والثلاثين": 31, "السابعة والأربعين": 47, "مئتان وأربع وتسعون": 294, "ثمان وعشرين": 28,
    },
    "zh": {"二十四": 24, "第四十七": 47, "二百九十四": 294, "两百": 200},
}  # fmt: skip


@pytest.mark.parametrize(("lang", "word", "value"), [(lang, *each) for lang in WORDS for each in WORDS[lang].items()])
def test_words_that_make_one_number(lang: str, word: str, value: int) -> None:
    assert [each.value for each in numbers(fold(word).plain, lang)] == [value]


@given(st.text(), st.sampled_from(["ar", "en", "es", "fr", "ru", "zh"]))
def test_any_text(text: str, lang: str) -> None:
    plain = fold(text).plain
    for each in numbers(plain, lang):
        assert 0 <= each.start < each.end <= len(plain)
        assert each.value >= 0
