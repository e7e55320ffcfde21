"""The course of a review held here: the meetings that follow one another, and what goes from one to the next."""

from __future__ import annotations

from typing import Any, NamedTuple

from hiwar.dialogue import addendum
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.report import About, Report, make, misread
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
    """What a report says of a meeting besides its events. The whole course has the number and the symbol of its
    review."""
    first = so_far(meeting)[0].pk
    symbol = symbol_of(first, rehearsal=meeting.rehearsal)
    return About(first, symbol, meeting.rehearsal, meeting.pk if first != meeting.pk else None)


class Written(NamedTuple):
    """The report of a meeting as a file, and the numbers that a reader of it would take for something else."""

    report: Report
    misread: tuple[str, ...]


def report_of(meeting: Meeting) -> Written:
    """The report of a meeting: the draft of a review, the report as adopted, the addendum of a plenary; one that
    follows no other is reported for itself. ValueError where it has no report."""
    state, course = standing(meeting).state, [standing(each).state for each in so_far(meeting)]
    if meeting.kind == "plenary" and len(course) > 1:
        made = addendum.make(state, course[-2], about(meeting))
        return Written(made.report, addendum.misread(made, addendum.later_answers(state, course[-2])))
    if meeting.kind == "adoption" and len(course) > 1:
        report = make(course[0], about(meeting), state)
        return Written(report, misread(state, report))
    report = make(state, about(meeting))
    return Written(report, misread(state, report))


def tabled_from(meeting: Meeting) -> dict[str, Any]:
    """The report of a meeting as `report.table` takes it in the next one; that of a review with the number of its list
    of recommendations."""
    state = standing(meeting).state
    found = dict(carried(state))
    if meeting.kind == "review" and state.sittings and draft_report(state):
        found["list"] = make(state, about(meeting)).list
    return found
