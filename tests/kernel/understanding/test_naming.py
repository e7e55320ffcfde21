"""States in running text: names, capitals, what is theirs, with prefixes and in the cases of Russian."""

from __future__ import annotations

import pytest

from hiwar.kernel.facts import states
from hiwar.kernel.understanding.folding import fold
from hiwar.kernel.understanding.naming import mentions


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "Moscow and the DPRK; North Korean, Dutch", ["RUS", "PRK", "PRK", "NLD"]),
        ("en", "turkey for us, and the US of Turkey", ["USA", "TUR"]),
        ("en", "the Republic of Korea and Talvanian", ["KOR", "XTV"]),
        ("ar", "وبيونغ يانغ لكوريا الشمالية وللولايات المتحدة", ["PRK", "PRK", "USA"]),
        ("ar", "الخارجية الروسية والقرارات القطرية والدعم المالي", ["RUS"]),
        ("ar", "حكومة مالي والمغرب بالمغرب", ["MLI", "MAR", "MAR"]),
        ("fr", "la Corée du Nord, Moscou et la délégation nord-coréenne", ["PRK", "RUS", "PRK"]),
        ("es", "Corea del Norte, el Japón y Moscú", ["PRK", "JPN", "RUS"]),
        ("ru", "Северной Кореи, Китаем, Москвы, северокорейская", ["PRK", "CHN", "RUS", "PRK"]),
        ("zh", "朝鲜民主主义人民共和国、平壤、俄方", ["PRK", "PRK", "RUS"]),
        ("zh", "中俄古叙四国；美英等西方国家；发展中国家", ["CHN", "RUS", "CUB", "SYR", "USA", "GBR"]),
        ("zh", "塔尔瓦尼亚……塔方；以色列……以国别决议；东帝汶……东方", ["XTV", "XTV", "ISR", "TLS"]),
        ("fr", "le rapport zambien, la délégation laotienne", ["ZMB", "LAO"]),
        ("es", "las elecciones iraníes, la delegación zambiana", ["IRN", "ZMB"]),
        ("ru", "лаосская делегация", ["LAO"]),
    ],
)
def test_mentions(lang: str, text: str, found: list[str]) -> None:
    assert [each.state for each in mentions(fold(text), lang)] == found


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_every_state_is_found_by_its_name(lang: str) -> None:
    """A name that is also another word may be missed where nothing tells; no name is taken for another State's."""
    missed = set()
    for state in states():
        if state.kind not in ("member", "observer") or lang not in state.short:
            continue
        found = {each.state for each in mentions(fold(state.short[lang]), lang)}
        assert found <= {state.iso3}, state.short[lang]
        if not found:
            missed.add(state.iso3)
    assert missed <= {"MLI", "TCD"}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("صدقت تشاد على الاتفاقية.", ["TCD"]),
        ("تشاد طرف في الاتفاقية.", ["TCD"]),
        ("وصوتت مالي ضد القرار.", ["MLI"]),
        ("الدعم مالي وتقني، وقدمت النرويج دعما ماليا.", ["NOR"]),
    ],
)
def test_a_name_that_is_a_word_too_is_a_state_that_does_something(text: str, states: list[str]) -> None:
    assert [each.state for each in mentions(fold(text), "ar")] == states
