"""Commands of a meeting through the API: each command, by each part, in each phase; and whatever schemathesis makes of
the document. Nobody acts for another, before its turn or after the end; a refusal leaves nothing; nothing fails."""

from __future__ import annotations

import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import Phase as HypothesisPhase

from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role as Mandate
from hiwar.accounts.enums import Scope
from hiwar.accounts.models import Mandate as MandateRow
from hiwar.api.bodies import MeetingCommand
from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.dialogue.commands import Draft, plan
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.standing import events_of, standing
from hiwar.kernel.meeting import EVENTS, Phase, Role, State
from tests import people
from tests.api.test_fuzz import one_connection  # noqa: F401 - a fixture
from tests.api.written import secret
from tests.builders import NOW
from tests.dialogue.rehearsal import Hand, chair, delegation, desk, planned
from tests.dialogue.test_acting import CLOSES, OPENS, announced

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what a tool is made of is its own business
    import schemathesis
    from schemathesis.generation import GenerationMode

ASKED = int(os.environ.get("HIWAR_FUZZ") or 4)

PARTS: Mapping[str, tuple[Mandate, str]] = {
    "chair": (Mandate.SECRETARIAT, ""),
    "desk": (Mandate.SECRETARIAT, ""),
    "XBD": (Mandate.DELEGATE, "XBD"),
    "XTV": (Mandate.DELEGATE, "XTV"),
    "institute": (Mandate.OBSERVER, ""),
    "ada": (Mandate.ADMINISTRATOR, ""),
}
"""Whose tokens ask: who presides, the secretariat, a delegation, that of the State under review, a stakeholder, and
somebody who has no part in meetings."""

ROLES: Mapping[str, frozenset[Role]] = {
    "chair": frozenset({Role.PRESIDER, Role.SECRETARIAT}),
    "desk": frozenset({Role.SECRETARIAT}),
    "XBD": frozenset({Role.DELEGATION}),
    "XTV": frozenset({Role.STATE_UNDER_REVIEW}),
    "institute": frozenset({Role.STAKEHOLDER}),
    "ada": frozenset(),
}


@dataclass
class Room:
    """A meeting in one phase, and the tokens of those who ask in it."""

    meeting: Meeting
    at: datetime
    tokens: Mapping[str, str]

    @property
    def state(self) -> State:
        return standing(self.meeting).state

    def bearer(self, who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[who]}"}


def _token(who: str) -> str:
    """The token of somebody who acts for an office of this name."""
    role, state = PARTS[who]
    person = people.person(f"{who.lower()}-holder")
    code = people.office(role, who.lower(), state) if state else people.office(role, who.lower())
    held = MandateRow.objects.get(pk=people.mandate(person, role, code))
    return secret(Mandated(f"{code}/p{person}", role, person, state, code, held.pk), Scope.WRITE)


def _planned(_hand: Hand) -> None: ...


def _registration(hand: Hand) -> None:
    hand(desk(hand.meeting), "registration.set", {"opens": OPENS, "closes": CLOSES})
    hand.at = datetime.fromisoformat(OPENS)
    for state in ("XBD", "XKS"):
        hand(delegation(hand.meeting, state), "speaker.register", {"list": "states"})


def _listed(hand: Hand) -> None:
    announced(hand, "XBD", "XKS")


def _in_session(hand: Hand) -> None:
    """Each has handed in a text in which a recommendation is marked; one has spoken, the next has the floor."""
    meeting = hand.meeting
    announced(hand, "XBD", "XKS", "XMR")
    hand(chair(meeting), "meeting.open")
    order = standing(meeting).state.lists["states"].order
    turns = {turn.speaker: turn.number for turn in standing(meeting).state.turns.values()}
    for speaker in [standing(meeting).state.turns[each].speaker for each in order]:
        text = {"turn": turns[speaker], "text": "We thank. Count the boats.", "language": "en"}
        statement = hand(delegation(meeting, speaker), "statement.deposit", text).number
        marked = {"statement": statement, "start": 10, "end": 25}
        hand(delegation(meeting, speaker), "recommendation.suggest", marked)
    first, second, *_rest = order
    for turn in (first, second):
        hand(chair(meeting), "speaker.call", {"turn": turn})
        hand(chair(meeting), "speaker.start", {"turn": turn})
        if turn == first:
            hand(chair(meeting), "speaker.end", {"turn": turn})
    point = hand(delegation(meeting, "XNB"), "speaker.request", {"kind": "point_of_order"}).number
    hand(chair(meeting), "point.rule", {"turn": point, "ruling": "rejected"})


def _over(hand: Hand) -> None:
    """Nobody has the floor."""
    floor = standing(hand.meeting).state.floor
    hand(chair(hand.meeting), "speaker.end", {"turn": floor})


def _suspended(hand: Hand) -> None:
    _in_session(hand)
    _over(hand)
    hand(chair(hand.meeting), "meeting.suspend")


def _absent(hand: Hand) -> None:
    announced(hand, "XBD", "XKS")
    hand(chair(hand.meeting), "meeting.open")
    hand(chair(hand.meeting), "absence.note")


def _closed(hand: Hand) -> None:
    _in_session(hand)
    _over(hand)
    hand(chair(hand.meeting), "meeting.close")


def _voting(hand: Hand) -> None:
    """A debate in which XKS asks for a vote on its proposal."""
    hand.meeting = plan(OPERATOR, Draft("debate", "Boats", "chair", rehearsal=True), now=NOW).meeting
    meeting = hand.meeting
    for state in ("XBD", "XKS"):
        hand(delegation(meeting, state), "speaker.register", {"list": "states"})
    hand(chair(meeting), "meeting.open")
    tabled = {"title": "On boats", "text": "Boats are counted.", "rule": "simple"}
    proposal = hand(delegation(meeting, "XKS"), "proposal.table", tabled).number
    hand(delegation(meeting, "XKS"), "vote.request", {"proposal": proposal})
    hand(chair(meeting), "poll.start", {"subject": proposal, "method": "recorded"})


BUILT: Mapping[Phase, Callable[[Hand], None]] = {
    Phase.PLANNED: _planned,
    Phase.REGISTRATION: _registration,
    Phase.LISTED: _listed,
    Phase.IN_SESSION: _in_session,
    Phase.VOTING: _voting,
    Phase.SUSPENDED: _suspended,
    Phase.ABSENT: _absent,
    Phase.CLOSED: _closed,
}


@pytest.fixture(params=list(BUILT), ids=lambda phase: phase.value)
def room(request: pytest.FixtureRequest, record: Path, monkeypatch: pytest.MonkeyPatch, fast_hashes: None) -> Room:
    """A meeting in each phase; the clock of the API is that of the meeting."""
    hand = Hand(planned())
    BUILT[request.param](hand)
    assert standing(hand.meeting).state.phase is request.param
    monkeypatch.setattr("hiwar.api.clock.now", lambda: hand.at + timedelta(seconds=1))
    return Room(hand.meeting, hand.at, {who: _token(who) for who in PARTS})


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside did not happen."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def written_so_far(room: Room) -> tuple[int, int]:
    return MeetingEvent.objects.filter(meeting=room.meeting).count(), Entry.objects.count()


SAMPLES: Mapping[str, Any] = {
    "text": "words",
    "state": "XKS",
    "states": ["XKS"],
    "numbers": [1],
    "flag": True,
    "moment": "2026-06-04T07:00:00Z",
    "hex": "00",
    "table": [],
    "object": {},
}


def sample(name: str, room: Room) -> dict[str, Any]:
    """Fields of the right types, which name what there is in the room, of XKS where there is any."""
    state = room.state
    known = {
        "turn": next((turn.number for turn in state.turns.values() if turn.speaker == "XKS"), 1),
        "statement": next((each.number for each in state.statements.values() if each.speaker == "XKS"), 1),
        "recommendation": next((each.number for each in state.recommendations.values() if "XKS" in each.states), 1),
        "proposal": next(iter(state.proposals), 1),
        "poll": next(iter(state.polls), 1),
        "subject": next(iter(state.proposals), 1),
    }
    return {
        field: known[field]
        if field in known
        else "states"
        if field == "list"
        else "XKS"
        if field == "speaker"
        else SAMPLES.get(kind.removesuffix("?"), 1 if kind.startswith("number") else kind.split("|")[0])
        for field, kind in EVENTS[name].given.items()
        if not kind.endswith("?") or field == "speaker"
    }


def test_each_command_by_each_part(room: Room, client: Client) -> None:
    """What the table does not allow is refused; what it allows is done or refused for a reason; and what is refused
    leaves nothing."""
    state = room.state
    address = f"/api/v1/meetings/{room.meeting.pk}/commands"
    before = written_so_far(room)
    for name, kind in EVENTS.items():
        told = {"command": name, "fields": sample(name, room)}
        for who, roles in ROLES.items():
            if state.under_review is None and Role.STATE_UNDER_REVIEW in roles:
                roles = frozenset({Role.DELEGATION})  # in a debate it is one among the others
            with undone():
                answer = client.post(address, told, content_type="application/json", headers=room.bearer(who))
                said = f"{name} by {who}: {answer.status_code} {answer.content.decode()}"
                allowed = bool(roles & kind.roles) and state.phase in state.rules.phases(name)
                assert answer.status_code in ((201, 409) if allowed else (403, 409)), said
                if answer.status_code == 201:
                    assert_own(room, state, who)
                else:
                    assert written_so_far(room) == before, said
    assert written_so_far(room) == before


def test_nobody_and_whoever_may_only_read_write_nothing(room: Room, client: Client) -> None:
    before = written_so_far(room)
    address = f"/api/v1/meetings/{room.meeting.pk}/commands"
    for name in EVENTS:
        told = {"command": name, "fields": sample(name, room)}
        assert client.post(address, told, content_type="application/json").status_code == 401
    assert written_so_far(room) == before


def assert_own(room: Room, before: State, who: str) -> None:
    """That whoever was not refused has done only what is theirs."""
    after = room.state
    assert before.phase is not Phase.CLOSED
    parts = {"chair": ("chair",), "desk": ("desk",)}.get(who, (who,))
    new = [event for event in events_of(room.meeting, before.number) if event.actor.role is not Role.CLOCK]
    assert {event.actor.name for event in new} <= set(parts)
    if who in ("chair", "desk"):
        return
    assert after.phase is before.phase
    assert (after.presider, after.window, after.sittings) == (before.presider, before.window, before.sittings)
    _assert_turns(before, after, who)
    for number, statement in after.statements.items():
        assert statement == before.statements.get(number, statement)
        assert number in before.statements or statement.speaker == who
    for number, each in after.recommendations.items():
        if each != before.recommendations.get(number):
            answered = who == before.under_review and number in before.recommendations
            assert answered or each.states == (who,)
    for number, poll in after.polls.items():
        was = before.polls[number]
        changed = {*poll.votes.items(), *poll.intended.items()} - {*was.votes.items(), *was.intended.items()}
        assert {state for state, _vote in changed} <= {who}
        assert poll.result == was.result
    for number, proposal in after.proposals.items():
        was_sponsored = before.proposals[number].sponsors if number in before.proposals else ()
        assert set(proposal.sponsors) - set(was_sponsored) <= {who}
        assert set(was_sponsored) - set(proposal.sponsors) <= {who}
    for turn, ruling in after.rulings.items():
        if ruling != before.rulings.get(turn):
            assert ruling.appealed_by == who
    assert {each.state for each in set(after.questions) - set(before.questions)} <= {who}
    assert who == before.under_review or after.pledges == before.pledges


def _assert_turns(before: State, after: State, who: str) -> None:
    """That only turns of one's own have changed, and that nobody took the floor."""
    for number, turn in after.turns.items():
        if turn != before.turns.get(number):
            assert turn.speaker == who
        was = before.turns.get(number)
        assert len(turn.spans) == (len(was.spans) if was else 0), "a microphone was turned on"
    if after.floor != before.floor:
        assert before.floor is not None
        assert before.turns[before.floor].speaker == who
        assert after.floor in (None, *before.interrupted)


@cache
def _operation() -> Any:
    """Giving a command, as the document describes it."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    return schema["/api/v1/meetings/{number}/commands"]["POST"]


COMMANDS = {each["properties"]["command"]["const"]: each for each in MeetingCommand.model_json_schema()["oneOf"]}
"""The commands of the document, each with its schema."""


def test_the_document_tells_all_commands_but_those_of_the_clock() -> None:
    assert COMMANDS.keys() == {name for name, kind in EVENTS.items() if kind.roles != {Role.CLOCK}}


@cache
def _bodies(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Bodies of one command, as schemathesis makes them of its part of the document."""
    body = {"required": True, "content": {"application/json": {"schema": COMMANDS[name]}}}
    paths = {"/": {"post": {"requestBody": body, "responses": {"201": {"description": "Done."}}}}}
    about = {"openapi": "3.1.0", "info": {"title": name, "version": "1"}}
    made = schemathesis.openapi.from_dict({**about, "paths": paths})["/"]["POST"]
    return made.as_strategy(generation_mode=GenerationMode.POSITIVE).map(lambda case: case.body)


@st.composite
def asked(draw: st.DrawFn, room: Room) -> tuple[str, dict[str, Any]]:
    """Who asks, and a command as the document allows it: mostly one that this part may give in this phase, mostly with
    numbers and States that there are in the meeting."""
    state = room.state
    able = [
        (who, name)
        for who, roles in ROLES.items()
        for name in COMMANDS
        if roles & EVENTS[name].roles and state.phase in state.rules.phases(name)
    ]
    anybody = st.tuples(st.sampled_from([*ROLES]), st.sampled_from([*COMMANDS]))
    who, name = draw(st.sampled_from(able) if able and draw(st.integers(0, 3)) else anybody)
    body = draw(_bodies(name))
    fields = dict(body.get("fields") or {})
    for field in EVENTS[name].given:
        if draw(st.integers(0, 3)) and (known := _known(field, state)):
            fields[field] = draw(st.sampled_from(known))
    return who, {"command": name, "fields": fields}


def _known(field: str, state: State) -> list[Any]:
    """Values of a field that name something in the meeting."""
    things: Mapping[str, list[Any]] = {
        "turn": [*state.turns],
        "statement": [*state.statements],
        "recommendation": [*state.recommendations],
        "proposal": [*state.proposals],
        "poll": [*state.polls],
        "subject": [*state.proposals, *state.rulings, *state.motions],
        "start": [0, 10],
        "end": [9, 25],
        "list": [*state.lists],
        "language": ["en"],
        **{name: ["XBD", "XKS", "XTV", "XMR"] for name in ("speaker", "partner", "state", "rapporteur", "first")},
    }
    return things.get(field, [])


@pytest.mark.usefixtures("one_connection")
def test_whatever_the_document_allows_is_theirs_or_refused(room: Room) -> None:
    before, state = written_so_far(room), room.state
    done: Counter[str] = Counter()

    @seed(20260504)
    @settings(
        max_examples=20 * ASKED,
        database=None,
        deadline=None,
        phases=[HypothesisPhase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(told=asked(room))
    def ask(told: tuple[str, dict[str, Any]]) -> None:
        who, body = told
        case = _operation().Case(path_parameters={"number": room.meeting.pk}, body=body, media_type="application/json")
        with undone():
            answer = case.call_and_validate(headers={**room.bearer(who), "Accept-Encoding": "identity"})
            done[f"{answer.status_code} {body['command']}"] += 1
            if answer.status_code == 201:
                assert_own(room, state, who)
            else:
                assert answer.status_code in (403, 409), answer.text
                assert written_so_far(room) == before

    ask()
    given_ = [each for each in done if each.startswith("201")]
    assert bool(given_) is (state.phase is not Phase.CLOSED), done
    assert written_so_far(room) == before
