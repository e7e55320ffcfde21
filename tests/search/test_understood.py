"""Questions in plain words: the States, years, sessions and positions that they name, and how they are taken."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.search import queries
from hiwar.search.queries import Asked
from hiwar.search.understood import question, readings
from tests.web import sample


@pytest.mark.parametrize(
    ("said", "of", "by", "year", "session", "words"),
    [
        ("DPRK Russia 2014", "PRK", "RUS", "2014", "", ""),
        ("What did the DPRK answer to the Russian Federation's recommendations in 2014?", "PRK", "RUS", "2014", "", ""),
        ("what did the DPRK answer to Russia in 2014", "PRK", "RUS", "2014", "", ""),
        ("Russia to North Korea", "PRK", "RUS", "", "", ""),
        ("Russia's recommendations to North Korea in 2014", "PRK", "RUS", "2014", "", ""),
        ("recommendations from Russia received by the DPRK", "PRK", "RUS", "", "", "received"),
        ("PRK RUS session 19", "PRK", "RUS", "", "19", ""),
        ("North Korea, 19th session: torture", "PRK", "", "", "19", "torture"),
        ("réponse de la Corée du Nord à la Russie 2014", "PRK", "RUS", "2014", "", ""),
        ("¿qué respondió Corea del Norte a Rusia en 2014?", "PRK", "RUS", "2014", "", ""),
        ("КНДР Россия 2014", "PRK", "RUS", "2014", "", ""),
        ("Что ответила КНДР на рекомендации Российской Федерации в 2014 году?", "PRK", "RUS", "2014", "", ""),
        ("Рекомендации Франции Словении 2014", "SVN", "FRA", "2014", "", ""),
        ("рекомендации Китая Соединенным Штатам Америки", "USA", "CHN", "", "", ""),
        ("рекомендации России китаю", "CHN", "RUS", "", "", ""),
        ("рекомендовано Францией для Чили", "CHL", "FRA", "", "", ""),
        ("Ответ Соединённого Королевства на рекомендации Египта", "GBR", "EGY", "", "", ""),
        ("обзор Китая в 2018 году", "CHN", "", "2018", "", ""),
        ("Что Россия рекомендовала Корейской Народно-Демократической Республике", "PRK", "RUS", "", "", ""),
        ("что ответил Китай Кубе", "CHN", "CUB", "", "", ""),
        ("о пытках в Иране", "IRN", "", "", "", "пытках"),
        ("рекомендации Нигерии Нигеру", "NER", "NGA", "", "", ""),
        ("рекомендации Сьерра-Леоне от Филиппин", "SLE", "PHL", "", "", ""),
        ("réponse de la Corée du Nord à la Fédération de Russie en 2014", "PRK", "RUS", "2014", "", ""),
        ("Qu’a répondu la France à l’Allemagne ?", "FRA", "DEU", "", "", ""),
        ("recommandations d’Espagne au Chili", "CHL", "ESP", "", "", ""),
        ("recommandations des États-Unis aux Pays-Bas", "NLD", "USA", "", "", ""),
        ("recomendaciones de los Estados Unidos al Perú", "PER", "USA", "", "", ""),
        ("¿Qué respondió la República Popular Democrática de Corea a Rusia?", "PRK", "RUS", "", "", ""),
        ("توصيات فرنسا لروسيا 2014", "RUS", "FRA", "2014", "", ""),
        ("توصيات للاتحاد الروسي من فرنسا", "RUS", "FRA", "", "", ""),
        ("ما رد كوريا الشمالية على توصيات روسيا في 2014", "PRK", "RUS", "2014", "", ""),
        ("朝鲜对俄罗斯2014年建议的答复", "PRK", "RUS", "2014", "", ""),
        ("torture in 2014", "", "", "2014", "", "torture"),
        ("let us torture United States", "USA", "", "", "", "let us torture"),
        ("recommendations by Cuba", "", "CUB", "", "", ""),
    ],
)
def test_the_likeliest_way_to_take_a_question(said: str, of: str, by: str, year: str, session: str, words: str) -> None:
    first = readings(said)[0]
    assert (first.of, first.by, first.year, first.session, first.q, first.left_out) == (
        of,
        by,
        year,
        session,
        words,
        (),
    )


@pytest.mark.parametrize("said", ["death penalty", "", "?!", "1850 prisons", "2099", "Cuba France Spain", "can us per"])
def test_what_names_no_state_or_time_is_no_question(said: str) -> None:
    assert readings(said) == []


def test_words_may_mean_a_position_and_are_left_out_last() -> None:
    taken = readings("what did Cuba reject from France in 2014")
    assert [(way.position, way.q, way.left_out) for way in taken if (way.of, way.by) == ("CUB", "FRA")] == [
        ("", "reject", ()),
        ("noted", "", ()),
        ("", "reject", ("2014",)),
        ("noted", "", ("2014",)),
        ("", "", ("reject",)),
        ("", "", ("reject", "2014")),
    ]


def test_a_filter_that_is_set_already_keeps_its_side() -> None:
    assert {(way.of, way.by) for way in readings("Cuba", of="FRA")} == {("FRA", "CUB")}
    assert readings("Cuba Spain", of="FRA") == []


@given(st.text(max_size=80))
def test_any_words_are_taken_apart_without_harm(said: str) -> None:
    parts = question(said)
    assert len({each.iso3 for each in parts.states}) == len(parts.states)
    assert all(word in said for word in parts.words)
    assert len(readings(said)) <= 12


# In the record


def search(**asked: str) -> dict[str, Any]:
    return queries.search(Asked.of_query(asked), 1, "en")


@pytest.mark.usefixtures("sampled")
def test_a_question_is_answered_and_said_how_it_was_taken() -> None:
    told = search(q="what did Slovenia answer to France in 2014?")
    assert [row["address"] for row in told["recommendations"]] == [f"{sample.REAL}:115.1"]
    understood = told["understood"]
    assert (understood["of"]["iso3"], understood["by"]["iso3"], understood["sessions"]) == ("SVN", "FRA", [18, 19, 20])
    assert {name: value for name, value in understood["asked"].items() if value} == {
        "of": "SVN", "by": "FRA", "year": "2014",
    }  # fmt: skip
    assert told["together"]["review"]["session"] == 20
    assert told["together"]["filters"] == {"by": "FRA", "position": "", "q": ""}
    assert told["asked"]["q"] == "what did Slovenia answer to France in 2014?"


@pytest.mark.usefixtures("sampled")
def test_a_table_of_a_question_holds_its_answer() -> None:
    question = Asked(q="what did Slovenia answer to France in 2014?")
    assert [len(queries.keys(question, 10)[0]), queries.keys(question, 10)[1]] == [1, 1]
    assert queries.keys(Asked(q="France"), 10) == queries.keys(Asked(q="zebra"), 10) == ([], 0)


@pytest.mark.usefixtures("sampled")
def test_words_that_stand_in_a_text_are_taken_as_they_are() -> None:
    told = search(q="sample text 1")
    assert (told["understood"], told["instead"]) == (None, [])
    assert search(q="Slovenia")["understood"] is None
    assert [(way["of"], way["by"]["iso3"]) for way in search(q="France")["instead"]] == [(None, "FRA")]


@pytest.mark.usefixtures("sampled")
def test_what_finds_nothing_is_left_out_and_said_so() -> None:
    told = search(q="Slovenia France 2009")
    assert (told["understood"]["left_out"], told["pages"]["total"]) == (["2009"], 1)
    assert search(q="Slovenia zebra France")["understood"]["left_out"] == ["zebra"]


@pytest.mark.usefixtures("sampled")
def test_a_year_is_a_filter() -> None:
    assert search(year="2014")["pages"]["total"] == 3
    assert search(year="2015")["pages"]["total"] == search(year="x")["pages"]["total"] == 0
    assert search()["choices"]["year"] == [2014]


@pytest.mark.usefixtures("sampled")
def test_an_open_position_is_told_with_what_others_give() -> None:
    (row,) = search(q="hinges", of="XKS")["recommendations"]
    assert (row["position"], row["elsewhere"]) == ("noted", [])
    (row,) = search(q="pier", of="XTV")["recommendations"]
    assert (row["position"], row["elsewhere"]) == ("pending", [])
