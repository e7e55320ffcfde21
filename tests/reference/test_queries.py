"""States by their names, sessions by their year, names that are printed otherwise than today."""

import pytest

from hiwar.reference.queries import printed_otherwise, sessions_in, state_called


@pytest.mark.parametrize(
    ("name", "iso3"),
    [("france", "FRA"), ("the Russian Federation", "RUS"), ("PRK", "PRK"), ("prk", ""), ("QQQ", ""), ("", "")],
)
def test_a_state_by_its_name_or_code(name: str, iso3: str) -> None:
    assert state_called(name) == iso3


def test_the_sessions_of_a_year() -> None:
    assert (sessions_in(2014), sessions_in(1999)) == ([18, 19, 20], [])


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
