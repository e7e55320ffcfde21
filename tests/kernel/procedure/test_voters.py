"""Who a label of a table of votes means on a day: every trap that is known of."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.procedure.voters import Voter, voter


@pytest.mark.parametrize(
    ("label", "code", "on", "iso3", "note"),
    [
        ("Yugoslavia", "YU", date(1980, 11, 1), "YUG", ""),
        ("Yugoslavia", "YU", date(2003, 2, 4), "SCG", "folded"),
        ("Yugoslavia", "YU", date(2006, 6, 2), "SCG", "folded"),
        ("Yugoslavia", "YU", date(2006, 6, 3), "SRB", "folded"),
        ("Serbia", "RS", date(2019, 12, 18), "SRB", ""),
        ("Serbia", "RS", date(1970, 1, 1), "YUG", "folded"),
        ("Russia", "RU", date(1985, 12, 1), "SUN", "folded"),
        ("Russia", "RU", date(1991, 12, 23), "SUN", "folded"),
        ("Russia", "RU", date(1991, 12, 24), "RUS", ""),
        ("Taiwan", "TW", date(1971, 10, 1), "CHN", "seat-of-china"),
        ("China", "CN", date(1971, 10, 24), "CHN", "seat-of-china"),
        ("China", "CN", date(1971, 11, 3), "CHN", ""),
        ("Czechoslovakia", "CS", date(1992, 12, 6), "CSK", ""),
        ("Czechia", "CZ", date(1993, 11, 2), "CZE", ""),
        ("German Democratic Republic", "DD", date(1989, 12, 6), "DDR", ""),
        ("Federal Republic of Germany", "NA", date(1989, 12, 6), "DEU", ""),
        ("Namibia", "NA", date(2000, 11, 1), "NAM", ""),
        ("Namibia", "", date(2000, 11, 1), "NAM", ""),
        ("Yemen People's Republic", "YD", date(1980, 11, 1), "YMD", ""),
        ("Yemen Arab Republic", "", date(1980, 11, 1), "YEM", ""),
        ("Zanzibar", "", date(1963, 12, 3), "EAZ", ""),
        ("TÜRKIYE", "TUR", date(2023, 12, 19), "TUR", ""),
        ("Whatever they call it", "PRK", date(2023, 12, 19), "PRK", ""),
    ],
)
def test_labels(label: str, code: str, on: date, iso3: str, note: str) -> None:
    assert voter(label, code, on) == Voter(iso3, label, note)


def test_nothing_is_guessed() -> None:
    assert voter("Korea", "", date(2000, 1, 1)) is None
    assert voter("", "NA", date(2000, 1, 1)) is None
    assert voter("Atlantis", "ATL", date(2000, 1, 1)) is None
    assert voter("European Union", "EUE", date(2000, 1, 1)) is None
