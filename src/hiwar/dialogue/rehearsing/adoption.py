"""The adoption of the report in the Working Group: the State under review says a word, and the report is adopted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hiwar.dialogue.parts import CHAIR
from hiwar.dialogue.rehearsing.floor import deciding, on_the_floor, presiding, resuming
from hiwar.dialogue.rehearsing.script import Script, Step
from hiwar.kernel.meeting import Phase, State, TurnKind
from hiwar.kernel.meeting.model import limit


def _planned(state: State, _script: Script) -> Iterator[Step]:
    after = 60
    if state.review_ended and state.at:
        earliest = state.review_ended + timedelta(seconds=limit(state, "report_adoption_hours_after_at_least"))
        after = max(after, int((earliest - state.at).total_seconds()) + 1)
    yield Step(CHAIR, "meeting.open", {}, after)


def _in_session(state: State, script: Script) -> Iterator[Step]:
    if state.floor:
        yield from on_the_floor(state, script, state.turns[state.floor])
        return
    yield from presiding(state, script, TurnKind.PRESENTATION, 300)
    yield from deciding(state)
    yield from presiding(state, script, TurnKind.CONCLUSION, 120)
    yield Step(CHAIR, "meeting.close", {}, 30)


PHASES = {Phase.PLANNED: _planned, Phase.IN_SESSION: _in_session, Phase.SUSPENDED: resuming}
