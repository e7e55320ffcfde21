"""Questions that States put in writing before a review: the secretariat's list by State, or one State's own paper.

A State's name alone on a line opens its questions. Under it a bullet or a number opens each question; where there is
none, a question ends with its question mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from hiwar.kernel.facts import find_state, states
from hiwar.kernel.reading.formats import Text
from hiwar.kernel.reading.lines import Line
from hiwar.kernel.reading.masthead import Masthead, named_at
from hiwar.kernel.reading.model import Found, Page, ReadQuestion
from hiwar.kernel.reading.passage import Passage, tidy
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.titles import Titles, titles

_MARK = re.compile(
    r"""(?P<bullet>[•●·▪‣◦○∙■□➢►✓*∗–—\-\uf0b7\uf0a7\uf0d8]|o(?=\s))\s*(?=\S)
      | (?:(?:Q(?:uestion)?\s?)?(?P<number>\d{1,2})\s?[.):]) \s*(?=\D)
      | \(?(?P<letter>[a-hivx]{1,4})\)\s*(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)
_RULE = re.compile(r"[-_=*∗–—\s]{3,}|(?:page\s+)?\d{1,3}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!:;؟？。…](?:[”’\"')\]]|\s)*$")
_QUESTION_END = re.compile(r"[?؟？;](?:[”’\"')\]]|\s)*$")
_QUESTION_MARKS = "?؟？"
_OPEN = (":", ";", ",")
_AROUND = " \t:*∗–—-_.()[]"
_HEADING, _TOPIC = 100, 90
"""Characters of the longest heading: of a State, and of a topic among its questions."""
_NEARLY = 0.85


def read_questions(text: Text, head: Masthead, phrases: Phrases) -> Found:
    """The questions by State, in the order printed."""
    heading = _Heading(head, phrases, titles(phrases.language))
    questions = []
    notes = []
    for section in _sections(_lines(text.pages), heading):
        if section.state is None:
            notes.append(f"no State known as “{section.name}”, who asks questions")
        for body in _questions(section.lines):
            passage = Passage(body)
            words = tidy(passage.text)
            if any(map(str.isalpha, words)):
                page = passage.page(0) if text.paged else None
                places = passage.places(0, len(passage.text))
                questions.append(ReadQuestion(section.state, section.name, words, page, places))
    if not questions:
        notes.append("no questions were found in it: no State's name stands alone above them")
    return Found(questions=tuple(questions), notes=tuple(notes))


@dataclass(slots=True)
class _Section:
    state: str | None
    name: str
    lines: list[Line | None] = field(default_factory=list)
    """None is an empty line."""


def _lines(pages: Sequence[Page]) -> list[Line | None]:
    """The lines of all pages without rules and page numbers; None for an empty line."""
    found: list[Line | None] = []
    for page in pages:
        start = 0
        for raw in page.text.split("\n"):
            words = raw.strip()
            if not words:
                found.append(None)
            elif not _RULE.fullmatch(words):
                found.append(Line(words, page.number, start + raw.index(words[0])))
            start += len(raw) + 1
    return found


def _sections(lines: Sequence[Line | None], heading: _Heading) -> Iterator[_Section]:
    section: _Section | None = None
    before = ""
    for line in lines:
        named = heading.named(line.text, before) if line else None
        if named:
            if section and any(section.lines):
                yield section
            section = _Section(*named)
        elif section:
            section.lines.append(line)
        before = line.text if line else ""
    if section and any(section.lines):
        yield section


@dataclass(frozen=True, slots=True)
class _Heading:
    head: Masthead
    phrases: Phrases
    book: Titles

    def named(self, line: str, before: str) -> tuple[str | None, str] | None:
        """The State whose questions a line announces, with the name as written; the code is None where it is only
        nearly a State's name. The State under review asks nothing."""
        if len(line) > _HEADING or line[-1] in _QUESTION_MARKS or _MARK.match(line):
            return None
        if (asked := self.book.asked_by.match(line)) and (code := named_at(line[asked.end() :], self.phrases.language)):
            return None if code == self.head.state else (code, line[asked.end() :].strip(_AROUND))
        name = line.strip(_AROUND)
        if not name.isupper() and before and not _SENTENCE_END.search(before) and not before.isupper():
            return None  # a line of running text that happens to be a name
        core = self.phrases.on_behalf.sub("", name).replace("&", "and").strip(_AROUND)
        if state := find_state(core, self.phrases.language) or find_state(core):
            return None if state.iso3 == self.head.state else (state.iso3, name)
        return (None, name) if name.isupper() and get_close_matches(core, _names(), 1, _NEARLY) else None


@lru_cache
def _names() -> tuple[str, ...]:
    return tuple(name.upper() for state in states() for name in state.short.values())


def _questions(lines: Sequence[Line | None]) -> Iterator[list[tuple[Line, int]]]:
    """The lines of each question of a State, each line with the character at which the question enters it."""
    marks = [_MARK.match(line.text) if line else None for line in lines]
    if any(marks):
        yield from _marked(lines, marks)
    else:
        yield from _unmarked(lines)


def _marked(lines: Sequence[Line | None], marks: Sequence[re.Match[str] | None]) -> Iterator[list[tuple[Line, int]]]:
    body: list[tuple[Line, int]] = []
    kind = ""
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if line is None:
            continue
        last = body[-1][0].text if body else ""
        if mark and (not body or _kind(mark) == kind or not last.endswith(_OPEN)):
            if body:
                yield body
            body, kind = [(line, mark.end())], _kind(mark)
        elif not _is_topic(lines, marks, i, last):
            body.append((line, 0))
    if body:
        yield body


def _kind(mark: re.Match[str]) -> str:
    """What kind of list a mark belongs to: figures, letters, or its own sign."""
    return mark["bullet"] or mark.lastgroup or ""


def _is_topic(lines: Sequence[Line | None], marks: Sequence[re.Match[str] | None], i: int, last: str) -> bool:
    """A short line between finished questions, which heads those that follow."""
    line = lines[i]
    following = next((j for j in range(i + 1, len(lines)) if lines[j] is not None), None)
    return (
        line is not None
        and marks[i] is None
        and following is not None
        and marks[following] is not None
        and len(line.text) < _TOPIC
        and not any(mark in line.text for mark in _QUESTION_MARKS)
        and not line.text[0].islower()
        and (not last or bool(_SENTENCE_END.search(last)))
    )


def _unmarked(lines: Sequence[Line | None]) -> Iterator[list[tuple[Line, int]]]:
    """Questions without bullets: each ends with the line that ends with its question mark."""
    body: list[tuple[Line, int]] = []
    for line in lines:
        if line is not None:
            body.append((line, 0))
        ends = _QUESTION_END.search(line.text) if line else any("?" in each.text for each, _ in body)
        if body and ends:
            yield body
            body = []
    if body:
        yield body
