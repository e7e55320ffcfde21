"""What a reader takes for recommendations in statements that invented States hand in, in six languages."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import state
from hiwar.kernel.reading import ReadingError
from hiwar.kernel.reading.model import Genre
from hiwar.kernel.reading.statement import proposed, read_statement
from hiwar.kernel.values import LANGUAGES


def found(text: str, language: str) -> list[str]:
    """The passages in a text that is said to Talvania."""
    marks = proposed(text, language, (state("XTV").name(language), state("XTV").formal[language]))
    assert all(0 < each.confidence <= 100 for each in marks)
    assert all(one.end <= two.start for one, two in pairwise(marks))
    return [text[each.start : each.end] for each in marks]


SAID = {
    "en": [
        ("We thank Talvania. We recommend to count the boats. We wish it well.", ["count the boats"]),
        ("Bardovia recommends that the Government of Talvania ratify the Covenant.", ["ratify the Covenant"]),
        (
            "Bardovia thanks Talvania. It recommends to: Count the boats; Open the wells.",
            ["Count the boats", "Open the wells"],
        ),
        ("We welcome the law, and recommend that Talvania adopt a plan, and encourage it to go on.", ["adopt a plan"]),
        ("Mr. President, the Committee on the Rights of the Child recommends a law; so do others.", []),
        ("Talvania accepted the recommendations of the second cycle. What does it recommend to others?", []),
        ("We do not recommend haste. Many were recommended by experts.", []),
        ("We urge Talvania to hurry. Talvania should count its boats.", []),
        (
            "Bardovia makes the following recommendations to Talvania:\n(a) Ratify the Convention;\n"
            "(b) Abolish the fee; and\n(c) Open the wells. This would help all.\n\nWe wish Talvania well.",
            ["Ratify the Convention", "Abolish the fee", "Open the wells"],
        ),
        (
            "Our recommendations are:\n1. To ratify the\nConvention.\n2. To abolish the fee.",
            ["ratify the\nConvention", "abolish the fee"],
        ),
        (
            "We recommend that Talvania:\n\nCount the boats;\nAbolish the fee.\n\nThank you.",
            ["Count the boats", "Abolish the fee"],
        ),
        (
            "We recommend that it (a) count the boats, (b) open the wells and (c) train judges.",
            ["count the boats", "open the wells", "train judges"],
        ),
        (
            "First, we recommend Talvania to open the wells. Second, we recommend counting the boats.",
            ["open the wells", "counting the boats"],
        ),
    ],
    "fr": [
        (
            "Nous recommandons à la Talvanie de ratifier la Convention. Le Comité recommande autre chose.",
            ["ratifier la Convention"],
        ),
        ("La Bardovie recommande que la Talvanie adopte la loi.", ["adopte la loi"]),
        (
            "La Bardovie formule les recommandations suivantes :\na) Ratifier la Convention ;\nb) Abolir la taxe.",
            ["Ratifier la Convention", "Abolir la taxe"],
        ),
        (
            "Nous recommandons au Gouvernement de la Talvanie d’ouvrir les puits, et l’encourageons à poursuivre.",
            ["ouvrir les puits, et l’encourageons à poursuivre"],
        ),
        ("La Talvanie a accepté les recommandations du deuxième cycle.", []),
    ],
    "es": [
        (
            "Agradecemos a Talvania su informe. Recomendamos a Talvania que ratifique la Convención.",
            ["ratifique la Convención"],
        ),
        (
            "Bardovia recomienda al Gobierno de Talvania: a) abolir la tasa; b) formar a los jueces.",
            ["abolir la tasa", "formar a los jueces"],
        ),
        ("El Comité recomienda otra cosa. Talvania aceptó las recomendaciones del segundo ciclo.", []),
    ],
    "ru": [
        ("Благодарим Талванию. Мы рекомендуем Талвании ратифицировать Конвенцию.", ["ратифицировать Конвенцию"]),
        ("Рекомендуем:\n1) открыть колодцы;\n2) отменить сбор.\nСпасибо.", ["открыть колодцы", "отменить сбор"]),
        ("Комитет рекомендует иное. Рекомендуется терпение.", []),
    ],
    "ar": [
        ("نشكر تالفانيا على تقريرها. ونوصي تالفانيا بأن تصدق على الاتفاقية.", ["تصدق على الاتفاقية"]),
        (
            "توصي بردوفيا تالفانيا بما يلي:\n1- التصديق على الاتفاقية؛\n2- إلغاء الرسم.\nوشكراً.",
            ["التصديق على الاتفاقية", "إلغاء الرسم"],
        ),
        ("وتوصي اللجنة بغير ذلك. وقبلت تالفانيا التوصيات.", []),
    ],
    "zh": [
        ("我们感谢塔尔瓦尼亚的报告。我们建议塔尔瓦尼亚批准《公约》。", ["批准《公约》"]),
        ("我们提出以下建议：\n一、批准《公约》；\n二、废除该项费用。\n谢谢。", ["批准《公约》", "废除该项费用"]),
        ("委员会建议其他措施。塔尔瓦尼亚接受了上一轮的建议。", []),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(lang, *each) for lang, rows in SAID.items() for each in rows]
)
def test_what_a_statement_recommends(language: str, text: str, expected: list[str]) -> None:
    assert found(text, language) == expected


def test_every_language_has_its_words() -> None:
    assert set(SAID) == set(LANGUAGES)
    assert proposed("We recommend to count the boats.", "sw") == ()


def test_a_list_is_surer_than_a_sentence() -> None:
    listed = proposed("We recommend:\n(a) count the boats;\n(b) open the wells.", "en")
    said = proposed("We recommend counting the boats.", "en")
    loose = proposed("We recommend:\ncount the boats;\nopen the wells.", "en")
    assert [each.sign for each in (*listed, *said, *loose)] == ["listed", "listed", "recommends", "listed", "listed"]
    assert listed[0].confidence > said[0].confidence > loose[0].confidence


@given(
    st.text(alphabet=st.sampled_from("we recommend(a):; .\nTo1.)建议نوصي"), max_size=300), st.sampled_from(LANGUAGES)
)
def test_whatever_is_typed_gives_passages_of_it(text: str, language: str) -> None:
    marks = proposed(text, language, ("To",))
    assert all(0 <= each.start < each.end <= len(text) for each in marks)
    assert all(one.end <= two.start for one, two in pairwise(marks))


@pytest.mark.parametrize("piece", ["we recommend ", "(a) ", "a", "We recommend: (a) b; ", "recommend:\n", "\n", "; "])
def test_a_long_text_costs_no_more_than_its_length(piece: str) -> None:
    began = time.process_time()
    proposed(piece * (200_000 // len(piece)), "en", ("Talvania",))
    assert time.process_time() - began < 5


def test_a_file_is_read_as_text() -> None:
    reading = read_statement(b"Nous remercions la Talvanie de son rapport.\nMerci.", "texte.txt")
    assert (reading.genre, reading.language, reading.recommendations) == (Genre.OTHER, "fr", ())
    assert reading.pages[0].text == "Nous remercions la Talvanie de son rapport.\nMerci."
    with pytest.raises(ReadingError, match="is empty"):
        read_statement(b"", "text.txt")
