"""Names of States as Russian declines them."""

from __future__ import annotations

import pytest

from hiwar.kernel.facts import find_declined, find_state, states
from hiwar.kernel.facts.declension import declined


@pytest.mark.parametrize(
    ("form", "iso3", "cases"),
    [
        ("Российской Федерации", "RUS", {"genitive", "dative", "prepositional"}),
        ("России", "RUS", {"genitive", "dative", "prepositional"}),
        ("Россией", "RUS", {"instrumental"}),
        ("Францию", "FRA", {"accusative"}),
        ("Китая", "CHN", {"genitive"}),
        ("Китаю", "CHN", {"dative"}),
        ("Соединённого Королевства Великобритании и Северной Ирландии", "GBR", {"genitive"}),
        ("Соединенным Штатам Америки", "USA", {"dative"}),
        ("Корейскую Народно-Демократическую Республику", "PRK", {"accusative"}),
        ("Республики Корея", "KOR", {"genitive"}),
        ("Ирану (Исламской Республике)", "IRN", {"dative"}),
        ("Гвинеи-Бисау", "GNB", {"genitive"}),
        ("Коста-Рике", "CRI", {"dative", "prepositional"}),
        ("Папуа — Новой Гвинеи", "PNG", {"genitive"}),
        ("Багамских Островов", "BHS", {"genitive"}),
        ("Египтом", "EGY", {"instrumental"}),
        ("Нигера", "NER", {"genitive"}),
        ("Нигерии", "NGA", {"genitive", "dative", "prepositional"}),
        ("Святого Престола", "VAT", {"genitive"}),
        ("Объединенных Арабских Эмиратах", "ARE", {"prepositional"}),
        ("Филиппин", "PHL", {"genitive"}),
        ("Талвании", "XTV", {"genitive", "dative", "prepositional"}),
    ],
)
def test_a_declined_name_is_known_with_its_cases(form: str, iso3: str, cases: set[str]) -> None:
    found = find_declined(form)
    assert found
    assert (found.state.iso3, found.cases) == (iso3, cases)


@pytest.mark.parametrize(
    "words", ["", "Китай", "Чили", "КНДР", "КНДРом", "пыток", "Федерации", "Republic", "республике"]
)
def test_what_is_no_declined_name_is_none(words: str) -> None:
    assert find_declined(words) is None


UNCHANGED = (
    "Бурунди, Буркина-Фасо, Чили, Конго, Никарагуа, Гаити, Лесото, Монако, Мали, Марокко, Малави, Науру, Ниуэ, Палау, "
    "Перу, Сомали, Того, Тимор-Лешти, Тувалу, Вануату, Самоа, Зимбабве, Фиджи, Джибути, Кабо-Верде, Кирибати, "
    "Сан-Марино, Эсватини, Сан-Томе и Принсипи"
)
"""Names that no case changes."""


def test_every_state_is_known_by_its_genitive() -> None:
    """A genitive is one State's alone, and no other's name."""
    for state in states():
        name = state.name("ru")
        genitives = [form for case, form in declined(name) if case == "genitive"]
        if state.kind in ("member", "observer", "invented") and name not in UNCHANGED.split(", "):
            found = find_declined(genitives[0])
            assert (found and found.state) == state, name
            assert find_state(name, "ru") == state
