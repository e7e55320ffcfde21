"""What treaty bodies and special procedures recommend to a State, document by document."""

from __future__ import annotations

from django.db.models import Count, F, Max, Q

from hiwar.reference import queries as reference
from hiwar.reviews.models import Coding
from hiwar.reviews.queries.beside import WITH, tell_row
from hiwar.reviews.queries.telling import Item, iso, stretch, tidy

A_PAGE = 50


def bodies(iso3: str, lang: str, body: str = "", page: int = 1) -> Item | None:
    """The recommendations of other bodies than the Working Group to a State, of one `body` or of all, the newest
    document first. None for what is no State's code."""
    described = reference.state(iso3, lang)
    if described is None:
        return None
    told = bodies_of(iso3)
    body = tidy(body)
    rows = Coding.objects.filter(state=iso3, document__tombstone=None).exclude(body="")
    rows = rows.filter(body=body) if body else rows
    total = sum(each["rows"] for each in told if body in ("", each["body"]))
    order = (F("dated").desc(nulls_last=True), "body", "symbol", "document", "row", "part")
    shown, pages = stretch(rows.select_related(*WITH).order_by(*order), page, A_PAGE, total)
    return {
        "state": described,
        "filters": {"body": body},
        "bodies": told,
        "rows": [{**tell_row(row, lang), "place": _place(row)} for row in shown],
        "pages": pages,
    }


def bodies_of(iso3: str) -> list[Item]:
    """The bodies that speak to a State by name, each with how many `rows`, how many of them are `concerns` and no
    recommendations, and the date of its `newest` document; in one query."""
    rows = Coding.objects.filter(state=iso3, document__tombstone=None).exclude(body="").order_by("body")
    counted = rows.values_list("body").annotate(n=Count("pk"), m=Count("pk", filter=Q(concern=True)), d=Max("dated"))
    return [{"body": body, "rows": n, "concerns": m, "newest": iso(dated)} for body, n, m, dated in counted]


def _place(row: Coding) -> Item:
    """The document in which the body said it."""
    return {"body": row.body, "symbol": row.symbol, "dated": iso(row.dated)}
