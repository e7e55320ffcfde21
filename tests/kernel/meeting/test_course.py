"""What one meeting hands on to the next: from the review to the adoption, and from there to the plenary."""

from __future__ import annotations

import pytest

from hiwar.kernel.meeting import KINDS, Refusal, adopted, carried, handed_on, next_kind
from hiwar.kernel.meeting.model import State
from tests.kernel.meeting.room import PRESIDENT, SECRETARIAT, TALVANIA, Room, in_session, plan, planned
from tests.kernel.meeting.talvania import all_of_it


def code(state: State) -> str:
    found = handed_on(state)
    assert isinstance(found, Refusal)
    return found.code.value


def test_each_kind_follows_one_before() -> None:
    assert {name: next_kind(State(name)) for name in KINDS} == {
        "review": "adoption",
        "adoption": "plenary",
        "plenary": None,
        "debate": None,
    }


def test_the_places_the_troika_and_the_session_go_on() -> None:
    held = all_of_it()
    for kind in ("adoption", "plenary"):
        before = held["review" if kind == "adoption" else "adoption"].state
        found = handed_on(before)
        assert isinstance(found, dict)
        assert (found.pop("kind"), found["state"], found["troika"]) == (kind, "XTV", list(before.troika))
        room = Room(kind)
        room.do("meeting.plan", SECRETARIAT, **{**plan(kind), **found, "follows": "ab" * 32})
        assert room.state.seats == before.seats
        assert room.state.presider == before.presider
        assert room.state.plan is not None
        assert room.state.plan.follows == "ab" * 32


def test_nothing_follows_before_it_is_over_or_where_nothing_was_recommended_or_adopted() -> None:
    room = in_session()
    assert code(room.state) == "not_over"
    room.do("meeting.close", PRESIDENT)
    assert code(room.state) == "nothing_recommended"
    held = all_of_it()
    assert code(held["plenary"].state) == "nothing_follows"
    room = planned("adoption")
    room.do("report.table", SECRETARIAT, **carried(held["review"].state))
    room.do("proposal.table", SECRETARIAT, title="Draft report", rule="simple")
    room.at = held["adoption"].state.sittings[0].began
    room.do("meeting.open", PRESIDENT)
    assert not adopted(room.state)
    room.do("meeting.close", PRESIDENT)
    assert code(room.state) == "not_adopted"
    assert adopted(held["adoption"].state)


@pytest.mark.parametrize("kind", ["review", "debate"])
def test_what_begins_a_course_follows_nothing(kind: str) -> None:
    found = Room(kind).refused("meeting.plan", SECRETARIAT, **plan(kind, follows="ab" * 32))
    assert (found[0], found[1]["field"]) == ("bad_field", "follows")


def test_the_report_keeps_the_number_of_its_list() -> None:
    assert all_of_it()["plenary"].state.report_list == 6


def test_registration_may_be_prolonged_while_it_is_open() -> None:
    room = planned("review")
    room.do("registration.set", SECRETARIAT, opens="2026-04-27T08:00:00Z", closes="2026-04-30T16:00:00Z")
    room.tick()
    room.do("registration.set", SECRETARIAT, opens="2026-04-27T08:00:00Z", closes="2026-04-30T18:00:00Z")
    moved = {"opens": "2026-04-27T09:00:00Z", "closes": "2026-04-30T18:00:00Z"}
    assert room.refused("registration.set", SECRETARIAT, **moved)[0] == "registration_open"
    room.wait(4 * 24 * 3600)
    assert room.refused("registration.set", SECRETARIAT, **moved)[0] == "not_in_this_phase"
    assert room.refused("recommendation.answer", TALVANIA, recommendation=9, position="noted", words="No.",
                        language="en")[0] == "unknown"  # fmt: skip
