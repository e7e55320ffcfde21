"""What is known of a meeting at one moment: the state to which its events add up. Nothing of it is ever changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from ..facts import PracticeValue
from ..values import PositionValue
from .events import Actor, Payload, Phase, Role, Scope
from .kinds import BUDGET_TURNS, KINDS, Kind, ListRule, TurnKind


class Seat(NamedTuple):
    """A State that may take part, with its name in English, its regional group, and whether it is a member of the
    Council, which votes."""

    iso3: str
    name: str
    group: str | None
    member: bool


class Status(StrEnum):
    """Where a turn stands; `cut`: the microphone was cut when the time was over; `skipped`: called, and not there;
    `struck`: taken off the list with a reason; `not_heard`: the time was too short for it."""

    WAITING = "waiting"
    CALLED = "called"
    SPEAKING = "speaking"
    PAUSED = "paused"
    ENDED = "ended"
    CUT = "cut"
    SKIPPED = "skipped"
    STRUCK = "struck"
    WITHDRAWN = "withdrawn"
    NOT_HEARD = "not_heard"


@dataclass(frozen=True, slots=True)
class Turn:
    """One time that somebody has, or asks for, the floor.

    `number` is that of the event that brought it; `seconds` the limit, None until it is known; `spans` when the
    microphone was on, the last one open while it is; `subject` the proposal or motion of which it speaks;
    `interruptions` how often it was paused.
    """

    number: int
    kind: TurnKind
    speaker: str
    list: str | None = None
    seconds: int | None = None
    status: Status = Status.WAITING
    spans: tuple[tuple[datetime, datetime | None], ...] = ()
    warned: bool = False
    subject: int | None = None
    interruptions: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakersList:
    """A list of speakers: its turns by number in their order; how the time came about, once that is told."""

    name: str
    order: tuple[int, ...] = ()
    open: bool = False
    announced: bool = False
    stage: int | None = None
    source: str | None = None
    verified: bool | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw by lot as far as it has come: see docs/draws.md. `members` are the States with their groups."""

    kind: str
    commitment: str
    words: str | None = None
    secret: str | None = None
    members: tuple[tuple[str, str | None], ...] = ()
    lots: tuple[str, ...] = ()
    result: tuple[str, ...] = ()
    source: str | None = None
    verified: bool | None = None


class VoidDraw(NamedTuple):
    """A draw that the presider declared void before its secret was shown, by the number of the event: what had been
    published and given by then, and the reason."""

    number: int
    kind: str
    commitment: str
    words: str | None
    reason: str
    presider: str


@dataclass(frozen=True, slots=True)
class Question:
    """An advance question of a State to the State under review, to be sent by way of the troika."""

    number: int
    state: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The text of a turn as it was handed in, by the speaker or by the secretariat for it; none is ever taken away.
    `said` is how many of its characters were read out, None while nobody has said so; `file` what it was read from,
    where it was uploaded: name, SHA-256, size and media type."""

    number: int
    turn: int
    speaker: str
    text: str
    language: str
    at: datetime
    by: str
    said: int | None = None
    file: Payload | None = None


class Mark(StrEnum):
    """What became of a recommendation marked in a statement; `tabled`: it came with the report."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    TABLED = "tabled"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the State under review said of a recommendation: its own words and the value that it gave them."""

    number: int
    position: PositionValue
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation: characters `start` to `end` (exclusive) of a statement, or a row of the report tabled, of which
    `place` is the number there. `answers` are all that were given; the last one holds. A reader that marked it said how
    sure it was (`confidence`, of 100) and by what `sign`."""

    number: int
    states: tuple[str, ...]
    text: str
    language: str
    mark: Mark
    statement: int | None = None
    start: int | None = None
    end: int | None = None
    by: str = ""
    confirmed_by: str | None = None
    reason: str | None = None
    place: int | None = None
    answers: tuple[Answer, ...] = ()
    confidence: int | None = None
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """A voluntary commitment of the State under review."""

    number: int
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the presider ruled on a point of order; `overruled` once an appeal was put to the vote."""

    turn: int
    upheld: bool
    words: str | None
    presider: str
    appealed_by: str | None = None
    overruled: bool | None = None


class Fate(StrEnum):
    """What became of a proposal or of a part of one; `no_action`: the debate on it was adjourned, and nothing more is
    done; `not_put`: another on the same question was decided, and this one was not put to the vote."""

    OPEN = "open"
    CONSENSUS = "consensus"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NO_ACTION = "no_action"
    NOT_PUT = "not_put"


class Part(NamedTuple):
    """A part of a proposal that is voted upon separately, by its words or its place in the text."""

    title: str
    fate: Fate = Fate.OPEN


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft, or an amendment to one (`amends`). `amendments` stand in the order in which they are voted upon;
    `polls` are all votes on it; `vote_requested_by` asks for a recorded vote. `question` is the first proposal on the
    same question, None where there is none before; `ahead` the last motion that gave it priority. `parts` are voted
    upon separately, counted from 1; `complete`: they are all that the text decides."""

    number: int
    symbol: str | None
    title: str
    text: str | None
    sponsors: tuple[str, ...]
    rule: str
    amends: int | None
    fate: Fate = Fate.OPEN
    amended: bool = False
    amendments: tuple[int, ...] = ()
    vote_requested_by: str | None = None
    polls: tuple[int, ...] = ()
    question: int | None = None
    ahead: int | None = None
    parts: tuple[Part, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion of procedure; `adopted` is None until it was decided, by a vote (`poll`) or because nobody objected.
    `parts` are those that a division names; `complete`: they are all that the text decides."""

    number: int
    motion: str
    mover: str
    proposal: int | None
    adopted: bool | None = None
    poll: int | None = None
    parts: tuple[str, ...] = ()
    complete: bool = False
    objected_by: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Poll:
    """A vote. `votes` are as they were cast, `intended` what delegations later said that they had meant, which changes
    no result; `absent` were called and not there; `result` is None while it is open; `part` is the place of the part of
    a proposal that is voted upon separately."""

    number: int
    about: str
    subject: int
    method: str
    rule: str
    voters: tuple[str, ...]
    votes: Mapping[str, str] = field(default_factory=dict)
    intended: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    result: Payload | None = None
    part: int | None = None

    @property
    def next(self) -> str | None:
        """Whose name is called next, None when all have been called or the vote is no roll call."""
        if self.method != "roll_call":
            return None
        return next((each for each in self.voters if each not in self.votes and each not in self.absent), None)


class Absence(NamedTuple):
    """A time at which the State under review did not come, by the number of the event, and what was decided on it: its
    symbol, its words, and the session to which the review was put off, None where none is named. `noted` and `decided`
    are moments as events have them."""

    number: int
    decision: str | None = None
    words: str | None = None
    session: int | None = None
    noted: str | None = None
    decided: str | None = None


class Sitting(NamedTuple):
    """From when to when the meeting was in session, None while it is."""

    began: datetime
    ended: datetime | None = None


class Last(NamedTuple):
    """The last event that touched something, and who did it."""

    number: int
    name: str
    actor: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What the secretariat laid down before the meeting; `state` is the State under review, or the one that a debate
    is about; `follows` the hash of the last event of the meeting that it follows."""

    title: str
    state: str | None
    session: int | None
    seats: Mapping[str, Seat]
    limits: Mapping[str, Mapping[str, Any]]
    questions_close: datetime | None
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A meeting after its event `number`. Things are kept by the number of the event that brought them.

    `floor` is the turn that has the floor, `interrupted` those that wait to have it back; `review_ended` when the
    review was held whose report was tabled; `report_list` is the number of its list there.
    """

    kind: str
    number: int = 0
    at: datetime | None = None
    phase: Phase = Phase.PLANNED
    plan: Plan | None = None
    presider: str | None = None
    window: tuple[datetime, datetime] | None = None
    lists: Mapping[str, SpeakersList] = field(default_factory=dict)
    turns: Mapping[int, Turn] = field(default_factory=dict)
    floor: int | None = None
    interrupted: tuple[int, ...] = ()
    last_turn: int | None = None
    draws: Mapping[str, Draw] = field(default_factory=dict)
    void_draws: tuple[VoidDraw, ...] = ()
    troika: tuple[str, ...] = ()
    own_region: bool = False
    excused: tuple[str, ...] = ()
    substituted: str | None = None
    swaps: tuple[tuple[str, str, str], ...] = ()
    questions: tuple[Question, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    resumes: datetime | None = None
    absences: tuple[Absence, ...] = ()
    rulings: Mapping[int, Ruling] = field(default_factory=dict)
    statements: Mapping[int, Statement] = field(default_factory=dict)
    recommendations: Mapping[int, Recommendation] = field(default_factory=dict)
    review_ended: datetime | None = None
    report_list: int | None = None
    pledges: tuple[Pledge, ...] = ()
    proposals: Mapping[int, Proposal] = field(default_factory=dict)
    motions: Mapping[int, Motion] = field(default_factory=dict)
    polls: Mapping[int, Poll] = field(default_factory=dict)
    poll: int | None = None
    debate_closed: bool = False
    last: Mapping[Scope, Last] = field(default_factory=dict)

    @property
    def rules(self) -> Kind:
        """The kind of meeting as a table."""
        return KINDS[self.kind]

    @property
    def seats(self) -> Mapping[str, Seat]:
        """The seats by the codes of their States; none before the meeting is planned."""
        return self.plan.seats if self.plan else {}

    @property
    def under_review(self) -> str | None:
        """The State under review, None in a meeting that reviews none: there the State of the plan is one of many."""
        return self.plan.state if self.plan and self.rules.state else None


def role_of(state: State, actor: Actor) -> Role:
    """The part in which somebody acts here: the delegation of the State under review is not one among the others."""
    if actor.role in (Role.DELEGATION, Role.STATE_UNDER_REVIEW):
        reviewed = state.under_review is not None and actor.state == state.under_review
        return Role.STATE_UNDER_REVIEW if reviewed else Role.DELEGATION
    return actor.role


_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}


PRECEDENCE = (
    "suspend_meeting",
    "adjourn_meeting",
    "no_action",
    "close_debate",
    "priority",
    "no_further_vote",
    "division",
    "reconsider",
)
"""The order in which motions are put to the vote. A no-action motion adjourns the debate on a proposal; `priority` lets
one proposal go before others on the same question, `no_further_vote` leaves it undecided when another was decided;
`division` has parts voted upon separately. The order of the last four is a convention: no rule was found."""


def motions_in_order(state: State) -> list[Motion]:
    """The motions that wait for their vote, in their precedence."""
    pending = [each for each in state.motions.values() if each.adopted is None and not each.withdrawn]
    return sorted(pending, key=lambda each: PRECEDENCE.index(each.motion))


def limit(state: State, name: str) -> int:
    """A limit in seconds, or as a bare number where its unit is none of time."""
    found = _limit(state, name)
    return int(found["value"]) * _SECONDS.get(str(found["unit"]), 1)


def practice_of(state: State, name: str) -> PracticeValue:
    """A limit as the functions of `hiwar.kernel.procedure` take it."""
    found = _limit(state, name)
    return PracticeValue(
        name, found["value"], found["unit"], None, None, found["source"], bool(found["verified"]), note=""
    )


def _limit(state: State, name: str) -> Mapping[str, Any]:
    if state.plan is None:
        raise ValueError("a meeting has limits from its first event on: plan it first")
    return state.plan.limits[name]


def seat(state: State, speaker: str) -> Seat | None:
    """The seat of a State, None for what has none."""
    return state.seats.get(speaker)


def list_rule(state: State, name: str) -> ListRule | None:
    """The rule of a list of speakers, None where this kind of meeting has no such list."""
    return next((each for each in state.rules.lists if each.name == name), None)


def waiting(state: State, name: str) -> list[Turn]:
    """The turns on a list that still wait, in order; none before order and times were told."""
    found = state.lists[name]
    if not found.announced:
        return []
    return [turn for each in found.order if (turn := state.turns[each]).status is Status.WAITING]


def registered(state: State, name: str) -> list[int]:
    """The turns of a list that were not withdrawn."""
    return [each for each in state.lists[name].order if state.turns[each].status is not Status.WITHDRAWN]


def budget_turns(state: State) -> list[Turn]:
    """The turns that use the time of the State under review."""
    return [turn for turn in state.turns.values() if turn.kind in BUDGET_TURNS]


def with_turn(state: State, number: int, **changes: Any) -> State:
    """The state with a turn changed."""
    return replace(state, turns={**state.turns, number: replace(state.turns[number], **changes)})


def with_list(state: State, name: str, **changes: Any) -> State:
    """The state with a list of speakers changed."""
    return replace(state, lists={**state.lists, name: replace(state.lists[name], **changes)})
