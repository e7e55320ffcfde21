"""Dates, numbers, lists and paragraphs as United Nations documents print them."""

from datetime import date

import pytest
from django.utils.translation import override

from hiwar.kernel.values import LANGUAGES
from hiwar.web.formats import PARAGRAPH, comma, day, listing, number, period, share, size
from hiwar.web.templatetags.hiwar import listed, ltr, names, para, place, text_of


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "1 May 2014"),
        ("fr", "1er mai 2014"),
        ("es", "1 de mayo de 2014"),
        ("ru", "1 мая 2014 года"),
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
        ("ru", "апрель 2026 года", "2026 год"),
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
        ("ru", "7–18 апреля 2008 года", "28 апреля – 9 мая 2014 года", "апрель – май 2026 года"),
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


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "21 August 2024"),
        ("fr", "21 août 2024"),
        ("es", "21 de agosto de 2024"),
        ("ru", "21 августа 2024 года"),
        ("zh", "2024年8月21日"),
        ("ar", "21 آب/أغسطس 2024"),
    ],
)
def test_only_the_first_of_a_month_is_an_ordinal_in_french(lang: str, expected: str) -> None:
    assert day("2024-08-21", lang) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_month_has_a_name(lang: str) -> None:
    assert len({day(date(2020, month, 9), lang) for month in range(1, 13)}) == 12


def test_months_of_two_words_do_not_break() -> None:
    assert day("2009-12-07", "ar") == "7 كانون\N{NO-BREAK SPACE}الأول/ديسمبر 2009"


@pytest.mark.parametrize("nothing", [None, ""])
def test_an_unknown_day_is_empty(nothing: str | None) -> None:
    assert day(nothing, "en") == ""


@pytest.mark.parametrize(
    ("lang", "of_five", "of_four", "of_seven"),
    [
        ("en", "30,267", "1,234", "1,234,567"),
        ("es", "30.267", "1.234", "1.234.567"),
        ("fr", "30\xa0267", "1\xa0234", "1\xa0234\xa0567"),
        ("zh", "30\xa0267", "1\xa0234", "1\xa0234\xa0567"),
        ("ar", "30\xa0267", "1\xa0234", "1\xa0234\xa0567"),
        ("ru", "30\xa0267", "1234", "1\xa0234\xa0567"),
    ],
)
def test_thousands(lang: str, of_five: str, of_four: str, of_seven: str) -> None:
    assert number(30_267, lang) == of_five
    assert number(1_234, lang) == of_four
    assert number(1_234_567, lang) == of_seven
    assert number(999, lang) == "999"


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "Chad, Peru"), ("fr", "Tchad, Pérou"), ("zh", "乍得、秘鲁"), ("ar", "تشاد، بيرو")]
)
def test_a_list_is_joined_by_the_comma_of_lists(lang: str, expected: str) -> None:
    shown = expected.split(comma(lang))
    assert len(shown) == 2
    with override(lang):
        assert names([{"name": name} for name in shown]) == expected
        assert listed([1, 2]) == f'<bdi dir="ltr">1</bdi>{comma(lang)}<bdi dir="ltr">2</bdi>'


@pytest.mark.parametrize(
    ("lang", "items", "expected"),
    [
        ("en", "", ""),
        ("en", "Chad", "Chad"),
        ("en", "Chad Peru", "Chad and Peru"),
        ("en", "Chad Peru Togo", "Chad, Peru and Togo"),
        ("fr", "Tchad Pérou Togo", "Tchad, Pérou et Togo"),
        ("es", "Chad Perú Togo", "Chad, Perú y Togo"),
        ("es", "Perú Italia", "Perú e Italia"),
        ("es", "Perú Hungría", "Perú y Hungría"),
        ("es", "Perú Hiato", "Perú y Hiato"),
        ("ru", "Чад Перу Того", "Чад, Перу и Того"),
        ("ar", "تشاد بيرو", "تشاد وبيرو"),
        ("ar", "تشاد بيرو توغو", "تشاد، بيرو وتوغو"),
        ("zh", "乍得 秘鲁 多哥", "乍得、秘鲁和多哥"),
    ],
)
def test_a_sentence_joins_a_list_with_an_and(lang: str, items: str, expected: str) -> None:
    assert listing(items.split(), lang) == expected


@pytest.mark.parametrize(
    ("count", "en", "fr", "ar", "zh", "ru", "es"),
    [
        (0, "0 B", "0 o", "0 بايت", "0 字节", "0 Б", "0 B"),
        (5, "5 B", "5 o", "5 بايت", "5 字节", "5 Б", "5 B"),
        (1024, "1 KB", "1 ko", "1 كيلوبايت", "1 KB", "1 КБ", "1 KB"),
        (1536, "1.5 KB", "1,5 ko", "1,5 كيلوبايت", "1.5 KB", "1,5 КБ", "1,5 KB"),
        (64 * 1024**2, "64 MB", "64 Mo", "64 ميغابايت", "64 MB", "64 МБ", "64 MB"),
        (5000 * 1024**3, "5000 GB", "5000 Go", "5000 غيغابايت", "5000 GB", "5000 ГБ", "5000 GB"),
    ],
)
def test_sizes_are_in_the_reader_s_units(count: int, en: str, fr: str, ar: str, zh: str, ru: str, es: str) -> None:
    expected = {"en": en, "fr": fr, "ar": ar, "zh": zh, "ru": ru, "es": es}
    assert {lang: size(count, lang).replace("\xa0", " ") for lang in expected} == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "A/HRC/0/1, para. 90(a)"),
        ("fr", "A/HRC/0/1, par.\xa090(a)"),
        ("es", "A/HRC/0/1, párr.\xa090(a)"),
        ("ru", "A/HRC/0/1, п.\xa090(a)"),
        ("zh", "A/HRC/0/1，第90(a)段"),
        ("ar", "A/HRC/0/1، الفقرة 90(a)"),
    ],
)
def test_a_place_in_a_document_is_told_in_the_reader_s_language(lang: str, expected: str) -> None:
    with override(lang):
        plain = place("A/HRC/0/1, para. 90(a)").replace('<bdi class="code" dir="ltr">', "").replace("</bdi>", "")
        assert plain == expected
        assert para("<b>").endswith(PARAGRAPH[lang].partition("{}")[2])
        assert "<b>" not in para("<b>")


def test_a_number_stays_in_one_piece_from_right_to_left() -> None:
    assert ltr("90(a)") == '<bdi dir="ltr">90(a)</bdi>'
    assert ltr("<b>") == '<bdi dir="ltr">&lt;b&gt;</bdi>'
    assert text_of("90(a)", 1) == "90(a)"
    assert text_of("90(a)", 2) == "90(a):2"
