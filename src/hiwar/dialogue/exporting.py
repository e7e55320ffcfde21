"""A meeting for other programs and for people who were not there: its events, minutes, report."""

from __future__ import annotations

from typing import Any

from hiwar.dialogue.courses import Written, report_of
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.queries import meeting_of
from hiwar.dialogue.standing import events_of, standing
from hiwar.kernel.meeting import dumps, minutes, sheet
from hiwar.kernel.values import plain
from hiwar.reviews.models import HeldMeeting

KINDS = ("review", "adoption", "plenary")
"""The meetings that enter the record."""


def as_lines(number: int) -> bytes:
    """The events as canonical JSON Lines, which another program replays (docs/meeting.md). Raises Missing."""
    return dumps(events_of(meeting_of(number)))


def as_minutes(number: int) -> dict[str, Any]:
    """The minutes, with the `equal_footing` sheet. Raises Missing."""
    meeting = meeting_of(number)
    state = standing(meeting).state
    told = minutes(meeting.kind, events_of(meeting))
    footing = sheet([state], state.at) if state.at else None
    return {**told, "equal_footing": plain(footing)}


def kind_of(number: int) -> str:
    """The kind of a meeting. Raises Missing."""
    return meeting_of(number).kind


def as_report(number: int) -> Written:
    """The report as Word, and the numbers of the recommendations that a reader of it would take for something else; of
    an adoption the report as adopted, of a plenary the addendum. Raises Missing where there is no such meeting,
    ValueError where it has no report."""
    return report_of(meeting_of(number))


def to_enter() -> list[int]:
    """The numbers of the rehearsals that are over and not in the record yet, what comes first first."""
    over = Meeting.objects.filter(rehearsal=True, kind__in=KINDS, events__name="meeting.close").order_by("pk")
    entered = set(HeldMeeting.objects.values_list("number", flat=True))
    return [number for number in over.values_list("pk", flat=True) if number not in entered]
