"""What the record knows of the eighteen instruments, in the words of the kernel."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.db.models import Case, F, Value, When

from hiwar.audit.memory import while_unchanged
from hiwar.kernel import facts
from hiwar.kernel.facts import ActKind, StepKind
from hiwar.kernel.procedure.standings import Known, gathered
from hiwar.kernel.values import PartialDate
from hiwar.treaties.models import Act, Step

_ACT = ("instrument", "state_id", "kind", "date", "effect", "void", "source", "verified", "note")
_STEP = ("state_id", "instrument", "kind", "first", "last", "date", "due", "symbol", "source", "verified", "note")

OF_FACTS = Case(When(key__startswith="facts:", then=Value(0)), default=Value(1))
"""Sorts what the facts say before what anybody else does. Rows are told in an order that follows from what they say,
never from their place in a table, which is another one in a record that was brought in from a package."""


@while_unchanged
def known() -> Known:
    """Everything about the eighteen instruments that was not taken back."""
    return gathered(_acts(), _steps())


def _acts() -> Iterator[facts.Act]:
    acts = Act.objects.filter(instrument__in=list(facts.instruments()), state__isnull=False).holding()
    for row in acts.order_by("known_on", OF_FACTS, "-kind", "key").values_list(*_ACT):
        yield facts.Act(row[0], row[1], ActKind(row[2]), _partial(row[3]), *row[4:])


def _steps() -> Iterator[facts.Step]:
    order = ("known_on", F("first").asc(nulls_last=True), "kind", OF_FACTS, "key")
    for each in Step.objects.holding().order_by(*order).values_list(*_STEP):
        state, instrument, kind, first, last, day, due, *rest = each
        yield facts.Step(
            state, instrument, StepKind(kind), first, last, _partial(day), _partial(due) if due else None, *rest
        )


@cache
def _partial(iso: str) -> PartialDate:
    return PartialDate(iso)
