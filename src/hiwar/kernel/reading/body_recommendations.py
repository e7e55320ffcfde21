"""Concluding observations of treaty bodies and mission reports of special procedures -> their recommendations.

Both number their paragraphs throughout. In a paragraph the recommendation begins with the sentence in which the body
recommends, and goes on to the paragraph's end; under the heading “Recommendations” of a mission report every paragraph
is one. Where it announces a list, each point is a text of its own, led by the sentence that announces it: paragraph 12
with points (a) and (b) gives parts 1 and 2 of `12`, `The Committee recommends that the State party: (a) …` and
`The Committee recommends that the State party: (b) …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise, repeat
from string import ascii_lowercase

from hiwar.kernel.reading.formats import Text
from hiwar.kernel.reading.letters import OPENING, UNCASED, latin, may_open
from hiwar.kernel.reading.lines import Line, running_lines
from hiwar.kernel.reading.masthead import Masthead
from hiwar.kernel.reading.model import Found, ReadRecommendation
from hiwar.kernel.reading.paragraphs import Body, numbered_paragraphs
from hiwar.kernel.reading.passage import Passage, tidy
from hiwar.kernel.reading.phrases import Phrases

_TREATY_BODY, _SPECIAL_PROCEDURE = "treaty body", "special procedure"
"""What stands for a body that neither symbol nor title names."""

_SENTENCE = re.compile(
    rf"(?<=[.!?;]).{{0,3}}?(?:(?<=[\s”\"’)\d])(?=[“\"«(]?[{OPENING}])|(?=[{UNCASED}]))",
)
"""Where a sentence may begin: after a stop with its quotation mark, bracket or footnote's call."""
_ENDS = re.compile(r"[.;:?!][”\"’)»]*\s?(?:\d{1,3}|[*∗]{1,3})?$")
"""How the last line of a paragraph ends; lines after it are headings."""
_POINT = re.compile(
    r"""(?:(?P<after>[:;])(?:\s*\w{1,4}(?=[\s(]))?)?\s*
        (?:\((?P<label>[^\W\d_]{1,4})\)|(?<=\s)(?P<bare>[^\W\d_]{1,4})\)
          |(?P<bullet>[•●▪■·\uf0b7])|(?<=\s)(?P<dash>[–-])(?=\s))\s*(?=\S)""",
    re.VERBOSE,
)
"""A point of a list: `(a)`, `a)`, `(i)` or a bullet."""
_STOPS = (".", ",")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii")
_SEQUENCES: Mapping[str, Sequence[str]] = {"a": ascii_lowercase, "i": _ROMAN, "а": "абвгдежзиклмнопрстуфхцчшщэюя"}
"""How labels count on, by the first; Russian documents use Latin and Cyrillic letters."""
_FOOTNOTE_CALL = re.compile(r"(?<=[^\W\d_][.;,)])\d{1,3}$")
_TRIM = " \t\n.,;:*∗•"


def read_concluding_observations(text: Text, head: Masthead, phrases: Phrases) -> Found:
    """The recommendations of a treaty body: of every paragraph, from the sentence in which it recommends."""
    return _found(text, head.body or _TREATY_BODY, phrases, _recommending(_numbered(text, phrases), phrases))


def read_mission_report(text: Text, head: Masthead, phrases: Phrases) -> Found:
    """The recommendations of a special procedure: those of the part that says so in its heading."""
    return _found(text, head.body or _SPECIAL_PROCEDURE, phrases, _concluding(_numbered(text, phrases), phrases))


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A numbered paragraph, and the headings between it and the one before."""

    number: int
    headings: tuple[str, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One text of a paragraph: `start` to `end`, led by the sentence `lead_start` to `lead_end` (none if empty)."""

    start: int
    end: int
    lead_start: int = 0
    lead_end: int = 0


class _Part(Enum):
    """The part of a mission report that a heading opens."""

    ACCOUNT = auto()
    MIXED = auto()
    RECOMMENDATIONS = auto()


def _found(text: Text, body: str, phrases: Phrases, paragraphs: Iterator[tuple[_Numbered, int]]) -> Found:
    found = []
    for paragraph, start in paragraphs:
        passage = paragraph.passage
        for part, stretch in enumerate(_stretches(passage.text, start, phrases), start=1):
            lead = passage.text[stretch.lead_start : stretch.lead_end].strip()
            words = passage.text[stretch.start : stretch.end].strip()
            found.append(
                ReadRecommendation(
                    paragraph=str(paragraph.number),
                    part=part,
                    text=_FOOTNOTE_CALL.sub("", tidy(f"{lead} {words}")).strip(_TRIM),
                    recommending=(),
                    states_as_written=(),
                    position=None,
                    position_as_written=None,
                    position_source=None,
                    page=passage.page(stretch.start) if text.paged else None,
                    places=(
                        *passage.places(stretch.lead_start, stretch.lead_end),
                        *passage.places(stretch.start, stretch.end),
                    ),
                    body=body,
                )
            )
    return Found(recommendations=tuple(found), notes=() if found else ("no recommendations were found in it",))


def _numbered(text: Text, phrases: Phrases) -> Iterator[_Numbered]:
    """The numbered paragraphs in order, headings and annexes cut off."""
    lines = running_lines(text.pages, phrases)
    before: list[Line] = lines
    for i, (number, body) in enumerate(numbered_paragraphs(lines).items()):
        if not i:
            before = lines[: next((at for at, line in enumerate(lines) if line is body[0][0]), 0)]
        end = _end(body, phrases)
        yield _Numbered(number, tuple(_headings(before)), Passage(body[:end]))
        before = [line for line, _ in body[end:]]


def _end(body: Body, phrases: Phrases) -> int:
    """How many lines of a body are the paragraph's own."""
    texts = [line.text for line, _ in body]
    for i, (previous, text) in enumerate(pairwise(texts), start=1):
        if _ENDS.search(previous) and phrases.after_conclusions.match(text):
            texts = texts[:i]
            break
    return next((i for i in range(len(texts), 0, -1) if _ENDS.search(texts[i - 1])), len(texts))


def _headings(lines: Sequence[Line]) -> Iterator[str]:
    """The lines, and each with the one after it: a heading may take two."""
    for i, line in enumerate(lines):
        yield line.text
        if i + 1 < len(lines):
            yield f"{line.text} {lines[i + 1].text}"


def _recommending(paragraphs: Iterator[_Numbered], phrases: Phrases) -> Iterator[tuple[_Numbered, int]]:
    """The paragraphs in which a body recommends, each with where it begins to."""
    for paragraph in paragraphs:
        start = _first_recommending(paragraph.passage.text, 0, phrases)
        if start is not None:
            yield paragraph, start


def _concluding(paragraphs: Iterator[_Numbered], phrases: Phrases) -> Iterator[tuple[_Numbered, int]]:
    """The recommendations of a mission report: under their own heading all paragraphs but courtesies, under a heading
    that they share with conclusions those that recommend."""
    part = _Part.ACCOUNT
    for paragraph in paragraphs:
        for heading in paragraph.headings:
            part = _part(heading, part, phrases)
        if part is _Part.ACCOUNT:
            continue
        start = _first_recommending(paragraph.passage.text, 0, phrases)
        if start is not None:
            yield paragraph, start
        elif part is _Part.RECOMMENDATIONS and not phrases.body_courtesy.match(paragraph.passage.text):
            yield paragraph, 0


def _part(heading: str, current: _Part, phrases: Phrases) -> _Part:
    if phrases.body_recommendations.fullmatch(heading):
        return _Part.RECOMMENDATIONS
    if phrases.body_conclusions_too.fullmatch(heading):
        return _Part.MIXED
    if phrases.body_other_part.match(heading):
        return _Part.ACCOUNT
    return current


def _first_recommending(text: str, start: int, phrases: Phrases) -> int | None:
    """Where the first sentence after `start` begins in which a body recommends."""
    cuts = [start, *(mark.end() for mark in _SENTENCE.finditer(text, start)), len(text)]
    return next((a for a, b in pairwise(cuts) if phrases.body_recommends.search(text[a:b])), None)


def _stretches(text: str, start: int, phrases: Phrases) -> Iterator[_Stretch]:
    """The texts of a paragraph from `start` on: the sentences before a list, its points, what follows the list."""
    while start < len(text):
        points = _points(text, start, phrases)
        if not points:
            if not text[start:].rstrip().endswith(":"):  # else it announces the paragraphs below
                yield _Stretch(start, len(text))
            return
        lead = max((mark.end() for mark in _SENTENCE.finditer(text, start, points[0][0])), default=start)
        if not phrases.body_goes_on.search(text[lead : points[0][0]]):
            yield _Stretch(start, len(text))
            return
        if text[start:lead].strip(_TRIM):
            yield _Stretch(start, lead)
        following = _first_recommending(text, _after_sentence(text, points[-1][0]), phrases)
        ends = [*(cut for cut, _ in points[1:]), len(text) if following is None else following]
        for (_, begins), end in zip(points, ends, strict=True):
            yield _Stretch(begins, end, lead, points[0][0])
        if following is None:
            return
        start = following


def _after_sentence(text: str, start: int) -> int:
    mark = _SENTENCE.search(text, start)
    return mark.end() if mark else len(text)


def _points(text: str, start: int, phrases: Phrases) -> list[tuple[int, int]]:
    """The points of the first list: where the text before each ends, and where its own text stands, label included.

    The labels count on from `(a)` or `(i)`, or repeat a bullet; those of a list within a point are that point's text.
    """
    found: list[tuple[int, int]] = []
    labels: Iterator[str] = iter(())
    due = ""
    for mark in _POINT.finditer(text, start):
        letters = mark["label"] or mark["bare"]
        label = latin(letters, phrases) if letters else mark["bullet"] or mark["dash"]
        if not found:
            if mark["after"] != ":" or (letters and label not in _SEQUENCES):
                continue
            labels = _labels(label)
            due = next(labels)
        elif label in ("a", "а") and mark["after"] == ":":
            break  # a second list
        if label != due or (found and not _is_next(text, mark)):
            continue
        sign = mark.start("label") - 1 if mark["label"] else mark.start("bare") if letters else mark.end()
        found.append((mark.start() + len(mark["after"] or ""), sign))
        due = next(labels, "")
    return found


def _labels(first: str) -> Iterator[str]:
    return iter(_SEQUENCES[first]) if first in _SEQUENCES else repeat(first)


def _is_next(text: str, mark: re.Match[str]) -> bool:
    """A point follows a semicolon, or opens like a sentence: a text may cite “articles 2 (a), (b) and (c)”. After a
    colon `(i)` opens a list within point (h)."""
    if mark["after"] or mark["bullet"]:
        return mark["after"] != ":" or "i" not in (mark["label"], mark["bare"])
    before, first = text[: mark.start()].rstrip(), text[mark.end() : mark.end() + 1]
    return may_open(first) and before.endswith(_STOPS if first.isupper() else ".")
