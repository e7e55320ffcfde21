"""Before the meeting: its plan, registration, draws, order and times, exchanges of places, advance questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..facts import PracticeValue
from ..procedure.draw import commitment_of, lots, seed_of
from ..procedure.draw_record import DrawRecord, verify
from ..procedure.draw_record import Kind as DrawKind
from ..procedure.speakers_order import speakers_order, swapped
from ..procedure.speaking_time import speaking_time, turns
from .asking import Applies, Ask, Checks, a_member, own, own_or_desk, the_list, the_turn, waiting_turn
from .events import Event, Payload, Phase, Role, moment, written
from .kinds import WORDS, Kind, ListRule, Order, TurnKind
from .model import (
    Draw,
    Plan,
    Question,
    Seat,
    SpeakersList,
    State,
    Status,
    Turn,
    limit,
    list_rule,
    practice_of,
    seat,
    with_list,
    with_turn,
)
from .refusals import Reason, refuse


def draw_record(state: State, kind: str) -> dict[str, Any]:
    """The proof of a draw as docs/draws.md lays it down, ready for JSON; KeyError before its secret was shown."""
    draw = state.draws[kind]
    if draw.secret is None:
        raise KeyError(f"{kind} is not drawn yet")
    troika = kind == DrawKind.TROIKA
    return {
        "kind": kind,
        "commitment": draw.commitment,
        "secret": draw.secret,
        "words": draw.words,
        "members": [{"iso3": iso3, "group": group} for iso3, group in draw.members],
        "sur": state.under_review if troika else None,
        "own_region": troika and state.own_region,
        "excused": list(state.excused) if troika else [],
        "substitute": state.substituted if troika else None,
        "result": list(state.troika if troika else draw.result),
    }


# the plan


def _check_plan(ask: Ask) -> Payload:
    payload, kind = ask.payload, ask.state.rules
    if ask.state.plan is not None:
        refuse(Reason.ALREADY_PLANNED)
    codes = [row.get("iso3") for row in payload["seats"]]
    if not all(map(_is_seat, payload["seats"])) or len(set(codes)) < len(codes):
        _bad("seats")
    if (kind.state and payload["state"] is None) or (payload["state"] is not None and payload["state"] not in codes):
        _bad("state")
    if payload["troika"] is not None and not set(payload["troika"]) <= set(codes) - {payload["state"]}:
        _bad("troika")
    for name in kind.limits:
        if name not in payload["limits"]:
            refuse(Reason.LIMIT_MISSING, limit=name)
    if not all(_is_limit(name, value, kind) for name, value in payload["limits"].items()):
        _bad("limits")
    if payload["limits"].get("plenary_states_rule", {}).get("value") == "draw13":
        for name in kind.options:
            if name not in payload["limits"]:
                refuse(Reason.LIMIT_MISSING, limit=name)
    return {"kind": kind.name}


def _bad(field: str) -> None:
    refuse(Reason.BAD_FIELD, command="meeting.plan", field=field, type="see docs/meeting.md")


def _is_seat(row: Mapping[str, Any]) -> bool:
    return (
        set(row) == {"iso3", "name", "group", "member"}
        and isinstance(row["iso3"], str)
        and len(row["iso3"]) == 3
        and row["iso3"].isascii()
        and row["iso3"].isupper()
        and isinstance(row["name"], str)
        and bool(row["name"].strip())
        and (row["group"] is None or isinstance(row["group"], str))
        and isinstance(row["member"], bool)
    )


def _is_limit(name: str, value: object, kind: Kind) -> bool:
    if name not in (*kind.limits, *kind.options) or not isinstance(value, Mapping):
        return False
    if set(value) != {"value", "unit", "source", "verified"}:
        return False
    if name in WORDS:
        return value["value"] in WORDS[name]
    return isinstance(value["value"], int) and not isinstance(value["value"], bool) and value["value"] > 0


def _plan(state: State, event: Event) -> State:
    payload = event.payload
    closes = payload["questions_close"]
    registered = "registration.set" in state.rules.events
    return replace(
        state,
        plan=Plan(
            payload["title"],
            payload["state"],
            payload["session"],
            {row["iso3"]: Seat(row["iso3"], row["name"], row["group"], row["member"]) for row in payload["seats"]},
            payload["limits"],
            moment(closes) if closes else None,
        ),
        presider=payload["presider"],
        troika=payload["troika"] or (),
        lists={
            rule.name: SpeakersList(rule.name, open=not registered, announced=not registered)
            for rule in state.rules.lists
        },
    )


# registration


def _check_window(ask: Ask) -> None:
    opens, closes = moment(ask.payload["opens"]), moment(ask.payload["closes"])
    if opens >= closes:
        refuse(Reason.WINDOW_EMPTY, opens=ask.payload["opens"], closes=ask.payload["closes"])
    if closes <= ask.at:
        refuse(Reason.WINDOW_PASSED, closes=ask.payload["closes"])


def _set_window(state: State, event: Event) -> State:
    return replace(state, window=(moment(event.payload["opens"]), moment(event.payload["closes"])))


def _open_registration(state: State, _event: Event) -> State:
    lists = {name: replace(each, open=True) for name, each in state.lists.items()}
    return replace(state, phase=Phase.REGISTRATION, lists=lists)


def _close_registration(state: State, _event: Event) -> State:
    lists = {name: replace(each, open=False) for name, each in state.lists.items()}
    return replace(state, phase=Phase.LISTED, lists=lists)


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
    if any(state.turns[each].speaker == speaker for each in _registered(state, found.name)):
        refuse(Reason.ALREADY_REGISTERED, list=found.name, speaker=speaker)
    if not found.announced:
        return {"speaker": speaker, "seconds": None}
    own_limit = rule.member_limit if place and place.member else rule.observer_limit
    return {"speaker": speaker, "seconds": limit(state, str(own_limit))}


def _registered(state: State, name: str) -> list[int]:
    return [each for each in state.lists[name].order if state.turns[each].status is not Status.WITHDRAWN]


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


def _check_announce(ask: Ask) -> Payload:
    found, state = the_list(ask), ask.state
    if found.announced:
        refuse(Reason.ALREADY_ANNOUNCED, list=found.name)
    rule = _rule(state, found.name)
    numbers = {state.turns[each].speaker: each for each in _registered(state, found.name)}
    if rule.order is Order.REGISTERED:
        seconds = limit(state, str(rule.member_limit))
        fit = turns(limit(state, str(rule.budget)), seconds)
        order = list(numbers.values())
        return _announcement(
            order[:fit], [seconds] * len(order[:fit]), order[fit:], None, _sources(state, rule), verified=True
        )
    draw = _order_draw(state)
    if numbers and (draw not in state.draws or state.draws[draw].secret is None):
        refuse(Reason.NOT_DRAWN, draw=draw)
    if draw == DrawKind.PLENARY:
        drawn = _lots_left(state, draw, numbers)
        heard, late = drawn[: limit(state, "plenary_speakers")], drawn[limit(state, "plenary_speakers") :]
        source = practice_of(state, "plenary_states_rule")
        return _announcement(
            [numbers[speaker] for speaker in heard],
            [limit(state, "plenary_state_seconds")] * len(heard),
            [numbers[speaker] for speaker in late],
            None,
            source.source,
            verified=source.verified,
        )
    names = {iso3: place.name for iso3, place in _seats(state).items()}
    speakers = speakers_order(_lots_left(state, draw, numbers)[0], numbers, names).order if numbers else []
    members = sum(_seats(state)[speaker].member for speaker in speakers)
    time = speaking_time(
        limit(state, str(rule.budget)),
        members,
        len(speakers) - members,
        practice_of(state, "speaking_time_rounding"),
    )
    return _announcement(
        [numbers[speaker] for speaker in speakers],
        [time.member_seconds if _seats(state)[each].member else time.observer_seconds for each in speakers],
        [],
        time.stage,
        time.source,
        verified=time.verified,
    )


def _lots_left(state: State, draw: str, numbers: Mapping[str, int]) -> list[str]:
    """The lots in the order drawn, without those who have withdrawn since: the next one moves up."""
    return [speaker for speaker in state.draws[draw].lots if speaker in numbers] if numbers else []


def _announcement(
    order: list[int], seconds: list[int], not_heard: list[int], stage: int | None, source: str, *, verified: bool
) -> Payload:
    return {
        "order": tuple(order),
        "seconds": tuple(seconds),
        "not_heard": tuple(not_heard),
        "stage": stage,
        "source": source,
        "verified": verified,
    }


def _sources(state: State, rule: ListRule) -> str:
    return practice_of(state, str(rule.member_limit)).source


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


# draws


def _check_commit(ask: Ask) -> None:
    draw = _draw_of(ask)
    if draw in ask.state.draws or (draw == DrawKind.TROIKA and ask.state.troika):
        refuse(Reason.ALREADY_COMMITTED, draw=draw)


def _draw_of(ask: Ask) -> str:
    draw = str(ask.payload["draw"])
    mine = {DrawKind.TROIKA, _order_draw(ask.state)} & ask.state.rules.draws
    return draw if draw in mine else refuse(Reason.UNKNOWN, what="draw", which=draw)


def _order_draw(state: State) -> str:
    """Which draw puts the States in order: under the practice of 2012 the plenary's, else that of the first speaker."""
    limits = state.plan.limits if state.plan else {}
    drawn = limits.get("plenary_states_rule", {}).get("value") == "draw13"
    return DrawKind.PLENARY if drawn else DrawKind.FIRST_SPEAKER


def _commit(state: State, event: Event) -> State:
    draw = Draw(event.payload["draw"], event.payload["commitment"])
    return replace(state, draws={**state.draws, draw.kind: draw})


def _check_words(ask: Ask) -> None:
    draw = _committed(ask)
    if draw.words is not None:
        refuse(Reason.WORDS_GIVEN, draw=draw.kind)
    if draw.kind != DrawKind.TROIKA and ask.state.phase is not Phase.LISTED:
        refuse(Reason.REGISTRATION_OPEN)


def _committed(ask: Ask) -> Draw:
    draw = _draw_of(ask)
    return ask.state.draws.get(draw) or refuse(Reason.NOT_COMMITTED, draw=draw)


def _words(state: State, event: Event) -> State:
    draw = replace(state.draws[event.payload["draw"]], words=event.payload["words"])
    return replace(state, draws={**state.draws, draw.kind: draw})


def _check_reveal(ask: Ask) -> Payload:
    draw, secret = _committed(ask), bytes.fromhex(ask.payload["secret"])
    if draw.secret is not None:
        refuse(Reason.ALREADY_DRAWN, draw=draw.kind)
    if draw.words is None:
        refuse(Reason.WORDS_MISSING, draw=draw.kind)
    if commitment_of(secret) != draw.commitment:
        refuse(Reason.WRONG_SECRET, draw=draw.kind)
    groups = _takes_part(ask.state, draw.kind)
    result, source, verified = _drawn(ask.state, draw, secret, groups, None)
    if not result:
        refuse(Reason.NOTHING_TO_DRAW, draw=draw.kind)
    return {
        "members": tuple({"iso3": iso3, "group": group} for iso3, group in groups.items()),
        "lots": tuple(lots(groups, seed_of(secret, draw.words))),
        "result": result,
        "source": source,
        "verified": verified,
    }


def _takes_part(state: State, kind: str) -> dict[str, str | None]:
    """Who takes part in a draw: the members of the Council, or the States on the list of speakers."""
    if kind == DrawKind.TROIKA:
        return {iso3: place.group for iso3, place in _seats(state).items() if place.member and place.group}
    speakers = [state.turns[each].speaker for each in _registered(state, state.rules.lists[0].name)]
    return {speaker: _seats(state)[speaker].group for speaker in speakers}


def _drawn(
    state: State, draw: Draw, secret: bytes, groups: Mapping[str, str | None], substitute: str | None
) -> tuple[tuple[str, ...], str, bool]:
    """Result, source and whether it rests on what was read, by the very function that verifies published draws."""
    place = seat(state, state.under_review or "")
    record = DrawRecord(
        DrawKind(draw.kind),
        draw.commitment,
        secret,
        draw.words or "",
        groups,
        state.under_review,
        state.own_region,
        tuple(each for each in state.excused if each in groups),
        substitute,
        [],
    )
    found = verify(
        record,
        place.group if place else None,
        _known(state, "own_group_without_request"),
        _known(state, "plenary_speakers"),
    )
    return tuple(found.recomputed), found.source, found.verified


def _known(state: State, name: str) -> PracticeValue:
    """A practice, or an empty one where this kind of meeting does without it."""
    if state.plan and name in state.plan.limits:
        return practice_of(state, name)
    return PracticeValue(name, 0, "", None, None, "", verified=False, note="")


def _reveal(state: State, event: Event) -> State:
    payload = event.payload
    draw = replace(
        state.draws[payload["draw"]],
        secret=payload["secret"],
        members=tuple((row["iso3"], row["group"]) for row in payload["members"]),
        lots=payload["lots"],
        result=payload["result"],
        source=payload["source"],
        verified=payload["verified"],
    )
    troika = payload["result"] if draw.kind == DrawKind.TROIKA else state.troika
    return replace(state, draws={**state.draws, draw.kind: draw}, troika=troika)


# the troika


def _check_before_troika(ask: Ask) -> None:
    if ask.state.troika or (DrawKind.TROIKA in ask.state.draws and ask.state.draws[DrawKind.TROIKA].words):
        refuse(Reason.ALREADY_DRAWN, draw=DrawKind.TROIKA)


def _check_excuse(ask: Ask) -> None:
    a_member(ask)
    _check_before_troika(ask)
    if ask.speaker in ask.state.excused:
        refuse(Reason.NO_CHANGE)


def _check_substitute(ask: Ask) -> Payload:
    state, leaving = ask.state, ask.payload["rapporteur"]
    draw = state.draws.get(DrawKind.TROIKA)
    if draw is None or draw.secret is None:
        refuse(Reason.NOT_DRAWN, draw=DrawKind.TROIKA)
    if state.substituted is not None:
        refuse(Reason.ALREADY_SUBSTITUTED)
    if leaving not in state.troika:
        refuse(Reason.NOT_A_RAPPORTEUR, speaker=leaving)
    result, _source, _verified = _drawn(state, draw, bytes.fromhex(draw.secret), dict(draw.members), leaving)
    if not result:
        refuse(Reason.NOTHING_TO_DRAW, draw=DrawKind.TROIKA)
    return {"result": result}


def _substitute(state: State, event: Event) -> State:
    return replace(state, substituted=event.payload["rapporteur"], troika=event.payload["result"])


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


def _seats(state: State) -> Mapping[str, Seat]:
    return state.plan.seats if state.plan else {}


CHECKS: Checks = {
    "meeting.plan": _check_plan,
    "registration.set": _check_window,
    "list.open": _check_list_open,
    "list.close": _check_list_close,
    "list.announce": _check_announce,
    "speaker.register": _check_register,
    "speaker.withdraw": _check_withdraw,
    "draw.commit": _check_commit,
    "draw.words": _check_words,
    "draw.reveal": _check_reveal,
    "troika.ask_own_region": _check_before_troika,
    "troika.excuse": _check_excuse,
    "troika.substitute": _check_substitute,
    "swap.propose": _check_propose_swap,
    "swap.accept": _check_accept_swap,
    "question.submit": _check_question,
}

APPLIES: Applies = {
    "meeting.plan": _plan,
    "registration.set": _set_window,
    "registration.open": _open_registration,
    "registration.close": _close_registration,
    "list.open": lambda state, event: with_list(state, event.payload["list"], open=True),
    "list.close": lambda state, event: with_list(state, event.payload["list"], open=False),
    "list.announce": _announce,
    "speaker.register": _register,
    "speaker.withdraw": _withdraw,
    "draw.commit": _commit,
    "draw.words": _words,
    "draw.reveal": _reveal,
    "troika.ask_own_region": lambda state, _event: replace(state, own_region=True),
    "troika.excuse": lambda state, event: replace(state, excused=(*state.excused, event.actor.name)),
    "troika.substitute": _substitute,
    "swap.propose": _propose_swap,
    "swap.accept": _accept_swap,
    "question.submit": _question,
}
