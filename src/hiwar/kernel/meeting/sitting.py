"""The meeting itself: opened, suspended, resumed and closed; who is in the chair; a State that does not come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from .asking import SUSPENSION, Applies, Ask, Checks, Preludes, floor_taken, nothing_pending, paused_for
from .events import Event, Phase
from .form import moment, written
from .model import (
    Absence,
    Sitting,
    State,
    Status,
    budget_turns,
    limit,
    with_turn,
)
from .refusals import Reason, refuse


def _check_open(ask: Ask) -> None:
    state = ask.state
    for each in state.lists.values():
        if not each.announced:
            refuse(Reason.NOT_ANNOUNCED, list=each.name)
    name = "report_adoption_hours_after_at_least"
    if name in state.rules.limits:
        if state.review_ended is None:
            refuse(Reason.UNKNOWN, what="report", which="review_ended")
        earliest = state.review_ended + timedelta(seconds=limit(state, name))
        if ask.at < earliest:
            refuse(Reason.TOO_EARLY, earliest=written(earliest))


def _open(state: State, event: Event) -> State:
    return replace(state, resumes=None, sittings=(*state.sittings, Sitting(event.at)))


def _check_close(ask: Ask) -> None:
    if ask.state.phase is Phase.ABSENT and ask.state.absences[-1].decision is None:
        refuse(Reason.ABSENCE_OPEN)
    nothing_pending(ask.state)
    if ask.state.floor is not None:
        floor_taken(ask.state)


def _close(state: State, event: Event) -> State:
    for turn in state.turns.values():
        if turn.status is Status.WAITING:
            state = with_turn(state, turn.number, status=Status.NOT_HEARD)
    return _leave(state, event)


def _leave(state: State, event: Event) -> State:
    """The state as the room is left: the last sitting ends."""
    sittings = state.sittings
    if sittings and sittings[-1].ended is None:
        sittings = (*sittings[:-1], Sitting(sittings[-1].began, event.at))
    return replace(state, sittings=sittings)


def _suspend(state: State, event: Event) -> State:
    until = event.payload["until"]
    return replace(_leave(state, event), resumes=moment(until) if until else None)


def _hand_over(state: State, event: Event) -> State:
    return replace(state, presider=event.payload["office"])


def _check_hand_over(ask: Ask) -> None:
    if ask.payload["office"] == ask.state.presider:
        refuse(Reason.NO_CHANGE)


def _check_absence(ask: Ask) -> None:
    """A State that has spoken was there: it can only be absent as long as it has not."""
    for turn in budget_turns(ask.state):
        if turn.spans:
            refuse(Reason.WRONG_STATUS, turn=turn.number, status=turn.status)
    if ask.state.floor is not None:
        floor_taken(ask.state)


def _absence(state: State, event: Event) -> State:
    return replace(_leave(state, event), absences=(*state.absences, Absence(event.number, noted=written(event.at))))


def _decide_absence(state: State, event: Event) -> State:
    last, payload = state.absences[-1], event.payload
    decided = last._replace(
        **{each: payload[each] for each in ("decision", "words", "session")}, decided=written(event.at)
    )
    return replace(state, absences=(*state.absences[:-1], decided))


PRELUDES: Preludes = {"meeting.suspend": paused_for(SUSPENSION)}

CHECKS: Checks = {
    "meeting.open": _check_open,
    "meeting.close": _check_close,
    "chair.hand_over": _check_hand_over,
    "absence.note": _check_absence,
}

APPLIES: Applies = {
    "meeting.open": _open,
    "meeting.suspend": _suspend,
    "meeting.resume": _open,
    "meeting.close": _close,
    "chair.hand_over": _hand_over,
    "absence.note": _absence,
    "absence.decide": _decide_absence,
}
