"""What is known of the acts and reports of all States under the eighteen instruments, and what follows from it.

Whoever keeps acts and steps (a database, the tables of `facts`) gives them as `Known`; the answers are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from .. import facts
from ..facts import Act, Coverage, Instrument, PracticeValue, Step
from .obligations import Obligation, Standing, Status, chosen, obligations, of_chosen, standing

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
    """What a State was to an instrument on a day. That it was no party, tables tell that name everybody who is: it is
    verified as far as they reach."""
    acts = acts_of(found, state, instrument.short)
    about = facts.state(state)
    there = of_chosen(instrument, acts, on, _succeeded().get(state), about.until) if acts else _NOTHING
    if there.status is not Status.NOT_PARTY:
        return there
    if about.kind == "invented":
        return there._replace(source=there.source or about.source)
    if about.until and on > about.until:
        return there._replace(source=about.source, verified=about.verified)
    source, sure = _told_absent(instrument.short, on, acted=(state, instrument.short) in _undated_acts())
    sources = filter(None, (there.source, source))
    return there._replace(source="; ".join(sources), verified=there.verified and sure)


@cache
def _undated_acts() -> frozenset[Place]:
    """Who acted under what on a day that no table gives: without its year, or as the depositary does not list it."""
    unlisted = {(each.state, each.instrument) for each in facts.acts() if each.void and each.kind.binds}
    return frozenset({(each.state, each.instrument) for each in facts.undated()} | unlisted)


def table_of_absence(state: str, instrument: str, on: date) -> Coverage | None:
    """The table by which it is known that a State had not acted under an instrument by a day, a verified one if there
    is; None where no table reaches it. An act without a day may lie anywhere after the last table that gives days."""
    return _reaching(instrument, on, acted=(state, instrument) in _undated_acts())


@lru_cache(maxsize=256)
def _reaching(instrument: str, on: date, *, acted: bool) -> Coverage | None:
    reaching = [each for each in _tables(instrument, acted=acted) if on <= each.complete_on]
    return min(reaching, key=lambda each: (not each.verified, each.complete_on), default=None)


@cache
def _tables(instrument: str, *, acted: bool) -> tuple[Coverage, ...]:
    """The tables that name everybody who joined; of who acted without a day, only those that give days tell."""
    return tuple(each for each in facts.coverage() if each.instrument == instrument and (each.dated or not acted))


def _told_absent(instrument: str, on: date, *, acted: bool) -> tuple[str, bool]:
    """The table that names everybody who joined by a day, with its own day, and whether that is verified; after the
    last of them that one, unverified."""
    reaching = _reaching(instrument, on, acted=acted)
    table = reaching or max(_tables(instrument, acted=acted), key=lambda each: each.complete_on)
    return f"{table.source} (complete to {table.complete_on.isoformat()})", bool(reaching and reaching.verified)


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
