"""Dates as United Nations documents print them in each of the six languages.

Digits are Western in all six, Arabic too. Arabic months carry both names in use, as the Organization writes them.
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
_ALONE = {"ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"}
"""Months without a day before them, where they are written otherwise then."""

_NO_BREAK = "\N{NO-BREAK SPACE}"


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
