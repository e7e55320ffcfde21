"""How long each delegation may speak: full limits while the time suffices, shorter ones, and then equal shares.

The list of speakers of the Working Group follows Council decision 17/119, paras. 5–7, which fill in the modalities of
the appendix to resolution 16/21. Other occasions of the Council descend the same way from limits of their own.
"""

from __future__ import annotations

from typing import NamedTuple

from ..facts import PracticeValue


class Step(NamedTuple):
    """Limits in seconds for members of the Council and for observer States, and where they stand."""

    member_seconds: int
    observer_seconds: int
    source: str


class Scale(NamedTuple):
    """The limits of an occasion, from the longest to the shortest; below the last, all share the time equally, in turns
    of `least_seconds` or more. `shared_source` is where that stands, `shared_verified` whether it was read there."""

    steps: tuple[Step, ...]
    least_seconds: int
    shared_source: str
    shared_verified: bool


WORKING_GROUP = Scale(
    (Step(180, 120, "A/HRC/DEC/17/119, para. 5"), Step(120, 120, "A/HRC/DEC/17/119, para. 6")),
    0,
    "A/HRC/DEC/17/119, para. 7",
    shared_verified=True,
)
"""The review of a State in the Working Group, from session 13 on."""

CLUSTERED_DIALOGUE = Scale(
    (Step(300, 180, "A/HRC/28/2, paras. 43–49"), Step(180, 120, "A/HRC/28/2, paras. 43–49")),
    90,
    "A/HRC/28/2, paras. 43–49",
    shared_verified=False,
)
"""A dialogue of the Council with several mandate holders at once; its time may be exceeded when turns of a minute and
a half are too many. That shares between two minutes and that are equal is an assumption."""


class SpeakingTime(NamedTuple):
    """The seconds of each member of the Council and of each observer State, and the seconds that all use together.

    `stage` is the step that the time suffices for, counted from 1; the one after the last step means equal shares.
    `verified` is False where the shares had to be rounded, which rests on practice, or the scale does.
    """

    stage: int
    member_seconds: int
    observer_seconds: int
    used_seconds: int
    source: str
    verified: bool


def speaking_time(
    seconds: int, members: int, observers: int, rounding: PracticeValue, scale: Scale = WORKING_GROUP
) -> SpeakingTime:
    """The speaking time of `members` of the Council and `observers` that share `seconds`.

    `rounding` is the practice `speaking_time_rounding`: shares are rounded `down` to whole seconds. When there are more
    delegations than seconds, the share is 0. ValueError for a negative number and for a rounding that is not known.
    """
    for number, what in ((seconds, "seconds"), (members, "members"), (observers, "observers")):
        if number < 0:
            raise ValueError(f"{number} {what} cannot be: give a number that is not negative")
    for stage, step in enumerate(scale.steps, 1):
        used = step.member_seconds * members + step.observer_seconds * observers
        if used <= seconds:
            return SpeakingTime(stage, step.member_seconds, step.observer_seconds, used, step.source, verified=True)
    if rounding.value != "down":
        raise ValueError(f"shares cannot be rounded {rounding.value!r}: give the rounding 'down'")
    speakers = members + observers
    share, rest = divmod(seconds, speakers)
    share = max(min(share, scale.steps[-1].observer_seconds), scale.least_seconds)
    source = f"{scale.shared_source}; rounded {rounding.value}: {rounding.source}" if rest else scale.shared_source
    verified = scale.shared_verified and (rest == 0 or rounding.verified)
    return SpeakingTime(len(scale.steps) + 1, share, share, share * speakers, source, verified)


def turns(seconds: int, each: int) -> int:
    """How many turns of so many seconds fit into the time: ten of two minutes into the twenty of the plenary's
    stakeholders (A/HRC/14/37, para. 17). ValueError for turns of no time."""
    if each < 1:
        raise ValueError(f"turns of {each} seconds cannot be counted: give a second or more")
    return seconds // each
