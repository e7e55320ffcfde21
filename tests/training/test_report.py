"""The training report is what its source says: in its files, and as the reader reads them."""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from hiwar.kernel import facts, reading
from hiwar.kernel.reading import Reading
from hiwar.kernel.values import PositionValue
from hiwar.training import build, report_path

SUFFIXES = (".pdf", ".docx")
SYMBOL = "A/HRC/TRAINING/1"

Row = tuple[str, int, str, tuple[str, ...], tuple[str, ...], PositionValue, str]


def expected() -> list[Row]:
    """Every text of the source: paragraph, part, text, codes, names, position, its source."""
    source = build.source()
    rows: list[Row] = []
    for section in source["section"]:
        for listed in section.get("lists", ()):
            for i, item in enumerate(listed["items"], start=1):
                for part, (text, *states) in enumerate(item, start=1):
                    codes = tuple(state.iso3 for name in states if (state := facts.find_state(name)))
                    rows.append(
                        (
                            f"{listed['number']}.{i}",
                            part,
                            re.sub("^and ", "", text.replace("\u00ad", "")),
                            codes,
                            tuple(states),
                            PositionValue(listed["position"]),
                            f"{SYMBOL}, para. {listed['number']}",
                        )
                    )
    return rows


@pytest.fixture(scope="module", params=SUFFIXES)
def read(request: pytest.FixtureRequest) -> Reading:
    path = report_path(request.param)
    return reading.read(path.read_bytes(), path.name)


def pages() -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(report_path(".pdf"))]


def test_the_reader_finds_every_recommendation_as_written(read: Reading) -> None:
    found = [
        (r.paragraph, r.part, r.text, r.recommending, r.states_as_written, r.position, r.position_source)
        for r in read.recommendations
    ]
    assert found == expected()
    assert not read.warnings


def test_the_reader_knows_what_the_report_is(read: Reading) -> None:
    assert (read.symbol, read.state_under_review, read.session, read.language) == (SYMBOL, "XTV", 0, "en")


def test_the_positions_keep_the_words_of_the_lead(read: Reading) -> None:
    words = {r.paragraph.split(".")[0]: r.position_as_written for r in read.recommendations}
    assert "enjoy the support of Talvania" in (words["6"] or "")
    assert "will be examined by Talvania" in (words["7"] or "")
    assert "did not enjoy the support of Talvania" in (words["8"] or "")


def test_the_source_has_what_a_reader_stumbles_over() -> None:
    rows = expected()
    assert [sum(row[0].startswith(f"{number}.") for row in rows if row[1] == 1) for number in (6, 7, 8)] == [40, 8, 12]
    assert max(row[1] for row in rows) == 3, "several texts with their own States under one number"
    assert max(len(row[3]) for row in rows) == 12, "several States on one text"
    text = pages()
    assert any(re.search(r"[^\s.;]\s+\d+\s*$", re.split(r"\r\n\d+ [A-Z]", page)[0] + "\r\n0") for page in text[2:-2])
    assert any("\ufffe" in page for page in text), "a word broken at the end of a line"
    assert sum(bool(re.search(r"\n\d [A-Z“]", page)) for page in text) == len(build.source()["notes"]) + 1


def test_all_speakers_are_invented_and_known() -> None:
    names = {name for row in expected() for name in row[4]} | {build.source()["masthead"]["state"]}
    states = {name: facts.find_state(name) for name in names}
    assert all(state and state.kind == "invented" for state in states.values()), states
    assert {state.iso3 for state in states.values() if state} == {
        state.iso3 for state in facts.states() if state.kind == "invented"
    }


def test_every_page_says_that_the_state_is_invented() -> None:
    mark = build.source()["masthead"]["mark"]
    assert all(mark in page for page in pages())
    word = Document(str(report_path(".docx")))
    assert mark in word.sections[0].header.paragraphs[0].text


def test_the_first_words_say_that_the_report_is_invented() -> None:
    notice = build.source()["masthead"]["notice"]
    first = " ".join(pages()[0].split())
    assert first.index(notice[:40]) < first.index("Human Rights Council")
    assert Document(str(report_path(".docx"))).paragraphs[0].text == notice


def test_the_committed_files_are_what_the_source_makes(tmp_path: Path) -> None:
    build.main(tmp_path)
    for suffix in SUFFIXES:
        made = (tmp_path / f"talvania{suffix}").read_bytes()
        assert made == report_path(suffix).read_bytes(), "run `make training` and commit what it writes"


def test_the_word_file_has_real_footnotes() -> None:
    package = Document(BytesIO(report_path(".docx").read_bytes())).part.package
    parts = {str(part.partname): part.blob.decode() for part in package.iter_parts() if "footnotes" in part.partname}
    notes = re.findall(r"<w:t [^>]*> ([^<]*)</w:t>", parts["/word/footnotes.xml"])
    assert set(build.source()["notes"].values()) <= set(notes)


def test_an_unknown_form_of_the_report_is_refused() -> None:
    with pytest.raises(FileNotFoundError, match=r"does not come as \.odt"):
        report_path(".odt")
