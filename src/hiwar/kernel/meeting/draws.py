"""Draws in three steps, so that nobody can choose what is drawn (docs/draws.md); the troika."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..facts import PracticeValue
from ..procedure.draw import commitment_of, lots, seed_of
from ..procedure.draw_record import DrawRecord, Verification, parse, verify
from ..procedure.draw_record import Kind as DrawKind
from .asking import Applies, Ask, Checks, a_member
from .events import Event, Payload, Phase
from .model import Draw, State, VoidDraw, practice_of, registered, seat
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


def drawn_again(state: State, kind: str) -> Verification:
    """The draw once more, from the file that is published and by the practices of the meeting; KeyError before its
    secret was shown."""
    return _drawn_again(state, parse(draw_record(state, kind)))


def _drawn_again(state: State, record: DrawRecord) -> Verification:
    place = seat(state, state.under_review or "")
    return verify(
        record,
        place.group if place else None,
        _known(state, "own_group_without_request"),
        _known(state, "plenary_speakers"),
    )


def _check_commit(ask: Ask) -> None:
    """A secret can be lost. As long as no words were given nobody can know a result, so that beginning again chooses
    nothing; afterwards the commitment stands, unless the presider declares the draw void."""
    draw = _draw_of(ask)
    begun = ask.state.draws.get(draw)
    if (begun and begun.words is not None) or (draw == DrawKind.TROIKA and ask.state.troika):
        refuse(Reason.ALREADY_COMMITTED, draw=draw)


def _draw_of(ask: Ask) -> str:
    draw = str(ask.payload["draw"])
    mine = {DrawKind.TROIKA, order_draw(ask.state)} & ask.state.rules.draws
    return draw if draw in mine else refuse(Reason.UNKNOWN, what="draw", which=draw)


def order_draw(state: State) -> str:
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
        return {iso3: place.group for iso3, place in state.seats.items() if place.member and place.group}
    speakers = [state.turns[each].speaker for each in registered(state, state.rules.lists[0].name)]
    return {speaker: state.seats[speaker].group for speaker in speakers}


def _drawn(
    state: State, draw: Draw, secret: bytes, groups: Mapping[str, str | None], substitute: str | None
) -> tuple[tuple[str, ...], str, bool]:
    """Result, source and whether it rests on what was read, by the very function that verifies published draws."""
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
    found = _drawn_again(state, record)
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


def _check_void(ask: Ask) -> None:
    """Whoever knows secret and words knows the result, so a void draw can have been chosen away: therefore it is the
    presider who declares it, not the secretariat that made the secret, and all that was published stays in view."""
    draw = _committed(ask)
    if draw.secret is not None:
        refuse(Reason.ALREADY_DRAWN, draw=draw.kind)


def _void(state: State, event: Event) -> State:
    draw = state.draws[event.payload["draw"]]
    void = VoidDraw(event.number, draw.kind, draw.commitment, draw.words, event.payload["reason"], event.actor.name)
    others = {kind: each for kind, each in state.draws.items() if kind != draw.kind}
    return replace(state, draws=others, void_draws=(*state.void_draws, void))


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


CHECKS: Checks = {
    "draw.commit": _check_commit,
    "draw.words": _check_words,
    "draw.reveal": _check_reveal,
    "draw.void": _check_void,
    "troika.ask_own_region": _check_before_troika,
    "troika.excuse": _check_excuse,
    "troika.substitute": _check_substitute,
}

APPLIES: Applies = {
    "draw.commit": _commit,
    "draw.words": _words,
    "draw.reveal": _reveal,
    "draw.void": _void,
    "troika.ask_own_region": lambda state, _event: replace(state, own_region=True),
    "troika.excuse": lambda state, event: replace(state, excused=(*state.excused, event.actor.name)),
    "troika.substitute": _substitute,
}
