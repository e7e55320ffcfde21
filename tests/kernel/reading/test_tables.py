"""The tables and page headers that a Word document brings beside its text."""

import pytest

from hiwar.kernel.reading import docx as word
from hiwar.kernel.reading.formats import Text, extract
from tests.made_files import OFFICE, WORD, archive, docx, numbered, paragraph

LISTS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def cell(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def read(body: str) -> Text:
    return extract(docx(body, numbering=LISTS), "list.docx")


def texts(body: str) -> list[list[str]]:
    return [[each.text for each in cells] for cells in read(body).tables[0]]


def test_a_table_is_text_of_the_page_and_told_cell_by_cell() -> None:
    found = read(paragraph("before") + table(row("one", "two"), row("three", "four")) + paragraph("after"))
    assert found.pages[0].text == "before\none\ntwo\nthree\nfour\nafter"
    assert [[(each.text, each.column) for each in cells] for cells in found.tables[0]] == [
        [("one", 0), ("two", 1)],
        [("three", 0), ("four", 1)],
    ]


def test_paragraphs_and_broken_lines_of_a_cell_are_lines() -> None:
    runs = "<w:r><w:t>- one</w:t><w:br/><w:t>- two</w:t></w:r>"
    body = table(row(cell(paragraph(runs) + paragraph("three")), cell(numbered("automatic"))))
    assert texts(body) == [["- one\n- two\nthree", "7. automatic"]]
    assert read(body).pages[0].text == "- one - two\nthree\n7. automatic"


def test_columns_are_counted_over_merged_cells() -> None:
    wide = cell("wide", '<w:gridSpan w:val="3"/>')
    cells = read(table(row(wide, "right"), row("late", properties='<w:gridBefore w:val="2"/>'))).tables[0]
    assert [(each.column, each.span) for each in cells[0]] == [(0, 3), (3, 1)]
    assert cells[1][0].column == 2


def test_a_cell_merged_downwards_is_told_in_every_row() -> None:
    first, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(row(cell("both", first), "one"), row(cell("", more), "two"), row("own", "three"))
    assert texts(body) == [["both", "one"], ["both", "two"], ["own", "three"]]


def test_a_table_inside_of_a_cell_is_text_of_that_cell() -> None:
    deep = "innermost"
    for _ in range(12):
        deep = table(row(cell(deep if deep.startswith("<") else paragraph(deep))))
    found = read(table(row(cell(paragraph("outer") + deep), "beside")))
    assert len(found.tables) == 1
    assert [each.text for each in found.tables[0][0]] == ["outer\ninnermost", "beside"]


def test_rows_and_cells_in_content_controls_are_rows_and_cells() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = f"<w:tr>{control.format(cell('one'))}{cell('two')}</w:tr>"
    assert texts(table(control.format(inner))) == [["one", "two"]]


def test_a_cell_knows_the_page_it_begins_on() -> None:
    rows = [row("one", "two"), row(cell(paragraph(BREAK + "<w:r><w:t>three</w:t></w:r>")), "four")]
    found = read(table(*rows) + paragraph(BREAK) + table(row("five")))
    assert [each.text for each in found.pages] == ["one\ntwo", "three\nfour", "five"]
    assert [[each.page for each in cells] for told in found.tables for cells in told] == [[1, 1], [2, 2], [3]]
    assert [each.text for each in found.tables[0][1]] == ["three", "four"]


def test_no_more_cells_are_told_than_a_list_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MAX_CELLS", 5)
    found = read(table(*[row(f"a{number}", f"b{number}") for number in range(10)]))
    assert sum(len(cells) for cells in found.tables[0]) == 5
    assert found.pages[0].text.endswith("a9\nb9")


def test_odd_spans_do_no_harm() -> None:
    for value in ("0", "-1", "x", "999999999999", "99999"):
        cells = read(table(row(cell("one", f'<w:gridSpan w:val="{value}"/>'), "two"))).tables[0][0]
        assert 1 <= cells[0].span <= 63
        assert cells[1].column == cells[0].span


def with_header(header: str) -> bytes:
    kind = OFFICE.removesuffix("officeDocument")
    return archive(
        {
            "_rels/.rels": f'<Relationships><Relationship Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("text")}</w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships><Relationship Type="{kind}header" Target="header1.xml"/>'
            f'<Relationship Type="{kind}header" Target="header2.xml"/></Relationships>',
            "word/header1.xml": header,
        }
    )


def test_page_headers_are_told_and_are_no_text_of_the_pages() -> None:
    runs = '<w:r><w:t xml:space="preserve">Review of </w:t></w:r><w:r><w:t>Talvania</w:t><w:tab/><w:t>Page</w:t></w:r>'
    found = extract(with_header(f'<w:hdr xmlns:w="{WORD}">{paragraph(runs)}</w:hdr>'), "list.docx")
    assert found.headers == ("Review of Talvania Page",)
    assert [page.text for page in found.pages] == ["text"]


def test_a_damaged_page_header_says_nothing() -> None:
    assert extract(with_header("<w:hdr"), "list.docx").headers == ()
    assert extract(with_header('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "list.docx").headers == ()
