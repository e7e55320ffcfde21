"""Whole reports in plain text, written for these tests about the invented State of Talvania."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.reading import ReadingError, read

OPENING = """A/HRC/TRAINING/7
Report of the Working Group on the Universal Periodic Review
Talvania
Introduction
1. The Working Group on the Universal Periodic Review held its zeroth (training) session in an invented week. The
review of Talvania was held at the 1st meeting.
2. Three States were drawn as rapporteurs.
I. Summary of the proceedings of the review process
3. Talvania presented its national report.
4. Merivia thanked Talvania. It recommended that Talvania: (a) count its trees every year; (b) publish the count; and
(c) open the gardens at night. It wished Talvania success.
5. While praising the gardens, Orlanda recommended that Talvania plant more oaks.
6. Kesteria asked about the rivers and urged Talvania to clean them.
II. Conclusions and/or recommendations
"""
SUPPORTED = "7. The recommendations listed below enjoy the support of Talvania:\n"
CLOSING = """9. All conclusions and/or recommendations contained in the present report reflect the position of the
submitting State(s). They should not be construed as endorsed by the Working Group as a whole.
Annex
Composition of the delegation
1. The head of the delegation (Talvania);
"""


def found(body, opening=OPENING, closing=CLOSING):
    reading = read((opening + body + closing).encode(), "report.txt")
    return [
        (item.paragraph, item.part, item.text, item.recommending, item.position) for item in reading.recommendations
    ]


def test_the_masthead():
    reading = read(
        (OPENING + "7. The following enjoy the support of Talvania:\n7.1. Sing (Merivia).\n").encode(), "a.txt"
    )
    assert (reading.symbol, reading.state_under_review, reading.session) == ("A/HRC/TRAINING/7", "XTV", 0)
    assert (reading.language, reading.media_type) == ("en", "text/plain")


def test_sections_and_parts():
    assert found(
        "7. The recommendations listed below enjoy the support of Talvania:\n"
        "7.1. Plant trees in every town\n(Merivia, Orlanda);\n"
        "7.2. Clean the river (Kesteria); keep the\nmeadows green all summer (Bardovia).\n"
        "8. The following recommendations did not enjoy the support of Talvania:\n"
        "8.1 Close the museum (Lunaria).\n"
    ) == [
        ("7.1", 1, "Plant trees in every town", ("XMR", "XOR"), "supported"),
        ("7.2", 1, "Clean the river", ("XKS",), "supported"),
        ("7.2", 2, "keep the meadows green all summer", ("XBD",), "supported"),
        ("8.1", 1, "Close the museum", ("XLN",), "noted"),
    ]


def test_items_numbered_afresh_under_each_paragraph():
    assert found(
        "7. The following recommendations will be examined by Talvania, which will respond in due course:\n"
        "1. Plant trees (Merivia);\n2. Clean the river (Kesteria).\n"
        "8. The following recommendations enjoy the support of Talvania:\n"
        "1. Sing (Lunaria).\n"
    ) == [
        ("7.1", 1, "Plant trees", ("XMR",), "pending"),
        ("7.2", 1, "Clean the river", ("XKS",), "pending"),
        ("8.1", 1, "Sing", ("XLN",), "supported"),
    ]


def test_lettered_items():
    body = SUPPORTED + "(a) Plant trees (Merivia);\n(b) Sing (Lunaria).\n"
    assert [item[0] for item in found(body)] == ["7(a)", "7(b)"]


def test_an_unnumbered_item():
    body = "7. The following recommendation will be examined by Talvania: Plant trees (Merivia); Sing (Lunaria).\n"
    assert [item[:3] for item in found(body)] == [("7.1", 1, "Plant trees"), ("7.2", 1, "Sing")]


def test_positions_by_reference_to_the_dialogue():
    assert found(
        "7. The following recommendations enjoy the support of Talvania:\n1. Sing (Lunaria).\n"
        "8. The recommendations noted in the report in paragraphs 4 (a) and (c); 5 and 6 above did not enjoy the "
        "support of Talvania.\n"
    )[1:] == [
        ("4(a)", 1, "count its trees every year", ("XMR",), "noted"),
        ("4(c)", 1, "open the gardens at night", ("XMR",), "noted"),
        ("5", 1, "plant more oaks", ("XOR",), "noted"),
        ("6", 1, "to clean them", ("XKS",), "noted"),
    ]


def test_a_sentence_after_the_list_answers_it():
    lists = "7. In the course of the discussion, the following recommendations were made:\n1. Sing (Lunaria).\n"
    assert found(lists + "8. All these recommendations enjoy the support of Talvania.\n")[0][4] == "supported"
    assert found(lists + "8. The response of Talvania will be included in the outcome report.\n")[0][4] == "pending"
    assert found(lists + "The recommendations listed above enjoy the support of Talvania.\n")[0][4] == "supported"
    assert found(lists)[0][4] == "unclear"


def test_items_answered_one_by_one():
    positions = found(
        "7. In the course of the discussion, the following recommendations were made:\n"
        "7.1. Sing (Lunaria);\n7.2. Dance (Lunaria);\n7.3. Paint (Lunaria).\n"
        "8. Recommendations 7.1 and 7.3 did not enjoy the support of Talvania.\n"
    )
    assert [item[4] for item in positions] == ["noted", "unclear", "noted"]


def test_a_list_answered_item_by_item_in_its_own_lead():
    positions = found(
        "7. Recommendations 1 and 3 below enjoy the support of Talvania. Recommendation 2 did not enjoy its support:\n"
        "1. Sing (Lunaria);\n2. Dance (Lunaria);\n3. Paint (Lunaria).\n"
    )
    assert [item[4] for item in positions] == ["supported", "noted", "supported"]


def test_a_lead_that_only_says_more_of_some_items_answers_all():
    positions = found(
        "7. The recommendations below enjoy the support of Talvania, of which recommendations 2 and 3 are already "
        "implemented:\n1. Sing (Lunaria);\n2. Dance (Lunaria);\n3. Paint (Lunaria).\n"
    )
    assert [item[4] for item in positions] == ["supported"] * 3


def test_conclusions_without_their_heading():
    opening = OPENING.replace("II. Conclusions and/or recommendations\n", "")
    assert found(SUPPORTED + "7.1. Sing (Lunaria).\n", opening) == [("7.1", 1, "Sing", ("XLN",), "supported")]


THREE = "7.1. Sing (Lunaria);\n7.2. Dance (Lunaria);\n7.3. Paint (Lunaria).\n"
MADE = "7. In the course of the discussion, the following recommendations were made:\n" + THREE


@pytest.mark.parametrize(
    ("body", "positions"),
    [
        (MADE + "8. All these recommendations enjoy the support of Talvania, except 7.2 and 7.3, which are noted.\n",
         ["supported", "noted", "noted"]),
        (MADE + "8. Talvania supports recommendations 7.1 and 7.2 and takes note of recommendation 7.3.\n",
         ["supported", "supported", "noted"]),
        (MADE + "8. The recommendations enjoy the support of Talvania, with the exception of recommendation 7.2.\n",
         ["supported", "unclear", "supported"]),
        ("7. The recommendations below enjoy the support of Talvania, except 7.2, which is noted:\n" + THREE,
         ["supported", "noted", "supported"]),
        (SUPPORTED + THREE + "8. Talvania accepts recommendation 7.1 in part.\n", ["partly", "supported", "supported"]),
        ("7. The following recommendations, which Talvania does not reject, will be examined:\n" + THREE,
         ["pending"] * 3),
    ],
)  # fmt: skip
def test_answers_with_exceptions(body, positions):
    assert [item[4] for item in found(body)] == positions


def test_a_paragraph_number_printed_twice_opens_a_list_of_its_own():
    second = "7. The recommendations listed below did not enjoy the support of Talvania:\n7.1 Write (Lunaria).\n"
    assert [(item[0], item[1], item[4]) for item in found(SUPPORTED + "7.1. Sing (Lunaria);\n" + second)] == [
        ("7.1", 1, "supported"),
        ("7.1", 2, "noted"),
    ]


def test_a_figure_that_opens_a_line_is_no_item():
    body = (
        SUPPORTED + "7.1. Bring the share down from 12.5 per cent to\n7.2 per cent (Lunaria);\n7.2. Dance (Lunaria).\n"
    )
    assert [item[:3] for item in found(body)] == [
        ("7.1", 1, "Bring the share down from 12.5 per cent to 7.2 per cent"),
        ("7.2", 1, "Dance"),
    ]


def test_what_a_person_should_look_at_is_said():
    body = (
        SUPPORTED + "7.1. Sing (Lunaria);\n77.2. Dance (Atlantis, Lunaria);\n7.2. Paint (Lunaria);\n"
        + "7.2. " + "Write " * 200 + "(Lunaria).\n"
        + "8. The recommendation in paragraph 4 (d) did not enjoy the support of Talvania.\n"
    )  # fmt: skip
    assert read((OPENING + body + CLOSING).encode(), "a.txt").warnings == (
        "77.2: printed so in the list of paragraph 7",
        "7.2: this number is printed twice; its texts are counted on as further parts",
        "4(d): paragraph 8 answers it, but it is not to be found",
        "77.2: no State known as “Atlantis”",
        "7.2: unusually long, look whether other text of the page ran into it",
    )


def test_position_words_and_source():
    body = "7. The recommendations listed below enjoy the support of Talvania:\n7.1. Sing (Lunaria).\n"
    (item,) = read((OPENING + body + CLOSING).encode(), "a.txt").recommendations
    assert item.position_as_written == "The recommendations listed below enjoy the support of Talvania:"
    assert item.position_source == "A/HRC/TRAINING/7, para. 7"


def test_a_misprinted_number_is_kept_as_printed_and_nothing_runs_together():
    body = SUPPORTED + "7.1. Sing (Lunaria);\n77.2. Dance (Lunaria);\n7.3. Paint (Lunaria);\n7.04. Write (Lunaria).\n"
    assert [item[0] for item in found(body)] == ["7.1", "77.2", "7.3", "7.04"]


def test_a_number_printed_twice_counts_its_parts_on():
    body = SUPPORTED + "7.1. Sing (Lunaria);\n7.2. Dance (Lunaria);\n7.2. Paint (Lunaria).\n"
    assert [item[:3] for item in found(body)] == [("7.1", 1, "Sing"), ("7.2", 1, "Dance"), ("7.2", 2, "Paint")]


def test_two_items_on_one_line():
    body = SUPPORTED + "7.1. Sing (Lunaria);7.2. Dance (Merivia).\n"
    assert [item[:4] for item in found(body)] == [("7.1", 1, "Sing", ("XLN",)), ("7.2", 1, "Dance", ("XMR",))]


def test_what_the_state_says_between_items_is_no_recommendation():
    body = SUPPORTED + "7.1. Sing (Lunaria);\n7.2. Talvania explained that it sings already.\n7.3. Dance (Merivia).\n"
    assert [item[0] for item in found(body)] == ["7.1", "7.3"]


def test_a_list_inside_a_lettered_recommendation_stays_with_it():
    opening = OPENING.replace("(b) publish the count;", "b) publish (i) the count and (ii) the map;")
    body = "8. The recommendation noted in paragraph 4 (b) above did not enjoy the support of Talvania.\n"
    lists = SUPPORTED + "7.1. Sing (Lunaria).\n"
    assert found(lists + body, opening)[1][:3] == ("4(b)", 1, "publish (i) the count and (ii) the map")


def test_an_item_without_states_is_kept():
    body = (
        "7. The recommendations listed below enjoy the support of Talvania:\n7.1. Sing (Lunaria);\n7.2. Dance;\n"
        "7.3. Paint (Lunaria).\n"
    )
    reading = read((OPENING + body + CLOSING).encode(), "a.txt")
    assert [item.states_as_written for item in reading.recommendations] == [("Lunaria",), (), ("Lunaria",)]
    assert any("7.2" in warning for warning in reading.warnings)


def test_page_furniture_and_footnotes_go():
    page = "A/HRC/TRAINING/7\nPage 2\n"
    body = (
        "7. The recommendations listed below enjoy the support of Talvania:\n7.1. Plant trees in every\n"
        "** The recommendations have not been edited.\n\f" + page + "town (Merivia).\n"
    )
    (item,) = read((OPENING + body + CLOSING).encode(), "a.txt").recommendations
    assert item.text == "Plant trees in every town"
    assert (item.page, [place.page for place in item.places]) == (1, [1, 2])


def test_a_footnote_that_goes_on_over_the_page_goes_too():
    wide = "small print that runs on from the foot of one page to that of the next, each line longer than any above"
    first = OPENING + SUPPORTED + "7.1. Sing loudly4 (Lunaria);\n4 The delegation added a remark and\n\f"
    page = "\n".join(
        f"7.{number}. Plant as many trees along the quiet roads as it can (Merivia);" for number in range(2, 7)
    )
    second = f"{page}\n7.7. Count them in every town\n{wide},\n{wide}.\n\fand village (Lunaria).\n"
    recommendations = read((first + second + CLOSING).encode(), "a.txt").recommendations
    assert [item.text for item in recommendations[-1:]] == ["Count them in every town and village"]


def test_places_hold_the_printed_words():
    body = SUPPORTED + "7.1. Plant trees in\nevery town (Merivia).\n"
    reading = read((OPENING + body + CLOSING).encode(), "a.txt")
    (item,) = reading.recommendations
    (place,) = item.places
    assert reading.pages[0].text[place.start : place.end] == "Plant trees in\nevery town (Merivia)"


def test_a_bare_list_works_on_its_own():
    reading = read(b"124.16 Sing (Chile);\n124.17\tDance (Peru); Paint in many colours (Fiji).\n", "list.txt")
    assert [(item.paragraph, item.part, item.recommending) for item in reading.recommendations] == [
        ("124.16", 1, ("CHL",)),
        ("124.17", 1, ("PER",)),
        ("124.17", 2, ("FJI",)),
    ]
    assert (reading.symbol, reading.state_under_review, reading.session) == (None, None, None)


def test_a_bare_list_of_plain_numbers():
    reading = read(b"1. Sing (Chile)\n2. Dance (Peru)\n", "list.txt")
    assert [item.paragraph for item in reading.recommendations] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A letter about nothing in particular, with no list in it.", "no recommendations"),
        ("في إطار الحوار التفاعلي قدمت التوصيات التالية إلى الدولة موضوع الاستعراض", "no recommendations"),
    ],
)
def test_what_is_refused(text, problem):
    with pytest.raises(ReadingError) as error:
        read(text.encode(), "file.txt")
    sentence = error.value.sentence("file.txt")
    assert problem in sentence
    assert sentence.startswith("file.txt (")
    assert sentence.count(";") == 1


WORDS = st.lists(
    st.sampled_from(["plant", "water", "count", "trees", "rivers", "gardens", "every", "quietly", "again"]),
    min_size=5,
    max_size=12,
)
STATES = st.lists(
    st.sampled_from(["Merivia", "Orlanda", "Kesteria", "Lunaria", "Bardovia", "Nubara"]),
    min_size=1,
    max_size=4,
    unique=True,
)
TEXTS = st.lists(st.tuples(WORDS.map(" ".join), STATES), min_size=1, max_size=3)


@given(
    items=st.lists(TEXTS, min_size=1, max_size=8), width=st.integers(40, 100), style=st.sampled_from(["7.{}. ", "{}. "])
)
def test_what_is_printed_is_read(items, width, style):
    """Any list, in any style and wrapped at any width, is read back as it was written."""
    printed, expected = [], []
    for number, texts in enumerate(items, start=1):
        sentences = [f"Please {text} ({', '.join(states)})" for text, states in texts]
        printed.append(style.format(number) + "; ".join(sentences) + ";")
        expected += [
            (f"7.{number}", part, f"Please {text}", len(states)) for part, (text, states) in enumerate(texts, 1)
        ]
    lines = [line for item in printed for line in _wrapped(item, width)]
    body = "7. The recommendations listed below enjoy the support of Talvania:\n" + "\n".join(lines) + "\n"
    assert [(number, part, text, len(states)) for number, part, text, states, _ in found(body)] == expected


def _wrapped(text, width):
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_utf_8_with_a_bad_byte_is_named_by_its_line_and_a_code_page_is_read() -> None:
    text = "1. Le rapport a été adopté à la séance du 4 février.\nÉtats généraux\n"
    with pytest.raises(ReadingError) as caught:
        read(text.encode() + b"Con\xffclusions\n", "report.txt")
    assert caught.value.sentence("report.txt").startswith(
        "report.txt (line 3): it is UTF-8 but for bytes that no text has; "
    )
    with pytest.raises(ReadingError, match="no recommendations"):
        read(text.encode("cp1252"), "report.txt")
