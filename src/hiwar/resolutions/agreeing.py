"""Whether two accounts of how a text was adopted tell the same."""

from __future__ import annotations

from hiwar.resolutions.models import Action

Votes = tuple[int | None, int | None, int | None]


def agree(one: Action, other: Action) -> bool:
    """Whether two accounts give the same mode, day and tally; what one of them does not give is no difference. One that
    prints another tally than it counts agrees with either."""
    mine, theirs = _tallies(one), _tallies(other)
    return one.recorded == other.recorded and same_day(one, other) and (not mine or not theirs or bool(mine & theirs))


def same_day(one: Action, other: Action) -> bool:
    """Whether two accounts may mean the same day, where one may tell only the month."""
    return one.dated.startswith(other.dated) or other.dated.startswith(one.dated)


def _tallies(action: Action) -> set[Votes]:
    counted = (action.yes, action.no, action.abstain)
    printed = (action.published_yes, action.published_no, action.published_abstain)
    return {each for each in (counted, printed) if each[0] is not None}
