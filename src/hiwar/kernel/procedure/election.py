"""Who is elected to the Human Rights Council from a regional group.

General Assembly resolution 60/251, paras. 7–8: by secret ballot, with the votes of a majority of all members of the
Assembly, for three years; after two consecutive terms a State may not be elected again at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from .majority import Rule, majority

TERMS_IN_A_ROW = 2

SEATS = {"AG": 13, "APG": 13, "EEG": 6, "GRULAC": 8, "WEOG": 7}
"""The seats of each regional group in the Council, 47 together (para. 7)."""


class Election(NamedTuple):
    """The States elected, those with most votes first; `needed` votes elect; `open_seats` need another ballot.

    `verified` is False where equal votes leave seats open, of which no rule was read.
    """

    elected: list[str]
    needed: int
    open_seats: int
    source: str
    verified: bool


def eligible(consecutive_terms: int) -> bool:
    """Whether a State that has just served so many terms in a row may be elected."""
    return consecutive_terms < TERMS_IN_A_ROW


def election(votes: Mapping[str, int], seats: int, members: int, ineligible: Collection[str] = ()) -> Election:
    """The outcome of one ballot: of the candidates with an absolute majority, those with most votes, up to the `seats`
    of the group. Where the last seats are contested by equal votes, they stay open.

    ValueError when a State has more votes than there are members, or fewer than none.
    """
    for state, count in votes.items():
        if not 0 <= count <= members:
            raise ValueError(f"{state} cannot have {count} votes of {members} members: check the count")
    needed = majority(0, 0, 0, Rule.ABSOLUTE, members).needed
    reached = {state: count for state, count in votes.items() if count >= needed and state not in ineligible}
    elected = [
        state
        for state, count in sorted(reached.items(), key=lambda each: (-each[1], each[0]))
        if sum(other >= count for other in reached.values()) <= seats
    ]
    tied = len(elected) < min(seats, len(reached))
    return Election(elected, needed, seats - len(elected), "A/RES/60/251, paras. 7–8", verified=not tied)
