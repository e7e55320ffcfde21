"""The events of a meeting, and one table of their types.

An event is a command that was allowed. Its payload holds what the sender gave (`given`) and what followed from it by
rule (`found`), so that whoever replays a meeting needs no rule of procedure. docs/meeting.md describes each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

Payload = Mapping[str, Any]
"""Values as JSON carries them, lists as tuples; never a number with a fraction."""


class Role(StrEnum):
    """In what part somebody acts. A delegation is taken for the one of the State under review where it is its State;
    the clock is nobody: what falls due by time; a reader is a program that proposes."""

    PRESIDER = "presider"
    SECRETARIAT = "secretariat"
    DELEGATION = "delegation"
    STATE_UNDER_REVIEW = "state_under_review"
    STAKEHOLDER = "stakeholder"
    READER = "reader"
    CLOCK = "clock"
    PUBLIC = "public"


class Phase(StrEnum):
    """Where a meeting stands. `absent`: the State under review did not come; `closed` is the end."""

    PLANNED = "planned"
    REGISTRATION = "registration"
    LISTED = "listed"
    IN_SESSION = "in_session"
    VOTING = "voting"
    SUSPENDED = "suspended"
    ABSENT = "absent"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: `state` (ISO 3166-1 alpha-3) for a delegation, `office` for everybody else: the presider's or the
    secretariat's ("President"), a stakeholder's name. No person is named."""

    role: Role
    state: str | None = None
    office: str | None = None

    @property
    def name(self) -> str:
        """The State's code or the office."""
        return self.state or self.office or self.role


CLOCK = Actor(Role.CLOCK)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened in a meeting: the `number` counts from 1 without gaps, `at` is in UTC and never earlier than that
    of the event before."""

    number: int
    at: datetime
    name: str
    actor: Actor
    payload: Payload


@dataclass(frozen=True, slots=True)
class Command:
    """What somebody asks for: the name of an event type and what it is `given`. `seen` is the number of the last event
    that the sender saw, 0 before the first; None where the sender does not mind what others did meanwhile."""

    name: str
    payload: Payload
    seen: int | None = None


class Scope(StrEnum):
    """What a command touches: two senders who touch the same without having seen each other cannot both be right. What
    is a delegation's `own` disturbs nobody."""

    PLAN = "plan"
    LIST = "list"
    FLOOR = "floor"
    REPORT = "report"
    DECISION = "decision"
    OWN = "own"


class EventType(NamedTuple):
    """A row of the table: what it is `about`, who may, in which phases, what is `given` and what is `found`, each field
    with its type.

    Types: `text` (not empty), `state` (three capital letters), `states`, `number` (not negative), `numbers`, `flag`,
    `moment` (UTC, as `2026-05-04T07:00:00Z`), `hex`, `table` (rows of plain values by name), `object`, or words to
    choose from with bars between. A question mark: it may be null, and left out where it is given.
    """

    about: str
    roles: frozenset[Role]
    phases: frozenset[Phase]
    scope: Scope
    given: Mapping[str, str]
    found: Mapping[str, str]


def _type(
    about: str,
    roles: Iterable[Role],
    phases: Iterable[Phase],
    scope: Scope,
    given: Mapping[str, str] | None = None,
    found: Mapping[str, str] | None = None,
) -> EventType:
    return EventType(about, frozenset(roles), frozenset(phases), scope, given or {}, found or {})


_P, _S, _D, _R, _O = Role.PRESIDER, Role.SECRETARIAT, Role.DELEGATION, Role.STATE_UNDER_REVIEW, Role.STAKEHOLDER
_CHAIR = (_P,)
_DESK = (_P, _S)
_STATES = (_D, _R)
_BEFORE = (Phase.PLANNED, Phase.REGISTRATION, Phase.LISTED)
_NOW = (Phase.IN_SESSION,)
_ROOM = (Phase.IN_SESSION, Phase.VOTING)
_HELD = (Phase.IN_SESSION, Phase.SUSPENDED)
_ANY = (*_BEFORE, *_ROOM, Phase.SUSPENDED, Phase.ABSENT)

_TURN = {"turn": "number"}
_POSITIONS = "supported|noted|partly|pending|unclear"
_TURNS = (
    "presentation|reply|conclusion|institution|right_of_reply|point_of_order"
    "|explanation_before|explanation_after|motion_for|motion_against"
)
MOTIONS = "suspend_meeting|adjourn_meeting|no_action|close_debate|priority|no_further_vote|division|reconsider"
SIGNS = "recommends|listed"
VOTES = "yes|no|abstain|not_participating"

EVENTS: Mapping[str, EventType] = {
    # before
    "meeting.plan": _type(
        "The first event: who has a seat, under which limits, who presides; a troika drawn for the whole session;"
        " the hash of the last event of the meeting that this one follows.",
        (_S,),
        (Phase.PLANNED,),
        Scope.PLAN,
        {
            "title": "text",
            "state": "state?",
            "session": "number?",
            "presider": "text",
            "seats": "table",
            "limits": "object",
            "questions_close": "moment?",
            "troika": "states?",
            "follows": "hex?",
        },
        {"kind": "text"},
    ),
    "report.table": _type(
        "The recommendations of the meeting before, with their answers; when the review ended; the number of their list"
        " in its report.",
        (_S,),
        (*_BEFORE, *_NOW),
        Scope.REPORT,
        {"recommendations": "table", "review_ended": "moment?", "list": "number?"},
    ),
    "registration.set": _type(
        "From when to when speakers may register; while they do, only the end may still be moved.",
        (_S,),
        (Phase.PLANNED, Phase.REGISTRATION),
        Scope.LIST,
        {"opens": "moment", "closes": "moment"},
    ),
    "registration.open": _type("The window opens.", (Role.CLOCK,), (Phase.PLANNED,), Scope.LIST),
    "registration.close": _type(
        "The window closes, and with it every list.", (Role.CLOCK,), (Phase.REGISTRATION,), Scope.LIST
    ),
    "list.open": _type("A list is opened again.", _DESK, _NOW, Scope.LIST, {"list": "text"}),
    "list.close": _type("A list is closed while the meeting goes on.", _DESK, _NOW, Scope.LIST, {"list": "text"}),
    "list.announce": _type(
        "Order and times of a list are told; whom the time is too short for is told too.",
        (_S,),
        (Phase.LISTED,),
        Scope.LIST,
        {"list": "text"},
        {
            "order": "numbers",
            "seconds": "numbers",
            "not_heard": "numbers",
            "stage": "number?",
            "source": "text",
            "verified": "flag",
        },
    ),
    "speaker.register": _type(
        "A speaker is put on a list.",
        (_D, _O, _S),
        (Phase.REGISTRATION,),
        Scope.OWN,
        {"list": "text", "speaker": "text?"},
        {"seconds": "number?"},
    ),
    "speaker.withdraw": _type(
        "A speaker gives up a turn that waits.", (_D, _R, _O), (*_BEFORE, *_HELD), Scope.OWN, _TURN
    ),
    "draw.commit": _type(
        "The commitment to a secret is published (docs/draws.md).",
        (_S,),
        (Phase.PLANNED, Phase.REGISTRATION, Phase.LISTED),
        Scope.LIST,
        {"draw": "first_speaker|plenary|troika", "commitment": "hex"},
    ),
    "draw.words": _type(
        "Words given in the room, written down as they were.",
        _CHAIR,
        _BEFORE,
        Scope.LIST,
        {"draw": "first_speaker|plenary|troika", "words": "text"},
    ),
    "draw.reveal": _type(
        "The secret is shown, and the lots follow.",
        (_S,),
        _BEFORE,
        Scope.LIST,
        {"draw": "first_speaker|plenary|troika", "secret": "hex"},
        {"members": "table", "lots": "states", "result": "states", "source": "text", "verified": "flag"},
    ),
    "draw.void": _type(
        "The presider declares a draw void whose secret was lost, with a reason; a new one may begin.",
        _CHAIR,
        _BEFORE,
        Scope.LIST,
        {"draw": "first_speaker|plenary|troika", "reason": "text"},
    ),
    "troika.ask_own_region": _type(
        "The State under review asks for a rapporteur of its own group.", (_R,), _BEFORE, Scope.OWN
    ),
    "troika.excuse": _type("A member asks to be excused from this troika.", (_D,), _BEFORE, Scope.OWN),
    "troika.substitute": _type(
        "The State under review has one rapporteur replaced, once.",
        (_R,),
        _BEFORE,
        Scope.OWN,
        {"rapporteur": "state"},
        {"result": "states"},
    ),
    "swap.propose": _type(
        "A State offers another to exchange places.",
        (_D,),
        (Phase.LISTED, *_HELD),
        Scope.OWN,
        {"list": "text", "partner": "state"},
    ),
    "swap.accept": _type(
        "The other agrees, and the places are exchanged; each keeps its time.",
        (_D,),
        (Phase.LISTED, *_HELD),
        Scope.LIST,
        {"list": "text", "partner": "state"},
        {"order": "numbers"},
    ),
    "question.submit": _type(
        "An advance question, by way of the troika.", (_D,), _BEFORE, Scope.OWN, {"text": "text", "language": "text"}
    ),
    # during
    "meeting.open": _type("The meeting begins.", _CHAIR, (Phase.PLANNED, Phase.LISTED), Scope.FLOOR),
    "meeting.suspend": _type(
        "The meeting is suspended, till a moment or not yet known till when; who speaks is paused before.",
        _CHAIR,
        _NOW,
        Scope.FLOOR,
        {"until": "moment?", "reason": "text?"},
    ),
    "meeting.resume": _type(
        "The meeting goes on, on the same day or another.", _CHAIR, (Phase.SUSPENDED, Phase.ABSENT), Scope.FLOOR
    ),
    "meeting.close": _type(
        "The end; turns that still wait are not heard. Of a State that is absent, after the decision on it.",
        _CHAIR,
        (*_HELD, Phase.ABSENT),
        Scope.FLOOR,
    ),
    "chair.hand_over": _type("Another office takes the chair.", _DESK, _ANY, Scope.FLOOR, {"office": "text"}),
    "absence.note": _type("The State under review has not come.", _CHAIR, _NOW, Scope.FLOOR),
    "absence.decide": _type(
        "What was decided on the absence, and to which session the review is put off.",
        _DESK,
        (Phase.ABSENT,),
        Scope.FLOOR,
        {"decision": "text", "words": "text", "session": "number?"},
    ),
    "speaker.request": _type(
        "Somebody asks for a turn that stands on no list.",
        (_D, _R, _O, _S),
        _ROOM,
        Scope.OWN,
        {"kind": _TURNS, "speaker": "text?", "subject": "number?", "seconds": "number?"},
        {"seconds": "number?"},
    ),
    "speaker.call": _type(
        "The floor is given; `seconds` is the limit from now on. A point of order pauses who speaks.",
        _CHAIR,
        _ROOM,
        Scope.FLOOR,
        _TURN,
        {"seconds": "number"},
    ),
    "speaker.start": _type("The microphone is on, and time runs.", _CHAIR, _ROOM, Scope.FLOOR, _TURN),
    "speaker.pause": _type(
        "The microphone is off for a while.", _CHAIR, _ROOM, Scope.FLOOR, {**_TURN, "reason": "text?"}
    ),
    "speaker.resume": _type("The same speaker goes on.", _CHAIR, _ROOM, Scope.FLOOR, _TURN),
    "speaker.end": _type("The speaker has finished.", (_P, _D, _R, _O), _ROOM, Scope.FLOOR, _TURN),
    "speaker.warn": _type("The end of the time is near.", (Role.CLOCK,), _ROOM, Scope.FLOOR, _TURN),
    "speaker.cut": _type("The time is over, and the microphone is cut.", (Role.CLOCK,), _ROOM, Scope.FLOOR, _TURN),
    "speaker.skip": _type("A speaker who was called is not there.", _CHAIR, _ROOM, Scope.FLOOR, _TURN),
    "speaker.readd": _type(
        "Who was skipped or struck comes back at the end; who spoke last goes on with the time left.",
        _DESK,
        _HELD,
        Scope.FLOOR,
        _TURN,
        {"order": "numbers"},
    ),
    "speaker.strike": _type(
        "A turn is taken off the list, with a reason.",
        _DESK,
        (Phase.LISTED, *_HELD),
        Scope.LIST,
        {**_TURN, "reason": "text"},
    ),
    "point.rule": _type(
        "The presider rules on a point of order.",
        _CHAIR,
        _ROOM,
        Scope.FLOOR,
        {**_TURN, "ruling": "upheld|rejected", "words": "text?"},
    ),
    "point.appeal": _type(
        "A member appeals against the ruling, which is put to the vote.", _STATES, _ROOM, Scope.FLOOR, _TURN
    ),
    # what is said
    "statement.deposit": _type(
        "The text of a turn, from the speaker or the secretariat; the latest before it began counts. `file` is what it "
        "was read from, where it was uploaded: `name`, `sha256`, `size`, `media_type`.",
        (_D, _R, _O, _S),
        (Phase.LISTED, *_ROOM, Phase.SUSPENDED),
        Scope.OWN,
        {**_TURN, "text": "text", "language": "text", "file": "object?"},
    ),
    "statement.check": _type(
        "How many characters of a text were read out; one handed in late counts from then on.",
        (_S,),
        (*_ROOM, Phase.SUSPENDED),
        Scope.REPORT,
        {"statement": "number", "said": "number"},
    ),
    "recommendation.suggest": _type(
        "A recommendation is marked in a statement: characters `start` to `end`, exclusive. A reader says how sure it "
        "is (`confidence`, of 100) and by what `sign`.",
        (Role.READER, _D, _S),
        (Phase.LISTED, *_ROOM, Phase.SUSPENDED),
        Scope.OWN,
        {
            "statement": "number",
            "start": "number",
            "end": "number",
            "confidence": "number?",
            "sign": f"{SIGNS}?",
        },
        {"text": "text"},
    ),
    "recommendation.adjust": _type(
        "What was marked begins or ends elsewhere: characters `start` to `end` of the same statement.",
        (_D, _S),
        (Phase.LISTED, *_ROOM, Phase.SUSPENDED),
        Scope.OWN,
        {"recommendation": "number", "start": "number", "end": "number"},
        {"text": "text"},
    ),
    "recommendation.confirm": _type(
        "It is one, and was said: it stands in the draft report from now on and stays.",
        (_D, _S),
        (*_ROOM, Phase.SUSPENDED),
        Scope.OWN,
        {"recommendation": "number"},
    ),
    "recommendation.reject": _type(
        "What was marked is none; it stays in view.",
        (_D, _S),
        (Phase.LISTED, *_ROOM, Phase.SUSPENDED),
        Scope.OWN,
        {"recommendation": "number", "reason": "text"},
    ),
    "recommendation.answer": _type(
        "The State under review answers in its own words; every answer stays, the last one holds.",
        (_R,),
        (*_BEFORE, *_ROOM, Phase.SUSPENDED),
        Scope.OWN,
        {"recommendation": "number", "position": _POSITIONS, "words": "text", "language": "text"},
    ),
    "pledge.make": _type(
        "A voluntary commitment of the State under review.",
        (_R,),
        _HELD,
        Scope.OWN,
        {"text": "text", "language": "text"},
    ),
    # decisions
    "proposal.table": _type(
        "A draft, or an amendment to one (`amends`); `competes`: on the same question as one that was tabled before.",
        (_D, _R, _S),
        (*_BEFORE, *_HELD),
        Scope.OWN,
        {
            "symbol": "text?",
            "title": "text",
            "text": "text?",
            "rule": "simple|two-thirds",
            "amends": "number?",
            "competes": "number?",
        },
    ),
    "proposal.sponsor": _type(
        "A State joins the sponsors.", _STATES, (*_BEFORE, *_HELD), Scope.OWN, {"proposal": "number"}
    ),
    "proposal.withdraw": _type(
        "The first sponsor withdraws a draft that is neither amended nor voted upon.",
        _STATES,
        (*_BEFORE, *_HELD),
        Scope.DECISION,
        {"proposal": "number"},
    ),
    "amendment.order": _type(
        "The order in which amendments are decided: the furthest removed in substance first.",
        _CHAIR,
        _HELD,
        Scope.DECISION,
        {"proposal": "number", "order": "numbers"},
    ),
    "motion.move": _type(
        "A motion of procedure. A division names the parts that are voted upon separately; `complete`: they are all "
        "that the text decides.",
        _STATES,
        _NOW,
        Scope.DECISION,
        {"motion": MOTIONS, "proposal": "number?", "parts": "table?", "complete": "flag?"},
    ),
    "motion.object": _type(
        "A member objects: the motion is put to the vote.", _STATES, _NOW, Scope.OWN, {"motion": "number"}
    ),
    "motion.withdraw": _type(
        "Its mover withdraws a motion that was not put to the vote.",
        _STATES,
        _NOW,
        Scope.DECISION,
        {"motion": "number"},
    ),
    "motion.agree": _type(
        "A motion is carried without a vote, as nobody objects.", _CHAIR, _NOW, Scope.FLOOR, {"motion": "number"}
    ),
    "vote.request": _type("A member asks for a recorded vote.", _STATES, _NOW, Scope.OWN, {"proposal": "number"}),
    "decision.consensus": _type(
        "A proposal, or a part of it by its place, is adopted without a vote.",
        _CHAIR,
        _NOW,
        Scope.FLOOR,
        {"proposal": "number", "part": "number?"},
    ),
    "poll.start": _type(
        "A vote begins: on a proposal or a part of it by its place, on a motion, or on whether a ruling be overruled.",
        _CHAIR,
        _NOW,
        Scope.FLOOR,
        {"subject": "number", "part": "number?", "method": "roll_call|recorded", "first": "state?"},
        {"about": "proposal|part|motion|ruling", "rule": "simple|two-thirds", "voters": "states"},
    ),
    "vote.cast": _type(
        "A delegation votes; in a roll call when its name is called.",
        _STATES,
        (Phase.VOTING,),
        Scope.OWN,
        {"poll": "number", "vote": VOTES},
    ),
    "vote.absent": _type(
        "A delegation was called and is not there.",
        (_S,),
        (Phase.VOTING,),
        Scope.OWN,
        {"poll": "number", "state": "state"},
    ),
    "poll.stop": _type(
        "The vote ends, and its result is told.",
        _CHAIR,
        (Phase.VOTING,),
        Scope.FLOOR,
        {"poll": "number"},
        {
            "yes": "number",
            "no": "number",
            "abstain": "number",
            "not_participating": "number",
            "absent": "number",
            "needed": "number",
            "quorum": "flag",
            "adopted": "flag",
            "source": "text",
        },
    ),
    "vote.correct": _type(
        "A delegation says what it had meant to vote; the result stays.",
        _STATES,
        _HELD,
        Scope.OWN,
        {"poll": "number", "vote": VOTES},
    ),
}
"""Every type of event by its name, in the order of a meeting. A kind of meeting has some of them, and may widen the
phases of one (`hiwar.kernel.meeting.kinds`)."""

LEADS_TO: Mapping[str, Phase] = {
    "registration.open": Phase.REGISTRATION,
    "registration.close": Phase.LISTED,
    "meeting.open": Phase.IN_SESSION,
    "meeting.resume": Phase.IN_SESSION,
    "poll.start": Phase.VOTING,
    "poll.stop": Phase.IN_SESSION,
    "meeting.suspend": Phase.SUSPENDED,
    "absence.note": Phase.ABSENT,
    "meeting.close": Phase.CLOSED,
}
"""The phase into which an event leads; all others leave the meeting in its phase. So the last of these events tells in
which phase a meeting is, without adding it up."""
