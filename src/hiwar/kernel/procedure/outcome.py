"""What a State under review answered in the end: supported or noted, and what it left open.

Council resolution 5/1, annex, para. 32: recommendations that enjoy its support are identified as such, the others are
noted. Resolution 16/21, annex, para. 16: it should state its position on all of them, preferably before the plenary.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..facts import PracticeValue
from ..values import PositionValue

SOURCE = "A/HRC/RES/5/1, annex, para. 32; A/HRC/RES/16/21, annex, para. 16"


class Outcome(NamedTuple):
    """How many recommendations were received, and of them supported, noted and left without a clear position.
    `verified` is False where partial answers had to be counted as the one or the other."""

    received: int
    supported: int
    noted: int
    open: int
    source: str
    verified: bool


def outcome(positions: Iterable[PositionValue], partial: PracticeValue) -> Outcome:
    """Count the final positions, one a recommendation.

    `partial` is the practice `partial_acceptance_counts_as`: `supported` or `noted`. ValueError for another.
    """
    if partial.value not in (PositionValue.SUPPORTED, PositionValue.NOTED):
        raise ValueError(f"partial answers cannot count as {partial.value!r}: give 'supported' or 'noted'")
    found = list(positions)
    counted = [PositionValue(str(partial.value)) if each is PositionValue.PARTLY else each for each in found]
    supported, noted = counted.count(PositionValue.SUPPORTED), counted.count(PositionValue.NOTED)
    verified = partial.verified or PositionValue.PARTLY not in found
    return Outcome(len(found), supported, noted, len(found) - supported - noted, SOURCE, verified)
