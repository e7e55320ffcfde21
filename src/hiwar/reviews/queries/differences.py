"""Where sources disagree on a recommendation: on the position of the State under review, on the recommending States.

What is open in one source and settled in another is no disagreement: the answer came later. A row of a data set that
codes one State each names fewer States than the report without contradicting it; one that names another does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hiwar.kernel.values import PositionValue
from hiwar.reviews.enums import CodingKind
from hiwar.reviews.queries.telling import POSITIONS

POSITION, STATES = "position", "states"

SETTLED = frozenset({PositionValue.SUPPORTED.value, PositionValue.NOTED.value, PositionValue.PARTLY.value})


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says: the position ("" for none), the codes of the recommending States, whether it names one
    that resolves to no State, and whether it means to name all of them."""

    position: str = ""
    states: frozenset[str] = frozenset()
    unresolved: bool = False
    whole: bool = True


def said(position: str, states: Iterable[Sequence[str | None]], kind: str = CodingKind.RECOMMENDATION) -> Said:
    """From a position and (code, name as written) pairs, as a row of that kind holds them."""
    codes = [code for code, _name in states]
    return Said(position, frozenset(filter(None, codes)), None in codes, kind == CodingKind.RECOMMENDATION)


def differences(record: Said, others: Sequence[Said]) -> list[list[str]]:
    """For each other source what it says otherwise than the record, or, where the record leaves the position open,
    otherwise than another source."""
    settled = {other.position for other in others} & SETTLED
    apart = settled - {record.position} if record.position in SETTLED else settled if len(settled) > 1 else set()
    return [[POSITION] * (other.position in apart) + [STATES] * _other_states(record, other) for other in others]


def elsewhere(position: str, given: Iterable[str]) -> list[str]:
    """Of the positions that sources give, those that settle what the record leaves open."""
    settled = SETTLED & {*given}
    return [] if position in SETTLED else [each for each in POSITIONS if each in settled]


def _other_states(record: Said, other: Said) -> bool:
    if not record.states or not other.states:
        return False
    more = other.states - record.states and not record.unresolved
    fewer = other.whole and record.states - other.states and not other.unresolved
    return bool(more or fewer)
