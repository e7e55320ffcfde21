"""Dates and numbers as United Nations documents print them."""

from datetime import date

import pytest

from hiwar.kernel.values import LANGUAGES
from hiwar.web.formats import day, number
from hiwar.web.templatetags.hiwar import ltr, text_of


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "1 May 2014"),
        ("fr", "1er mai 2014"),
        ("es", "1 de mayo de 2014"),
        ("ru", "1 мая 2014"),
        ("zh", "2014年5月1日"),
        ("ar", "1 أيار/مايو 2014"),
    ],
)
def test_a_day_in_six_languages(lang: str, expected: str) -> None:
    assert day("2014-05-01", lang) == expected
    assert day(date(2014, 5, 1), lang) == expected
    assert day("2014-05-01T10:00:00+00:00", lang) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_month_has_a_name(lang: str) -> None:
    assert len({day(date(2020, month, 9), lang) for month in range(1, 13)}) == 12


def test_months_of_two_words_do_not_break() -> None:
    assert day("2009-12-07", "ar") == "7 كانون\N{NO-BREAK SPACE}الأول/ديسمبر 2009"


@pytest.mark.parametrize("nothing", [None, ""])
def test_an_unknown_day_is_empty(nothing: str | None) -> None:
    assert day(nothing, "en") == ""


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "30,267"), ("zh", "30,267"), ("ar", "30\xa0267"), ("fr", "30\xa0267")]
)
def test_thousands(lang: str, expected: str) -> None:
    assert number(30267, lang) == expected
    assert number(999, lang) == "999"


def test_a_number_stays_in_one_piece_from_right_to_left() -> None:
    assert ltr("90(a)") == '<bdi dir="ltr">90(a)</bdi>'
    assert ltr("<b>") == '<bdi dir="ltr">&lt;b&gt;</bdi>'
    assert text_of("90(a)", 1) == "90(a)"
    assert text_of("90(a)", 2) == "90(a):2"
