"""Points of order: the ruling of the presider, and the appeal against it."""

from __future__ import annotations

from dataclasses import replace

from .asking import (
    Applies,
    Ask,
    Checks,
    a_member,
    the_turn,
)
from .events import Event
from .kinds import TurnKind
from .model import (
    Ruling,
    State,
    Status,
    Turn,
    with_turn,
)
from .refusals import Reason, refuse


def _check_rule(ask: Ask) -> None:
    turn = _point(ask)
    if turn.number in ask.state.rulings:
        refuse(Reason.ALREADY_RULED, turn=turn.number)
    the_turn(ask, Status.WAITING, Status.ENDED, Status.CUT)


def _point(ask: Ask) -> Turn:
    turn = the_turn(ask)
    if turn.kind is not TurnKind.POINT_OF_ORDER:
        refuse(Reason.UNKNOWN, what="point of order", which=turn.number)
    return turn


def _ruled(state: State, event: Event) -> State:
    payload = event.payload
    ruling = Ruling(payload["turn"], payload["ruling"] == "upheld", payload["words"], event.actor.name)
    state = replace(state, rulings={**state.rulings, ruling.turn: ruling})
    waits = state.turns[ruling.turn].status is Status.WAITING
    return with_turn(state, ruling.turn, status=Status.ENDED) if waits else state


def _check_appeal(ask: Ask) -> None:
    turn = _point(ask)
    a_member(ask)
    ruling = ask.state.rulings.get(turn.number) or refuse(Reason.NOT_RULED, turn=turn.number)
    if ruling.appealed_by:
        refuse(Reason.ALREADY_APPEALED, turn=turn.number)


def _appeal(state: State, event: Event) -> State:
    ruling = replace(state.rulings[event.payload["turn"]], appealed_by=event.actor.name)
    return replace(state, rulings={**state.rulings, ruling.turn: ruling})


CHECKS: Checks = {
    "point.rule": _check_rule,
    "point.appeal": _check_appeal,
}

APPLIES: Applies = {
    "point.rule": _ruled,
    "point.appeal": _appeal,
}
