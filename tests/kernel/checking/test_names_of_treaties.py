"""Every instrument is known by its whole name and by its short name, in every language."""

from __future__ import annotations

import pytest

from hiwar.kernel.checking import Kind, claims_in
from hiwar.kernel.facts.instruments import instruments
from hiwar.kernel.reading.press import statement_of
from hiwar.kernel.values import LANGUAGES

FRAMES = {
    "en": ("Norway has ratified the {}.", "Norway acceded to the {} in 1999."),
    "fr": ("La Norvège est partie à : {}.", "La Norvège a adhéré en 1999 au traité « {} »."),
    "es": ("Noruega ha ratificado: {}.", "Noruega se adhirió en 1999 a: {}."),
    "ru": ("Норвегия является участником: {}.", "Норвегия присоединилась в 1999 году к договору «{}»."),
    "ar": ("صدقت النرويج على {}.", "انضمت النرويج عام 1999 إلى {}."),
    "zh": ("挪威批准了《{}》。", "挪威于1999年加入《{}》。"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("short", instruments())
def test_a_treaty_is_known_by_its_names(short: str, lang: str) -> None:
    for name in (instruments()[short].name(lang), short):
        for frame in FRAMES[lang]:
            found = claims_in(statement_of(frame.format(name), language=lang))
            assert [(each.kind, each.states, each.value) for each in found] == [
                (Kind.TREATY_MEMBERSHIP, ("NOR",), [short])
            ], frame.format(name)
