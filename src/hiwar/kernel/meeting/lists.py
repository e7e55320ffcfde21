"""Lists of speakers: registration, order and times, exchanges of places; and advance questions."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ..procedure.draw_record import Kind as DrawKind
from ..procedure.speakers_order import speakers_order, swapped
from ..procedure.speaking_time import speaking_time, turns
from .asking import Applies, Ask, Checks, own, own_or_desk, the_list, the_turn, waiting_turn
from .draws import order_draw
from .events import Event, Payload, Phase, Role
from .form import moment, written
from .kinds import ListRule, Order, TurnKind
from .model import (
    Question,
    State,
    Status,
    Turn,
    limit,
    list_rule,
    practice_of,
    registered,
    seat,
    with_list,
    with_turn,
)
from .refusals import Reason, refuse

# registration


def _check_window(ask: Ask) -> None:
    opens, closes = moment(ask.payload["opens"]), moment(ask.payload["closes"])
    if opens >= closes:
        refuse(Reason.WINDOW_EMPTY, opens=ask.payload["opens"], closes=ask.payload["closes"])
    if closes <= ask.at:
        refuse(Reason.WINDOW_PASSED, closes=ask.payload["closes"])
    if ask.state.phase is Phase.REGISTRATION and ask.state.window and opens != ask.state.window[0]:
        refuse(Reason.REGISTRATION_OPEN)


def _set_window(state: State, event: Event) -> State:
    return replace(state, window=(moment(event.payload["opens"]), moment(event.payload["closes"])))


def _open_registration(state: State, _event: Event) -> State:
    lists = {name: replace(each, open=True) for name, each in state.lists.items()}
    return replace(state, lists=lists)


def _close_registration(state: State, _event: Event) -> State:
    lists = {name: replace(each, open=False) for name, each in state.lists.items()}
    return replace(state, lists=lists)


def _check_list_open(ask: Ask) -> None:
    if the_list(ask).open:
        refuse(Reason.LIST_OPEN, list=ask.payload["list"])


def _check_list_close(ask: Ask) -> None:
    if not the_list(ask).open:
        refuse(Reason.LIST_CLOSED, list=ask.payload["list"])


def _check_register(ask: Ask) -> Payload:
    found, state = the_list(ask), ask.state
    rule = _rule(state, found.name)
    if ask.role not in rule.roles:
        refuse(Reason.NOT_YOUR_ROLE, command="speaker.register", role=ask.role)
    if not found.open:
        refuse(Reason.LIST_CLOSED, list=found.name)
    speaker = own_or_desk(ask, "speaker.register")
    place = seat(state, speaker)
    if Role.DELEGATION in rule.roles and (place is None or speaker == state.under_review):
        refuse(Reason.NO_SEAT, speaker=speaker)
    if any(state.turns[each].speaker == speaker for each in registered(state, found.name)):
        refuse(Reason.ALREADY_REGISTERED, list=found.name, speaker=speaker)
    if not found.announced:
        return {"speaker": speaker, "seconds": None}
    own_limit = rule.member_limit if place and place.member else rule.observer_limit
    return {"speaker": speaker, "seconds": limit(state, str(own_limit))}


def _register(state: State, event: Event) -> State:
    name, speaker = event.payload["list"], event.payload["speaker"]
    turn = Turn(event.number, TurnKind.STATEMENT, speaker, name, event.payload["seconds"])
    state = replace(state, turns={**state.turns, turn.number: turn})
    return with_list(state, name, order=(*state.lists[name].order, turn.number))


def _check_withdraw(ask: Ask) -> None:
    own(ask, the_turn(ask).speaker)
    the_turn(ask, Status.WAITING)


def _withdraw(state: State, event: Event) -> State:
    return with_turn(state, event.payload["turn"], status=Status.WITHDRAWN)


# order and times


class _Line(NamedTuple):
    """A list in order: who is heard, for how many seconds each, and who is not; `stage` as in `SpeakingTime`."""

    order: list[str]
    seconds: list[int]
    late: list[str]
    stage: int | None
    source: str
    verified: bool


def _check_announce(ask: Ask) -> Payload:
    found, state = the_list(ask), ask.state
    if found.announced:
        refuse(Reason.ALREADY_ANNOUNCED, list=found.name)
    numbers = {state.turns[each].speaker: each for each in registered(state, found.name)}
    rule = _rule(state, found.name)
    line = _line(state, rule, list(numbers))
    return {
        "order": tuple(numbers[speaker] for speaker in line.order),
        "seconds": tuple(line.seconds),
        "not_heard": tuple(numbers[speaker] for speaker in line.late),
        "stage": line.stage,
        "source": line.source,
        "verified": line.verified,
    }


def _line(state: State, rule: ListRule, speakers: list[str]) -> _Line:
    if rule.order is Order.REGISTERED:
        return _asregistered(state, rule, speakers)
    draw = order_draw(state)
    if not speakers:
        lots = []
    elif draw not in state.draws or state.draws[draw].secret is None:
        refuse(Reason.NOT_DRAWN, draw=draw)
    else:  # whoever was drawn and has withdrawn since lets the next lot move up
        lots = [speaker for speaker in state.draws[draw].lots if speaker in speakers]
    return _as_drawn(state, lots) if draw == DrawKind.PLENARY else _alphabetical(state, rule, lots)


def _asregistered(state: State, rule: ListRule, speakers: list[str]) -> _Line:
    """As many turns of equal length as the time holds, in the order in which speakers registered."""
    seconds = limit(state, str(rule.member_limit))
    fit = turns(limit(state, str(rule.budget)), seconds)
    heard, about = speakers[:fit], practice_of(state, str(rule.member_limit))
    return _Line(heard, [seconds] * len(heard), speakers[fit:], None, about.source, about.verified)


def _as_drawn(state: State, lots: list[str]) -> _Line:
    """The first lots, in the order drawn."""
    most, about = limit(state, "plenary_speakers"), practice_of(state, "plenary_states_rule")
    seconds = [limit(state, "plenary_state_seconds")] * len(lots[:most])
    return _Line(lots[:most], seconds, lots[most:], None, about.source, about.verified)


def _alphabetical(state: State, rule: ListRule, lots: list[str]) -> _Line:
    """All, in alphabetical order from the first lot, who share the time."""
    seats = state.seats
    names = {iso3: place.name for iso3, place in seats.items()}
    order = speakers_order(lots[0], lots, names).order if lots else []
    members = sum(seats[speaker].member for speaker in order)
    rounding = practice_of(state, "speaking_time_rounding")
    time = speaking_time(limit(state, str(rule.budget)), members, len(order) - members, rounding)
    seconds = [time.member_seconds if seats[speaker].member else time.observer_seconds for speaker in order]
    return _Line(order, seconds, [], time.stage, time.source, time.verified)


def _announce(state: State, event: Event) -> State:
    payload = event.payload
    for number, seconds in zip(payload["order"], payload["seconds"], strict=True):
        state = with_turn(state, number, seconds=seconds)
    for number in payload["not_heard"]:
        state = with_turn(state, number, status=Status.NOT_HEARD)
    return with_list(
        state,
        payload["list"],
        order=(*payload["order"], *payload["not_heard"]),
        announced=True,
        stage=payload["stage"],
        source=payload["source"],
        verified=payload["verified"],
    )


def _check_propose_swap(ask: Ask) -> None:
    name, partner = the_list(ask).name, ask.payload["partner"]
    if partner == ask.speaker:
        refuse(Reason.NO_CHANGE)
    waiting_turn(ask, name, ask.speaker)
    waiting_turn(ask, name, partner)


def _propose_swap(state: State, event: Event) -> State:
    swap = (event.payload["list"], event.actor.name, event.payload["partner"])
    return replace(state, swaps=(*(each for each in state.swaps if each != swap), swap))


def _check_accept_swap(ask: Ask) -> Payload:
    name, partner = the_list(ask).name, ask.payload["partner"]
    if (name, partner, ask.speaker) not in ask.state.swaps:
        refuse(Reason.NOT_PROPOSED, speaker=partner)
    mine, theirs = waiting_turn(ask, name, ask.speaker), waiting_turn(ask, name, partner)
    order = swapped([str(each) for each in ask.state.lists[name].order], str(mine.number), str(theirs.number))
    return {"order": tuple(map(int, order))}


def _accept_swap(state: State, event: Event) -> State:
    pair = {event.actor.name, event.payload["partner"]}
    kept = tuple(each for each in state.swaps if not (each[0] == event.payload["list"] and pair & set(each[1:])))
    return with_list(replace(state, swaps=kept), event.payload["list"], order=event.payload["order"])


# advance questions


def _check_question(ask: Ask) -> None:
    closes = ask.state.plan.questions_close if ask.state.plan else None
    if closes is not None and ask.at > closes:
        refuse(Reason.QUESTIONS_CLOSED, closed=written(closes))


def _question(state: State, event: Event) -> State:
    question = Question(event.number, event.actor.name, event.payload["text"], event.payload["language"])
    return replace(state, questions=(*state.questions, question))


def _rule(state: State, name: str) -> ListRule:
    return list_rule(state, name) or refuse(Reason.UNKNOWN, what="list", which=name)


CHECKS: Checks = {
    "registration.set": _check_window,
    "list.open": _check_list_open,
    "list.close": _check_list_close,
    "list.announce": _check_announce,
    "speaker.register": _check_register,
    "speaker.withdraw": _check_withdraw,
    "swap.propose": _check_propose_swap,
    "swap.accept": _check_accept_swap,
    "question.submit": _check_question,
}

APPLIES: Applies = {
    "registration.set": _set_window,
    "registration.open": _open_registration,
    "registration.close": _close_registration,
    "list.open": lambda state, event: with_list(state, event.payload["list"], open=True),
    "list.close": lambda state, event: with_list(state, event.payload["list"], open=False),
    "list.announce": _announce,
    "speaker.register": _register,
    "speaker.withdraw": _withdraw,
    "swap.propose": _propose_swap,
    "swap.accept": _accept_swap,
    "question.submit": _question,
}
