"""A rehearsal of the training State's review, as far as a test wants it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import Draft, act, plan
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import CHAIR, DESK, Seated, seated
from hiwar.kernel.meeting import Event
from tests.builders import NOW

DRAFT = Draft("review", "Review of Talvania", "chair", state="XTV", session=0, rehearsal=True)
SECRET = "5e" * 32


def planned(draft: Draft = DRAFT) -> Meeting:
    return plan(OPERATOR, draft, now=NOW).meeting


def chair(meeting: Meeting) -> Seated:
    return seated(meeting, CHAIR)


def desk(meeting: Meeting) -> Seated:
    return seated(meeting, DESK)


def delegation(meeting: Meeting, state: str) -> Seated:
    return seated(meeting, state)


class Hand:
    """Gives commands in a meeting, each a second later than the one before."""

    def __init__(self, meeting: Meeting, at: datetime = NOW) -> None:
        self.meeting, self.at = meeting, at

    def __call__(self, actor: Seated, name: str, payload: dict[str, Any] | None = None, **more: Any) -> Event:
        self.at += timedelta(seconds=1)
        return act(actor, self.meeting.pk, name, payload or {}, **more, now=self.at)[-1]

    def later(self, **time: float) -> None:
        self.at += timedelta(**time)
