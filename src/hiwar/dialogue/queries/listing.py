"""The meetings held here, the number of each one's last event, and what one hands on to another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from hiwar.audit.actors import Actor
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.parts import parts_of
from hiwar.dialogue.queries.seeing import hidden_fields, said, sees_whole
from hiwar.dialogue.queries.shown import meeting_item
from hiwar.dialogue.standing import events_of, standing
from hiwar.documents import files
from hiwar.kernel.meeting import KINDS, LEADS_TO, Event, Phase, State, carried, dumps
from hiwar.reviews.queries import Missing
from hiwar.reviews.queries.telling import stretch

Item = dict[str, Any]

A_PAGE = 50


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
        "meetings": [{**meeting_item(each, lang), "phase": phases.get(each.pk, Phase.PLANNED).value} for each in some],
        "pages": found,
    }


def with_meetings(review: Item, lang: str) -> Item:
    """A review as `hiwar.reviews.queries` tells it, with the `meetings` in which it was held here, in their order: of a
    rehearsal that in which it was, of a real State those at this session. Each with its phase, and how many advance
    `questions` and `pledges` were made in it."""
    label, number = review["review"], review["held_in"]
    place = {"rehearsal": False, "state": label["state"]["iso3"], "session": label["session"]}
    found = Meeting.objects.filter(**({"pk": number} if number else place)).exclude(kind__in=_OF_NO_STATE)
    made = {name: Count("events", filter=Q(events__name=event)) for name, event in _MADE.items()}
    some = list(found.annotate(**made).order_by("id"))
    phases = _phases([each.pk for each in some]) if some else {}
    return {
        **review,
        "meetings": [
            {
                **meeting_item(each, lang),
                "phase": phases.get(each.pk, Phase.PLANNED).value,
                **{name: getattr(each, name) for name in _MADE},
            }
            for each in some
        ],
    }


_OF_NO_STATE = tuple(name for name, kind in KINDS.items() if not kind.state)
_MADE = {"questions": "question.submit", "pledges": "pledge.make"}


def _phases(numbers: Collection[int]) -> dict[int, Phase]:
    """The phases in which these meetings are, without adding them up; those that never left the first are left out."""
    rows = MeetingEvent.objects.filter(meeting__in=numbers, name__in=LEADS_TO).order_by("meeting", "number")
    return {meeting: LEADS_TO[name] for meeting, name in rows.values_list("meeting", "name")}


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
    hidden = hidden_fields(event, state)
    return replace(event, payload={**event.payload, **dict.fromkeys(hidden)}) if hidden else event


def file_of(number: int, statement: int, actor: Actor | None) -> tuple[Path, str]:
    """Where the file lies from which the text of a statement was read, and what it is called, for whoever may see the
    whole text. Raises Missing."""
    meeting = meeting_of(number)
    state = standing(meeting).state
    found = state.statements.get(statement)
    whole = sees_whole(state, parts_of(actor, meeting, state))
    if found is None or found.file is None or not (whole(found) or said(state, found) == found.text):
        raise Missing(_("There is no such file, or it is not public yet."))
    return files.path_of(found.file["sha256"]), found.file["name"]


def carried_from(number: int) -> Item:
    """The report of a meeting as `report.table` takes it in the next one. Raises Missing."""
    return dict(carried(standing(meeting_of(number)).state))
