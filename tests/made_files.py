"""Files made by hand, byte by byte, so that tests need no document of anybody's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def pdf(pages: Sequence[str], *, count: int | None = None, trailer: str = "", extra: Sequence[str] = ()) -> bytes:
    """A PDF with a page a text, a line a line; pages with the same text share their content. `extra` objects come
    last; `count` pages repeat the first text. `trailer` is added to the trailer dictionary."""
    texts = list(pages) if count is None else [pages[0]] * count
    distinct = list(dict.fromkeys(texts))
    first_page = 4 + len(distinct)
    kids = " ".join(f"{first_page + index} 0 R" for index in range(len(texts)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *(_stream("".join(f"({line}) Tj 0 -14 Td " for line in text.splitlines())) for text in distinct),
        *(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {4 + distinct.index(text)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
            for text in texts
        ),
        *extra,
    ]
    return _file(objects, trailer)


def unicode_pdf(pages: Sequence[str]) -> bytes:
    """A PDF whose text may be in any script: its font names characters by their Unicode numbers (a CMap that gives each
    code itself). No letter is drawn; the text layer is whole."""
    first_page = 7 + len(pages)
    kids = " ".join(f"{first_page + index} 0 R" for index in range(len(pages)))
    ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = (ranges[start : start + 100] for start in range(0, 256, 100))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        + " ".join(f"{len(block)} beginbfrange {' '.join(block)} endbfrange" for block in blocks)
        + " endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R]"
        " /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        " /Supplement 0 >> /FontDescriptor 5 0 R /DW 500 >>",
        "<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800"
        " /Descent -200 /CapHeight 700 /StemV 80 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        *(
            _stream("".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -14 Td " for line in text.splitlines()))
            for text in pages
        ),
        *(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 800] /Contents {7 + index} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
            for index in range(len(pages))
        ),
    ]
    return _file(objects)


def _file(objects: Sequence[str], trailer: str = "") -> bytes:
    """The file of these objects, with its cross-reference table."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )


def _stream(text: str) -> str:
    drawn = f"BT /F1 12 Tf 50 750 Td {text}ET"
    return f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"


def encrypted_pdf() -> bytes:
    """A PDF whose user password is not the empty one (standard security handler, revision 2)."""
    key = "41" * 32
    handler = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>"
    return pdf(["Secret text of the page"], trailer="/Encrypt 6 0 R /ID [<00><00>]", extra=[handler])


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip archive with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def docx(body: str, *, numbering: str = "", styles: str = "", main: str = "word/document.xml") -> bytes:
    """A Word document from the inside of its body, of `w:numbering` and of `w:styles`."""
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{OFFICE}" Target="/{main}"/></Relationships>',
        main: f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    for name, content in (("numbering", numbering), ("styles", styles)):
        if content:
            parts[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{WORD}">{content}</w:{name}>'
    return archive(parts)


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph of one run, or of the runs given as XML."""
    runs = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    """A Word paragraph that carries an automatic number."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
