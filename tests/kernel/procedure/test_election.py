"""Elections to the Council: the majority of all members, the seats of a group, two terms in a row."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import group_of
from hiwar.kernel.procedure.election import SEATS, election, eligible
from tests.kernel.procedure.test_troika import COUNCIL

VOTES = (
    # votes, seats: elected, seats that stay open
    ({"XTV": 96}, 1, [], 1),
    ({"XTV": 97}, 1, ["XTV"], 0),
    ({"XTV": 97, "XLN": 120, "XNB": 150}, 2, ["XNB", "XLN"], 0),
    ({"XTV": 120, "XLN": 120, "XNB": 150}, 2, ["XNB"], 1),
    ({"XTV": 120, "XLN": 120, "XNB": 150}, 3, ["XNB", "XLN", "XTV"], 0),
    ({}, 2, [], 2),
)


@pytest.mark.parametrize(("votes", "seats", "elected", "left"), VOTES)
def test_one_ballot(votes: dict[str, int], seats: int, elected: list[str], left: int) -> None:
    found = election(votes, seats, 193)
    assert (found.elected, found.needed, found.open_seats) == (elected, 97, left)
    assert found.verified == (votes.get("XTV") != 120 or seats == 3)


def test_the_council_has_47_seats_and_its_members_fill_them() -> None:
    assert sum(SEATS.values()) == 47
    assert Counter(COUNCIL.values()) == SEATS
    assert {state: group_of(state) for state in COUNCIL} == COUNCIL


def test_after_two_terms_in_a_row_a_state_is_not_elected() -> None:
    assert [eligible(terms) for terms in (0, 1, 2, 3)] == [True, True, False, False]
    assert election({"XTV": 180, "XLN": 100}, 1, 193, ineligible={"XTV"}).elected == ["XLN"]


@given(st.dictionaries(st.sampled_from(["XTV", "XLN", "XNB", "XOR", "XPL"]), st.integers(0, 193)), st.integers(0, 5))
def test_nobody_is_elected_over_a_state_with_as_many_votes(votes: dict[str, int], seats: int) -> None:
    found = election(votes, seats, 193)
    assert len(found.elected) <= seats
    for state in found.elected:
        assert votes[state] >= found.needed
        assert all(other in found.elected for other, count in votes.items() if count >= votes[state])


def test_more_votes_than_members_are_refused() -> None:
    with pytest.raises(ValueError, match="XTV cannot have 194 votes of 193"):
        election({"XTV": 194}, 1, 193)
