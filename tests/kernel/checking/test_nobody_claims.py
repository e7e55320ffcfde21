"""What looks like a claim about a State and is none: other places and people, what is denied or supposed, States that a
sentence leaves out; and two States that took two positions in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.checking import Kind, Reason, Verdict, check_statement, claims_in
from hiwar.kernel.reading.press import statement_of
from tests.kernel.checking.facts_record import facts_record

TREATY, POSITION, ADOPTION = Kind.TREATY_MEMBERSHIP, Kind.RESOLUTION_POSITION, Kind.ADOPTION_MODE


def told(text: str, lang: str) -> list[tuple[Kind, tuple[str, ...]]]:
    return [(each.kind, each.states) for each in claims_in(statement_of(text, language=lang))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # other places and people
        ("en", "Northern Ireland has ratified the Convention against Torture."),
        ("en", "South Georgia is a party to the ICCPR."),
        ("en", "New Guinea has not ratified the ICCPR."),
        ("en", "British Guiana has ratified CEDAW."),
        ("en", "The review of Western Australia took place in 2015."),
        ("en", "Jordan Peterson voted against the resolution on Iran."),
        ("en", "Chad Smith has ratified the Convention against Torture."),
        ("en", "Taiwan has ratified the ICCPR."),
        ("en", "Hong Kong has undergone the UPR three times."),
        ("en", "Crimea is bound by the ICCPR."),
        ("fr", "L’Irlande du Nord a ratifié la Convention contre la torture."),
        ("es", "Irlanda del Norte ha ratificado la Convención contra la Tortura."),
        ("ru", "Северная Ирландия является участником Конвенции против пыток."),
        ("ru", "Крым является участником Конвенции против пыток."),
        ("zh", "北爱尔兰是《禁止酷刑公约》的缔约国。"),
        ("zh", "台湾是《禁止酷刑公约》的缔约国。"),
        ("ar", "أيرلندا الشمالية طرف في اتفاقية مناهضة التعذيب."),
        ("ar", "القرم طرف في اتفاقية مناهضة التعذيب."),
        # denied or supposed
        ("en", "It is false that Egypt has ratified the CRPD."),
        ("en", "It is not true that Japan has ratified CEDAW."),
        ("en", "Critics wrongly claim that Egypt has ratified the ICPPED."),
        ("en", "Rumours that Egypt has ratified the ICPPED are unfounded."),
        ("en", "The claim that Egypt has ratified the ICPPED is a lie."),
        ("en", "China denied that it voted against the resolution on North Korea."),
        ("en", "Nobody can say that Egypt has ratified the ICPPED."),
        ("en", "If Egypt had ratified the ICPPED, Cuba would have voted in favour."),
        ("fr", "Il est faux que l’Égypte ait ratifié la Convention contre la torture."),
        ("fr", "Si l’Égypte avait ratifié la Convention contre la torture, Cuba aurait voté pour."),
        ("es", "Es falso que Egipto haya ratificado la Convención contra la Tortura."),
        ("ru", "Неправда, что Египет ратифицировал Конвенцию против пыток."),
        ("ru", "Если бы Египет ратифицировал Конвенцию против пыток."),
        ("zh", "有人谎称埃及批准了《禁止酷刑公约》。"),
        ("zh", "如果埃及批准了《禁止酷刑公约》。"),
        ("ar", "يزعم البعض خطأ أن مصر صادقت على اتفاقية مناهضة التعذيب."),
        ("ar", "نفت الصين أنها صوتت ضد القرار بشأن كوريا الشمالية."),
        ("ar", "لو صادقت مصر على اتفاقية مناهضة التعذيب."),
        ("en", "Cuba denied voting against the resolution on North Korea."),
        ("fr", "La Chine a nié avoir voté contre la résolution sur la Corée du Nord."),
        ("ar", "القول إن مصر صادقت على اتفاقية مناهضة التعذيب كذب."),
        # every State but one
        ("en", "Every State has ratified the CRC."),
        ("en", "Every State has ratified the Convention on the Rights of the Child except the United States."),
        ("en", "With the exception of Cuba, every State has ratified the Convention on the Rights of the Child."),
        ("en", "Apart from Cuba, all States have ratified the Convention on the Rights of the Child."),
        ("en", "Every State but Cuba voted in favour of the resolution on Iran."),
        ("fr", "Tous les États sauf les États-Unis ont ratifié la Convention relative aux droits de l’enfant."),
        ("es", "Todos los Estados han ratificado la Convención sobre los Derechos del Niño salvo Cuba."),
        ("ru", "Все государства, кроме Кубы, ратифицировали Конвенцию о правах ребенка."),
        ("zh", "除古巴外,所有国家都批准了《儿童权利公约》。"),
        ("ar", "صادقت جميع الدول على اتفاقية حقوق الطفل ما عدا الولايات المتحدة."),
    ],
)  # fmt: skip
def test_nobody_is_told_of(lang: str, text: str) -> None:
    assert told(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "kind", "states"),
    [
        ("en", "Unlike the United States, Canada has ratified the CRC.", TREATY, "CAN"),
        ("en", "Although, if only narrowly, Egypt ratified CEDAW.", TREATY, "EGY"),
        ("en", "Papua New Guinea is a party to CEDAW.", TREATY, "PNG"),
        ("en", "Jordan Ratifies the Convention against Torture.", TREATY, "JOR"),
        ("en", "The United Kingdom of Great Britain and Northern Ireland is a party to CEDAW.", TREATY, "GBR"),
        ("en", "China voted against the resolution on Crimea in 2018.", POSITION, "CHN UKR"),
        ("en", "The resolution on Darfur was adopted without a vote.", ADOPTION, "SDN"),
        ("en", "China voted against the resolution on North Korea in 2008, not Russia.", POSITION, "CHN PRK"),
        ("fr", "Le Japon a voté pour la résolution sur la Corée du Nord, pas la Chine.", POSITION, "JPN PRK"),
        ("ar", "صوتت اليابان لصالح القرار بشأن كوريا الشمالية عام 2008، لا الصين.", POSITION, "JPN PRK"),
    ],
)  # fmt: skip
def test_those_who_are_meant_are_told_of(lang: str, text: str, kind: Kind, states: str) -> None:
    assert told(text, lang) == [(kind, tuple(states.split()))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Cuba voted against and Japan voted in favour of the resolution on North Korea in 2008."),
        ("en", "Cuba voted against the resolution on North Korea in 2008 and Japan in favour."),
        ("fr", "Cuba a voté contre et le Japon a voté pour la résolution sur la Corée du Nord en 2008."),
        ("es", "Cuba votó en contra de la resolución sobre Corea del Norte en 2008 y Japón a favor."),
        ("ru", "Куба голосовала против, а Япония голосовала за резолюцию по Северной Корее в 2008 году."),
        ("zh", "古巴投票反对而日本投票赞成2008年关于朝鲜的决议。"),
        ("ar", "صوتت كوبا ضد القرار بشأن كوريا الشمالية عام 2008 واليابان لصالحه."),
    ],
)
def test_each_position_has_its_own_voters(lang: str, text: str) -> None:
    found = claims_in(statement_of(text, language=lang))
    assert [(each.details.by, each.value["position"]) for each in found] == [(("CUB",), "against"), (("JPN",), "for")]


@pytest.mark.parametrize("year", [2024, 2027])
def test_of_a_review_beyond_the_next_nothing_is_known(year: int) -> None:
    on = date(2022, 6, 1)
    text = f"The fifth review of Morocco will be held in {year}."
    found = check_statement(statement_of(text, language="en"), facts_record(), (on, on))
    assert {each.verdict for each in found} == {Verdict.NOT_IN_RECORD}


def test_a_review_to_which_a_state_did_not_come_is_named() -> None:
    on = date(2024, 6, 1)
    text = "Israel did not show up for its review in January 2013."
    (found,) = check_statement(statement_of(text, language="en"), facts_record(), (on, on))
    assert (found.verdict, found.reason) == (Verdict.SHOWN, Reason.REVIEW_MISSED)
    assert found.values["date"] == "2013-01-29"
