"""The meetings held here, the number of each one's last event, and what one hands on to another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from hiwar.dialogue.courses import followed_by, tabled_from
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.queries.seeing import hidden_field
from hiwar.dialogue.queries.shown import meeting_item
from hiwar.dialogue.standing import events_of, standing
from hiwar.kernel.meeting import Event, Refusal, State, dumps, handed_on
from hiwar.reviews.queries import Missing
from hiwar.reviews.queries.telling import stretch

Item = dict[str, Any]

A_PAGE = 50

A_FEW = 20
"""Meetings that are looked through for those that can be followed."""


def no_meeting(number: int) -> Missing:
    """What is said where there is no such meeting."""
    return Missing(_("There is no meeting %(number)s here.") % {"number": number})


def meeting_of(number: int) -> Meeting:
    """The meeting with a number. Raises Missing."""
    found = Meeting.objects.filter(pk=number).first()
    if found is None:
        raise no_meeting(number)
    return found


def meetings(lang: str, page: int = 1) -> Item:
    """The meetings, the newest first: `meetings` with number, kind, title, State, phase and the moments of their first
    sitting and last event; `pages`."""
    rows = Meeting.objects.order_by("-id")
    some, found = stretch(rows, page, A_PAGE, rows.count())
    phases = _phases([each.pk for each in some])
    return {
        "meetings": [{**meeting_item(each, lang), "phase": phases.get(each.pk, "planned")} for each in some],
        "pages": found,
    }


def to_follow(lang: str) -> list[Item]:
    """The newest meetings that are over and that another can follow, each with the kind that is `next`."""
    over = Meeting.objects.filter(kind__in=("review", "adoption"), events__name="meeting.close").order_by("-pk")[:A_FEW]
    return [
        {**meeting_item(each, lang), "next": handed["kind"]}
        for each in over
        if followed_by(each) is None and not isinstance(handed := handed_on(standing(each).state), Refusal)
    ]


_PHASES = {
    "registration.open": "registration",
    "registration.close": "listed",
    "meeting.open": "in_session",
    "meeting.resume": "in_session",
    "poll.start": "voting",
    "poll.stop": "in_session",
    "meeting.suspend": "suspended",
    "absence.note": "absent",
    "meeting.close": "closed",
}
"""The phase into which an event leads: enough for a list, without adding up every meeting."""


def _phases(numbers: Collection[int]) -> dict[int, str]:
    rows = MeetingEvent.objects.filter(meeting__in=numbers, name__in=_PHASES).order_by("meeting", "number")
    return {meeting: _PHASES[name] for meeting, name in rows.values_list("meeting", "name")}


def heads(numbers: Collection[int]) -> dict[int, int]:
    """The number of the last event of each of these meetings; those that are none are left out."""
    rows = MeetingEvent.objects.filter(meeting__in=numbers).order_by()
    return dict(rows.values_list("meeting").annotate(last=Max("number")))


def events_as_lines(number: int) -> bytes:
    """The events of a meeting as JSON Lines, for programs. What not everybody may see yet, the text of a statement that
    was not said and a vote of a poll that is not over, is null there; without a digest, by which a guess could be
    proved, of four votes in no time. Raises Missing."""
    meeting = meeting_of(number)
    state = standing(meeting).state
    return dumps(_open_to_all(event, state) for event in events_of(meeting))


def _open_to_all(event: Event, state: State) -> Event:
    field = hidden_field(event, state)
    return replace(event, payload={**event.payload, field: None}) if field else event


def carried_from(number: int) -> Item:
    """The report of a meeting as `report.table` takes it in the next one. Raises Missing."""
    return tabled_from(meeting_of(number))
