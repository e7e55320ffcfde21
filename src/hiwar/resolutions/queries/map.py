"""The pages of resolutions and votes that have an address of their own, in parts: what a map of the site lists."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from hiwar.kernel.procedure.resolution_symbols import TRAINING_SESSION
from hiwar.reference.map import Place, parts, stretch
from hiwar.resolutions.models import Action, Resolution, Voter


def _resolutions() -> QuerySet[Resolution]:
    return Resolution.objects.exclude(on=None).exclude(session=TRAINING_SESSION).order_by("pk")


def _votes() -> QuerySet[Action]:
    """Those with a tally counted from votes, or told by the facts."""
    return Action.objects.exclude(yes=None).exclude(session=TRAINING_SESSION).order_by("pk")


def parts_of_map() -> dict[str, int]:
    """How many parts the pages of each kind take."""
    return {"resolutions": parts(_resolutions().count()), "votes": parts(_votes().count())}


def part_of_map(kind: str, part: int) -> list[Place] | None:
    """The pages of one part (from 1); None for a part that there is not."""
    if not 1 <= part <= parts_of_map().get(kind, 0):
        return None
    cut = stretch(part)
    if kind == "resolutions":
        return [("resolution", (address,)) for address in _resolutions().values_list("address", flat=True)[cut]]
    return [
        *(_states() if part == 1 else ()),
        *(("vote", (key,)) for key in _votes().values_list("key", flat=True)[cut]),
    ]


def _states() -> Iterator[Place]:
    """The votes of every State that cast any."""
    codes = Voter.objects.exclude(state__kind="invented").values_list("state", flat=True).order_by("state").distinct()
    return (("state_votes", (iso3,)) for iso3 in codes)
