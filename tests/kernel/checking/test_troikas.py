"""Who guided a review, in the six languages: shown for its three rapporteurs, contradicted for others."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.checking import Reason, Verdict, check_statement
from hiwar.kernel.reading.press import statement_of
from tests.kernel.checking.facts_record import facts_record

ON = date(2015, 3, 2)

SAYINGS = {
    "en": "Mexico, Norway and {third} formed the troika for the review of North Korea in 2009.",
    "fr": "Le Mexique, la Norvège et {third} formaient la troïka de l’examen de la Corée du Nord en 2009.",
    "es": "México, Noruega y {third} formaron la troika del examen de Corea del Norte en 2009.",
    "ru": "Мексика, Норвегия и {third} составили тройку для обзора Северной Кореи в 2009 году.",
    "ar": "شكلت المكسيك والنرويج و{third} المجموعة الثلاثية لاستعراض كوريا الشمالية عام 2009.",
    "zh": "墨西哥、挪威和{third}是2009年朝鲜审议的三国小组成员。",
}
SOUTH_AFRICA = {
    "en": "South Africa", "fr": "l’Afrique du Sud", "es": "Sudáfrica", "ru": "Южная Африка", "ar": "جنوب أفريقيا",
    "zh": "南非",
}  # fmt: skip
SWEDEN = {"en": "Sweden", "fr": "la Suède", "es": "Suecia", "ru": "Швеция", "ar": "السويد", "zh": "瑞典"}


def verdicts(text: str, lang: str) -> list[tuple[str, str]]:
    found = check_statement(statement_of(text, language=lang), facts_record(), (ON, ON))
    return [(each.verdict, each.reason) for each in found if each.claim.details.act == "troika"]


@pytest.mark.parametrize("lang", SAYINGS)
def test_the_three_are_shown_and_another_is_not(lang: str) -> None:
    assert verdicts(SAYINGS[lang].format(third=SOUTH_AFRICA[lang]), lang) == [(Verdict.SHOWN, Reason.TROIKA)]
    assert verdicts(SAYINGS[lang].format(third=SWEDEN[lang]), lang) == [(Verdict.PARTLY, Reason.TROIKA)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Mexico was a member of the troika in the review of North Korea in 2009.", Verdict.SHOWN),
        ("Sweden was a member of the troika in the review of North Korea in 2009.", Verdict.CONTRADICTED),
        ("Sweden was a member of the troika in the review of North Korea in 2014.", Verdict.CONTRADICTED),
    ],
)
def test_one_of_the_three(text: str, verdict: Verdict) -> None:
    assert verdicts(text, "en") == [(verdict, Reason.TROIKA)]
