"""A rehearsal plays itself, the same way whenever it is played; people may take seats in it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import NotEntered, enter
from hiwar.dialogue.commands.entering import session_of
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.rehearsing import Bounds, Script, planned, play
from hiwar.dialogue.report import About, make, misread, reading_of
from hiwar.dialogue.standing import events_of, standing
from hiwar.documents.commands import Source
from hiwar.exchange.rows import recommendations
from hiwar.kernel import facts
from hiwar.kernel.meeting import Event, Phase, draft_report, dumps, loads, replay
from hiwar.kernel.reading import Reading
from hiwar.kernel.reading import read as read_document
from hiwar.reviews import queries
from hiwar.reviews.commands import import_reading
from hiwar.reviews.held import symbol_of
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import Review, Wording
from hiwar.training import report_path
from tests.builders import NOW, later

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


def test_a_rehearsal_that_is_over_enters_the_record(record: Path) -> None:
    meeting, _events = played()
    state, number = standing(meeting).state, meeting.pk
    entered = enter(OPERATOR, number, now=later(600))
    assert (entered.new, entered.recommendations, entered.answers, len(entered.turns)) == (True, 23, 23, 17)
    review = Review.objects.get(state="XTV", session=session_of(number))
    assert review.symbol == f"A/HRC/0/REHEARSAL.{number}"
    assert review.held_on == NOW.date()
    assert [each.state_id for each in review.troika.all()] == list(state.troika)
    rows = list(recommendations(["XTV"]))
    items = [item.recommendation for item in draft_report(state)]
    assert [row["text"] for row in rows] == [item.text for item in items]
    assert [tuple(row["recommending"]) for row in rows] == [item.states for item in items]
    assert [row["position"] for row in rows] == [item.answers[-1].position for item in items]
    assert [row["position_as_written"] for row in rows] == [item.answers[-1].words for item in items]
    assert {row["document"] for row in rows} == {review.symbol}
    assert all(wording.places for wording in Wording.objects.all())
    shown = queries.review("XTV", session_of(number), queries.MatrixFilters.asked({}), "en")
    assert shown is not None
    assert shown["held_in"] == number
    assert list(problems()) == []
    assert not enter(OPERATOR, number, now=later(601)).new


def test_what_is_not_over_does_not_enter_the_record(record: Path) -> None:
    meeting, _events = played(Bounds(Phase.IN_SESSION))
    with pytest.raises(NotEntered):
        enter(OPERATOR, meeting.pk, now=later(600))
    assert not Review.objects.exists()


def test_two_rehearsals_enter_beside_the_training_review(record: Path) -> None:
    import_reading(OPERATOR, *_training(record), now=NOW)
    for _each in range(2):
        enter(OPERATOR, played()[0].pk, now=later(600))
    assert Review.objects.filter(state="XTV").count() == 3


def _training(folder: Path) -> tuple[Source, Reading]:
    data = report_path(".docx").read_bytes()
    return Source(report_path(".docx"), sha256(data).hexdigest(), len(data)), read_document(data, "report.docx")
