"""Dates and numbers as United Nations documents print them."""

from datetime import date

import pytest

from hiwar.kernel.values import LANGUAGES
from hiwar.web.formats import day, number, period, share
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


@pytest.mark.parametrize(
    ("lang", "month", "year"),
    [
        ("en", "April 2026", "2026"),
        ("fr", "avril 2026", "2026"),
        ("es", "abril de 2026", "2026"),
        ("ru", "апрель 2026", "2026"),
        ("zh", "2026年4月", "2026年"),
        ("ar", "نيسان/أبريل 2026", "2026"),
    ],
)
def test_a_month_and_a_year_where_the_day_is_not_known(lang: str, month: str, year: str) -> None:
    assert (day("2026-04", lang), day("2026", lang)) == (month, year)


@pytest.mark.parametrize(
    ("lang", "in_a_month", "in_a_year", "months"),
    [
        ("en", "7–18 April 2008", "28 April – 9 May 2014", "April – May 2026"),
        ("fr", "7–18 avril 2008", "28 avril – 9 mai 2014", "avril – mai 2026"),
        ("es", "7–18 de abril de 2008", "28 de abril – 9 de mayo de 2014", "abril – mayo de 2026"),
        ("ru", "7–18 апреля 2008", "28 апреля – 9 мая 2014", "апрель – май 2026"),
        ("zh", "2008年4月7日至18日", "2014年4月28日至5月9日", "2026年4月至5月"),
        ("ar", "7–18 نيسان/أبريل 2008", "28 نيسان/أبريل – 9 أيار/مايو 2014", "نيسان/أبريل – أيار/مايو 2026"),
    ],
)
def test_the_time_of_a_session(lang: str, in_a_month: str, in_a_year: str, months: str) -> None:
    assert period("2008-04-07", "2008-04-18", lang) == in_a_month
    assert period("2014-04-28", "2014-05-09", lang) == in_a_year
    assert period("2026-04", "2026-05", lang) == months


def test_a_time_that_is_one_date_or_none() -> None:
    assert period("2026", "2026", "en") == "2026"
    assert period(None, "2026", "en") == "2026"
    assert period(None, None, "en") == ""
    assert period("2008-12-30", "2009-01-02", "en") == "30 December 2008 – 2 January 2009"
    assert period("2017-05-01", "2017-05-12", "fr") == "1er – 12 mai 2017"


def test_a_part_of_a_whole() -> None:
    assert share(83, 268, "en") == share(83, 268, "ar") == "31%"
    assert share(83, 268, "fr") == "31\N{NO-BREAK SPACE}%"
    assert share(0, 0, "en") == ""


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
