"""Lines -> the two halves of a report: the account of the proceedings, and the conclusions with the recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hiwar.kernel.reading.lines import Line, ends
from hiwar.kernel.reading.lists import listed_paragraphs
from hiwar.kernel.reading.paragraphs import Body, Paragraph, numbered_paragraphs, opening_number
from hiwar.kernel.reading.phrases import Phrases

_HEADING_LENGTH = 110
_LEAD_LINES = 8


@dataclass(slots=True)
class Outline:
    """Both halves by numbered paragraph, the proceedings still as lines; a bare list has no proceedings."""

    proceedings: dict[int, Body]
    conclusions: list[Paragraph]


def outline(lines: Sequence[Line], phrases: Phrases) -> Outline:
    """Find the conclusions and read both halves. A text without them is taken to be all conclusions: a bare list."""
    first, last = _conclusions(lines, phrases)
    return Outline(
        proceedings=numbered_paragraphs(lines[: max(0, first)]),
        conclusions=listed_paragraphs(lines[first + 1 : last], phrases),
    )


def _conclusions(lines: Sequence[Line], phrases: Phrases) -> tuple[int, int]:
    """The heading of the conclusions (-1 when they begin with the text) and the line at which they end."""
    headings = [i for i, line in enumerate(lines) if phrases.conclusions.match(line.text)]
    first = headings[-1] if headings else _first_list(lines, phrases) - 1
    for i in range(first + 1, len(lines)):
        text = lines[i].text
        if len(text) < _HEADING_LENGTH and ends(lines[i - 1].text, phrases) and phrases.after_conclusions.match(text):
            return first, i
    return first, len(lines)


def _first_list(lines: Sequence[Line], phrases: Phrases) -> int:
    """Where the heading is missing: the first numbered lead that has its item number one within a few lines."""
    for i, line in enumerate(lines):
        mark = opening_number(line)
        if mark and phrases.lead.match(" ".join([line.text[mark.end() :], *(x.text for x in lines[i + 1 : i + 2])])):
            firsts = (f"{mark[1]}.1", "1. ")
            if any(
                following.text.startswith(firsts) or _is_first_letter(following.text, phrases)
                for following in lines[i + 1 : i + _LEAD_LINES]
            ):
                return i
    return 0


def _is_first_letter(text: str, phrases: Phrases) -> bool:
    mark = phrases.letter.match(text)
    return bool(mark and mark[1] == phrases.alphabet[0])
