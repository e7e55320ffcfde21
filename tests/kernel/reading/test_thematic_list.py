"""Thematic lists: three templates of the secretariat, with recommendations to an invented State."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from hiwar.kernel.reading import Genre, Reading, read
from hiwar.kernel.reading.line import lines
from hiwar.kernel.reading.thematic import list_phrases
from hiwar.kernel.values import PositionValue
from tests.made_files import OFFICE, WORD, archive, docx, paragraph

SAMPLES = os.environ.get("HIWAR_SAMPLES")

HEAD_2013 = ["Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation"]
HEAD_2014 = ["Recommendation", "Recommending state/s", "Position", "Full list of rights/affected persons"]
HEAD_2025 = [
    "Recommendation and recommending State",
    "Position of the State under review",
    "Human rights themes and groups of persons",
    "Relevant SDGs",
]
PAGE_HEAD = "UPR of Talvania (2nd Cycle – 20th session)"

Cells = Sequence[str]


def cell(text: str, properties: str = "") -> str:
    inside = "".join(paragraph(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(rows: Sequence[Cells]) -> str:
    """A table; a row of one cell goes over all columns, and a cell `^` goes on with the one above it."""
    columns = max(map(len, rows))
    made = []
    for row in rows:
        if len(row) == 1:
            made.append(cell(row[0], f'<w:gridSpan w:val="{columns}"/>'))
        else:
            made.append("".join(cell("", "<w:vMerge/>") if text == "^" else cell(text) for text in row))
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def listed(*rows: Cells, before: str = "", after: str = "", header: str = PAGE_HEAD) -> Reading:
    body = (paragraph(before) if before else "") + table(rows) + (paragraph(after) if after else "")
    relation = f'<Relationship Type="{OFFICE.removesuffix("officeDocument")}header" Target="h.xml"/>'
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
        "word/h.xml": f'<w:hdr xmlns:w="{WORD}">{paragraph(header)}</w:hdr>',
    }
    return read(archive(parts), "list.docx")


def test_the_template_of_2013() -> None:
    found = listed(
        HEAD_2013,
        ["Theme: A12 Acceptance of international norms"],
        [
            "115.3. Ratify the Optional Protocol to the Convention on the Rights of the Child (Chile, Peru);\n"
            "Source of position: A/HRC/28/99/Add.1 - Para. 115.3.",
            "Supported",
            "A12 Acceptance of international norms\nF31 Children: definition\nAffected persons:\n- children\n- general",
            "",
        ],
        ["115.4 Withdraw its reservations (Kenya);", "Noted", "A12 Acceptance of international norms", ""],
    )
    first, second = found.recommendations
    assert (found.genre, found.state_under_review, found.session) == (Genre.THEMATIC_LIST, "XTV", 20)
    assert (found.symbol, found.answers) == (None, "A/HRC/28/99")
    assert (first.paragraph, first.part) == ("115.3", 1)
    assert first.text == "Ratify the Optional Protocol to the Convention on the Rights of the Child"
    assert first.recommending == ("CHL", "PER")
    assert (first.position, first.position_as_written) == (PositionValue.SUPPORTED, "Supported")
    assert first.position_source == "A/HRC/28/99/Add.1, para. 115.3"
    assert first.themes == ("A12 Acceptance of international norms", "F31 Children: definition")
    assert (first.persons, first.sdgs) == (("children", "general"), ())
    assert (second.paragraph, second.position, second.position_source) == ("115.4", PositionValue.NOTED, None)


def test_the_template_of_2014_with_states_in_a_column() -> None:
    source = "Source of position: A/HRC/28/99/Add.1"
    found = listed(
        HEAD_2014,
        ["Right or area: 2.1. Acceptance of international norms"],
        [f"166.6. Ratify (Chile); (Peru);\n{source}", "Chile\nPeru", "Supported/Noted", "12.4. Death penalty"],
        [f"166.7. Make a plan;\n{source}", "Kenya\nSierra Leone", "Noted", "Affected persons:\n- general"],
    )
    first, second = found.recommendations
    assert first.position is PositionValue.PARTLY
    assert first.states_as_written == ("Chile", "Peru")
    assert first.themes == ("2.1. Acceptance of international norms", "12.4. Death penalty")
    assert first.position_source == "A/HRC/28/99/Add.1"
    assert second.recommending == ("KEN", "SLE")
    assert second.text == "Make a plan"
    assert second.themes == ("2.1. Acceptance of international norms",)


def test_the_template_of_2025_with_goals() -> None:
    themes = "- Ratification of &amp; accession to\ninternational instruments\n- Equality\nGroups of Persons: \n- Media"
    found = listed(
        HEAD_2025,
        ["Theme: Equality"],
        [
            "140.11 Accede to the Convention (Chile) (Peru);\nSource of Position: A/HRC/59/99/Add.1 - Para.4",
            "Noted",
            themes,
            "- 5 - GENDER EQUALITY\n- 10 - REDUCED INEQUALITIES",
        ],
    )
    (one,) = found.recommendations
    assert one.themes == ("Ratification of & accession to international instruments", "Equality")
    assert one.persons == ("Media",)
    assert one.sdgs == ("5 - GENDER EQUALITY", "10 - REDUCED INEQUALITIES")
    assert one.position_source == "A/HRC/59/99/Add.1, para. 4"


def test_goals_may_stand_among_the_themes() -> None:
    themes = "A12 Acceptance\nS16 SDG 16 - peace, justice and strong institutions\nAffected persons:\n- general"
    (one,) = listed(HEAD_2013, ["115.3 Ratify (Chile);", "Noted", themes, ""]).recommendations
    assert one.themes == ("A12 Acceptance",)
    assert one.sdgs == ("S16 SDG 16 - peace, justice and strong institutions",)
    assert one.persons == ("general",)


def test_several_texts_in_a_row_are_parts_and_one_line() -> None:
    text = "115.38 Make a plan (Chile); review the law (Peru);"
    found = listed(HEAD_2013, [text, "Supported", "A41 Framework", ""], ["115.39 Act (Kenya)", "Noted", "A41", ""])
    assert [(one.paragraph, one.part, one.text, one.recommending) for one in found.recommendations] == [
        ("115.38", 1, "Make a plan", ("CHL",)),
        ("115.38", 2, "review the law", ("PER",)),
        ("115.39", 1, "Act", ("KEN",)),
    ]
    assert {one.themes for one in found.recommendations[:2]} == {("A41 Framework",)}
    first, second = lines(found, "list.docx")
    assert first["text"] == "Make a plan; review the law"
    assert (first["recommending"], first["themes"], first["persons"]) == (["CHL", "PER"], ["A41 Framework"], [])
    assert second["paragraph"] == "115.39"


def test_a_number_listed_under_two_themes_is_one_recommendation_with_both() -> None:
    row = ["115.3 Ratify (Chile);", "Noted", "", ""]
    found = listed(HEAD_2013, ["Theme: A12 Acceptance"], row, ["Theme: F1 Women"], row, ["Theme: F1 Women"], row)
    (one,) = found.recommendations
    assert one.themes == ("A12 Acceptance", "F1 Women")


def test_a_head_that_is_repeated_and_a_second_table_go_on() -> None:
    row = ["Noted", "A12 Acceptance", ""]
    found = listed(HEAD_2013, ["115.1 Act (Chile)", *row], HEAD_2013, ["115.2 Act (Peru)", *row])
    assert [one.paragraph for one in found.recommendations] == ["115.1", "115.2"]
    two = docx(table([HEAD_2013, ["115.1 Act (Chile)", *row]]) + table([["115.2 Act (Peru)", *row]]))
    assert [one.paragraph for one in read(two, "list.docx").recommendations] == ["115.1", "115.2"]


def test_columns_are_told_by_their_heads_in_any_order() -> None:
    head = ["No.", "Response", "Themes", "Recommendation", "Sustainable Development Goals"]
    found = listed(head, ["90.2", "Accepted", "Health", "Build clinics (Chile)", "SDG 3"])
    (one,) = found.recommendations
    assert (one.paragraph, one.text, one.themes, one.sdgs) == ("90.2", "Build clinics", ("Health",), ("SDG 3",))
    assert one.position is PositionValue.SUPPORTED


def test_a_merged_position_holds_for_every_row() -> None:
    found = listed(HEAD_2013, ["1.1 Act (Chile)", "Noted", "A", ""], ["1.2 Act (Peru)", "^", "B", ""])
    assert [one.position for one in found.recommendations] == [PositionValue.NOTED] * 2
    assert [one.themes for one in found.recommendations] == [("A",), ("B",)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Supported", "supported"),
        ("ACCEPTED", "supported"),
        ("Noted.", "noted"),
        ("Rejected", "noted"),
        ("Not supported", "noted"),
        ("Supported/Noted", "partly"),
        ("Partially supported", "partly"),
        ("Supported in part", "partly"),
        ("Enjoys the support of Talvania", "supported"),
        ("Pending", "pending"),
        ("See the statement", "unclear"),
    ],
)
def test_positions_in_words(words: str, value: str) -> None:
    (one,) = listed(HEAD_2013, ["1.1 Act (Chile)", words, "A", ""]).recommendations
    assert one.position == value
    assert one.position_as_written == words.strip(".")


@pytest.mark.parametrize("legend", ["S = Supported; N = Noted", "(S): Supported, (N): Noted"])
@pytest.mark.parametrize("place", ["before", "after"])
def test_positions_as_signs_that_a_legend_explains(legend: str, place: str) -> None:
    rows = (["1.1 Act (Chile)", "S", "A", ""], ["1.2 Act (Peru)", "N", "A", ""], ["1.3 Act (Kenya)", "Q", "A", ""])
    found = listed(HEAD_2013, *rows, **{place: legend})
    values = [one.position for one in found.recommendations]
    assert values == [PositionValue.SUPPORTED, PositionValue.NOTED, PositionValue.UNCLEAR]


def test_an_empty_position_is_unknown() -> None:
    (one,) = listed(HEAD_2013, ["1.1 Act (Chile)", "", "A", ""]).recommendations
    assert (one.position, one.position_as_written) == (None, None)


def test_the_source_may_stand_under_the_position() -> None:
    (one,) = listed(HEAD_2013, ["1.1 Act (Chile)", "Noted\n(A/HRC/28/99/Add.1 – Para.3)", "A", ""]).recommendations
    assert (one.position_as_written, one.position_source) == ("Noted", "A/HRC/28/99/Add.1, para. 3")


@pytest.mark.parametrize(
    ("printed", "number"),
    [("186.28. Act", "186.28"), ("6.1 Act", "6.1"), ("12. Act", "12"), ("90 (a) Act", "90(a)"), ("7.2Act", "7.2")],
)
def test_numbers(printed: str, number: str) -> None:
    (one,) = listed(HEAD_2013, [f"{printed} at once (Chile)", "Noted", "A", ""]).recommendations
    assert (one.paragraph, one.text) == (number, "Act at once")


@pytest.mark.parametrize(
    ("header", "state", "session"),
    [
        ("UPR of Talvania (4th Cycle - 48th Session) Thematic list of recommendations* Page 1 of 2", "XTV", 48),
        ("UPR of Talvania - Second Cycle Thematic list of recommendations Page 2 of 39", "XTV", None),
        ("UPR of the Republic of Talvania (Third Cycle, thirty-third session)", "XTV", 33),
        ("UPR of the Republic of Korea (3rd Cycle – 28th session)", "KOR", 28),
        ("Page 2", None, None),
    ],
)
def test_the_review_is_named_in_the_page_header(header: str, state: str | None, session: int | None) -> None:
    found = listed(HEAD_2013, ["1.1 Act (Chile)", "Noted", "A", ""], header=header)
    assert (found.state_under_review, found.session) == (state, session)


def test_the_review_may_be_named_above_the_table() -> None:
    row = ["1.1 Act (Chile)", "Noted", "A", ""]
    found = listed(HEAD_2013, row, header="Page 1", before="UPR of Talvania – 20th session")
    assert (found.genre, found.state_under_review, found.session) == (Genre.THEMATIC_LIST, "XTV", 20)


def test_the_report_that_is_cited_tells_the_review_where_nothing_else_does() -> None:
    text = "1.1 Act (Chile);\nSource of position: A/HRC/28/15/Add.1 - Para. 3"
    found = listed(HEAD_2013, [text, "Noted", "A", ""], header="Page 1")
    assert (found.state_under_review, found.session, found.answers) == ("SVN", 20, "A/HRC/28/15")


def test_a_table_of_answers_is_no_thematic_list() -> None:
    body = paragraph("A/HRC/28/99/Add.1") + table([["Recommendation", "Position"], ["1.1 Act (Chile)", "Noted"]])
    assert read(docx(paragraph("Human Rights Council") + body), "x.docx").genre is not Genre.THEMATIC_LIST


def test_a_table_before_the_list_does_not_hide_it() -> None:
    list_ = table([HEAD_2013, ["1.1 Act (Chile)", "Noted", "A", ""]])
    found = read(docx(table([["Printed for the delegation"]]) + list_), "x.docx")
    assert [one.paragraph for one in found.recommendations] == ["1.1"]


def test_under_its_title_a_list_needs_no_themes() -> None:
    rows = (["Recommendation", "Position", "Comments"], ["1.1 Act (Chile)", "Noted", "done"])
    found = listed(*rows, header="UPR of Talvania (2nd Cycle – 20th session) Matrix of recommendations")
    (one,) = found.recommendations
    assert (one.position, one.themes) == (PositionValue.NOTED, ())


def test_a_list_whose_table_holds_nothing_says_so() -> None:
    found = listed(HEAD_2013, ["Theme: A12 Acceptance"])
    assert found.recommendations == ()
    assert "no table of recommendations was found" in found.warnings[0]


def sample(path: str) -> Path:
    if SAMPLES is None:
        pytest.skip("needs the real documents, whose folder HIWAR_SAMPLES names")
    return Path(SAMPLES) / path


def test_arabic_headings_are_known_with_and_without_vowels() -> None:
    words = list_phrases("ar")
    assert words.column("التوصية") == words.column("التَّوْصِيَةُ") == "recommendation"


# Counted in the tables by their Position column, one row a recommendation; for Slovenia they are the totals that the
# report and its addendum give too.
@pytest.mark.parametrize(
    ("path", "state", "session", "report", "positions"),
    [
        ("thematic-lists/china-2013.docx", "CHN", 17, "A/HRC/25/5", {"supported": 204, "noted": 48}),
        ("thematic-lists/egypt-2014.docx", "EGY", 20, "A/HRC/28/16", {"supported": 224, "noted": 53, "partly": 23}),
        ("thematic-lists/slovenia-2014.docx", "SVN", 20, "A/HRC/28/15", {"supported": 142, "noted": 21}),
        ("thematic-lists/slovenia-2025.docx", "SVN", 48, "A/HRC/59/15", {"supported": 217, "noted": 37}),
    ],
)
def test_real_lists_give_their_exact_totals(
    path: str, state: str, session: int, report: str, positions: dict[str, int]
) -> None:
    file = sample(path)
    found = read(file.read_bytes(), file.name)
    told = list(lines(found, file.name))
    assert Counter(line["position"] for line in told) == positions
    assert len({line["paragraph"] for line in told}) == len(told) == sum(positions.values())
    assert {(line["state_under_review"], line["session"], line["document"]) for line in told} == {
        (state, session, report)
    }
    assert all(line["text"] and line["recommending"] and line["themes"] for line in told)
    assert not found.warnings


def test_a_number_with_a_part_holds_the_text_of_its_row_alone() -> None:
    found = listed(
        HEAD_2025,
        ["140.1 Sign (Chile);\nSource of position: A/HRC/59/99/Add.1 - Para.4", "Noted", "", ""],
        [
            "140.1:2 Do as (Chile) says: source of position: none (Peru; Iran (Islamic Republic of); Atlantis);\n"
            "Source of position: A/HRC/59/99/Add.1 - Para.5",
            "Supported",
            "",
            "",
        ],
        ["140.2:1 (a) Count ) ();", "", "", ""],
        ["140.2:2 Count (Kenya", "", "", ""],
    )
    assert [(one.paragraph, one.part, one.text, one.states_as_written) for one in found.recommendations] == [
        ("140.1", 1, "Sign", ("Chile",)),
        (
            *("140.1", 2, "Do as (Chile) says: source of position: none"),
            ("Peru", "Iran (Islamic Republic of)", "Atlantis"),
        ),
        ("140.2", 1, "(a) Count )", ()),
        ("140.2", 2, "Count (Kenya", ()),
    ]
    second = found.recommendations[1]
    assert (second.recommending, second.unknown_states) == (("PER", "IRN"), ("Atlantis",))
    assert (second.position, second.position_source) == (PositionValue.SUPPORTED, "A/HRC/59/99/Add.1, para. 5")
    assert [(line["paragraph"], line["part"]) for line in lines(found, "list.docx")] == [
        ("140.1", 1), ("140.1", 2), ("140.2", 1), ("140.2", 2),
    ]  # fmt: skip


def test_the_head_says_in_which_language_a_list_is_whatever_its_texts_are_in() -> None:
    texts = ["Contar los barcos del puerto y de la ciudad para el año que viene (Chile);", "Supported", "", ""]
    found = listed(HEAD_2025, *([f"140.{number} {texts[0]}", *texts[1:]] for number in range(1, 5)))
    assert (found.genre, found.language) == (Genre.THEMATIC_LIST, "en")
    assert {one.recommending for one in found.recommendations} == {("CHL",)}


def test_a_name_may_hold_a_dash_between_blanks() -> None:
    head = "Обзор по Папуа — Новая Гвинея (2-й цикл – 21-я сессия)"
    columns = ["Рекомендация", "Позиция", "Темы", "ЦУР"]
    found = listed(columns, ["140.1 Считать лодки (Чили);", "Поддержана", "", ""], header=head)
    assert (found.state_under_review, found.session) == ("PNG", 21)
    assert listed(HEAD_2025, ["140.1 Act (Chile);", "Noted", "", ""], header="UPR of Talvania – 20th session") \
        .state_under_review == "XTV"  # fmt: skip
