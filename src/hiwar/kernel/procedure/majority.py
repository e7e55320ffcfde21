"""What adopts a proposal: majorities of those present and voting, or of all members.

Present and voting are those who vote yes or no. Abstentions and absences never count: so the General Assembly counted
the two thirds of resolution ES-11/3. The rules of its Main Committees are those of the Council too (resolution 5/1,
annex, rule 1).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Rule(StrEnum):
    """The majority that a decision needs."""

    SIMPLE = "simple"
    TWO_THIRDS = "two-thirds"
    ABSOLUTE = "absolute"


class Majority(NamedTuple):
    """Whether the proposal is adopted: `needed` is the smallest number of votes in favour that adopts when `voting`
    delegations vote yes or no; of an absolute majority it is more than half of all members."""

    adopted: bool
    voting: int
    needed: int
    source: str
    verified: bool


class _Measure(NamedTuple):
    needed: Callable[[int, int], int]
    """From the number of those voting and of all members."""
    source: str


_MEASURES = {
    Rule.SIMPLE: _Measure(
        lambda voting, _members: voting // 2 + 1, "A/HRC/RES/5/1, annex, rule 20; General Assembly, rule 125"
    ),
    Rule.TWO_THIRDS: _Measure(
        lambda voting, _members: max(1, -(-2 * voting // 3)),
        "Charter of the United Nations, Art. 18 (2); A/RES/60/251, para. 8",
    ),
    Rule.ABSOLUTE: _Measure(lambda _voting, members: members // 2 + 1, "A/RES/60/251, para. 7"),
}


def majority(yes: int, no: int, abstain: int, rule: Rule, members: int | None = None) -> Majority:
    """The outcome of a vote. An equal number of votes on both sides rejects; where nobody votes yes or no, nothing is
    adopted.

    `members` is the number of all who may vote; an absolute majority needs it. ValueError for a negative number, for
    more votes than members, and for an absolute majority without `members`.
    """
    for number, what in ((yes, "yes"), (no, "no"), (abstain, "abstain")):
        if number < 0:
            raise ValueError(f"{number} votes cannot be: give a number for {what!r} that is not negative")
    if members is None and rule is Rule.ABSOLUTE:
        raise ValueError("an absolute majority is one of all members: give their number")
    cast = yes + no + abstain
    if members is not None and cast > members:
        raise ValueError(f"{cast} votes are more than the {members} members: check the votes and the members")
    voting = yes + no
    measure = _MEASURES[rule]
    needed = measure.needed(voting, members or 0)
    return Majority(yes >= needed, voting, needed, measure.source, verified=True)
