"""From bytes to pages: what each format gives, and one clear sentence for what cannot be read."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.reading.docx import MAX_PART
from hiwar.kernel.reading.formats import extract
from hiwar.kernel.reading.model import ReadingError
from tests.made_files import OFFICE, WORD, archive, docx, encrypted_pdf, numbered, paragraph, pdf

PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
SEEN_BREAK = "<w:r><w:lastRenderedPageBreak/><w:t>next page</w:t></w:r>"


def lines(data: bytes) -> list[str]:
    """The lines of the first page."""
    return extract(data, "file").pages[0].text.split("\n")


def refusal(data: bytes, name: str = "report.pdf", **limits: Any) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(ReadingError) as caught:
        extract(data, name, **limits)
    return caught.value.sentence(name)


# PDF


def test_a_pdf_gives_its_pages_line_by_line() -> None:
    text = extract(pdf(["First line of all\nSecond line", "Another page, with words"]), "report.pdf")
    assert [(page.number, page.text) for page in text.pages] == [
        (1, "First line of all\nSecond line"),
        (2, "Another page, with words"),
    ]
    assert text.paged
    assert text.media_type == "application/pdf"


def test_a_pdf_of_one_page_has_a_page_number() -> None:
    assert extract(pdf(["The only page of it"]), "report.pdf").paged


def test_a_pdf_that_is_cut_short_is_refused_with_its_length() -> None:
    whole = pdf(["First page with words", "Second page with words"])
    assert refusal(whole[: len(whole) // 2]) == (
        f"report.pdf (it ends at byte {len(whole) // 2} without an end mark): the PDF is cut short; "
        "fetch it again, or use the Word version."
    )


def test_a_pdf_that_was_added_to_and_then_cut_is_refused() -> None:
    whole = pdf(["First page with words"])
    assert "cut short" in refusal(whole + b"7 0 obj\n<< /Type /Annot >>\nendobj\n")


def test_a_pdf_with_a_password_is_refused() -> None:
    assert refusal(encrypted_pdf()) == (
        "report.pdf: the PDF is encrypted and asks for a password; save it without a password."
    )


def test_a_damaged_pdf_is_refused() -> None:
    assert "damaged or has no pages" in refusal(b"%PDF-1.4\nno objects at all\n%%EOF\n")


def test_a_page_that_is_missing_is_named() -> None:
    whole = pdf(["First page with words", "Second page with words"])
    assert "(page 2)" in refusal(whole.replace(b"/Kids [6 0 R 7 0 R]", b"/Kids [6 0 R 3 0 R]"))


def test_a_pdf_without_pages_is_refused() -> None:
    assert "damaged or has no pages" in refusal(pdf([]))


def test_pictures_of_pages_are_no_text() -> None:
    assert refusal(pdf(["GE.12", "7", "8"])) == (
        "report.pdf (3 pages): the PDF holds pictures of pages and no text layer; "
        "run text recognition (OCR) on it, or use the Word version."
    )


def test_ten_thousand_pages_are_too_many() -> None:
    assert refusal(pdf(["A page like the others"], count=10_000)) == (
        "report.pdf: the document has 10000 pages, more than the limit of 1000; "
        "split the document, or raise HIWAR_MAX_PAGES."
    )


def test_the_limit_of_pages_is_the_callers() -> None:
    data = pdf(["A page like the others"], count=3)
    assert len(extract(data, "report.pdf", max_pages=3).pages) == 3
    assert "limit of 2" in refusal(data, max_pages=2)


# Word


def test_word_gives_paragraphs_and_cells_in_order() -> None:
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('left')}</w:tc><w:tc>{paragraph('right')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('below')}</w:tc></w:tr></w:tbl>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('in a control')}</w:sdtContent></w:sdt>"
    assert lines(docx(paragraph("before") + table + control + paragraph("after"))) == [
        *("before", "left", "right", "below", "in a control", "after")
    ]


def test_word_runs_are_joined_and_their_special_characters_kept() -> None:
    runs = (
        "<w:r><w:t>Work</w:t><w:t>ing</w:t><w:tab/><w:t>Group</w:t></w:r>"
        "<w:hyperlink><w:r><w:br/><w:t>on non</w:t><w:noBreakHyphen/><w:t>State</w:t></w:r></w:hyperlink>"
        "<w:ins><w:r><w:t> act</w:t><w:softHyphen/><w:t>ors</w:t></w:r></w:ins>"
    )
    assert lines(docx(paragraph(runs))) == ["Working\tGroup on non-State actors"]


def test_word_text_that_is_not_printed_is_left_out() -> None:
    runs = (
        "<w:r><w:t>kept</w:t></w:r>"
        "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        f"<w:r><w:pict><w:txbxContent>{paragraph('box')}</w:txbxContent></w:pict></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:footnoteReference w:id='1'/></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> too</w:t></w:r>'
    )
    assert lines(docx(paragraph(runs))) == ["kept too"]


LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="124"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>'
)
LISTS = f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>' + "".join(
    f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{override}</w:num>'
    for number, override in (
        (1, ""),
        (2, ""),
        (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="130"/></w:lvlOverride>'),
    )
)


def test_word_numbers_paragraphs_by_itself() -> None:
    body = "".join(numbered("text", level) for level in (0, 1, 1, 2, 2, 1, 2, 0, 1))
    assert lines(docx(body, numbering=LISTS)) == [
        *("124. text", "124.1 text", "124.2 text", "(a) text", "(b) text", "124.3 text", "(a) text"),
        *("125. text", "125.1 text"),
    ]


def test_word_lists_on_one_abstract_list_count_on_unless_one_starts_anew() -> None:
    body = "".join(numbered("text", number=number) for number in (1, 2, 3, 3))
    assert lines(docx(body, numbering=LISTS)) == ["124. text", "125. text", "130. text", "131. text"]


def test_word_styles_bring_numbers_and_a_paragraph_can_refuse_them() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Narrow"><w:basedOn w:val="Item"/></w:style>'
    )
    levels = LISTS.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="Narrow"/>')
    body = (
        paragraph("plain")
        + paragraph("first", '<w:pStyle w:val="Item"/>')
        + paragraph("based on it", '<w:pStyle w:val="Narrow"/>')
        + paragraph("none", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + numbered("unknown list", number=99)
        + numbered("unknown level", level=8)
    )
    assert lines(docx(body, numbering=levels, styles=styles)) == [
        *("plain", "124. first", "124.1 based on it", "none", "unknown list", "unknown level")
    ]


@pytest.mark.parametrize(
    ("number_format", "start", "printed"),
    [
        ("lowerLetter", 1, "a"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 26, "Z"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("decimalZero", 7, "07"),
        ("ideographTraditional", 3, "3"),
    ],
)
def test_word_number_formats(number_format: str, start: int, printed: str) -> None:
    level = f'<w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/><w:lvlText w:val="[%1]"/>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(docx(numbered("text"), numbering=lists)) == [f"[{printed}] text"]


def test_word_numbers_that_make_no_sense_do_no_harm() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1"/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{level.format(0, 999999999)}{level.format(900000000, 1)}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{level.format("x", "-1")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num/>'
    )
    body = numbered("large") + numbered("deep", level=900000000) + numbered("odd", number=2)
    assert lines(docx(body, numbering=lists)) == ["999999999 large", "deep", "0 odd"]


@pytest.mark.parametrize(("number_format", "printed"), [("bullet", "• text"), ("none", "text")])
def test_word_lists_without_numbers(number_format: str, printed: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{number_format}"/><w:lvlText w:val=""/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(docx(numbered("text"), numbering=lists)) == [printed]


def test_word_without_a_page_break_has_no_page_numbers() -> None:
    text = extract(docx(paragraph("one") + paragraph("two")), "report.docx")
    assert not text.paged
    assert len(text.pages) == 1
    assert text.media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (paragraph("one") + paragraph(PAGE_BREAK + "<w:r><w:t>two</w:t></w:r>"), ["one", "two"]),
        (paragraph("one") + paragraph("two", "<w:pageBreakBefore/>"), ["one", "two"]),
        (paragraph("<w:r><w:t>half </w:t></w:r>" + SEEN_BREAK), ["half ", "next page"]),
        (paragraph("one") + paragraph(PAGE_BREAK) + paragraph(SEEN_BREAK), ["one", "next page"]),
        (paragraph("one") + paragraph(SEEN_BREAK, "<w:pageBreakBefore/>"), ["one", "next page"]),
        (paragraph("one", "<w:pageBreakBefore/>") + paragraph("same"), ["one\nsame"]),
        (paragraph("one", "<w:sectPr/>") + paragraph("two") + "<w:sectPr/>", ["one", "two"]),
        (
            paragraph("one", "<w:sectPr/>") + paragraph("same") + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
            ["one\nsame"],
        ),
    ],
    ids=["set", "before", "seen", "set and seen", "before and seen", "before the first", "section", "continuous"],
)
def test_word_page_breaks(body: str, pages: list[str]) -> None:
    assert [page.text for page in extract(docx(body), "report.docx").pages] == pages


def test_word_puts_a_number_after_the_break_that_opens_its_page() -> None:
    text = extract(docx(numbered("one") + numbered(SEEN_BREAK), numbering=LISTS), "report.docx")
    assert [page.text for page in text.pages] == ["124. one", "125. next page"]


def test_word_main_text_is_where_the_package_says() -> None:
    assert lines(docx(paragraph("text"), main="word/document2.xml")) == ["text"]


def test_word_main_text_without_relationships_is_found() -> None:
    body = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("text")}</w:body></w:document>'
    assert lines(archive({"word/document.xml": body})) == ["text"]


def test_word_with_too_many_pages_is_refused() -> None:
    body = paragraph("one") + paragraph("two", "<w:pageBreakBefore/>")
    assert "has 2 pages, more than the limit of 1" in refusal(docx(body), max_pages=1)


def test_word_without_words_is_refused() -> None:
    assert "no text in it" in refusal(docx(paragraph("12.")), "report.docx")
    assert "no text in it" in refusal(archive({"word/document.xml": "<document/>"}), "report.docx")


def test_a_cut_word_document_is_refused() -> None:
    whole = docx(paragraph("text"))
    assert refusal(whole[: len(whole) // 2], "report.docx") == (
        "report.docx: the Word document is damaged or cut short; fetch it again, or use the PDF version."
    )


def test_a_damaged_part_is_named() -> None:
    assert "(word/document.xml): the Word document is damaged" in refusal(archive({"word/document.xml": "<w:document"}))
    rels = f'<Relationships><Relationship Type="{OFFICE}" Target="word/gone.xml"/></Relationships>'
    assert "(word/gone.xml)" in refusal(archive({"_rels/.rels": rels}))


def test_bytes_damaged_inside_the_archive_are_noticed() -> None:
    whole = bytearray(docx("".join(paragraph(f"text number {number}") for number in range(500))))
    middle = whole.index(b"word/document.xml") + 200
    whole[middle : middle + 50] = bytes(50)
    assert "the Word document is damaged" in refusal(bytes(whole))


def test_an_archive_bomb_is_not_unpacked() -> None:
    bomb = archive({"word/document.xml": b" " * (MAX_PART + 1)})
    assert len(bomb) < MAX_PART // 500
    assert "as an archive bomb does" in refusal(bomb, "report.docx")


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    whole = docx(paragraph("text " * 1000))
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        size = package.getinfo("word/document.xml").file_size
    lying = whole.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != whole
    assert "damaged" in refusal(lying)


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">{}]><w:document xmlns:w="' + WORD + '"><w:body>{}</w:body></w:document>'
)


@pytest.mark.parametrize(
    ("entities", "used"),
    [
        ("".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)), "&j;"),
        ('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        ("", "&a;"),
    ],
    ids=["laughs", "external", "plain"],
)
def test_xml_entities_are_never_expanded(entities: str, used: str) -> None:
    text = ENTITIES.format(entities, paragraph(f"<w:r><w:t>{used}</w:t></w:r>"))
    sentence = refusal(archive({"word/document.xml": text}), "report.docx")
    assert "(word/document.xml)" in sentence
    assert "root:" not in sentence


def test_an_archive_with_a_password_is_refused() -> None:
    whole = bytearray(docx(paragraph("text")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.find(signature)
        while at >= 0:
            whole[at + offset] |= 1
            at = whole.find(signature, at + 1)
    assert "protected by a password" in refusal(bytes(whole), "report.docx")


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"_rels/.rels": f'<R><Relationship Type="{OFFICE}" Target="xl/workbook.xml"/></R>'}, "an Excel workbook"),
        ({"_rels/.rels": f'<R><Relationship Type="{OFFICE}" Target="ppt/p.xml"/></R>'}, "a PowerPoint presentation"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "an OpenDocument file"),
        ({"report.pdf": "text"}, "a zip archive and no Word document"),
    ],
)
def test_other_archives_are_named(parts: dict[str, str], what: str) -> None:
    assert f"the file is {what}" in refusal(archive(parts), "report.zip")


# Text


@pytest.mark.parametrize(
    "data",
    [
        "Première ligne\r\nsecond".encode(),
        b"\xef\xbb\xbf" + "Première ligne\nsecond".encode(),
        "\ufeffPremière ligne\rsecond".encode("utf-16-le"),
        "\ufeffPremière ligne\nsecond".encode("utf-16-be"),
        "Première ligne\nsecond".encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_text_in_every_usual_encoding(data: bytes) -> None:
    text = extract(data, "notes.txt")
    assert [page.text for page in text.pages] == ["Première ligne\nsecond"]
    assert not text.paged
    assert text.media_type == "text/plain"


def test_form_feeds_part_pages() -> None:
    text = extract(b"one\f\ftwo\f\n", "notes.txt")
    assert [(page.number, page.text) for page in text.pages] == [(1, "one"), (2, ""), (3, "two")]
    assert text.paged


def test_control_characters_are_dropped() -> None:
    assert lines(b"one" * 100 + b"\x07two\ttabs\x1a") == ["one" * 100 + "two\ttabs"]


def test_text_with_too_many_pages_is_refused() -> None:
    assert "limit of 2" in refusal(b"a\fb\fc", "notes.txt", max_pages=2)


def test_text_without_words_is_refused() -> None:
    assert "no words" in refusal(b" \n 12.3 \f\n", "notes.txt")


# What a file is


def test_the_content_decides_and_not_the_name() -> None:
    assert extract(pdf(["A page with some words"]), "report.docx").media_type == "application/pdf"
    assert extract(docx(paragraph("text")), "report.pdf").media_type.endswith("wordprocessingml.document")
    assert extract(b"some words", "report.pdf").media_type == "text/plain"


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"") == "report.pdf: the file is empty; fetch the file again from where it came from."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office file (.doc, .xls or .ppt)"),
        (b"{\\rtf1\\ansi text}", "a Rich Text (RTF) file"),
        (b"\xffWPC" + bytes(20), "a WordPerfect file"),
        (b"\n <!DOCTYPE HTML><title>404</title>", "a web page (HTML)"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        (b"II*\x00", "a scan (TIFF)"),
        (b"\x1f\x8b\x08", "a compressed archive (gzip)"),
    ],
)
def test_other_formats_are_named_with_what_the_name_promises(data: bytes, what: str) -> None:
    assert f"report.pdf: the file is {what}, although its name (.pdf) promises a PDF; " in refusal(data)
    assert f"report: the file is {what}; " in refusal(data, "report")


def test_a_password_on_a_word_document_is_named() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "the Word document is protected by a password" in refusal(data, "report.docx")


def test_bytes_of_no_format_are_refused() -> None:
    assert refusal(bytes(range(256)) * 4, "report.docx").startswith(
        "report.docx: the file is neither PDF, Word (.docx) nor plain text, although its name (.docx) promises a Word"
    )


def pages_or_refusal(data: bytes, name: str) -> list[str]:
    """The pages' texts; for a refusal its remedy. Any other exception is a fault."""
    try:
        return [page.text for page in extract(data, name).pages]
    except ReadingError as error:
        return [error.remedy]


@given(st.binary(max_size=300))
def test_any_bytes_give_pages_or_a_refusal(data: bytes) -> None:
    found = pages_or_refusal(data, "file.txt")
    assert any(found)
    assert not any(mark in page for page in found for mark in "\0\r\f")


WORD_SAMPLE = docx("".join(numbered(f"text {number}", number % 3) for number in range(30)), numbering=LISTS)


@given(st.data())
def test_a_word_document_with_bytes_changed_gives_pages_or_a_refusal(data: st.DataObject) -> None:
    changed = bytearray(WORD_SAMPLE)
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    assert any(pages_or_refusal(bytes(changed), "report.docx"))
