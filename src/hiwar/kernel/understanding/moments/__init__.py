"""Days, months and years in running text, and what a text says of them from where it stands: *last month*, *in 2019*.

The words of each language are a data file: `months`, twelve with all their names; `relative`, phrases by what they say;
`units` and `ago` for *two months ago*; `decade` and `decade_names`; `ranges`, what stands before and between two times
from the one to the other, with `year_words` between.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from hiwar.kernel.understanding.folding import folded_sign, phrase_pattern
from hiwar.kernel.understanding.numerals import numbers
from hiwar.kernel.values import PartialDate


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year and its place in the folded text.

    `said` is ISO 8601 (`2014-05-01`, `2014-05`, `2014`), two of these with a stroke between for what lies from the one
    to the other (`2005/2011`, a decade is `1980/1989`), a month without a year (`--05`, with its day `--05-01`), or a
    distance from the day of the text in days, weeks, months or years (`month-1`, `year+1`, `day-3`).
    """

    start: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class _Words:
    day: re.Pattern[str]
    doubtful: frozenset[str]
    doubtless: re.Pattern[str]
    month: dict[str, int]
    relative: tuple[tuple[str, re.Pattern[str]], ...]
    ago: re.Pattern[str]
    units: tuple[tuple[str, re.Pattern[str]], ...]
    decades: tuple[tuple[str, re.Pattern[str]], ...]
    ranges: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


_YEAR = r"(?:19[4-9]\d|20\d\d)"
_LEAD = 40
"""Signs before a month among which its preposition stands."""

_ALONE = re.compile(rf"(?:(?<![a-z0-9/.,\-])|(?<=\bmid-)|(?<=\bmi-))({_YEAR})(?![\d/]|[.,]\d|-\d)")
_ISO = re.compile(rf"(?<!\d)({_YEAR})-(\d\d)-(\d\d)(?!\d)")
_SPAN = re.compile(rf"(?<![a-z0-9/.\-])({_YEAR})\s?-\s?({_YEAR})(?![\d/\-])")
_IN_FIGURES = re.compile(rf"(?<![\d/.])(\d{{1,2}})[/.](\d{{1,2}})[/.]({_YEAR})(?![\d/])")
_SIGN = "〇零一二三四五六七八九"
_SMALL = rf"(?:\d{{1,2}}|[二三]?十[{_SIGN[2:]}]?|[{_SIGN[2:]}])"
_HAN = re.compile(
    rf"(?:(\d{{4}}|[{_SIGN}]{{4}})年)(?:({_SMALL})月(?:份|(?:({_SMALL})[日号])?)?)?"
    rf"|(?<![\d十{_SIGN}])({_SMALL})月(?:({_SMALL})[日号])?"
)
"""Days, months and years in Chinese, in figures or in signs: `2013年10月5日`, `二〇一三年十月五日`."""


@cache
def _words(lang: str) -> _Words:
    file = resources.files(__package__).joinpath(f"{lang}.toml")
    raw: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    months = {
        "".join(map(folded_sign, form)): number
        for number, forms in enumerate(raw["months"], start=1)
        for form in forms.split("|")
    }
    names = "|".join(re.sub(r"[ \-]+", r"[\\s\\-]+", name) for name in sorted(months, key=len, reverse=True)) or r"(?!)"
    # `May 1, 2014`, `1 May 2014`, `1er mai 2014`, `1 de mayo de 2014`, `4 تشرين الثاني/نوفمبر 2014`
    between, till = raw.get("between", ""), raw.get("till", "-")
    day = re.compile(
        rf"(?:(?<![\d/.])(?P<since>\d{{1,2}})(?:st|nd|rd|th|er|º|-?го)?\s*(?:-|(?<=[\s\w])(?:{till})(?=[\s\d]))\s*)?"
        rf"(?:(?<![\d/.])(?P<before>\d{{1,2}})(?:st|nd|rd|th|er|º|-?го)?\s+{between})?"
        rf"(?<!\w)(?:[وفبل]?)(?P<month>{names})(?:\s*/\s*(?:{names}))?(?!\w)\.?"
        rf"(?:\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
        rf"(?:,?\s*{between}(?:{raw.get('year', '')})?\s*(?P<year>{_YEAR})(?!\d))?"
    )
    return _Words(
        day,
        frozenset(raw.get("doubtful", "").split()),
        re.compile(rf"(?<!\w)(?:{raw.get('doubtless', '(?!)')})\s+$"),
        {re.sub(r"\s+", " ", name): number for name, number in months.items()},
        tuple((code, phrase_pattern(phrases, lang)) for code, phrases in raw.get("relative", {}).items()),
        re.compile(raw["ago"]) if "ago" in raw else re.compile(r"(?!)"),
        tuple((code, phrase_pattern(phrases, lang)) for code, phrases in raw.get("units", {}).items()),
        tuple(_decades(raw, lang)),
        tuple(_ranges(raw, lang)),
    )


def _decades(raw: dict[str, Any], lang: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each decade with its names: in four figures, of the last century in two (`{-}`), in words."""
    for first in range(1940, 2030, 10):
        short = str(first % 100) if first < _CENTURY else None
        phrases = [each.replace("{}", str(first)) for each in raw["decade"] if "{}" in each]
        phrases += [each.replace("{-}", short) for each in raw["decade"] if "{-}" in each and short]
        phrases += raw["decade_names"].get(str(first), [])
        yield f"{first}/{first + 9}", phrase_pattern(phrases, lang)


_CENTURY = 2000
"""The first year of this century, whose decades are not told by two figures."""


def _ranges(raw: dict[str, Any], lang: str) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What stands before a range and between its ends."""
    year = raw["year_words"]
    for before, join in raw["ranges"]:
        begins = rf"(?<!\w)(?:{before})\s+(?:(?:{year})\s+)?$" if before and lang != "zh" else f"(?:{before})$"
        yield re.compile(begins), re.compile(rf"\s*(?:(?:{year})\s*)?(?:{join})\s*(?:(?:{year})\s*)?")


def moments(plain: str, lang: str) -> list[Moment]:
    """Every moment that a folded text names, in order, none inside another."""
    words = _words(lang)
    found = [Moment(*match.span(), match[0]) for match in _ISO.finditer(plain)]
    found += [
        Moment(*match.span(), f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
        for match in _IN_FIGURES.finditer(plain)
        if 1 <= int(match[2]) <= 12 and 1 <= int(match[1]) <= 31
    ]
    found += _in_han(plain) if lang == "zh" else _with_months(plain, words)
    for code, pattern in words.relative:
        found += [Moment(*match.span(), code) for match in pattern.finditer(plain)]
    found += _ago(plain, lang, words)
    for said, pattern in words.decades:
        found += [Moment(*match.span(), said) for match in pattern.finditer(plain)]
    found += [Moment(*each.span(), f"{each[1]}/{each[2]}") for each in _SPAN.finditer(plain) if each[1] < each[2]]
    found += [Moment(*match.span(1), match[1]) for match in _ALONE.finditer(plain)]
    kept: list[Moment] = []
    for moment in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or moment.start >= kept[-1].end:
            kept.append(moment)
    return _joined(plain, kept, words)


_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_DASH = (re.compile("$"), re.compile(r"\s*-\s*"))
_OPENING = 24
"""Signs before the first end of a range in which its word stands."""


def _joined(plain: str, found: list[Moment], words: _Words) -> list[Moment]:
    """The same with two times that are the ends of a range as one: `between 2005 and 2011`."""
    joined: list[Moment] = []
    for moment in found:
        first = joined[-1] if joined else None
        if first and first.said.startswith("--") and moment.said[:1].isdigit() and moment.said[4:5] == "-":
            first = replace(first, said=moment.said[:4] + first.said[1:])  # `28 April to 9 May 2014`
        if first and _DATE.fullmatch(first.said) and _DATE.fullmatch(moment.said) and first.said < moment.said:
            begins = max(0, first.start - _OPENING)
            for before, between_ in (*words.ranges, _DASH):
                opening = before.search(plain[begins : first.start])
                if opening and between_.fullmatch(plain, first.end, moment.start):
                    said = f"{first.said}/{moment.said}"
                    joined[-1] = Moment(begins + opening.start(), moment.end, said)
                    break
            else:
                joined.append(moment)
            continue
        joined.append(moment)
    return joined


def _in_han(plain: str) -> list[Moment]:
    found = []
    for match in _HAN.finditer(plain):
        year, month, day, alone, its_day = match.groups()
        year, month, day = year and _figures(year), month or alone, day or its_day
        month, day = month and _figures(month), day and _figures(day)
        if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
            continue
        said = (year or "-") + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")
        found.append(Moment(*match.span(), said))
    return found


def _figures(signs: str) -> str:
    """A year, a month or a day in figures: `二十三` is 23, `二〇一三` is 2013."""
    figures = "".join(str(max(0, _SIGN.index(each) - 1)) if each in _SIGN else each for each in signs)
    if "十" not in figures:
        return figures
    tens, units = figures.split("十")
    return str(10 * int(tens or 1) + int(units or 0))


def _with_months(plain: str, words: _Words) -> list[Moment]:
    found = []
    for match in words.day.finditer(plain):
        month = words.month.get(re.sub(r"\s+", " ", match["month"]))
        day, year = match["before"] or match["after"], match["year"]
        if (
            not (day or year)
            and match["month"] in words.doubtful
            and not words.doubtless.search(plain, max(0, match.start() - _LEAD), match.start())
        ):
            continue
        if month is None or (day and not 1 <= int(day) <= 31):
            continue
        said = (year or "-") + f"-{month:02}" + (f"-{int(day):02}" if day else "")
        start = match.start()
        if match["since"]:
            if year and day and 1 <= int(match["since"]) < int(day):  # `from 6 to 17 May 2019`
                said = f"{said[:-2]}{int(match['since']):02}/{said}"
            else:
                start = match.start("before") if match["before"] else match.start("month")
        found.append(Moment(start, match.end(), said))
    return found


def _ago(plain: str, lang: str, words: _Words) -> list[Moment]:
    """*two months ago*: a number, a unit of time, and a word for the past on one side of them."""
    found = []
    for number in numbers(plain, lang):
        for code, pattern in words.units:
            unit = pattern.match(plain, number.end + len(plain[number.end :]) - len(plain[number.end :].lstrip()))
            if unit and number.value < 100:
                start, end = max(0, number.start - 12), unit.end() + 16
                if words.ago.search(plain[start:end]):
                    found.append(Moment(number.start, unit.end(), f"{code}-{number.value}"))
    return found


def between(said: str, on: date, *, ahead: bool = False) -> tuple[date, date] | None:
    """The first and the last day that a moment may mean in a text of the day `on`; None where it is no date.

    A month without a year is the last one of that name, or with `ahead` the next one.
    """
    try:
        if match := re.fullmatch(r"(day|week|month|year)([+-]\d+)", said):
            return _distance(match[1], int(match[2]), on)
        if said.startswith("--"):
            month, day = int(said[2:4]), int(said[5:7]) if len(said) > 4 else None
            year = on.year + (month < on.month if ahead else -(month > on.month))
            said = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        first, _stroke, last = said.partition("/")
        return PartialDate(first).first, PartialDate(last or first).last
    except (ValueError, OverflowError):
        return None


def _distance(unit: str, count: int, on: date) -> tuple[date, date]:
    if unit == "year":
        return date(on.year + count, 1, 1), date(on.year + count, 12, 31)
    if unit == "month":
        months = on.year * 12 + on.month - 1 + count
        year, month = divmod(months, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    if unit == "week":
        monday = on - timedelta(days=on.weekday()) + timedelta(weeks=count)
        return monday, monday + timedelta(days=6)
    day = on + timedelta(days=count)
    return day, day
