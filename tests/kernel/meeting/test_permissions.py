"""Who may do what and when: every command, by every role, in every phase of every kind of meeting.

`MAY` is written by hand and knows nothing of the table it checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from hiwar.kernel.meeting import EVENTS, KINDS, Actor, Event, Phase, Reason, Refusal, Role, replay
from hiwar.kernel.meeting.refusals import VALUES
from hiwar.kernel.meeting.state import _APPLIES
from tests.kernel.meeting.room import (
    INSTITUTE,
    PRESIDENT,
    PUBLIC,
    READER,
    SECRETARIAT,
    TALVANIA,
    VICE,
    Room,
    delegation,
    drawn,
    in_session,
    planned,
    registered,
)

ACTORS = {
    "P": PRESIDENT,
    "S": SECRETARIAT,
    "D": delegation("XBD"),
    "R": TALVANIA,
    "O": INSTITUTE,
    "M": READER,
    "C": Actor(Role.CLOCK),
    "-": PUBLIC,
}
PHASES = {
    "p": Phase.PLANNED,
    "r": Phase.REGISTRATION,
    "l": Phase.LISTED,
    "i": Phase.IN_SESSION,
    "v": Phase.VOTING,
    "s": Phase.SUSPENDED,
    "a": Phase.ABSENT,
    "x": Phase.CLOSED,
}

ALL = "review adoption plenary debate"
COUNCIL = "plenary debate"
SOME = {
    # command: who, in which phases, in which kinds of meetings (others of one kind stand in OTHER)
    "meeting.plan": ("S", "p", ALL),
    "report.table": ("S", "prli", "adoption plenary"),
    "registration.set": ("S", "pr", "review plenary"),
    "registration.open": ("", "", ""),
    "registration.close": ("", "", ""),
    "list.open": ("PS", "i", "debate"),
    "list.close": ("PS", "i", "debate"),
    "list.announce": ("S", "l", "review plenary"),
    "speaker.register": ("DOS", "r", "review plenary debate"),
    "speaker.withdraw": ("DRO", "prlis", ALL),
    "draw.commit": ("S", "prl", "review plenary"),
    "draw.words": ("P", "prl", "review plenary"),
    "draw.reveal": ("S", "prl", "review plenary"),
    "draw.void": ("P", "prl", "review plenary"),
    "troika.ask_own_region": ("R", "prl", "review"),
    "troika.excuse": ("D", "prl", "review"),
    "troika.substitute": ("R", "prl", "review"),
    "swap.propose": ("D", "lis", "review plenary"),
    "swap.accept": ("D", "lis", "review plenary"),
    "question.submit": ("D", "prl", "review"),
    "meeting.open": ("P", "pl", ALL),
    "meeting.suspend": ("P", "i", ALL),
    "meeting.resume": ("P", "sa", ALL),
    "meeting.close": ("P", "isa", ALL),
    "chair.hand_over": ("PS", "prlivsa", ALL),
    "absence.note": ("P", "i", "review adoption plenary"),
    "absence.decide": ("PS", "a", "review adoption plenary"),
    "speaker.request": ("DROS", "iv", ALL),
    "speaker.call": ("P", "iv", ALL),
    "speaker.start": ("P", "iv", ALL),
    "speaker.pause": ("P", "iv", ALL),
    "speaker.resume": ("P", "iv", ALL),
    "speaker.end": ("PDRO", "iv", ALL),
    "speaker.warn": ("", "", ""),
    "speaker.cut": ("", "", ""),
    "speaker.skip": ("P", "iv", ALL),
    "speaker.readd": ("PS", "is", ALL),
    "speaker.strike": ("PS", "lis", ALL),
    "point.rule": ("P", "iv", ALL),
    "point.appeal": ("DR", "iv", ALL),
    "statement.deposit": ("DROS", "livs", ALL),
    "statement.check": ("S", "ivs", ALL),
    "recommendation.suggest": ("MDS", "livs", "review"),
    "recommendation.adjust": ("DS", "livs", "review"),
    "recommendation.confirm": ("DS", "ivs", "review"),
    "recommendation.reject": ("DS", "livs", "review"),
    "recommendation.answer": ("R", "prlivs", "review adoption plenary"),
    "pledge.make": ("R", "is", "review adoption plenary"),
    "proposal.table": ("DRS", "prlis", "adoption plenary debate"),
    "proposal.sponsor": ("DR", "prlis", COUNCIL),
    "proposal.withdraw": ("DR", "prlis", COUNCIL),
    "amendment.order": ("P", "is", COUNCIL),
    "motion.move": ("DR", "i", COUNCIL),
    "motion.object": ("DR", "i", COUNCIL),
    "motion.withdraw": ("DR", "i", COUNCIL),
    "motion.agree": ("P", "i", COUNCIL),
    "vote.request": ("DR", "i", COUNCIL),
    "decision.consensus": ("P", "i", "adoption plenary debate"),
    "poll.start": ("P", "i", ALL),
    "vote.cast": ("DR", "v", ALL),
    "vote.absent": ("S", "v", ALL),
    "poll.stop": ("P", "v", ALL),
    "vote.correct": ("DR", "is", ALL),
}
OTHER = {
    ("debate", "speaker.register"): "pis",
    ("debate", "speaker.strike"): "plis",
    ("debate", "statement.deposit"): "plivs",
}

DENIED = {
    "not_in_this_meeting",
    "not_your_role",
    "not_in_this_phase",
}
SAMPLES: dict[str, Any] = {
    "text": "words",
    "state": "XQR",
    "states": ["XQR"],
    "number": 1,
    "numbers": [1],
    "moment": "2026-05-04T07:00:00Z",
    "hex": "00",
    "table": [],
    "object": {},
}


def sample(name: str) -> dict[str, Any]:
    """A payload of the right shape."""
    given = {
        field: SAMPLES.get(kind.rstrip("?"), kind.split("|")[0])
        for field, kind in EVENTS[name].given.items()
        if not kind.endswith("?")
    }
    if name == "speaker.request":
        given["kind"] = "point_of_order"
    return {**given, "list": "states"} if "list" in given else given


def _adoption() -> Room:
    room = planned("adoption")
    room.do("report.table", SECRETARIAT, recommendations=[], review_ended="2026-04-01T10:00:00Z")
    return room


def _plenary() -> Room:
    room = drawn(registered("plenary"))
    for name in ("states", "stakeholders"):
        room.do("list.announce", SECRETARIAT, list=name)
    return room


def _open(kind: str) -> Room:
    room = {"review": in_session, "adoption": _adoption, "plenary": _plenary, "debate": lambda: planned("debate")}[
        kind
    ]()
    if kind != "review":
        room.do("meeting.open", PRESIDENT)
    return room


@cache
def _events(kind: str, phase: Phase) -> tuple[Event, ...]:
    """The events that lead a meeting into a phase."""
    if phase in (Phase.REGISTRATION, Phase.LISTED):
        room = planned(kind)
        room.do("registration.set", SECRETARIAT, opens="2026-04-27T08:00:00Z", closes="2026-04-30T16:00:00Z")
        if phase is Phase.LISTED:
            room.wait(5 * 24 * 3600)
        room.tick()
        return tuple(room.events)
    if phase is Phase.PLANNED:
        return tuple(planned(kind).events)
    room = _open(kind)
    if phase is Phase.VOTING:
        point = room.take(delegation("XBD"), "point_of_order")
        room.do("point.rule", PRESIDENT, turn=point, ruling="rejected")
        room.do("point.appeal", delegation("XBD"), turn=point)
        room.do("poll.start", PRESIDENT, subject=point, method="recorded")
    leave = {Phase.SUSPENDED: "meeting.suspend", Phase.ABSENT: "absence.note", Phase.CLOSED: "meeting.close"}
    if phase in leave:
        room.do(leave[phase], PRESIDENT)
    return tuple(room.events)


def _room(kind: str, phase: Phase) -> Room:
    events = _events(kind, phase)
    room = Room(kind, events[-1].at)
    room.events, room.state = list(events), replay(kind, events)
    assert room.state.phase is phase
    return room


KNOWN = {"review": "prlivsax", "adoption": "pivsax", "plenary": "prlivsax", "debate": "pivsx"}
"""The phases that a kind of meeting can be in."""


@pytest.mark.parametrize(("kind", "letter"), [(kind, letter) for kind, letters in KNOWN.items() for letter in letters])
def test_each_command_by_each_role(kind: str, letter: str) -> None:
    room = _room(kind, PHASES[letter])
    for name, (roles, phases, kinds) in SOME.items():
        phases = OTHER.get((kind, name), phases)
        for role, actor in ACTORS.items():
            may = kind in kinds.split() and role in roles and letter in phases
            if (kind, role) == ("debate", "R"):
                may = kind in kinds.split() and "D" in roles and letter in phases  # Talvania is one among the others
            found = room.ask(name, actor, **sample(name))
            denied = isinstance(found, Refusal) and found.code in DENIED
            if name == "speaker.register" and role == "O" and letter in phases:
                continue  # which list is whose is told in test_before.py
            if name == "speaker.request" and role in "OS":
                continue  # which turns are whose is told in test_floor.py
            if name == "proposal.table" and kind == "adoption" and role in "DR":
                continue  # told in test_decisions.py
            assert denied is not may, f"{name} by {actor.name}: {found}"


def test_the_table_is_complete() -> None:
    assert set(SOME) == set(EVENTS) == set(_APPLIES)
    assert frozenset().union(*(kind.events for kind in KINDS.values())) == set(EVENTS)
    assert all(set(kind.wider) <= kind.events for kind in KINDS.values())
    assert set(VALUES) == set(Reason)


@pytest.mark.parametrize("kind", KINDS)
def test_closed_means_closed(kind: str) -> None:
    room = _room(kind, Phase.CLOSED)
    for name in EVENTS:
        for actor in ACTORS.values():
            found = room.ask(name, actor, **sample(name))
            assert isinstance(found, Refusal)
            assert found.code in DENIED


@pytest.mark.parametrize(
    "actor",
    [
        Actor(Role.DELEGATION),
        Actor(Role.DELEGATION, office="Secretariat"),
        Actor(Role.DELEGATION, "XBD", "Secretariat"),
        Actor(Role.PRESIDER),
        Actor(Role.PRESIDER, "XBD", "President"),
        Actor(Role.CLOCK),
    ],
)
def test_who_is_nobody_may_do_nothing(actor: Actor) -> None:
    room = in_session()
    for name in EVENTS:
        found = room.ask(name, actor, **sample(name))
        assert isinstance(found, Refusal)


def test_nobody_becomes_the_state_under_review_by_saying_so() -> None:
    room = in_session()
    liar = Actor(Role.STATE_UNDER_REVIEW, state="XBD")
    assert room.refused("speaker.request", liar, kind="presentation")[0] == "not_your_role"
    assert room.refused("pledge.make", liar, text="No more boats.", language="en")[0] == "not_your_role"
    room.take(Actor(Role.DELEGATION, state="XTV"), "presentation")
    assert room.refused("meeting.close", VICE)[0] == "not_in_the_chair"
    assert room.refused("speaker.request", delegation("XXX"), kind="point_of_order") == ("no_seat", {"speaker": "XXX"})


def _of_another(room: Room) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that XMR could do in this room, named as its own."""
    turn = room.turn_of("XMR")
    statement = room.do("statement.deposit", delegation("XMR"), turn=turn, text="Count the boats.", language="en")
    mark = room.do(
        "recommendation.suggest", READER, confidence=90, sign="recommends", statement=statement, start=0, end=5
    )
    yield "speaker.withdraw", {"turn": turn}
    yield "speaker.request", {"kind": "right_of_reply", "speaker": "XMR"}
    yield "statement.deposit", {"turn": turn, "text": "Count no boats.", "language": "en"}
    yield "recommendation.suggest", {"statement": statement, "start": 0, "end": 15}
    yield "recommendation.confirm", {"recommendation": mark}
    yield "recommendation.reject", {"recommendation": mark, "reason": "unwelcome"}
    room.do("speaker.call", PRESIDENT, turn=turn)
    yield "speaker.end", {"turn": turn}


def test_no_delegation_acts_for_another() -> None:
    room = in_session()
    for name, payload in _of_another(room):
        for other in ("XBD", "XQR", "XTV"):
            found = room.ask(name, delegation(other), **payload)
            assert isinstance(found, Refusal), f"{name} by {other}"
            assert found.code in ("not_your_own", "not_your_role"), f"{name} by {other}"
    assert room.state.turns[room.turn_of("XMR")].status == "called"
