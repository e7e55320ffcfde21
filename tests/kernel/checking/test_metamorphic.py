"""A true claim with another number, date, State or treaty in it is no longer shown."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.checking import Finding, Verdict, check_statement
from hiwar.kernel.reading.press import statement_of
from tests.kernel.checking.facts_record import facts_record

ON = date(2017, 12, 15)

TRUE_AND_CHANGED = [
    (
        "en",
        ON,
        "North Korea has undergone the Universal Periodic Review {}.",
        "twice",
        ["three times", "once", "four times"],
    ),
    ("en", ON, "{} has undergone the Universal Periodic Review twice.", "North Korea", ["Talvania"]),
    ("en", date(2012, 9, 1), "{} has been reviewed twice under the UPR.", "Morocco", ["North Korea", "Russia"]),
    ("en", ON, "The DPRK is due to be reviewed again in {}.", "2019", ["2018", "2020", "2022"]),
    ("en", ON, "The next review of the DPRK is scheduled for the {} session.", "33rd", ["32nd", "34th", "19th"]),
    (
        "en",
        ON,
        "The DPRK is a State party to the {}.",
        "Convention on the Rights of the Child",
        ["Convention against Torture", "Convention on the protection of migrant workers"],
    ),
    ("en", ON, "{} is a party to the Convention against Torture.", "Russia", ["North Korea", "Talvania"]),
    ("en", ON, "North Korea acceded to the women's convention in {}.", "2001", ["1995", "2003"]),
    ("en", ON, "North Korea has joined {} of the nine core human rights treaties.", "five", ["four", "six", "nine"]),
    ("en", ON, "{} voted against resolution 69/188.", "Russia", ["Japan", "India", "Talvania"]),
    ("en", ON, "Russia voted against the General Assembly resolution on the DPRK in {}.", "2014", ["2016", "2012"]),
    ("en", ON, "Resolution 69/188 was adopted by {} votes to 20, with 53 abstentions.", "116", ["115", "119"]),
    ("en", ON, "Resolution 69/188 was adopted by 116 votes to {}, with 53 abstentions.", "20", ["19", "21"]),
    (
        "en",
        ON,
        "The General Assembly adopted its resolution on the DPRK without a vote in {}.",
        "2016",
        ["2014", "2015"],
    ),
    ("en", date(2020, 1, 1), "In 2019 North Korea received {} recommendations.", "262", ["261", "132", "268"]),
    ("en", date(2020, 1, 1), "North Korea accepted {} recommendations of the third cycle.", "132", ["131", "262"]),
    ("en", date(2015, 1, 1), "{} made four recommendations to the DPRK in 2014.", "Sweden", ["Norway", "Talvania"]),
    ("en", ON, "{} took part in the review of North Korea in May 2014.", "Russia", ["Talvania"]),
    (
        "en",
        ON,
        "North Korea's report under the {} has been overdue since 2004.",
        "ICCPR",
        ["Convention against Torture"],
    ),
    ("ar", ON, "خضعت كوريا الشمالية {} للاستعراض الدوري الشامل.", "مرتين", ["ثلاث مرات", "مرة واحدة", "٤ مرات"]),
    ("ar", ON, "من المقرر أن تخضع كوريا الشمالية للاستعراض الدوري الشامل مرة ثالثة عام {}.", "٢٠١٩", ["٢٠١٨", "2021"]),
    ("ar", ON, "صوتت {} ضد القرار 69/188.", "روسيا", ["اليابان", "الهند"]),
    ("ar", ON, "اعتمد القرار 69/188 بأغلبية {} صوتا مقابل 20 وامتناع 53.", "116", ["١١٥", "120"]),
    ("ar", ON, "كوريا الشمالية طرف في {}.", "اتفاقية حقوق الطفل", ["اتفاقية مناهضة التعذيب"]),
    ("ar", date(2020, 1, 1), "تلقت كوريا الشمالية {} توصية في الجولة الثالثة.", "262", ["261", "١٣٢"]),
    ("fr", ON, "La Corée du Nord a été examinée {} fois dans le cadre de l’EPU.", "deux", ["trois", "quatre"]),
    ("es", ON, "Corea del Norte se ha sometido {} veces al Examen Periódico Universal.", "dos", ["tres", "cuatro"]),
    ("ru", ON, "{} голосовала против резолюции 69/188.", "Россия", ["Япония", "Индия"]),
    ("zh", ON, "朝鲜已{}接受普遍定期审议。", "两次", ["三次", "四次"]),
]


def findings(lang: str, text: str, on: date) -> list[Finding]:
    return list(check_statement(statement_of(text, language=lang), facts_record(), (on, on)))


@pytest.mark.parametrize(("lang", "on", "frame", "true", "others"), TRUE_AND_CHANGED)
def test_a_changed_claim_is_no_longer_shown(lang: str, on: date, frame: str, true: str, others: list[str]) -> None:
    assert [each.verdict for each in findings(lang, frame.format(true), on)] == [Verdict.SHOWN]
    for other in others:
        changed = findings(lang, frame.format(other), on)
        assert len(changed) == 1, other
        assert changed[0].verdict is not Verdict.SHOWN, (other, changed[0])


@pytest.mark.parametrize(
    "text",
    [
        "Talvania has undergone the Universal Periodic Review twice.",
        "Talvania is a party to the Convention against Torture.",
        "Japan sponsored resolution 69/188.",
        "Morocco voted against resolution 28/22 of the Council on the DPRK.",
        "Talvania voted against resolution 69/188.",
        "Slovenia received 150 recommendations in the second cycle.",
        "Jamaica took the floor in the review of North Korea in 2014.",
        "Brazil owes the Committee against Torture a report.",
        "China voted for the Security Council resolution on North Korea in 2016.",
        "In 2016 the European Parliament adopted its resolution on North Korea by 500 votes to 20.",
        "Japan voted against the 2014 resolution on North Korea's nuclear tests.",
        "North Korea is party to seven human rights treaties.",
        "Norway made six recommendations to North Korea in 2014.",
        "North Korea took part in the session of the Working Group in March 2013.",
        "The General Assembly adopted resolution 70/999 without a vote on human rights in Talvania.",
    ],
)
def test_a_silent_record_contradicts_nothing(text: str) -> None:
    assert {each.verdict for each in findings("en", text, ON)} <= {Verdict.NOT_IN_RECORD}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("North Korea is not only a party to the Convention on the Rights of the Child.", Verdict.SHOWN),
        ("It did not vote, but North Korea is a party to the Convention on the Rights of the Child.", Verdict.SHOWN),
        ("North Korea will be reviewed by the Committee on the Rights of the Child in 2018.", None),
    ],
)
def test_what_only_looks_contradicted(text: str, verdict: Verdict | None) -> None:
    assert [each.verdict for each in findings("en", text, ON)] == ([verdict] if verdict else [])


def test_the_record_is_asked_as_it_stood() -> None:
    text = "North Korea has undergone the Universal Periodic Review once."
    assert findings("en", text, date(2012, 1, 1))[0].verdict is Verdict.SHOWN
    assert findings("en", text, date(2015, 1, 1))[0].verdict is Verdict.CONTRADICTED


def test_a_range_of_days_with_two_answers_gives_none() -> None:
    text = "North Korea has undergone the Universal Periodic Review once."
    found = check_statement(statement_of(text), facts_record(), (date(2014, 1, 1), date(2015, 1, 1)))
    assert [each.verdict for each in found] == [Verdict.NOT_IN_RECORD]
    assert found[0].missing == ("day",)


def test_a_withdrawal_without_effect_leaves_a_party() -> None:
    text = "North Korea withdrew from the International Covenant on Civil and Political Rights in 1997."
    (found,) = findings("en", text, ON)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, "withdrawal_without_effect")


def test_a_commitment_is_looked_at_again_after_the_review() -> None:
    text = "“We will take part in the next review of North Korea”, said Mira Toll, foreign minister of Talvania."
    (found,) = findings("en", text, ON)
    assert found.verdict is Verdict.COMMITMENT
    assert found.again_on == date(2019, 5, 9)
    assert found.claim.value["by"] == "XTV"


@pytest.mark.parametrize(
    ("on", "text", "verdict"),
    [
        (date(2020, 1, 15), "Belarus is due to be reviewed under the UPR in May 2020.", Verdict.SHOWN),
        (date(2025, 12, 25), "The United States did not take part in its review.", Verdict.SHOWN),
        (ON, "The resolution on North Korea was adopted in 2014 by 111 votes to 19, with 55 abstentions.", None),
        (ON, "Resolution 69/188 was adopted by 111 votes to 19, with 55 abstentions.", Verdict.CONTRADICTED),
        (ON, "North Korea has not signed the Covenant on Civil and Political Rights.", Verdict.PARTLY),
        (ON, "North Korea is not a party to many human rights treaties.", Verdict.PARTLY),
        (date(2023, 6, 1), "North Korea is a party to the Convention against Torture.", None),
        (
            date(2007, 12, 1),
            "Turkey's report under the ICMW was due in January 2006.",
            Verdict.SHOWN,
        ),
        (
            date(2005, 12, 1),
            "Turkey's report under the ICMW was due in 2003.",
            Verdict.CONTRADICTED,
        ),
        (
            date(2018, 1, 1),
            "Zimbabwe is a party to OP-CEDAW.",
            None,
        ),
    ],
)
def test_what_must_be_whole_before_a_claim_is_contradicted(on: date, text: str, verdict: Verdict | None) -> None:
    found = [each.verdict for each in findings("en", text, on)]
    assert found == [verdict or Verdict.NOT_IN_RECORD]
