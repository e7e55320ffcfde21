"""How many must be there, or must ask, before a body of States meets, decides, or holds a special session."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Act(StrEnum):
    """What a body is about to do."""

    DEBATE = "debate"
    DECIDE = "decide"
    SPECIAL_SESSION = "special session"


class Body(StrEnum):
    """The body that is about to do it."""

    COUNCIL = "Human Rights Council"
    PLENARY = "plenary of the General Assembly"
    COMMITTEE = "Main Committee of the General Assembly"


class Quorum(NamedTuple):
    """Whether those present, or those who ask, are enough; `needed` is the smallest number that is."""

    reached: bool
    needed: int
    source: str
    verified: bool


def _at_least(part: int) -> Callable[[int], int]:
    return lambda members: -(-members // part)


def _majority(members: int) -> int:
    return members // 2 + 1


_QUORUMS: dict[tuple[Body, Act], tuple[Callable[[int], int], str, bool]] = {
    (Body.COUNCIL, Act.DEBATE): (_at_least(3), "A/HRC/RES/5/1, annex, rule 19", True),
    (Body.COUNCIL, Act.DECIDE): (_majority, "A/HRC/RES/5/1, annex, rule 19", True),
    (Body.COUNCIL, Act.SPECIAL_SESSION): (_at_least(3), "A/RES/60/251, para. 10; A/HRC/RES/5/1, annex, rule 6", True),
    (Body.PLENARY, Act.DEBATE): (_at_least(3), "General Assembly, rule 67", True),
    (Body.PLENARY, Act.DECIDE): (_majority, "General Assembly, rule 67", True),
    (Body.COMMITTEE, Act.DEBATE): (_at_least(4), "General Assembly, rule 108 (number of the rule not checked)", False),
    (Body.COMMITTEE, Act.DECIDE): (_majority, "General Assembly, rule 108 (number of the rule not checked)", False),
}


def quorum(body: Body, act: Act, members: int, present: int) -> Quorum:
    """Whether `present` of the `members` of a body are enough for an act: one third, one quarter or a majority.

    ValueError when more are present than there are members, for a number below zero, and for an act that the body does
    not know.
    """
    if not 0 <= present <= members:
        raise ValueError(f"{present} of {members} members cannot be present: check both numbers")
    if (body, act) not in _QUORUMS:
        raise ValueError(f"no rule tells of a {act.value} of the {body.value}: ask for another act or body")
    share, source, verified = _QUORUMS[body, act]
    needed = share(members)
    return Quorum(present >= needed, needed, source, verified)
