"""What is said in a rehearsal and who says it, and what follows from its seed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from importlib import resources
from typing import Any, NamedTuple

from hiwar.kernel.meeting import State, Turn, TurnKind
from hiwar.kernel.meeting.model import Recommendation, Statement
from hiwar.kernel.values import PositionValue

LANGUAGE = "en"
"""The language of the speeches."""

OPEN = (PositionValue.PENDING, PositionValue.UNCLEAR)
"""The positions that the plenary wants to know better."""


class Step(NamedTuple):
    """What comes next: whoever sits in `seat` (a State's code or an office) gives a command, `after` so many seconds.
    What is `free` need not happen: nobody waits for it where people have the seat."""

    seat: str
    name: str
    payload: Mapping[str, Any]
    after: int = 2
    free: bool = False


class Script:
    """What is said in a rehearsal and who says it; what the seed decides."""

    def __init__(self, seed: bytes) -> None:
        self.seed = seed
        text = resources.files(__package__).joinpath("script.toml").read_text(encoding="utf-8")
        self.told: dict[str, Any] = tomllib.loads(text)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """The delegations, in the order in which they register for the review."""
        return self._by_lot(self._delegations, "registers")

    @cached_property
    def plenary_speakers(self) -> tuple[str, ...]:
        """The delegations that speak in the plenary, in the order in which they register."""
        return self._by_lot(self.told["plenary"]["statements"], "registers for the plenary")

    @cached_property
    def _delegations(self) -> dict[str, dict[str, Any]]:
        return {each["state"]: each for each in self.told["delegation"]}

    def secret(self, draw: str, kind: str = "review") -> bytes:
        """The secret of a draw in a kind of meeting."""
        return self._digest(f"draws {draw}" if kind == "review" else f"draws {draw} in the {kind}")

    def words(self, draw: str) -> str:
        """What is called into the room at a draw."""
        return str(self.told[f"words_of_{draw}"])

    def speech(self, turn: Turn, kind: str = "review") -> str | None:
        """The text of a turn in a kind of meeting, None for what is said without one."""
        if kind != "review":
            told = self.told[kind]
            if turn.kind is TurnKind.STATEMENT:
                return told.get("statements", {}).get(turn.speaker)
            return told["said"].get(turn.kind.value) if turn.speaker == self.told["state"] else None
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

    def later_answer(self, each: Recommendation) -> tuple[str, str] | None:
        """What the State under review answers before the plenary to a recommendation that it had left open; None where
        there is nothing left to answer."""
        if each.answers and each.answers[-1].position not in OPEN:
            return None
        for text, position, words in self.told["plenary"]["answers"]:
            if text == each.text:
                return position, words
        return "noted", "Talvania has examined it, and takes note of it."

    def spoken(self, turn: Turn) -> int:
        """How many seconds a speaker speaks: three to nine tenths of the time it has."""
        share = 3 + self._digest(f"speaks {turn.speaker} {turn.kind}")[0] % 7
        return max(1, (turn.seconds or 0) * share // 10)

    def seat_of(self, turn: Turn, state: State, otherwise: str) -> str:
        """Who ends a turn by itself: the delegation that speaks; for who has no seat, `otherwise`."""
        return turn.speaker if turn.speaker in state.seats else otherwise

    def _by_lot(self, states: Mapping[str, Any], what: str) -> tuple[str, ...]:
        return tuple(sorted(states, key=lambda state: self._digest(f"{what} {state}")))

    def _digest(self, what: str) -> bytes:
        return sha256(self.seed + what.encode()).digest()
