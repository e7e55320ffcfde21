"""The places of a rehearsal: which code opens which, and who sits in one."""

from __future__ import annotations

from typing import Any

from hiwar.accounts import keys
from hiwar.dialogue.courses import so_far
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import CHAIR, DESK, STAKEHOLDERS, Seated, seated
from hiwar.dialogue.queries.scenes import Scene
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import State
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
    """The places that one of the two codes opens: each with its name, the State under review first, stakeholders last.
    Offices and stakeholders have no name of their own here (`vocabulary.OFFICE_WORDS`)."""
    if desk:
        return [(CHAIR, ""), (DESK, "")]
    meeting = Meeting.objects.get(pk=number)
    labels = sorted(_labels(standing(meeting).state, lang), key=lambda it: it["iso3"] != meeting.state)
    others = STAKEHOLDERS if meeting.kind != "debate" else ()  # a debate has no list for them
    return [*((each["iso3"], each["name"]) for each in labels), *((place, "") for place in others)]


def seated_in(scene: Scene, place: str) -> Seated | None:
    """Whoever sits in this place of a rehearsal; None where it has no such place."""
    there = scene.meeting.rehearsal and (place in (CHAIR, DESK, *STAKEHOLDERS) or place in scene.state.seats)
    return seated(scene.meeting, place) if there else None


def earlier(scene: Scene) -> list[int]:
    """The numbers of the meetings that lead to one, the nearest first: a place taken in one of them is kept."""
    if "earlier" not in scene.kept:
        scene.kept["earlier"] = [each.pk for each in reversed(so_far(scene.meeting)[:-1])]
    found: list[int] = scene.kept["earlier"]
    return found


def seats(scene: Scene) -> list[Item]:
    """The States that have a seat in a meeting, by name."""
    if "seats" not in scene.kept:
        scene.kept["seats"] = _labels(scene.state, scene.lang)
    found: list[Item] = scene.kept["seats"]
    return found


def _labels(state: State, lang: str) -> list[Item]:
    labels = (reference.label(each, lang) for each in state.seats)
    return sorted(labels, key=lambda it: reference.sort_key(it["name"]))
