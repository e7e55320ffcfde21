"""Lines -> the numbered paragraphs of a report, and the numbered items under those of its conclusions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hiwar.kernel.reading.lines import Line
from hiwar.kernel.reading.passage import Passage
from hiwar.kernel.reading.phrases import Phrases

_TOP = re.compile(r"(\d{1,3})\s?\.\s*(?=\D|$)")
_DOTTED = re.compile(r"(?:[A-Z]\s?\.\s?)?(\d{1,3})\s?\.\s?(\d{1,3})(?:\s?\.)?(?=[^\d/]|$)\s*")
_NUMBERED = re.compile(r"(\d{1,3})\s?(?:\.|\))\s*(?=\D|$)")
_BARE_NUMBER = re.compile(r"(\d{1,3})\s+(?=[A-Z])")
_LETTERED = re.compile(r"\(([a-z]{1,2})\)\s*")
_ENDS = (".", ";", ":", ")", ",", "and", "*")
_ITEM_ENDS = (");", ").", ");*")
_ITEM_INSIDE = re.compile(r"\)\s?[;.]\s*(?=\d{1,3}\.\d{1,3}\.?\s+[A-Z])")
_COLON = re.compile(r":\s+(?=[A-Z“])")
_BETWEEN_ITEMS = re.compile(r"(?<=\))[;.]\s+(?:[•–-]\s*)?(?=[A-Z])")
_SKIPPED_ITEMS = 3
_SKIPPED_PARAGRAPHS = 5
_HEADING_LENGTH = 110
_LEAD_LINES = 8
_OPENING = 400


@dataclass(slots=True)
class Item:
    """One item of a list: `label` as printed (`124.16`, `1`, `(a)`, or empty), and its text."""

    label: str
    passage: Passage


@dataclass(slots=True)
class Paragraph:
    """One numbered paragraph: its own text, the items listed under it, and the text after the list."""

    number: int
    lead: Passage
    items: list[Item] = field(default_factory=list)
    closing: Passage | None = None


@dataclass(slots=True)
class Outline:
    """A report in two halves: the account of the proceedings, and the conclusions with the recommendations."""

    proceedings: list[Paragraph]
    conclusions: list[Paragraph]


def outline(lines: Sequence[Line], phrases: Phrases) -> Outline:
    """Find the conclusions and read both halves as numbered paragraphs. A text without their heading is taken to be
    all conclusions: a list of recommendations on its own."""
    first, last = _conclusions(lines, phrases)
    proceedings = _paragraphs(lines[: max(0, first)])
    body = lines[first + 1 : last]
    conclusions = _Conclusions(phrases).read(body)
    for paragraph in conclusions:
        if not paragraph.items and not phrases.disclaimer.search(paragraph.lead.text[:_OPENING]):
            paragraph.items = _unnumbered(paragraph.lead)
    return Outline(proceedings, conclusions)


def _conclusions(lines: Sequence[Line], phrases: Phrases) -> tuple[int, int]:
    """The heading of the conclusions (-1 when they begin with the text) and the line at which they end."""
    first = -1
    for i, line in enumerate(lines):
        if "onclusion" in line.text.casefold() and phrases.conclusions.match(line.text):
            first = i
    if first < 0:
        first = _first_list(lines, phrases) - 1
    for i in range(first + 1, len(lines)):
        text = lines[i].text
        if len(text) < _HEADING_LENGTH and lines[i - 1].text.endswith(_ENDS) and phrases.after_conclusions.match(text):
            return first, i
    return first, len(lines)


def _first_list(lines: Sequence[Line], phrases: Phrases) -> int:
    """Where the heading is missing: the first numbered lead that has its item number one within a few lines."""
    for i, line in enumerate(lines):
        mark = _TOP.match(line.text)
        if mark and phrases.lead.match(" ".join([line.text[mark.end() :], *(x.text for x in lines[i + 1 : i + 2])])):
            firsts = (f"{mark[1]}.1", "1. ", "(a)")
            if any(following.text.startswith(firsts) for following in lines[i + 1 : i + _LEAD_LINES]):
                return i
    return 0


def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The numbered paragraphs of running text: of the numbers that open a line, the longest run that counts up."""
    marks = [(i, int(mark[1]), mark.end()) for i, line in enumerate(lines) if (mark := _TOP.match(line.text))]
    opening = {i: (number, skip) for i, number, skip in _longest_run(marks)}
    found: list[tuple[int, list[tuple[Line, int]]]] = []
    for i, line in enumerate(lines):
        if i in opening:
            number, skip = opening[i]
            found.append((number, [(line, skip)]))
        elif found:
            found[-1][1].append((line, 0))
    return [Paragraph(number, Passage(body)) for number, body in found]


def _longest_run(marks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The longest chain of marks whose numbers rise by one, or by a few where a number was lost."""
    ends: dict[int, tuple[int, int]] = {}  # number -> (length of the best chain that ends with it, its mark)
    before: list[int] = []
    for at, (_, number, _) in enumerate(marks):
        near = (n for n in range(number - _SKIPPED_PARAGRAPHS, number) if n in ends)
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


def _unnumbered(lead: Passage) -> list[Item]:
    """Recommendations printed without numbers after the colon of their lead, each ending with its States."""
    colon = _COLON.search(lead.text)
    if not colon:
        return []
    starts = [colon.end(), *(mark.end() for mark in _BETWEEN_ITEMS.finditer(lead.text, colon.end()))]
    ends = [*starts[1:], len(lead.text)]
    return [
        Item(str(number), lead.cut(start, end))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


class _Conclusions:
    """Reads the conclusions line by line: each line opens a paragraph, opens an item, or goes on."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.paragraphs: list[tuple[int, list[tuple[Line, int]], list[tuple[str, list[tuple[Line, int]]]]]] = []
        self.closings: dict[int, list[tuple[Line, int]]] = {}
        self.last_minor = 0
        self.last_letter = ""
        self.target: list[tuple[Line, int]] = []
        self.style = ""

    def read(self, lines: Sequence[Line]) -> list[Paragraph]:
        previous = ""
        lines = [part for line in lines for part in _items_apart(line)]
        for i, line in enumerate(lines):
            following = lines[i + 1].text if i + 1 < len(lines) else ""
            if not self._opens(line, previous, following) and self.paragraphs:
                self.target.append((line, 0))
            previous = line.text
        return [
            Paragraph(
                number,
                Passage(lead),
                [Item(label, Passage(body)) for label, body in items],
                Passage(self.closings[i]) if i in self.closings else None,
            )
            for i, (number, lead, items) in enumerate(self.paragraphs)
        ]

    def _opens(self, line: Line, previous: str, following: str) -> bool:
        text = line.text
        if text[:1].isdigit() or (text[1:2] in ". " and text[:1].isupper()):
            if (mark := _DOTTED.match(text)) and self._dotted(int(mark[1]), int(mark[2]), text, previous):
                return self._item(f"{mark[1]}.{mark[2]}", line, mark.end(), minor=int(mark[2]), style="dotted")
            if mark := (_NUMBERED.match(text) or _BARE_NUMBER.match(text)):
                return self._number(mark, line, previous, following)
        elif text[:1] == "(" and (mark := _LETTERED.match(text)) and self._lettered(mark[1], previous):
            self.last_letter = mark[1]
            return self._item(f"({mark[1]})", line, mark.end(), minor=0, style="lettered")
        elif self._closes(text, previous):
            self.target = self.closings.setdefault(len(self.paragraphs) - 1, [])
            self.target.append((line, 0))
            return True
        return False

    def _dotted(self, major: int, minor: int, text: str, previous: str) -> bool:
        """Is `major.minor` the next item? Numbers may be misprinted, but a list goes on by small steps."""
        if not self.paragraphs:
            return True
        current = self.paragraphs[-1][0]
        if major == current + 1 and minor == 1:
            return True
        if self.style not in ("", "dotted") or _is_reference(text):
            return False
        step = minor - self.last_minor
        if major == current and previous.endswith(_ITEM_ENDS):
            return True
        return 0 <= step <= _SKIPPED_ITEMS if abs(major - current) <= 1 else step == 1

    def _number(self, mark: re.Match[str], line: Line, previous: str, following: str) -> bool:
        number, rest = int(mark[1]), line.text[mark.end() :]
        dotted = "." in mark[0] or ")" in mark[0]
        top = self.paragraphs[-1][0] + 1 if self.paragraphs else number
        opening = f"{rest} {following}"
        is_lead = bool(self.phrases.lead.match(opening) or self.phrases.disclaimer.search(opening))
        is_next_top = number == top or (is_lead and number == top + 1)
        is_next_item = bool(self.paragraphs) and number == self.last_minor + 1 and self.style in ("", "numbered")
        if is_next_item and self.last_minor == 0 and not self._announces():
            is_next_item = False
        if not dotted and not (previous.endswith(_ENDS) and is_next_item):
            return False
        if is_next_top and (is_lead or not is_next_item) and dotted:
            self.paragraphs.append((number, [(line, mark.end())], []))
            self.target = self.paragraphs[-1][1]
            self.last_minor, self.last_letter, self.style = 0, "", ""
            return True
        if is_next_item:
            return self._item(mark[1], line, mark.end(), minor=number, style="numbered")
        skips = self.last_minor + 1 < number <= self.last_minor + 1 + _SKIPPED_ITEMS
        if self.style == "numbered" and dotted and previous.endswith(_ENDS) and (skips or number == self.last_minor):
            return self._item(mark[1], line, mark.end(), minor=number, style="numbered")
        return False

    def _lettered(self, letter: str, previous: str) -> bool:
        if not self.paragraphs or self.style not in ("", "lettered"):
            return False
        if not self.last_letter:
            return letter == "a" and self._announces() and previous.endswith(":")
        return letter == _next_letter(self.last_letter)

    def _announces(self) -> bool:
        """Does the paragraph so far end as a lead does, before its list?"""
        lead = " ".join(line.text[skip:] for line, skip in self.paragraphs[-1][1])
        return bool(self.phrases.list_follows.search(lead)) or lead.rstrip().endswith((".", ";"))

    def _closes(self, text: str, previous: str) -> bool:
        """An unnumbered sentence after a list that speaks of the list as a whole."""
        if not self.paragraphs or not self.paragraphs[-1][2] or not previous.endswith((".", ";", ")", "*")):
            return False
        return bool(self.phrases.lead.match(text)) and any(pattern.search(text) for _, pattern in self.phrases.answers)

    def _item(self, label: str, line: Line, skip: int, *, minor: int, style: str) -> bool:
        major = int(label.split(".")[0]) if style == "dotted" else 0
        if not self.paragraphs or (minor == 1 and major > self.paragraphs[-1][0]):
            # The list's own paragraph number was lost in print. Any other wrong number is a misprint, kept as printed.
            self.paragraphs.append((major, [], []))
        body = [(line, skip)]
        self.paragraphs[-1][2].append((label, body))
        step = minor - self.last_minor
        self.last_minor = minor if 0 <= step <= _SKIPPED_ITEMS or not self.last_minor else self.last_minor + 1
        self.target, self.style = body, style
        return True


def full_label(paragraph: Paragraph, item: Item) -> str:
    """The number people cite: `124.16` as printed; `1` under 90 is `90.1`, `(a)` under 90 is `90(a)`."""
    if "." in item.label:
        return item.label
    return f"{paragraph.number}{item.label}" if item.label.startswith("(") else f"{paragraph.number}.{item.label}"


def _items_apart(line: Line) -> list[Line]:
    """A line on which one item ends and the next begins, cut between them."""
    cuts = [0, *(mark.end() for mark in _ITEM_INSIDE.finditer(line.text)), len(line.text)]
    return [Line(line.text[start:end], line.page, line.start + start) for start, end in pairwise(cuts)]


def _next_letter(letter: str) -> str:
    """a → b … z → aa → bb, as UN lists go on."""
    if letter[-1] != "z":
        return chr(ord(letter[0]) + 1) * len(letter)
    return "a" * (len(letter) + 1)


def _is_reference(text: str) -> bool:
    """`115.10 above has already …`: the end of a sentence that mentions an item, not the item."""
    return bool(re.match(r"\S+\s+(?:above|below|and\s+\d|to\s+\d|,)", text))
