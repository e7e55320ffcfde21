"""Who has the floor: called in turn, started, paused, resumed, ended or cut; skipped, struck and back on the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from .asking import (
    SUSPENSION,
    Applies,
    Ask,
    Checks,
    Preludes,
    floor_taken,
    nothing_pending,
    own,
    paused_for,
    the_turn,
)
from .clock import budget_left, used, used_seconds
from .events import Event, Payload, Phase
from .kinds import BUDGET_TURNS, TurnKind
from .model import (
    State,
    Status,
    Turn,
    motions_in_order,
    with_list,
    with_turn,
)
from .refusals import Reason, refuse
from .turns import line


def _check_call(ask: Ask) -> Payload:
    state, turn = ask.state, the_turn(ask, Status.WAITING)
    if turn.kind is not TurnKind.POINT_OF_ORDER:
        if state.phase is Phase.VOTING:
            refuse(Reason.NOT_IN_THIS_PHASE, command="speaker.call", phase=state.phase)
        nothing_pending(state)
        if state.floor is not None:
            floor_taken(state)
        _motion_first(state, turn)
        _in_turn(state, turn)
    elif state.floor is not None and state.turns[state.floor].kind is TurnKind.POINT_OF_ORDER:
        floor_taken(state)
    else:
        nothing_pending(state)
    return {"seconds": _seconds_at_call(state, turn, ask.at)}


def _motion_first(state: State, turn: Turn) -> None:
    """Only on the motion that is voted upon next may anybody speak before."""
    for motion in motions_in_order(state)[:1]:
        if turn.subject != motion.number:
            refuse(Reason.MOTION_PENDING, motion=motion.number)


def _in_turn(state: State, turn: Turn) -> None:
    """Lists are called in their order, one after the other, and nobody on a list before its turn; a national
    institution speaks at once after the State under review (Council resolution 16/21, annex, para. 13)."""
    if turn.list is None:
        return
    if state.debate_closed:
        refuse(Reason.DEBATE_CLOSED)
    for each in state.lists.values():
        if not each.announced:
            refuse(Reason.NOT_ANNOUNCED, list=each.name)
    first = line(state)[0]
    if first.number != turn.number:
        refuse(Reason.OUT_OF_TURN, next=first.speaker, turn=first.number)


def _seconds_at_call(state: State, turn: Turn, at: datetime) -> int:
    """The limit of a turn: its own, and for the State under review never more than its time has left."""
    if turn.kind not in BUDGET_TURNS:
        return turn.seconds or 0
    left = budget_left(state, at)
    if left <= 0:
        refuse(Reason.NO_TIME_LEFT, speaker=turn.speaker)
    whole = left + used_seconds([turn], at)
    return min(turn.seconds or whole, whole)


def _call(state: State, event: Event) -> State:
    payload = event.payload
    interrupted = state.interrupted if state.floor is None else (*state.interrupted, state.floor)
    state = with_turn(state, payload["turn"], status=Status.CALLED, seconds=payload["seconds"])
    return replace(state, floor=payload["turn"], interrupted=interrupted)


def _check_start(ask: Ask) -> None:
    _on_the_floor(ask, Status.CALLED)


def _on_the_floor(ask: Ask, *allowed: Status) -> Turn:
    turn = the_turn(ask)
    if ask.state.floor != turn.number:
        refuse(Reason.NOT_ON_THE_FLOOR, turn=turn.number)
    return the_turn(ask, *allowed)


def _start(state: State, event: Event) -> State:
    turn = state.turns[event.payload["turn"]]
    return with_turn(state, turn.number, status=Status.SPEAKING, spans=(*turn.spans, (event.at, None)))


def _check_pause(ask: Ask) -> None:
    _on_the_floor(ask, Status.SPEAKING)
    if ask.payload["reason"] == SUSPENSION:  # else an interruption could be passed off as the whole meeting's
        refuse(Reason.BAD_FIELD, command="speaker.pause", field="reason", type="text")


def _pause(state: State, event: Event) -> State:
    turn = state.turns[event.payload["turn"]]
    return with_turn(
        _microphone_off(state, turn, event.at),
        turn.number,
        status=Status.PAUSED,
        interruptions=turn.interruptions + (event.payload["reason"] != SUSPENSION),
    )


def _microphone_off(state: State, turn: Turn, at: datetime) -> State:
    spans = tuple((start, end or at) for start, end in turn.spans)
    return with_turn(state, turn.number, spans=spans)


def _check_resume(ask: Ask) -> None:
    _on_the_floor(ask, Status.PAUSED)
    nothing_pending(ask.state)


def _check_end(ask: Ask) -> None:
    own(ask, the_turn(ask).speaker)
    _on_the_floor(ask, Status.CALLED, Status.SPEAKING, Status.PAUSED)


def _leave_floor(status: Status) -> Callable[[State, Event], State]:
    def apply(state: State, event: Event) -> State:
        turn = state.turns[event.payload["turn"]]
        state = with_turn(_microphone_off(state, turn, event.at), turn.number, status=status)
        back = state.interrupted[-1] if state.interrupted else None
        return replace(state, floor=back, interrupted=state.interrupted[:-1], last_turn=turn.number)

    return apply


def _check_skip(ask: Ask) -> None:
    turn = _on_the_floor(ask, Status.CALLED)
    if turn.spans:
        refuse(Reason.WRONG_STATUS, turn=turn.number, status=turn.status)


def _check_readd(ask: Ask) -> Payload:
    """Back on the list: who was absent or struck at its end; who spoke last, at its head, with what time was left."""
    state, turn = ask.state, the_turn(ask, Status.SKIPPED, Status.STRUCK, Status.ENDED)
    if turn.status is Status.ENDED:
        if turn.number != state.last_turn or turn.kind is TurnKind.POINT_OF_ORDER:
            refuse(Reason.WRONG_STATUS, turn=turn.number, status=turn.status)
        if turn.seconds is not None and used(turn, ask.at).total_seconds() >= turn.seconds:
            refuse(Reason.NO_TIME_LEFT, speaker=turn.speaker)
    if turn.list is None:
        return {"order": ()}
    others = [each for each in state.lists[turn.list].order if each != turn.number]
    if turn.status is Status.ENDED:
        first = next((place for place, each in enumerate(others) if state.turns[each].status is Status.WAITING), None)
        others.insert(len(others) if first is None else first, turn.number)
        return {"order": tuple(others)}
    return {"order": (*others, turn.number)}


def _readd(state: State, event: Event) -> State:
    turn = state.turns[event.payload["turn"]]
    state = with_turn(state, turn.number, status=Status.WAITING, reason=None)
    return with_list(state, turn.list, order=event.payload["order"]) if turn.list else state


def _check_strike(ask: Ask) -> None:
    the_turn(ask, Status.WAITING, Status.SKIPPED)


def _strike(state: State, event: Event) -> State:
    return with_turn(state, event.payload["turn"], status=Status.STRUCK, reason=event.payload["reason"])


PRELUDES: Preludes = {"speaker.call": paused_for("point_of_order")}

CHECKS: Checks = {
    "speaker.call": _check_call,
    "speaker.start": _check_start,
    "speaker.pause": _check_pause,
    "speaker.resume": _check_resume,
    "speaker.end": _check_end,
    "speaker.skip": _check_skip,
    "speaker.readd": _check_readd,
    "speaker.strike": _check_strike,
}

APPLIES: Applies = {
    "speaker.call": _call,
    "speaker.start": _start,
    "speaker.pause": _pause,
    "speaker.resume": _start,
    "speaker.end": _leave_floor(Status.ENDED),
    "speaker.warn": lambda state, event: with_turn(state, event.payload["turn"], warned=True),
    "speaker.cut": _leave_floor(Status.CUT),
    "speaker.skip": _leave_floor(Status.SKIPPED),
    "speaker.readd": _readd,
    "speaker.strike": _strike,
}
