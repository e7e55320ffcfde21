"""Symbols as tables write them."""

from __future__ import annotations

import pytest

from hiwar.kernel.procedure.resolution_symbols import Numbered, drafts_in, is_draft, roman, symbol_of


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("R/60/173", Numbered("A/RES/60/173", "GA", 60)),
        ("A/RES/74/95", Numbered("A/RES/74/95", "GA", 74)),
        ("R/26/2758", Numbered("A/RES/2758(XXVI)", "GA", 26)),
        ("R/21/2200A", Numbered("A/RES/2200(XXI)", "GA", 21)),
        ("A/RES/2758(XXVI)", Numbered("A/RES/2758(XXVI)", "GA", 26)),
        ("R/55/33U", Numbered("A/RES/55/33U", "GA", 55)),
        ("R/33/442", Numbered("A/DEC/33/442", "GA", 33)),
        ("A/RES/ES-11/3", Numbered("A/RES/ES-11/3", "GA", 11, "ES")),
        ("A/HRC/RES/7/15", Numbered("A/HRC/RES/7/15", "HRC", 7)),
        ("A/HRC/RES/S-15/1", Numbered("A/HRC/RES/S-15/1", "HRC", 15, "S")),
        ("E/CN.4/RES/2003/10", Numbered("E/CN.4/RES/2003/10", "CHR", 59)),
        ("E/CN.4/RES/2005/11", Numbered("E/CN.4/RES/2005/11", "CHR", 61)),
        ("R/12/50", None),  # a page of the Official Records
        ("R/17/97", None),
        ("ESS/2/77A", None),
        ("SS/1/114", None),
        ("GOAR/1/1288B", None),
        ("R/10 65", None),
        ("", None),
        ("R/60/173; DROP", None),
    ],
)
def test_symbols(written: str, found: Numbered | None) -> None:
    assert symbol_of(written) == found


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 19, 26, 30)] == ["I", "IV", "IX", "XIV", "XIX", "XXVI", "XXX"]


def test_the_symbol_of_a_draft_is_known_alone_and_in_a_text() -> None:
    symbols = ("A/C.3/70/L.35", "A/HRC/28/L.18", "E/CN.4/2003/L.31/Rev.1", "A/C.3/69/L.28/Rev.1/Add.1")
    assert all(map(is_draft, symbols))
    assert not any(map(is_draft, ("A/RES/72/188", "hello world", "L.5", "A/C.3/70/L.35 and more", "")))
    assert drafts_in("A/C.3/70/L.35; A/HRC/28/L.18, as in A/C.3/70/L.35") == ("A/C.3/70/L.35", "A/HRC/28/L.18")
