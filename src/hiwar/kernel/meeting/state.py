"""A meeting as a function of its events: what it adds up to, what may happen next, and what is due by the clock.

`replay` and `apply` trust events and know no rule; `decide` knows the rules and writes nothing. The one who keeps a
meeting stores what `decide` and `due` return, in their order, before anyone is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from . import decisions, draws, floor, lists, planning, points, report, requests, sitting
from .asking import Applies, Ask, Checks, Preludes
from .clock import cut_due, warning_due
from .events import CLOCK, EVENTS, LEADS_TO, Actor, Command, Event, EventType, Payload, Phase, Role, Scope
from .form import fits, frozen, written
from .kinds import KINDS, Kind
from .model import Last, State, role_of, seat
from .refusals import Reason, Refusal, Refused, refuse

_SUBJECTS = (planning, lists, draws, sitting, requests, floor, points, report, decisions)
_CHECKS: Checks = {name: check for subject in _SUBJECTS for name, check in subject.CHECKS.items()}
_APPLIES: Applies = {name: apply_ for subject in _SUBJECTS for name, apply_ in subject.APPLIES.items()}
_PRELUDES: Preludes = {**sitting.PRELUDES, **floor.PRELUDES}


def replay(kind: Kind | str, events: Iterable[Event]) -> State:
    """The state of a meeting after its events; without any, a meeting that nobody has planned yet.

    KeyError for a kind that is not known, ValueError for events that are not numbered from 1 without gaps, go back in
    time, or are of a type that this kind has not.
    """
    state = State(KINDS[kind].name if isinstance(kind, str) else kind.name)
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """The state after one more event, for whoever keeps a state and need not replay; ValueError as for `replay`."""
    if event.number != state.number + 1:
        raise ValueError(f"event {event.number} cannot follow event {state.number}: replay them in their order")
    if event.name not in state.rules.events:
        raise ValueError(f"event {event.number}: a meeting of the kind {state.kind} has no {event.name}")
    if state.at is not None and event.at < state.at:
        raise ValueError(f"event {event.number} is earlier than the one before: events are kept in their order")
    after = _APPLIES[event.name](state, event)
    phase = LEADS_TO.get(event.name, state.phase)
    return replace(after, number=event.number, at=event.at, phase=phase, last=_last(state, event))


def due(state: State, at: datetime) -> tuple[Event, ...]:
    """The events that time has brought by a moment, though nobody did anything: registration opens and closes, the
    speaker is warned, the microphone is cut. Each has the moment at which it fell due; empty when nothing did.

    `State` after them is `apply` of each in turn. `decide` puts them before what it decides by itself.
    """
    found = []
    while (next_ := _next_due(state)) is not None and next_[0] <= at:
        moment, name, payload = next_
        event = Event(state.number + 1, _not_before(state, moment), name, CLOCK, payload)
        state = apply(state, event)
        found.append(event)
    return tuple(found)


def next_due(state: State) -> datetime | None:
    """The moment at which the clock brings something next if nothing happens before: when to ask `due` again."""
    found = _next_due(state)
    return found[0] if found else None


def decide(state: State, command: Command, actor: Actor, at: datetime) -> tuple[Event, ...] | Refusal:
    """What follows when somebody asks for something at a moment: the events to store, or why it may not happen.

    The events begin with what is `due` by then. They are numbered on from the state's; a moment before the last event
    counts as that event's, so the clock never goes back. A command that was sent without having `seen` another's that
    touches the same is refused as `overtaken`, with who did what. What is refused leaves nothing, but what was due is
    still due. ValueError for a moment without time zone.
    """
    if at.tzinfo is None:
        raise ValueError("a moment without time zone is none: give it in UTC")
    at = _not_before(state, at.astimezone(UTC))
    before = due(state, at)
    for event in before:
        state = apply(state, event)
    try:
        return (*before, *_decided(state, command, actor, at))
    except Refused as refused:
        return refused.refusal


def _decided(state: State, command: Command, actor: Actor, at: datetime) -> Iterator[Event]:
    if command.name not in EVENTS:
        refuse(Reason.UNKNOWN_COMMAND, command=command.name)
    kind = EVENTS[command.name]
    if command.name not in state.rules.events:
        refuse(Reason.NOT_IN_THIS_MEETING, command=command.name, kind=state.kind)
    role = _may(state, command, kind, actor)
    payload = _given(command, kind)
    ask = Ask(state, payload, actor, role, at)
    check = _CHECKS.get(command.name)
    found = check(ask) if check else None
    prelude = _PRELUDES.get(command.name)
    events = (*(prelude(ask) if prelude else ()), (command.name, {**payload, **(found or {})}))
    for number, (name, content) in enumerate(events, state.number + 1):
        yield Event(number, at, name, actor, frozen(content))


def _may(state: State, command: Command, kind: EventType, actor: Actor) -> Role:
    """The part in which somebody acts; refused where that part may not, or not now."""
    name, role = command.name, role_of(state, actor)
    if role not in kind.roles or actor.role is Role.CLOCK or not _is_whole(actor):
        refuse(Reason.NOT_YOUR_ROLE, command=name, role=role)
    if state.plan is None and name != "meeting.plan":
        refuse(Reason.NOT_PLANNED)
    _seen(state, command, kind)  # before the phase, which another may have brought: they are told who did
    if state.phase not in state.rules.phases(name):
        refuse(Reason.NOT_IN_THIS_PHASE, command=name, phase=state.phase)
    if role is Role.PRESIDER and actor.office != state.presider:
        refuse(Reason.NOT_IN_THE_CHAIR, presider=state.presider or "")
    if role in (Role.DELEGATION, Role.STATE_UNDER_REVIEW) and seat(state, actor.name) is None:
        refuse(Reason.NO_SEAT, speaker=actor.name)
    return role


def _is_whole(actor: Actor) -> bool:
    """Whether an actor says for whom it acts: a delegation for its State and no office, all others the other way."""
    delegation = actor.role in (Role.DELEGATION, Role.STATE_UNDER_REVIEW)
    return bool(actor.state) == delegation and bool(actor.office) != delegation


def _given(command: Command, kind: EventType) -> Payload:
    """The payload with every field of the type, absent ones null."""
    payload = frozen(dict(command.payload))
    for name in payload:
        if name not in kind.given:
            refuse(Reason.BAD_FIELD, command=command.name, field=str(name), type="")
    whole = {name: payload.get(name) for name in kind.given}
    for name, type_ in kind.given.items():
        if not fits(whole[name], type_):
            refuse(Reason.BAD_FIELD, command=command.name, field=name, type=type_)
    return whole


def _seen(state: State, command: Command, kind: EventType) -> None:
    """Refuse a sender who has not seen what another did to the same."""
    last = state.last.get(kind.scope)
    if command.seen is not None and last is not None and last.number > command.seen:
        refuse(Reason.OVERTAKEN, number=last.number, event=last.name, by=last.actor.name, at=written(last.at))


def _last(state: State, event: Event) -> Mapping[Scope, Last]:
    """What the clock does surprises nobody, and what is a delegation's own disturbs nobody."""
    scope = EVENTS[event.name].scope
    if event.actor == CLOCK or scope is Scope.OWN:
        return state.last
    return {**state.last, scope: Last(event.number, event.name, event.actor, event.at)}


def _next_due(state: State) -> tuple[datetime, str, Mapping[str, int]] | None:
    """The next thing that time brings, with its moment."""
    if state.window and state.phase is Phase.PLANNED:
        return state.window[0], "registration.open", {}
    if state.window and state.phase is Phase.REGISTRATION:
        return state.window[1], "registration.close", {}
    if state.floor is None:
        return None
    turn = state.turns[state.floor]
    cut, warning = cut_due(turn), warning_due(state, turn)
    if warning is not None:
        return warning, "speaker.warn", {"turn": turn.number}
    return (cut, "speaker.cut", {"turn": turn.number}) if cut is not None else None


def _not_before(state: State, at: datetime) -> datetime:
    return at if state.at is None or at > state.at else state.at
