"""The training documents are what their source says, the same in all six languages."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document

from hiwar.kernel import facts
from hiwar.kernel.facts import State
from hiwar.training import addendum_path, build, files, report_path, source, thematic_list_path

LANGUAGES = source.LANGUAGES
every_language = pytest.mark.parametrize("language", LANGUAGES)

Printed = dict[str, list[tuple[str, ...]]]

_ITEM = re.compile(r"(\d+)[.-](\d+)[\t ]")
_BRACKET = re.compile(r"\(([^()]+)\)")
_BETWEEN_NAMES = re.compile(r"، و|, | and | et | y | и |、|和")


def printed(lines: list[str], language: str) -> Printed:
    """The recommendations printed in the lines of a file: for each number, the States of each text.

    Told by brackets that hold nothing but invented States; brackets with words of a text between them belong to
    different texts. Deliberately simpler than the reader, and made of none of its parts.
    """
    found: Printed = {}
    for line in lines:
        if label := _ITEM.match(line):
            texts: list[list[str]] = []
            end = 0
            for bracket in _BRACKET.finditer(line):
                states = [invented(name, language) for name in _BETWEEN_NAMES.split(bracket[1])]
                if None in states:
                    continue
                if not texts or re.search(r"\w", line[end : bracket.start()]):
                    texts.append([])
                texts[-1] += [state.iso3 for state in states if state]
                end = bracket.end()
            found[f"{label[1]}.{label[2]}"] = [tuple(text) for text in texts]
    return found


def invented(name: str, language: str) -> State | None:
    state = facts.find_state(name, language)
    return state if state and state.kind == "invented" else None


def expected() -> Printed:
    return {number: [tuple(text) for text in states] for number, _, states in source.recommendations()}


def lines(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def cells(path: Path) -> list[list[str]]:
    (table,) = Document(str(path)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def pages(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def shape(value: Any) -> Any:
    """What must be alike in two languages: the keys of tables and the lengths of lists."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else None


def test_the_review_has_what_a_reader_stumbles_over() -> None:
    texts = expected()
    assert [sum(number.startswith(f"{listed}.") for number in texts) for listed in (6, 7, 8)] == [40, 8, 12]
    assert sum(len(each) for each in texts.values()) == 67
    assert max(len(each) for each in texts.values()) == 3, "several texts with their own States under one number"
    assert max(len(states) for each in texts.values() for states in each) == 12, "several States on one text"
    assert {position for _, position, _ in source.recommendations()} == {"supported", "pending", "noted"}


def test_the_addendum_settles_all_that_was_pending() -> None:
    pending = {number for number, position, _ in source.recommendations() if position == "pending"}
    answered = [number for answer in source.review()["answer"] for number in answer.get("answers", ())]
    assert sorted(answered) == sorted(pending)
    positions = [position for position, _ in source.settled().values()]
    assert [positions.count(value) for value in ("supported", "partly", "noted")] == [45, 1, 14]


@every_language
def test_every_language_says_the_same_number_of_things(language: str) -> None:
    assert shape(source.words(language)) == shape(source.words("en"))


@every_language
def test_the_report_prints_the_same_recommendations_in_every_language(language: str) -> None:
    assert printed(lines(report_path(".docx", language)), language) == expected()


@every_language
def test_the_lists_of_the_report_stand_under_their_leads(language: str) -> None:
    told = lines(report_path(".docx", language))
    for listed in source.review()["list"]:
        lead = next(
            i for i, line in enumerate(told) if line.endswith(source.words(language)["leads"][str(listed["number"])])
        )
        items = printed(told[lead + 1 : lead + 1 + len(listed["items"])], language)
        assert [tuple(number.split(".")) for number in items] == [
            (str(listed["number"]), str(i)) for i in range(1, len(listed["items"]) + 1)
        ]


@every_language
def test_the_addendum_answers_the_same_paragraphs_in_every_language(language: str) -> None:
    told = [line for line in lines(addendum_path(".docx", language)) if re.match(r"\d+[.-]\t", line)]
    for answer in source.review()["answer"]:
        numbers: list[str] = []
        for paragraph in answer["paragraphs"]:
            text = told[paragraph - 1].partition("\t")[2]
            for first, last in re.findall(r"(7[.-]\d)(?:(?:–| à | a |至| إلى )(7[.-]\d))?", text):
                start, end = (int(label[2:]) for label in (first, last or first))
                numbers += [f"7.{i}" for i in range(start, end + 1)]
        assert list(dict.fromkeys(numbers)) == answer.get("answers", [])


@every_language
def test_the_list_repeats_every_recommendation_with_its_position(language: str) -> None:
    said, settled = source.words(language), source.settled()
    rows = [row for row in cells(thematic_list_path(language))[1:] if len(set(row)) > 1]
    assert printed([row[0] for row in rows], language) == expected()
    for row in rows:
        label = _ITEM.match(row[0])
        assert label
        position, where = settled[f"{label[1]}.{label[2]}"]
        assert row[1] == said["positions"][position]
        assert row[0].splitlines()[-1] == said["list"]["source"].format(
            symbol=where.split(",")[0], number=where.rpartition(" ")[2]
        )


@every_language
def test_the_list_names_themes_persons_and_goals(language: str) -> None:
    table = cells(thematic_list_path(language))
    assert table[0] == source.words(language)["list"]["columns"]
    themes = [row[0] for row in table[1:] if len(set(row)) == 1]
    assert len(themes) == len(set(themes)) == len(source.words(language)["themes"])
    assert all(row[2].count("\n- ") >= 1 and row[3].startswith("- ") for row in table[1:] if len(set(row)) > 1)


@every_language
def test_items_break_at_the_end_of_a_page(language: str) -> None:
    """Some page of the lists begins, below its head, in the middle of an item: with neither a number nor a heading."""
    mark = source.words(language)["masthead"]["mark"]
    first = [
        next(line for line in page.splitlines() if mark not in line) for page in pages(report_path(".pdf", language))
    ]
    begun = re.compile(r"-?\d|-$|\S+\.\s|" + re.escape(source.words(language)["words"]["annex"]))
    assert [line for line in first[3:] if not begun.match(line)]


def test_all_speakers_are_invented_and_known() -> None:
    codes = {code for texts in expected().values() for states in texts for code in states} | {source.review()["state"]}
    assert codes == {state.iso3 for state in facts.states() if state.kind == "invented"}


@every_language
def test_every_page_says_that_the_state_is_invented(language: str) -> None:
    mark = source.words(language)["masthead"]["mark"]
    for path in (report_path(".pdf", language), addendum_path(".pdf", language)):
        assert all(mark in page for page in pages(path)), path
    for path in (report_path(".docx", language), addendum_path(".docx", language), thematic_list_path(language)):
        assert mark in Document(str(path)).sections[0].header.paragraphs[0].text, path


@every_language
def test_the_first_words_say_that_the_document_is_invented(language: str) -> None:
    head = source.words(language)["masthead"]
    assert lines(report_path(".docx", language))[0] == head["notice"]
    assert lines(addendum_path(".docx", language))[0] == head["notice_addendum"]
    assert lines(thematic_list_path(language))[0] == head["notice_list"]


@every_language
def test_the_committed_files_are_what_the_source_makes(language: str) -> None:
    for name, made in build.documents(language):
        assert made == (source.HERE / name).read_bytes(), f"{name}: run `make training` and commit what it writes"


@every_language
def test_the_faces_of_the_pdf_files_are_here(language: str) -> None:
    if missing := build.missing_faces(language):
        pytest.skip(f"PDF not compared without {missing[0]} in its edition")
    assert {f"report-{language}.pdf", f"addendum-{language}.pdf"} <= {name for name, _ in build.documents(language)}


@every_language
def test_the_word_file_has_real_footnotes(language: str) -> None:
    package = Document(BytesIO(report_path(".docx", language).read_bytes())).part.package
    parts = {str(part.partname): part.blob.decode() for part in package.iter_parts() if "footnotes" in part.partname}
    notes = re.findall(r"<w:t [^>]*> ([^<]*)</w:t>", parts["/word/footnotes.xml"])
    assert set(source.words(language)["notes"].values()) <= set(notes)


def test_files_come_in_the_order_in_which_they_answer_each_other() -> None:
    names = [path.stem for path in files()]
    assert names == [f"{kind}-{language}" for kind in ("report", "addendum", "thematic-list") for language in LANGUAGES]
    assert sum(path.stat().st_size for path in source.HERE.iterdir()) < 2_100_000


def test_an_unknown_form_of_the_report_is_refused() -> None:
    with pytest.raises(FileNotFoundError, match=r"does not come as \.odt"):
        report_path(".odt")
    with pytest.raises(FileNotFoundError, match="'de'"):
        report_path(language="de")
