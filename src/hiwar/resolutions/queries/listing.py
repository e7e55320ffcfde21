"""The list of resolutions, narrowed by what a reader asks for."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import ClassVar

from django.db.models import Count, Q, QuerySet

from hiwar.audit.memory import while_unchanged
from hiwar.kernel.procedure.resolution_subject import Kind
from hiwar.kernel.procedure.resolution_symbols import TRAINING_SESSION
from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference import queries as reference
from hiwar.reference.asked import Filters, where
from hiwar.resolutions.enums import Body, Mode
from hiwar.resolutions.models import Action, Ballot, Resolution, Subject
from hiwar.resolutions.queries.telling import A_PAGE, Item, brief

_ASKED = 500


@dataclass(frozen=True, slots=True)
class ResolutionFilters(Filters):
    """What was asked of the list, each empty where nothing was asked."""

    q: str = ""
    body: str = ""
    year: str = ""
    adoption: str = ""
    kind: str = ""
    about: str = ""

    CAPITALS: ClassVar = ("about", "body")


def resolutions(filters: ResolutionFilters, page: int, lang: str, size: int = A_PAGE) -> Item:
    """The resolutions of the record, the newest first, and the `figures` of all of it."""
    rows = narrowed(filters)
    pages = where(rows.count(), page, size)
    start = (pages["page"] - 1) * size
    shown = list(rows.select_related("action").order_by("-on", "-address")[start : start + size])
    return {
        "filters": asdict(filters),
        "filtered": any(asdict(filters).values()),
        "figures": _figures(),
        "choices": _choices(lang),
        "resolutions": told(shown, lang),
        "pages": pages,
    }


def told(shown: list[Resolution], lang: str) -> list[Item]:
    """Resolutions in short, with the States that they are about."""
    about: dict[int, list[str]] = {}
    subjects = Subject.objects.all()
    if len(shown) <= _ASKED:  # of more, all are read: a database takes only so many numbers in one question
        subjects = subjects.filter(resolution__in=[each.pk for each in shown])
    for resolution, state in subjects.order_by("resolution_id", "order").values_list("resolution_id", "state_id"):
        about.setdefault(resolution, []).append(state)
    return [brief(each, lang, about.get(each.pk, ())) for each in shown]


def narrowed(filters: ResolutionFilters) -> QuerySet[Resolution]:
    """Those that pass the filters; texts for training only where it is asked for those about an invented State."""
    rows = Resolution.objects.exclude(on=None)
    if not (filters.about and reference.label(filters.about, "en")["invented"]):
        rows = rows.exclude(session=TRAINING_SESSION)
    if filters.body:
        rows = rows.filter(body=filters.body)
    if filters.year:
        rows = rows.filter(year=_number(filters.year))
    if filters.adoption:
        rows = rows.filter(recorded=filters.adoption == Mode.RECORDED) if filters.adoption in Mode else rows.none()
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.about:
        rows = rows.filter(subjects__state=filters.about)
    return rows.filter(_words(filters.q)) if filters.q else rows


def _words(typed: str) -> Q:
    """Every word in the title, or the whole in the symbol."""
    found = Q()
    for word in normalise(typed).split():
        found &= Q(search_text__contains=word)
    return found | Q(address__icontains=typed)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0


@while_unchanged
def _figures() -> Item:
    """How many resolutions, recorded votes and single votes the record holds, over which years; training apart."""
    votes = Action.objects.filter(counts=True, yes__isnull=False).exclude(session=TRAINING_SESSION)
    rows = narrowed(ResolutionFilters())
    years = [year for year in rows.order_by().values_list("year", flat=True).distinct() if year is not None]
    return {
        "resolutions": rows.count(),
        "roll_calls": votes.filter(ballots__isnull=False).distinct().count() if Ballot.objects.exists() else 0,
        "votes": Ballot.objects.filter(action__counts=True).exclude(action__session=TRAINING_SESSION).count(),
        "first": min(years, default=None),
        "last": max(years, default=None),
    }


@while_unchanged
def _choices(lang: str) -> Item:
    """What can be chosen, each only where there is some."""
    rows = narrowed(ResolutionFilters()).order_by()
    bodies = set(rows.values_list("body", flat=True).distinct())
    kinds = set(rows.values_list("kind", flat=True).distinct())
    about = Subject.objects.order_by().values_list("state").annotate(n=Count("pk"))
    states = [{**reference.label(state, lang), "texts": count} for state, count in about]
    return {
        "body": [body.value for body in Body if body in bodies],
        "year": sorted(set(rows.exclude(year=None).values_list("year", flat=True).distinct()), reverse=True),
        "adoption": [each.value for each in Mode],
        "kind": [kind.value for kind in Kind if kind in kinds],
        "about": sorted(states, key=lambda state: reference.sort_key(state["name"])),
    }
