"""Training documents as Word files: a report or an addendum, and the thematic list as a table."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from hiwar.training.source import Document as Source

FONTS = {"ar": "Traditional Arabic", "zh": "SimSun"}
"""The face that Word takes for a script beside Times New Roman."""


_ARABIC = re.compile("[\u0600-\u06ff]")


class _Writer:
    """What both kinds of document share: faces, direction, properties, the line that marks every page."""

    def __init__(self, language: str, title: str, notice: str, day: date) -> None:
        self.language, self.day = language, day
        self.right_to_left = language == "ar"
        self.document: Word = Document()
        normal = self._style("Normal")
        normal.font.name, normal.font.size = "Times New Roman", Pt(10.5)
        normal.paragraph_format.space_after = Pt(7)
        if other := FONTS.get(language):
            fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:cs"), other)
            fonts.set(qn("w:eastAsia"), other)
        properties = self.document.core_properties
        properties.title = title
        properties.author, properties.last_modified_by, properties.comments = "Hiwar", "Hiwar", notice
        properties.created = properties.modified = datetime.combine(day, time())
        properties.language = language

    def _style(self, name: str) -> ParagraphStyle:
        styles = self.document.styles
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)  # noqa: S101
        return style

    def _run(self, line: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> Run:
        run = line.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if self.right_to_left and _ARABIC.search(text):
            run.font.rtl = True
        return run

    def _line(self, text: str, *, bold: bool = False, italic: bool = False, tab: float | None = None) -> Paragraph:
        line = self.document.add_paragraph()
        self._run(line, text, bold=bold, italic=italic)
        if tab is not None:
            line.paragraph_format.tab_stops.add_tab_stop(Cm(tab), WD_TAB_ALIGNMENT.LEFT)
        return self._turned(line)

    def _turned(self, line: Paragraph) -> Paragraph:
        """The same paragraph, from right to left where the language is."""
        if self.right_to_left:
            line._p.get_or_add_pPr().insert_element_before(
                OxmlElement("w:bidi"),
                *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
                *(
                    "w:suppressOverlap",
                    "w:jc",
                    "w:textDirection",
                    "w:textAlignment",
                    "w:outlineLvl",
                    "w:rPr",
                    "w:sectPr",
                ),
            )
        return line

    def _page_number(self) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        self.document.sections[0].footer.paragraphs[0]._p.append(field)

    def bytes(self) -> bytes:
        made = BytesIO()
        self.document.save(made)
        return _undated(made.getvalue(), self.day)


class WordDocument(_Writer):
    """A report or an addendum, from top to bottom, with running heads, page numbers and real footnotes."""

    def __init__(self, source: Source) -> None:
        title = f"{source['title']}: {source['state']}"
        super().__init__(source["language"], title, source["notice"], date.fromisoformat(source["date"]))
        self.footnotes: list[str] = []
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin, page.right_margin = Cm(3.4), Cm(2.6)
        self._style("Footnote Text").font.size = Pt(8.5)
        self._run(self._turned(page.header.paragraphs[0]), f"{source['mark']}\t\t{source['symbol']}")
        self._page_number()
        self._first_page(source)
        for block in source["blocks"]:
            self._block(block)
        if self.footnotes:
            self._add_footnotes()

    def _first_page(self, source: Source) -> None:
        self._line(source["notice"], bold=True)
        self._line(f"{source['united_nations']}\t{source['symbol']}", tab=11)
        first, *others = source["issue"]
        self._line(f"{source['assembly']}\t{first}", tab=11)
        for other in others:
            self._line(f"\t{other}", tab=11)
        self._line(source["body"], bold=True)
        for line in source["session"]:
            self._line(line)
        self._heading(source["title"], 1, source["title_note"])
        self._heading(source["state"], 1)
        for line in source["subtitle"]:
            self._heading(line, 1)
        self._page_break()

    def _block(self, block: Source) -> None:
        kind = block["kind"]
        if kind == "heading":
            number = block["number"]
            text = f"{number}\t{block['text']}" if number else block["text"]
            self._heading(text, block["level"] + 1, block["note"])
        elif kind == "break":
            self._page_break()
        elif kind == "paragraph":
            line = self._line(f"{block['label']}\t{block['text']}")
            line.paragraph_format.left_indent = Cm(1.25 * (block["level"] + 1))
            line.paragraph_format.first_line_indent = Cm(-1.25)
            if block["note"]:
                self._footnote(line, block["note"])
        else:
            self._line(block["text"], italic=kind == "remark")

    def _heading(self, text: str, level: int, note: str | None = None) -> None:
        line = self._turned(self.document.add_heading("", level))
        self._run(line, text)
        if note:
            self._footnote(line, note)

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
        turned, written = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if self.right_to_left else ("", "")
        notes = "".join(
            f'<w:footnote w:id="{i}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>{turned}</w:pPr>'
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r>{written}<w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
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


class WordList(_Writer):
    """A thematic list: one table on wide pages, a row over all columns for each theme."""

    def __init__(self, source: Source) -> None:
        super().__init__(source["language"], source["title"], source["notice"], date.fromisoformat(source["date"]))
        page = self.document.sections[0]
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Cm(29.7), Cm(21)
        page.left_margin = page.right_margin = Cm(1.5)
        head = self._turned(page.header.paragraphs[0])
        self._run(head, f"{source['review']}\t{source['title']}\t{source['mark']}")
        self._page_number()
        self._line(source["notice"], bold=True)
        self._table(source)

    def _table(self, source: Source) -> None:
        table = self.document.add_table(rows=1, cols=4, style="Table Grid")
        if self.right_to_left:
            table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
        for cell, text in zip(table.rows[0].cells, source["columns"], strict=True):
            self._cell(cell, [text], bold=True)
        for theme, rows in source["themes"]:
            cells = table.add_row().cells
            self._cell(cells[0].merge(cells[-1]), [theme], bold=True)
            for row in rows:
                for cell, lines in zip(table.add_row().cells, row, strict=True):
                    self._cell(cell, lines)

    def _cell(self, cell: _Cell, lines: list[str], *, bold: bool = False) -> None:
        """The lines of a cell, broken by hand in one paragraph."""
        self._run(self._turned(cell.paragraphs[0]), "\n".join(lines), bold=bold)


def _undated(archive: bytes, day: date) -> bytes:
    """The same zip file with the document's date on every member, so that the same source gives the same bytes."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            member = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, old.read(name), compresslevel=9)
    return made.getvalue()
