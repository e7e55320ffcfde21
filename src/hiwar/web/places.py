"""Who acts in a meeting: whoever has taken a place of a rehearsal in this session, else the person signed in."""

from __future__ import annotations

from django.http import HttpRequest

from hiwar.accounts.queries import actor_of
from hiwar.audit.actors import Actor
from hiwar.dialogue import queries

_KEY = "places"
"""Where a session keeps the places that were taken in it: of each meeting, by its number, the State or office."""

MOST = 20
"""Rehearsals in which one session keeps a place; the oldest is left first."""


def actor_in(request: HttpRequest, scene: queries.Scene) -> Actor:
    """Who acts in a meeting."""
    place = place_in(request, scene)
    seated = queries.seated_in(scene, place) if place else None
    return seated or actor_of(request)


def place_in(request: HttpRequest, scene: queries.Scene) -> str:
    """The place that was taken in a meeting, else in one that it follows; "" for none, also where it was left. Costs
    nothing for whoever sends no cookie, and no question for whoever has no place."""
    places, number = request.session.get(_KEY, {}), str(scene.meeting.pk)
    if number in places or not places:
        return str(places.get(number, ""))
    return str(next((places[str(each)] for each in queries.earlier(scene) if str(each) in places), ""))


def is_seated(request: HttpRequest) -> bool:
    """Whether this session holds a place in any rehearsal."""
    return bool(request.session.get(_KEY))


def take(request: HttpRequest, number: int, place: str) -> None:
    """Take a place; the one that was taken in this meeting before is left."""
    places = {meeting: each for meeting, each in request.session.get(_KEY, {}).items() if meeting != str(number)}
    places[str(number)] = place
    request.session[_KEY] = dict(list(places.items())[-MOST:])


def leave(request: HttpRequest, scene: queries.Scene) -> None:
    """Leave the place that was taken in a meeting, also one that it follows."""
    if place_in(request, scene):
        take(request, scene.meeting.pk, "")
