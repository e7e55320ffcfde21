"""The text of a statement that a delegation hands in: read from a file, and the passages of it that may be
recommendations.

A passage is what is recommended, without who recommends it to whom: of `We recommend that Talvania ratify the Covenant`
it is `ratify the Covenant`. Each comes with the sign by which it was told and how sure that is, of 100; nothing counts
until a person has said so. How often the reader is right is told in docs/benchmarks.md.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from hiwar.kernel.reading.formats import MAX_PAGES, extract
from hiwar.kernel.reading.letters import CHINESE
from hiwar.kernel.reading.model import Genre, Page, Reading
from hiwar.kernel.reading.scripts import folded
from hiwar.kernel.reading.spoken import Spoken, spoken
from hiwar.kernel.understanding.language import detect_language

RECOMMENDS, LISTED = "recommends", "listed"

SURE: Mapping[str, int] = {RECOMMENDS: 89, LISTED: 95}
"""How sure a sign is, of 100: as often as what was found so is among the recommendations of the report (measured on the
dialogue of 218 reports, docs/benchmarks.md). A State that urges, encourages or calls upon another was right so seldom,
10 times of 100, that nothing is proposed there."""

_UNLABELLED = 80
"""How sure a point of a list without labels is: a guess, for reports print none."""


class Proposed(NamedTuple):
    """A passage that may be a recommendation: characters `start` to `end` (exclusive), how sure, and by what sign."""

    start: int
    end: int
    confidence: int
    sign: str


def read_statement(data: bytes, name: str, max_pages: int = MAX_PAGES) -> Reading:
    """The text of a statement from a file of any format, lines that print broke joined again. ReadingError when it
    cannot be read."""
    text = extract(data, name, max_pages)
    pages = tuple(Page(each.number, _joined(each.text) if text.paged else each.text.strip()) for each in text.pages)
    return Reading(
        media_type=text.media_type,
        symbol=None,
        state_under_review=None,
        session=None,
        language=detect_language("\n".join(page.text for page in pages)),
        pages=pages,
        recommendations=(),
        genre=Genre.OTHER,
    )


def proposed(text: str, language: str, names: Collection[str] = ()) -> tuple[Proposed, ...]:
    """The passages of a text that may be recommendations, in their order; `names` are those of the State that is spoken
    to, in the language of the text."""
    return tuple(_Reader(folded(text, language), spoken(language, tuple(sorted(names)))).passages())


_LABEL = re.compile(
    r"""\s*(?:\((?:[^\W\d_]{1,4}|\d{1,2})\)|(?:[^\W\d_]|[ivx]{1,4}|\d{1,2})[.)](?!\d)|\d{1,2}\s?[、–-]|[•●▪■·‣◦*\uf0b7]|[–—-])\s*(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What opens a point of a list: `(a)`, `a)`, `1.`, a bullet or a dash."""

_INLINE = re.compile(
    r"(?:^|(?<=[\s:;,.]))(?:\((?P<b>[^\W\d_]{1,4}|\d{1,2})\)|(?P<p>[^\W\d_]|\d{1,2})\)|(?P<n>\d{1,2})[.、](?!\d))\s*(?=\S)"
)
"""The same within a sentence."""

_FIRST = ("a", "i", "1", "а", "أ", "ا", "一")
"""Labels that begin a list."""

_STOP = re.compile(rf"(?:(?<![\s:;(]\d)(?<![\s:;(]\d\d)(?<!^\d)\.|[!?…])[\"”»’)\]]*(?=\s|$|[{CHINESE}])", re.MULTILINE)
_ENDED = re.compile(r"[.:;!?…][\"”»’)\]]*\s*$")
_TRIM = " \t\n.,;:·•–—-"


class _Unit(NamedTuple):
    """A paragraph or a point of a list: its characters, and where its own words begin after a label."""

    start: int
    end: int
    words: int
    labelled: bool


class _Reader:
    """Reads one text, folded, with the words of its language."""

    def __init__(self, text: str, words: Spoken) -> None:
        self._text, self._words = text, words

    def passages(self) -> Iterator[Proposed]:
        """The passages in their order; none overlaps another."""
        listing = labels = False
        before = ""
        for unit in self._units():
            goes_on = unit.labelled or (not labels and before.endswith((":", ";", ",")))
            if listing and goes_on:
                labels = labels or unit.labelled
                yield from self._point(unit, SURE[LISTED] if labels else _UNLABELLED)
            else:
                listing = labels = False
                for start, end in self._sentences(unit.words, unit.end):
                    listing = self._announces(start, end)
                    if not listing:
                        yield from self._sentence(start, end)
            words = self._text[max(unit.start, unit.end - _NEAR) : unit.end].rstrip()
            before = ";" if listing and self._words["joint"].search(words) else words

    # the text taken apart

    def _units(self) -> Iterator[_Unit]:
        """Paragraphs and points: lines that print broke in the middle of a sentence belong together."""
        open_: _Unit | None = None
        at = 0
        for line in self._text.split("\n"):
            start, at = at, at + len(line) + 1
            end = start + len(line)
            if not line.strip():
                if open_:
                    yield open_
                open_ = None
                continue
            label = _LABEL.match(line) or self._words["ordinal"].match(line.lstrip())
            indent = len(line) - len(line.lstrip())
            skip = label.end() + (0 if label.re is _LABEL else indent) if label else indent
            if open_ and not label and not _ENDED.search(self._text, max(open_.start, open_.end - 9), open_.end):
                open_ = open_._replace(end=end)
                continue
            if open_:
                yield open_
            open_ = _Unit(start, end, start + skip, bool(label))
        if open_:
            yield open_

    def _sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for stop in _STOP.finditer(self._text, start, end):
            if self._words["abbreviation"].search(self._text, max(start, stop.start() - 12), stop.start() + 1):
                continue
            yield at, stop.end()
            at = stop.end()
        if self._text[at:end].strip():
            yield at, end

    # what is found

    def _point(self, unit: _Unit, sure: int) -> Iterator[Proposed]:
        """A point of a list that was announced: its first sentence."""
        for start, end in self._sentences(unit.words, unit.end):
            found = self._first(start, end)
            begins = found[1] if found and found[1] < end and self._is_ours(start, found) else start
            lead = self._words["opens"].match(self._text[begins : min(end, begins + _NEAR)])
            yield from self._passage(begins + (lead.end() if lead else 0), end, LISTED, sure)
            return

    def _sentence(self, start: int, end: int) -> Iterator[Proposed]:
        """What one sentence recommends: after each verb up to the next one."""
        if self._text[start:end].rstrip('"”»’)] \n').endswith("?"):
            return
        ordinal = self._words["ordinal"].match(self._text[start:end].lstrip())
        if ordinal:
            start += ordinal.end() + len(self._text[start:end]) - len(self._text[start:end].lstrip())
        verbs = sorted(self._verbs(start, end))
        for (_at, begins, recommends), following in pairwise([*verbs, (end, end, False)]):
            if recommends:
                stop = self._clause_end(begins, following[0], end)
                yield from self._said(begins, begins + self._lead(begins, stop), stop)

    def _verbs(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """The verbs of a sentence that recommend, and those that urge."""
        for kind in (RECOMMENDS, "urges"):
            for verb in self._words[kind].finditer(self._text, start, end):
                if self._is_ours(start, (verb.start(), verb.end())):
                    yield verb.start(), verb.end(), kind == RECOMMENDS

    def _first(self, start: int, end: int) -> tuple[int, int] | None:
        verb = self._words[RECOMMENDS].search(self._text, start, end)
        return (verb.start(), verb.end() + self._lead(verb.end(), end)) if verb else None

    def _is_ours(self, start: int, verb: tuple[int, int]) -> bool:
        """Whether it is the speaker who recommends, as far as the words around the verb tell."""
        before = self._text[max(start, verb[0] - 120) : verb[0]]
        after = self._text[verb[1] : verb[1] + 60]
        return not (self._words["not_ours"].search(before) or self._words["not_theirs"].match(after))

    def _clause_end(self, start: int, following: int, end: int) -> int:
        """Where a clause ends before the next verb: at the comma, semicolon or conjunction that opens the next one."""
        if following >= end:
            return end
        cut = max(self._text.rfind(each, start, following) for each in (",", ";"))
        near = max(start, following - _NEAR)
        joint = self._words["joint"].search(self._text[near:following].rstrip())
        return near + joint.start() if joint else cut if cut > start else following

    def _lead(self, start: int, end: int) -> int:
        lead = self._words["lead"].match(self._text[start : min(end, start + _NEAR)])
        return lead.end() if lead else 0

    def _announces(self, start: int, end: int) -> bool:
        """Whether a sentence announces a list below it."""
        found = self._first(start, end)
        return bool(found) and self._text[start:end].rstrip().endswith(":") and self._is_ours(start, found or (0, 0))

    def _said(self, start: int, begins: int, end: int) -> Iterator[Proposed]:
        """What follows a verb: one passage, which `begins` after whom it is said to, or the points of a list."""
        labels = [mark for mark in _INLINE.finditer(self._text, start, end) if mark.start() >= start]
        first = (labels[0]["b"] or labels[0]["p"] or labels[0]["n"]).lower() if labels else ""
        if len(labels) > 1 and first in _FIRST:
            bounds = [(one.end(), two.start()) for one, two in pairwise(labels)] + [(labels[-1].end(), end)]
            for one, two in bounds:
                yield from self._opened(one, two, LISTED)
            return
        cuts = [begins, *(begins + mark.end() for mark in re.finditer(";", self._text[begins:end])), end + 1]
        for one, two in pairwise(cuts):
            yield from self._opened(one, two - 1, RECOMMENDS)

    def _opened(self, start: int, end: int, sign: str) -> Iterator[Proposed]:
        skip = len(self._text[start:end]) - len(self._text[start:end].lstrip())
        lead = self._words["opens"].match(self._text[start + skip : min(end, start + skip + _NEAR)])
        begins = start + skip + (lead.end() if lead else 0)
        label = _INLINE.match(self._text[begins : min(end, begins + _NEAR)])
        yield from self._passage(begins + (label.end() if label else 0), end, sign, SURE[sign])

    def _passage(self, start: int, end: int, sign: str, sure: int) -> Iterator[Proposed]:
        """The passage without what only frames it; nothing where no words are left."""
        words = self._text[start:end].rstrip(_TRIM + '!"”»')
        joint = self._words["joint"].search(words, max(0, len(words) - _NEAR))
        words = (words[: joint.start()] if joint else words).rstrip(_TRIM)
        skip = len(words) - len(words.lstrip(_TRIM + '"“«'))
        if sum(map(str.isalpha, words[skip:])) >= _FEWEST:
            yield Proposed(start + skip, start + len(words), sure, sign)


_FEWEST = 4
"""Letters of a passage."""

_NEAR = 600
"""Characters in which the words around a verb are looked for: a text of any length costs no more for each."""

_PARAGRAPH_END = re.compile(r"[.:;!?…。！？：；؟؛][\"”»’)\]]*$")


def _joined(text: str) -> str:
    """The text of a printed page, each paragraph in one line."""
    paragraphs: list[str] = []
    fresh = True
    for line in (each.strip() for each in text.split("\n")):
        if not line:
            fresh = True
        elif fresh or _LABEL.match(line) or _PARAGRAPH_END.search(paragraphs[-1]):
            paragraphs.append(line)
            fresh = False
        elif re.search(rf"[{CHINESE}]$", paragraphs[-1]) or re.match(rf"[{CHINESE}]", line):
            paragraphs[-1] += line
        else:
            paragraphs[-1] += f" {line}"
    return "\n".join(paragraphs)
