"""What is known of the acts and reports of all States under the eighteen instruments, and what follows from it.

Whoever keeps acts and steps (a database, the tables of `facts`) gives them as `Known`; the answers are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from .. import facts
from ..facts import Act, Instrument, PracticeValue, Step
from .obligations import Obligation, Standing, chosen, obligations, of_chosen, standing

Place = tuple[str, str]
"""A State and an instrument."""


class Known(NamedTuple):
    """Acts and steps by State and instrument; and of the acts, as far as they were asked for, those that count."""

    said: Mapping[Place, Sequence[Act]]
    steps: Mapping[Place, Sequence[Step]]
    chosen: dict[Place, Sequence[Act]]


def gathered(acts: Iterable[Act], steps: Iterable[Step]) -> Known:
    """What acts and steps make known; those of one State under one instrument in the order given."""
    said: dict[Place, list[Act]] = defaultdict(list)
    for act in acts:
        said[act.state, act.instrument].append(act)
    taken: dict[Place, list[Step]] = defaultdict(list)
    for step in steps:
        taken[step.state, step.instrument].append(step)
    return Known(dict(said), dict(taken), {})


def counting(found: Known, state: str, instrument: str) -> Sequence[Act]:
    """The acts of a State under an instrument that count, chosen when they are first asked for."""
    place = state, instrument
    if place not in found.chosen:
        found.chosen[place] = chosen(found.said.get(place, ()))
    return found.chosen[place]


@cache
def known_facts() -> Known:
    """What the tables of `facts` make known."""
    return gathered(facts.acts(), facts.steps())


@cache
def _succeeded() -> Mapping[str, date]:
    return {each.successor: each.date for each in facts.successions() if not each.continues}


@cache
def _continued() -> Mapping[str, tuple[str, date]]:
    """States under whose name the acts of one that they continue stand, with the day since which they do."""
    return {each.predecessor: (each.successor, each.date) for each in facts.successions() if each.continues}


def acts_of(found: Known, state: str, instrument: str) -> Sequence[Act]:
    """The acts that count; of a State that another continues, those before that."""
    if state in _continued():
        successor, since = _continued()[state]
        return [act for act in counting(found, successor, instrument) if act.date.last < since]
    return counting(found, state, instrument)


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
    return obligations(instrument, there, steps, on, _day_before())


@cache
def _day_before() -> tuple[PracticeValue, ...]:
    """The practice of listing reports for the day before the anniversary."""
    return tuple(each for each in facts.practices() if each.name == "day_before")
