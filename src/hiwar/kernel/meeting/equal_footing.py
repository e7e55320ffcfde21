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

UNDER_REVIEW, STAKEHOLDER = "state_under_review", "stakeholder"


class Share(NamedTuple):
    """What one speaker, group or standing had. `who` is the State's code, the stakeholder's name, the group ("" for
    none) or the standing; `standing` in what standing, "" where members and observers are told together.

    `speakers` counts those who were on a list or asked for the floor; `turns` are all theirs without those withdrawn,
    `held` those that were spoken; `planned_seconds` their limits, `used_seconds` what was spoken. The shares are parts
    of one, of all turns held and all time spoken. `interruptions` were suffered, `points` of order raised, of which so
    many were `upheld` in the end; `cut` counts microphones; `absent` were called and not there; `not_heard` is what the
    time was too short for.
    """

    who: str
    standing: str
    speakers: int
    turns: int
    held: int
    planned_seconds: int
    used_seconds: int
    share_of_turns: float
    share_of_time: float
    interruptions: int
    points: int
    upheld: int
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
    """The sheet of so many `meetings`: all together (`whole`); by speaker; by regional group, where States under review
    and stakeholders stand apart, for their time is another; and by standing ("member", "observer",
    "state_under_review", "stakeholder"); the limits of equal standing; and every draw with its proof."""

    meetings: int
    turns: int
    seconds: int
    whole: Share
    speakers: list[Share]
    groups: list[Share]
    standings: list[Share]
    limits: list[Standing]
    draws: list[dict[str, Any]]


class Had(NamedTuple):
    """What one speaker had in one meeting; the fields are those of `Share`, the time is not rounded."""

    speaker: str
    standing: str
    group: str
    turns: int
    held: int
    planned: int
    used: timedelta
    interruptions: int
    points: int
    upheld: int
    cut: int
    absent: int
    struck: int
    not_heard: int


class Account(NamedTuple):
    """One meeting as sheets count it: small, so that it can be kept for a meeting that is over. The limits are those of
    meeting 0."""

    had: tuple[Had, ...]
    limits: tuple[Standing, ...]
    draws: tuple[dict[str, Any], ...]


def sheet(states: Sequence[State], at: datetime) -> Sheet:
    """The sheet of meetings, as they stand at a moment."""
    return added_up([account(state, at) for state in states])


def account(state: State, at: datetime) -> Account:
    """What a sheet counts of one meeting, as it stands at a moment."""
    by: Mapping[str, list[Turn]] = defaultdict(list)
    for turn in state.turns.values():
        if turn.status is not Status.WITHDRAWN:
            by[turn.speaker].append(turn)
    return Account(
        tuple(_had(state, speaker, by[speaker], at) for speaker in sorted(by)),
        tuple(_limits(state)),
        tuple(draw_record(state, kind) for kind, draw in state.draws.items() if draw.secret),
    )


def added_up(accounts: Sequence[Account]) -> Sheet:
    """The sheet of meetings of which each was accounted for before."""
    had = [each for one in accounts for each in one.had]
    [whole] = _shares(had, lambda _each: ("", "")) or [_share("", "", [], had)]
    return Sheet(
        len(accounts),
        whole.held,
        whole.used_seconds,
        whole,
        _shares(had, lambda each: (each.speaker, each.standing)),
        _shares(had, _group),
        _shares(had, lambda each: (each.standing, each.standing)),
        [limits._replace(meeting=number) for number, one in enumerate(accounts, 1) for limits in one.limits],
        [draw for one in accounts for draw in one.draws],
    )


def standing(state: State, speaker: str) -> str:
    """In what standing somebody speaks: with equal standing goes equal time."""
    if speaker == state.under_review:
        return UNDER_REVIEW
    found = seat(state, speaker)
    if found is None:
        return STAKEHOLDER
    return "member" if found.member else "observer"


def _group(each: Had) -> tuple[str, str]:
    """A regional group; the time of States under review is no group's, and stakeholders have none."""
    return ("", each.standing) if each.standing in (UNDER_REVIEW, STAKEHOLDER) else (each.group, "")


def _had(state: State, speaker: str, turns: Sequence[Turn], at: datetime) -> Had:
    found = seat(state, speaker)
    points = [turn.number for turn in turns if turn.kind is TurnKind.POINT_OF_ORDER]
    rulings = [state.rulings[number] for number in points if number in state.rulings]
    return Had(
        speaker,
        standing(state, speaker),
        (found.group if found else None) or "",
        len(turns),
        sum(bool(turn.spans) for turn in turns),
        _planned(state, turns),
        sum((used(turn, at) for turn in turns), timedelta()),
        sum(turn.interruptions for turn in turns),
        len(points),
        sum(ruling.upheld != bool(ruling.overruled) for ruling in rulings),
        *(
            sum(turn.status is status for turn in turns)
            for status in (Status.CUT, Status.SKIPPED, Status.STRUCK, Status.NOT_HEARD)
        ),
    )


def _planned(state: State, turns: Sequence[Turn]) -> int:
    """The limits together; for the State under review its whole time, whatever the parts that it made of it."""
    apart = sum(turn.seconds or 0 for turn in turns if turn.kind not in BUDGET_TURNS)
    whole = any(turn.kind in BUDGET_TURNS for turn in turns)
    return apart + (limit(state, str(state.rules.budget)) if whole else 0)


def _shares(had: Sequence[Had], who: Callable[[Had], tuple[str, str]]) -> list[Share]:
    by: Mapping[tuple[str, str], list[Had]] = defaultdict(list)
    for each in had:
        by[who(each)].append(each)
    return [_share(*name, by[name], had) for name in sorted(by)]


def _share(who: str, standing: str, had: Sequence[Had], all_: Sequence[Had]) -> Share:
    held, spoken = sum(each.held for each in had), _spoken(had)
    return Share(
        who,
        standing,
        len({each.speaker for each in had}),
        sum(each.turns for each in had),
        held,
        sum(each.planned for each in had),
        spoken // timedelta(seconds=1),
        _part(held, sum(each.held for each in all_)),
        _part(spoken / timedelta(seconds=1), _spoken(all_) / timedelta(seconds=1)),
        *(
            sum(getattr(each, name) for each in had)
            for name in ("interruptions", "points", "upheld", "cut", "absent", "struck", "not_heard")
        ),
    )


def _spoken(had: Iterable[Had]) -> timedelta:
    return sum((each.used for each in had), timedelta())


def _part(some: float, all_: float) -> float:
    return round(some / all_, 4) if all_ else 0.0


def _limits(state: State) -> list[Standing]:
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
            found.append(Standing(0, name, who, len(by[who]), least, most, least == most))
    return found
