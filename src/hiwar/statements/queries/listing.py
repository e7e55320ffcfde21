"""Statements in lists: all of them, those of a State, those that speak of a review or a resolution."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from hiwar.audit.memory import while_unchanged
from hiwar.kernel.checking import Verdict
from hiwar.reference import queries as reference
from hiwar.reference.asked import Filters, where
from hiwar.statements.enums import Role
from hiwar.statements.models import Correction, Finding, Statement, Subject
from hiwar.statements.queries.checking import Item
from hiwar.statements.queries.stored import in_force, newest, standing
from hiwar.statements.queries.telling import briefs, states_of

A_PAGE = 20
BESIDE = 10
"""Statements that are shown beside something else."""

NEWS = 50
"""Entries of a feed."""

AS = ("speaker", "spoken_of")
"""How a statement has to do with a State."""

_ORDER = ("-until", "-number")


@dataclass(frozen=True, slots=True)
class StatementFilters(Filters):
    """What was asked of the list, each empty where nothing was asked."""

    q: str = ""
    state: str = ""
    how: str = ""
    verdict: str = ""

    CAPITALS: ClassVar = ("state",)
    AMONG: ClassVar = {"how": ("", *AS)}


def statements(filters: StatementFilters, page: int, lang: str, size: int = A_PAGE) -> Item:
    """The statements of the record, the newest first."""
    rows = narrowed(filters)
    pages = where(rows.count(), page, size)
    start = (pages["page"] - 1) * size
    return {
        "filters": asdict(filters),
        "filtered": any(asdict(filters).values()),
        "choices": _choices(lang),
        "statements": briefs(list(rows.order_by(*_ORDER)[start : start + size]), lang),
        "pages": pages,
    }


def of_state(iso3: str, how: str, page: int, lang: str, size: int = A_PAGE) -> Item | None:
    """Statements in which somebody speaks for a State, or that speak of it (`how`: one of `AS`, empty for both); None
    for what is no State's code."""
    state = reference.state(iso3, lang)
    if state is None:
        return None
    how = how if how in AS else ""
    rows = narrowed(StatementFilters(state=iso3, how=how))
    pages = where(rows.count(), page, size)
    start = (pages["page"] - 1) * size
    return {
        "state": reference.label(iso3, lang),
        "filters": {"how": how},
        "counts": {each: narrowed(StatementFilters(state=iso3, how=each)).count() for each in AS},
        "statements": briefs(list(rows.order_by(*_ORDER)[start : start + size]), lang),
        "pages": pages,
    }


def narrowed(filters: StatementFilters) -> QuerySet[Statement]:
    """Those that pass the filters."""
    rows = standing()
    if filters.q:
        rows = rows.filter(Q(title__icontains=filters.q) | Q(source__icontains=filters.q))
    if filters.state:
        roles = {"speaker": (Role.SPEAKER,), "spoken_of": (Role.STATE,)}.get(filters.how, (Role.SPEAKER, Role.STATE))
        rows = _about(rows, state=filters.state, role__in=roles)
    if filters.verdict:
        found = in_force(Finding.objects.filter(of__in=newest(), of__statement=OuterRef("pk")))
        rows = rows.filter(Exists(found.filter(verdict_now=filters.verdict)))
    return rows


def _about(rows: QuerySet[Statement], **what: object) -> QuerySet[Statement]:
    """Those of which the newest check names this."""
    return rows.filter(Exists(Subject.objects.filter(of__in=newest(), of__statement=OuterRef("pk"), **what)))


def news(lang: str) -> list[Item]:
    """The statements of which something was entered last, each with when that was (`updated`): itself, a correction,
    that it was `withdrawn`, or that its text was taken down."""
    corrected = Correction.objects.filter(finding__of__statement=OuterRef("pk")).order_by("-at")
    rows = Statement.objects.select_related("withdrawal").annotate(
        updated=Greatest(
            "at",
            Coalesce(Subquery(corrected.values("at")[:1]), "at"),
            Coalesce("withdrawal__at", "at"),
            Coalesce("document__tombstone__at", "at"),
        )
    )
    newest_first = list(rows.order_by("-updated", "-number")[:NEWS])
    return [
        {**brief, "updated": each.updated.isoformat(), "withdrawn": hasattr(each, "withdrawal")}
        for each, brief in zip(newest_first, briefs(newest_first, lang), strict=True)
    ]


def count_of_state(iso3: str) -> int:
    """How many statements speak for a State or of it."""
    return narrowed(StatementFilters(state=iso3)).count()


def with_number(context: Item) -> Item:
    """What a page shows of a State, and how many `statements` speak for it or of it."""
    return {**context, "statements": count_of_state(context["state"]["iso3"])}


def on_review(context: Item, lang: str) -> Item:
    """What a page shows of a `review`, and the statements that speak of it or of its recommendations."""
    return _with(context, _about(standing(), **_review(context)), lang)


def on_recommendations(context: Item, lang: str) -> Item:
    """What a page shows of a recommendation, and the statements that speak of the recommendations of its `review`."""
    return _with(context, _about(standing(), role=Role.RECOMMENDATIONS, **_review(context)), lang)


def on_resolution(context: Item, lang: str) -> Item:
    """What a page shows of a `resolution`, and the statements that speak of it."""
    symbol = context["resolution"]["symbol"]
    return _with(context, _about(standing(), symbol=symbol) if symbol else standing().none(), lang)


def _review(context: Item) -> Item:
    return {"state": context["review"]["state"]["iso3"], "session": context["review"]["session"]}


def _with(context: Item, rows: QuerySet[Statement], lang: str) -> Item:
    found = list(rows.order_by(*_ORDER)[: BESIDE + 1])
    told = {"statements": briefs(found[:BESIDE], lang) if found else [], "more": len(found) > BESIDE}
    return {**context, "spoken_of": told}


@while_unchanged
def _choices(lang: str) -> Item:
    """What can be chosen, each only where there is some."""
    about = Subject.objects.filter(of__in=newest(), of__statement__withdrawal=None, role__in=(Role.SPEAKER, Role.STATE))
    verdicts = in_force(Finding.objects.filter(of__in=newest(), of__statement__withdrawal=None)).order_by()
    there = set(verdicts.values_list("verdict_now", flat=True))
    return {
        "state": states_of(set(about.order_by().values_list("state_id", flat=True).distinct()), lang),
        "verdict": [each.value for each in Verdict if each.value in there],
    }
