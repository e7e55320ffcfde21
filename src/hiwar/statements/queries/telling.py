"""A statement in short, as lists show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hiwar.kernel.checking import Verdict
from hiwar.reference import queries as reference
from hiwar.statements.enums import Role
from hiwar.statements.models import Finding, Statement, Subject
from hiwar.statements.queries.checking import Item
from hiwar.statements.queries.stored import in_force, newest


def briefs(statements: Sequence[Statement], lang: str) -> list[Item]:
    """Statements in short, each with the `states` whose speakers it quotes, the `counts` of its newest check by the
    verdict in force and how many of its findings people have `corrected`; in three questions."""
    checks = {each.pk: each.statement_id for each in newest().filter(statement__in=statements).order_by()}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    corrected: Counter[int] = Counter()
    rows = in_force(Finding.objects.filter(of__in=checks)).order_by()
    for check, verdict, otherwise in rows.values_list("of", "verdict_now", "corrected"):
        counts[checks[check]][verdict] += 1
        corrected[checks[check]] += otherwise
    speaking: dict[int, list[str]] = defaultdict(list)
    said = Subject.objects.filter(of__in=checks, role=Role.SPEAKER).order_by("id").values_list("of", "state_id")
    for check, state in said:
        speaking[checks[check]].append(state)
    return [
        {
            **label(each),
            "states": [reference.label(state, lang) for state in speaking[each.pk]],
            "counts": in_order(counts[each.pk]),
            "corrected": corrected[each.pk],
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


def in_order(counts: Mapping[str, int]) -> dict[str, int]:
    """Numbers by verdict, in the order in which verdicts are told."""
    return {verdict.value: counts[verdict.value] for verdict in Verdict if counts.get(verdict.value)}


def states_of(rows: Iterable[str], lang: str) -> list[Item]:
    """States by name."""
    labels = [reference.label(state, lang) for state in rows]
    return sorted(labels, key=lambda state: reference.sort_key(state["name"]))
