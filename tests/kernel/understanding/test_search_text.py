"""Search text: what people type finds what documents print, in every official language."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.understanding.search_text import normalise


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("the State’s obligations", "the state's obligations"),
        ("Türkiye", "TURKIYE"),
        ("co-operate", "co operate"),
        ("imple\u00admentation", "implementation"),
        ("imple\ufffementation", "implementation"),
        ("Ejército, señal", "ejercito senal"),
        ("Ещё мирный путь", "еще мирныи путь"),
        ("حُقُوق الإنسان", "حقوق الانسان"),
        ("حـــقوق", "حقوق"),
        ("اتفاقية", "اتفاقيه"),
        ("على", "علي"),
        ("أُسَر", "اسر"),
        ("القضاء", "القضا"),
        ("القاعدة ٢٥", "القاعده 25"),
        ("第２条", "第2条"),
        ("Œuvre", "oeuvre"),
        ("  two \n words\t", "two words"),
        ("…—!", ""),
    ],
)
def test_what_is_typed_equals_what_is_printed(printed: str, typed: str) -> None:
    assert normalise(printed) == normalise(typed)


def test_words_stay_apart_and_in_order() -> None:
    assert normalise("Ratify (without delay) OP-CAT; 124.16") == "ratify without delay op cat 124 16"


def test_scripts_without_case_keep_their_letters() -> None:
    assert normalise("保护儿童权利") == "保护儿童权利"


def test_persian_and_arabic_digits_are_the_same() -> None:
    assert normalise("۱۲۳") == normalise("١٢٣") == "123"


@given(st.text())
def test_applying_it_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_only_letters_digits_and_single_spaces_remain(text: str) -> None:
    found = normalise(text)
    assert found == found.strip()
    assert "  " not in found
    assert all(sign.isalnum() or sign == " " for sign in found)


@given(st.text(alphabet=st.characters(codec="ascii") | st.sampled_from("éàüñçÀÉöøŁŠабвйёАБЙابتأإآةىـ")))
def test_case_and_diacritics_do_not_count(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert normalise(text) == normalise(text.casefold()) == normalise(decomposed)
    assert normalise("".join(sign for sign in decomposed if not unicodedata.combining(sign))) == normalise(text)


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1), min_size=1), st.sampled_from([" ", ", ", " – ", "\n", " / "]))
def test_what_stands_between_words_does_not_count(words: list[str], between: str) -> None:
    assert normalise(between.join(words)) == " ".join(words)
