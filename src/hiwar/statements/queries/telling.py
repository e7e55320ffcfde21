"""A statement in short, as lists show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Count

from hiwar.kernel.checking import Verdict
from hiwar.reference import queries as reference
from hiwar.statements.enums import Role
from hiwar.statements.models import Correction, Finding, Statement, Subject
from hiwar.statements.queries.checking import Item
from hiwar.statements.queries.stored import newest


def briefs(statements: Sequence[Statement], lang: str) -> list[Item]:
    """Statements in short, each with the `states` whose speakers it quotes, the `counts` of its newest check by verdict
    and how many of its findings people have `corrected`; in three questions."""
    checks = {each.pk: each.statement_id for each in newest().filter(statement__in=statements).order_by()}
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Finding.objects.filter(of__in=checks).order_by().values_list("of", "verdict").annotate(n=Count("pk"))
    for check, verdict, count in rows:
        counts[checks[check]][verdict] = count
    speaking: dict[int, list[str]] = defaultdict(list)
    said = Subject.objects.filter(of__in=checks, role=Role.SPEAKER).order_by("id").values_list("of", "state_id")
    for check, state in said:
        speaking[checks[check]].append(state)
    corrected = dict(
        Correction.objects.filter(finding__of__statement__in=statements)
        .order_by()
        .values_list("finding__of__statement")
        .annotate(n=Count("finding", distinct=True))
    )
    return [
        {
            **label(each),
            "states": [reference.label(state, lang) for state in speaking[each.pk]],
            "counts": in_order(counts[each.pk]),
            "corrected": corrected.get(each.pk, 0),
        }
        for each in statements
    ]


def label(each: Statement) -> Item:
    """What a statement is called, when it was made and where it comes from."""
    return {
        "number": each.number,
        "title": each.title,
        "language": each.language,
        "date": {"from": each.since.isoformat(), "to": each.until.isoformat()},
        "dated": each.dated,
        "source": each.source,
        "address": each.address,
        "at": each.at.isoformat(),
    }


def in_order(counts: dict[str, int]) -> dict[str, int]:
    """Numbers by verdict, in the order in which verdicts are told."""
    return {verdict.value: counts[verdict.value] for verdict in Verdict if counts.get(verdict.value)}


def states_of(rows: Iterable[str], lang: str) -> list[Item]:
    """States by name."""
    labels = [reference.label(state, lang) for state in rows]
    return sorted(labels, key=lambda state: reference.sort_key(state["name"]))
