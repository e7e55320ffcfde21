"""What the record knows of the eighteen instruments, in the words of the kernel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from hiwar.audit.memory import while_unchanged
from hiwar.kernel import facts
from hiwar.kernel.facts import ActKind, Instrument, PracticeValue, StepKind
from hiwar.kernel.procedure.obligations import Obligation, Standing, chosen, obligations, of_chosen, standing
from hiwar.kernel.values import PartialDate
from hiwar.treaties.models import Act, Step

Place = tuple[str, str]
"""A State and an instrument."""


class Known(NamedTuple):
    """Acts and steps by State and instrument: all that is said, and of the acts those that count."""

    said: Mapping[Place, Sequence[facts.Act]]
    counting: Mapping[Place, Sequence[facts.Act]]
    steps: Mapping[Place, Sequence[facts.Step]]


_ACT = ("instrument", "state_id", "kind", "date", "effect", "void", "source", "verified", "note")
_STEP = ("state_id", "instrument", "kind", "first", "last", "date", "due", "symbol", "source", "verified", "note")


@while_unchanged
def known() -> Known:
    """Everything about the eighteen instruments that was not taken back."""
    said: dict[Place, list[facts.Act]] = defaultdict(list)
    acts = Act.objects.filter(instrument__in=list(facts.instruments()), state__isnull=False).holding()
    for row in acts.order_by("known_on", "id").values_list(*_ACT):
        said[row[1], row[0]].append(facts.Act(row[0], row[1], ActKind(row[2]), _partial(row[3]), *row[4:]))
    steps: dict[Place, list[facts.Step]] = defaultdict(list)
    for each in Step.objects.holding().order_by("known_on", "id").values_list(*_STEP):
        state, instrument, kind, first, last, day, due, *rest = each
        steps[state, instrument].append(
            facts.Step(
                state, instrument, StepKind(kind), first, last, _partial(day), _partial(due) if due else None, *rest
            )
        )
    counting = {place: chosen(claims) for place, claims in said.items()}
    return Known(dict(said), counting, dict(steps))


@cache
def _partial(iso: str) -> PartialDate:
    return PartialDate(iso)


@cache
def _succeeded() -> Mapping[str, date]:
    return {each.successor: each.date for each in facts.successions() if not each.continues}


@cache
def _continued() -> Mapping[str, tuple[str, date]]:
    """States under whose name the acts of one that they continue stand, with the day since which they do."""
    return {each.predecessor: (each.successor, each.date) for each in facts.successions() if each.continues}


def acts_of(found: Known, state: str, instrument: str) -> Sequence[facts.Act]:
    """The acts that count; of a State that another continues, those before that."""
    if state in _continued():
        successor, since = _continued()[state]
        return [act for act in found.counting.get((successor, instrument), ()) if act.date.last < since]
    return found.counting.get((state, instrument), ())


def standing_of(found: Known, state: str, instrument: Instrument, on: date) -> Standing:
    """What a State was to an instrument on a day."""
    acts = acts_of(found, state, instrument.short)
    if not acts:
        return _NOTHING
    return of_chosen(instrument, acts, on, _succeeded().get(state), facts.state(state).until)


_NOTHING = standing(next(iter(facts.instruments().values())), (), date.min)


def due_of(found: Known, state: str, instrument: Instrument, on: date) -> list[Obligation]:
    """The reports of a State under an instrument as they stood on a day."""
    there = standing_of(found, state, instrument, on)
    steps = found.steps.get((state, instrument.short), ())
    return obligations(instrument, there, steps, on, day_before())


@cache
def day_before() -> tuple[PracticeValue, ...]:
    """The practice of listing reports for the day before the anniversary."""
    return tuple(each for each in facts.practices() if each.name == "day_before")
