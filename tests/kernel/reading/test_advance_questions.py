"""Questions by State, in the templates that are in use; the papers are written for these tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.reading.advance_questions import read_questions
from hiwar.kernel.reading.formats import Text
from hiwar.kernel.reading.masthead import Masthead
from hiwar.kernel.reading.model import Page
from hiwar.kernel.reading.phrases import phrases

HEAD = Masthead(None, "XTV", 21)
ENGLISH = phrases("en")


def asked(*pages: str, paged: bool = True) -> list[tuple[str | None, str]]:
    return [(question.state, question.text) for question in read(*pages, paged=paged).questions]


def read(*pages: str, paged: bool = True):
    text = Text(tuple(Page(i, page) for i, page in enumerate(pages, start=1)), paged, "application/pdf")
    return read_questions(text, HEAD, ENGLISH)


PAPERS = {
    "the secretariat's list": (
        "ADVANCE QUESTIONS TO TALVANIA\nMERIVIA \n• How many trees \nstand in Talvania? \n• Who counts them?\n"
        "ORLANDA\n• Please describe the gardens.\n------\n",
        [("XMR", "How many trees stand in Talvania?"), ("XMR", "Who counts them?"),
         ("XOR", "Please describe the gardens.")],
    ),
    "bold names, numbers": (
        "Advance questions to Talvania\n\nMerivia\n\n1. How many trees?\n2) Why?\n\nOrlanda:\n\n1. When?",
        [("XMR", "How many trees?"), ("XMR", "Why?"), ("XOR", "When?")],
    ),
    "paragraphs without bullets": (
        "Advance questions to Talvania\n\nMERIVIA\n\nMerivia thanks Talvania for the trees.\n\nHow many are there?\n\n"
        "Who counts\nthem?\n\nWe would be grateful for a list.",
        [("XMR", "Merivia thanks Talvania for the trees. How many are there?"), ("XMR", "Who counts them?"),
         ("XMR", "We would be grateful for a list.")],
    ),
    "topics between the questions": (
        "ADVANCE QUESTIONS TO TALVANIA\nMERIVIA\nTrees and gardens\n• How many?\n"
        "Rivers.\n• How long are\nthe rivers?\n",
        [("XMR", "How many?"), ("XMR", "How long are the rivers?")],
    ),
    "a list within a question": (
        "QUESTIONS\nMERIVIA\n• What was done for:\n- trees;\n- rivers?\n• And now?\n",
        [("XMR", "What was done for: - trees; - rivers?"), ("XMR", "And now?")],
    ),
    "one State's own paper": (
        "Advance questions to Talvania submitted by the Government of Merivia\n- How many trees?\n- Who counts?",
        [("XMR", "How many trees?"), ("XMR", "Who counts?")],
    ),
    "on behalf of others": (
        "QUESTIONS\nMERIVIA (on behalf of the Friends of Gardens)\n• Why?",
        [("XMR", "Why?")],
    ),
    "a name within running text": (
        "QUESTIONS\nMERIVIA\n• Has the Government of\nOrlanda\ncounted trees in\nTalvania?\n",
        [("XMR", "Has the Government of Orlanda counted trees in Talvania?")],
    ),
    "the State under review asks nothing": (
        "ADVANCE QUESTIONS TO\nTALVANIA\nMERIVIA\n• Why?",
        [("XMR", "Why?")],
    ),
    "a misspelt name": ("QUESTIONS\nMERIVIA\n• Why?\nLIECHTENSTIEN\n• When?", [("XMR", "Why?"), (None, "When?")]),
    "no State": ("QUESTIONS\n• Why?", []),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize(("paper", "questions"), PAPERS.values(), ids=PAPERS)
def test_questions_by_state(paper: str, questions: list[tuple[str | None, str]]) -> None:
    assert asked(paper) == questions


def test_a_question_over_a_page_break_keeps_its_places() -> None:
    pages = ("QUESTIONS\nMERIVIA\n• How many", "2\ntrees?\nORLANDA\n• Why?")
    first, second = read(*pages).questions
    assert (first.text, first.page, second.page) == ("How many trees?", 1, 2)
    assert "".join(pages[place.page - 1][place.start : place.end] for place in first.places) == "How manytrees?"


def test_what_a_person_should_look_at() -> None:
    assert read("QUESTIONS\nLIECHTENSTIEN\n• When?").notes == ("no State known as “LIECHTENSTIEN”, who asks questions",)
    assert "no questions were found" in read("QUESTIONS\n• Why?").notes[0]


def test_a_file_without_pages_has_none() -> None:
    assert read("QUESTIONS\nMERIVIA\n• Why?", paged=False).questions[0].page is None


@given(st.text(alphabet="•-1.?) \nAMERIVIAORLANDAabc", max_size=200))
def test_any_text_gives_questions_with_words(text: str) -> None:
    for question in read(text).questions:
        assert any(map(str.isalpha, question.text))
        assert question.places
