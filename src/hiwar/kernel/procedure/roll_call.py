"""A roll call: what was cast, what it adds up to, whether it adopts, and in how far two members voted alike.

Members vote in favour, against, or abstain; who did none of these did not take part, whether absent or present, and is
never counted among the abstentions (General Assembly, rule 126; Council resolution 5/1, annex, rule 20).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from hiwar.kernel.procedure.majority import Rule, majority


class Choice(StrEnum):
    """What a member did in a vote. `ABSENT` is not taking part, for whatever reason."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"


class Tally(NamedTuple):
    """How often each was chosen; `absent` is None where nothing is said of those who took no part."""

    yes: int
    no: int
    abstain: int
    absent: int | None = None


def tally(choices: Iterable[Choice], *, absences_told: bool = False) -> Tally:
    """What votes add up to. `absences_told` says that the source lists those who took no part, be it none."""
    count = Counter(choices)
    absent = count[Choice.ABSENT]
    told = absences_told or absent > 0
    return Tally(count[Choice.YES], count[Choice.NO], count[Choice.ABSTAIN], absent if told else None)


def adopts(found: Tally, rule: Rule = Rule.SIMPLE) -> bool:
    """Whether a proposal with this tally is adopted: abstentions and absences do not count."""
    return majority(found.yes, found.no, found.abstain, rule).adopted


class Difference(NamedTuple):
    """That two accounts of a vote give one number differently."""

    choice: Choice
    counted: int
    published: int


def differences(counted: Tally, published: Tally) -> tuple[Difference, ...]:
    """Where a published tally is another than what the votes add up to; what one of them does not say is no
    difference."""
    return tuple(
        Difference(choice, mine, theirs)
        for choice, mine, theirs in zip(Choice, counted, published, strict=True)
        if mine is not None and theirs is not None and mine != theirs
    )


class Agreement(NamedTuple):
    """How two members voted where both took part: `same` of `common` votes; `opposed` are those in which one said yes
    and the other no."""

    common: int
    same: int
    opposed: int


_TAKING_PART = (Choice.YES, Choice.NO, Choice.ABSTAIN)


def agreement(pairs: Iterable[tuple[tuple[Choice, Choice], int]]) -> Agreement:
    """From how often each pair of choices occurred. A vote in which one of them took no part is no common vote."""
    common = same = opposed = 0
    for (one, other), count in pairs:
        if one not in _TAKING_PART or other not in _TAKING_PART:
            continue
        common += count
        same += count * (one == other)
        opposed += count * ({one, other} == {Choice.YES, Choice.NO})
    return Agreement(common, same, opposed)
