"""The numbered paragraphs of running text, and the items under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hiwar.kernel.reading.lines import Line
from hiwar.kernel.reading.passage import Passage

_NUMBER = re.compile(r"(\d{1,3})\s?\.\s*(?=\D|$)")
_NUMBERS_LOST = 5
"""So many paragraph numbers in a row may be lost in print before the count is taken to break."""


Body = list[tuple[Line, int]]
"""Lines, each with the character at which the text enters it."""


@dataclass(slots=True)
class Item:
    """One item of a list: `label` as printed (`124.16`, `1`, `(a)`), and its text."""

    label: str
    passage: Passage


@dataclass(slots=True, eq=False)
class Paragraph:
    """One numbered paragraph: its own text, the items listed under it, and the text after the list."""

    number: int
    lead: Passage
    items: list[Item] = field(default_factory=list)
    closing: Passage | None = None


def full_label(paragraph: Paragraph, item: Item) -> str:
    """The number people cite: `124.16` as printed; `1` under 90 is `90.1`, `(a)` under 90 is `90(a)`."""
    if "." in item.label:
        return item.label
    return f"{paragraph.number}{item.label}" if item.label.startswith("(") else f"{paragraph.number}.{item.label}"


def opening_number(line: Line) -> re.Match[str] | None:
    """The paragraph number that a line opens with, if any: group 1 is the number."""
    return _NUMBER.match(line.text)


def numbered_paragraphs(lines: Sequence[Line]) -> dict[int, Body]:
    """The paragraphs of running text by number: of the numbers that open a line, the longest run that counts up."""
    marks = [(i, int(mark[1]), mark.end()) for i, line in enumerate(lines) if (mark := opening_number(line))]
    opening = {i: (number, skip) for i, number, skip in _longest_run(marks)}
    found: dict[int, Body] = {}
    body: Body = []
    for i, line in enumerate(lines):
        number, skip = opening.get(i, (0, 0))
        if number:
            body = found[number] = []
        body.append((line, skip))
    return found


def _longest_run(marks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The longest chain of marks whose numbers rise by one, or by a few where a number was lost."""
    ends: dict[int, tuple[int, int]] = {}  # number -> (length of the best chain that ends with it, its mark)
    before: list[int] = []
    for at, (_, number, _) in enumerate(marks):
        near = (n for n in range(number - _NUMBERS_LOST, number) if n in ends)
        length, previous = max(((ends[n][0] - (number - n - 1), ends[n][1]) for n in near), default=(0, -1))
        before.append(previous)
        if number not in ends or length + 1 > ends[number][0]:
            ends[number] = (length + 1, at)
    chain: list[tuple[int, int, int]] = []
    at = max(ends.values(), default=(0, -1))[1]
    while at >= 0:
        chain.append(marks[at])
        at = before[at]
    return chain[::-1]
