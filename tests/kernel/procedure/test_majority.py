"""Majorities: votes that were cast, boundaries, and the abstention that never counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.procedure.majority import Majority, Rule, majority

VOTES = (
    # yes, no, abstain, rule, members: adopted, voting, needed
    (88, 21, 60, "simple", None, True, 109, 55),  # A/RES/60/173
    (170, 4, 3, "simple", None, True, 174, 88),  # A/RES/60/251
    (93, 24, 58, "two-thirds", 193, True, 117, 78),  # A/RES/ES-11/3
    (60, 30, 100, "two-thirds", None, True, 90, 60),
    (59, 30, 0, "two-thirds", None, False, 89, 60),
    (60, 30, 100, "simple", None, True, 90, 46),
    (30, 6, 11, "simple", 47, True, 36, 19),  # A/HRC/RES/25/25
    (22, 7, 18, "simple", 47, True, 29, 15),  # A/HRC/RES/7/15: 22 are fewer than half of 47
    (30, 3, 11, "simple", 47, True, 33, 17),  # A/HRC/RES/16/8
    (78, 27, 64, "simple", 193, True, 105, 53),  # A/RES/80/222
    (20, 20, 7, "simple", 47, False, 40, 21),
    (29, 5, 13, "simple", 47, True, 34, 18),
    (40, 77, 50, "simple", 193, False, 117, 59),
    (96, 0, 0, "absolute", 193, False, 96, 97),
    (97, 0, 0, "absolute", 193, True, 97, 97),
    (97, 96, 0, "absolute", 193, True, 193, 97),
    (0, 0, 193, "simple", 193, False, 0, 1),
    (0, 0, 193, "two-thirds", 193, False, 0, 1),
)

COUNTS = st.integers(0, 200)
RULES = st.sampled_from(Rule)


@pytest.mark.parametrize(("yes", "no", "abstain", "rule", "members", "adopted", "voting", "needed"), VOTES)
def test_the_outcome_of_a_vote(
    yes: int, no: int, abstain: int, rule: str, members: int | None, adopted: bool, voting: int, needed: int
) -> None:
    found = majority(yes, no, abstain, Rule(rule), members)
    assert found[:3] == (adopted, voting, needed)
    assert found.verified
    assert found.source


@given(COUNTS, COUNTS, COUNTS, COUNTS, RULES)
def test_abstentions_never_change_an_outcome(yes: int, no: int, abstain: int, others: int, rule: Rule) -> None:
    assert majority(yes, no, abstain, rule, 1000) == majority(yes, no, others, rule, 1000)


@given(COUNTS, COUNTS, RULES)
def test_needed_is_the_smallest_yes_that_adopts_among_as_many_votes(yes: int, no: int, rule: Rule) -> None:
    found = majority(yes, no, 0, rule, 400)
    assert found.adopted == (yes >= found.needed)
    if yes + no >= found.needed:
        assert _moved(found, found.needed, rule).adopted
        assert not _moved(found, found.needed - 1, rule).adopted


def _moved(found: Majority, yes: int, rule: Rule) -> Majority:
    return majority(yes, found.voting - yes, 0, rule, 400)


@given(COUNTS, COUNTS, RULES)
def test_one_more_vote_in_favour_never_rejects(yes: int, no: int, rule: Rule) -> None:
    assert majority(yes, no, 0, rule, 500).adopted <= majority(yes + 1, no, 0, rule, 500).adopted


@given(COUNTS, COUNTS)
def test_two_thirds_is_twice_as_many_as_against(yes: int, no: int) -> None:
    assert majority(yes, no, 0, Rule.TWO_THIRDS).adopted == (yes + no > 0 and 3 * yes >= 2 * (yes + no))
    assert majority(yes, no, 0, Rule.SIMPLE).adopted == (yes > no)


@pytest.mark.parametrize(
    ("votes", "rule", "members", "said"),
    [
        ((-1, 0, 0), Rule.SIMPLE, None, "'yes'"),
        ((0, 0, -5), Rule.SIMPLE, None, "'abstain'"),
        ((97, 0, 0), Rule.ABSOLUTE, None, "give their number"),
        ((40, 5, 5), Rule.SIMPLE, 47, "50 votes are more than the 47 members"),
    ],
)
def test_wrong_counts_are_refused(votes: tuple[int, int, int], rule: Rule, members: int | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        majority(*votes, rule, members)
