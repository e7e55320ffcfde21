"""True claims in the six languages: put together from the record, they are shown; with another number, date, State or
treaty in them they are not (metamorphic: nobody judges these sentences, the record does)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hiwar.kernel.checking import Verdict, check_statement
from hiwar.kernel.checking.answers import reviews_in, series_resolutions
from hiwar.kernel.checking.record import Resolution, Standing, Vote
from hiwar.kernel.facts import instruments, timetable
from hiwar.kernel.reading.press import statement_of
from tests.kernel.checking.facts_record import facts_record

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
ON = date(2017, 12, 15)
ONCE = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

STATES = {
    "PRK": {"ar": "كوريا الشمالية", "en": "North Korea", "es": "Corea del Norte", "fr": "La Corée du Nord",
            "ru": "Северная Корея", "zh": "朝鲜"},
    "MAR": {"ar": "المغرب", "en": "Morocco", "es": "Marruecos", "fr": "Le Maroc", "ru": "Марокко", "zh": "摩洛哥"},
    "CAN": {"ar": "كندا", "en": "Canada", "es": "Canadá", "fr": "Le Canada", "ru": "Канада", "zh": "加拿大"},
    "JPN": {"ar": "اليابان", "en": "Japan", "es": "Japón", "fr": "Le Japon", "ru": "Япония", "zh": "日本"},
    "CUB": {"ar": "كوبا", "en": "Cuba", "es": "Cuba", "fr": "Cuba", "ru": "Куба", "zh": "古巴"},
    "BRA": {"ar": "البرازيل", "en": "Brazil", "es": "Brasil", "fr": "Le Brésil", "ru": "Бразилия", "zh": "巴西"},
}  # fmt: skip

TREATIES = {
    "CAT": {"ar": "اتفاقية مناهضة التعذيب", "en": "the Convention against Torture",
            "es": "la Convención contra la Tortura", "fr": "la Convention contre la torture",
            "ru": "Конвенции против пыток", "zh": "《禁止酷刑公约》"},
    "CRC": {"ar": "اتفاقية حقوق الطفل", "en": "the Convention on the Rights of the Child",
            "es": "la Convención sobre los Derechos del Niño", "fr": "la Convention relative aux droits de l’enfant",
            "ru": "Конвенции о правах ребенка", "zh": "《儿童权利公约》"},
    "ICMW": {"ar": "الاتفاقية الدولية لحماية حقوق جميع العمال المهاجرين وأفراد أسرهم",
             "en": "the International Convention on the Protection of the Rights of All Migrant Workers",
             "es": "la Convención Internacional sobre la protección de los derechos de los trabajadores migratorios",
             "fr": "la Convention internationale sur la protection des droits de tous les travailleurs migrants",
             "ru": "Конвенции о защите прав всех трудящихся-мигрантов", "zh": "《移徙工人公约》"},
    "CRPD": {"ar": "اتفاقية حقوق الأشخاص ذوي الإعاقة",
             "en": "the Convention on the Rights of Persons with Disabilities",
             "es": "la Convención sobre los derechos de las personas con discapacidad",
             "fr": "la Convention relative aux droits des personnes handicapées",
             "ru": "Конвенции о правах инвалидов", "zh": "《残疾人权利公约》"},
}  # fmt: skip

PARTY = {
    "ar": "{state} طرف في {treaty}.", "en": "{state} is a party to {treaty}.", "es": "{state} es parte en {treaty}.",
    "fr": "{state} est partie à {treaty}.", "ru": "{state} является участником {treaty}.",
    "zh": "{state}是{treaty}的缔约国。",
}  # fmt: skip

TIMES = {
    "ar": {1: ("مرة واحدة",), 2: ("مرتين",), 3: ("ثلاث مرات", "3 مرات", "٣ مرات"), 4: ("أربع مرات", "٤ مرات")},
    "en": {1: ("once",), 2: ("twice", "two times", "2 times"), 3: ("three times", "3 times"), 4: ("four times",)},
    "es": {1: ("una vez",), 2: ("dos veces", "2 veces"), 3: ("tres veces",), 4: ("cuatro veces",)},
    "fr": {1: ("une fois",), 2: ("deux fois", "2 fois"), 3: ("trois fois",), 4: ("quatre fois",)},
    "ru": {1: ("один раз",), 2: ("дважды", "два раза"), 3: ("трижды", "три раза"), 4: ("четыре раза",)},
    "zh": {1: ("一次", "1次"), 2: ("两次", "2次"), 3: ("三次",), 4: ("四次",)},
}  # fmt: skip
REVIEWED = {
    "ar": "خضعت {state} {times} للاستعراض الدوري الشامل.",
    "en": "{state} has undergone the Universal Periodic Review {times}.",
    "es": "{state} se ha sometido {times} al Examen Periódico Universal.",
    "fr": "{state} a été examinée {times} dans le cadre de l’Examen périodique universel.",
    "ru": "{state} {times} проходила универсальный периодический обзор.",
    "zh": "{state}已{times}接受普遍定期审议。",
}  # fmt: skip

DUE = {
    "ar": "من المقرر أن تخضع {state} للاستعراض الدوري الشامل عام {year}.",
    "en": "{state} is due to be reviewed under the UPR in {year}.",
    "es": "Está previsto que {state} se someta al Examen Periódico Universal en {year}.",
    "fr": "{state} doit être examinée dans le cadre de l’EPU en {year}.",
    "ru": "{state} должна пройти универсальный периодический обзор в {year} году.",
    "zh": "{state}将于{year}年接受普遍定期审议。",
}  # fmt: skip

ADOPTED = {
    "ar": "اعتمد القرار {symbol} بأغلبية {yes} صوتا مقابل {no} وامتناع {abstained}.",
    "en": "Resolution {symbol} was adopted by {yes} votes to {no}, with {abstained} abstentions.",
    "es": "La resolución {symbol} fue aprobada por {yes} votos contra {no} y {abstained} abstenciones.",
    "fr": "La résolution {symbol} a été adoptée par {yes} voix contre {no}, avec {abstained} abstentions.",
    "ru": "Резолюция {symbol} была принята {yes} голосами против {no} при {abstained} воздержавшихся.",
    "zh": "第{symbol}号决议以{yes}票赞成、{no}票反对、{abstained}票弃权获得通过。",
}  # fmt: skip
VOTED = [each for each in series_resolutions() if each.recorded and each.body == "ga" and each.symbol]


def verdicts(lang: str, text: str, on: date = ON) -> list[Verdict]:
    return [each.verdict for each in check_statement(statement_of(text, language=lang), facts_record(), (on, on))]


def eastern(text: str) -> str:
    """With Arabic-Indic digits."""
    return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


def standing(state: str, treaty: str) -> Standing:
    return facts_record().membership(state, treaty, ON).standing


PAIRS: Sequence[tuple[str, str]] = [(state, treaty) for state in STATES for treaty in TREATIES]
LANGUAGE = st.sampled_from(LANGUAGES)


@ONCE
@given(LANGUAGE, st.sampled_from([pair for pair in PAIRS if standing(*pair) is Standing.PARTY]), st.data())
def test_another_state_or_treaty(lang: str, pair: tuple[str, str], data: st.DataObject) -> None:
    state, treaty = pair
    text = PARTY[lang].format(state=STATES[state][lang], treaty=TREATIES[treaty][lang])
    assert verdicts(lang, text) == [Verdict.SHOWN], text
    absent = [other for other in PAIRS if standing(*other) in (Standing.NONE, Standing.SIGNED)]
    near = [other for other in absent if other[0] == state or other[1] == treaty]
    other, instead = data.draw(st.sampled_from(near or absent))
    changed = PARTY[lang].format(state=STATES[other][lang], treaty=TREATIES[instead][lang])
    assert verdicts(lang, changed) == [Verdict.CONTRADICTED], changed


@ONCE
@given(LANGUAGE, st.sampled_from(sorted(STATES)), st.integers(2009, 2017), st.data())
def test_another_number_of_reviews(lang: str, state: str, year: int, data: st.DataObject) -> None:
    on = date(year, 12, 31)
    held = sum(each.last <= on for each in reviews_in(timetable(), state) or ())
    said = data.draw(st.sampled_from(sorted(TIMES[lang])))
    text = REVIEWED[lang].format(state=STATES[state][lang], times=data.draw(st.sampled_from(TIMES[lang][said])))
    assert verdicts(lang, text, on) == [Verdict.SHOWN if said == held else Verdict.CONTRADICTED], (text, on)


@ONCE
@given(LANGUAGE, st.sampled_from(sorted(STATES)), st.integers(2009, 2017), st.data())
def test_another_year_of_the_next_review(lang: str, state: str, year: int, data: st.DataObject) -> None:
    on = date(year, 12, 31)
    following = next(each for each in reviews_in(timetable(), state) or () if each.last > on)
    said = data.draw(st.integers(year + 1, year + 5))
    digits = eastern(str(said)) if lang == "ar" and data.draw(st.booleans()) else str(said)
    found = verdicts(lang, DUE[lang].format(state=STATES[state][lang], year=digits), on)
    right = following.first.year <= said <= following.last.year
    assert len(found) == 1
    assert (found[0] is Verdict.SHOWN) == right, (lang, state, said, on)


@ONCE
@given(LANGUAGE, st.sampled_from(VOTED), st.sampled_from(("yes", "no", "abstained")), st.integers(1, 30), st.data())
def test_another_result(lang: str, result: Resolution, which: str, more: int, data: st.DataObject) -> None:
    said = result.tallies[0]._asdict()
    symbol = (result.symbol or "").removeprefix("A/RES/")
    write = eastern if lang == "ar" and data.draw(st.booleans()) else str

    def told(numbers: dict[str, int]) -> str:
        return ADOPTED[lang].format(symbol=symbol, **{name: write(str(number)) for name, number in numbers.items()})

    assert verdicts(lang, told(said)) == [Verdict.SHOWN], told(said)
    said[which] += more
    if not any(tuple(said.values()) == tuple(tally) for tally in result.tallies):
        assert verdicts(lang, told(said)) == [Verdict.CONTRADICTED], told(said)


@ONCE
@given(LANGUAGE, st.sampled_from(sorted(STATES)), st.sampled_from(VOTED), st.data())
def test_another_voter(lang: str, state: str, result: Resolution, data: st.DataObject) -> None:
    vote = facts_record().vote(state, result.id)
    symbol = (result.symbol or "").removeprefix("A/RES/")
    digits = eastern(symbol) if lang == "ar" and data.draw(st.booleans()) else symbol
    text = AGAINST[lang].format(state=STATES[state][lang], symbol=digits)
    expected = {Vote.NO: Verdict.SHOWN, None: Verdict.NOT_IN_RECORD}.get(vote, Verdict.CONTRADICTED)
    assert verdicts(lang, text) == [expected], text


AGAINST = {
    "ar": "صوتت {state} ضد القرار {symbol}.",
    "en": "{state} voted against resolution {symbol}.",
    "es": "{state} votó en contra de la resolución {symbol}.",
    "fr": "{state} a voté contre la résolution {symbol}.",
    "ru": "{state} голосовала против резолюции {symbol}.",
    "zh": "{state}对第{symbol}号决议投了反对票。",
}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("صوتت روسيا وكوريا الشمالية ضد القرار 69/188.", "shown"),
        ("صوتت موسكو ضد القرار 69/188.", "shown"),
        ("صوتت طوكيو ضد القرار 69/188.", "contradicted"),
        ("خضعت بيونغ يانغ مرتين للاستعراض الدوري الشامل.", "shown"),
        ("خضعت كندا وكوريا الشمالية مرتين للاستعراض الدوري الشامل.", "shown"),
        ("خضعت كندا وكوريا الشمالية ٣ مرات للاستعراض الدوري الشامل.", "contradicted"),
    ],
)
def test_capitals_prefixes_and_duals(text: str, verdict: str) -> None:
    assert verdicts("ar", text) == [verdict]


def test_every_treaty_has_a_name() -> None:
    assert set(TREATIES) <= set(instruments())
