"""Pages -> lines of running text: page furniture and footnotes go, every character keeps its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from hiwar.kernel.reading.letters import may_open
from hiwar.kernel.reading.model import Page
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.scripts import folded
from hiwar.kernel.values import Place

# A head or foot of a page: its document symbol, its number, the printer's job number or a bar code.
_FURNITURE = re.compile(
    r"""
      [A-Z]{1,5}/(?:[A-Z]+[\d.]*/?)+[\w./*∗\s-]*     # A/HRC/13/13, with or without a star or a stray blank
    | (?:[Pp]age|[Pp]ágina|[Сс]тр\.|[Сс]траница|الصفحة)\s+[\divxl]+ | 第\s?\d{1,3}\s?页
    | \d{1,3} | [ivx]{1,5}
    | (?:\d{1,3}\s+)?GE\.\s?\d{2}-\d{4,6}(?:\s*\([A-Z]\))?[\d\s]*
    | \*\d+\*
    | -{3,} | _{3,}
    """,
    re.VERBOSE,
)
_HEAD_LINES = 3
_RUNNING = 3
_FOOTNOTE = re.compile(r"(?:(?P<mark>\d{1,2}|[*∗]{1,3})(?P<rest>\s+\S.*)?)$")
_FOOTNOTE_LINES = 40
_ENDS = (".", ";", ":", ")", ",", "*")
"""What a line ends with before something new opens on the next."""
_CALLED = re.compile(r"[;)]\d{1,2}$")
"""A stop with the call of a footnote after it."""
_SENTENCE_ENDS = (".", ".”", ")", ")”", '."', "”.")
_ITEM = re.compile(r"\d{1,3}\.\d")
_FEW_LINES = 2
_BROKEN = "\u00ad"
"""Where two printed lines stand as one, the word between them broken."""
_FULL_LINE = 60
_LONGER, _MUCH_LONGER = 1.05, 1.15


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page without the blanks around it: its text is `page.text[start:start + len(text)]`, with the
    signs of other scripts folded."""

    text: str
    page: int
    start: int

    def place(self, start: int, end: int) -> Place:
        """The place of the line's characters `start` to `end`."""
        return Place(self.page, self.start + start, self.start + end)


def ends(line: str, phrases: Phrases) -> bool:
    """Whether something new may open after a line: it ends with a stop, or with the word before the last item."""
    return line.endswith(_ENDS) or line.endswith(phrases.closing_words) or _CALLED.search(line) is not None


def running_lines(pages: Iterable[Page], phrases: Phrases) -> list[Line]:
    """The lines of running text of all pages in order, without page furniture and footnotes."""
    pages = list(pages)
    texts = [folded(page.text, phrases.language) for page in pages]
    printed = [_lines(text, page.number) for page, text in zip(pages, texts, strict=True)]
    heads = _running_heads(printed)
    found: list[Line] = []
    goes_on = False
    for lines in (_without_furniture(lines, heads) for lines in printed):
        notes = _footnotes(lines, phrases)
        if goes_on:
            notes = min(notes, _rest_of_footnote(lines))
        found.extend(lines[:notes])
        # The title page's own note ends there, though its masthead may be stored after it.
        title = any(phrases.masthead.match(line.text) for line in lines[notes:])
        goes_on = not title and notes < len(lines) and not lines[-1].text.endswith(_SENTENCE_ENDS)
    return found


def _lines(page: str, number: int) -> list[Line]:
    lines, start = [], 0
    for raw in page.split("\n"):
        text = raw.strip()
        if text:
            lines.append(Line(text, number, start + raw.index(text[0])))
        start += len(raw) + 1
    return lines


def _running_heads(pages: list[list[Line]]) -> set[str]:
    """What stands as first or last line on most pages: the head or foot of this document, whatever it says."""
    edges = Counter(text for lines in pages if lines for text in {lines[0].text, lines[-1].text})
    return {text for text, times in edges.items() if times >= _RUNNING and times > len(pages) / 2}


def _without_furniture(lines: list[Line], heads: set[str]) -> list[Line]:
    def is_furniture(line: Line) -> bool:
        return line.text in heads or _FURNITURE.fullmatch(line.text) is not None

    first, last = 0, len(lines)
    while first < min(_HEAD_LINES, last) and is_furniture(lines[first]):
        first += 1
    while last > max(first, len(lines) - _HEAD_LINES) and is_furniture(lines[last - 1]):
        last -= 1
    return lines[first:last]


def _footnotes(lines: list[Line], phrases: Phrases) -> int:
    """Where a page's footnotes begin: at a mark that opens a line, with no full stop, near the page's end."""
    for i in range(max(1, len(lines) - _FOOTNOTE_LINES), len(lines)):
        found = _FOOTNOTE.match(lines[i].text)
        if not found:
            continue
        rest = (found["rest"] or "").strip()
        if not rest and i + 1 < len(lines):
            rest = lines[i + 1].text
        if not found["mark"].isdigit() or phrases.footnote.match(rest):
            return i
        stands_apart = _ends_a_sentence(lines[i - 1].text) and not _is_item_body(lines, i)
        if may_open(rest.lstrip("“\"‘'«\u00a0 ")) and (stands_apart or _is_called(found["mark"], lines[:i])):
            return i
    return len(lines)


def _rest_of_footnote(lines: list[Line]) -> int:
    """Where a footnote of the page before goes on, known by its small print: its lines are longer than any above."""
    widths = [max(map(len, line.text.split(_BROKEN))) for line in lines]
    last_item = max((i for i, line in enumerate(lines) if _ITEM.match(line.text)), default=0)
    for i in range(max(_FEW_LINES, last_item + 1), len(lines)):
        above = max(widths[:i])
        if above < _FULL_LINE or widths[i] <= above:
            continue
        if widths[i] > above * _MUCH_LONGER or median(widths[i:]) > above * _LONGER:
            return i
    return len(lines)


def _is_called(mark: str, lines: list[Line]) -> bool:
    """Whether the mark hangs on a word or a stop of the page above, as the call of a footnote does."""
    call = re.compile(rf"[^\W\d_][.,;:)”]{{0,2}}{mark}(?!\w)")
    return any(call.search(line.text) for line in lines)


def _ends_a_sentence(text: str) -> bool:
    return text.endswith((".", ";", ")", ":"))


def _is_item_body(lines: list[Line], i: int) -> bool:
    """An item whose number lost its full stop ("4 Encourage …"): its neighbours count on from it."""
    number = int(lines[i].text.split()[0])
    neighbours = {f"{number - 1}.", f"{number + 1}."}
    return any(line.text.split()[0] in neighbours for line in lines)
