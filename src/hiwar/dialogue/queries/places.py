"""The places of a rehearsal: which code opens which, and who sits in one."""

from __future__ import annotations

from typing import Any

from hiwar.accounts import keys
from hiwar.dialogue.courses import so_far
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import CHAIR, DESK, Seated, seated
from hiwar.dialogue.standing import standing
from hiwar.reference import queries as reference

Item = dict[str, Any]


def place_of_code(code: str) -> tuple[int, bool] | None:
    """The number of the rehearsal that a code opens, the newest of its course, and whether it opens the places of the
    chair and the secretariat; None for what is no code."""
    digest = keys.digest(code.strip().lower())
    for meeting in Meeting.objects.filter(rehearsal=True, code_hash=digest):
        return meeting.pk, False
    for meeting in Meeting.objects.filter(rehearsal=True, desk_code_hash=digest):
        return meeting.pk, True
    return None


def places_of(number: int, lang: str, *, desk: bool) -> list[tuple[str, str]]:
    """The places that one of the two codes opens: each with its name, the State under review first."""
    if desk:
        return [(CHAIR, ""), (DESK, "")]
    meeting = Meeting.objects.get(pk=number)
    labels = sorted(_labels(meeting, lang), key=lambda it: it["iso3"] != meeting.state)
    return [(each["iso3"], each["name"]) for each in labels]


def seated_in(number: int, place: str) -> Seated | None:
    """Whoever sits in this place of a rehearsal; None where it has no such place."""
    meeting = Meeting.objects.filter(pk=number, rehearsal=True).first()
    if meeting is None:
        return None
    there = place in (CHAIR, DESK) or place in standing(meeting).state.seats
    return seated(meeting, place) if there else None


def earlier(number: int) -> list[int]:
    """The numbers of the meetings that lead to one, the nearest first: a place taken in one of them is kept."""
    meeting = Meeting.objects.filter(pk=number, follows__isnull=False).first()
    return [each.pk for each in reversed(so_far(meeting)[:-1])] if meeting else []


def seats(number: int, lang: str) -> list[Item]:
    """The States that have a seat in a meeting, by name."""
    meeting = Meeting.objects.filter(pk=number).first()
    return _labels(meeting, lang) if meeting else []


def _labels(meeting: Meeting, lang: str) -> list[Item]:
    labels = (reference.label(each, lang) for each in standing(meeting).state.seats)
    return sorted(labels, key=lambda it: reference.sort_key(it["name"]))
