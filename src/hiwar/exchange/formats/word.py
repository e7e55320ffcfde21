"""Word: the matrix of one review's recommendations in the layout of OHCHR's thematic lists (the template of 2025).

A row is one text: the number, the text and its States in brackets with the source of the position below; the position;
themes and persons; goals; and, where other sources give positions, what they give, in a column that is not read back.
Headings and notes are in the reader's language, the texts in theirs, which a note above the table names where it is
another. `hiwar read` gives the same back. So every cell is read before it is written; a text that
would be misread in the plain layout (brackets of its own that name States, a second text under a number) stands behind
its number with the part, `124.16:2`, which says that the row holds that text alone.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from hiwar.exchange.formats.about import About, Unfit
from hiwar.exchange.rows import Row
from hiwar.exchange.zips import UndatedZip
from hiwar.kernel import facts
from hiwar.kernel.reading.model import EXPORT
from hiwar.kernel.reading.scripts import folded
from hiwar.kernel.reading.thematic_list import read_cell, read_position
from hiwar.reviews.plan import NamedState, pair

_WIDTHS = (13.5, 3.2, 6.0, 4.4)
_WIDTHS_OF_FIVE = (11.5, 3.0, 4.8, 3.6, 4.2)
"""Centimetres of the columns; together the width between the margins."""

_FONTS = {"ar": "Traditional Arabic", "zh": "SimSun"}
"""The face that Word takes for a script beside Times New Roman."""

_LATIN = re.compile(r"([A-Za-z\u00c0-\u024f][\w/.\-]*)")
"""What runs from left to right in a line of Arabic: symbols, abbreviations, foreign words."""

_CITED = re.compile(r"(?P<symbol>\S+), para\. (?P<place>\S+)")


@cache
def _phrases() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("word.toml").read_text(encoding="utf-8"))


def write(rows: Iterable[Row], out: BinaryIO, about: About) -> None:
    """Write the matrix. Raises Unfit when the rows are not those of one review."""
    listed = list(rows)
    places = {(row["state_under_review"], row["session"]) for row in listed}
    if len(places) != 1:
        raise Unfit(
            _("A Word matrix holds the recommendations of one review: choose a State and a session.")
            if places
            else _("There is no recommendation to put into a Word matrix.")
        )
    document = _Matrix(listed, about)
    with UndatedZip(out, "w") as archive, ZipFile(document.saved()) as saved:
        for name in saved.namelist():
            archive.writestr(name, saved.read(name))


def _language(rows: Sequence[Row], lang: str) -> str:
    """The language of the texts: the reader's where every text is in it, else that of the most."""
    if all(lang in (row["language"], row["translation_language"]) for row in rows):
        return lang
    languages = Counter(row["language"] for row in rows if row["language"] in _phrases())
    return languages.most_common(1)[0][0] if languages else "en"


class _Matrix:
    def __init__(self, rows: Sequence[Row], about: About) -> None:
        self.lang, self.words = about.lang, _phrases()[about.lang]
        self.texts = _language(rows, about.lang)
        self.more = any(row["other_positions"] for row in rows)
        first = rows[0]
        self.document: Word = Document()
        self._set_up()
        title = self._review(first)
        head = self.document.sections[0].header.paragraphs[0]
        head._p.getparent().replace(head._p, self._paragraph(f"{title}\t{self.words['title']}\t", page=True))
        heading = self._heading(first)
        body = self.document.element.body
        notes = map(self._paragraph, self._notes(rows, about))
        for made in (self._paragraph(heading, bold=True), *notes, self._table(rows)):
            body.insert(len(body) - 1, made)  # the properties of the section come last
        properties = self.document.core_properties
        properties.title, properties.language = f"{title}: {self.words['title']}", self.lang
        properties.author = properties.last_modified_by = "Hiwar"
        properties.comments, properties.category = about.address, EXPORT
        if about.on:
            properties.created = properties.modified = datetime.combine(about.on, time())

    def _notes(self, rows: Sequence[Row], about: About) -> Iterator[str]:
        """The lines between the heading and the table."""
        first = rows[0]
        state = facts.state(first["state_under_review"])
        if first["document"]:
            yield self.words["report"].format(symbol=first["document"])
        if first["held_on"]:
            yield f"{_('Reviewed on')}: {first['held_on']}"
        if state.kind == "invented":
            yield self.words["invented"].format(state=state.name(self.lang))
        yield from (f"{name}: {value}" for name, value in about.chosen(len(rows)))
        if self.texts != self.lang:
            language = self.words["languages"][self.texts]
            yield self.words["texts"].format(language=language, code=self.texts)
        if about.on:
            yield f"{_('Exported on')}: {about.on.isoformat()}"

    def saved(self) -> BytesIO:
        """The document as python-docx writes it."""
        made = BytesIO()
        self.document.save(made)
        return made

    def _set_up(self) -> None:
        page = self.document.sections[0]
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Cm(29.7), Cm(21)
        page.left_margin = page.right_margin = Cm(1.3)
        page.top_margin = page.bottom_margin = Cm(1.8)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(10)
        properties = normal.element.get_or_add_rPr()
        if other := _FONTS.get(self.lang):
            fonts = properties.get_or_add_rFonts()
            fonts.set(qn("w:cs"), other)
            fonts.set(qn("w:eastAsia"), other)
        language = OxmlElement("w:lang")
        language.set(qn("w:bidi" if self.lang == "ar" else "w:eastAsia" if self.lang == "zh" else "w:val"), self.lang)
        properties.append(language)
        if self.lang == "ar":
            page._sectPr.append(OxmlElement("w:bidi"))

    def _review(self, row: Row) -> str:
        """`UPR of Slovenia (4th cycle – 48th session)`."""
        return self._told(row, "review")

    def _heading(self, row: Row) -> str:
        """`Slovenia: Universal Periodic Review, 4th cycle – 48th session`."""
        return self._told(row, "heading")

    def _told(self, row: Row, how: str) -> str:
        when = self.words["when"].format(cycle=row["cycle"], session=row["session"])
        for regular, irregular in self.words.get("irregular", ()):
            when = when.replace(regular, irregular)
        if not row["session"]:
            when = self.words["training"]
        state = facts.state(row["state_under_review"]).name(self.lang)
        return str(self.words[how].format(state=state, when=when))

    def _table(self, rows: Sequence[Row]) -> Any:
        visual = "<w:bidiVisual/>" if self.lang == "ar" else ""
        edges = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in edges)
        widths = _WIDTHS_OF_FIVE if self.more else _WIDTHS
        grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
        heads = [*self.words["columns"], *([self.words["elsewhere"]] if self.more else [])]
        made = [self._row([[self._xml(words, bold=True)] for words in heads], widths, head=True)]
        made += [self._row(self._cells(row), widths) for row in rows]
        return parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr>{visual}<w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
        )

    def _cells(self, row: Row) -> Iterator[list[str]]:
        """The lines of the cells."""
        what = self._xml(said(row, self.texts, self.lang), lang=self.texts)
        source = self._source(row["position_source"])
        yield [what, self._xml(source)] if source else [what]
        yield [self._xml(self._position(row))]
        persons = [self.words["persons"], *(f"- {person}" for person in row["persons"])] if row["persons"] else []
        yield list(map(self._xml, [*(f"- {theme}" for theme in row["themes"]), *persons]))
        yield [self._xml(f"- {goal}") for goal in row["sdgs"]]
        if self.more:
            others = zip(row["other_positions"], row["other_positions_source"], strict=True)
            yield [self._xml(f"{self.words['positions'][value]} – {source}") for value, source in others]

    def _source(self, source: str | None) -> str:
        if not source:
            return ""
        cited = _CITED.fullmatch(source)
        return str(self.words["source"].format(self.words["place"].format(**cited.groupdict()) if cited else source))

    def _position(self, row: Row) -> str:
        """The word of the layout for a position; the State's own where they fit none."""
        value = row["position"]
        if value is None:
            return ""
        own = row["position_as_written"] or ""
        if value == "unclear" and own and read_position(own, self.lang) == value:
            return str(own)
        return str(self.words["positions"][value])

    def _row(self, cells: Iterable[Sequence[str]], widths: Sequence[float], *, head: bool = False) -> str:
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
        made = (
            f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>'
            f"{''.join(lines) or self._xml('')}</w:tc>"
            for width, lines in zip(widths, cells, strict=True)
        )
        return f"<w:tr>{properties}{''.join(made)}</w:tr>"

    def _paragraph(self, text: str, *, bold: bool = False, page: bool = False) -> Any:
        return parse_xml(self._xml(text, bold=bold, page=page).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))

    def _xml(self, text: str, *, lang: str = "", bold: bool = False, page: bool = False) -> str:
        """A line as a paragraph in a language, the reader's where none is told; what is Arabic in it runs from right to
        left."""
        right_to_left = (lang or self.lang) == "ar"
        turned = "<w:bidi/>" if right_to_left else ""
        pieces = _LATIN.split(text) if right_to_left else ["", text]
        runs = []
        for number, piece in enumerate(pieces):
            looks = "<w:b/><w:bCs/>" * bold + "<w:rtl/>" * (right_to_left and number % 2 == 0)
            words = "<w:tab/>".join(
                f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in piece.split("\t")
            )
            runs.append(f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{words}</w:r>" if words else "")
        field = '<w:fldSimple w:instr="PAGE"/>' if page else ""
        spacing = '<w:spacing w:after="40"/>'
        return f"<w:p><w:pPr>{turned}{spacing}</w:pPr>{''.join(runs)}{field}</w:p>"


def _twips(centimetres: float) -> int:
    return round(centimetres * 567)


@dataclass(frozen=True, slots=True)
class _Script:
    """How a language prints an item: its number, what stands between text and brackets, and at its end."""

    number: str = "{}.{}"
    apart: str = " "
    end: str = ";"


_SCRIPTS = {"ar": _Script(number="{}-{}", end="؛"), "zh": _Script(apart="", end="；")}
_TWO_LEVELS = re.compile(r"(\d+)\.(\d+)")


def said(row: Row, lang: str, head: str = "") -> str:
    """What the first cell of a row says of a text: `124.16 Ratify the Convention (Chile) (Peru);`, or, where that would
    be read otherwise, `124.16:1 Ratify the Convention (Chile; Peru);`. `lang` is the language of the texts, `head` that
    of the list's head, where it is another."""
    script = _SCRIPTS.get(lang, _Script())
    own = row["language"] == lang or row["translation_language"] != lang
    text = (row["text"] if own else row["translation"]) or ""
    states = pair(row["recommending"], row["states_as_written"])
    named = [_named(state, lang, own=own) for state in states if any(state)]
    levels = _TWO_LEVELS.fullmatch(row["paragraph"])
    number = script.number.format(*levels.groups()) if levels else row["paragraph"]
    brackets = script.apart.join(f"({name})" for name in named)
    plain = f"{number} {text}{script.apart if named else ''}{brackets}{script.end}"
    if row["part"] == 1 and _is_read(plain, row["paragraph"], text, named, lang, head or lang):
        return plain
    return f"{number}:{row['part']} {text} ({'; '.join(named) or '–'}){script.end}"


def _is_read(cell: str, paragraph: str, text: str, named: Sequence[str], lang: str, head: str) -> bool:
    """Whether the reader finds in a cell just this text with these States."""
    found = read_cell(cell, lang, head)
    if len(found) != 1:
        return False
    (one,) = found
    names = tuple(folded(name, lang) for name in named)
    return (one.paragraph, one.text, one.states_as_written) == (paragraph, folded(text, lang), names)


def _named(state: NamedState, lang: str, *, own: bool) -> str:
    """A State's name as written, where it stands in this language and is known for that State; else its short name."""
    code, as_written = state
    if code is None or (own and as_written and _is_name_of(as_written, code, lang)):
        return _fit(as_written)
    return facts.state(code).name(lang)


def _is_name_of(name: str, code: str, lang: str) -> bool:
    return read_cell(f"1:1 x ({_fit(name)});", lang)[0].recommending == (code,)


def _fit(name: str) -> str:
    """A name that can stand among others in a bracket."""
    name = name.replace(";", ",")
    return name if name.count("(") == name.count(")") else name.replace("(", "[").replace(")", "]")
