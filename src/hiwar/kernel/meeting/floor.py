"""During the meeting: opening, suspending, closing, the chair; who has the floor and for how long; points of order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from ..procedure.deadlines import may_adopt
from .asking import Applies, Ask, Checks, a_member, own, own_or_desk, the_turn
from .clock import used, used_seconds
from .events import Event, Payload, Phase, moment, written
from .kinds import BUDGET_TURNS, TURN_RULES, TurnKind
from .model import (
    Absence,
    Fate,
    Ruling,
    Sitting,
    State,
    Status,
    Turn,
    budget_turns,
    limit,
    motions_in_order,
    practice_of,
    with_list,
    with_turn,
)
from .refusals import Reason, refuse
from .turns import line

Preludes = Mapping[str, Callable[[Ask], "tuple[tuple[str, Payload], ...]"]]
"""What happens before an event because of it."""

SUSPENSION = "suspension"
"""The reason of a pause that is the whole meeting's, and no interruption of the speaker."""

# the meeting


def _check_open(ask: Ask) -> None:
    state = ask.state
    for each in state.lists.values():
        if not each.announced:
            refuse(Reason.NOT_ANNOUNCED, list=each.name)
    name = "report_adoption_hours_after_at_least"
    if name in state.rules.limits:
        if state.review_ended is None:
            refuse(Reason.UNKNOWN, what="report", which="review_ended")
        if not may_adopt(state.review_ended, ask.at, practice_of(state, name)):
            refuse(Reason.TOO_EARLY, earliest=written(state.review_ended + timedelta(seconds=limit(state, name))))


def _open(state: State, event: Event) -> State:
    return replace(state, phase=Phase.IN_SESSION, resumes=None, sittings=(*state.sittings, Sitting(event.at)))


def _check_close(ask: Ask) -> None:
    nothing_pending(ask.state)
    if ask.state.floor is not None:
        floor_taken(ask.state)


def _close(state: State, event: Event) -> State:
    for turn in state.turns.values():
        if turn.status is Status.WAITING:
            state = with_turn(state, turn.number, status=Status.NOT_HEARD)
    return _leave(state, event, Phase.CLOSED)


def _leave(state: State, event: Event, phase: Phase) -> State:
    """The state as the room is left: the last sitting ends."""
    sittings = state.sittings
    if sittings and sittings[-1].ended is None:
        sittings = (*sittings[:-1], Sitting(sittings[-1].began, event.at))
    return replace(state, phase=phase, sittings=sittings)


def _suspend(state: State, event: Event) -> State:
    until = event.payload["until"]
    return replace(_leave(state, event, Phase.SUSPENDED), resumes=moment(until) if until else None)


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
    return replace(_leave(state, event, Phase.ABSENT), absences=(*state.absences, Absence(event.number)))


def _decide_absence(state: State, event: Event) -> State:
    last, payload = state.absences[-1], event.payload
    decided = Absence(last.number, payload["decision"], payload["words"], payload["session"])
    return replace(state, absences=(*state.absences[:-1], decided))


# asking for the floor


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
    if _budget_left(ask.state, ask.at) <= 0:
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
    if kind is TurnKind.EXPLANATION_AFTER and proposal.fate in (Fate.OPEN, Fate.WITHDRAWN, Fate.NO_ACTION):
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
    "reconsider": {TurnKind.MOTION_AGAINST: 2},
}
"""How many may speak on a motion besides its mover (rules 74–76, 81, 116–118 and 123 of the General Assembly)."""


def _motion_limit(ask: Ask, kind: TurnKind, _mine: list[Turn]) -> int:
    state, number = ask.state, ask.payload["subject"]
    motion = state.motions.get(number) or refuse(Reason.UNKNOWN, what="motion", which=number or "")
    if motion.adopted is not None:
        refuse(Reason.ALREADY_DECIDED, subject=number)
    if ask.speaker == motion.mover:
        refuse(Reason.OWN_PROPOSAL, proposal=number)
    most = MOTION_SPEAKERS[motion.motion].get(kind, 0)
    asked = [turn for turn in state.turns.values() if (turn.kind, turn.subject) == (kind, number)]
    if len([turn for turn in asked if turn.status not in (Status.WITHDRAWN, Status.STRUCK)]) >= most:
        refuse(Reason.LIMIT_REACHED, speaker=ask.speaker, limit=most)
    return limit(state, "motion_seconds")


def _budget_left(state: State, at: datetime) -> int:
    """Whole seconds, a second begun counted as used, so that the parts never exceed the whole."""
    spent = sum((used(turn, at) for turn in budget_turns(state)), timedelta())
    return limit(state, str(state.rules.budget)) - -(-spent // timedelta(seconds=1))


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


# having the floor


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
    left = _budget_left(state, at)
    if left <= 0:
        refuse(Reason.NO_TIME_LEFT, speaker=turn.speaker)
    whole = left + used_seconds([turn], at)
    return min(turn.seconds or whole, whole)


def floor_taken(state: State) -> None:
    """Refuse because somebody has the floor."""
    turn = state.turns[state.floor or 0]
    refuse(Reason.FLOOR_TAKEN, speaker=turn.speaker, turn=turn.number)


def _call(state: State, event: Event) -> State:
    payload = event.payload
    interrupted = state.interrupted if state.floor is None else (*state.interrupted, state.floor)
    state = with_turn(state, payload["turn"], status=Status.CALLED, seconds=payload["seconds"])
    return replace(state, floor=payload["turn"], interrupted=interrupted)


def _paused_for(reason: str) -> Callable[[Ask], tuple[tuple[str, Payload], ...]]:
    """Who speaks when the meeting is suspended or a point of order is called is paused before."""

    def prelude(ask: Ask) -> tuple[tuple[str, Payload], ...]:
        floor = ask.state.floor
        if floor is None or ask.state.turns[floor].status is not Status.SPEAKING:
            return ()
        return (("speaker.pause", {"turn": floor, "reason": reason}),)

    return prelude


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


# points of order


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


PRELUDES: Preludes = {
    "meeting.suspend": _paused_for(SUSPENSION),
    "speaker.call": _paused_for("point_of_order"),
}

CHECKS: Checks = {
    "meeting.open": _check_open,
    "meeting.close": _check_close,
    "chair.hand_over": _check_hand_over,
    "absence.note": _check_absence,
    "speaker.request": _check_request,
    "speaker.call": _check_call,
    "speaker.start": _check_start,
    "speaker.pause": _check_pause,
    "speaker.resume": _check_resume,
    "speaker.end": _check_end,
    "speaker.skip": _check_skip,
    "speaker.readd": _check_readd,
    "speaker.strike": _check_strike,
    "point.rule": _check_rule,
    "point.appeal": _check_appeal,
}

APPLIES: Applies = {
    "meeting.open": _open,
    "meeting.suspend": _suspend,
    "meeting.resume": _open,
    "meeting.close": _close,
    "chair.hand_over": _hand_over,
    "absence.note": _absence,
    "absence.decide": _decide_absence,
    "speaker.request": _request,
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
    "point.rule": _ruled,
    "point.appeal": _appeal,
}
