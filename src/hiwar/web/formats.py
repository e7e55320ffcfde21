"""Dates, numbers, lists and paragraphs as United Nations documents print them in each of the six languages.

Digits are Western in all six, Arabic too: that is what United Nations documents in Arabic print, and what symbols and
paragraph numbers (`A/HRC/27/10`, `124.16`) need beside them. Arabic months carry both names in use, as the
Organization writes them.
"""

from __future__ import annotations

from datetime import date

_MONTHS = {
    "ar": "كانون الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس "
    "أيلول/سبتمبر تشرين الأول/أكتوبر تشرين الثاني/نوفمبر كانون الأول/ديسمبر",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_TWO_WORDS = ("كانون ", "تشرين ")
_THOUSANDS = {"en": ",", "es": "."}
_GROUPED_FROM = {"ru": 10_000}
_COMMAS = {"ar": "، ", "zh": "、"}

PARAGRAPH = {
    "ar": "الفقرة {}",
    "zh": "第{}段",
    "en": "para. {}",
    "fr": "par.\N{NO-BREAK SPACE}{}",
    "ru": "п.\N{NO-BREAK SPACE}{}",
    "es": "párr.\N{NO-BREAK SPACE}{}",
}
"""A paragraph by its number: the sign stands before it, in Chinese around it."""


def _months(lang: str) -> list[str]:
    names = _MONTHS[lang]
    for first in _TWO_WORDS:
        names = names.replace(first, first.strip() + "\N{NO-BREAK SPACE}")
    return names.split(" ")


_MONTH_NAMES = {lang: _months(lang) for lang in _MONTHS}


def day(value: date | str | None, lang: str) -> str:
    """`2014-05-01` as a date for readers of `lang`; what is unknown is an empty string."""
    if not value:
        return ""
    when = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    if lang == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    month = _MONTH_NAMES[lang][when.month - 1]
    number = "1er" if lang == "fr" and when.day == 1 else str(when.day)
    joined = f" de {month} de " if lang == "es" else f" {month} "
    return f"{number}{joined}{when.year}{' года' if lang == 'ru' else ''}"


def number(value: int, lang: str) -> str:
    """A whole number with its thousands apart: 1,234 in English, 1.234 in Spanish, 1 234 (no-break) in the others;
    in Russian only from five digits on."""
    if abs(value) < _GROUPED_FROM.get(lang, 0):
        return str(value)
    return f"{value:,}".replace(",", _THOUSANDS.get(lang, "\N{NO-BREAK SPACE}"))


def comma(lang: str) -> str:
    """What stands between the items of a list; Chinese sets another sign there than between the parts of a sentence."""
    return _COMMAS.get(lang, ", ")
