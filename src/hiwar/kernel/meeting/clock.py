"""Time used and time left, as functions of the events and a moment.

Time runs while a microphone is on. Used time is counted in whole seconds begun and ended, so that what is used and what
is left always add up to the limit; the microphone is cut at the very moment at which nothing is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from .kinds import ListRule
from .model import State, Status, Turn, budget_turns, limit


class Clock(NamedTuple):
    """The clock of the speaker who has the floor, in seconds; `running` while the microphone is on, `warned` when the
    end is near, `ends` the moment of the cut while it runs."""

    turn: int
    speaker: str
    seconds: int
    used: int
    remaining: int
    running: bool
    warned: bool
    ends: datetime | None


class Budget(NamedTuple):
    """A time that several turns share, in seconds: `name` is its limit's, `list` the list that shares it, None for the
    time of the State under review."""

    name: str
    list: str | None
    seconds: int
    used: int
    remaining: int


def used(turn: Turn, at: datetime) -> timedelta:
    """The time that a turn has used at a moment."""
    return sum(((end or max(at, start)) - start for start, end in turn.spans), timedelta())


def used_seconds(turns: Iterable[Turn], at: datetime) -> int:
    """The whole seconds that turns have used together at a moment."""
    return sum((used(turn, at) for turn in turns), timedelta()) // timedelta(seconds=1)


def remaining_seconds(turn: Turn, at: datetime) -> int | None:
    """What a turn has left at a moment, None while its limit is not known."""
    return None if turn.seconds is None else max(turn.seconds - used_seconds([turn], at), 0)


def cut_due(turn: Turn) -> datetime | None:
    """The moment at which the microphone is cut if nothing happens before, None while it is off."""
    if turn.status is not Status.SPEAKING or turn.seconds is None:
        return None
    start = turn.spans[-1][0]
    return start + timedelta(seconds=turn.seconds) - used(turn, start)


def warning_due(state: State, turn: Turn) -> datetime | None:
    """The moment of the warning; None where it was given, and for a turn so short that it would come at once."""
    end, seconds = cut_due(turn), limit(state, "speaking_time_warning_seconds")
    if end is None or turn.warned or turn.seconds is None or turn.seconds <= seconds:
        return None
    return end - timedelta(seconds=seconds)


def clock(state: State, at: datetime) -> Clock | None:
    """The clock at a moment, None when nobody has the floor."""
    if state.floor is None:
        return None
    turn = state.turns[state.floor]
    seconds = turn.seconds or 0
    return Clock(
        turn.number,
        turn.speaker,
        seconds,
        min(used_seconds([turn], at), seconds),
        remaining_seconds(turn, at) or 0,
        turn.status is Status.SPEAKING,
        turn.warned,
        cut_due(turn),
    )


def budgets(state: State, at: datetime) -> list[Budget]:
    """The times that are shared, that of the State under review first; none before the meeting is planned."""
    if state.plan is None:
        return []
    found = []
    if state.rules.budget and state.under_review:
        found.append(_budget(state, state.rules.budget, None, budget_turns(state), at))
    for rule in state.rules.lists:
        if rule.budget:
            found.append(_budget(state, rule.budget, rule, _on(state, rule), at))
    return found


def _on(state: State, rule: ListRule) -> list[Turn]:
    return [turn for turn in state.turns.values() if turn.list == rule.name]


def _budget(state: State, name: str, rule: ListRule | None, turns: list[Turn], at: datetime) -> Budget:
    seconds, spent = limit(state, name), used_seconds(turns, at)
    return Budget(name, rule.name if rule else None, seconds, min(spent, seconds), max(seconds - spent, 0))


def budget_left(state: State, at: datetime) -> int:
    """What the State under review has left of its time, in whole seconds: one begun counts as used, so that the parts
    never exceed the whole."""
    spent = sum((used(turn, at) for turn in budget_turns(state)), timedelta())
    return limit(state, str(state.rules.budget)) - -(-spent // timedelta(seconds=1))
