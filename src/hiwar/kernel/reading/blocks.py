"""The blocks of an addendum: headings that state a position, numbered paragraphs, and items that open with the numbers
they answer (`124.3`, `Rec. 18`, `140.82-85, 87`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from hiwar.kernel.reading.letters import width
from hiwar.kernel.reading.lines import Line, ends
from hiwar.kernel.reading.paragraphs import Body
from hiwar.kernel.reading.passage import Passage
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.references import label_list

_NUMBER = re.compile(r"\d{1,3}")
_ENUMERATOR = re.compile(r"(?:[IVX]+|[A-Z]|\d{1,2}|\([a-z]\))[.)]?\s+(?=\D)|[一二三四五六七八九十]+[.,]\s*|[•–-]\s+")
_SENTENCE_ENDS = (".", ";", ")", ":", ".”", '."', "*")
_HEADING_LENGTH = 260
_HEADING_LINES = 4
_JUMP = 40
_INSIDE = re.compile(r"[.;]\s")
_OPENS_TEXT = re.compile(r"\s*(?:$|[:.–—)|-]|[^\W\d_]|[“\"'(\[])")


class BlockKind(Enum):
    """What a block is."""

    HEADING = auto()
    NUMBERED = auto()
    ITEM = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """`numbers` are those of a numbered paragraph, `labels` the items that an item answers; `passage` is the whole
    block without its own paragraph number, `rest` what follows the labels, `lines` the lines of `rest`."""

    kind: BlockKind
    passage: Passage
    rest: str
    lines: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(slots=True)
class _Opening:
    """How a block opens: `enters` is the character at which its own text begins on each line that it takes at once."""

    kind: BlockKind
    enters: tuple[int, ...] = (0,)
    rest: int = 0
    numbers: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()


def blocks(lines: Sequence[Line], phrases: Phrases) -> Iterator[Block]:
    """Cut running lines into blocks, in order.

    A position alone on its line is a heading where it stands before the first item, else a cell of the item before it.
    """
    heads = False
    body: Body = []
    opening = _Opening(BlockKind.TEXT)
    number = 0
    i = 0
    while i < len(lines):
        found = _opening(lines, i, lines[i - 1].text if body else "", number, phrases)
        if (
            found
            and found.kind is BlockKind.HEADING
            and opening.kind is BlockKind.ITEM
            and not heads
            and _is_verdict(lines[i].text, phrases)
        ):
            found = None
        if found is None:
            body.append((lines[i], 0))
            i += 1
            continue
        if body:
            yield _block(opening, body)
        opening = found
        number = found.numbers[0] if found.numbers else number
        body = [(line, skip) for line, skip in zip(lines[i:], found.enters, strict=False) if skip < len(line.text)]
        i += len(found.enters)
        if found.kind is BlockKind.HEADING:
            heads = heads or _is_verdict(body[0][0].text, phrases)
            yield _block(opening, body)
            opening, body = _Opening(BlockKind.TEXT), []
    if body:
        yield _block(opening, body)


def _block(opening: _Opening, body: Body) -> Block:
    passage = Passage(body)
    texts = [line.text[skip:] for line, skip in body]
    texts[0] = texts[0][opening.rest :]
    return Block(
        opening.kind, passage, passage.text[opening.rest :].strip(), tuple(texts), opening.numbers, opening.labels
    )


def _opening(lines: Sequence[Line], i: int, previous: str, number: int, phrases: Phrases) -> _Opening | None:
    """How the line opens a block; `previous` is the line before it, empty after a heading."""
    text = lines[i].text
    if phrases.number_list_goes_on.search(previous):
        return None
    item, numbered = _item(text, previous, phrases), _numbered(lines, i, previous, number, phrases)
    if item is None and numbered and _goes_on_counting(numbered, number, text, phrases):
        return numbered
    return item or _heading(lines, i, previous, phrases) or numbered


def _item(text: str, previous: str, phrases: Phrases) -> _Opening | None:
    """A line that opens with the numbers of the items it answers."""
    mark = phrases.item_opening.match(text)
    if mark and not mark[0]:
        mark = None
    start = mark.end() if mark else 0
    labels, end = label_list(text, phrases, start)
    if not labels or not (mark or all("." in label or "(" in label for label in labels)):
        return None
    rest = text[end:]
    if phrases.number_list_goes_on.search(text) and not rest.strip(" .,;–-"):
        return None  # a line of a list of references
    if not _OPENS_TEXT.match(rest) or (mark and rest[:1] == " " and rest.strip()[:1].islower()):
        return None  # "Recommendations 124.1 and 124.2 enjoy the support": a sentence
    if mark and not _may_open(previous):
        return None
    return _Opening(BlockKind.ITEM, rest=end, labels=tuple(labels))


def _heading(lines: Sequence[Line], i: int, previous: str, phrases: Phrases) -> _Opening | None:
    mark = _ENUMERATOR.match(lines[i].text)
    if not mark and not _may_open(previous):
        return None
    words = lines[i].text[mark.end() if mark else 0 :]
    if not words[:1].isalpha() or words[:1].islower():
        return None
    count = 1
    while (
        count < _HEADING_LINES
        and i + count < len(lines)
        and lines[i + count].text[:1].islower()
        and not words.endswith((".", ":", ";"))
    ):
        words = f"{words} {lines[i + count].text}"
        count += 1
    if len(words) > _HEADING_LENGTH or words.endswith((".", ",", ";")) or _INSIDE.search(words):
        return None
    enters = (mark.end() if mark else 0, *[0] * (count - 1))
    if phrases.number_list_goes_on.search(words) or phrases.recommendation_numbers.search(words):
        return None
    if phrases.position_heading.search(words) or _is_verdict(words, phrases):
        return _Opening(BlockKind.HEADING, enters)
    if phrases.after_conclusions.match(words):
        return _Opening(BlockKind.HEADING, enters)
    return None


def _is_verdict(line: str, phrases: Phrases) -> bool:
    """A line that holds a position in a word or two and nothing else."""
    return bool(phrases.verdict.fullmatch(line.strip(" :.")))


def _numbered(lines: Sequence[Line], i: int, previous: str, number: int, phrases: Phrases) -> _Opening | None:
    """A paragraph with its number, or with several (`33., 34., 35.`), counting up from the one before.

    In a table several numbers run on at the beginning of the next lines: `77., 78., We accept` and `79. these`.
    """
    mark = phrases.several_numbers.match(lines[i].text)
    if not mark or not (number == 0 or ends(previous, phrases) or _may_open(previous)):
        return None
    numbers = [int(each) for each in _NUMBER.findall(mark[0])]
    if not 0 < numbers[0] - number <= _JUMP:
        return None
    enters = [mark.end()]
    while mark[0].rstrip().endswith((",", ";")) and i + len(enters) < len(lines):
        text = lines[i + len(enters)].text
        mark = phrases.several_numbers.match(text + _AFTER_NUMBERS)
        more = [int(each) for each in _NUMBER.findall(mark[0])] if mark else []
        if not mark or more[0] <= numbers[-1]:
            break
        numbers += more
        enters.append(min(mark.end(), len(text)))
    return _Opening(BlockKind.NUMBERED, tuple(enters), numbers=tuple(numbers))


_AFTER_NUMBERS = " –"
"""Makes a line that holds nothing but numbers look as if something followed them."""


def _goes_on_counting(opening: _Opening, number: int, text: str, phrases: Phrases) -> bool:
    """Whether it is the next paragraph of several that speak of a recommendation each, and no heading with a number."""
    return number >= _COUNTED and opening.numbers[0] > number and bool(phrases.this_recommendation.search(text))


_COUNTED = 2
"""After so many numbered paragraphs a number with an answer is the next one."""


def _may_open(previous: str) -> bool:
    """Whether something new may open after a line: it ended a sentence, or was too short to run on."""
    return not previous or previous.endswith(_SENTENCE_ENDS) or width(previous) < _SHORT


_SHORT = 60
"""A line of running text is longer; what is shorter is a heading, a cell or the end of a paragraph."""
