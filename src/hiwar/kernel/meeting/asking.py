"""What a check is asked, and the questions that many checks share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from .events import Actor, Event, Payload, Role
from .kinds import TurnKind
from .model import SpeakersList, State, Status, Turn, seat
from .refusals import Reason, refuse


class Ask(NamedTuple):
    """A command before it is allowed: who asks, in what part, and when. The payload has its shape already."""

    state: State
    payload: Payload
    actor: Actor
    role: Role
    at: datetime

    @property
    def speaker(self) -> str:
        """The State or office in whose name the sender speaks."""
        return self.actor.name


Check = Callable[[Ask], Payload | None]
"""Refuses, by `refuse`, or gives what was found: None where nothing is found."""

Apply = Callable[[State, Event], State]
"""The state after an event."""

Prelude = Callable[[Ask], "tuple[tuple[str, Payload], ...]"]
"""What happens before an event because of it: names and payloads of events."""

Checks = Mapping[str, Check]
Applies = Mapping[str, Apply]
Preludes = Mapping[str, Prelude]

SUSPENSION = "suspension"
"""The reason of a pause that is the whole meeting's, and no interruption of the speaker."""


def own_or_desk(ask: Ask, command: str) -> str:
    """For whom the sender of a command acts: for itself, or, as the secretariat, for whom it names."""
    speaker: str | None = ask.payload["speaker"]
    if ask.role is Role.SECRETARIAT:
        return speaker or refuse(Reason.BAD_FIELD, command=command, field="speaker", type="text")
    if speaker not in (None, ask.speaker):
        refuse(Reason.NOT_YOUR_OWN, speaker=speaker or "")
    return ask.speaker


def own(ask: Ask, speaker: str) -> None:
    """Refuse where a delegation or a stakeholder acts for another."""
    if ask.role in _FOR_THEMSELVES and speaker != ask.speaker:
        refuse(Reason.NOT_YOUR_OWN, speaker=speaker)


_FOR_THEMSELVES = (Role.DELEGATION, Role.STATE_UNDER_REVIEW, Role.STAKEHOLDER)


def a_member(ask: Ask) -> None:
    """Refuse a State that has no vote."""
    found = seat(ask.state, ask.speaker)
    if found is None or not found.member:
        refuse(Reason.NOT_A_MEMBER, speaker=ask.speaker)


def the_turn(ask: Ask, *allowed: Status) -> Turn:
    """The turn that the command names, in one of the statuses allowed."""
    number = ask.payload["turn"]
    turn = ask.state.turns.get(number) or refuse(Reason.UNKNOWN, what="turn", which=number)
    if allowed and turn.status not in allowed:
        refuse(Reason.WRONG_STATUS, turn=number, status=turn.status)
    return turn


def the_list(ask: Ask) -> SpeakersList:
    """The list of speakers that the command names."""
    name = ask.payload["list"]
    return ask.state.lists.get(name) or refuse(Reason.UNKNOWN, what="list", which=name)


def waiting_turn(ask: Ask, name: str, speaker: str) -> Turn:
    """The turn of a speaker that waits on a list whose order was told."""
    if not ask.state.lists[name].announced:
        refuse(Reason.NOT_ANNOUNCED, list=name)
    for number in ask.state.lists[name].order:
        turn = ask.state.turns[number]
        if turn.speaker == speaker and turn.status is Status.WAITING:
            return turn
    return refuse(Reason.NOT_WAITING, list=name, speaker=speaker)


def nothing_pending(state: State, but: int | None = None) -> None:
    """A point of order that was heard is ruled upon, and an appeal put to the vote, before anything else happens, `but`
    for the one ruling that is being voted upon."""
    for ruling in state.rulings.values():
        if ruling.appealed_by and ruling.overruled is None and ruling.turn != but:
            refuse(Reason.APPEAL_PENDING, turn=ruling.turn)
    for turn in state.turns.values():
        heard = turn.kind is TurnKind.POINT_OF_ORDER and turn.status in (Status.ENDED, Status.CUT)
        if heard and turn.number not in state.rulings:
            refuse(Reason.RULING_PENDING, turn=turn.number)


def floor_taken(state: State) -> None:
    """Refuse because somebody has the floor."""
    turn = state.turns[state.floor or 0]
    refuse(Reason.FLOOR_TAKEN, speaker=turn.speaker, turn=turn.number)


def paused_for(reason: str) -> Prelude:
    """Who speaks when the meeting is suspended or a point of order is called is paused before."""

    def prelude(ask: Ask) -> tuple[tuple[str, Payload], ...]:
        floor = ask.state.floor
        if floor is None or ask.state.turns[floor].status is not Status.SPEAKING:
            return ()
        return (("speaker.pause", {"turn": floor, "reason": reason}),)

    return prelude
