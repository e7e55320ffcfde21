"""Typeset the training report: `python -m hiwar.training.build [FOLDER]` writes talvania.pdf and talvania.docx.

The same source gives the same bytes on every machine: the date is the report's own, the fonts are typst's own. Needs
the development tools (typst); what it makes is committed, so nobody who only runs Hiwar needs them.
"""

from __future__ import annotations

import sys
import tomllib
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
SOURCE = HERE / "talvania.toml"

Source = dict[str, Any]
Item = list[list[str]]


def source() -> Source:
    """The report as data; the file explains its own shape."""
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def bracket(states: list[str]) -> str:
    """The States of one text as printed: `(A) (B)`, or `(A, B and C)` when there are three and more."""
    if len(states) < 3:
        return " ".join(f"({state})" for state in states)
    return f"({', '.join(states[:-1])} and {states[-1]})"


def words(item: Item) -> str:
    """One item as printed, without its number and final punctuation."""
    return "; ".join(f"{text} {bracket(states)}" for text, *states in item)


def pdf() -> bytes:
    """The report as PDF, typeset by report.typ."""
    import typst

    return bytes(typst.compile(str(HERE / "report.typ"), ignore_system_fonts=True))


def docx() -> bytes:
    """The report as Word document, with running heads, page numbers and real footnotes."""
    return _WordReport(source()).bytes()


class _WordReport:
    """Writes the document from top to bottom."""

    def __init__(self, report: Source) -> None:
        self.report = report
        self.masthead: Source = report["masthead"]
        self.document: Word = Document()
        self.footnotes: list[str] = []
        self._set_up()
        self._first_page()
        for section in report["section"]:
            self._section(section)
        self._annex()
        self._add_footnotes()

    def bytes(self) -> bytes:
        made = BytesIO()
        self.document.save(made)
        return _undated(made.getvalue(), self.masthead["date"])

    def _set_up(self) -> None:
        masthead, page = self.masthead, self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin, page.right_margin = Cm(3.4), Cm(2.6)
        normal = self._style("Normal")
        normal.font.name, normal.font.size = "Times New Roman", Pt(10.5)
        normal.paragraph_format.space_after = Pt(7)
        self._style("Footnote Text").font.size = Pt(8.5)

        properties = self.document.core_properties
        properties.title = f"{masthead['title']}: {masthead['state']}"
        properties.author, properties.last_modified_by, properties.comments = "Hiwar", "Hiwar", masthead["notice"]
        properties.created = properties.modified = datetime.combine(masthead["date"], time())
        properties.language = "en"

        head = page.header.paragraphs[0]
        head.text = f"{masthead['mark']}\t\t{masthead['symbol']}"
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        page.footer.paragraphs[0]._p.append(field)

    def _style(self, name: str) -> ParagraphStyle:
        styles = self.document.styles
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)  # noqa: S101
        return style

    def _first_page(self) -> None:
        masthead = self.masthead
        self._line(masthead["notice"], bold=True)
        self._line(f"United Nations\t{masthead['symbol']}", tab=11)
        self._line(f"General Assembly\tDistr.: {masthead['distribution']}", tab=11)
        self._line(f"\t{_long(masthead['date'])}", tab=11)
        self._line(f"\tOriginal: {masthead['original']}", tab=11)
        self._line(masthead["body"], bold=True)
        for line in (masthead["session"], *masthead["agenda"]):
            self._line(line)
        self._footnote(self._heading(masthead["title"], level=1), masthead["title_note"])
        self._heading(masthead["state"], level=1)
        self._page_break()

    def _section(self, section: Source) -> None:
        title = section.get("heading") or section["subheading"]
        number = section.get("number", "")
        heading = self._heading(f"{number}\t{title}" if number else title, level=2 if "heading" in section else 3)
        if "heading_note" in section:
            self._footnote(heading, section["heading_note"])
        if "note" in section:
            self._line(section["note"]).runs[0].italic = True
        for paragraph in section.get("paragraphs", ()):
            self._numbered(f"{paragraph['number']}.", paragraph["text"])
            for letter, point in zip("abcdefgh", paragraph.get("points", ()), strict=False):
                self._numbered(f"({letter})", point, indent=1.25)
        for listed in section.get("lists", ()):
            self._list(listed)
        for paragraph in section.get("closing", ()):
            self._numbered(f"{paragraph['number']}.", paragraph["text"])

    def _list(self, listed: Source) -> None:
        self._numbered(f"{listed['number']}.", listed["lead"])
        last = len(listed["items"])
        for i, item in enumerate(listed["items"], start=1):
            label = f"{listed['number']}.{i}"
            line = self._numbered(label, f"{words(item)}{'.' if i == last else ';'}")
            if note := self.report["notes"].get(label):
                self._footnote(line, note)

    def _annex(self) -> None:
        self._page_break()
        self._heading("Annex", level=2)
        self._heading(self.report["annex"]["heading"], level=3)
        self._line(self.report["annex"]["text"])

    def _line(self, text: str, *, bold: bool = False, tab: float | None = None) -> Paragraph:
        line = self.document.add_paragraph()
        line.add_run(text).bold = bold
        if tab is not None:
            line.paragraph_format.tab_stops.add_tab_stop(Cm(tab), WD_TAB_ALIGNMENT.LEFT)
        return line

    def _heading(self, text: str, *, level: int) -> Paragraph:
        return self.document.add_heading(text, level)

    def _numbered(self, number: str, text: str, *, indent: float = 0) -> Paragraph:
        line = self._line(f"{number}\t{text}")
        line.paragraph_format.left_indent = Cm(indent + 1.25)
        line.paragraph_format.first_line_indent = Cm(-1.25)
        return line

    def _page_break(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _footnote(self, line: Paragraph, text: str) -> None:
        """Put a footnote mark at the end of a line and keep its text for the footnotes' own part."""
        self.footnotes.append(text)
        run = line.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self.footnotes)))
        run._r.append(mark)

    def _add_footnotes(self) -> None:
        """python-docx writes no footnotes of its own, so their part is added by hand."""
        notes = "".join(
            f'<w:footnote w:id="{i}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
            for i, text in enumerate(self.footnotes, start=1)
        )
        rules = "".join(
            f'<w:footnote w:type="{kind}" w:id="{i}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
            for i, kind, mark in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
        )
        xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{rules}{notes}</w:footnotes>'
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            xml.encode(),
            self.document.part.package,
        )
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _undated(archive: bytes, day: date) -> bytes:
    """The same zip file with the report's date on every member, so that the same source gives the same bytes."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            member = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return made.getvalue()


def main(folder: Path = HERE) -> None:
    """Write both files into `folder`."""
    (folder / "talvania.pdf").write_bytes(pdf())
    (folder / "talvania.docx").write_bytes(docx())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
