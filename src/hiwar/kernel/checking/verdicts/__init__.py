"""Claims -> verdicts: each held against a record as it stood on the day of the statement.

A claim is *shown* when the record holds what it says, *contradicted* only when the record holds something that excludes
it, *partly* when it holds a part, and *not in the record* when it is silent. What no record can decide gets no verdict
on its truth. Nothing is said about motives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from hiwar.kernel.checking.model import Claim, Finding, Kind, Reason, Verdict
from hiwar.kernel.checking.record import Record
from hiwar.kernel.checking.verdicts.findings import Range, ranges_of
from hiwar.kernel.checking.verdicts.opinions import commitment, empirical, judgement
from hiwar.kernel.checking.verdicts.recommendations import recommendations
from hiwar.kernel.checking.verdicts.reports import reports
from hiwar.kernel.checking.verdicts.resolutions import adoption, position_taken, sponsorship
from hiwar.kernel.checking.verdicts.reviews import participation, review_count, review_due
from hiwar.kernel.checking.verdicts.treaties import membership
from hiwar.kernel.values import PartialDate


def check(claim: Claim, record: Record, on: Range) -> Finding:
    """The verdict on a claim made between two days. Where these lead to different verdicts, the record cannot tell."""
    claim = completed(claim, record, on)
    if claim.kind in _OF_ONE and len(claim.states) > 1:
        return _together(claim, [check(replace(claim, states=(each,)), record, on) for each in claim.states])
    rule = _RULES[claim.kind]
    last = rule(claim, record, on[1])
    if any(rule(claim, record, day).verdict is not last.verdict for day in _others(claim, on, last)):
        return replace(
            last,
            verdict=Verdict.NOT_IN_RECORD,
            reason=Reason.REVIEWS_DEPEND_ON_DAY,
            values={"first": on[0].isoformat(), "last": on[1].isoformat()},
            missing=("day",),
            confidence=0.5,
        )
    if last.verdict is Verdict.SHOWN and claim.details.extreme and not claim.details.negated:
        last = _outdone(claim, record, on[1]) or last
    if last.verdict is Verdict.CONTRADICTED and claim.details.passed_over:
        return replace(
            last,
            verdict=Verdict.NOT_IN_RECORD,
            reason=Reason.MAY_MEAN_THE_OPPOSITE,
            values={},
            missing=("reader",),
            confidence=0.4,
        )
    return last


def _outdone(claim: Claim, record: Record, on: date) -> Finding | None:
    """Where what is called the last or the first was not: the one after or before it."""
    role, reason = _BEYOND[claim.details.extreme or ""]
    whens = tuple(replace(when, role=role) for when in claim.details.whens if when.role == "on")
    if claim.kind not in _DATED or not whens:
        return None
    beyond = replace(claim, details=replace(claim.details, whens=whens, extreme=None))
    other = _RULES[claim.kind](beyond, record, on)
    some = other.verdict is Verdict.PARTLY and other.reason is Reason.ADOPTED_SO_IN_PART
    told = (fact.date for fact in other.evidence if fact.date)
    days = sorted(day for day in told if PartialDate(day).last <= on - _THESE_WEEKS)
    if not days or not (other.verdict is Verdict.SHOWN or some):
        return None
    day = days[-1] if role == "after" else days[0]
    return replace(other, claim=claim, verdict=Verdict.CONTRADICTED, reason=reason, values={"date": day})


_THESE_WEEKS = timedelta(days=31)
"""While a review goes on, the last is the one before it: `was last reviewed in 2018`."""

_DATED = (Kind.REVIEW_PARTICIPATION, Kind.RESOLUTION_POSITION, Kind.ADOPTION_MODE)
_BEYOND = {"last": ("after", Reason.LATER_ONE), "first": ("before", Reason.EARLIER_ONE)}
"""In which time another one lies that is later than the last or earlier than the first."""


_STEP, _MOST = 45, 400
"""Days between those that are tried, and how many are tried at most: no two reviews of a State, and seldom two acts or
texts, lie closer. The days around those of the evidence are tried too, and every day where a claim says *last week*."""


def _others(claim: Claim, on: Range, last: Finding) -> Iterator[date]:
    """The days to try beside the last: the first; and those between, where the last contradicts the claim, for it may
    have been true for a while."""
    span = (on[1] - on[0]).days
    if span:
        yield on[0]
    if last.verdict is not Verdict.CONTRADICTED:
        return
    relative = any(not when.said[:1].isdigit() for when in claim.details.whens)
    step = max(1 if relative else _STEP, span // _MOST)
    for days in range(step, span, step):
        yield on[0] + timedelta(days=days)
    for fact in last.evidence:
        if fact.date:
            told = PartialDate(fact.date)
            yield from (
                day for day in (told.first - _DAY, told.first, told.last, told.last + _DAY) if on[0] < day < on[1]
            )


_DAY = timedelta(days=1)


_OF_ONE = (Kind.REVIEW_COUNT, Kind.REVIEW_DUE, Kind.TREATY_MEMBERSHIP, Kind.REPORTS_DUE)
"""Kinds of claims that hold of each State by itself."""


def _together(claim: Claim, each: list[Finding]) -> Finding:
    """One finding on a claim about several States: shown where all is shown, partly where some is."""
    verdicts = {found.verdict for found in each}
    first = next((found for found in each if found.verdict is not Verdict.SHOWN), each[0])
    some = Verdict.SHOWN in verdicts or Verdict.PARTLY in verdicts
    return replace(
        first,
        claim=claim,
        verdict=first.verdict if len(verdicts) == 1 else Verdict.PARTLY if some else Verdict.NOT_IN_RECORD,
        evidence=tuple(fact for found in each for fact in found.evidence),
        missing=tuple(dict.fromkeys(what for found in each for what in found.missing)),
        confidence=min(found.confidence for found in each),
    )


def completed(claim: Claim, record: Record, on: Range) -> Claim:
    """The claim with what only the record or the day can tell: the State that a resolution is about which it names by
    its symbol alone; that a review which it tells of lies ahead."""
    details = claim.details
    own = claim.kind is Kind.REVIEW_PARTICIPATION and not details.by and details.tally is None
    if (claim.kind is Kind.REVIEW_COUNT and details.ordinal is not None and not details.ahead) or own:
        times = [days for _, days in ranges_of(details.whens, on[1])]
        if times and all(first > on[1] for first, _ in times):
            year = times[-1][0].year
            value = {"year": year, "session": details.sessions[0] if details.sessions else None}
            return replace(claim, kind=Kind.REVIEW_DUE, value=value)
    if details.symbol is None or details.target is not None:
        return claim
    about = {each.about for each in record.resolutions(None, details.symbol) if each.about}
    if len(about) != 1:
        return claim
    (target,) = about
    return replace(
        claim,
        states=tuple(dict.fromkeys((*claim.states, target))),
        details=replace(details, target=target),
    )


_RULES: dict[Kind, Callable[[Claim, Record, date], Finding]] = {
    Kind.REVIEW_COUNT: review_count,
    Kind.REVIEW_DUE: review_due,
    Kind.REVIEW_PARTICIPATION: participation,
    Kind.TREATY_MEMBERSHIP: membership,
    Kind.REPORTS_DUE: reports,
    Kind.RESOLUTION_POSITION: position_taken,
    Kind.ADOPTION_MODE: adoption,
    Kind.SPONSORSHIP: sponsorship,
    Kind.RECOMMENDATION_COUNT: recommendations,
    Kind.JUDGEMENT: judgement,
    Kind.CAUSAL: empirical,
    Kind.SELECTIVITY: empirical,
    Kind.COMMITMENT: commitment,
}

__all__ = ["check", "completed"]
