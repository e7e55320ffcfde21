"""Which meetings time has something in store for, found with one small question."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Exists, OuterRef, Subquery

from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import next_due

_LOG = logging.getLogger(__name__)

_KNOWN: dict[int, tuple[str, datetime | None]] = {}
"""By meeting: the hash of its last event when it was added up, and when time brings something next."""


def timed(now: datetime) -> list[int]:
    """The numbers of the meetings for which something has fallen due. Only those that changed since the last look are
    added up again; the others cost one question together. One that cannot be added up is left out until it changes."""
    ended = MeetingEvent.objects.filter(meeting=OuterRef("pk"), name="meeting.close")
    newest = MeetingEvent.objects.filter(meeting=OuterRef("pk")).order_by("-number").values("hash")
    rows = Meeting.objects.filter(~Exists(ended)).order_by().annotate(last=Subquery(newest[:1]))
    last = dict(rows.values_list("pk", "last"))
    for gone in _KNOWN.keys() - last.keys():
        del _KNOWN[gone]
    changed = [number for number, head in last.items() if head and _KNOWN.get(number, ("", None))[0] != head]
    for meeting in Meeting.objects.filter(pk__in=changed) if changed else ():
        try:
            found = standing(meeting)
            _KNOWN[meeting.pk] = found.hash, next_due(found.state)
        except DatabaseError:
            raise
        except Exception as error:
            _KNOWN[meeting.pk] = last[meeting.pk], None
            _LOG.warning("meeting %s cannot be added up, so its time is not kept: %s", meeting.pk, error)
    return [number for number, (_head, moment) in sorted(_KNOWN.items()) if moment is not None and moment <= now]
