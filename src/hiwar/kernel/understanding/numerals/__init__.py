"""Numbers in running text, in digits and in words: how many, the how-manieth, how many times.

The words of each language are a data file. A file gives words by position (`units`: from 0; `tens`: 10, 20 …;
`hundreds`: 100, 200 …; `ordinals`: from the first; `ordinal_tens`), forms of one word with `/` between.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from hiwar.kernel.understanding.folding import folded_sign

Kind = Literal["cardinal", "ordinal", "times"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its place in the folded text. `times` is a word that counts occasions by itself, like *twice*."""

    start: int
    end: int
    value: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Words:
    values: dict[str, tuple[int, Kind]]
    joins: frozenset[str]
    prefix: str
    twenties: bool
    ordinal_marks: re.Pattern[str] | None
    ordinal_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


_DIGITS = re.compile(r"(?<![a-z0-9/.])(?:\d{1,3}(?:[ ,]\d{3})+|\d+)(?![/\d]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s\-]*")
_HAN = re.compile("第?[零〇一二两兩三四五六七八九十百千]+")
_HAN_VALUES = {sign: value for value, signs in enumerate(("零〇", "一", "二两兩", *"三四五六七八九")) for sign in signs}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}
_HAN_IDIOMS = frozenset(
    [f"一{sign}" for sign in "律致直样些定切般旦再向贯概同起并味时"]
    + [f"{sign}一" for sign in "统唯万单"]
    + ["十分", "十足", "再三"]
)
"""Words in which a sign for a number counts nothing: *unanimously*, *united*, *very*."""

_LEAD = 20
"""Signs before a number among which what makes it an ordinal stands."""

_LONGEST = 6
"""Digits of a number that is told; longer ones count nothing that is checked."""


@cache
def _words(lang: str) -> _Words:
    file = resources.files(__package__).joinpath(f"{lang}.toml")
    raw: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    values: dict[str, tuple[int, Kind]] = {}

    def put(text: str, value: int, kind: Kind) -> None:
        for form in text.split("/"):
            values.setdefault(_folded(form), (value, kind))

    for value, forms in enumerate(raw.get("units", "").split()):
        put(forms, value, "cardinal")
    for value, forms in enumerate(raw.get("tens", "").split(), start=1):
        put(forms, 10 * value, "cardinal")
    for value, forms in enumerate(raw.get("hundreds", "").split(), start=1):
        put(forms, 100 * value, "cardinal")
    put(raw.get("thousand", ""), 1000, "cardinal")
    for value, forms in enumerate(raw.get("ordinals", "").split(), start=1):
        put(forms, value, "ordinal")
    for value, forms in enumerate(raw.get("ordinal_tens", "").split(), start=1):
        put(forms, 10 * value, "ordinal")
    for value, forms in enumerate(raw.get("times", "").split(), start=1):
        put(forms, value, "times")
    values.pop("", None)
    before, marks = raw.get("ordinal_before"), raw.get("ordinal_marks")
    return _Words(
        values,
        frozenset(_folded(word) for word in raw.get("joins", "").split()),
        raw.get("prefix", ""),
        raw.get("twenties", False),
        re.compile(rf"\s?-?(?:{marks})(?!\w)") if marks else None,
        re.compile(rf"(?:{before})\s*$") if before else None,
        re.compile(rf"(?<!\w)(?:{raw['not_after']})\s+$") if "not_after" in raw else None,
    )


def numbers(plain: str, lang: str) -> list[Number]:
    """Every number in a folded text, in order; where words make one number, one."""
    words = _words(lang)
    found = list(_in_digits(plain, words))
    found += _in_han(plain) if lang == "zh" else _in_words(plain, words)
    return sorted(found, key=lambda number: number.start)


def _in_digits(plain: str, words: _Words) -> list[Number]:
    found = []
    for match in _DIGITS.finditer(plain):
        digits = re.sub(r"\D", "", match[0])
        if len(digits) > _LONGEST:
            continue
        mark = words.ordinal_marks.match(plain, match.end()) if words.ordinal_marks else None
        ordinal = mark or (
            words.ordinal_before and words.ordinal_before.search(plain, max(0, match.start() - _LEAD), match.start())
        )
        end = mark.end() if mark else match.end()
        found.append(Number(match.start(), end, int(digits), "ordinal" if ordinal else "cardinal"))
    return found


def _in_han(plain: str) -> list[Number]:
    found = []
    for match in _HAN.finditer(plain):
        digits = match[0].removeprefix("第")
        around = plain[max(0, match.start() - 1) : match.end() + 1]
        if any(each in around for each in _HAN_IDIOMS):
            continue
        total = current = 0
        for sign in digits:
            if sign in _HAN_POWERS:
                total += (current or 1) * _HAN_POWERS[sign]
                current = 0
            else:
                current = _HAN_VALUES[sign]
        if digits:
            kind: Kind = "ordinal" if match[0].startswith("第") else "cardinal"
            found.append(Number(match.start(), match.end(), total + current, kind))
    return found


def _in_words(plain: str, words: _Words) -> list[Number]:
    found: list[Number] = []
    sequence: list[tuple[int, int, int, Kind]] = []
    reached = 0
    for match in _WORD.finditer(plain):
        known, start = _known(match, words)
        if known is None:
            if match[0] in words.joins and sequence and _near(plain, reached, match.start()):
                reached = match.end()
                continue
            found += _whole(sequence, words)
            sequence = []
            continue
        if sequence and not (
            _near(plain, reached, match.start()) and _goes_on(sequence, known[0], start > match.start(), words)
        ):
            found += _whole(sequence, words)
            sequence = []
        sequence.append((start if not sequence else match.start(), match.end(), *known))
        reached = match.end()
    return found + _whole(sequence, words)


def _known(match: re.Match[str], words: _Words) -> tuple[tuple[int, Kind] | None, int]:
    word = match[0]
    if words.not_after and words.not_after.search(match.string, max(0, match.start() - 12), match.start()):
        return None, match.start()
    if word in words.values:
        return words.values[word], match.start()
    if words.prefix:
        for bare in (word[1:], word[2:], word[3:]):
            if len(bare) > 1 and bare in words.values and re.fullmatch(words.prefix, word[: len(word) - len(bare)]):
                return words.values[bare], match.start() + len(word) - len(bare)
    return None, match.start()


def _near(plain: str, end: int, start: int) -> bool:
    return _GAP.fullmatch(plain, end, start) is not None


_FOUR_TWENTIES = (4, 20)
"""Eighty in French."""

_TEN, _SIXTEEN = 10, 16
"""In French the numbers after sixteen are told as ten and seven, eight, nine."""


def _goes_on(sequence: list[tuple[int, int, int, Kind]], value: int, prefixed: bool, words: _Words) -> bool:
    """Whether a number word goes on the number before it (a hundred and twenty) or begins another one."""
    before = sequence[-1][2]
    if sequence[-1][3] == "times":
        return False
    if value in (100, 1000):
        return before < 100 or value == 1000
    if before >= 100 and before % 100 == 0:
        return value < 100 or (before == 1000 and value < 1000)
    if before >= 20 and before % 10 == 0:
        return not words.prefix and (value < 10 or (before in (20, 60, 80) and value < 20))
    if words.twenties and (before, value) == _FOUR_TWENTIES:
        return True
    if before == _TEN and not words.prefix:  # `dix-neuf`, `décimo noveno`
        return value < _TEN and (sequence[-1][3] == "ordinal" or value > _SIXTEEN % _TEN)
    return bool(words.prefix) and before < 10 and (value == 10 or (prefixed and value >= 20 and value % 10 == 0))


def _whole(sequence: list[tuple[int, int, int, Kind]], words: _Words) -> list[Number]:
    if not sequence:
        return []
    total = current = before = 0
    for _, _, value, _ in sequence:
        if value in (100, 1000):
            current = (current or 1) * value
            if value == 1000:
                total, current = total + current, 0
        elif words.twenties and (before, value) == _FOUR_TWENTIES:
            current += 80 - 4
        else:
            current += value
        before = value
    kinds = {kind for *_, kind in sequence}
    kind: Kind = "ordinal" if "ordinal" in kinds else "times" if "times" in kinds else "cardinal"
    return [Number(sequence[0][0], sequence[-1][1], total + current, kind)]


def _folded(text: str) -> str:
    return "".join(folded_sign(sign) for sign in text)
