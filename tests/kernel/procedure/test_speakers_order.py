"""The order of speakers: sort keys as reports print them, and a rotation of the alphabet in any case."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import states
from hiwar.kernel.procedure.speakers_order import alphabetical_key, speakers_order, swapped

NAMES = {state.iso3: state.name("en") for state in states() if state.kind in ("member", "observer")}

SEEN = (
    "QAT KOR ROU RUS RWA",
    "LKA PSE THA",
    "VUT VEN VNM YEM ZMB",
    "IDN IRN IRQ",
    "NPL NLD NZL",
    "TGO TUR TKM",
    "GAB GMB GEO",
    "PER PHL POL",
    "BFA CPV CAN",
    "CRI CIV HRV",
    "GIN GNB GUY",
    "NER NGA MKD",
    "PRK COD DNK",
    "DMA DOM",
    "EGY SLV GNQ",
)
"""States in the order in which reports name them, or in which their names stand in the lists of the United Nations."""


@pytest.mark.parametrize("seen", SEEN)
def test_names_are_sorted_as_reports_sort_them(seen: str) -> None:
    expected = seen.split()
    assert speakers_order(expected[0], reversed(expected), NAMES).order == expected


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("The Gambia", "Gambia"),
        ("Türkiye", "TURKIYE"),
        ("Côte d’Ivoire", "Cote dIvoire"),
        ("Guinea-Bissau", "guinea bissau"),
    ],
)
def test_what_does_not_count_for_the_order(name: str, same: str) -> None:
    assert alphabetical_key(name) == alphabetical_key(same)


def test_the_list_goes_on_from_its_end_to_its_beginning() -> None:
    found = speakers_order("MKD", ["SVN", "ALB", "ZMB", "MKD", "NGA", "YEM"], NAMES)
    assert found.order == ["MKD", "SVN", "YEM", "ZMB", "ALB", "NGA"]
    assert found.verified


@given(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, unique=True), st.data())
def test_the_order_is_a_rotation_of_the_alphabet(registered: list[str], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(registered))
    order = speakers_order(first, registered, NAMES).order
    assert order[0] == first
    assert sorted(order) == sorted(registered)
    falls = sum(alphabetical_key(NAMES[a]) > alphabetical_key(NAMES[b]) for a, b in pairwise([*order, order[0]]))
    assert falls <= 1


def test_no_two_states_share_a_key() -> None:
    assert len({alphabetical_key(name) for name in NAMES.values()}) == len(NAMES)


def test_a_first_speaker_who_is_not_registered_is_refused() -> None:
    with pytest.raises(ValueError, match="MKD is not on the list"):
        speakers_order("MKD", ["SVN", "ALB"], NAMES)


def test_a_state_registered_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="SVN is on the list of speakers twice"):
        speakers_order("SVN", ["SVN", "ALB", "SVN"], NAMES)


def test_two_states_may_change_places_by_agreement() -> None:
    assert swapped(["MKD", "SVN", "YEM", "ALB"], "SVN", "ALB") == ["MKD", "ALB", "YEM", "SVN"]
    with pytest.raises(ValueError, match="NGA is not on the list"):
        swapped(["MKD", "SVN"], "MKD", "NGA")
    with pytest.raises(ValueError, match="MKD cannot change places with itself"):
        swapped(["MKD", "SVN"], "MKD", "MKD")


@given(st.lists(st.sampled_from(sorted(NAMES)), min_size=2, unique=True), st.data())
def test_a_swap_moves_nobody_else_and_undoes_itself(order: list[str], data: st.DataObject) -> None:
    one, other = data.draw(st.lists(st.sampled_from(order), min_size=2, max_size=2, unique=True))
    found = swapped(order, one, other)
    assert {state for state, before in zip(found, order, strict=True) if state != before} == {one, other}
    assert swapped(found, one, other) == order
