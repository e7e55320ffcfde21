"""Files made to do harm, and files damaged at random: each ends as a reading or as one sentence, within the limits."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from hiwar import training
from hiwar.documents.worker import Limits, Outcome, read_files
from hiwar.kernel.reading import Genre, ReadingError, read
from tests.kernel.reading.data_sets import made
from tests.kernel.reading.test_body_recommendations import MISSION
from tests.made_files import archive, docx, paragraph, pdf
from tests.mutations import ENTITIES, mutated

LIMITS = Limits(max_seconds=60, max_memory_mb=512)
SHEET = "xl/worksheets/sheet1.xml"
TITLE = "Report of the Working Group on the Universal Periodic Review\nTalvania\n"
CELL = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
OPENED, CLOSED = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
ROW = '<row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>'


def workbook(sheet: bytes | str) -> bytes:
    """A workbook whose only sheet is this XML."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made.workbook(["a"]))) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as spoilt,
    ):
        for name in good.namelist():
            spoilt.writestr(name, sheet if name == SHEET else good.read(name))
    return out.getvalue()


def sheet(rows: str) -> str:
    """A worksheet of these rows."""
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>"


def noise(pages: int) -> list[str]:
    """Pages of signs without sense, among them what opens items, brackets and numbers."""
    draw = random.Random(7)
    words = [
        "(",
        ")",
        "(a)",
        ";",
        "1.",
        "27.",
        "124.3",
        "France",
        "and",
        "x" * 60,
        "the",
        "–",
        "A/HRC/1/1",
        "recommends",
    ]
    return [
        "\n".join(" ".join(draw.choices(words, k=12)).replace("(", "\\(").replace(")", "\\)") for _ in range(50))
        for _ in range(pages)
    ]


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "500 pages of noise": ("noise.pdf", lambda: pdf(noise(500))),
    "noise under a report's title": ("noise.pdf", lambda: pdf([TITLE, *noise(40)])),
    "noise without a line break": ("noise.txt", lambda: (TITLE + "recommends (France and " * 200_000).encode()),
    "a million opening brackets": ("a.txt", lambda: (TITLE + "1. Sing " + "(" * 1_000_000).encode()),
    "a million commas": ("a.txt", lambda: (TITLE + "Recommendations\n1. Sing (France" + ", Chile" * 140_000).encode()),
    "a name without end": ("a.txt", lambda: (TITLE + "Recommendations\n1. Sing (" + "Vale " * 200_000 + ").").encode()),
    "columns that cannot be printed": ("a.csv", lambda: "To,\ue000\x1b,Text\na,b,c\n".encode()),
    "a Word bomb": ("a.docx", lambda: docx(" " * 80_000_000)),
    "an Excel bomb": ("a.xlsx", lambda: workbook(b" " * 80_000_000)),
    "entities in Word": ("a.docx", lambda: archive({"word/document.xml": ENTITIES + "<x>&e;&f;</x>"})),
    "entities in Excel": ("a.xlsx", lambda: workbook(ENTITIES + "<worksheet>&e;&f;</worksheet>")),
    "tables within tables": ("a.docx", lambda: docx(OPENED * 10_000 + CLOSED * 10_000)),
    "a million cells in Word": ("a.docx", lambda: docx(f"<w:tbl><w:tr>{CELL * 1_000_000}</w:tr></w:tbl>")),
    "half a million cells in Word": ("a.docx", lambda: docx(f"<w:tbl>{f'<w:tr>{CELL * 10}</w:tr>' * 50_000}</w:tbl>")),
    "a million rows in Excel": ("a.xlsx", lambda: workbook(sheet(ROW * 1_000_000))),
    "a cell far away in Excel": (
        "a.xlsx", lambda: workbook(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    ),
    "a million cells in a table": ("a.csv", lambda: (",".join(made.UPR_INFO) + "\n" + "a," * 1_000_000).encode()),
    "a quotation that never ends": ("a.csv", lambda: (",".join(made.UPR_INFO) + '\n"' + "a\n" * 5_000_000).encode()),
    "JSON within JSON": ("a.json", lambda: b'[{"a":' * 200_000),
    "a number without end": ("a.json", lambda: b'[{"Text":' + b"9" * 5_000_000 + b"}]"),
    "NUL bytes": ("a.txt", lambda: b"\0" * 1_000_000),
    "NUL bytes in a PDF": ("a.pdf", lambda: b"%PDF-1.4\n" + b"\0" * 1_000_000),
    "a PDF whose pages hold themselves": ("a.pdf", lambda: pdf(["a"]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")),
    "a PDF bomb": ("a.pdf", lambda: _with_stream(zlib.compress(b"(a) Tj " * 10_000_000))),
    "half of a pair": ("a.txt", lambda: b"\xff\xfe" + b"\x00\xd8a\x00" * 100_000),
    "UTF-16 without a mark": ("a.txt", lambda: TITLE.encode("utf-16-be")),
}  # fmt: skip


def _with_stream(stream: bytes) -> bytes:
    head, rest = pdf(["a"]).split(b"<< /Length", 1)
    _, tail = rest.split(b"endstream", 1)
    return head + b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream" + tail


def sentence(outcome: Outcome) -> str:
    """What people are told of a file."""
    return outcome.error.sentence("the file") if outcome.error else ""


@pytest.mark.parametrize("name", HOSTILE)
def test_harm_is_held_to_one_file(name: str, tmp_path: Path) -> None:
    file, build = HOSTILE[name]
    good = tmp_path / "good.txt"
    good.write_text(MISSION, encoding="utf-8")
    bad = tmp_path / file
    bad.write_bytes(build())

    *parts, last, after = read_files([bad, good], limits=LIMITS)

    assert (last.reading is None) != (last.error is None)
    assert all(part.more for part in parts)
    assert after.reading is not None, "the file after it is read"
    if last.error is not None:
        assert sentence(last).isprintable()
        assert len(sentence(last)) < 600
        assert "the reader failed" not in sentence(last)
        assert "raise HIWAR_MAX_SECONDS" not in sentence(last)


def test_no_entity_reaches_a_text(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>1. Sing &e; &f; (Chile).</w:t></w:r></w:p>"
    inside = docx(body)
    (tmp_path / "a.docx").write_bytes(inside)
    (outcome,) = read_files([tmp_path / "a.docx"], limits=LIMITS)
    assert "haha" not in repr(outcome)
    assert "root:" not in repr(outcome)


def test_overrides_of_direction_are_no_text() -> None:
    text = MISSION.replace("Mend the pipes", "Mend \u202eeht\u202c pi\u2066pes").replace("A/HRC", "A/\u202eHRC")
    found = read(text.encode(), "x.txt")
    assert (found.genre, found.symbol) == (Genre.MISSION_REPORT, "A/HRC/28/57/Add.9")
    assert found.recommendations[0].text.endswith("(a) Mend eht pipes of the old town")
    assert not any(sign in page.text for page in found.pages for sign in "\u202e\u202c\u2066")


def test_a_row_holds_no_override() -> None:
    (row,) = made.read(made.export(made.RECORD | {"Text": "Pl\u202eant\0 \ud83d trees"}), "x.json")
    assert "\u202e" not in row.text
    assert "\0" not in row.text
    json.dumps(row.text).encode()


CASES = 40
"""Damaged files made of each whole one; `benchmarks/fuzz_readers.py` makes thousands."""


def _whole() -> dict[str, bytes]:
    folder = Path(training.__file__).parent / "talvania"
    found = {path.name: path.read_bytes() for path in sorted(folder.glob("*-en.*"))}
    return found | {
        "mission.txt": MISSION.encode(),
        "upr-info.csv": made.table(*[made.coding()] * 20).encode(),
        "uhri.json": made.export(*[made.RECORD] * 20),
        "uhri.xlsx": made.workbook(*[["Plant", "Talvania", "- UPR", "99"]] * 20),
        "observations.docx": docx(
            paragraph("United Nations CRC/C/XTV/CO/4") + paragraph("2. The State party should: (a) Go.")
        ),
    }


@pytest.mark.parametrize("name", _whole())
def test_damage_gives_a_reading_or_a_sentence(name: str) -> None:
    files = _whole()
    for number in range(CASES):
        draw = random.Random(f"{name}:{number}")
        assert _said(mutated(files[name], files[draw.choice(sorted(files))], draw), name).isprintable(), number


def _said(data: bytes, name: str) -> str:
    """What people are told of a file; empty where it was read."""
    try:
        made.read(data, name) if name.endswith((".csv", ".json", ".xlsx")) else read(data, name)
    except ReadingError as error:
        return error.sentence(name)
    return ""
