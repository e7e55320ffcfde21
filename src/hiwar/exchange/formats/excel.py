"""Excel: a sheet that answers as it opens, one that says where its rows are from and how they are counted, and one,
called `columns`, that names the columns for programs.

The first row bears the headings of the columns in the reader's language, which stay in view and filter. What a position
is called stands before its value, which is the same in every language.

Paragraph numbers are text (133.10 is not 133.1), dates are dates, and no cell is a formula, so no text has to be
changed. Lists are parted by `; `.

openpyxl makes the workbook; the rows between its heads and its end are written here, one by one, straight into the
archive: openpyxl takes a tenth of a millisecond for a cell, and a whole record has millions.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from hiwar.exchange.columns import TABLE, Column, Kind
from hiwar.exchange.formats.about import About, Unfit
from hiwar.exchange.rows import Row
from hiwar.exchange.zips import UndatedZip, undated
from hiwar.reviews.vocabulary import POSITION_MEANINGS, POSITION_WORDS

_HEADS = 1
"""Rows above those of the record: the headings."""

NAMES = "columns"
"""The sheet of the names for programs, in every language."""

MAX_ROWS = 1_048_576 - _HEADS
"""Rows of a sheet, its heads apart."""

_LONGEST = 32_767
"""Characters of a cell."""

_CUT = "…"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WRAPPED = 24
"""Columns from this width on break their lines."""

_WRAP = Alignment(wrap_text=True, vertical="top")
_UNFILTERED = b"A1:A999999"
"""What the filter covers until the last row is known."""

_END_OF_ROWS = b"</sheetData>"
_SIZE = re.compile(rb"<dimension[^>]*/>")
"""How far the sheet reaches, which it need not say (18.3.1.35), and does not know before its rows."""

_WORDS_OF = {"position": "position_name", "other_positions": "other_positions_names"}
"""Columns whose values people read in another column, which stands before them here."""

_ORDER = tuple(
    each
    for column in TABLE
    if column.name not in _WORDS_OF.values()
    for each in (*(other for other in TABLE if other.name == _WORDS_OF.get(column.name)), column)
)

_MOST_SOURCES = 200
"""Sources that the notes name; a row names its own in any case."""

_COUNTING = (
    gettext_lazy(
        "One row is one text. A paragraph may hold several texts, each with its own States: the official count of "
        "recommendations is the number of different paragraphs of a report."
    ),
    gettext_lazy(
        "The column of the position says what the State under review answered by the newest document of the record; "
        "the columns of other positions say what each other source gives: earlier documents, thematic lists, data sets."
    ),
    gettext_lazy("Sources may disagree. None overrules another here; each is named beside what it says."),
)

_LICENCE = gettext_lazy(
    "The texts are those of the documents and data sets named in each row, on the terms of those who publish them; "
    "Hiwar adds no terms of its own. Name the document when you quote."
)


def write(rows: Iterable[Row], out: BinaryIO, about: About) -> None:
    """Write the workbook. Raises Unfit when there are more rows than a sheet holds."""
    book = Workbook()
    sheet, notes = book.active, book.create_sheet(_title(_("About this file")))
    names = book.create_sheet(NAMES)
    sheet.title = _title(_("Recommendations"))
    for each in (sheet, notes, names):
        each.sheet_view.rightToLeft = about.lang == "ar"
    day = datetime.combine(about.on or date(1980, 1, 1), time())
    book.properties.creator, book.properties.created, book.properties.modified = "Hiwar", day, day
    styles = _write_heads(sheet)
    told = _Told()
    with UndatedZip(out, "w") as archive:
        before, after = _part(book, sheet).split(_END_OF_ROWS)
        with archive.open(undated(_path(sheet)), "w", force_zip64=True) as part:
            part.write(_SIZE.sub(b"", before))
            for number, row in enumerate(told.of(rows), start=_HEADS + 1):
                part.write(_xml(number, row, styles).encode())
            sheet.auto_filter.ref = f"A{_HEADS}:{styles[-1].letter}{_HEADS + told.count}"
            part.write(_END_OF_ROWS + after.replace(_UNFILTERED, sheet.auto_filter.ref.encode()))
        _write_notes(notes, told, about)
        _write_names(names, styles)
        with _saved(book) as saved:
            for name in saved.namelist():
                if name != _path(sheet):
                    archive.writestr(name, saved.read(name))


def _path(sheet: Any) -> str:
    return str(sheet.path)[1:]


def _saved(book: Workbook) -> ZipFile:
    """The workbook, in memory, as it is now."""
    saved = io.BytesIO()
    with ZipFile(saved, "w") as archive:
        ExcelWriter(book, archive).write_data()
    return ZipFile(saved)


def _part(book: Workbook, sheet: Any) -> bytes:
    with _saved(book) as saved:
        return saved.read(_path(sheet))


class _Told:
    """What the rows said, noted while they pass: how many they were, and which reports and other sources they name."""

    def __init__(self) -> None:
        self.count = 0
        self.sources: dict[str, None] = {}

    def of(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows, counted."""
        for row in rows:
            self.count += 1
            if self.count > MAX_ROWS:
                raise Unfit(
                    _("A sheet of Excel holds %(most)s rows: choose fewer, or another format.") % {"most": MAX_ROWS}
                )
            if len(self.sources) <= _MOST_SOURCES:
                self.sources.update(dict.fromkeys(filter(None, (row["document"], *row["other_positions_source"]))))
            yield row


@dataclass(frozen=True, slots=True)
class _Style:
    """How the cells of a column are written: the letter of the column, and the number of the looks in the workbook."""

    column: Column
    letter: str
    looks: int


def _write_heads(sheet: Any) -> list[_Style]:
    """What stands above the rows; what the cells below look like."""
    sheet.freeze_panes = f"A{_HEADS + 1}"
    sheet.auto_filter.ref = _UNFILTERED.decode()
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADS}:{_HEADS}"
    styles = []
    for number, column in enumerate(_ORDER, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        _write_text(sheet[f"{letter}{_HEADS}"], str(column.heading), font=Font(bold=True), alignment=_WRAP)
        looks = Cell(sheet, row=1, column=1)  # of no sheet: its looks become the workbook's
        looks.alignment = Alignment(wrap_text=column.width >= _WRAPPED, vertical="top")
        looks.number_format = {Kind.DAY: "yyyy-mm-dd", Kind.WHOLE: "0"}.get(column.kind, "@")
        styles.append(_Style(column, letter, looks.style_id))
    return styles


def _xml(number: int, row: Row, styles: Sequence[_Style]) -> str:
    """A row as a sheet holds it (ECMA-376, part 1, 18.3.1.73). The kind of a cell is told, never guessed from its text:
    what begins with `=` is a text as well."""
    cells = []
    for style in styles:
        value, kind = row[style.column.name], style.column.kind
        if value in (None, "", []):
            continue
        open_cell = f'<c r="{style.letter}{number}" s="{style.looks}"'
        if kind is Kind.WHOLE:
            cells.append(f"{open_cell}><v>{value}</v></c>")
        elif kind is Kind.DAY:
            cells.append(f"{open_cell}><v>{to_excel(date.fromisoformat(value))}</v></c>")
        else:
            text = escape(_text("; ".join(value) if kind is Kind.TEXTS else value))
            cells.append(f'{open_cell} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(value: str) -> str:
    """A text that a cell can hold: nothing that XML has no sign for, and cut, with a mark, where it is longer."""
    value = _CONTROLS.sub("\ufffd", value)
    return value if len(value) <= _LONGEST else value[: _LONGEST - len(_CUT)] + _CUT


def _write_text(cell: Any, text: str, **looks: Any) -> None:
    cell.value = _text(text)
    cell.data_type = "s"  # whatever it begins with
    for name, look in looks.items():
        setattr(cell, name, look)


def _write_notes(sheet: Any, told: _Told, about: About) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 100
    for number, (first, second) in enumerate(_notes(told, about), start=1):
        _write_text(sheet[f"A{number}"], first, font=Font(bold=True), alignment=_WRAP)
        _write_text(sheet[f"B{number}"], second, alignment=_WRAP)


def _write_names(sheet: Any, styles: Sequence[_Style]) -> None:
    """The name of each column for programs, with its letter and its heading in the first sheet."""
    for letter, width in zip("ABC", (28, 10, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    rows = [
        ("name", "column", "heading"),
        *((each.column.name, each.letter, str(each.column.heading)) for each in styles),
    ]
    for number, row in enumerate(rows, start=1):
        for letter, text in zip("ABC", row, strict=True):
            _write_text(sheet[f"{letter}{number}"], text, font=Font(bold=number == 1))


def _notes(told: _Told, about: About) -> Iterator[tuple[str, str]]:
    yield _("What this is"), _("Recommendations of the Universal Periodic Review, from a record kept with Hiwar")
    if about.on:
        yield _("Exported on"), about.on.isoformat()
    if about.address:
        yield _("Exported from"), about.address
    yield _("Rows"), str(told.count)
    yield from about.chosen(told.count)
    if about.left_out:
        sentence = ngettext(
            "%(count)s row more was found and left out: narrow the search, or export the whole record.",
            "%(count)s rows more were found and left out: narrow the search, or export the whole record.",
            about.left_out,
        )
        yield _("Not complete"), sentence % {"count": about.left_out}
    yield _("Licence"), str(_LICENCE)
    for counted in _COUNTING:
        yield _("How it is counted"), str(counted)
    for position, meaning in POSITION_MEANINGS.items():
        yield f"{POSITION_WORDS[position]} ({position})", str(meaning)
    sources = list(told.sources)
    for source in sources[:_MOST_SOURCES]:
        yield _("Source"), source
    if len(sources) > _MOST_SOURCES:
        yield _("Source"), _("… and others, as each row names them")


def _title(words: str) -> str:
    """A name that Excel takes for a sheet."""
    return re.sub(r"[][:*?/\\]", " ", words)[:31]
