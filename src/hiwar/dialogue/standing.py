"""Where a meeting stands: its events added up, and remembered between two questions."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from hiwar.dialogue.models import EventTombstone, Meeting, MeetingEvent
from hiwar.kernel.meeting import Actor, Event, Role, State, apply, dumps, replay
from hiwar.kernel.meeting.form import frozen

START = "0" * 64
"""The hash before the first event."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a meeting, the hash of its last event, and how often words were taken out of its events."""

    state: State
    hash: str
    taken: int = 0

    @property
    def head(self) -> tuple[str, int]:
        """What differs wherever the meeting says something else."""
        return self.hash, self.taken


_KEPT: dict[int, Standing] = {}
_LOCK = threading.Lock()
_MOST_KEPT = 50


def standing(meeting: Meeting) -> Standing:
    """Where a meeting stands after the last event that is kept. Only what came since the last question is read: the
    event at which that ended must still be the same, and no words taken out since, by whatever process, or all are
    added up anew."""
    known = _KEPT.get(meeting.pk)
    rows = MeetingEvent.objects.filter(meeting=meeting).order_by("number")
    if known and known.state.number:
        found = list(rows.filter(number__gte=known.state.number).annotate(taken=_taken_of(OuterRef("meeting"))))
        if found and (found[0].hash, found[0].taken) == known.head:
            return _keep(meeting, _after(known, found[1:]))
    taken = EventTombstone.objects.filter(event__meeting=meeting).count()  # before the events: one too few reads anew
    return _keep(meeting, _after(Standing(replay(meeting.kind, ()), START, taken), rows))


def _taken_of(meeting: OuterRef) -> Coalesce:
    """How many events of a meeting lost words."""
    stones = EventTombstone.objects.filter(event__meeting=meeting).order_by()
    counted: QuerySet[EventTombstone, int] = (
        stones.values("event__meeting").annotate(count=Count("pk")).values_list("count", flat=True)
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def standings(meetings: Collection[Meeting]) -> dict[int, State]:
    """Where several meetings stand, by their numbers, with one question for all; nothing of it is remembered."""
    states = {meeting.pk: replay(meeting.kind, ()) for meeting in meetings}
    rows = MeetingEvent.objects.filter(meeting__in=states).order_by("meeting", "number") if states else ()
    for row in rows:
        states[row.meeting_id] = apply(states[row.meeting_id], event_of(row))
    return states


def events_of(meeting: Meeting, after: int = 0) -> list[Event]:
    """The events of a meeting that follow a number."""
    return [event_of(row) for row in MeetingEvent.objects.filter(meeting=meeting, number__gt=after).order_by("number")]


def rows_of(meeting: Meeting, events: Iterable[Event], before: str, by: str) -> list[MeetingEvent]:
    """Events as rows that are not stored yet, each with the hash that chains it to the one before."""
    rows = []
    for event in events:
        before = chained(before, event)
        rows.append(
            MeetingEvent(
                meeting=meeting,
                number=event.number,
                at=event.at,
                name=event.name,
                role=event.actor.role,
                state=event.actor.state or "",
                office=event.actor.office or "",
                payload=dict(event.payload),
                by=by,
                hash=before,
            )
        )
    return rows


def chained(before: str, event: Event) -> str:
    """The hash of an event: of the hash before it and its canonical line."""
    return sha256(before.encode("ascii") + dumps([event])).hexdigest()


def _after(known: Standing, rows: Iterable[MeetingEvent]) -> Standing:
    state, last = known.state, known.hash
    for row in rows:
        state, last = apply(state, event_of(row)), row.hash
    return Standing(state, last, known.taken)


def event_of(row: MeetingEvent) -> Event:
    """The event that a row keeps."""
    actor = Actor(Role(row.role), row.state or None, row.office or None)
    return Event(row.number, row.at, row.name, actor, frozen(row.payload))


def _keep(meeting: Meeting, found: Standing) -> Standing:
    with _LOCK:
        _KEPT.pop(meeting.pk, None)
        _KEPT[meeting.pk] = found
        while len(_KEPT) > _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    return found
