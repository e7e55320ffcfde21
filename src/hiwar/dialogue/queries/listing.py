"""The meetings held here, the number of each one's last event, and what one hands on to another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from hiwar.audit.actors import Actor
from hiwar.dialogue.courses import course_of, followed_by, tabled_from
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.parts import parts_of
from hiwar.dialogue.queries.seeing import hidden_fields, said, sees_whole
from hiwar.dialogue.queries.shown import meeting_item
from hiwar.dialogue.standing import events_of, standing
from hiwar.documents import files
from hiwar.kernel.meeting import KINDS, LEADS_TO, Event, Phase, Refusal, State, dumps, handed_on
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
        "meetings": [{**meeting_item(each, lang), "phase": phases.get(each.pk, Phase.PLANNED).value} for each in some],
        "pages": found,
    }


def with_meetings(review: Item, lang: str) -> Item:
    """A review as `hiwar.reviews.queries` tells it, with the `meetings` in which it was held, in their order: of a
    rehearsal the course that began with it, of a real State those at this session. Each with its phase, how many
    advance `questions` and `pledges` were made in it, and what the `record` keeps of it, None as long as it has not
    entered; one that is only in the record was held in another installation, and is not `here`."""
    found = _held_here(review)
    made = {name: Count("events", filter=Q(events__name=event)) for name, event in _MADE.items()}
    some = list(found.annotate(**made).order_by("id"))
    phases = _phases([each.pk for each in some]) if some else {}
    kept = {each["number"]: each for each in review["meetings"]}
    here = [
        {
            **meeting_item(each, lang),
            "phase": phases.get(each.pk, Phase.PLANNED).value,
            **{name: getattr(each, name) for name in _MADE},
            "here": True,
            "record": kept.pop(each.pk, None),
        }
        for each in some
    ]
    return {**review, "meetings": [*here, *(_elsewhere(each, review) for each in kept.values())]}


def _held_here(review: Item) -> QuerySet[Meeting]:
    label, number = review["review"], review["held_in"]
    state = label["state"]["iso3"]
    if review["rehearsal"]:
        first = Meeting.objects.filter(pk=number, rehearsal=True, state=state).first()
        return Meeting.objects.filter(pk__in=[each.pk for each in course_of(first)] if first else [])
    place = Meeting.objects.filter(rehearsal=False, state=state, session=label["session"])
    return place.exclude(kind__in=_OF_NO_STATE)


def _elsewhere(kept: Item, review: Item) -> Item:
    """A meeting of which only the record tells."""
    label = review["review"]
    return {
        **{name: kept[name] for name in ("number", "kind", "title")},
        "state": label["state"],
        "session": label["session"],
        "rehearsal": review["rehearsal"],
        "planned_at": None,
        "phase": Phase.CLOSED.value,
        **dict.fromkeys(_MADE, 0),
        "here": False,
        "record": kept,
    }


def to_follow(lang: str) -> list[Item]:
    """The newest meetings that are over and that another can follow, each with the kind that is `next`."""
    over = Meeting.objects.filter(kind__in=("review", "adoption"), events__name="meeting.close").order_by("-pk")[:A_FEW]
    return [
        {**meeting_item(each, lang), "next": handed["kind"]}
        for each in over
        if followed_by(each) is None and not isinstance(handed := handed_on(standing(each).state), Refusal)
    ]


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
    return tabled_from(meeting_of(number))
