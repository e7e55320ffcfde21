"""Numbers, references and page heads as each language writes them."""

from __future__ import annotations

import pytest

from hiwar.kernel import reading
from hiwar.kernel.reading.lines import running_lines
from hiwar.kernel.reading.masthead import ordinal
from hiwar.kernel.reading.model import Page
from hiwar.kernel.reading.phrases import phrases
from hiwar.kernel.reading.references import paragraph_references, recommendation_references
from tests.made_files import unicode_pdf


@pytest.mark.parametrize(
    ("language", "sentence", "labels"),
    [
        ("fr", "les recommandations 7.1 et 7.4 à 7.6", "7.1 7.4 7.5 7.6"),
        ("fr", "les recommandations nos 5 à 7 et 9, et la recommandation 12", "5 6 7 9 12"),
        ("fr", "l’article 5 et la cible 8.7, recommandation 7.1", "7.1"),
        ("es", "Las recomendaciones 7.1, 7.2 y de la 7.4 a la 7.6", "7.1 7.2 7.4 7.5 7.6"),
        ("es", "las recomendaciones núms. 5 a 7 y 9", "5 6 7 9"),
        ("es", "el artículo 5 y la meta 8.7; recomendación 7.1", "7.1"),
        ("ru", "рекомендации 7.1, 7.2 и с 7.4 по 7.6", "7.1 7.2 7.4 7.5 7.6"),
        ("ru", "рекомендации 7.4—7.6", "7.4 7.5 7.6"),
        ("ru", "рекомендации № 5–7 и 9", "5 6 7 9"),
        ("ru", "статья 5 и рекомендация 7.1", "7.1"),
    ],
)
def test_recommendations_named_by_number(language: str, sentence: str, labels: str) -> None:
    found = recommendation_references(sentence, phrases(language))
    assert [reference.label for reference in found] == labels.split()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "in paragraphs 23 (b) and (f), 27 (b) to (d) and 38"),
        ("fr", "figurant aux paragraphes 23 b) et f), 27 b) à d) et 38"),
        ("es", "en los párrafos 23 b) y f), 27 b) a d) y 38"),
        ("ru", "в пунктах 23 b) и f), 27 b)–d) и 38"),
    ],
)
def test_paragraphs_with_letters(language: str, sentence: str) -> None:
    found = paragraph_references(sentence, phrases(language))
    assert [reference.label for reference in found] == ["23(b)", "23(f)", "27(b)", "27(c)", "27(d)", "38"]


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("fr", "première", 1), ("fr", "1re", 1), ("fr", "dix-neuvième", 19), ("fr", "vingt et unième", 21),
        ("fr", "trente-deuxième", 32), ("fr", "cinquantième", 50),
        ("es", "19º", 19), ("es", "13er", 13), ("es", "decimonoveno", 19), ("es", "vigésimo primer", 21),
        ("ru", "девятнадцатую", 19), ("ru", "двадцать первую", 21), ("ru", "33-ю", 33), ("ru", "сороковую", 40),
    ],
)  # fmt: skip
def test_numbers_of_sessions(language: str, words: str, number: int) -> None:
    assert ordinal(words, phrases(language)) == number


@pytest.mark.parametrize(("language", "head"), [("fr", "page 4"), ("es", "página 4"), ("ru", "стр. 4")])
def test_the_head_of_a_page_is_no_running_text(language: str, head: str) -> None:
    pages = [Page(4, f"A/HRC/TRAINING/9\n{head}\n1. …")]
    assert [line.text for line in running_lines(pages, phrases(language))] == ["1. …"]


def test_a_word_broken_over_a_footnote_and_a_page_is_whole() -> None:
    """As a typesetter leaves it: the page ends within a word, a note and the number stand below."""
    first = ["Доклад Рабочей группы по универсальному периодическому обзору", "A/HRC/TRAINING/9", "Талвания",
             "II. Выводы и/или рекомендации", "6. Следующие рекомендации пользуются поддержкой Тал-", "вании:",
             "6.1 считать лодки у мос-", "тов (Меривия);1", "6.2 красить мосты и лод-", "ки (Орланда);",
             "6.3 чистить реку и бе-", "1 Талвания просила об этом.", "1"]  # fmt: skip
    second = ["A/HRC/TRAINING/9", "рега (Кестерия).", "7. Лодки, мостов, берега и Талвании касается все."]
    found = reading.read(unicode_pdf(["\n".join(first), "\n".join(second)]), "a.pdf")
    assert [(r.paragraph, r.text, r.recommending) for r in found.recommendations] == [
        ("6.1", "считать лодки у мостов", ("XMR",)),
        ("6.2", "красить мосты и лодки", ("XOR",)),
        ("6.3", "чистить реку и берега", ("XKS",)),
    ]
