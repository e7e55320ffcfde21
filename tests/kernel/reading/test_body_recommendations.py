"""Concluding observations and mission reports; every document is written for these tests."""

import pytest

from hiwar.kernel.reading import read
from hiwar.kernel.reading.model import Genre, ReadRecommendation
from tests.made_files import docx, numbered, paragraph, pdf

CIVIL = """United Nations CCPR/C/XTV/CO/3
International Covenant on Civil
and Political Rights
Distr.: General
12 August 2010
Original: English
Human Rights Committee
Consideration of reports submitted by States parties under
article 40 of the Covenant
Concluding observations of the Human Rights Committee
Talvania
1. The Committee considered the third report of Talvania (CCPR/C/XTV/3) at its
2700th meeting.
A. Introduction
2. The Committee thanks the delegation, which should not be taken as agreement.
B. Positive aspects
3. The Committee welcomes the following:
(a) The Prisons Act of 2008;
(b) The abolition of arbitrary fees.
C. Principal matters of concern and recommendations
4. The Committee notes that article 12 of the Constitution leaves open whether the
Covenant may be pleaded in court. It regrets that no example was given (art. 2).
The State party should ensure that every court can apply the Covenant. It should also train
judges in its provisions, in particular articles 9, 14 (a), (b) and 26.
Night curfew
5. While noting the explanations given, the Committee is concerned at the curfew in the
"""
CIVIL_2 = """CCPR/C/XTV/CO/3
2 GE.10-00000
northern valleys, which has no end (arts. 4 and 12).
In the light of its general comment No. 29 (2001), the State party should:
(a) End the curfew, or limit it in accordance with article
4 (b) of the Covenant;
(b) Publish its reasons; and
(c) Compensate, within a year:
(i) People who were fined;
(ii) People who were held.
6. The Committee regrets the silence on ferry workers and urges the State party to answer
within one year.
7. The State party is requested to send its fourth report by 1 August 2014.
"""

WOMEN = [
    paragraph("United Nations CEDAW/C/XTV/CO/5-6"),
    paragraph("Distr.: General 9 March 2018"),
    paragraph("Committee on the Elimination of Discrimination against Women"),
    paragraph("Concluding observations on the combined fifth and sixth periodic reports of Talvania*"),
    paragraph("Schools"),
    numbered("The Committee notes with concern:"),
    numbered("The number of girls who leave school to mind sheep;", level=1),
    numbered("The single teacher in each of the islands.", level=1),
    numbered("Recalling its general recommendation No. 36 (2017), the Committee recommends that the State party:"),
    numbered("Build boarding schools, in line with article 10 (a), (b) and (c) of the Convention;", level=1),
    numbered("Pay teachers on the islands more, so that:", level=1),
    paragraph("(i) Each school has two;"),
    paragraph("(ii) None is closed in winter;"),
    numbered("Count the girls who come back.", level=1),
    paragraph("The Committee also calls upon the State party to:"),
    paragraph("(a) Open the sailing school to girls;"),
    paragraph("(b) Say so in every harbour."),
    paragraph("Employment"),
    numbered("The Committee is concerned that women earn less in fishing, and it observes that no law forbids it."),
    numbered("The Committee urges the State party to equal the wages in fishing. It further requests the State party "
             "to report on them. • Tea", level=0),
]  # fmt: skip
NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="8"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""

MISSION = """United Nations A/HRC/28/57/Add.9
General Assembly Distr.: General
20 January 2015
Original: English
Human Rights Council
Report of the Special Rapporteur on the human right to safe
drinking water and sanitation
Addendum
Mission to Talvania
Contents
I. Introduction 1-2
III. Conclusions and recommendations 4-10
I. Introduction
1. The Special Rapporteur visited Talvania in May 2014.
2. The Government should, in the words of one mayor, look under the street.
II. Water
3. The Special Rapporteur heard that the pipes of the old town leak.
III. Conclusions and recommendations
A. Conclusions
4. The Special Rapporteur calls upon nobody to despair: the Government must only begin.
B. Recommendations
5. The Special Rapporteur recommends that the Government of Talvania:
(a) Mend the pipes of the old town;
(b) Test wells twice a year.
6. Ratify the Optional Protocol to the Covenant without delay.
7. With regard to prices, the Special Rapporteur makes the following recommendations:
1. Prices
8. Parliament ought to set a ceiling for the price of water.
9. Wells belong to everybody. The Government should say so in law.
10. The Special Rapporteur thanks all who spoke to her.
Annex
1. The Government should not be read from an annex.
"""


def told(found: tuple[ReadRecommendation, ...]) -> list[tuple[str, int, str]]:
    return [(each.paragraph, each.part, each.text) for each in found]


def test_a_paragraph_recommends_from_where_the_state_party_should() -> None:
    pages = [page.replace("(", "\\(").replace(")", "\\)") for page in (CIVIL, CIVIL_2)]
    found = read(pdf(pages), "x")
    assert (found.genre, found.body, found.symbol) == (Genre.CONCLUDING_OBSERVATIONS, "CCPR", "CCPR/C/XTV/CO/3")
    assert (found.state_under_review, found.date, found.session) == ("XTV", "2010-08-12", None)
    lead = "In the light of its general comment No. 29 (2001), the State party should:"
    assert told(found.recommendations) == [
        ("4", 1, "The State party should ensure that every court can apply the Covenant. It should also train judges "
                 "in its provisions, in particular articles 9, 14 (a), (b) and 26"),
        ("5", 1, f"{lead} (a) End the curfew, or limit it in accordance with article 4 (b) of the Covenant"),
        ("5", 2, f"{lead} (b) Publish its reasons"),
        ("5", 3, f"{lead} (c) Compensate, within a year: (i) People who were fined; (ii) People who were held"),
        ("6", 1, "The Committee regrets the silence on ferry workers and urges the State party to answer within "
                 "one year"),
        ("7", 1, "The State party is requested to send its fourth report by 1 August 2014"),
    ]  # fmt: skip
    assert {each.body for each in found.recommendations} == {"CCPR"}
    assert not any(each.recommending or each.states_as_written or each.position for each in found.recommendations)
    assert [each.page for each in found.recommendations] == [1, 2, 2, 2, 2, 2]
    assert found.warnings == ()


def test_the_points_of_a_list_are_the_parts_of_its_paragraph() -> None:
    found = read(docx("".join(WOMEN), numbering=NUMBERING), "x")
    assert (found.genre, found.body, found.state_under_review) == (Genre.CONCLUDING_OBSERVATIONS, "CEDAW", "XTV")
    lead = "Recalling its general recommendation No. 36 (2017), the Committee recommends that the State party:"
    second = "The Committee also calls upon the State party to:"
    assert told(found.recommendations) == [
        ("9", 1, f"{lead} (a) Build boarding schools, in line with article 10 (a), (b) and (c) of the Convention"),
        ("9", 2, f"{lead} (b) Pay teachers on the islands more, so that: (i) Each school has two; (ii) None is closed "
                 "in winter"),
        ("9", 3, f"{lead} (c) Count the girls who come back"),
        ("9", 4, f"{second} (a) Open the sailing school to girls"),
        ("9", 5, f"{second} (b) Say so in every harbour"),
        ("11", 1, "The Committee urges the State party to equal the wages in fishing. It further requests the State "
                  "party to report on them. • Tea"),
    ]  # fmt: skip


def test_a_mission_report_recommends_where_its_heading_says_so() -> None:
    found = read(MISSION.encode(), "x.txt")
    assert (found.genre, found.body, found.state_under_review) == (
        Genre.MISSION_REPORT,
        "SR Water and sanitation",
        "XTV",
    )
    assert told(found.recommendations) == [
        (
            "5",
            1,
            "The Special Rapporteur recommends that the Government of Talvania: (a) Mend the pipes of the old town",
        ),
        ("5", 2, "The Special Rapporteur recommends that the Government of Talvania: (b) Test wells twice a year"),
        ("6", 1, "Ratify the Optional Protocol to the Covenant without delay"),
        ("8", 1, "Parliament ought to set a ceiling for the price of water"),
        ("9", 1, "The Government should say so in law"),
    ]


def test_a_shared_heading_leaves_only_what_recommends() -> None:
    found = read(MISSION.replace("A. Conclusions\n", "").replace("B. Recommendations\n", "").encode(), "x.txt")
    assert [each.paragraph for each in found.recommendations] == ["4", "5", "5", "9"]


def test_bullets_count_like_letters_and_hold_lists_of_their_own() -> None:
    points = "• Mend the pipes;\n• Test wells, in particular:\n– In spring;\n– In autumn;\n• Rest."
    found = read(
        MISSION.replace("(a) Mend the pipes of the old town;\n(b) Test wells twice a year.", points).encode(), "x"
    )
    lead = "The Special Rapporteur recommends that the Government of Talvania:"
    assert [each.text for each in found.recommendations if each.paragraph == "5"] == [
        f"{lead} Mend the pipes",
        f"{lead} Test wells, in particular: – In spring; – In autumn",
        f"{lead} Rest",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Committee recommends that the State party ratify it.",
        "The Committee, recalling its general comment No. 9, strongly urges the State party to stop.",
        "Bearing in mind article 5, the Committee once again encourages the State party to begin.",
        "It also invites the State party to come.",
        "The Committee welcomes the plan but calls upon the State party to carry it out.",
        "The Committee reiterates its previous recommendations (para. 8) on courts.",
        "In order to end it, the State party should act.",
        "The State party is strongly encouraged to act.",
        "The Committee stresses that nobody is above the law and that the State party should say so.",
        "The Working Group would like to suggest that the Government listen.",
    ],
)
def test_how_a_body_recommends(sentence: str) -> None:
    found = read(_observations(f"8. The Committee is concerned. {sentence}"), "x.txt")
    assert [each.text for each in found.recommendations] == [sentence[:-1]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Committee regrets that its recommendation on courts was not followed.",
        "The Committee notes the wish, and that people who request help are called upon to wait.",
        "The Committee is concerned that a law on what doctors should do is late.",
        "It should be noted that the State party has no railway.",
        "The Committee is concerned about: (a) The recommendations of the ombudsman; (b) The State party’s answer.",
    ],
)
def test_how_it_does_not(sentence: str) -> None:
    found = read(_observations(f"8. {sentence}"), "x.txt")
    assert found.recommendations == ()
    assert found.warnings == ("no recommendations were found in it",)


def test_a_body_is_told_by_the_title_where_there_is_no_symbol() -> None:
    title = "Committee on the Rights of the Child\nConcluding observations on the second report of Talvania\n"
    found = read(f"United Nations\n{title}1. The Committee met.\n2. The State party should rest.\n".encode(), "x.txt")
    assert [(each.body, each.text) for each in found.recommendations] == [("CRC", "The State party should rest")]


def _observations(text: str) -> bytes:
    return (
        "United Nations CAT/C/XTV/CO/2\nDistr.: General\n1 May 2019\nCommittee against Torture\n"
        f"Concluding observations on the second report of Talvania\n7. The Committee met.\n{text}\n"
    ).encode()
