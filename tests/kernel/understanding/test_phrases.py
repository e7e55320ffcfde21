"""Groups of phrases found together are found where the pattern of each group finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiwar.kernel.checking.words import words
from hiwar.kernel.understanding.folding import fold, phrase_pattern
from hiwar.kernel.understanding.phrases import Phrases
from hiwar.kernel.values import LANGUAGES

GOLD = Path(__file__).parents[1] / "checking" / "gold"

_STEMS = {
    "en": ("vot", "vote", "against", "a", "an", "no", "naïve", "it's", "co-host", "'ll", "42", "n"),
    "ar": ("صوت", "صوتت", "ال", "والد", "لل", "للجنة", "اللجنة", "لجنة", "ضد", "و", "بال", "كل"),
    "zh": ("投", "投票", "反对", "票", "决议", "a"),
}
_BETWEEN = (" ", " ", " ", "  ", "-", ", ", ". ", '"', "'", "\n", "/", "; ", "")


def by_pattern(phrases: list[str], lang: str, plain: str) -> list[tuple[int, int]]:
    return [match.span() for match in phrase_pattern(phrases, lang).finditer(plain)]


@st.composite
def phrases(draw: st.DrawFn, lang: str) -> str:
    """A phrase of the form that data files have."""
    stem = st.sampled_from(_STEMS[lang])
    choice = st.lists(stem, min_size=1, max_size=3).map(lambda each: f"({'|'.join(each)})")
    nested = st.tuples(stem, choice).map(lambda two: f"({two[0]} |{two[1]})")
    piece = st.one_of(
        stem,
        stem.map(lambda each: f"{each}*"),
        stem.map(lambda each: f"{each}?"),
        choice,
        choice.map(lambda each: f"{each}?"),
        st.tuples(stem, choice).map("".join),
        st.tuples(nested, stem).map("".join),
        stem.map(lambda each: f"({each} )?{each}"),
        stem.map(lambda each: rf"{each}\w+"),
        stem.map(lambda each: f"(?<!n.){each}"),
        stem.map(lambda each: f"{each}(?! no)"),
    )
    pieces = draw(st.lists(piece, min_size=1, max_size=3))
    join = draw(st.sampled_from((" ", " ", " .. ", "")))
    return join.join(pieces)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, dict[str, list[str]], str]:
    lang = draw(st.sampled_from(("en", "ar", "zh")))
    groups = draw(st.dictionaries(st.sampled_from("pqrs"), st.lists(phrases(lang), max_size=5), min_size=1))
    signs = st.sampled_from((*_STEMS[lang], *_BETWEEN, *_BETWEEN))
    return lang, groups, fold("".join(draw(st.lists(signs, max_size=40)))).plain


@settings(max_examples=200, deadline=None)
@given(cases())
def test_phrases_are_found_where_their_patterns_find_them(case: tuple[str, dict[str, list[str]], str]) -> None:
    lang, groups, plain = case
    found = Phrases(groups, lang).spans(plain)
    assert found == {name: by_pattern(each, lang, plain) for name, each in groups.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_claims_are_found_where_their_patterns_find_them(lang: str) -> None:
    plain = fold((GOLD / f"dev-{lang}.jsonl").read_text(encoding="utf-8")[:20_000]).plain
    classes = words(lang).classes
    found = classes.spans(plain)
    assert sum(map(len, found.values())) > 500
    assert found == {name: [match.span() for match in classes[name].finditer(plain)] for name in classes}


def test_of_phrases_at_one_place_the_longer_is_found() -> None:
    found = Phrases({"x": ["vote", "vote against", "against it"]}, "en").spans("a vote against it, against it")
    assert found["x"] == [(2, 14), (19, 29)]


def test_a_phrase_that_begins_with_no_word_is_found() -> None:
    assert Phrases({"x": ["'ll", "% of"]}, "en").spans("they'll say 5% of it")["x"] == by_pattern(
        ["'ll", "% of"], "en", "they'll say 5% of it"
    )


def test_an_arabic_word_is_found_with_what_is_written_in_one_piece_with_it() -> None:
    plain = fold("قالت وللجنة وبالقرار").plain
    found = Phrases({"body": ["لجنة"], "text": ["قرار"]}, "ar").spans(plain)
    assert found == {"body": [(5, 11)], "text": [(12, 20)]}


def test_each_group_is_a_pattern_too() -> None:
    classes = Phrases({"x": ["vot* against"], "none": []}, "en")
    assert classes["x"].search("it voted against")
    assert not classes["none"].search("it voted against")
    assert list(classes) == ["x", "none"]
    assert classes.spans("")["x"] == []
