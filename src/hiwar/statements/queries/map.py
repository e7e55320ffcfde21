"""The pages of statements that have an address of their own, in parts: what a map of the site lists."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from hiwar.reference.map import Place, parts, stretch
from hiwar.statements.enums import Role
from hiwar.statements.models import Statement, Subject
from hiwar.statements.queries.stored import standing


def _statements() -> QuerySet[Statement]:
    """Those that stand and that no invented State makes."""
    invented = Subject.objects.filter(of__statement=OuterRef("pk"), role=Role.SPEAKER, state__kind="invented")
    return standing().exclude(Exists(invented)).order_by("number")


def parts_of_map() -> dict[str, int]:
    """How many parts the pages take."""
    return {"statements": parts(_statements().count())}


def part_of_map(kind: str, part: int) -> list[Place] | None:
    """The pages of one part (from 1); None for a part that there is not."""
    if not 1 <= part <= parts_of_map().get(kind, 0):
        return None
    return [("statement", (number,)) for number in _statements().values_list("number", flat=True)[stretch(part)]]
