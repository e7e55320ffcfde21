"""A rehearsal in which two texts were handed in, one of them from a file, and recommendations marked in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hiwar.dialogue.models import Meeting
from hiwar.dialogue.texts import HandedIn
from hiwar.documents import files
from hiwar.kernel.meeting import State
from tests.dialogue.rehearsal import Hand, chair, delegation, desk, planned
from tests.dialogue.test_acting import announced, standing

WORDS = "Bardovia recommends that Talvania light every lamp of the harbour."
FILED = "Bardovia thanks Talvania. It recommends that Talvania mend the nets."


def handed_in(folder: Path) -> tuple[Meeting, int, int]:
    """The meeting, the number of the text that was read from a file, and that of one that was typed."""
    hand = Hand(planned())
    meeting = hand.meeting
    announced(hand, "XBD", "XMR")
    hand(chair(meeting), "meeting.open")
    path = folder / "statement.txt"
    path.write_text(FILED)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    file = HandedIn(path, path.name, sha256, path.stat().st_size, "text/plain", FILED, "en")
    mine = delegation(meeting, "XBD")
    hand(mine, "statement.deposit", {"turn": turn(here(meeting), "XBD"), "language": "en"}, file=file)
    other = delegation(meeting, "XMR")
    hand(other, "statement.deposit", {"turn": turn(here(meeting), "XMR"), "text": WORDS, "language": "en"})
    assert files.is_whole(sha256)
    first, second = here(meeting).statements
    hand(desk(meeting), "chair.hand_over", {"office": "chair-two"})
    return meeting, first, second


def here(meeting: Meeting) -> State:
    return standing(meeting).state


def turn(state: State, speaker: str) -> int:
    return next(each.number for each in state.turns.values() if each.speaker == speaker)
