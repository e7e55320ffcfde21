"""The Word matrix: what is written is read back, text by text."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hiwar.exchange import formats
from hiwar.exchange.formats import word
from hiwar.exchange.rows import Row
from hiwar.kernel import facts
from hiwar.kernel.reading import Genre, Reading, read
from hiwar.kernel.reading.line import lines
from hiwar.kernel.reading.phrases import phrases
from hiwar.kernel.reading.thematic import list_phrases
from hiwar.kernel.reading.thematic_list import _review, read_position
from hiwar.kernel.values import LANGUAGES, PositionValue
from hiwar.training import report_path
from tests.exchange.made_rows import made, of

SAMPLES = os.environ.get("HIWAR_SAMPLES")


def written(rows: list[Row], lang: str = "en", **about: object) -> bytes:
    out = io.BytesIO()
    formats.write("docx", rows, out, formats.About(lang, **about))  # type: ignore[arg-type]
    return out.getvalue()


def back(rows: list[Row], lang: str = "en") -> Reading:
    return read(written(rows, lang), "matrix.docx")


def said_of(row: Row) -> tuple[object, ...]:
    names = ("paragraph", "part", "text", "position", "position_source")
    return (*(row[name] for name in names), sorted(row["recommending"]))


def told_by(reading: Reading) -> list[tuple[object, ...]]:
    return [said_of(line) for line in lines(reading, "matrix.docx")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_training_review_comes_back_in_every_language(language: str) -> None:
    report = report_path(".docx", language)
    rows = list(of(read(report.read_bytes(), report.name)))

    found = back(rows, language)

    assert len(rows) == 67
    assert told_by(found) == [said_of(row) for row in rows]
    assert [one.states_as_written for one in found.recommendations] == [tuple(row["states_as_written"]) for row in rows]
    assert (found.genre, found.language) == (Genre.THEMATIC_LIST, language)
    assert (found.state_under_review, found.session, found.answers) == ("XTV", 0, rows[0]["document"])


@pytest.mark.parametrize("texts", LANGUAGES)
@pytest.mark.parametrize("head", LANGUAGES)
def test_headings_are_the_readers_and_the_texts_come_back_in_theirs(head: str, texts: str) -> None:
    report = report_path(".docx", texts)
    elsewhere = {
        "other_positions": ["noted"],
        "other_positions_as_written": [""],
        "other_positions_source": ["Data set (table.csv), A/HRC/99/9"],
    }
    rows = [row | elsewhere for row in of(read(report.read_bytes(), report.name))]
    chosen = (("Words", "A/HRC/99/9, Chile – 4th session"),)

    content = written(rows, head, filters=chosen, of=90, on=date(2026, 3, 1))
    document = Document(io.BytesIO(content))
    found = read(content, "matrix.docx")

    phrases_of = word._phrases()[head]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [*phrases_of["columns"], phrases_of["elsewhere"]]
    assert (
        document.tables[0].rows[1].cells[4].text
        == f"{phrases_of['positions']['noted']} – Data set (table.csv), A/HRC/99/9"
    )
    assert any("Chile – 4th session" in line.text for line in document.paragraphs)
    assert document.paragraphs[0].text.startswith(facts.state("XTV").name(head))
    assert told_by(found) == [said_of(row) for row in rows]
    assert (found.genre, found.language) == (Genre.THEMATIC_LIST, texts)
    assert (found.state_under_review, found.session, found.answers) == ("XTV", 0, rows[0]["document"])


_WORDS = """
the boats in harbour of a law and ratify sign Covenant its women 1951 42 12.5 2(1) (a) (b) (in) (CEDAW) ; ;
(Chile) Chile, (Chile, (as recommended by Peru) (Atlantis) Peru). (Peru; ) ( (( )) - – * : , . ii) OP-CAT2
"""
WORDS = (
    *_WORDS.split(),
    "Source of position: A/HRC/1/2, para. 5",
    "‘quoted’ “quoted” 124.16 124.16:2 (Bosnia and Herzegovina)",
)
NAMES = (
    ("CHL", "Chile"),
    ("BIH", "Bosnia and Herzegovina"),
    ("IRN", "Iran (Islamic Republic of)"),
    ("SWZ", "Swaziland"),
    ("GBR", "United Kingdom"),
    (None, "Atlantis"),
    (None, "the land of nod, far away"),
    (None, "x"),
    (None, "Nowhere (again"),
    ("PER", "Peru"),
    ("KEN", "quite another name"),
)


@st.composite
def reviews(draw: st.DrawFn) -> list[Row]:
    """The rows of one review; several texts may stand under one number."""
    rows = []
    numbers = st.sampled_from(["1", "90", "124.1", "124.10", "90(a)", "90.1(b)", "7.3.2"])
    for number in draw(st.lists(numbers, min_size=1, max_size=4, unique=True)):
        for part in range(1, draw(st.integers(1, 3)) + 1):
            text = " ".join(draw(st.lists(st.sampled_from(WORDS) | st.text("abcé (),;.1", max_size=12), min_size=1)))
            states = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
            value = draw(st.sampled_from([None, *PositionValue]))
            rows.append(
                made(
                    paragraph=number,
                    part=part,
                    text=" ".join(text.split()),
                    recommending=[code for code, _name in states if code],
                    states_as_written=[name for _code, name in states],
                    position=value and value.value,
                    position_as_written=draw(
                        st.sampled_from(["enjoys support", "will be examined", "Thank you", None])
                    ),
                    position_source=value and draw(st.sampled_from([None, "A/HRC/0/1, para. 124"])),
                )
            )
    return rows


@settings(max_examples=int(os.environ.get("HIWAR_EXAMPLES", "40")))
@given(reviews(), st.sampled_from(LANGUAGES))
def test_whatever_a_text_says_it_comes_back_under_any_heading(rows: list[Row], head: str) -> None:
    found = back(rows, head)

    assert told_by(found) == [said_of(row) for row in rows]
    assert found.language == "en"


@settings(max_examples=int(os.environ.get("HIWAR_EXAMPLES", "40")))
@given(reviews())
@example([made(text="Ratify the Convention (Chile) without delay", recommending=["PER"], states_as_written=["Peru"])])
@example([made(paragraph="5", text="(a) Count"), made(paragraph="5", part=2, text="7 boats"), made(paragraph="6")])
@example([made(text="")])
@example([made(recommending=["PER"], states_as_written=[""])])
def test_whatever_a_text_says_it_comes_back(rows: list[Row]) -> None:
    found = back(rows)

    assert told_by(found) == [said_of(row) for row in rows]


def test_a_text_that_could_be_misread_bears_its_part_and_others_are_plain() -> None:
    plain = made(text="Ratify it", recommending=["CHL", "PER"], states_as_written=["Chile", "Peru"])
    tricky = made(text="Do as (Chile) says", recommending=["PER"], states_as_written=["Peru"])

    assert word.said(plain, "en") == "124.10 Ratify it (Chile) (Peru);"
    assert word.said(plain | {"part": 2}, "en") == "124.10:2 Ratify it (Chile; Peru);"
    assert word.said(tricky, "en") == "124.10:1 Do as (Chile) says (Peru);"
    assert word.said(plain, "ar").startswith("124-10 Ratify it")


def test_the_layout_is_that_of_the_secretariats_lists() -> None:
    row = made(
        recommending=["XBD"],
        states_as_written=["Bardovia"],
        position="partly",
        position_source="A/HRC/0/1/Add.1, para. 3",
        themes=["Ports", "Boats"],
        persons=["Sailors"],
        sdgs=["14 - LIFE BELOW WATER"],
    )
    document = Document(io.BytesIO(written([row], on=date(2026, 3, 1))))
    (table,) = document.tables

    assert [cell.text for cell in table.rows[0].cells] == [
        "Recommendation and recommending State",
        "Position of the State under review",
        "Human rights themes and groups of persons",
        "Relevant SDGs",
    ]
    assert [cell.text for cell in table.rows[1].cells] == [
        "124.10 Count the boats (Bardovia);\nSource of position: A/HRC/0/1/Add.1 - Para.3",
        "Partially supported",
        "- Ports\n- Boats\nGroups of persons:\n- Sailors",
        "- 14 - LIFE BELOW WATER",
    ]
    assert (
        document.sections[0].header.paragraphs[0].text.startswith("UPR of Talvania (training session)\tMatrix of rec")
    )
    assert [line.text for line in document.paragraphs] == [
        "Talvania: Universal Periodic Review, training session",
        "A/HRC/0/1: the report of the Working Group",
        "Talvania and the States that recommend to it are invented, for training.",
        "Exported on: 2026-03-01",
    ]
    (found,) = back([row]).recommendations
    assert (found.themes, found.persons, found.sdgs) == (("Ports", "Boats"), ("Sailors",), ("14 - LIFE BELOW WATER",))


def test_arabic_runs_from_right_to_left_and_symbols_in_it_from_left_to_right() -> None:
    row = made(text="عدّ القوارب", language="ar", position="noted", position_source="A/HRC/0/1, para. 5")
    with ZipFile(io.BytesIO(written([row], "ar"))) as parts:
        body = parts.read("word/document.xml").decode()

    assert "<w:bidiVisual/>" in body
    assert body.count("<w:bidi/>") >= 8
    assert '<w:r><w:t xml:space="preserve">A/HRC/0/1</w:t></w:r>' in body
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">124-10 عدّ القوارب؛</w:t>' in body


def head_of(lang: str, cycle: int, session: int, state: str = "SVN") -> str:
    row = made(state_under_review=state, session=session, cycle=cycle, language=lang)
    return word._Matrix([row], formats.About(lang))._review(row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_known_by_the_head_of_the_page(language: str) -> None:
    for state in facts.states():
        if state.kind in ("member", "observer", "invented"):
            head = head_of(language, 2, 21, state.iso3)
            assert "{" not in head
            assert _review(f"{head}\tMatrix", list_phrases(language), phrases(language)) == (state.iso3, 21), head


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_position_is_known_by_its_word(language: str) -> None:
    for value, words in word._phrases()[language]["positions"].items():
        assert read_position(words, language) == value
    assert read_position("", language) is None


def test_ordinals_are_those_of_the_language() -> None:
    assert head_of("en", 1, 3) == "UPR of Slovenia (1st cycle – 3rd session)"
    assert head_of("en", 2, 21) == "UPR of Slovenia (2nd cycle – 21st session)"
    assert head_of("en", 1, 12) == "UPR of Slovenia (1st cycle – 12th session)"
    assert head_of("fr", 1, 1) == "EPU – Slovénie (1er cycle – 1re session)"
    assert head_of("fr", 4, 48) == "EPU – Slovénie (4e cycle – 48e session)"


def test_own_words_that_fit_no_position_stand_in_its_place() -> None:
    row = made(position="unclear", position_as_written="Talvania thanks Bardovia")
    (found,) = back([row]).recommendations
    assert (found.position, found.position_as_written) == (PositionValue.UNCLEAR, "Talvania thanks Bardovia")


def test_texts_are_in_the_language_of_the_reader_where_all_of_them_are() -> None:
    arabic = {"translation": "عدّ القوارب", "translation_language": "ar", "translation_status": "official"}
    both = [made(paragraph="1", recommending=["CHL"], states_as_written=["Chile"], **arabic)]

    assert [(one.text, one.states_as_written) for one in back(both, "ar").recommendations] == [
        ("عدّ القوارب", ("شيلي",))
    ]
    assert [one.text for one in back([*both, made(paragraph="2")], "ar").recommendations] == ["Count the boats"] * 2


def test_two_reviews_or_none_do_not_fit() -> None:
    with pytest.raises(formats.Unfit, match="one review"):
        written([made(), made(session=1)])
    with pytest.raises(formats.Unfit, match="no recommendation"):
        written([])


def test_the_same_rows_give_the_same_bytes() -> None:
    assert written([made()], on=date(2026, 3, 1)) == written([made()], on=date(2026, 3, 1))


@pytest.mark.samples
@pytest.mark.skipif(not SAMPLES, reason="HIWAR_SAMPLES names no folder of real material")
def test_real_reports_come_back() -> None:
    seen = 0
    for path in sorted(Path(str(SAMPLES)).glob("upr-reports/*.pdf"))[::20]:
        reading = read(path.read_bytes(), path.name)
        rows = list(of(reading))
        found = back(rows)
        assert told_by(found) == [said_of(row) for row in rows], path.name
        assert (found.state_under_review, found.session) == (reading.state_under_review, reading.session)
        seen += len(rows)
    assert seen > 500
