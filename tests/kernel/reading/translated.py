"""One invented report of 66 recommendations, printed in Arabic and in Chinese, as Word and as PDF.

What it says is invented and about the State of Talvania; title, headings, session and the leads of its lists are those
of `named_phrases.toml`.
`python -m tests.kernel.reading.translated` typesets the PDF files anew, with the faces that hiwar.training.build names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document as open_word
from docx.enum.text import WD_BREAK

from hiwar.kernel.facts import state
from hiwar.kernel.values import PositionValue
from hiwar.training.word import WordDocument
from tests.kernel.reading.named_phrases import Named

FILES = Path(__file__).parent / "files"
SYMBOL = "A/HRC/TRAINING/31"
LISTS = ((97, 24), (98, 8), (99, 6), (100, 12), (101, 8), (102, 8))
"""Each list of the report: its paragraph, how many items it has."""
STATES = ("XMR", "XOR", "XKS", "XLN", "XBD", "XNB", "XVS", "XHL", "XQR", "XZD", "XPL", "XSL")
TEXTS = (1, 1, 1, 2, 1, 3, 1)
NAMED = (1, 3, 2, 1, 5, 2, 1, 1, 4, 1, 2)
"""How many texts the items have, and how many States the texts, over and over."""

Row = tuple[str, int, str, tuple[str, ...], PositionValue, str]


@dataclass(frozen=True)
class Language:
    """The words of the report in one language; `lists` holds the leads of its lists in order; `between` what may stand
    between the names of one bracket, `apart` what may stand between two brackets or None where there is one only."""

    code: str
    head: dict[str, Any]
    introduction: tuple[str, ...]
    conclusions: tuple[str, str]
    lists: tuple[Named, ...]
    closing: str
    annex: tuple[str, str]
    verbs: tuple[str, ...]
    things: tuple[str, ...]
    text: str
    paragraph: str
    item: str
    between: tuple[tuple[str, str], ...]
    apart: str
    semicolon: str
    stop: str
    before_names: str

    def bracket(self, codes: tuple[str, ...], turn: int) -> str:
        """The States of one text, in one of the ways in which they are printed."""
        names = [state(code).short[self.code] for code in codes]
        if turn % 5 == 4 or (len(names) == 2 and turn % 2):
            return self.apart.join(f"({name})" for name in names)
        comma, last = self.between[turn % len(self.between)]
        inside = comma.join(names[:-1])
        return f"({inside}{last}{names[-1]})" if inside else f"({names[-1]})"


def rows(language: Language) -> Iterator[tuple[int, list[tuple[str, tuple[str, ...]]]]]:
    """Every item: its list's paragraph, its texts each with its States."""
    text = at = 0
    for number, count in LISTS:
        for _ in range(count):
            parts = []
            for _ in range(TEXTS[at % len(TEXTS)]):
                named = NAMED[text % len(NAMED)]
                codes = tuple(STATES[(text * 5 + i * 7) % len(STATES)] for i in range(named))
                verb = language.verbs[text % len(language.verbs)]
                thing = language.things[text % len(language.things)]
                parts.append((language.text.format(verb=verb, thing=thing), codes))
                text += 1
            at += 1
            yield number, parts


def expected(language: Language) -> list[Row]:
    """What a reader must find in the report."""
    found: list[Row] = []
    positions = {number: lead.says for (number, _), lead in zip(LISTS, language.lists, strict=True)}
    items = dict.fromkeys(positions, 0)
    for number, parts in rows(language):
        items[number] += 1
        position = PositionValue(positions[number])
        found.extend(
            (f"{number}.{items[number]}", part, text, codes, position, f"{SYMBOL}, para. {number}")
            for part, (text, codes) in enumerate(parts, start=1)
        )
    return found


def blocks(language: Language) -> Iterator[dict[str, Any]]:
    """The report as hiwar.training typesets it."""
    for i, text in enumerate(language.introduction, start=1):
        yield _paragraph(language.paragraph.format(i), text)
    number, heading = language.conclusions
    yield {"kind": "heading", "level": 1, "number": number, "text": heading, "paragraphs": "", "note": None}
    turn = 0
    counts = dict(LISTS)
    leads = {number: lead.text for (number, _), lead in zip(LISTS, language.lists, strict=True)}
    item = last = 0
    for number, parts in rows(language):
        if number != last:
            yield _paragraph(language.paragraph.format(number), leads[number])
            item, last = 0, number
        item += 1
        printed = []
        for text, codes in parts:
            printed.append(f"{text}{language.before_names}{language.bracket(codes, turn)}")
            turn += 1
        end = language.stop if item == counts[number] else language.semicolon.rstrip()
        yield _paragraph(language.item.format(number, item), language.semicolon.join(printed) + end)
    yield _paragraph(language.paragraph.format(last + 1), language.closing)
    heading, text = language.annex
    yield {"kind": "heading", "level": 1, "number": "", "text": heading, "paragraphs": "", "note": None}
    yield {"kind": "text", "text": text}


def _paragraph(label: str, text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "label": label, "text": text, "level": 0, "strong": False, "note": None}


def document(language: Language) -> dict[str, Any]:
    """The whole report for the typesetters of hiwar.training."""
    return {
        "language": language.code,
        "direction": "rtl" if language.code == "ar" else "ltr",
        "symbol": SYMBOL,
        "date": "2014-12-17",
        "state": state("XTV").short[language.code],
        "title_note": None,
        "subtitle": [],
        "contents": None,
        **language.head,
        "blocks": list(blocks(language)),
    }


def word(language: Language) -> bytes:
    """The report as a Word document, with a page break set in the middle of every twentieth line or so."""
    made = open_word(BytesIO(WordDocument(document(language)).bytes()))
    long = [line for line in made.paragraphs if len(line.text) > 60 and "\t" in line.text]
    for line in long[10::20]:
        run = line.runs[0]
        text = run.text
        middle = text.index(" ", len(text) // 2) if language.code == "ar" else len(text) // 2
        run.text = text[:middle]
        run.add_break(WD_BREAK.PAGE)
        run.add_text(text[middle:])
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def plain(language: Language) -> str:
    """The report as plain text, a paragraph a line, with a new page in the middle of every twelfth."""
    head = language.head
    lines = [SYMBOL, head["assembly"], head["issue"][1], head["title"], state("XTV").short[language.code]]
    for i, block in enumerate(blocks(language)):
        line = " ".join(filter(None, (block.get("label") or block.get("number"), block["text"])))
        middle = line.find(" " if language.code == "ar" else "并", len(line) // 2)
        lines.append(f"{line[:middle]}\f{line[middle:]}" if i % 12 == 11 else line)
    return "\n".join(lines)


def main() -> None:
    """Typeset the PDF files."""
    from hiwar.training.build import pdf
    from tests.kernel.reading.test_arabic import ARABIC
    from tests.kernel.reading.test_chinese import CHINESE

    for language in (ARABIC, CHINESE):
        (FILES / f"report-{language.code}.pdf").write_bytes(pdf(document(language)))


if __name__ == "__main__":
    main()
