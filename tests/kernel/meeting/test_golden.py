"""The whole review of Talvania: the same events, and what they add up to, told by any program that can add."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

import pytest

from hiwar.kernel.facts import practice
from hiwar.kernel.meeting import Phase, draft_report, draw_record, dumps, loads, replay
from hiwar.kernel.meeting.equal_footing import Share, sheet
from hiwar.kernel.meeting.minutes import minutes
from hiwar.kernel.meeting.model import Fate
from hiwar.kernel.procedure.draw_record import parse, verify
from hiwar.kernel.procedure.outcome import outcome
from tests.kernel.meeting import harbours
from tests.kernel.meeting.room import START, Room, in_session, planned
from tests.kernel.meeting.talvania import ASKED, HERE, all_of_it

KINDS = ("review", "adoption", "plenary", "debate")


@pytest.fixture(scope="module")
def rooms() -> dict[str, Room]:
    return {**all_of_it(), "debate": harbours.debate()}


@pytest.mark.parametrize("kind", KINDS)
def test_the_events_are_the_same_as_ever(kind: str, rooms: dict[str, Room]) -> None:
    golden = (HERE / f"{kind}.jsonl").read_bytes()
    assert dumps(rooms[kind].events) == golden, (
        "meant? then python -m tests.kernel.meeting.talvania (or .harbours) writes it anew"
    )
    assert dumps(loads(golden)) == golden
    assert replay(kind, loads(golden)) == rooms[kind].state
    assert rooms[kind].state.phase is Phase.CLOSED


@pytest.mark.parametrize("kind", KINDS[:3])
def test_events_of_an_earlier_edition_are_read(kind: str) -> None:
    """As they were written before `follows`, `list`, `competes`, `part` and others were there."""
    older = (HERE / "older" / f"{kind}.jsonl").read_bytes()
    events = loads(older)
    assert dumps(events) == older
    state = replay(kind, events)
    assert state.phase is Phase.CLOSED
    assert state.plan is not None
    assert (state.plan.follows, state.report_list) == (None, None)
    assert minutes(kind, events)["events"]
    assert sheet([state], state.at).turns > 0


def test_what_was_recommended_is_answered_in_the_end(rooms: dict[str, Room]) -> None:
    review, plenary = (draft_report(rooms[kind].state) for kind in ("review", "plenary"))
    assert sorted(each.recommendation.text for each in review) == sorted(ASKED.values())
    assert [each.recommendation.text for each in plenary] == [each.recommendation.text for each in review]
    assert [each.recommendation.states for each in plenary] == [each.recommendation.states for each in review]
    assert [len(each.recommendation.answers) for each in plenary] == [1, 1, *[2] * 10]
    positions = [each.recommendation.answers[-1].position for each in plenary]
    found = outcome(positions, practice("partial_acceptance_counts_as"))
    assert (found.received, found.supported, found.noted, found.open) == (12, 10, 2, 0)


def test_all_is_decided_by_consensus(rooms: dict[str, Room]) -> None:
    for kind in ("adoption", "plenary"):
        assert [each.fate for each in rooms[kind].state.proposals.values()] == [Fate.CONSENSUS]


def test_every_draw_proves_itself(rooms: dict[str, Room]) -> None:
    own_group = practice("own_group_without_request")
    for meeting, kind in (("review", "troika"), ("review", "first_speaker"), ("plenary", "first_speaker")):
        assert verify(parse(draw_record(rooms[meeting].state, kind)), "AG", own_group, own_group).valid


@pytest.mark.parametrize("kind", KINDS)
def test_another_program_reckons_the_same_times(kind: str, rooms: dict[str, Room]) -> None:
    """Nothing but the lines, as docs/meeting.md describes them."""
    on: dict[int, datetime] = {}
    spoken: dict[int, float] = defaultdict(float)
    limits: dict[int, int] = {}
    for line in (HERE / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        event: dict[str, Any] = json.loads(line)
        at, turn = datetime.fromisoformat(event["at"].replace("Z", "+00:00")), event["payload"].get("turn")
        verb = event["name"].removeprefix("speaker.")
        if verb == "call":
            limits[turn] = event["payload"]["seconds"]
        elif verb in ("start", "resume"):
            on[turn] = at
        elif verb in ("pause", "end", "cut") and turn in on:
            spoken[turn] += (at - on.pop(turn)).total_seconds()
    assert not on
    told = {each["turn"]: each["used_seconds"] for each in minutes(kind, rooms[kind].events)["speakers"]}
    assert {turn: int(seconds) for turn, seconds in spoken.items()} == {turn: told[turn] for turn in spoken}
    assert all(seconds <= limits[turn] for turn, seconds in spoken.items())


def test_the_minutes_tell_all(rooms: dict[str, Room]) -> None:
    room = rooms["review"]
    told = minutes("review", room.events)
    assert json.dumps(told) == json.dumps(minutes("review", loads(dumps(room.events))))
    assert [each["number"] for each in told["events"]] == [*range(1, len(room.events) + 1)]
    assert told["speakers"][0]["kind"] == "presentation"
    assert {each["status"] for each in told["speakers"]} == {"ended", "cut"}
    assert [each["office"] for each in told["presiders"]] == ["President", "Vice-President", "President"]
    assert [each["number"] for each in told["report"]] == [*range(1, 13)]
    assert told["report"][0]["answers"][0]["words"] == "Talvania accepts it gladly."
    assert told["rulings"][0] == {
        "raised_by": "XNB",
        "upheld": False,
        "words": "The speaker is in order.",
        "presider": "President",
        "appealed_by": None,
        "overruled": None,
    }
    cut = next(each for each in told["speakers"] if each["status"] == "cut")
    assert cut["planned_seconds"] == cut["used_seconds"] == 80
    assert cut["text"].endswith("We wish it ")
    assert len(told["pledges"]) == len(told["questions"]) == 1
    with pytest.raises(ValueError, match="not planned"):
        minutes("review", [])


def test_the_minutes_of_a_debate_tell_every_decision(rooms: dict[str, Room]) -> None:
    told = minutes("debate", rooms["debate"].events)
    assert [(each["title"], each["fate"]) for each in told["decisions"]] == [
        ("Harbours", "adopted"), ("Ports", "not_put"), ("Ships too", "consensus"), ("Wells instead", "rejected"),
    ]  # fmt: skip
    draft = told["decisions"][0]
    assert [(each["part"], each["title"], each["fate"]) for each in draft["parts"]] == [
        (1, "paragraph 2", "rejected"), (2, "paragraph 3", "adopted"),
    ]  # fmt: skip
    assert [(each["motion"], each["adopted"], each["withdrawn"]) for each in told["motions"]] == [
        ("no_action", False, False), ("close_debate", None, True), ("division", True, False),
        ("no_further_vote", True, False), ("reconsider", False, False),
    ]  # fmt: skip
    assert [(each["overruled"], each["appealed_by"]) for each in told["rulings"]] == [(True, "XOR"), (False, "XOR")]
    by = {each["vote"]: each for each in told["votes"]}
    assert [(by[each]["about"], by[each]["part"]) for each in draft["votes"]] == [
        ("part", 1), ("part", 2), ("proposal", None),
    ]  # fmt: skip
    whole = by[draft["votes"][-1]]
    assert (whole["voters"][0], whole["as_cast"]["XQR"], whole["as_intended"]) == ("XQR", "yes", {"XQR": "abstain"})
    assert (whole["result"]["yes"], whole["result"]["no"], whole["result"]["abstain"]) == (5, 2, 1)
    division = next(each for each in told["motions"] if each["motion"] == "division")
    assert (division["objected_by"], by[division["vote"]]["absent"]) == ("XBD", ["XKS"])
    assert [each["kind"] for each in told["speakers"]].count("right_of_reply") == 3
    cut = [(each["speaker"], each["kind"]) for each in told["speakers"] if each["status"] == "cut"]
    assert cut == [("XMR", "statement"), ("XMR", "explanation_before"), ("XNB", "right_of_reply")]
    assert {each["kind"] for each in told["speakers"]} >= {"explanation_before", "explanation_after", "motion_against"}


def test_the_sheet_of_one_meeting(rooms: dict[str, Room]) -> None:
    room = rooms["review"]
    found = sheet([room.state], room.at)
    by = {each.who: each for each in found.speakers}
    assert set(by) == {*ASKED, "XTV"}
    assert by["XTV"][:7] == ("XTV", "state_under_review", 1, 3, 3, 4200, 2500)
    assert sum(each.used_seconds for each in found.speakers) == found.seconds
    assert sum(each.held for each in found.speakers) == found.turns == 17
    assert sum(each.share_of_time for each in found.speakers) == pytest.approx(1, abs=0.01)
    assert sum(each.interruptions for each in found.speakers) == 1
    assert sum(each.cut for each in found.speakers) == 1
    assert [(each.who, each.standing) for each in found.groups] == [
        ("", "state_under_review"), ("AG", ""), ("APG", ""), ("EEG", ""), ("GRULAC", ""), ("WEOG", ""),
    ]  # fmt: skip
    assert [(each.who, each.points, each.upheld) for each in found.speakers if each.points] == [("XNB", 1, 0)]
    assert {each.who for each in found.standings} == {"member", "observer", "state_under_review"}
    assert [(each.standing, each.speakers, each.least_seconds, each.equal) for each in found.limits] == [
        ("member", 8, 80, True),
        ("observer", 4, 80, True),
    ]
    assert [each["kind"] for each in found.draws] == ["troika", "first_speaker"]


def test_the_sheet_over_several_meetings(rooms: dict[str, Room]) -> None:
    states = [rooms[kind].state for kind in KINDS[:3]]
    each = [sheet([state], START) for state in states]
    found = sheet(states, START)
    assert found.meetings == 3
    assert found.turns == sum(one.turns for one in each)
    assert found.seconds == sum(one.seconds for one in each)
    talvania = next(one for one in found.speakers if one.who == "XTV")
    assert talvania.planned_seconds == 4200 + 1800 + 1200
    assert {one.who for one in found.standings} == {"member", "observer", "state_under_review", "stakeholder"}
    assert {one.meeting for one in found.limits} == {1, 3}


def test_a_sheet_of_nothing() -> None:
    assert sheet([], START).speakers == []
    assert sheet([planned("review").state], START).seconds == 0
    silent = sheet([in_session().state], START)
    assert silent.speakers[0] == Share("XBD", "member", 1, 1, 0, 180, 0, 0.0, 0.0, *[0] * 7)
