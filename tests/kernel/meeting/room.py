"""A room for tests: the invented States at their seats, and somebody who keeps the events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from hiwar.kernel.facts import practices_on, state
from hiwar.kernel.meeting import KINDS, Actor, Command, Event, Refusal, Role, State, apply, decide, due, limits_of
from hiwar.kernel.procedure.draw import commitment_of

START = datetime(2026, 4, 27, 8, 0, tzinfo=UTC)
"""The Monday of the week before the session."""

SECRETARIAT = Actor(Role.SECRETARIAT, office="Secretariat")
PRESIDENT = Actor(Role.PRESIDER, office="President")
VICE = Actor(Role.PRESIDER, office="Vice-President")
READER = Actor(Role.READER, office="reader")
PUBLIC = Actor(Role.PUBLIC, office="public")
INSTITUTE = Actor(Role.STAKEHOLDER, office="Institute of Talvania")
SAILORS = Actor(Role.STAKEHOLDER, office="Union of Sailors")

GROUPS = {
    "XBD": "AG",
    "XHL": "AG",
    "XKS": "APG",
    "XLN": "APG",
    "XMR": "EEG",
    "XNB": "EEG",
    "XOR": "GRULAC",
    "XPL": "GRULAC",
    "XQR": "WEOG",
    "XSL": "WEOG",
    "XTV": "AG",
    "XVS": "APG",
    "XZD": "GRULAC",
}
OBSERVERS = {"XTV", "XLN", "XPL", "XSL", "XVS"}
MEMBERS = sorted(set(GROUPS) - OBSERVERS)

SECRET = bytes(range(32))
WORDS = "Hiwar means dialogue: حوار"


def delegation(iso3: str) -> Actor:
    """The delegation of a State."""
    return Actor(Role.DELEGATION, state=iso3)


TALVANIA = delegation("XTV")


def seats() -> list[dict[str, Any]]:
    """The seats of the invented States."""
    return [
        {"iso3": iso3, "name": state(iso3).name(), "group": group, "member": iso3 not in OBSERVERS}
        for iso3, group in GROUPS.items()
    ]


def plan(kind: str, **changes: Any) -> dict[str, Any]:
    """The payload of `meeting.plan`; a limit is changed by its name."""
    practices = practices_on(START.date())
    limits = limits_of(KINDS[kind], practices)
    for name in [name for name in changes if name in (*KINDS[kind].limits, *KINDS[kind].options)]:
        value = changes.pop(name)
        known = limits.get(name, {"unit": "seconds", "source": "a test", "verified": False})
        limits[name] = {**known, "value": value}
    return {
        "title": f"{kind} of Talvania",
        "state": "XTV" if KINDS[kind].state else None,
        "session": 0,
        "presider": "President",
        "seats": seats(),
        "limits": limits,
        **changes,
    }


class Room:
    """A meeting under way: `do` asks and keeps what follows, `refused` asks and hears why not."""

    def __init__(self, kind: str, at: datetime = START) -> None:
        self.at = at
        self.events: list[Event] = []
        self.state = State(kind)

    def ask(self, name: str, actor: Actor, seen: int | None = None, /, **payload: Any) -> tuple[Event, ...] | Refusal:
        """What follows, without keeping it."""
        return decide(self.state, Command(name, payload, seen), actor, self.at)

    def keep(self, events: tuple[Event, ...]) -> None:
        """Keep events."""
        for event in events:
            self.state = apply(self.state, event)
            self.events.append(event)

    def do(self, name: str, actor: Actor, seen: int | None = None, /, **payload: Any) -> int:
        """Ask, keep what follows, and give the number of the last event."""
        found = self.ask(name, actor, seen, **payload)
        assert not isinstance(found, Refusal), f"{name}: {found}"
        self.keep(found)
        return self.state.number

    def refused(self, name: str, actor: Actor, seen: int | None = None, /, **payload: Any) -> tuple[str, Mapping]:
        """Ask, and give the reason and its values."""
        found = self.ask(name, actor, seen, **payload)
        assert isinstance(found, Refusal), f"{name} was allowed"
        return found.code.value, found.values

    def wait(self, seconds: float) -> None:
        """Let time go by."""
        self.at += timedelta(seconds=seconds)

    def turn_of(self, speaker: str, name: str = "states") -> int:
        """The number of a speaker's turn on a list."""
        return next(each.number for each in self.state.turns.values() if (each.speaker, each.list) == (speaker, name))

    def speak(self, turn: int, seconds: float, by: Actor = PRESIDENT) -> None:
        """Call, start, and end after so many seconds, or be cut before."""
        self.do("speaker.call", by, turn=turn)
        self.wait(2)
        self.do("speaker.start", by, turn=turn)
        self.wait(seconds)
        self.tick()
        if self.state.floor == turn:
            self.do("speaker.end", by, turn=turn)
        self.wait(3)

    def tick(self) -> None:
        """Let the clock do what is due."""
        self.keep(due(self.state, self.at))

    def take(self, actor: Actor, kind: str, **payload: Any) -> int:
        """Ask for a turn that stands on no list, and give its number."""
        return self.do("speaker.request", actor, kind=kind, **payload)


def planned(kind: str, **changes: Any) -> Room:
    """A meeting that is planned and no more."""
    room = Room(kind)
    room.do("meeting.plan", SECRETARIAT, **plan(kind, **changes))
    return room


def registered(kind: str = "review", speakers: tuple[str, ...] = ("XQR", "XBD", "XMR", "XLN"), **changes: Any) -> Room:
    """A meeting whose list is closed: registration lasted four days."""
    room = planned(kind, **changes)
    room.do("registration.set", SECRETARIAT, opens="2026-04-27T08:00:00Z", closes="2026-04-30T16:00:00Z")
    for each in speakers:
        room.wait(60)
        room.do("speaker.register", delegation(each), list="states")
    room.at = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
    room.tick()
    return room


def drawn(room: Room, kind: str = "first_speaker") -> Room:
    """The room after a draw."""
    room.do("draw.commit", SECRETARIAT, draw=kind, commitment=commitment_of(SECRET))
    room.do("draw.words", PRESIDENT, draw=kind, words=WORDS)
    room.do("draw.reveal", SECRETARIAT, draw=kind, secret=SECRET.hex())
    return room


def listed(speakers: tuple[str, ...] = ("XQR", "XBD", "XMR", "XLN"), **changes: Any) -> Room:
    """A review whose order and times were told."""
    room = registered("review", speakers, **changes)
    if speakers:
        drawn(room)
    room.do("list.announce", SECRETARIAT, list="states")
    return room


def in_session(speakers: tuple[str, ...] = ("XQR", "XBD", "XMR", "XLN"), **changes: Any) -> Room:
    """A review that is open."""
    room = listed(speakers, **changes)
    room.at = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
    room.do("meeting.open", PRESIDENT)
    return room


def debate(speakers: tuple[str, ...] = ("XBD", "XLN", "XMR")) -> Room:
    """A general debate that is open, with a list of speakers."""
    room = planned("debate")
    for each in speakers:
        room.do("speaker.register", delegation(each), list="states")
    room.do("meeting.open", PRESIDENT)
    return room
