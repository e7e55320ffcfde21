"""Dates, numbers, lists and paragraphs as United Nations documents print them in each of the six languages.

Digits are Western in all six, Arabic too: that is what United Nations documents in Arabic print, and what symbols and
paragraph numbers (`A/HRC/27/10`, `124.16`) need beside them. Dates are those of `hiwar.reference.dates`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime

from hiwar.reference.dates import day as day
from hiwar.reference.dates import period as period

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


def moment(value: datetime | str | None, lang: str) -> str:
    """A moment in UTC as a date with its time: `4 May 2026, 07:00 UTC`; what is unknown is an empty string."""
    if not value:
        return ""
    iso = value if isinstance(value, str) else value.astimezone(UTC).isoformat()
    return f"{day(iso, lang)}{comma(lang)}{iso[11:16]} UTC"


def minutes(seconds: int) -> str:
    """Seconds as minutes and seconds, as a clock shows them: `2:05`."""
    return f"{seconds // 60}:{seconds % 60:02}"


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
