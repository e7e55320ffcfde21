"""The equal-footing sheet: who had how much of the time and of the turns, of one meeting or of several.

It counts and judges nothing: whoever reads it sees whether equal standing had equal time, and can draw every lot again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from .clock import used
from .draws import draw_record
from .kinds import BUDGET_TURNS, TurnKind
from .model import State, Status, Turn, limit, seat


class Share(NamedTuple):
    """What one speaker, group or standing had. `turns` are all that were on a list or asked for, without those
    withdrawn; `held` those that were spoken; `planned_seconds` their limits, `used_seconds` what was spoken. The shares
    are parts of one, of all turns held and all time spoken. `absent` were called and not there; `not_heard` is what the
    time was too short for.
    """

    who: str
    turns: int
    held: int
    planned_seconds: int
    used_seconds: int
    share_of_turns: float
    share_of_time: float
    interruptions: int
    cut: int
    absent: int
    struck: int
    not_heard: int


class Standing(NamedTuple):
    """The limits that speakers of one standing had on one list of one meeting, counted from 1: `equal` where the least
    is the most."""

    meeting: int
    list: str
    standing: str
    speakers: int
    least_seconds: int
    most_seconds: int
    equal: bool


class Sheet(NamedTuple):
    """The sheet of so many `meetings`: by speaker, by regional group ("" for none) and by standing ("member",
    "observer", "state_under_review", "stakeholder"); the limits of equal standing; and every draw with its proof."""

    meetings: int
    turns: int
    seconds: int
    speakers: list[Share]
    groups: list[Share]
    standings: list[Share]
    limits: list[Standing]
    draws: list[dict[str, Any]]


class _Said(NamedTuple):
    state: State
    turn: Turn


def sheet(states: Sequence[State], at: datetime) -> Sheet:
    """The sheet of meetings, as they stand at a moment."""
    said = [
        _Said(state, turn) for state in states for turn in state.turns.values() if turn.status is not Status.WITHDRAWN
    ]
    return Sheet(
        len(states),
        sum(bool(each.turn.spans) for each in said),
        _seconds(said, at),
        _shares(said, lambda each: each.turn.speaker, at),
        _shares(said, _group, at),
        _shares(said, lambda each: standing(each.state, each.turn.speaker), at),
        [found for number, state in enumerate(states, 1) for found in _limits(number, state)],
        [draw_record(state, kind) for state in states for kind, draw in state.draws.items() if draw.secret],
    )


def standing(state: State, speaker: str) -> str:
    """In what standing somebody speaks: with equal standing goes equal time."""
    if speaker == state.under_review:
        return "state_under_review"
    found = seat(state, speaker)
    if found is None:
        return "stakeholder"
    return "member" if found.member else "observer"


def _group(each: _Said) -> str:
    found = seat(each.state, each.turn.speaker)
    return (found.group if found else None) or ""


def _seconds(said: Iterable[_Said], at: datetime) -> int:
    return sum((used(each.turn, at) for each in said), timedelta()) // timedelta(seconds=1)


def _shares(said: Sequence[_Said], who: Callable[[_Said], str], at: datetime) -> list[Share]:
    by: Mapping[str, list[_Said]] = defaultdict(list)
    for each in said:
        by[who(each)].append(each)
    held, spoken = sum(bool(each.turn.spans) for each in said), _seconds(said, at)
    return [_share(name, by[name], held, spoken, at) for name in sorted(by)]


def _share(who: str, said: Sequence[_Said], held: int, spoken: int, at: datetime) -> Share:
    turns = [each.turn for each in said]
    mine, seconds = sum(bool(turn.spans) for turn in turns), _seconds(said, at)
    return Share(
        who,
        len(turns),
        mine,
        _planned(said),
        seconds,
        _part(mine, held),
        _part(seconds, spoken),
        sum(turn.interruptions for turn in turns),
        *(
            sum(turn.status is status for turn in turns)
            for status in (Status.CUT, Status.SKIPPED, Status.STRUCK, Status.NOT_HEARD)
        ),
    )


def _planned(said: Sequence[_Said]) -> int:
    """The limits together; for the State under review its whole time, whatever the parts that it made of it."""
    apart = sum(each.turn.seconds or 0 for each in said if each.turn.kind not in BUDGET_TURNS)
    whole = {id(each.state): each.state for each in said if each.turn.kind in BUDGET_TURNS}
    return apart + sum(limit(state, str(state.rules.budget)) for state in whole.values())


def _part(some: int, all_: int) -> float:
    return round(some / all_, 4) if all_ else 0.0


def _limits(number: int, state: State) -> list[Standing]:
    found = []
    for name, each in state.lists.items():
        by: Mapping[str, list[int]] = defaultdict(list)
        for place in each.order:
            turn = state.turns[place]
            heard = turn.kind is TurnKind.STATEMENT and turn.seconds is not None
            if heard and turn.status is not Status.NOT_HEARD:
                by[standing(state, turn.speaker)].append(turn.seconds or 0)
        for who in sorted(by):
            least, most = min(by[who]), max(by[who])
            found.append(Standing(number, name, who, len(by[who]), least, most, least == most))
    return found
