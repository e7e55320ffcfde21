"""The places of a rehearsal: which code opens which, and who sits in one."""

from __future__ import annotations

from secrets import compare_digest
from typing import Any

from hiwar.accounts import keys
from hiwar.dialogue.commands.planning import CHAIR, DESK
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import Seated, seated
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import Role
from hiwar.reference import queries as reference

Item = dict[str, Any]


def place_of_code(code: str) -> tuple[int, bool] | None:
    """The number of the rehearsal that a code opens, and whether it opens the places of the chair and the secretariat;
    None for what is no code."""
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
    state = standing(Meeting.objects.get(pk=number)).state
    seats = state.plan.seats if state.plan else {}
    labels = sorted((reference.label(each, lang) for each in seats), key=lambda it: reference.sort_key(it["name"]))
    labels.sort(key=lambda it: it["iso3"] != state.under_review)
    return [(each["iso3"], each["name"]) for each in labels]


def seated_in(number: int, place: str) -> Seated | None:
    """Whoever sits in this place of a rehearsal; None where it has no such place."""
    meeting = Meeting.objects.filter(pk=number, rehearsal=True).first()
    if meeting is None:
        return None
    if any(compare_digest(place, office) for office in (CHAIR, DESK)):
        return seated(meeting, Role.SECRETARIAT, office=place)
    plan = standing(meeting).state.plan
    return seated(meeting, Role.DELEGATION, state=place) if plan and place in plan.seats else None


def seats(number: int, lang: str) -> list[Item]:
    """The States that have a seat in a meeting, by name."""
    meeting = Meeting.objects.filter(pk=number).first()
    plan = standing(meeting).state.plan if meeting else None
    labels = [reference.label(each, lang) for each in plan.seats] if plan else []
    return sorted(labels, key=lambda it: reference.sort_key(it["name"]))
