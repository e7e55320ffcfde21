"""Answers that any record gives alike, out of what is known of the calendar, the treaties and series of resolutions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from hiwar.kernel import facts
from hiwar.kernel.checking.record import (
    Act,
    Figure,
    Members,
    Membership,
    Obligation,
    Resolution,
    Review,
    Standing,
    Tally,
    Vote,
)
from hiwar.kernel.facts import ActKind, Timetable
from hiwar.kernel.procedure import calendar
from hiwar.kernel.procedure.obligations import FOLLOW_UP, Reporting, Status
from hiwar.kernel.procedure.obligations import Obligation as Owed
from hiwar.kernel.procedure.standings import Known, acts_of, due_of, standing_of, table_of_absence
from hiwar.kernel.values import PartialDate

_FOLLOWED = ("member", "observer")
"""Kinds of States of which it is known when they did not act under a treaty."""


def reviews_in(known: Timetable, state: str) -> tuple[Review, ...] | None:
    """The reviews of a State as the calendar of `facts` knows them; None for what is never reviewed."""
    if not calendar.cycles_of(state, known):
        return None
    found: list[Review] = []
    for (whose, cycle), fact in sorted(known.reviews.items(), key=lambda each: each[0][1]):
        if whose != state:
            continue
        session = known.sessions.get(fact.session) if fact.session is not None else None
        begins = fact.held_in or (session.begins if session else None)
        ends = fact.held_in or (session.ends if session else None)
        if fact.session is None and begins is None:
            begins = next((each.begins for each in known.sessions.values() if each.cycle == cycle), None)
            first, last, said = (begins.first if begins else date.max), date.max, ""
        elif begins and ends:
            first, last, said = begins.first, ends.last, fact.held_in.iso if fact.held_in else f"{begins.year}"
        else:
            continue
        found.append(
            Review(
                state,
                len(found) + 1,
                fact.session,
                first,
                last,
                said,
                fact.report_symbol,
                fact.source,
                fact.when_verified,
                cycle,
                _planned(known, state, cycle, fact.session),
                fact.troika,
            )
        )
    return tuple(found)


def _planned(known: Timetable, state: str, cycle: int, session: int | None) -> tuple[date, date] | None:
    """The days for which a review was set before it was moved: with its session, or because the State did not come."""
    if session in (moves := facts.session_moves()):
        return moves[session].planned_start, moves[session].planned_end
    for case in facts.non_cooperation():
        first = known.sessions.get(case.session)
        if (case.iso3, case.cycle, case.what) == (state, cycle, "absent") and first and first.begins and first.ends:
            return first.begins.first, first.ends.last
    return None


def with_troika(known: Timetable, state: str, session: int, others: Members | None) -> Members | None:
    """Who took part in a review: its three rapporteurs, as far as they are known, and others that the record has."""
    fact = next((each for (whose, _), each in known.reviews.items() if (whose, each.session) == (state, session)), None)
    if fact is None or not fact.troika:
        return others
    if others is None:
        return Members(frozenset(fact.troika), complete=False, source=fact.source, verified=fact.verified)
    source = "; ".join(dict.fromkeys((others.source, fact.source)))
    return others._replace(states=others.states | frozenset(fact.troika), source=source)


def with_known_number(state: str, session: int, others: Members | None) -> Members | None:
    """Who took part in a review, with how many delegations took the floor where `facts` knows that."""
    spoke = next((each for each in facts.outcomes().get((state, session), ()) if each.what == "delegations"), None)
    if spoke is None or (others is not None and others.number is not None):
        return others
    if others is None:
        return Members(frozenset(), False, spoke.source, spoke.number, spoke.verified)
    source = "; ".join(dict.fromkeys((others.source, spoke.source)))
    return others._replace(number=spoke.number, source=source)


def figures_of(state: str, session: int, which: str) -> tuple[Figure, ...]:
    """How many recommendations sources count in a review, as `facts` knows them."""
    return tuple(
        Figure(each.number, session, each.source, each.verified, each.since, each.until)
        for each in facts.outcomes().get((state, session), ())
        if each.what == which
    )


@cache
def votes_of(symbol: str) -> Mapping[str, Vote]:
    """How States voted on a text, of which `facts` knows no whole roll call."""
    return {each.iso3: _VOTES[each.vote] for each in facts.single_votes() if each.symbol == symbol}


_VOTES = {"yes": Vote.YES, "no": Vote.NO, "abstain": Vote.ABSTAINED}


def membership_in(known: Known, state: str, instrument: str, on: date) -> Membership:
    """How a State stood to an instrument on a day. That it did *not* act is known as long as a table that names
    everybody reaches, and where no act is known that may lie before or after the day."""
    there = standing_of(known, state, facts.instruments()[instrument], on)
    counting = acts_of(known, state, instrument)
    said = [each for each in (*counting, *_told_otherwise(known, state, instrument)) if each.date.first <= on]
    acts = tuple(
        Act(instrument, kind, each.date, each.source, each.verified, each.void, each.kind.value)
        for each in said
        if (kind := _act(each.kind))
    )
    if there.status is Status.PARTY:
        return Membership(instrument, Standing.PARTY, acts)
    open_day = any((each.kind.binds or each.kind.signs) and not each.void and each.date.last > on for each in said)
    table = table_of_absence(state, instrument, on)
    if facts.state(state).kind not in _FOLLOWED or open_day or table is None:
        return Membership(instrument, Standing.UNKNOWN, acts)
    standing = Standing.SIGNED if there.status is Status.SIGNATORY else Standing.NONE
    return Membership(instrument, standing, acts, table.source, table.complete_on, table.verified)


def _told_otherwise(known: Known, state: str, instrument: str) -> list[facts.Act]:
    """Acts that a source dates otherwise than the one that counts: a claim may rest on it."""
    counting = acts_of(known, state, instrument)
    found: list[facts.Act] = []
    for each in known.said.get((state, instrument), ()):
        alike = [one for one in (*counting, *found) if _act(one.kind) == _act(each.kind)]
        if not each.void and alike and not any(_same_time(one.date.iso, each.date.iso) for one in alike):
            found.append(each)
    return found


def _same_time(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _act(kind: ActKind) -> str | None:
    """An act in the words of checking: None for what makes nobody party or signatory."""
    if kind.signs:
        return "signature"
    if kind.binds:
        return "binding"
    return "withdrawal" if kind is ActKind.WITHDRAWAL else None


_GIVEN = (Reporting.SUBMITTED, Reporting.REVIEWED)
_KNOWN = (Reporting.OVERDUE, Reporting.LONG_OVERDUE, Reporting.NOT_YET_DUE, *_GIVEN)


def obligations_in(known: Known, state: str, on: date) -> tuple[Obligation, ...] | None:
    """The reports that a State owes or owed under treaties; None where it is party to none, as far as is known."""
    found = tuple(
        _obligation(each)
        for fact in facts.instruments().values()
        for each in due_of(known, state, fact, on)
        if each.report != FOLLOW_UP
    )
    return found or None


def _obligation(each: Owed) -> Obligation:
    first = each.report.split("-")[0]
    return Obligation(
        each.instrument,
        1 if first == "initial" else int(first) if first.isdigit() else None,
        PartialDate(each.due) if each.due else None,
        PartialDate(each.submitted) if each.submitted else None,
        each.recorded and each.status in _KNOWN and (each.submitted is not None or each.status not in _GIVEN),
        each.source,
        each.verified,
    )


@cache
def series_resolutions() -> tuple[Resolution, ...]:
    """The texts of the series that `facts` holds, the oldest first."""
    return tuple(
        Resolution(
            each.address,
            each.symbol,
            each.body.lower(),
            facts.series()[each.series].about,
            each.date,
            each.recorded,
            tuple(Tally(*figures[:3]) for figures in (each.tally, each.published) if figures),
            each.source,
            each.verified,
            in_series=True,
        )
        for each in sorted(facts.series_texts(), key=lambda each: each.date)
    )
