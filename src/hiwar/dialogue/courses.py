"""The course of a review held here: the meetings that follow one another, and what goes from one to the next."""

from __future__ import annotations

from typing import Any

from hiwar.dialogue.models import Meeting
from hiwar.dialogue.report import About, make
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import Phase, adopted, carried, draft_report
from hiwar.reviews.held import symbol_of


def so_far(meeting: Meeting) -> list[Meeting]:
    """The meetings that lead to one, the first one first, itself the last."""
    found = [meeting]
    while found[0].follows_id is not None:
        found.insert(0, Meeting.objects.get(pk=found[0].follows_id))
    return found


def course_of(meeting: Meeting) -> list[Meeting]:
    """The whole course to which a meeting belongs: what leads to it, and what follows it."""
    found = so_far(meeting)
    after = [meeting.pk]
    while rows := list(Meeting.objects.filter(follows__in=after).order_by("pk")):
        found += rows
        after = [each.pk for each in rows]
    return found


def followed_by(meeting: Meeting) -> Meeting | None:
    """The meeting that follows one already: one that goes on, or in which something was adopted."""
    for after in meeting.followed_by.order_by("pk"):
        state = standing(after).state
        if state.phase is not Phase.CLOSED or adopted(state):
            return after
    return None


def about(meeting: Meeting) -> About:
    """What a report says of a meeting besides its events. The whole course has the symbol of its review."""
    first = so_far(meeting)[0].pk
    return About(meeting.pk, symbol_of(first, rehearsal=meeting.rehearsal), meeting.rehearsal)


def tabled_from(meeting: Meeting) -> dict[str, Any]:
    """The report of a meeting as `report.table` takes it in the next one; that of a review with the number of its list
    of recommendations."""
    state = standing(meeting).state
    found = dict(carried(state))
    if meeting.kind == "review" and state.sittings and draft_report(state):
        found["list"] = make(state, about(meeting)).list
    return found
