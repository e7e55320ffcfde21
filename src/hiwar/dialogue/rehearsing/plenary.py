"""The plenary: the State under review answers in writing what it left open, then it, States and others have 20 minutes
each, and the outcome is adopted."""

from __future__ import annotations

from collections.abc import Iterator

from hiwar.dialogue.parts import CHAIR, DESK
from hiwar.dialogue.rehearsing.floor import (
    calling,
    committing,
    deciding,
    drawing,
    handed_in,
    on_the_floor,
    presiding,
    registering,
    registration,
    resuming,
)
from hiwar.dialogue.rehearsing.script import LANGUAGE, Script, Step
from hiwar.kernel.meeting import Phase, State, TurnKind, draft_report
from hiwar.kernel.meeting.draws import order_draw
from hiwar.kernel.meeting.turns import line


def _planned(state: State, script: Script) -> Iterator[Step]:
    yield from registration(state)
    yield from committing(state, script, order_draw(state))
    for _place, each in draft_report(state):
        found = script.later_answer(each)
        if found:
            position, words = found
            payload = {"recommendation": each.number, "position": position, "words": words, "language": LANGUAGE}
            yield Step(script.told["state"], "recommendation.answer", payload, 5)


def _registering(state: State, script: Script) -> Iterator[Step]:
    yield from registering(state, script.plenary_speakers)
    there = {turn.speaker for turn in state.turns.values()}
    for speaker in script.told["plenary"]["stakeholders"]:
        if speaker not in there:
            yield Step(DESK, "speaker.register", {"list": "stakeholders", "speaker": speaker}, 5)


def _listed(state: State, script: Script) -> Iterator[Step]:
    if state.lists["states"].order:
        yield from drawing(state, script, order_draw(state))
    for each in state.lists.values():
        if not each.announced:
            yield Step(DESK, "list.announce", {"list": each.name}, 10)
    for turn in line(state):
        if turn.speaker in state.seats:
            yield from handed_in(state, script, turn)
    yield Step(CHAIR, "meeting.open", {}, 60)


def _in_session(state: State, script: Script) -> Iterator[Step]:
    if state.floor:
        yield from on_the_floor(state, script, state.turns[state.floor])
        return
    yield from presiding(state, script, TurnKind.PRESENTATION, 600)
    yield from presiding(state, script, TurnKind.INSTITUTION, None, script.told["plenary"]["institution"])
    yield from calling(state)
    yield from presiding(state, script, TurnKind.CONCLUSION, 180)
    yield from deciding(state)
    yield Step(CHAIR, "meeting.close", {}, 30)


PHASES = {
    Phase.PLANNED: _planned,
    Phase.REGISTRATION: _registering,
    Phase.LISTED: _listed,
    Phase.IN_SESSION: _in_session,
    Phase.SUSPENDED: resuming,
}
