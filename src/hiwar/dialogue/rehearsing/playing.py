"""Playing a rehearsal: what the script says comes next is done, by the clock that the player chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import Draft, Planned, Refused, act, keep_time, plan
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import CHAIR, seated
from hiwar.dialogue.rehearsing import adoption, plenary, review
from hiwar.dialogue.rehearsing.script import Script, Step
from hiwar.dialogue.standing import events_of, standing
from hiwar.kernel.meeting import Event, Phase, State, next_due, next_kind

KINDS = ("review", "adoption", "plenary")
"""The meetings of a course, in their order."""

_PHASES: Mapping[str, Mapping[Phase, Callable[[State, Script], Iterator[Step]]]] = {
    "review": review.PHASES,
    "adoption": adoption.PHASES,
    "plenary": plenary.PHASES,
}
"""What the script of a kind of meeting has for each phase."""

_LATER = {"adoption": timedelta(hours=48), "plenary": timedelta(weeks=16)}
"""How long after the meeting before the next one is planned, where time passes at the player's speed: the report is
distributed 48 hours after the review (17/119, annex II), and the plenary is some four months later."""

LENGTH = sum(_LATER.values(), timedelta(hours=5))
"""How long a whole course takes at most, by its own clock."""


class Pace(Protocol):
    """How fast time passes for who plays; `people` says that it passes as for people, for whom one can wait."""

    @property
    def people(self) -> bool:
        """Whether people can act meanwhile."""

    def wait(self, since: datetime, until: datetime | None) -> datetime | None:
        """Let the time pass that lies between two moments of the meeting, or a little where nothing is due; the moment
        at which it is now, None to look at the meeting once more before."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a rehearsal plays itself: until the meeting is in a `phase`, or before a `command` is given; the seats
    that are `left` to people."""

    phase: Phase = Phase.CLOSED
    command: str | None = None
    left: frozenset[str] = frozenset()


class Told(NamedTuple):
    """Events that were stored, and in which meeting; those of one that follows are told again from its beginning."""

    meeting: int
    events: tuple[Event, ...]


_WHOLE = Bounds()


def planned(script: Script, *, now: datetime) -> Planned:
    """A new rehearsal, of a review."""
    told = script.told
    return plan(OPERATOR, Draft("review", told["title"], CHAIR, told["state"], session=0, rehearsal=True), now=now)


def follow(meeting: Meeting, script: Script, pace: Pace) -> Meeting | None:
    """The meeting that follows one that is over, planned where nobody has done so; None where nothing does, or where
    nothing goes on to it. Where people take part it begins at once."""
    after = meeting.followed_by.order_by("-pk").first()
    state = standing(meeting).state
    kind = next_kind(state)
    if after is not None or kind is None or state.at is None:
        return after
    now = None if pace.people else state.at + _LATER[kind]
    if now is None:
        now = pace.wait(state.at, state.at) or state.at
    draft = Draft(kind, script.told[kind]["title"], "", follows=meeting.pk, hastened=pace.people)
    try:
        return plan(OPERATOR, draft, now=now).meeting
    except Refused:
        return None


Holding = Callable[[int], AbstractContextManager[object]]
"""Keeps a meeting from everybody else's clock while it is played."""


def play_course(
    number: int,
    script: Script,
    pace: Pace,
    bounds: Bounds = _WHOLE,
    last: str = KINDS[-1],
    holding: Holding = nullcontext,
) -> Iterator[Told]:
    """Play a rehearsal on, and the meetings that follow it up to the kind that is `last`, to which the bounds apply;
    the ones before are played to their end. Raises as `play` does."""
    meeting = _rehearsal(number)
    while True:
        is_last = KINDS.index(meeting.kind) >= KINDS.index(last)
        here = bounds if is_last else Bounds(left=bounds.left)
        with holding(meeting.pk):
            for events in play(meeting.pk, script, pace, here):
                yield Told(meeting.pk, events)
        if is_last or standing(meeting).state.phase is not Phase.CLOSED:
            return
        after = follow(meeting, script, pace)
        if after is None:
            return
        meeting = after
        yield Told(meeting.pk, tuple(events_of(meeting)))


def play(number: int, script: Script, pace: Pace, bounds: Bounds = _WHOLE) -> Iterator[tuple[Event, ...]]:
    """Play one meeting of a rehearsal on until the bounds are reached, or until time passes at once and only people can
    go on: the events, as they were stored. Raises Refused where somebody has brought the meeting where the script does
    not know how to go on, and LookupError where there is no such rehearsal."""
    meeting = _rehearsal(number)
    while True:
        state = standing(meeting).state
        step = following(state, script, bounds)
        due, since = next_due(state), state.at
        if since is None or state.phase in (bounds.phase, Phase.CLOSED) or (step and step.name == bounds.command):
            return
        moment = since + timedelta(seconds=step.after) if step else None
        until = min((each for each in (due, moment) if each), default=None)
        if until is None and not pace.people:
            return
        now = pace.wait(since, until)
        if now is None or until is None or standing(meeting).state.number != state.number:
            continue  # somebody was faster
        if step is None or until == due:
            yield keep_time(OPERATOR, meeting.pk, now=until)
            continue
        try:
            yield act(seated(meeting, step.seat), meeting.pk, step.name, step.payload, now=now)
        except Refused:
            if standing(meeting).state.number == state.number:
                raise


def following(state: State, script: Script, bounds: Bounds) -> Step | None:
    """What comes next by the script; None when that is for the clock, or for people, to do."""
    steps = _PHASES[state.kind].get(state.phase)
    for step in steps(state, script) if steps else ():
        if step.seat not in bounds.left:
            return step
        if not step.free:
            return None
    return None


def _rehearsal(number: int) -> Meeting:
    meeting = Meeting.objects.filter(pk=number, rehearsal=True, kind__in=KINDS).first()
    if meeting is None:
        raise LookupError(f"there is no rehearsal of a review {number} here")
    return meeting
