"""Automatic numbers of Word paragraphs: `124.16`, `(a)`, `iv.` – text that stands in no run and yet is printed.

The rules are those of ECMA-376, part 1, 17.9: a paragraph, or its style, names a list (`w:num`) and a level; the list
points at an abstract list that gives each level its start, number format and pattern (`%1.%2`). Lists that share an
abstract list share its counters, unless one overrides the start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"

_DEEPEST = 9
"""Levels a list can have (17.9.6)."""
_MOST = 5000
"""No letters and Roman numerals from here on: they would fill the page."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    pattern: str
    restart: int | None
    style: str | None
    plain: bool


class Numbering:
    """The lists of one document and how far each has counted. Ask for labels in document order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """From the root elements of `numbering.xml` and `styles.xml`; None where the document has no such part."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._styles: dict[str, tuple[tuple[str, str | None] | None, str | None]] = {}
        self._default: str | None = None
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_lists(numbering)

    def label(self, properties: Any) -> str:
        """What Word prints before a paragraph with these `w:pPr` (None for none): number and a space, or nothing."""
        found = self._list_and_level(properties)
        if found is None:
            return ""
        number, level = found
        abstract, levels = self._abstract[number], self._levels[number]
        if level not in levels or level >= _DEEPEST:
            return ""
        counts = self._counts[abstract]
        self._advance(number, level, counts, levels)
        label = levels[level].pattern
        for above in range(level + 1):
            if f"%{above + 1}" in label:
                here = levels.get(above, levels[level])
                shown = "decimal" if levels[level].plain else here.format
                label = label.replace(f"%{above + 1}", _written(shown, counts.get(above, here.start)))
        return label + " " if label.strip() else ""

    def _advance(self, number: str, level: int, counts: dict[int, int], levels: dict[int, _Level]) -> None:
        override = self._overrides.get((number, level))
        if override is not None and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = override
        else:
            counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [one for one in counts if one > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counts[deeper]

    def _list_and_level(self, properties: Any) -> tuple[str, int] | None:
        """The list of a paragraph, its own or its style's; list 0 takes a style's number away (17.9.18)."""
        style = (None if properties is None else _value(properties, "pStyle")) or self._default
        number, level = _numpr(properties) or self._of_style(style) or ("0", None)
        if number not in self._abstract:
            return None
        if level is not None:
            return number, _whole(level, 0)
        linked = (at for at, one in self._levels[number].items() if style is not None and one.style == style)
        return number, next(linked, 0)

    def _of_style(self, style: str | None) -> tuple[str, str | None] | None:
        """The list that a style names, or the nearest style that it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            named, style = self._styles[style]
            if named is not None:
                return named
        return None

    def _read_styles(self, root: Any) -> None:
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId")
            self._styles[name] = (_numpr(style.find(W + "pPr")), _value(style, "basedOn"))
            if style.get(W + "default") in ("1", "true") and style.get(W + "type") == "paragraph":
                self._default = name

    def _read_lists(self, root: Any) -> None:
        abstracts = {one.get(W + "abstractNumId"): one for one in root.findall(W + "abstractNum")}
        of_style = {_value(one, "styleLink"): key for key, one in abstracts.items() if _value(one, "styleLink")}
        for num in root.findall(W + "num"):
            number, key = num.get(W + "numId"), _value(num, "abstractNumId")
            if key in abstracts:
                key = of_style.get(_value(abstracts[key], "numStyleLink"), key)
            if number is None or key is None or key not in abstracts:
                continue
            levels = dict(map(_level, abstracts[key].findall(W + "lvl")))
            for override in num.findall(W + "lvlOverride"):
                at = _whole(override.get(W + "ilvl"), 0)
                levels.update(map(_level, override.findall(W + "lvl")))
                start = _value(override, "startOverride")
                if start is not None:
                    self._overrides[number, at] = _whole(start, 0)
            self._abstract[number], self._levels[number] = key, levels


def _whole(text: str | None, default: int) -> int:
    """A number of the file's, `default` where it is missing or none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def _numpr(properties: Any) -> tuple[str, str | None] | None:
    """List and level that `w:numPr` names; None when it names no list."""
    numpr = None if properties is None else properties.find(W + "numPr")
    number = None if numpr is None else _value(numpr, "numId")
    return None if number is None else (number, _value(numpr, "ilvl"))


def _value(element: Any, child: str) -> str | None:
    found = element.find(W + child)
    return None if found is None else found.get(_VAL)


def _level(element: Any) -> tuple[int, _Level]:
    restart = _value(element, "lvlRestart")
    plain = element.find(W + "isLgl")
    return _whole(element.get(W + "ilvl"), 0), _Level(
        start=_whole(_value(element, "start"), 0),
        format=_value(element, "numFmt") or "decimal",
        pattern="•" if _value(element, "numFmt") == "bullet" else _value(element, "lvlText") or "",
        restart=None if restart is None else _whole(restart, 0),
        style=_value(element, "pStyle"),
        plain=plain is not None and plain.get(_VAL) not in ("0", "false"),
    )


def _written(format: str, number: int) -> str:
    """`number` as a list format writes it; formats of other scripts fall back to digits."""
    return _FORMATS[format](number) if format in _FORMATS and 0 < number < _MOST else str(number)


def _letter(number: int) -> str:
    """a … z, then aa, bb … as Word counts on."""
    turns, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (turns + 1)


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
}
