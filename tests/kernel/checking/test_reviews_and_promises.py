"""Ways of saying that a State was reviewed, will be, who took part, and what somebody promises: what each shows."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.checking import Kind, Verdict, check_statement, claims_in
from hiwar.kernel.reading.press import Speaker, statement_of
from tests.kernel.checking.facts_record import facts_record

COUNT, DUE, PART, PROMISE = Kind.REVIEW_COUNT, Kind.REVIEW_DUE, Kind.REVIEW_PARTICIPATION, Kind.COMMITMENT

TOLD = [
    # the troika, one State after another, and whose review it guides
    (
        "en",
        "Pelorica came up for review on Wednesday; the troika consisted of Cuba, Norway and Japan.",
        (PART, {"CUB", "NOR", "JPN", "XPL"}),
    ),
    (
        "en",
        "Cuba, Norway and Japan formed the troika for the review of Pelorica.",
        (PART, {"CUB", "NOR", "JPN", "XPL"}),
    ),
    ("ar", "تولت كوبا واليابان وشيلي مهمة الفريق الثلاثي في استعراض النرويج.", (PART, {"CUB", "JPN", "CHL", "NOR"})),
    (
        "en",
        "Cuba, Norway and Japan formed the troika that steered the first-ever review of Pelorica.",
        (PART, {"CUB", "NOR", "JPN", "XPL"}),
        (COUNT, {"XPL"}),
    ),
    (
        "en",
        "We thank the troika of Fiji, of Spain and of Eritrea, who last May brought Norway through with such calm.",
        (PART, {"FJI", "ESP", "ERI", "NOR"}),
    ),
    # how many, and who was or was not among them
    (
        "en",
        "Norway received 203 recommendations in the UPR from some 90 States that took the floor.",
        (PART, {"NOR"}),
    ),
    (
        "en",
        "Norway sat through its review in the Working Group. Forty States lined up to speak, among them Cuba.",
        (PART, {"NOR"}),
        (PART, {"CUB", "NOR"}),
    ),
    ("en", "Some 90 delegations asked Norway questions in the UPR. Cuba was not among them.", (PART, {"CUB", "NOR"})),
    ("ar", "أثناء استعراض النرويج تناوب على المنصة 67 وفدا بينها كوبا.", (PART, {"CUB", "NOR"}), (PART, {"NOR"})),
    # staying away
    ("en", "Norway failed to turn up for its own examination before the Working Group.", (PART, {"NOR"})),
    ("en", "When Norway was examined in 2014, Cuba was nowhere to be seen.", (PART, {"CUB", "NOR"})),
    ("ar", "غابت كوبا عن استعراض النرويج.", (PART, {"CUB", "NOR"})),
    # what means taking part only where a review is spoken of
    ("en", "The UPR of Norway opened today. Cuba's envoy listened from the third row.", (PART, {"CUB", "NOR"})),
    # how often, by the years or by the number of the one that is meant
    ("en", "Norway went through the UPR in 2009 and again in 2014.", (COUNT, {"NOR"})),
    (
        "en",
        "Norway received 203 recommendations at its second review.",
        (Kind.RECOMMENDATION_COUNT, {"NOR"}),
        (COUNT, {"NOR"}),
    ),
    ("en", "Norway's third review is scheduled for 2019.", (COUNT, {"NOR"}), (DUE, {"NOR"})),
    # ahead, with and without a date
    ("en", "Next Monday it is Norway's turn in the UPR.", (DUE, {"NOR"})),
    ("ar", "استعراض النرويج على الأبواب في أكتوبر.", (DUE, {"NOR"})),
    (
        "en",
        "In the 49th session the Working Group will see Norway once more, for its fourth examination.",
        (COUNT, {"NOR"}),
        (DUE, {"NOR"}),
    ),
    # promises
    (
        "en",
        "Pelorica will put two questions to Oslo when Norway's fourth review comes round early in 2024.",
        (PROMISE, {"XPL", "NOR"}),
        (COUNT, {"NOR"}),
        (DUE, {"NOR"}),
    ),
    ("en", "The government in Pelorica has promised to clear its backlog with the committee.", (PROMISE, {"XPL"})),
    (
        "en",
        "The UPR of Norway ended on Monday. Pelorica will be quicker when Oslo returns in 2019.",
        (PROMISE, {"XPL", "NOR"}),
        (DUE, {"NOR"}),
    ),
    (
        "en",
        "Pelorica voted against resolution 69/188 on Norway and will do so again.",
        (PROMISE, {"XPL", "NOR"}),
    ),
    (
        "en",
        "The next UPR of Norway is due in 2019, and Pelorica will be there when Oslo is examined.",
        (PROMISE, {"XPL", "NOR"}),
    ),
]


def found(lang: str, text: str, known: tuple[Speaker, ...] = ()) -> list[tuple[Kind, set[str]]]:
    return [(each.kind, set(each.states)) for each in claims_in(statement_of(text, language=lang, known=known))]


@pytest.mark.parametrize("row", TOLD, ids=[row[1] for row in TOLD])
def test_what_is_told(row: tuple[str, str, tuple[Kind, set[str]]]) -> None:
    lang, text, *expected = row
    claims = found(lang, text)
    for each in expected:
        assert each in claims, claims


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Pelorica's minister hailed the second review of the customs pact with Norway."),
        ("en", "Pelorica will buy two ferries from Norway next year."),
        ("en", "Will Pelorica take part in the review of Norway?"),
        ("en", "Forty delegations came to the trade fair in Pelorica, among them Norway."),
    ],
)
def test_what_is_no_claim(lang: str, text: str) -> None:
    assert found(lang, text) == []


SPEAKER = Speaker("s1", None, None, "XPL")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "We took the floor in the review of Norway.", (PART, {"XPL", "NOR"})),
        ("en", "We shall ratify the Convention against Torture.", (PROMISE, {"XPL"})),
        (
            "en",
            "Norway was examined in the UPR in 2014. We did not come then and shall do so in 2019.",
            (PROMISE, {"XPL", "NOR"}),
        ),
        ("ar", "سنشارك في استعراض النرويج.", (PROMISE, {"XPL", "NOR"})),
    ],
)
def test_a_speech_is_whoever_is_known_to_speak(lang: str, text: str, expected: tuple[Kind, set[str]]) -> None:
    assert expected in found(lang, text, (SPEAKER,))


def test_whoever_has_no_state_promises_too() -> None:
    text = "We at Open Doors pledge to publish a letter on prisons in Norway every morning."
    (claim,) = claims_in(statement_of(text, language="en", known=(Speaker("s1", None, None, None),)))
    assert (claim.kind, claim.states) == (PROMISE, ("NOR",))


def test_a_promise_of_a_speech_is_said_once() -> None:
    text = "We shall ratify the Convention against Torture, and that is our word of honour."
    assert found("en", text, (SPEAKER,)) == [(PROMISE, {"XPL"})]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It will be the fourth review of North Korea.", Verdict.SHOWN),
        ("It will be the fifth review of North Korea.", Verdict.CONTRADICTED),
    ],
)
def test_the_number_of_the_next_review_is_told_by_the_next(text: str, verdict: Verdict) -> None:
    on = date(2024, 10, 31)
    (finding,) = check_statement(statement_of(text, language="en"), facts_record(), (on, on))
    assert (finding.claim.kind, finding.verdict) == (COUNT, verdict)


DAY_AFTER = date(2020, 6, 1)

NUMBERS = (
    ("en", "Norway was reviewed at the sixth and nineteenth sessions.", Verdict.SHOWN),
    ("en", "Norway was reviewed at the fifth and nineteenth sessions.", Verdict.PARTLY),
    ("ar", "خضعت النرويج للاستعراض في الدورتين السادسة والتاسعة عشرة للفريق العامل.", Verdict.SHOWN),
    ("fr", "La Norvège a été examinée aux sixième et dix-neuvième sessions du Groupe de travail.", Verdict.SHOWN),
    ("es", "Noruega fue examinada en los períodos de sesiones sexto y decimonoveno.", Verdict.SHOWN),
    ("ru", "Норвегия рассматривалась на шестой и девятнадцатой сессиях Рабочей группы.", Verdict.SHOWN),
    ("zh", "挪威在第六届和第十九届会议上接受了审议。", Verdict.SHOWN),
    ("en", "Cuba and China have been reviewed three times each.", Verdict.SHOWN),
    ("en", "Cuba and China have been reviewed four times each.", Verdict.CONTRADICTED),
    ("en", "Israel took part in its review in January 2013.", Verdict.CONTRADICTED),
    ("en", "The DPRK has ratified none of the core treaties.", Verdict.CONTRADICTED),
    ("en", "The DPRK took note of 130 of the 262 recommendations of 2019.", Verdict.SHOWN),
)


@pytest.mark.parametrize(("lang", "text", "verdict"), NUMBERS)
def test_numbers_are_held_against_what_they_count(lang: str, text: str, verdict: Verdict) -> None:
    found = check_statement(statement_of(text, language=lang), facts_record(), (DAY_AFTER, DAY_AFTER))
    assert {each.verdict for each in found} == {verdict}


NONE = (
    ("en", "In 2009 the DPRK did not accept a single recommendation."),
    ("en", "The DPRK accepted none of the 167 recommendations it received in 2009."),
    ("ar", "لم تقبل كوريا الشمالية أيا من التوصيات ال167 عام 2009."),
    ("fr", "En 2009, la RPDC n'a accepté aucune des 167 recommandations."),
    ("es", "En 2009 la RPDC no aceptó ninguna de las 167 recomendaciones."),
    ("ru", "В 2009 году КНДР не приняла ни одной из 167 рекомендаций."),
    ("zh", "2009年朝鲜没有接受167项建议中的任何一项。"),
)


@pytest.mark.parametrize(("lang", "text"), NONE)
@pytest.mark.parametrize(
    ("day", "verdict"),
    [(date(2010, 6, 1), Verdict.SHOWN), (DAY_AFTER, Verdict.PARTLY)],  # 81 were accepted in 2014
)
def test_none_of_so_many_is_none_that_was_supported(lang: str, text: str, day: date, verdict: Verdict) -> None:
    found = check_statement(statement_of(text, language=lang), facts_record(), (day, day))
    told = {each.claim.value["which"]: (each.claim.value["number"], each.verdict) for each in found}
    assert told["supported"] == (0, verdict)
    assert told.get("received", (167, Verdict.SHOWN)) == (167, Verdict.SHOWN)
