"""Dates, numbers, lists and paragraphs as United Nations documents print them in each of the six languages.

Digits are Western in all six, Arabic too: that is what United Nations documents in Arabic print, and what symbols and
paragraph numbers (`A/HRC/27/10`, `124.16`) need beside them. Arabic months carry both names in use, as the
Organization writes them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime

_MONTHS = {
    "ar": "كانون الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس "
    "أيلول/سبتمبر تشرين الأول/أكتوبر تشرين الثاني/نوفمبر كانون الأول/ديسمبر",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_TWO_WORDS = ("كانون ", "تشرين ")
_ALONE = {"ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"}
"""Months without a day before them, where they are written otherwise then."""

_NO_BREAK = "\N{NO-BREAK SPACE}"

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


def _months(names: str) -> list[str]:
    for first in _TWO_WORDS:
        names = names.replace(first, first.strip() + _NO_BREAK)
    return names.split(" ")


_MONTH_NAMES = {lang: _months(names) for lang, names in _MONTHS.items()}
_MONTH_NAMES_ALONE = {**_MONTH_NAMES, **{lang: _months(names) for lang, names in _ALONE.items()}}

_PARTS = ("year", "month", "day")


def day(value: date | str | None, lang: str) -> str:
    """`2014-05-01` as a date for readers of `lang`, `2026-04` as a month, `2027` as a year; what is unknown is an empty
    string."""
    if not value:
        return ""
    return _written(_taken_apart(value), lang)


def moment(value: datetime | str | None, lang: str) -> str:
    """A moment in UTC as a date with its time: `4 May 2026, 07:00 UTC`; what is unknown is an empty string."""
    if not value:
        return ""
    iso = value if isinstance(value, str) else value.astimezone(UTC).isoformat()
    return f"{day(iso, lang)}{comma(lang)}{iso[11:16]} UTC"


def minutes(seconds: int) -> str:
    """Seconds as minutes and seconds, as a clock shows them: `2:05`."""
    return f"{seconds // 60}:{seconds % 60:02}"


def period(begins: str | None, ends: str | None, lang: str) -> str:
    """The time between two dates (days, months or years), with what they have in common said once: `7–18 April 2008`,
    `28 April – 9 May 2014`."""
    if not begins or not ends or begins == ends:
        return day(begins or ends, lang)
    first, last = _taken_apart(begins), _taken_apart(ends)
    common = next((part for part in _PARTS if first.get(part) != last.get(part)), "day")
    apart = _PARTS[_PARTS.index(common) :]
    if lang == "zh":  # goes from the year to the day, so that the end is what need not be said whole
        return f"{_written(first, lang)}至{_written({part: last[part] for part in apart if part in last}, lang)}"
    start = _written({part: first[part] for part in apart if part in first}, lang)
    return f"{start}{'–' if start.isdecimal() and common == 'day' else ' – '}{_written(last, lang)}"


def _taken_apart(value: date | str) -> dict[str, int]:
    """The parts of an ISO date that are known: year, month, day."""
    iso = value if isinstance(value, str) else value.isoformat()
    return dict(zip(_PARTS, (int(part) for part in iso[:10].split("-")), strict=False))


def _written(parts: dict[str, int], lang: str) -> str:
    """The parts of a date that there are, in the order of the language."""
    if lang == "zh":
        return "".join(f"{parts[part]}{sign}" for part, sign in zip(_PARTS, "年月日", strict=True) if part in parts)
    names = _MONTH_NAMES if "day" in parts else _MONTH_NAMES_ALONE
    said = []
    if "day" in parts:
        said.append("1er" if lang == "fr" and parts["day"] == 1 else str(parts["day"]))
    if "month" in parts:
        said.append(names[lang][parts["month"] - 1])
    if "year" in parts:
        said.append(str(parts["year"]))
    if lang == "ru" and "year" in parts:
        said.append("года" if "month" in parts else "год")
    return (" de " if lang == "es" else " ").join(said)


def share(part: int, whole: int, lang: str) -> str:
    """A part of a whole in per cent: `31%` in English, Chinese and Arabic, `31 %` (no-break) in the others; nothing of
    nothing is empty."""
    if not whole:
        return ""
    return f"{round(100 * part / whole)}{'' if lang in ('en', 'zh', 'ar') else _NO_BREAK}%"


def percent(part: float, lang: str) -> str:
    """A part of one in per cent, with one decimal below ten, where it tells parts apart: `9.1%`, `9,1 %`, `31%`."""
    figure = f"{100 * part:.1f}" if 0 < 100 * part < _PLAIN_FROM else f"{100 * part:.0f}"
    return f"{_decimal(figure.removesuffix('.0'), lang)}{'' if lang in ('en', 'zh', 'ar') else _NO_BREAK}%"


def number(value: int, lang: str) -> str:
    """A whole number with its thousands apart: 1,234 in English, 1.234 in Spanish, 1 234 (no-break) in the others;
    in Russian only from five digits on."""
    if abs(value) < _GROUPED_FROM.get(lang, 0):
        return str(value)
    return f"{value:,}".replace(",", _THOUSANDS.get(lang, _NO_BREAK))


_UNITS = {
    "ar": ("بايت", "كيلوبايت", "ميغابايت", "غيغابايت"),
    "zh": ("字节", "KB", "MB", "GB"),
    "en": ("B", "KB", "MB", "GB"),
    "fr": ("o", "ko", "Mo", "Go"),
    "ru": ("Б", "КБ", "МБ", "ГБ"),
    "es": ("B", "KB", "MB", "GB"),
}
_STEP = 1024
_DECIMAL_POINT = ("en", "zh")
_PLAIN_FROM = 9.95
"""Per cent from which a part is said without a decimal."""


def size(count: int, lang: str) -> str:
    """Bytes in the unit that leaves a small number: `5 B`, `1.5 KB`, `64 MB`; a thousand of each is 1,024, as files are
    counted where they are kept. Units are signs, which no number changes."""
    amount, unit = float(count), 0
    while unit + 1 < len(_UNITS[lang]) and round(amount, 1) >= _STEP:
        amount, unit = amount / _STEP, unit + 1
    figure = f"{amount:.0f}" if amount >= 10 or amount == int(amount) else f"{amount:.1f}".removesuffix(".0")
    return f"{_decimal(figure, lang)}{_NO_BREAK}{_UNITS[lang][unit]}"


def _decimal(figure: str, lang: str) -> str:
    return figure if lang in _DECIMAL_POINT else figure.replace(".", ",")


def comma(lang: str) -> str:
    """What stands between the items of a list; Chinese sets another sign there than between the parts of a sentence."""
    return _COMMAS.get(lang, ", ")


_AND = {"ar": " و", "zh": "和", "en": " and ", "fr": " et ", "ru": " и ", "es": " y "}
"""What stands before the last item of a list; in Arabic it is written on to the item."""

_BEFORE_I = re.compile(r"h?i(?!h?[aeo])", re.IGNORECASE)
"""How a word begins before which Spanish says `e` for `y`: not `hie`, `ia`, `io`."""


def listing(items: Sequence[str], lang: str) -> str:
    """The items of a list as a sentence holds them: `Chad, Peru and Togo`."""
    if len(items) < 2:
        return "".join(items)
    joiner = " e " if lang == "es" and _BEFORE_I.match(_plain(items[-1])) else _AND[lang]
    return f"{comma(lang).join(items[:-1])}{joiner}{items[-1]}"


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
