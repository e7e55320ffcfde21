"""Writing down that a meeting of a review was held here: when, who had the floor, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from hiwar.audit.commands import Log, command
from hiwar.documents.models import Document
from hiwar.reviews import rules
from hiwar.reviews.integrity import seal
from hiwar.reviews.models import HeldDecision, HeldMeeting, HeldTurn, Review


class Turn(NamedTuple):
    """Once that somebody had the floor: a State by its code, or anybody else by name alone."""

    state: str | None
    name: str
    kind: str
    seconds: int | None
    used: int


class Decision(NamedTuple):
    """What became of a draft; the votes are None where there was none."""

    title: str
    fate: str
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as the record keeps it; `document` is the hash of its report, `hash` that of its last event."""

    number: int
    kind: str
    title: str
    began: datetime
    ended: datetime
    document: str
    hash: str
    turns: tuple[Turn, ...]
    decisions: tuple[Decision, ...]


@command("review.note_meeting", may=rules.may_import)
def note_meeting(log: Log, review: Review, meeting: Meeting, *, now: datetime) -> None:
    """Write down a meeting of a review that was held here, with its turns and decisions. A second time changes
    nothing."""
    if HeldMeeting.objects.filter(number=meeting.number).exists():
        log.unchanged()
        return
    held = HeldMeeting.objects.create(
        review=review,
        number=meeting.number,
        kind=meeting.kind,
        title=meeting.title,
        began=meeting.began,
        ended=meeting.ended,
        document=Document.objects.get(pk=meeting.document),
        hash=meeting.hash,
        added_at=now,
    )
    HeldTurn.objects.bulk_create(
        HeldTurn(
            meeting=held,
            order=order,
            state_id=each.state,
            name=each.name,
            kind=each.kind,
            seconds=each.seconds,
            used=each.used,
        )
        for order, each in enumerate(meeting.turns, start=1)
    )
    HeldDecision.objects.bulk_create(
        HeldDecision(meeting=held, order=order, **each._asdict())
        for order, each in enumerate(meeting.decisions, start=1)
    )
    about = {"report": review.symbol, "meeting": meeting.number, "kind": meeting.kind, "seal": seal(review.symbol)}
    log.record(str(review), about)
