"""The outcome of a review: counts of real reviews, and recommendations that stay open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import practice
from hiwar.kernel.procedure.outcome import outcome
from hiwar.kernel.values import PositionValue

PARTIAL = practice("partial_acceptance_counts_as")

REVIEWS = (
    # supported, noted, partly, pending: received, supported, noted, open
    (217, 37, 0, 0, (254, 217, 37, 0)),
    (182, 33, 0, 0, (215, 182, 33, 0)),
    (143, 144, 7, 0, (294, 143, 151, 0)),
    (0, 50, 0, 117, (167, 0, 50, 117)),
    (0, 0, 0, 0, (0, 0, 0, 0)),
)


@pytest.mark.parametrize(("supported", "noted", "partly", "pending", "expected"), REVIEWS)
def test_the_outcome_of_a_review(
    supported: int, noted: int, partly: int, pending: int, expected: tuple[int, int, int, int]
) -> None:
    positions = [PositionValue.SUPPORTED] * supported + [PositionValue.NOTED] * noted
    positions += [PositionValue.PARTLY] * partly + [PositionValue.PENDING] * pending
    found = outcome(positions, PARTIAL)
    assert found[:4] == expected
    assert found.verified is (partly == 0)


@given(st.lists(st.sampled_from(PositionValue)), st.sampled_from(["supported", "noted"]))
def test_nothing_is_lost_and_nothing_counted_twice(positions: list[PositionValue], counts_as: str) -> None:
    found = outcome(positions, PARTIAL._replace(value=counts_as))
    assert found.supported + found.noted + found.open == found.received == len(positions)


def test_partial_answers_count_as_one_or_the_other() -> None:
    assert outcome([PositionValue.PARTLY], PARTIAL._replace(value="supported")).supported == 1
    with pytest.raises(ValueError, match="'half'"):
        outcome([], PARTIAL._replace(value="half"))
