"""When a speaker's turn will come, as far as anybody can know."""

from __future__ import annotations

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
    return turns_to_come(state, at).get(speaker)


def turns_to_come(state: State, at: datetime) -> dict[str, Estimate]:
    """When the next turn of each State or office on a list may come."""
    now = [state.turns[each] for each in (*state.interrupted, *([] if state.floor is None else [state.floor]))]
    found: dict[str, Estimate] = {}
    before = seconds = 0
    for turn in now:
        if turn.list is not None:
            found.setdefault(turn.speaker, Estimate(turn.number, 0, 0, 0))
        if turn.status in _ON_THE_FLOOR:
            before, seconds = before + 1, seconds + (remaining_seconds(turn, at) or 0)
    for turn in line(state):
        found.setdefault(turn.speaker, Estimate(turn.number, before, seconds, (seconds + 30) // 60))
        before, seconds = before + 1, seconds + (remaining_seconds(turn, at) or 0)
    return found
