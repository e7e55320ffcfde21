"""A rehearsal plays itself, the same way whenever it is played; people may take seats in it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from hiwar.dialogue.models import Meeting
from hiwar.dialogue.rehearsing import Bounds, Script, planned, play
from hiwar.dialogue.report import About, make, misread, reading_of, symbol_of
from hiwar.dialogue.standing import events_of, standing
from hiwar.kernel import facts
from hiwar.kernel.meeting import Event, Phase, draft_report, dumps, loads, replay
from tests.builders import NOW

SEED = bytes.fromhex("5e" * 16)


class AtOnce:
    """Time passes at once, and nobody else is there."""

    people = False

    def wait(self, since: datetime, until: datetime | None) -> datetime | None:
        return until


def played(bounds: Bounds | None = None, seed: bytes = SEED) -> tuple[Meeting, list[Event]]:
    meeting = planned(Script(seed), now=NOW).meeting
    for _events in play(meeting.pk, Script(seed), AtOnce(), bounds or Bounds()):
        pass
    return meeting, events_of(meeting)


def test_a_whole_review_is_held(record: Path) -> None:
    meeting, events = played()
    state = standing(meeting).state
    assert state.phase is Phase.CLOSED
    assert len(state.troika) == 3
    assert Counter(turn.status.value for turn in state.turns.values()) == {"ended": 16, "cut": 1}
    names = Counter(event.name for event in events)
    assert names["speaker.cut"] == names["speaker.skip"] == names["point.rule"] == names["meeting.suspend"] == 1
    items = draft_report(state)
    assert len(items) == 23  # one of 24 was not read out any more
    assert all(item.recommendation.answers for item in items)


def test_its_report_reads_back_to_the_very_recommendations_that_were_made(record: Path) -> None:
    meeting, _events = played()
    state = standing(meeting).state
    report = make(state, About(meeting.pk, symbol_of(meeting.pk), rehearsal=True))
    assert misread(state, report) == ()
    assert [each.paragraph for each in reading_of(report).recommendations] == list(
        map(report.label, draft_report(state))
    )


def test_the_same_seed_and_start_give_the_same_bytes(record: Path) -> None:
    first, second = dumps(played()[1]), dumps(played()[1])
    assert first == second
    assert dumps(played(seed=b"another")[1]) != first
    assert dumps(loads(first)) == first
    assert replay("review", loads(first)) == replay("review", loads(second))


def test_only_invented_states_speak(record: Path) -> None:
    state = standing(played()[0]).state
    assert {facts.state(turn.speaker).kind for turn in state.turns.values()} == {"invented"}


@pytest.mark.parametrize("phase", [Phase.REGISTRATION, Phase.LISTED, Phase.IN_SESSION, Phase.SUSPENDED])
def test_it_stops_where_it_should_and_goes_on_from_there(record: Path, phase: Phase) -> None:
    whole = dumps(played()[1])
    meeting, events = played(Bounds(phase))
    assert standing(meeting).state.phase is phase
    for _events in play(meeting.pk, Script(SEED), AtOnce()):
        pass
    assert dumps(events_of(meeting)) == whole
    assert len(events) < len(events_of(meeting))


def test_it_stops_before_a_command(record: Path) -> None:
    _meeting, events = played(Bounds(command="speaker.skip"))
    assert events[-1].name == "speaker.call"


def test_seats_left_to_people_are_not_acted_for(record: Path) -> None:
    meeting, events = played(Bounds(left=frozenset({"XKS", "XMR"})))
    state = standing(meeting).state
    assert state.phase is Phase.CLOSED
    assert not [event for event in events if event.actor.state in ("XKS", "XMR")]
    assert len(state.lists["states"].order) == 10


def test_without_the_chair_it_waits_for_people(record: Path) -> None:
    meeting, _events = played(Bounds(left=frozenset({"chair"})))
    assert standing(meeting).state.phase is Phase.LISTED
