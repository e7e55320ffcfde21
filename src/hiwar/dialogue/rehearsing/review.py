"""The review: registration, draws, twelve delegations, one that is late, one that is cut, a point of order, answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hiwar.dialogue.parts import CHAIR, DESK
from hiwar.dialogue.rehearsing.floor import (
    calling,
    committing,
    drawing,
    handed_in,
    on_the_floor,
    presiding,
    registering,
    registration,
    resuming,
)
from hiwar.dialogue.rehearsing.script import LANGUAGE, Script, Step
from hiwar.kernel.meeting import Phase, State, Status, Turn, TurnKind, draft_report, text_of
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.model import Mark
from hiwar.kernel.meeting.turns import line

# before


def _planned(state: State, script: Script) -> Iterator[Step]:
    yield from registration(state)
    for draw in ("troika", "first_speaker"):
        if draw != "troika" or not state.troika:
            yield from committing(state, script, draw)
    yield from drawing(state, script, "troika")
    for asking, text in script.told["questions"]:
        if not any(each.state == asking for each in state.questions):
            yield Step(asking, "question.submit", {"text": text, "language": LANGUAGE}, 5, free=True)


def _registering(state: State, script: Script) -> Iterator[Step]:
    yield from registering(state, script.speakers)


def _listed(state: State, script: Script) -> Iterator[Step]:
    if state.turns:
        yield from drawing(state, script, "first_speaker")
    if not state.lists["states"].announced:
        yield Step(DESK, "list.announce", {"list": "states"}, 10)
    for turn in line(state):
        yield from handed_in(state, script, turn)
    yield Step(CHAIR, "meeting.open", {}, 60)


# during


def _in_session(state: State, script: Script) -> Iterator[Step]:
    yield from _on_the_floor(state, script, state.turns[state.floor]) if state.floor else _between(state, script)


def _on_the_floor(state: State, script: Script, turn: Turn) -> Iterator[Step]:
    this = {"turn": turn.number}
    if turn.status is Status.CALLED and turn.speaker == script.told["absent"] and line(state):
        yield Step(CHAIR, "speaker.skip", this, 15)
        return
    if turn.status is Status.PAUSED:
        for point in _points(state):
            if point.number not in state.rulings:
                words = script.told["ruling"]
                yield Step(CHAIR, "point.rule", {"turn": point.number, "ruling": "rejected", "words": words}, 10)
    if turn.status is Status.SPEAKING:
        if turn.kind is TurnKind.POINT_OF_ORDER:
            yield Step(turn.speaker, "speaker.end", this, 20)
            return
        yield from _interrupting(state, script, turn)
        if turn.speaker == script.told["long"] and turn.kind is TurnKind.STATEMENT:
            return
    yield from on_the_floor(state, script, turn)


def _interrupting(state: State, script: Script, turn: Turn) -> Iterator[Step]:
    raising, against = script.told["point_of_order"]
    points = _points(state)
    for point in points:
        if point.status is Status.WAITING:
            yield Step(CHAIR, "speaker.call", {"turn": point.number})
    if not points and (turn.speaker, turn.kind) == (against, TurnKind.STATEMENT):
        yield Step(raising, "speaker.request", {"kind": "point_of_order"}, 15, free=True)


def _points(state: State) -> list[Turn]:
    return [turn for turn in state.turns.values() if turn.kind is TurnKind.POINT_OF_ORDER]


def _between(state: State, script: Script) -> Iterator[Step]:
    """Nobody has the floor."""
    yield from presiding(state, script, TurnKind.PRESENTATION, 1800)
    yield from _confirming(state)
    waiting = line(state)
    half = len(waiting) <= len(state.lists["states"].order) // 2
    if half:
        yield from presiding(state, script, TurnKind.REPLY, 900)
        if len(state.sittings) == 1 and waiting and state.at:
            until = written(state.at + timedelta(minutes=15))
            yield Step(CHAIR, "meeting.suspend", {"until": until, "reason": "A pause of a quarter of an hour"}, 5)
    yield from calling(state)
    for turn in state.turns.values():
        if turn.status is Status.SKIPPED:
            yield Step(DESK, "speaker.readd", {"turn": turn.number}, 5)
    if any(turn.speaker == script.told["right_of_reply"][0] for turn in state.turns.values()):
        yield from presiding(state, script, TurnKind.RIGHT_OF_REPLY, None, script.told["right_of_reply"][0])
    for _place, each in draft_report(state):
        if not each.answers:
            position, words = script.answer(each)
            payload = {"recommendation": each.number, "position": position, "words": words, "language": LANGUAGE}
            yield Step(script.told["state"], "recommendation.answer", payload, 5)
    for text in script.told["pledges"][len(state.pledges) :]:
        yield Step(script.told["state"], "pledge.make", {"text": text, "language": LANGUAGE}, 5)
    yield from presiding(state, script, TurnKind.CONCLUSION, 600)
    yield Step(CHAIR, "meeting.close", {}, 30)


def _confirming(state: State) -> Iterator[Step]:
    """What was recommended in turns that are over: confirmed where it was said. Where the microphone was cut, the
    secretariat says how far the text was read out: up to the end of the first recommendation."""
    for each in state.recommendations.values():
        statement = state.statements.get(each.statement or 0)
        if each.mark is not Mark.SUGGESTED or statement is None:
            continue
        turn = state.turns[statement.turn]
        if turn.status not in (Status.ENDED, Status.CUT) or text_of(state, turn.number) != statement:
            continue
        if turn.status is Status.CUT and statement.said is None:
            yield Step(DESK, "statement.check", {"statement": statement.number, "said": each.end}, 10)
        elif statement.said is not None and (each.end or 0) > statement.said:
            payload = {"recommendation": each.number, "reason": "It was not read out."}
            yield Step(DESK, "recommendation.reject", payload, 3)
        else:
            yield Step(statement.speaker, "recommendation.confirm", {"recommendation": each.number}, 3, free=True)


PHASES = {
    Phase.PLANNED: _planned,
    Phase.REGISTRATION: _registering,
    Phase.LISTED: _listed,
    Phase.IN_SESSION: _in_session,
    Phase.SUSPENDED: resuming,
}
