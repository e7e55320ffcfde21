"""Asking for a turn that stands on no list: the limits of each kind of turn, and how often it may be asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .asking import (
    Applies,
    Ask,
    Checks,
    a_member,
    own_or_desk,
)
from .clock import budget_left
from .events import Event, Payload
from .kinds import BUDGET_TURNS, TURN_RULES, TurnKind
from .model import (
    Fate,
    State,
    Status,
    Turn,
    limit,
)
from .refusals import Reason, refuse


def _check_request(ask: Ask) -> Payload:
    state, kind = ask.state, TurnKind(ask.payload["kind"])
    if kind not in state.rules.turns:
        refuse(Reason.NOT_IN_THIS_MEETING, command=kind, kind=state.kind)
    rule = TURN_RULES[kind]
    if ask.role not in rule.roles:
        refuse(Reason.NOT_YOUR_ROLE, command=kind, role=ask.role)
    if state.phase not in rule.phases:
        refuse(Reason.NOT_IN_THIS_PHASE, command=kind, phase=state.phase)
    speaker = own_or_desk(ask, "speaker.request")
    mine = [turn for turn in state.turns.values() if (turn.kind, turn.speaker) == (kind, speaker)]
    mine = [turn for turn in mine if turn.status not in (Status.WITHDRAWN, Status.STRUCK)]
    for turn in mine:
        if turn.status is Status.WAITING:
            refuse(Reason.WRONG_STATUS, turn=turn.number, status=turn.status)
    return {"speaker": speaker, "seconds": _ALLOWED.get(kind, _first_limit)(ask, kind, mine)}


def _first_limit(ask: Ask, kind: TurnKind, _mine: list[Turn]) -> int:
    return limit(ask.state, TURN_RULES[kind].limits[0])


def _reply_limit(ask: Ask, kind: TurnKind, mine: list[Turn]) -> int:
    """Two rights of reply for each State, the second one shorter."""
    times = limit(ask.state, "right_of_reply_times")
    if len(mine) >= times:
        refuse(Reason.LIMIT_REACHED, speaker=ask.speaker, limit=times)
    limits = TURN_RULES[kind].limits
    return limit(ask.state, limits[min(len(mine), len(limits) - 1)])


def _budget_limit(ask: Ask, _kind: TurnKind, _mine: list[Turn]) -> int | None:
    """What the State under review gives this part of its time, None for as long as it lasts."""
    wished: int | None = ask.payload["seconds"]
    if budget_left(ask.state, ask.at) <= 0:
        refuse(Reason.NO_TIME_LEFT, speaker=ask.speaker)
    return wished


def _explanation_limit(ask: Ask, kind: TurnKind, _mine: list[Turn]) -> int:
    """Once for each proposal, before or after the vote, and never on one's own."""
    state, number = ask.state, ask.payload["subject"]
    proposal = state.proposals.get(number) or refuse(Reason.UNKNOWN, what="proposal", which=number or "")
    a_member(ask)
    if ask.speaker in proposal.sponsors:
        refuse(Reason.OWN_PROPOSAL, proposal=number)
    if kind is TurnKind.EXPLANATION_BEFORE and proposal.fate is not Fate.OPEN:
        refuse(Reason.ALREADY_DECIDED, subject=number)
    if kind is TurnKind.EXPLANATION_AFTER and proposal.fate in (
        Fate.OPEN,
        Fate.WITHDRAWN,
        Fate.NO_ACTION,
        Fate.NOT_PUT,
    ):
        refuse(Reason.NOT_DECIDED, subject=number)
    both = (TurnKind.EXPLANATION_BEFORE, TurnKind.EXPLANATION_AFTER)
    if any(
        turn.kind in both
        and (turn.subject, turn.speaker) == (number, ask.speaker)
        and turn.status is not Status.WITHDRAWN
        for turn in state.turns.values()
    ):
        refuse(Reason.ALREADY_EXPLAINED, proposal=number)
    return limit(state, "explanation_of_vote_seconds")


MOTION_SPEAKERS: Mapping[str, Mapping[TurnKind, int]] = {
    "suspend_meeting": {},
    "adjourn_meeting": {},
    "no_action": {TurnKind.MOTION_FOR: 2, TurnKind.MOTION_AGAINST: 2},
    "close_debate": {TurnKind.MOTION_AGAINST: 2},
    "priority": {},
    "no_further_vote": {},
    "division": {TurnKind.MOTION_FOR: 2, TurnKind.MOTION_AGAINST: 2},
    "reconsider": {TurnKind.MOTION_AGAINST: 2},
}
"""How many may speak on a motion besides its mover (rules 74–76, 81, 89, 116–118, 123 and 129 of the General
Assembly)."""


def _motion_limit(ask: Ask, kind: TurnKind, _mine: list[Turn]) -> int:
    state, number = ask.state, ask.payload["subject"]
    motion = state.motions.get(number) or refuse(Reason.UNKNOWN, what="motion", which=number or "")
    if motion.adopted is not None or motion.withdrawn:
        refuse(Reason.ALREADY_DECIDED, subject=number)
    if ask.speaker == motion.mover:
        refuse(Reason.OWN_PROPOSAL, proposal=number)
    most = MOTION_SPEAKERS[motion.motion].get(kind, 0)
    asked = [turn for turn in state.turns.values() if (turn.kind, turn.subject) == (kind, number)]
    if len([turn for turn in asked if turn.status not in (Status.WITHDRAWN, Status.STRUCK)]) >= most:
        refuse(Reason.LIMIT_REACHED, speaker=ask.speaker, limit=most)
    return limit(state, "motion_seconds")


_ALLOWED: Mapping[TurnKind, Callable[[Ask, TurnKind, list[Turn]], int | None]] = {
    TurnKind.RIGHT_OF_REPLY: _reply_limit,
    **dict.fromkeys(BUDGET_TURNS, _budget_limit),
    TurnKind.EXPLANATION_BEFORE: _explanation_limit,
    TurnKind.EXPLANATION_AFTER: _explanation_limit,
    TurnKind.MOTION_FOR: _motion_limit,
    TurnKind.MOTION_AGAINST: _motion_limit,
}


def _request(state: State, event: Event) -> State:
    payload = event.payload
    turn = Turn(
        event.number,
        TurnKind(payload["kind"]),
        payload["speaker"],
        seconds=payload["seconds"],
        subject=payload["subject"],
    )
    return replace(state, turns={**state.turns, turn.number: turn})


CHECKS: Checks = {
    "speaker.request": _check_request,
}

APPLIES: Applies = {
    "speaker.request": _request,
}
