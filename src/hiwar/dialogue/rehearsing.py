"""A rehearsal that plays itself: what happens next in a review of the training State, given where it stands.

Nothing is remembered besides the meeting: whoever plays asks after each event what comes next. So a rehearsal that was
broken off goes on where it stood, people may take any seat and leave the others to the script, and the same seed and
the same start give the same events.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from importlib import resources
from typing import Any, NamedTuple, Protocol

from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import Draft, Planned, Refused, act, keep_time, plan
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import CHAIR, DESK, seated
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import Event, Phase, State, Status, Turn, TurnKind, draft_report, next_due, text_of
from hiwar.kernel.meeting.clock import used_seconds
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.model import Mark, Recommendation, Statement
from hiwar.kernel.meeting.turns import line
from hiwar.kernel.procedure.draw import commitment_of

LANGUAGE = "en"
"""The language of the speeches."""


class Step(NamedTuple):
    """What comes next: whoever sits in `seat` (a State's code or an office) gives a command, `after` so many seconds.
    What is `free` need not happen: nobody waits for it where people have the seat."""

    seat: str
    name: str
    payload: Mapping[str, Any]
    after: int = 2
    free: bool = False


class Pace(Protocol):
    """How fast time passes for who plays; `people` says that it passes as for people, for whom one can wait."""

    @property
    def people(self) -> bool:
        """Whether people can act meanwhile."""

    def wait(self, since: datetime, until: datetime | None) -> datetime | None:
        """Let the time pass that lies between two moments of the meeting, or a little where nothing is due; the moment
        at which it is now, None to look at the meeting once more before."""


class Script:
    """What is said in a rehearsal and who says it; what the seed decides."""

    def __init__(self, seed: bytes) -> None:
        self.seed = seed
        text = resources.files(__package__).joinpath("rehearsal.toml").read_text(encoding="utf-8")
        self.told: dict[str, Any] = tomllib.loads(text)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """The delegations, in the order in which they register."""
        return tuple(sorted(self._delegations, key=lambda state: self._digest(f"registers {state}")))

    @cached_property
    def _delegations(self) -> dict[str, dict[str, Any]]:
        return {each["state"]: each for each in self.told["delegation"]}

    def secret(self, draw: str) -> bytes:
        """The secret of a draw."""
        return self._digest(f"draws {draw}")

    def words(self, draw: str) -> str:
        """What is called into the room at a draw."""
        return str(self.told[f"words_of_{draw}"])

    def speech(self, turn: Turn) -> str | None:
        """The text of a turn, None for what is said without one."""
        if turn.kind is TurnKind.STATEMENT and turn.speaker in self._delegations:
            said = self._delegations[turn.speaker]
            asked = "; ".join(text for text, _position, _words in said["recommendations"])
            return f"{said['opening']} It recommends to: {asked}."
        if turn.kind is TurnKind.RIGHT_OF_REPLY and turn.speaker == self.told["right_of_reply"][0]:
            return str(self.told["right_of_reply"][1])
        return self.told["said"].get(turn.kind.value) if turn.speaker == self.told["state"] else None

    def marks(self, statement: Statement) -> list[tuple[int, int]]:
        """Where the recommendations stand in a text."""
        asked = self._delegations.get(statement.speaker, {}).get("recommendations", ())
        places = [(statement.text.find(text), len(text)) for text, _position, _words in asked]
        return [(start, start + length) for start, length in places if start >= 0]

    def answer(self, each: Recommendation) -> tuple[str, str]:
        """Position and words of the State under review on a recommendation; one of somebody else will be examined."""
        for text, position, words in self._delegations.get(each.states[0], {}).get("recommendations", ()):
            if text == each.text:
                return position, words
        return "pending", "Talvania will examine it and answer by the next session."

    def spoken(self, turn: Turn) -> int:
        """How many seconds a speaker speaks: three to nine tenths of the time it has."""
        share = 3 + self._digest(f"speaks {turn.speaker} {turn.kind}")[0] % 7
        return max(1, (turn.seconds or 0) * share // 10)

    def _digest(self, what: str) -> bytes:
        return sha256(self.seed + what.encode()).digest()


def planned(script: Script, *, now: datetime) -> Planned:
    """A new rehearsal."""
    told = script.told
    return plan(OPERATOR, Draft("review", told["title"], CHAIR, told["state"], session=0, rehearsal=True), now=now)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a rehearsal plays itself: until the meeting is in a `phase`, or before a `command` is given; the seats
    that are `left` to people."""

    phase: Phase = Phase.CLOSED
    command: str | None = None
    left: frozenset[str] = frozenset()


_WHOLE = Bounds()


def play(number: int, script: Script, pace: Pace, bounds: Bounds = _WHOLE) -> Iterator[tuple[Event, ...]]:
    """Play a rehearsal on until the bounds are reached, or until time passes at once and only people can go on: the
    events, as they were stored. Raises Refused where somebody has brought the meeting where the script does not know
    how to go on, and LookupError where there is no such rehearsal."""
    meeting = Meeting.objects.filter(pk=number, rehearsal=True, kind="review").first()
    if meeting is None:
        raise LookupError(f"there is no rehearsal of a review {number} here")
    while True:
        state = standing(meeting).state
        step = following(state, script, bounds)
        due, since = next_due(state), state.at
        if since is None or state.phase in (bounds.phase, Phase.CLOSED) or (step and step.name == bounds.command):
            return
        moment = since + timedelta(seconds=step.after) if step else None
        until = min((each for each in (due, moment) if each), default=None)
        if until is None and not pace.people:
            return
        now = pace.wait(since, until)
        if now is None or until is None or standing(meeting).state.number != state.number:
            continue  # somebody was faster
        if step is None or until == due:
            yield keep_time(OPERATOR, meeting.pk, now=until)
            continue
        try:
            yield act(seated(meeting, step.seat), meeting.pk, step.name, step.payload, now=now)
        except Refused:
            if standing(meeting).state.number == state.number:
                raise


def following(state: State, script: Script, bounds: Bounds) -> Step | None:
    """What comes next by the script; None when that is for the clock, or for people, to do."""
    steps = _PHASES.get(state.phase)
    for step in steps(state, script) if steps else ():
        if step.seat not in bounds.left:
            return step
        if not step.free:
            return None
    return None


# before


def _planned(state: State, script: Script) -> Iterator[Step]:
    at = state.at
    if state.window is None and at is not None:
        opens, closes = at + timedelta(minutes=2), at + timedelta(minutes=12)
        yield Step(DESK, "registration.set", {"opens": written(opens), "closes": written(closes)})
    for draw in ("troika", "first_speaker"):
        if draw not in state.draws and not (draw == "troika" and state.troika):
            commitment = commitment_of(script.secret(draw))
            yield Step(DESK, "draw.commit", {"draw": draw, "commitment": commitment})
    yield from _drawing(state, script, "troika")
    for asking, text in script.told["questions"]:
        if not any(each.state == asking for each in state.questions):
            yield Step(asking, "question.submit", {"text": text, "language": LANGUAGE}, 5, free=True)


def _drawing(state: State, script: Script, draw: str) -> Iterator[Step]:
    found = state.draws.get(draw)
    if found and found.words is None:
        yield Step(CHAIR, "draw.words", {"draw": draw, "words": script.words(draw)}, 10)
    if found and found.secret is None:
        yield Step(DESK, "draw.reveal", {"draw": draw, "secret": script.secret(draw).hex()}, 5)


def _registering(state: State, script: Script) -> Iterator[Step]:
    there = {turn.speaker for turn in state.turns.values()}
    for speaker in script.speakers:
        if speaker not in there:
            yield Step(speaker, "speaker.register", {"list": "states"}, 5, free=True)


def _listed(state: State, script: Script) -> Iterator[Step]:
    if state.turns:
        yield from _drawing(state, script, "first_speaker")
    if not state.lists["states"].announced:
        yield Step(DESK, "list.announce", {"list": "states"}, 10)
    for turn in line(state):
        yield from _handed_in(state, script, turn)
    yield Step(CHAIR, "meeting.open", {}, 60)


def _handed_in(state: State, script: Script, turn: Turn) -> Iterator[Step]:
    """The text of a turn, and the recommendations marked in it."""
    text = script.speech(turn)
    if text is None:
        return
    statement = next((each for each in state.statements.values() if each.turn == turn.number), None)
    if statement is None:
        payload = {"turn": turn.number, "text": text, "language": LANGUAGE}
        yield Step(turn.speaker, "statement.deposit", payload, 3, free=True)
        return
    if turn.kind is not TurnKind.STATEMENT or statement.text != text:
        return
    marked = {(each.statement, each.start, each.end) for each in state.recommendations.values()}
    for start, end in script.marks(statement):
        if (statement.number, start, end) not in marked:
            payload = {"statement": statement.number, "start": start, "end": end}
            yield Step(turn.speaker, "recommendation.suggest", payload, 1, free=True)


# during


def _in_session(state: State, script: Script) -> Iterator[Step]:
    yield from _on_the_floor(state, script, state.turns[state.floor]) if state.floor else _between(state, script)


def _on_the_floor(state: State, script: Script, turn: Turn) -> Iterator[Step]:
    this = {"turn": turn.number}
    if turn.status is Status.CALLED:
        if turn.speaker == script.told["absent"] and line(state):
            yield Step(CHAIR, "speaker.skip", this, 15)
        else:
            yield Step(CHAIR, "speaker.start", this)
    elif turn.status is Status.PAUSED:
        for point in _points(state):
            if point.number not in state.rulings:
                words = script.told["ruling"]
                yield Step(CHAIR, "point.rule", {"turn": point.number, "ruling": "rejected", "words": words}, 10)
        yield Step(CHAIR, "speaker.resume", this)
    elif turn.kind is TurnKind.POINT_OF_ORDER:
        yield Step(turn.speaker, "speaker.end", this, 20)
    else:
        yield from _interrupting(state, script, turn)
        if turn.speaker != script.told["long"] or turn.kind is not TurnKind.STATEMENT:
            said = used_seconds([turn], state.at) if state.at else 0
            yield Step(turn.speaker, "speaker.end", this, max(1, script.spoken(turn) - said))


def _interrupting(state: State, script: Script, turn: Turn) -> Iterator[Step]:
    raising, against = script.told["point_of_order"]
    points = _points(state)
    for point in points:
        if point.status is Status.WAITING:
            yield Step(CHAIR, "speaker.call", {"turn": point.number})
    if not points and (turn.speaker, turn.kind) == (against, TurnKind.STATEMENT):
        yield Step(raising, "speaker.request", {"kind": "point_of_order"}, 15, free=True)


def _points(state: State) -> list[Turn]:
    return [turn for turn in state.turns.values() if turn.kind is TurnKind.POINT_OF_ORDER]


def _between(state: State, script: Script) -> Iterator[Step]:
    """Nobody has the floor."""
    yield from _presiding(state, script, TurnKind.PRESENTATION, 1800)
    yield from _confirming(state)
    waiting = line(state)
    half = len(waiting) <= len(state.lists["states"].order) // 2
    if half:
        yield from _presiding(state, script, TurnKind.REPLY, 900)
        if len(state.sittings) == 1 and waiting and state.at:
            until = written(state.at + timedelta(minutes=15))
            yield Step(CHAIR, "meeting.suspend", {"until": until, "reason": "A pause of a quarter of an hour"}, 5)
    for turn in waiting[:1]:
        yield Step(CHAIR, "speaker.call", {"turn": turn.number}, 5)
    for turn in state.turns.values():
        if turn.status is Status.SKIPPED:
            yield Step(DESK, "speaker.readd", {"turn": turn.number}, 5)
    if any(turn.speaker == script.told["right_of_reply"][0] for turn in state.turns.values()):
        yield from _presiding(state, script, TurnKind.RIGHT_OF_REPLY, None, script.told["right_of_reply"][0])
    for _place, each in draft_report(state):
        if not each.answers:
            position, words = script.answer(each)
            payload = {"recommendation": each.number, "position": position, "words": words, "language": LANGUAGE}
            yield Step(script.told["state"], "recommendation.answer", payload, 5)
    for text in script.told["pledges"][len(state.pledges) :]:
        yield Step(script.told["state"], "pledge.make", {"text": text, "language": LANGUAGE}, 5)
    yield from _presiding(state, script, TurnKind.CONCLUSION, 600)
    yield Step(CHAIR, "meeting.close", {}, 30)


def _presiding(
    state: State, script: Script, kind: TurnKind, seconds: int | None, speaker: str | None = None
) -> Iterator[Step]:
    """Somebody takes the floor who stands on no list: asks for it, hands in a text, is called."""
    speaker = speaker or script.told["state"]
    mine = [turn for turn in state.turns.values() if (turn.kind, turn.speaker) == (kind, speaker)]
    if not mine:
        yield Step(speaker, "speaker.request", {"kind": kind.value, "seconds": seconds}, 5)
    for turn in mine:
        if turn.status is Status.WAITING:
            yield from _handed_in(state, script, turn)
            yield Step(CHAIR, "speaker.call", {"turn": turn.number}, 5)


def _confirming(state: State) -> Iterator[Step]:
    """What was recommended in turns that are over: confirmed where it was said. Where the microphone was cut, the
    secretariat says how far the text was read out: up to the end of the first recommendation."""
    for each in state.recommendations.values():
        statement = state.statements.get(each.statement or 0)
        if each.mark is not Mark.SUGGESTED or statement is None:
            continue
        turn = state.turns[statement.turn]
        if turn.status not in (Status.ENDED, Status.CUT) or text_of(state, turn.number) != statement:
            continue
        if turn.status is Status.CUT and statement.said is None:
            yield Step(DESK, "statement.check", {"statement": statement.number, "said": each.end}, 10)
        elif statement.said is not None and (each.end or 0) > statement.said:
            payload = {"recommendation": each.number, "reason": "It was not read out."}
            yield Step(DESK, "recommendation.reject", payload, 3)
        else:
            yield Step(statement.speaker, "recommendation.confirm", {"recommendation": each.number}, 3, free=True)


def _suspended(state: State, _script: Script) -> Iterator[Step]:
    left = (state.resumes - state.at).total_seconds() if state.resumes and state.at else 0
    yield Step(CHAIR, "meeting.resume", {}, max(1, int(left)))


_PHASES = {
    Phase.PLANNED: _planned,
    Phase.REGISTRATION: _registering,
    Phase.LISTED: _listed,
    Phase.IN_SESSION: _in_session,
    Phase.SUSPENDED: _suspended,
}
