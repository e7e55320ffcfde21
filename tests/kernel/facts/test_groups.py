"""Regional groups: sizes, names, and the States whose place is special."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from hiwar.kernel.facts import group_of, groups, memberships, state, states
from hiwar.kernel.values import LANGUAGES


def test_every_member_is_in_one_group_and_the_sizes_add_up() -> None:
    sizes = Counter(group_of(each.iso3) for each in states() if each.kind == "member")
    assert sizes == {"AG": 54, "APG": 54, "EEG": 23, "GRULAC": 33, "WEOG": 29}


def test_groups_have_names_in_six_languages() -> None:
    assert [each.code for each in groups()] == ["AG", "APG", "EEG", "GRULAC", "WEOG"]
    for each in groups():
        assert set(each.names) == set(LANGUAGES)
        assert all(each.names.values())
        assert each.name("ar") == each.names["ar"]
        assert each.name("de") == each.names["en"]


def test_memberships_point_at_states_and_groups() -> None:
    codes = {each.code for each in groups()}
    for each in memberships():
        assert state(each.iso3)
        assert each.group in codes


def test_nobody_is_in_two_groups_on_one_day() -> None:
    seen: dict[str, date | None] = {}
    for each in sorted(memberships(), key=lambda each: (each.iso3, each.since or date.min)):
        if each.iso3 in seen:
            ended = seen[each.iso3]
            assert ended is not None, each
            assert each.since is not None, each
            assert ended < each.since, each
        seen[each.iso3] = each.until


@pytest.mark.parametrize(
    ("iso3", "on", "group"),
    [
        ("PRK", None, "APG"),
        ("TUR", None, "WEOG"),
        ("USA", None, "WEOG"),
        ("ISR", None, "WEOG"),
        ("ISR", date(2014, 1, 1), "WEOG"),
        ("ISR", date(2013, 12, 31), None),
        ("KIR", None, "APG"),
        ("SSD", date(2012, 1, 1), "AG"),
        ("SSD", date(2010, 1, 1), None),
        ("YUG", date(1990, 1, 1), "EEG"),
        ("YUG", date(2010, 1, 1), None),
        ("VAT", None, None),
        ("EUE", None, None),
        ("ZZZ", None, None),
    ],
)
def test_the_group_of_a_state_on_a_day(iso3: str, on: date | None, group: str | None) -> None:
    assert group_of(iso3, on) == group


def test_the_group_of_kiribati_is_marked_as_uncertain() -> None:
    assert [each.verified for each in memberships() if each.iso3 == "KIR"] == [False]
