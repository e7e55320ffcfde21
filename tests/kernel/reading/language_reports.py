"""A report of some eighty recommendations to the invented State Talvania, made for the tests in any language.

What is invented stands in `language_reports.toml`, what the United Nations print in `named_phrases.toml`; nothing comes
from the reader's own phrase books.
"""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from typing import Any

from hiwar.kernel.facts import state
from tests.kernel.reading.named_phrases import LANGUAGES, front, named
from tests.made_files import docx, paragraph, unicode_pdf

SYMBOL = "A/HRC/TRAINING/9"
RECOMMENDING = ("XOR", "XMR", "XKS", "XLN", "XBD", "XVS", "XHL", "XPL", "XQR", "XSL", "XZD", "XNB")
LINES_A_PAGE = 33
_PAGE_BREAK = '</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:t xml:space="preserve">'

Row = tuple[str, int, str, tuple[str, ...], str]
"""Paragraph, part, text, States, position."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a report says in one language. `sections` pair a position with the lead of the list that has it; `joint`
    is the last word between names, `comma` what stands between the others; `stop` ends a text."""

    language: str
    opening: str
    heading: str
    sections: tuple[tuple[str, str], ...]
    closing: str
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    joint: str
    linking: str
    comma: str = ", "
    stop: str = ";"
    numbers: str = "{0}.{1} "


@dataclass(frozen=True, slots=True)
class Report:
    """The made report: its paragraphs in order, and what a reader should find in it."""

    wording: Wording
    paragraphs: tuple[str, ...]
    rows: tuple[Row, ...]

    def pages(self, width: int = 60) -> list[str]:
        """Set on pages with head and number, each page but the last ending inside a paragraph."""
        pages: list[list[str]] = [[]]
        for each in self.paragraphs:
            for i, line in enumerate(textwrap.wrap(each, width, break_on_hyphens=False)):
                if i and len(pages[-1]) >= LINES_A_PAGE:
                    pages.append([])
                pages[-1].append(line)
        return ["\n".join([SYMBOL, *page, str(number)]) for number, page in enumerate(pages, 1)]

    def text(self) -> bytes:
        """A text file, pages parted by form feeds."""
        return "\f".join(self.pages()).encode()

    def pdf(self) -> bytes:
        """A PDF with a text layer."""
        return unicode_pdf(self.pages())

    def word(self) -> bytes:
        """A Word document, with a page break inside every seventh paragraph."""
        return docx("".join(paragraph(_broken(i, each)) for i, each in enumerate([SYMBOL, *self.paragraphs])))


def wordings() -> list[Wording]:
    """The wordings of all languages that are written down."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return [_wording(language, words) for language, words in raw.items()]


def _wording(language: str, words: dict[str, Any]) -> Wording:
    if language not in LANGUAGES:
        return Wording(language, **{**words, "sections": tuple(map(tuple, words["sections"]))})
    printed, talvania, told = front(language), words.pop("state"), words.pop("told")
    opening = [printed["title"], talvania, printed["introduction"], f"{printed['session']} {printed['review']}"]
    return Wording(
        language,
        opening="\n".join([*opening, printed["troika"], printed["proceedings"], *told]),
        heading=printed["conclusions"],
        sections=tuple((lead.says, lead.text) for lead in named(language, "lists")),
        closing=printed["closing"],
        **words,
    )


def made(wording: Wording, per_section: int = 13) -> Report:
    """Write the report: `per_section` numbers in each list, every third with several States, every fifth with two
    texts that each have their own."""
    paragraphs = [*wording.opening.splitlines(), wording.heading]
    rows: list[Row] = []
    verbs, objects, states = cycle(wording.verbs), _objects(wording), cycle(RECOMMENDING)
    for number, (position, lead) in enumerate(wording.sections, start=6):
        paragraphs.append(f"{number}. {lead}")
        for item in range(1, per_section + 1):
            printed = []
            for part in range(1, 3 if item % 5 == 0 else 2):
                text = f"{next(verbs)} {next(objects)}"
                text = text if part == 1 else text[:1].lower() + text[1:]
                codes = tuple(next(states) for _ in range(4 if item % 6 == 0 else 2 if item % 3 == 0 else 1))
                rows.append((f"{number}.{item}", part, text, codes, position))
                printed.append(f"{text} ({_names(codes, wording)})")
            label = wording.numbers.format(number, item)
            paragraphs.append(label + f"{wording.stop} {wording.linking}".join(printed) + wording.stop)
    paragraphs.append(f"{6 + len(wording.sections)}. {wording.closing}")
    return Report(wording, tuple(paragraphs), tuple(rows))


def _objects(wording: Wording) -> Iterator[str]:
    """Objects, each with a number of its own so that no two texts are alike."""
    return (each.format(number) for each, number in zip(cycle(wording.objects), count(3), strict=False))


def _names(codes: Sequence[str], wording: Wording) -> str:
    names = [state(code).short[wording.language] for code in codes]
    return names[0] if len(names) == 1 else wording.comma.join(names[:-1]) + wording.joint + names[-1]


def _broken(i: int, text: str) -> str:
    """The text of a Word paragraph; in every seventh a page ends in the middle."""
    words = text.split(" ")
    if i % 7 or len(words) < 6:
        return text
    return f'<w:r><w:t xml:space="preserve">{" ".join(words[:4])} {_PAGE_BREAK}{" ".join(words[4:])}</w:t></w:r>'
