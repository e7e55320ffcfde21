"""Which genre a document is of and what its masthead says; the documents are written for these tests."""

from dataclasses import replace

import pytest

from hiwar.kernel.reading.genres import genre_of
from hiwar.kernel.reading.masthead import Masthead, masthead, named_at
from hiwar.kernel.reading.model import Genre, Page
from hiwar.kernel.reading.phrases import phrases

ENGLISH = phrases("en")


def told(*pages: str) -> tuple[Genre | None, Masthead]:
    opening = [Page(number, text) for number, text in enumerate(pages, start=1)]
    head = masthead(opening, ENGLISH)
    return genre_of(opening, head, ENGLISH), head


def newer(symbol: str, title: str, day: str = "10 December 2014") -> str:
    """A first page as typeset since about 2010: the masthead stands last in the text."""
    distribution = f"General Assembly Distr.: General \n{day} \nOriginal: English \n"
    return f"GE.14-00000 (E)\nHuman Rights Council\n{title}\nUnited Nations {symbol}\n{distribution}"


def older(symbol: str, title: str, day: str = "3 November 2009") -> str:
    """A first page as typeset before: the masthead stands first."""
    distribution = f"General Assembly Distr.\nGENERAL\n{symbol}\n{day}\nOriginal: ENGLISH"
    return f"UNITED\nNATIONS A\n{distribution}\nHUMAN RIGHTS COUNCIL\n{title}\n"


WORKING_GROUP = "Working Group on the Universal Periodic Review\nTwenty-first session\nGeneva, 19–30 January 2015\n"
REPORT = "Universal periodic review\nReport of the Working Group on the Universal Periodic \nReview*\nTalvania\n"

GENRES = [
    (newer("A/HRC/28/15", REPORT), Genre.REPORT),
    (newer("A/HRC/28/15/Add.1", REPORT + "Addendum\nViews on conclusions"), Genre.ADDENDUM),
    (newer("A/HRC/28/15/Corr.1", REPORT + "Corrigendum"), Genre.CORRIGENDUM),
    (older("A/HRC/WG.6/7/XTV/2/Corr.1", "COMPILATION PREPARED BY THE OFFICE\nCorrigendum"), Genre.CORRIGENDUM),
    (newer("A/HRC/WG.6/21/XTV/1", WORKING_GROUP + "National report submitted in accordance"), Genre.NATIONAL_REPORT),
    (newer("A/HRC/WG.6/21/XTV/2", WORKING_GROUP + "Compilation prepared by the Office"), Genre.COMPILATION),
    (newer("A/HRC/WG.6/21/XTV/3", WORKING_GROUP + "Summary prepared by the Office"), Genre.SUMMARY),
    (WORKING_GROUP + "National report submitted in accordance with paragraph 5\nTalvania", Genre.NATIONAL_REPORT),
    (WORKING_GROUP + "Talvania\nCompilation of information prepared by the Office of the", Genre.COMPILATION),
    (WORKING_GROUP + "Summary of stakeholders’ submissions on Talvania*", Genre.SUMMARY),
    ("ADVANCE QUESTIONS TO TALVANIA – ADD.2\nMERIVIA\n• Why?", Genre.ADVANCE_QUESTIONS),
    (newer("A/HRC/DEC/28/111", "Decision adopted by the Human Rights Council\n28/111."), Genre.DECISION),
    ("Decision adopted by the Human Rights Council\nOutcome of the universal periodic review: Talvania\n"
     "comprising the report thereon of the Working Group on the Universal Periodic Review", Genre.DECISION),
    (newer("CCPR/C/XTV/CO/3", "Concluding observations on the third periodic report of Talvania"),
     Genre.CONCLUDING_OBSERVATIONS),
    (newer("CEDAW/C/XTV/CO/5-6", "Committee on the Elimination"), Genre.CONCLUDING_OBSERVATIONS),
    (newer("E/C.12/XTV/CO/2", "Committee on Economic, Social and Cultural Rights"), Genre.CONCLUDING_OBSERVATIONS),
    (newer("CRC/C/OPSC/XTV/CO/1", "Committee on the Rights of the Child"), Genre.CONCLUDING_OBSERVATIONS),
    (newer("CCPR/CO/84/XTV", "Human Rights Committee"), Genre.CONCLUDING_OBSERVATIONS),
    (newer("CCPR/C/XTV/CO/3/Add.1", "Information received from Talvania on follow-up"), Genre.OTHER),
    (newer("CCPR/C/XTV/Q/3", "List of issues in relation to the third periodic report of Talvania"), Genre.OTHER),
    (newer("A/HRC/34/55/Add.2", "Report of the Special Rapporteur on torture and other cruel treatment or punishment"
           " on his mission to Talvania"), Genre.MISSION_REPORT),
    (newer("A/HRC/44/10/Add.1", "Visit to Talvania\nReport of the Working Group on Arbitrary Detention"),
     Genre.MISSION_REPORT),
    (newer("A/HRC/14/37", "Report of the Human Rights Council on its fourteenth session"), Genre.OTHER),
    ("UNITED NATIONS\nThe High Commissioner\nMadam,\nI have the honour", Genre.OTHER),
    ("A letter about nothing in particular, with no list in it.", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("page", "genre"), GENRES)
def test_the_genre_is_told_by_symbol_and_title(page: str, genre: Genre | None) -> None:
    assert told(page)[0] is genre


def test_a_report_titled_on_a_later_page() -> None:
    held = "1. The Working Group on the Universal Periodic Review held its nineteenth session."
    assert told("United Nations", held)[0] is Genre.REPORT


MASTHEADS = [
    (older("A/HRC/WG.6/21/XTV/1", "Seventh session"), Masthead("A/HRC/WG.6/21/XTV/1", "XTV", 21, "2009-11-03")),
    (newer("A/HRC/WG.6/7/XTV/2/Corr.1", "Talvania"),
     Masthead("A/HRC/WG.6/7/XTV/2/Corr.1", "XTV", 7, "2014-12-10", answers="A/HRC/WG.6/7/XTV/2")),
    (newer("A/HRC/98/15/Add.1", REPORT + "Addendum"),
     Masthead("A/HRC/98/15/Add.1", "XTV", None, "2014-12-10", answers="A/HRC/98/15")),
    (newer("A/HRC/98/15", WORKING_GROUP + REPORT), Masthead("A/HRC/98/15", "XTV", 21, "2014-12-10")),
    (newer("A/HRC/DEC/98/111", "Decision adopted by the Human Rights Council\nOutcome of the universal periodic review:"
           " Talvania\nHaving conducted the review of Talvania on 22 January 2015 in conformity, having seen"
           " A/HRC/60/1, adopts the report (A/HRC/98/15) and the views (A/HRC/98/15/Add.1)", "28 May 2015"),
     Masthead("A/HRC/DEC/98/111", "XTV", 21, "2015-05-28", answers="A/HRC/98/15")),
    ("ADVANCE QUESTIONS TO TALVANIA Generated on 12 Jan 2015 14:31\nMERIVIA\n• Why?",
     Masthead(None, "XTV", 21, "2015-01-12")),
    (newer("CAT/C/XTV/CO/3", "Committee against Torture"),
     Masthead("CAT/C/XTV/CO/3", "XTV", None, "2014-12-10", "CAT")),
    (newer("CRC/C/15/Add.230", "Concluding observations: Talvania"),
     Masthead("CRC/C/15/Add.230", "XTV", None, "2014-12-10", "CRC")),
    (newer("E/C.12/XTV/CO/2", "x"), Masthead("E/C.12/XTV/CO/2", "XTV", None, "2014-12-10", "CESCR")),
    ("Recommendation\nPosition\nFull list of themes\nSing (Chile)\n"
     "Source of position: A/HRC/13/13/Add.1 - Para. 3\nChile",
     Masthead(None, "PRK", 6, answers="A/HRC/13/13")),
    ("UNITED NATIONS\n1 0ctober 2025\nMadam,\nI "
     "refer to the review of Talvania by the UPR Working Group at its 33rd session",
     Masthead(None, "XTV", 33, "2025-10-01")),
    ("UNITED NATIONS\nMadam,\nI refer to the third cycle review of Russia", Masthead(None, "RUS", 30)),
    ("Human Rights Council\nA list\nx\ny\nz\nTalvania", Masthead(None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("page", "head"), MASTHEADS)
def test_what_the_masthead_says(page: str, head: Masthead) -> None:
    assert replace(told(page)[1], original=None) == head


@pytest.mark.parametrize(
    ("printed", "language"),
    [
        ("Original: English", "en"),
        ("Original: ENGLISH", "en"),
        ("Français\nOriginal : anglais", "en"),
        ("Original: español", "es"),
        ("Original: Chinese", "zh"),
        ("Original: Arabic/English", None),
        ("Original: English and French", None),
        ("Original: Esperanto", None),
        ("", None),
    ],
)
def test_the_language_that_a_document_was_written_in(printed: str, language: str | None) -> None:
    assert (
        told(f"A/HRC/28/15\nDistr.: General\n10 December 2014\n{printed}\nHuman Rights Council")[1].original == language
    )


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Talvania Generated on 3 May", "XTV"),
        ("GUINEA-BISSAU – ADD.1", "GNB"),
        ("Niger, Nigeria", "NER"),
        ("the gardens", None),
        ("", None),
    ],
)
def test_a_name_ends_where_the_longest_state_does(words: str, state: str | None) -> None:
    assert named_at(words, "en") == state
