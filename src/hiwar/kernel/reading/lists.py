"""The lists of recommendations in a report's conclusions: which line opens a paragraph, which an item, which goes on.

Numbers may be misprinted or lost, and lines of running text may begin with a number, so a number counts by what came
before it: a list goes on by small steps, and an item ends as items do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from hiwar.kernel.reading.letters import OPENING, SMALL, UNCASED, latin, may_open
from hiwar.kernel.reading.lines import Line, ends
from hiwar.kernel.reading.paragraphs import Body, Item, Paragraph
from hiwar.kernel.reading.passage import Passage
from hiwar.kernel.reading.phrases import Phrases

_DOTTED = re.compile(r"(?:[A-Z]\s?\.\s?)?(\d{1,3})\s?\.\s?(\d{1,3})(?:\s?\.)?(?=[^\d/]|$)\s*")
_NUMBERED = re.compile(r"(\d{1,3})\s?(?:\.|\))\s*(?=\D|$)")
_BARE_NUMBER = re.compile(rf"(\d{{1,3}})\s+(?=[{OPENING}])")
_FIGURE = re.compile(rf"\S+\s+[{SMALL}]")
_UNCASED = re.compile(rf"\S+\s+[{UNCASED}]")
_GAP = re.compile(r"\S+\s+")
_ITEM_ENDS = re.compile(r"\)\s?[;.]\*?$")
_ITEM_INSIDE = re.compile(rf"\)\s?[;.]\s*(?=\d{{1,3}}\.\d{{1,3}}\.?\s+[{OPENING}])")
_COLON = re.compile(rf":\s+(?=[{OPENING}“«])")
_BETWEEN_ITEMS = re.compile(rf"(?<=\))\s?[;.]\s+(?:[•–-]\s*)?(?=[{OPENING}])")
_LEAD_LINES = 40
_SKIPPED = 3
"""So many item numbers in a row may be lost in print."""


class _Style(Enum):
    """How the items of a list are numbered; NONE before the first."""

    NONE = auto()
    DOTTED = auto()
    NUMBERED = auto()
    LETTERED = auto()


@dataclass(slots=True)
class _List:
    """A paragraph of the conclusions while it is being read. `last` is the number, or `letter` the letter, of its
    last item."""

    number: int
    lead: Body
    items: list[tuple[str, Body]] = field(default_factory=list)
    closing: Body = field(default_factory=list)
    style: _Style = _Style.NONE
    last: int = 0
    letter: str = ""

    def may_be(self, style: _Style) -> bool:
        return self.style in (_Style.NONE, style)

    def add(self, label: str, body: Body, style: _Style, number: int) -> None:
        """Open an item; where its number is far off, a misprint, the count goes on all the same."""
        self.items.append((label, body))
        near = not self.last or 0 <= number - self.last <= _SKIPPED
        self.style, self.last = style, number if near else self.last + 1

    def paragraph(self) -> Paragraph:
        items = [Item(label, Passage(body)) for label, body in self.items]
        return Paragraph(self.number, Passage(self.lead), items, Passage(self.closing) if self.closing else None)


def listed_paragraphs(lines: Sequence[Line], phrases: Phrases) -> list[Paragraph]:
    """The numbered paragraphs of the conclusions with their items."""
    reader = _Reader(phrases)
    apart = [part for line in lines for part in _items_apart(line)]
    for i, line in enumerate(apart):
        reader.take(line, apart[i - 1].text if i else "", apart[i + 1].text if i + 1 < len(apart) else "")
    paragraphs = [each.paragraph() for each in reader.lists]
    for paragraph in paragraphs:
        if not paragraph.items and not phrases.is_disclaimer(paragraph.lead.text):
            paragraph.items = _unnumbered(paragraph.lead)
    return paragraphs


class _Reader:
    """Takes line after line; `target` is the text that a line without a mark of its own goes on with."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.lists: list[_List] = []
        self.target: Body = []

    def take(self, line: Line, previous: str, following: str) -> None:
        """Read one line, knowing the texts of its neighbours."""
        text = line.text
        if mark := _DOTTED.match(text):
            if self._is_dotted_item(int(mark[1]), int(mark[2]), text, previous):
                self._open_dotted(int(mark[1]), f"{mark[1]}.{mark[2]}", int(mark[2]), [(line, mark.end())])
                return
        elif mark := _NUMBERED.match(text):
            number, body = int(mark[1]), [(line, mark.end())]
            if self._is_paragraph(number, f"{text[mark.end() :]} {following}"):
                self._open_paragraph(number, body)
                return
            if self._is_numbered_item(number, previous):
                self._open_item(mark[1], number, _Style.NUMBERED, body)
                return
        elif mark := _BARE_NUMBER.match(text):  # "4 Encourage …": the full stop was lost in print
            if ends(previous, self.phrases) and self._is_next_item(int(mark[1])):
                self._open_item(mark[1], int(mark[1]), _Style.NUMBERED, [(line, mark.end())])
                return
        elif mark := self.phrases.letter.match(text):
            letter = latin(mark[1], self.phrases)
            if self._is_lettered_item(letter, previous):
                self._open_item(f"({letter})", 0, _Style.LETTERED, [(line, mark.end())])
                self.lists[-1].letter = letter
                return
        elif self._is_closing(text, previous):
            self.target = self.lists[-1].closing
        if self.lists:
            self.target.append((line, 0))

    def _open_paragraph(self, number: int, lead: Body) -> None:
        self.lists.append(_List(number, lead))
        self.target = lead

    def _open_dotted(self, major: int, label: str, minor: int, body: Body) -> None:
        if not self.lists or (minor == 1 and major > self.lists[-1].number):
            # The list's own paragraph number was lost in print. Any other wrong number is a misprint, kept as printed.
            self._open_paragraph(major, [])
        self._open_item(label, minor, _Style.DOTTED, body)

    def _open_item(self, label: str, number: int, style: _Style, body: Body) -> None:
        self.lists[-1].add(label, body, style, number)
        self.target = body

    def _is_paragraph(self, number: int, opening: str) -> bool:
        """The number after the last paragraph's, unless it is the next item's too and does not read like a lead."""
        if not self.lists:
            return True
        step = number - self.lists[-1].number
        if self.phrases.is_disclaimer(opening):
            return step > 0
        if self.phrases.lead.match(opening):
            return step in (1, 2) or (step == 0 and bool(self.phrases.list_follows.search(opening)))
        return step == 1 and not self._is_next_item(number)

    def _is_dotted_item(self, major: int, minor: int, text: str, previous: str) -> bool:
        if not self.lists:
            return True
        current = self.lists[-1]
        if major == current.number + 1 and minor == 1:
            return True
        if not current.may_be(_Style.DOTTED) or self._is_reference(text):
            return False
        if _FIGURE.match(text) and not ends(previous, self.phrases):
            return False  # "from 12.5 per cent to / 5.7 per cent": a figure that opens a line
        if _UNCASED.match(text) and major != current.number and not ends(previous, self.phrases):
            return False  # the same in a script without small letters
        if major == current.number and _ITEM_ENDS.search(previous):
            return True
        step = minor - current.last
        return 0 <= step <= _SKIPPED if abs(major - current.number) <= 1 else step == 1

    def _is_numbered_item(self, number: int, previous: str) -> bool:
        if self._is_next_item(number):
            return True
        if not self.lists or self.lists[-1].style is not _Style.NUMBERED or not ends(previous, self.phrases):
            return False
        return 0 <= number - self.lists[-1].last <= _SKIPPED + 1

    def _is_next_item(self, number: int) -> bool:
        if not self.lists or not self.lists[-1].may_be(_Style.NUMBERED):
            return False
        return number == self.lists[-1].last + 1 and (number > 1 or self._announces())

    def _is_lettered_item(self, letter: str, previous: str) -> bool:
        if not self.lists or not self.lists[-1].may_be(_Style.LETTERED):
            return False
        if not self.lists[-1].letter:
            return letter == "a" and self._announces() and previous.endswith(":")
        return letter == _letter_after(self.lists[-1].letter)

    def _announces(self) -> bool:
        """Does the paragraph so far end as a lead does, before its list?"""
        lead = " ".join(line.text[skip:] for line, skip in self.lists[-1].lead[:_LEAD_LINES])
        return bool(self.phrases.list_follows.search(lead)) or lead.rstrip().endswith((".", ";"))

    def _is_reference(self, text: str) -> bool:
        """ "124.3 above …", "124.3 and 124.5 …": a line of running text that happens to begin with a number."""
        gap = _GAP.match(text)
        return bool(gap and self.phrases.number_goes_on.match(text[gap.end() :]))

    def _is_closing(self, text: str, previous: str) -> bool:
        """An unnumbered sentence after a list that answers the list as a whole."""
        if not self.lists or not self.lists[-1].items or not may_open(text):
            return False
        if not previous.endswith((".", ";", ")", "*")):
            return False
        return bool(self.phrases.lead.match(text)) and any(pattern.search(text) for _, pattern in self.phrases.answers)


def _items_apart(line: Line) -> list[Line]:
    """A line on which one item ends and the next begins, cut between them."""
    inside = [mark.end() for mark in _ITEM_INSIDE.finditer(line.text)]
    if not inside:
        return [line]
    cuts = [0, *inside, len(line.text)]
    return [Line(line.text[start:end], line.page, line.start + start) for start, end in pairwise(cuts)]


def _unnumbered(lead: Passage) -> list[Item]:
    """Recommendations printed without numbers after the colon of their lead, each ending with its States."""
    colon = _COLON.search(lead.text)
    if not colon:
        return []
    cuts = [colon.end(), *(mark.end() for mark in _BETWEEN_ITEMS.finditer(lead.text, colon.end())), len(lead.text)]
    return [Item(str(number), lead.cut(start, end)) for number, (start, end) in enumerate(pairwise(cuts), start=1)]


def _letter_after(letter: str) -> str:
    """a → b … z → aa → bb, as UN lists go on."""
    if letter[-1] != "z":
        return chr(ord(letter[0]) + 1) * len(letter)
    return "a" * (len(letter) + 1)
