"""What happens in every kind of rehearsal: draws, texts handed in, who has the floor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from hiwar.dialogue.parts import CHAIR, DESK
from hiwar.dialogue.rehearsing.script import LANGUAGE, Script, Step
from hiwar.kernel.meeting import State, Status, Turn, TurnKind
from hiwar.kernel.meeting.clock import used_seconds
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.turns import line
from hiwar.kernel.procedure.draw import commitment_of


def registration(state: State) -> Iterator[Step]:
    """From when to when speakers register."""
    if state.window is None and state.at is not None:
        opens, closes = state.at + timedelta(minutes=2), state.at + timedelta(minutes=12)
        yield Step(DESK, "registration.set", {"opens": written(opens), "closes": written(closes)})


def registering(state: State, speakers: Iterable[str]) -> Iterator[Step]:
    """Those States register that are not on the list yet, in any order."""
    there = {turn.speaker for turn in state.turns.values()}
    for speaker in speakers:
        if speaker not in there:
            yield Step(speaker, "speaker.register", {"list": "states"}, 5, free=True)


def committing(state: State, script: Script, draw: str) -> Iterator[Step]:
    """The commitment of a draw is published."""
    if draw not in state.draws:
        commitment = commitment_of(script.secret(draw, state.kind))
        yield Step(DESK, "draw.commit", {"draw": draw, "commitment": commitment})


def drawing(state: State, script: Script, draw: str) -> Iterator[Step]:
    """Words are given in the room, and the secret is shown."""
    found = state.draws.get(draw)
    if found and found.words is None:
        yield Step(CHAIR, "draw.words", {"draw": draw, "words": script.words(draw)}, 10)
    if found and found.secret is None:
        yield Step(DESK, "draw.reveal", {"draw": draw, "secret": script.secret(draw, state.kind).hex()}, 5)


def handed_in(state: State, script: Script, turn: Turn) -> Iterator[Step]:
    """The text of a turn, and the recommendations marked in it."""
    text = script.speech(turn, state.kind)
    if text is None:
        return
    statement = next((each for each in state.statements.values() if each.turn == turn.number), None)
    if statement is None:
        payload = {"turn": turn.number, "text": text, "language": LANGUAGE}
        yield Step(turn.speaker, "statement.deposit", payload, 3, free=True)
        return
    if state.kind != "review" or turn.kind is not TurnKind.STATEMENT or statement.text != text:
        return
    marked = {(each.statement, each.start, each.end) for each in state.recommendations.values()}
    for start, end in script.marks(statement):
        if (statement.number, start, end) not in marked:
            payload = {"statement": statement.number, "start": start, "end": end}
            yield Step(turn.speaker, "recommendation.suggest", payload, 1, free=True)


def on_the_floor(state: State, script: Script, turn: Turn) -> Iterator[Step]:
    """A turn that goes as it should: it starts, and ends by itself."""
    this = {"turn": turn.number}
    if turn.status is Status.CALLED:
        yield Step(CHAIR, "speaker.start", this)
    elif turn.status is Status.PAUSED:
        yield Step(CHAIR, "speaker.resume", this)
    else:
        said = used_seconds([turn], state.at) if state.at else 0
        yield Step(script.seat_of(turn, state, CHAIR), "speaker.end", this, max(1, script.spoken(turn) - said))


def presiding(
    state: State, script: Script, kind: TurnKind, seconds: int | None, speaker: str | None = None
) -> Iterator[Step]:
    """Somebody takes the floor who stands on no list: asks for it (or the secretariat does, for who has no seat), hands
    in a text, is called."""
    speaker = speaker or script.told["state"]
    mine = [turn for turn in state.turns.values() if (turn.kind, turn.speaker) == (kind, speaker)]
    if not mine:
        seated = speaker in state.seats
        payload = {"kind": kind.value, "seconds": seconds, **({} if seated else {"speaker": speaker})}
        yield Step(speaker if seated else DESK, "speaker.request", payload, 5)
    for turn in mine:
        if turn.status is Status.WAITING:
            yield from handed_in(state, script, turn)
            yield Step(CHAIR, "speaker.call", {"turn": turn.number}, 5)


def calling(state: State) -> Iterator[Step]:
    """The next of the lists is called."""
    for turn in line(state)[:1]:
        yield Step(CHAIR, "speaker.call", {"turn": turn.number}, 5)


def deciding(state: State) -> Iterator[Step]:
    """What lies on the table is adopted, if nobody asks for a vote."""
    for each in state.proposals.values():
        if each.fate.value == "open":
            yield Step(CHAIR, "decision.consensus", {"proposal": each.number}, 10)


def resuming(state: State, _script: Script) -> Iterator[Step]:
    """The meeting goes on when its pause is over."""
    left = (state.resumes - state.at).total_seconds() if state.resumes and state.at else 0
    yield Step(CHAIR, "meeting.resume", {}, max(1, int(left)))
