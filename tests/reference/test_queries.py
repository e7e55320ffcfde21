"""States among words, and names that are printed otherwise than today."""

import pytest

from hiwar.reference.queries import named_in, printed_otherwise


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("france torture", ("FRA", "torture")),
        ("torture United States", ("USA", "torture")),
        ("prisons in New Zealand today", ("NZL", "prisons in today")),
        ("Swaziland", ("SWZ", "")),
        ("torture", None),
        ("", None),
    ],
)
def test_a_state_named_among_words(words: str, found: tuple[str, str] | None) -> None:
    assert named_in(words) == found


@pytest.mark.parametrize(
    ("iso3", "as_written", "printed"),
    [
        ("PSE", "Palestine", "Palestine"),
        ("SWZ", "Swaziland", "Swaziland"),
        ("IRN", "Islamic Republic of Iran", ""),
        ("CIV", "Cote d’Ivoire", ""),
        ("PHL", "the Philippines", ""),
        ("QQQ", "Nowhere", ""),
    ],
)
def test_a_name_printed_otherwise_than_today(iso3: str, as_written: str, printed: str) -> None:
    assert printed_otherwise(iso3, as_written, "en") == printed
