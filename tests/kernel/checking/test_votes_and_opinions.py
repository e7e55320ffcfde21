"""How votes, texts and opinions are told: a row for each frame, none of them from the statements that are scored."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hiwar.kernel.checking import Kind, check_statement, claims_in
from hiwar.kernel.reading.press import Speaker, statement_of
from tests.kernel.checking.facts_record import facts_record

POSITION, ADOPTION, SPONSORS = Kind.RESOLUTION_POSITION, Kind.ADOPTION_MODE, Kind.SPONSORSHIP
JUDGEMENT, CAUSAL, SELECTIVITY = Kind.JUDGEMENT, Kind.CAUSAL, Kind.SELECTIVITY

Claims = list[tuple[Kind, tuple[str, ...], Any]]


def read(text: str, lang: str, speakers: tuple[Speaker, ...] = ()) -> Claims:
    found = claims_in(statement_of(text, language=lang, known=list(speakers)))
    short = {POSITION: "position"}
    return [
        (each.kind, each.states, each.value[short[each.kind]] if each.kind in short else each.value)
        if each.kind is not SPONSORS
        else (each.kind, each.states, None)
        for each in found
    ]


VOTES = [
    ("en", "Chad pressed the red button on the Myanmar draft.", [(POSITION, ("TCD", "MMR"), "against")]),
    ("en", "Chad joined the consensus on the Myanmar draft.", [(POSITION, ("TCD", "MMR"), "for")]),
    ("en", "Chad sat out the ballot on the text on Myanmar.", [(POSITION, ("TCD", "MMR"), "abstained")]),
    (
        "en",
        "The draft on Myanmar passed, 88 in favour and 12 against. Chad was one of the twelve.",
        [(ADOPTION, ("MMR",), "recorded_vote"), (POSITION, ("TCD", "MMR"), "against")],
    ),
    (
        "en",
        "The draft on Myanmar passed, 88 in favour and 12 against. Chad was in the first group.",
        [(ADOPTION, ("MMR",), "recorded_vote"), (POSITION, ("TCD", "MMR"), "for")],
    ),
    (
        "en",
        "The draft on Myanmar passed, 88 in favour and 12 against. Chad was among the forty in between.",
        [(ADOPTION, ("MMR",), "recorded_vote"), (POSITION, ("TCD", "MMR"), "abstained")],
    ),
    (
        "en",
        "The draft on Myanmar passed, 88 in favour, 12 against and 40 abstaining, among them Chad.",
        [(ADOPTION, ("MMR",), "recorded_vote"), (POSITION, ("TCD", "MMR"), "abstained")],
    ),
    (
        "en",
        "Chad voted against the text on Myanmar in 2016. It had done so in 2015.",
        [(POSITION, ("TCD", "MMR"), "against"), (POSITION, ("TCD", "MMR"), "against")],
    ),
    ("en", "Nobody called for a ballot: the text on Myanmar went through.", [(ADOPTION, ("MMR",), "without_a_vote")]),
    (
        "en",
        "Myanmar had a bad day in New York. The text was carried by 88 to 12.",
        [(ADOPTION, ("MMR",), "recorded_vote")],
    ),
    ("en", "The text on Myanmar passed, 24-15-8.", [(ADOPTION, ("MMR",), "recorded_vote")]),
    (
        "en",
        "Nobody asked for a ballot; without a vote the text on Myanmar went through.",
        [(ADOPTION, ("MMR",), "without_a_vote")],
    ),
    (
        "en",
        "Chad's envoy surprised everybody. He voted no on the text on Myanmar.",
        [(POSITION, ("TCD", "MMR"), "against")],
    ),
    (
        "ar",
        "علقت الجمعية العامة عضوية ميانمار في مجلس حقوق الإنسان بأغلبية 93 صوتا.",
        [(ADOPTION, ("MMR",), "recorded_vote")],
    ),
    ("en", "The draft on Myanmar was tabled by the European Union.", [(SPONSORS, ("MMR",), None)]),
    ("en", "The Lima Group and Chad put forward the text on Venezuela.", [(SPONSORS, ("TCD", "VEN"), None)]),
    ("en", "Tokyo and Brussels put forward the text on Myanmar.", [(SPONSORS, ("JPN", "MMR"), None)]),
    ("en", "Parliament voted: the new law passed by 88 votes to 12.", []),
    (
        "fr",
        "Le Tchad a appuyé sur le bouton rouge lors du vote sur le projet relatif à la Birmanie.",
        [(POSITION, ("TCD", "MMR"), "against")],
    ),
    (
        "es",
        "Chad pulsó el botón amarillo en la votación del borrador sobre Myanmar.",
        [(POSITION, ("TCD", "MMR"), "abstained")],
    ),
    ("ru", "Чад нажал красную кнопку: проект по Мьянме ему не понравился.", [(POSITION, ("TCD", "MMR"), "against")]),
    ("zh", "乍得对缅甸决议草案按了红键。", [(POSITION, ("TCD", "MMR"), "against")]),
    ("ar", "كانت السنغال في صف الرافضين لمشروع القرار المتعلق بميانمار.", [(POSITION, ("SEN", "MMR"), "against")]),
    ("ar", "لزمت السنغال الحياد في التصويت على النص المتعلق بميانمار.", [(POSITION, ("SEN", "MMR"), "abstained")]),
]


@pytest.mark.parametrize(("lang", "text", "claims"), VOTES)
def test_votes_are_told_in_many_ways(lang: str, text: str, claims: Claims) -> None:
    assert read(text, lang) == claims


OPINIONS = [
    ("en", "Small fry are flogged while big fish swim off.", SELECTIVITY),
    ("en", "They have one yardstick for clients and another for the poor.", SELECTIVITY),
    ("en", "Isolation has never opened a single cell.", CAUSAL),
    ("en", "Nobody here is without sin; no government can claim clean hands.", JUDGEMENT),
    ("en", "Chad has the worst prisons on the continent.", JUDGEMENT),
    ("ar", "يُجلد الصغار ويُعفى الكبار.", SELECTIVITY),
    ("ar", "العزلة لم تحرر سجينا واحدا.", CAUSAL),
    ("ar", "ما من حكومة تستطيع أن تدعي الكمال.", JUDGEMENT),
    ("fr", "On épargne les puissants, on fustige les petits.", SELECTIVITY),
    ("es", "Se castiga a los débiles y se mima a los poderosos.", SELECTIVITY),
    ("ru", "Слабых судят, а о сильных молчат.", SELECTIVITY),
    ("zh", "强国的监狱无人过问，弱国却总是挨打。", SELECTIVITY),
]


@pytest.mark.parametrize(("lang", "text", "kind"), OPINIONS)
def test_opinions_are_told_by_their_features(lang: str, text: str, kind: Kind) -> None:
    found = [each for each, _, _ in read(text, lang)]
    assert found
    assert set(found) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "“The hall was full and the coffee was cold,” she said.",
        "“An abstention is an answer,” she said.",
        "“Is this what they call justice?” she asked.",
        "“The prisons must be closed,” she said.",
    ],
)
def test_what_only_sounds_like_an_opinion_is_none(text: str) -> None:
    assert read(text, "en") == []


TALVANIA = (Speaker("s1", "Ada Wren", "ambassador", "XTV"),)


VOTED = "Colombia abstained on the General Assembly's resolution on human rights in North Korea."


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2014-12-22", "contradicted"), ("2015-11-30", "partly"), ("2016-12-20", "partly")],  # it voted for in 2014
)
def test_a_vote_of_these_weeks_is_the_one_that_is_meant(day: str, verdict: str) -> None:
    on = date.fromisoformat(day)
    (found,) = check_statement(statement_of(VOTED, language="en"), facts_record(), (on, on))
    assert found.verdict == verdict


@pytest.mark.parametrize(("number", "verdict"), [("three", "not_in_record"), ("40", "contradicted"), ("167", "shown")])
def test_a_small_part_of_what_was_received_is_not_contradicted(number: str, verdict: str) -> None:
    on = date(2013, 5, 1)
    text = f"North Korea received {number} recommendations."
    (found,) = check_statement(statement_of(text, language="en"), facts_record(), (on, on))
    assert found.verdict == verdict


SIDES = (
    ("en", "Twenty States voted against the text on the DPRK in 2014.", (None, 20, None)),
    ("en", "53 States abstained on the DPRK resolution in 2014.", (None, None, 53)),
    ("ar", "صوتت عشرون دولة ضد قرار الجمعية العامة بشأن كوريا الشمالية في 2014.", (None, 20, None)),
    ("fr", "53 États se sont abstenus lors du vote sur la résolution sur la RPDC en 2014.", (None, None, 53)),
    ("es", "Veinte Estados votaron en contra de la resolución sobre la RPDC en 2014.", (None, 20, None)),
    ("ru", "Двадцать государств проголосовали против резолюции по КНДР в 2014 году.", (None, 20, None)),
    ("zh", "2014年53个国家对朝鲜决议投了弃权票。", (None, None, 53)),
)


@pytest.mark.parametrize(("lang", "text", "tally"), SIDES)
def test_one_side_of_a_result(lang: str, text: str, tally: tuple[int | None, ...]) -> None:
    (claim,) = claims_in(statement_of(text, language=lang))
    assert (claim.kind, claim.states, claim.details.tally) == (ADOPTION, ("PRK",), tally)


def test_a_speech_is_its_speakers() -> None:
    text = "Mr. President, my delegation votes no on the text on Myanmar. Our country is a model for the region."
    found = claims_in(statement_of(text, language="en", known=list(TALVANIA)))
    assert [(each.kind, each.states, each.speaker) for each in found] == [
        (POSITION, ("XTV", "MMR"), "s1"),
        (JUDGEMENT, ("XTV",), "s1"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The delegation had voted against the text on Myanmar, Ada Wren said.", POSITION),
        ("The delegation had co-sponsored the text on Myanmar, Ada Wren said.", SPONSORS),
    ],
)
def test_the_delegation_is_that_of_whoever_speaks(text: str, kind: Kind) -> None:
    assert [(each, states) for each, states, _ in read(text, "en", TALVANIA)] == [(kind, ("XTV", "MMR"))]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Chad, she wrote, is the worst jailer on the planet.", ("TCD",)),
        ("Chad was reviewed in 2018. It is a model for the region.", ("TCD",)),
        ("“The most closed society of our age”: so she described Chad.", ("TCD",)),
        ("No country can claim to be perfect, and Chad knows it.", ()),
    ],
)
def test_a_judgement_is_on_somebody(text: str, states: tuple[str, ...]) -> None:
    judged = [each for each in read(text, "en", TALVANIA) if each[0] is JUDGEMENT]
    assert [each[1] for each in judged] == [states]
