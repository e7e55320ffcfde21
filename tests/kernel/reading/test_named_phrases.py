"""What named texts of the United Nations print, read: every lead, answer, heading and title, to what it says."""

from __future__ import annotations

import pytest

from hiwar.kernel.facts import state
from hiwar.kernel.reading import Genre, read
from hiwar.kernel.reading.answers import classify
from hiwar.kernel.reading.phrases import phrases
from tests.kernel.reading.named_phrases import LANGUAGES, PARTS, Named, front, named, sources

LISTED = {
    "ar": ("7- {}", "7-1 فتح المتحف (ميريفيا)؛", "7-2 إغلاق الجسر (أورلندا)."),
    "es": ("7. {}", "7.1 Abrir el museo (Merivia);", "7.2 Cerrar el puente (Orlanda)."),
    "fr": ("7. {}", "7.1 Ouvrir le musée (Mérivie) ;", "7.2 Fermer le pont (Orlande)."),
    "ru": ("7. {}", "7.1 открыть музей (Меривия);", "7.2 закрыть мост (Орланда)."),
    "zh": ("7. {}", "7.1 开放博物馆(梅里维亚)；", "7.2 关闭桥梁(奥兰达)。"),
}
"""A list with its lead, as each language numbers it."""
every_language = pytest.mark.parametrize("language", LANGUAGES)


def every(*parts: str) -> list[tuple[str, Named]]:
    return [(language, phrase) for language in LANGUAGES for part in parts for phrase in named(language, part)]


def title_page(language: str, symbol: str, *more: str) -> list[str]:
    return [symbol, front(language)["title"], state("XTV").short[language], *more]


@every_language
def test_each_phrase_is_quoted_from_a_named_text_or_said_to_be_from_none(language: str) -> None:
    for part in PARTS:
        for phrase in named(language, part):
            assert bool(phrase.printed) == bool(phrase.source) == bool(phrase.place), phrase
            assert not phrase.source or (phrase.source in sources() and phrase.is_quoted), phrase


def test_every_source_is_quoted_somewhere() -> None:
    assert {phrase.source for _, phrase in every(*PARTS) if phrase.source} == sources()


@every_language
def test_every_position_has_a_lead_and_an_answer_from_a_named_text(language: str) -> None:
    for part in ("lists", "answers"):
        says = [phrase.says for phrase in named(language, part) if phrase.source]
        assert set(says) == {"supported", "partly", "pending", "noted"}
    assert not any(phrase.source for phrase in named(language, "usual"))


@pytest.mark.parametrize(("language", "phrase"), every("lists", "usual"))
def test_the_lead_of_a_list_gives_its_position(language: str, phrase: Named) -> None:
    words = front(language)
    lead, *items = LISTED[language]
    lines = title_page(language, "A/HRC/TRAINING/9", words["session"], words["conclusions"], lead.format(phrase.text))
    found = read("\n".join([*lines, *items]).encode(), "report.txt")
    assert (found.genre, found.language, found.state_under_review) == (Genre.REPORT, language, "XTV")
    assert [(each.paragraph, each.position) for each in found.recommendations] == [
        ("7.1", phrase.says),
        ("7.2", phrase.says),
    ]
    assert {each.position_as_written for each in found.recommendations} == {phrase.text}


@every_language
def test_an_addendum_is_read_answer_by_answer(language: str) -> None:
    answers = named(language, "answers")
    dash, stop = ("-", "-") if language == "ar" else (".", ".")
    lines = title_page(language, "A/HRC/TRAINING/9/Add.1", front(language)["addendum"])
    for i, answer in enumerate(answers, start=1):
        lines.append(f"{i}{stop} {answer.text.format(f'7{dash}{i}')}")
    found = read("\n".join(lines).encode(), "addendum.txt")
    assert (found.genre, found.language, found.answers) == (Genre.ADDENDUM, language, "A/HRC/TRAINING/9")
    assert {each.paragraph: each.position.value for each in found.positions} == {
        f"7.{i}": answer.says for i, answer in enumerate(answers, start=1)
    }


@pytest.mark.parametrize(
    ("language", "sentence", "value"),
    [
        ("fr", "La Talvanie n’a pas exprimé son soutien à la recommandation 7.3.", "noted"),
        ("fr", "Recommandations non appuyées par la Talvanie", "noted"),
        ("fr", "Acte a été donné à la délégation de son exposé.", None),
        ("es", "Talvania no hizo suya la recomendación 7.3.", "noted"),
        ("es", "Talvania no expresó su apoyo a la recomendación 7.3.", "noted"),
        ("es", "Talvania hizo una exposición.", None),
        ("ru", "Талвания не высказалась в поддержку рекомендации 7.3.", "noted"),
        ("ru", "Талвания отказывается поддержать рекомендацию 7.3.", "noted"),
        ("ru", "Талвания отказалась от доклада.", None),
        ("ar", "لم تقر تالفانيا التوصية 7.3.", "noted"),
        ("ar", "لم توافق تالفانيا على التوصية 7.3.", "noted"),
        ("ar", "لا يمكن لتالفانيا الموافقة على التوصية 7.3.", "noted"),
        ("ar", "تقر تالفانيا بأهمية التوصيات.", None),
        ("zh", "塔尔瓦尼亚不认可建议7.3。", "noted"),
        ("zh", "塔尔瓦尼亚没有认可建议7.3。", "noted"),
        ("zh", "塔尔瓦尼亚反对暴力。", None),
    ],
)
def test_what_is_like_them_is_not_taken_for_them(language: str, sentence: str, value: str | None) -> None:
    assert classify(sentence, phrases(language)) == value
