"""Votes that were cast: what they add up to, whether they adopt, how far two members agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.procedure.majority import Rule
from hiwar.kernel.procedure.roll_call import (
    Agreement,
    Choice,
    Difference,
    Tally,
    adopts,
    agreement,
    differences,
    tally,
)

Y, N, A, X = Choice


@pytest.mark.parametrize(
    ("found", "rule", "adopted"),
    [
        (Tally(88, 21, 60), Rule.SIMPLE, True),  # A/RES/60/173
        (Tally(93, 24, 58, 18), Rule.TWO_THIRDS, True),  # A/RES/ES-11/3: 93 of 117, abstentions do not count
        (Tally(60, 30, 100), Rule.TWO_THIRDS, True),
        (Tally(59, 30, 0), Rule.TWO_THIRDS, False),
        (Tally(22, 7, 18, 0), Rule.SIMPLE, True),  # A/HRC/RES/7/15
        (Tally(20, 20, 7), Rule.SIMPLE, False),
        (Tally(40, 77, 50), Rule.SIMPLE, False),  # the amendment of 2014 in the Third Committee
        (Tally(0, 0, 193), Rule.SIMPLE, False),
    ],
)
def test_adoption(found: Tally, rule: Rule, adopted: bool) -> None:
    assert adopts(found, rule) is adopted


def test_who_took_no_part_is_not_counted_among_the_abstentions() -> None:
    assert tally([Y, Y, N, A, X, X]) == Tally(2, 1, 1, 2)
    assert tally([Y, A]) == Tally(1, 0, 1, None)
    assert tally([Y, A], absences_told=True) == Tally(1, 0, 1, 0)


def test_differences_of_two_accounts() -> None:
    assert differences(Tally(102, 22, 58), Tally(101, 22, 59, 10)) == (
        Difference(Y, 102, 101),
        Difference(A, 58, 59),
    )
    assert differences(Tally(98, 20, 63, 11), Tally(98, 20, 63)) == ()


def test_agreement_counts_only_what_both_took_part_in() -> None:
    pairs = [((Y, Y), 10), ((Y, N), 3), ((N, Y), 1), ((A, Y), 2), ((A, A), 4), ((X, Y), 50), ((X, X), 7)]
    assert agreement(pairs) == Agreement(common=20, same=14, opposed=4)
    assert agreement([]) == Agreement(0, 0, 0)


@given(st.lists(st.tuples(st.sampled_from(Choice), st.sampled_from(Choice))))
def test_agreement_is_the_same_from_both_sides(votes: list[tuple[Choice, Choice]]) -> None:
    one = agreement((pair, 1) for pair in votes)
    other = agreement(((second, first), 1) for first, second in votes)
    assert one == other
    assert one.same + one.opposed <= one.common <= len(votes)


@given(st.lists(st.sampled_from(Choice)))
def test_a_tally_loses_no_vote(choices: list[Choice]) -> None:
    assert sum(figure or 0 for figure in tally(choices)) == len(choices)
