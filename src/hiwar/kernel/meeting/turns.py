"""When a speaker's turn will come, as far as anybody can know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from .clock import remaining_seconds
from .kinds import TurnKind
from .model import State, Status, Turn, waiting

_ON_THE_FLOOR = (Status.CALLED, Status.SPEAKING, Status.PAUSED)


class Estimate(NamedTuple):
    """When a turn on a list may come: `before` it so many turns, who has the floor among them, which use up to
    `seconds` if each takes all its time; `minutes` is about as much. Zero before: it is next, or has the floor.

    What the State under review and others say in between, and a suspension, cannot be known and come on top.
    """

    turn: int
    before: int
    seconds: int
    minutes: int


def line(state: State) -> list[Turn]:
    """The turns that are to come, in their order: a national institution, then the lists one after the other. Those
    whose list is not in order yet are not among them."""
    institutions = [each for each in state.turns.values() if each.kind is TurnKind.INSTITUTION]
    found = [each for each in institutions if each.status is Status.WAITING]
    for rule in state.rules.lists:
        found += waiting(state, rule.name) if rule.name in state.lists else []
    return found


def my_turn(state: State, speaker: str, at: datetime) -> Estimate | None:
    """When the next turn of a State or office on a list may come, None where it waits for none."""
    now = [state.turns[each] for each in (*state.interrupted, *([] if state.floor is None else [state.floor]))]
    for turn in now:
        if turn.speaker == speaker and turn.list is not None:
            return Estimate(turn.number, 0, 0, 0)
    ahead: list[Turn] = [turn for turn in now if turn.status in _ON_THE_FLOOR]
    for turn in line(state):
        if turn.speaker == speaker:
            seconds = _left(ahead, at)
            return Estimate(turn.number, len(ahead), seconds, (seconds + 30) // 60)
        ahead.append(turn)
    return None


def _left(turns: Iterable[Turn], at: datetime) -> int:
    return sum(remaining_seconds(turn, at) or 0 for turn in turns)
