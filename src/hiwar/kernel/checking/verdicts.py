"""Claims -> verdicts: each held against a record as it stood on the day of the statement.

A claim is *shown* when the record holds what it says, *contradicted* only when the record holds something that excludes
it, *partly* when it holds a part, and *not in the record* when it is silent. What no record can decide gets no verdict
on its truth. Nothing is said about motives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hiwar.kernel.checking.model import Claim, Compare, Details, Evidence, Finding, Kind, Reason, Verdict, When
from hiwar.kernel.checking.record import (
    Act,
    Figure,
    Membership,
    Obligation,
    Record,
    Resolution,
    Review,
    Standing,
    Tally,
    Vote,
)
from hiwar.kernel.facts.instruments import instruments
from hiwar.kernel.understanding.moments import between
from hiwar.kernel.values import PartialDate

Range = tuple[date, date]
_CORE = 9
_MANY = 3
"""Treaties from which on they are many."""

_RECENT = timedelta(days=400)
"""How long a text adopted every year is the latest one of its series."""


def check(claim: Claim, record: Record, on: Range) -> Finding:
    """The verdict on a claim made between two days. Where these lead to different verdicts, the record cannot tell."""
    claim = completed(claim, record, on)
    last = _verdict(claim, record, on[1])
    if on[0] != on[1]:
        first = _verdict(claim, record, on[0])
        if first.verdict is not last.verdict:
            return replace(
                last,
                verdict=Verdict.NOT_IN_RECORD,
                reason=Reason.REVIEWS_DEPEND_ON_DAY,
                values={"first": on[0].isoformat(), "last": on[1].isoformat()},
                missing=("day",),
                confidence=0.5,
            )
    return last


def completed(claim: Claim, record: Record, on: Range) -> Claim:
    """The claim with what only the record or the day can tell: the State that a resolution is about which it names by
    its symbol alone; that a review which it tells of lies ahead."""
    details = claim.details
    own = claim.kind is Kind.REVIEW_PARTICIPATION and not details.by and details.tally is None
    if (claim.kind is Kind.REVIEW_COUNT and details.ordinal is not None) or own:
        times = [days for _, days in _ranges(details.whens, on[1])]
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


def _verdict(claim: Claim, record: Record, on: date) -> Finding:
    return _RULES[claim.kind](claim, record, on)


def _finding(
    claim: Claim,
    on: date,
    verdict: Verdict,
    reason: Reason,
    evidence: Iterable[Evidence] = (),
    /,
    *,
    missing: Sequence[str] = (),
    computed: str | None = None,
    again_on: date | None = None,
    **values: Any,
) -> Finding:
    facts = tuple(evidence)
    sure = claim.confidence * (1.0 if all(each.verified for each in facts) else 0.85)
    if verdict is Verdict.NOT_IN_RECORD:
        sure = min(sure, 0.6)
    return Finding(claim, verdict, reason, values, facts, on, round(sure, 2), computed, tuple(missing), again_on)


# Times


def _ranges(whens: Iterable[When], on: date, *, ahead: bool = False) -> list[tuple[str, Range]]:
    """The times that a claim names, as first and last days; one that reaches into the future of the day ends with it
    unless the claim looks ahead."""
    found: list[tuple[str, Range]] = []
    for when in whens:
        days = between(when.said, on, ahead=ahead)
        if days:
            found.append((when.role, days))
    return found


def _meets(days: Range, first: date, last: date) -> bool:
    return days[0] <= last and first <= days[1]


def _within(ranges: list[tuple[str, Range]], first: date, last: date) -> bool:
    """Whether a time lies in one of the times named; in all open ones (`since`, `until`) and one of the others."""
    points = [days for role, days in ranges if role == "on"]
    return (
        (not points or any(_meets(days, first, last) for days in points))
        and all(last >= days[0] for role, days in ranges if role == "since")
        and all(first <= days[1] for role, days in ranges if role == "until")
    )


# Reviews


def _of_review(review: Review) -> Evidence:
    return Evidence(
        "review",
        {"state": review.state, "number": review.number, "session": review.session, "symbol": review.symbol},
        review.date,
        review.source,
        review.verified,
    )


def _review_count(claim: Claim, record: Record, on: date) -> Finding:
    known = record.reviews(claim.states[0])
    if known is None:
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.STATE_UNKNOWN, missing=("reviews",))
    details, said = claim.details, int(claim.value)
    ranges = _ranges(details.whens, on)
    held = [each for each in known if each.last <= on]
    perhaps = [each for each in known if each.first <= on < each.last]
    values: dict[str, Any] = {"state": claim.states[0], "count": len(held), "said": said, "on": on.isoformat()}
    facts = [_of_review(each) for each in held]
    computed = f"reviews held by {on.isoformat()}: {len(held)}"
    if details.ordinal is not None:
        that = next((each for each in [*held, *perhaps] if each.number == details.ordinal), None)
        if that is None:
            return _finding(claim, on, Verdict.CONTRADICTED, Reason.REVIEWS_COUNTED, facts, computed=computed, **values)
        fits = _within(ranges, that.first, that.last) and _in_sessions(details, that)
        verdict = Verdict.SHOWN if fits else Verdict.CONTRADICTED
        return _finding(claim, on, verdict, Reason.REVIEWS_COUNTED, facts, computed=computed, **values)
    open_ended = [each for each in ranges if each[0] != "on"]
    counted = [each for each in held if _within(open_ended, each.first, each.last)]
    values["count"] = len(counted)
    if perhaps and details.compare.holds(len(counted) + len(perhaps), said) != details.compare.holds(
        len(counted), said
    ):
        return _finding(
            claim, on, Verdict.NOT_IN_RECORD, Reason.REVIEWS_DEPEND_ON_DAY, facts, missing=("day",), **values
        )
    points = [days for role, days in ranges if role == "on"]
    dated = (
        all(any(_meets(days, each.first, each.last) for each in held) for days in points) if len(points) > 1 else True
    )
    if len(points) == 1 and said == len([each for each in counted if _meets(points[0], each.first, each.last)]):
        return _finding(claim, on, Verdict.SHOWN, Reason.REVIEWS_COUNTED, facts, computed=computed, **values)
    right = (
        details.compare.holds(len(counted), said)
        and dated
        and all(any(each.session == wanted for each in counted) for wanted in details.sessions)
    )
    verdict = Verdict.SHOWN if right else Verdict.CONTRADICTED
    return _finding(claim, on, verdict, Reason.REVIEWS_COUNTED, facts, computed=computed, **values)


def _in_sessions(details: Details, review: Review) -> bool:
    return not details.sessions or review.session in details.sessions


def _review_due(claim: Claim, record: Record, on: date) -> Finding:
    state, details = claim.states[0], claim.details
    known = record.reviews(state)
    if known is None:
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.STATE_UNKNOWN, missing=("reviews",))
    ahead = [each for each in known if each.last > on]
    ranges = _ranges(details.whens, on, ahead=True)
    past = [each for each in known if each.last <= on and ranges and _within(ranges, each.first, each.last)]
    following = ahead[0] if ahead else None
    if following is None and not past:
        return _finding(
            claim, on, Verdict.NOT_IN_RECORD, Reason.NEXT_REVIEW_UNKNOWN, missing=("next review",), state=state
        )
    candidates = [*(past if not (following and _within(ranges, following.first, following.last)) else []), *ahead[:1]]
    values: dict[str, Any] = {
        "state": state,
        "session": following.session if following else None,
        "date": following.date if following else None,
        "number": following.number if following else None,
    }
    facts = [_of_review(each) for each in candidates]
    right = any(
        _within(ranges, each.first, each.last)
        and _in_sessions(details, each)
        and (details.ordinal is None or details.ordinal == each.number)
        for each in candidates
    )
    verdict = Verdict.SHOWN if right else Verdict.CONTRADICTED
    return _finding(claim, on, verdict, Reason.NEXT_REVIEW, facts, computed="the next review after that day", **values)


def _reviews_meant(known: Sequence[Review], details: Details, on: date) -> list[Review]:
    """The reviews held by a day that a claim can mean."""
    ranges = _ranges(details.whens, on)
    return [
        each
        for each in known
        if each.first <= on
        and _within(ranges, each.first, each.last)
        and _in_sessions(details, each)
        and (details.ordinal is None or each.number == details.ordinal)
    ]


def _participation(claim: Claim, record: Record, on: date) -> Finding:
    details = claim.details
    target = details.target or claim.states[-1]
    known = record.reviews(target)
    values: dict[str, Any] = {"state": target, "by": list(details.by) or [target]}
    if known is None:
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.STATE_UNKNOWN, missing=("reviews",), **values)
    meant = _reviews_meant(known, details, on)
    named = bool(details.whens or details.sessions or details.ordinal)
    if not meant:
        verdict = Verdict.CONTRADICTED if named and not details.negated and not details.by else Verdict.NOT_IN_RECORD
        facts = [_of_review(each) for each in known if each.last <= on]
        return _finding(claim, on, verdict, Reason.REVIEW_NOT_HELD, facts, **values)
    if not details.by and details.tally is None:
        verdict = Verdict.CONTRADICTED if details.negated else Verdict.SHOWN
        facts = [_of_review(each) for each in meant]
        return _finding(claim, on, verdict, Reason.REVIEW_HELD, facts, **values)
    for review in reversed(meant):
        those = record.participants(target, review.session) if review.session is not None else None
        if those is None:
            continue
        facts = [
            _of_review(review),
            Evidence(
                "participants",
                {"count": those.number, "states": sorted(set(details.by) & those.states)},
                review.date,
                those.source,
                those.verified,
            ),
        ]
        if not details.by:
            said = details.tally[0] if details.tally else None
            if those.number is None or said is None:
                continue
            right = said <= those.number if said != those.number else True
            close = abs(said - those.number) <= max(3, those.number // 20)
            verdict = (
                Verdict.SHOWN
                if said == those.number or (right and claim_is_loose(claim))
                else (Verdict.PARTLY if close else Verdict.CONTRADICTED)
            )
            return _finding(claim, on, verdict, Reason.TOOK_PART, facts, **values, count=those.number)
        there = set(details.by) & those.states
        if details.negated:
            if there:
                return _finding(claim, on, Verdict.CONTRADICTED, Reason.TOOK_PART, facts, **values)
            if those.complete:
                return _finding(claim, on, Verdict.SHOWN, Reason.PART_UNKNOWN, facts, **values)
            continue
        if there == set(details.by):
            return _finding(claim, on, Verdict.SHOWN, Reason.TOOK_PART, facts, **values)
        if there:
            return _finding(claim, on, Verdict.PARTLY, Reason.TOOK_PART, facts, missing=("speakers",), **values)
        if those.complete:
            return _finding(claim, on, Verdict.CONTRADICTED, Reason.PART_UNKNOWN, facts, **values)
    facts = [_of_review(each) for each in meant]
    return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.PART_UNKNOWN, facts, missing=("speakers",), **values)


def claim_is_loose(claim: Claim) -> bool:
    """Whether a number is said as a bound (`more than a hundred`)."""
    return claim.details.compare in (Compare.MORE, Compare.AT_LEAST)


# Treaties


def _of_act(act: Act) -> Evidence:
    return Evidence(
        "act",
        {"instrument": act.instrument, "act": act.name or act.kind, "void": act.void},
        act.date.iso,
        act.source,
        act.verified,
    )


def _of_membership(found: Membership, on: date) -> list[Evidence]:
    if found.acts:
        return [_of_act(act) for act in found.acts]
    return [
        Evidence("membership", {"instrument": found.instrument, "standing": found.standing.value}, on.isoformat(), None)
    ]


def _membership(claim: Claim, record: Record, on: date) -> Finding:
    state, details = claim.states[0], claim.details
    if isinstance(claim.value, list):
        return _members_of(claim, record, on)
    shorts = list(instruments())
    core = shorts[:_CORE]
    many = not isinstance(claim.value, int)
    scope = shorts if many or claim.value > _CORE else core
    found = [record.membership(state, short, on) for short in scope]
    party = [each for each in found if each.standing is Standing.PARTY]
    unknown = [each for each in found if each.standing is Standing.UNKNOWN]
    facts = [item for each in party for item in _of_membership(each, on)]
    values: dict[str, Any] = {
        "state": state,
        "count": len(party),
        "of": len(scope),
        "instruments": [each.instrument for each in party],
        "on": on.isoformat(),
    }
    computed = f"instruments in force for the State on {on.isoformat()}: {len(party)} of {len(scope)}"
    if unknown and (len(unknown) == len(found) or not many):
        low, high = len(party), len(party) + len(unknown)
        if many or low <= int(claim.value) <= high:
            return _finding(
                claim, on, Verdict.NOT_IN_RECORD, Reason.TREATIES_UNKNOWN, facts, missing=("status",), **values
            )
    if many:
        enough = len(party) >= _MANY
        verdict = Verdict.SHOWN if enough else Verdict.PARTLY if party else Verdict.CONTRADICTED
        if details.negated:
            verdict = Verdict.CONTRADICTED if enough else Verdict.PARTLY
        return _finding(claim, on, verdict, Reason.PARTIES_COUNTED, facts, computed=computed, **values)
    right = details.compare.holds(len(party), int(claim.value))
    verdict = Verdict.SHOWN if right != details.negated else Verdict.CONTRADICTED
    return _finding(claim, on, verdict, Reason.PARTIES_COUNTED, facts, computed=computed, **values)


def _members_of(claim: Claim, record: Record, on: date) -> Finding:
    """One or several instruments by name: each must be as said."""
    state, details = claim.states[0], claim.details
    ranges = _ranges(details.whens, on)
    told: list[tuple[Verdict, Reason]] = []
    facts: list[Evidence] = []
    for short in claim.value:
        found = record.membership(state, short, on)
        facts += _of_membership(found, on)
        told.append(_as_member(found, details, ranges, on))
    kinds = {verdict for verdict, _ in told}
    reason = next((r for v, r in told if v is not Verdict.SHOWN), told[0][1])
    values: dict[str, Any] = {"state": state, "instruments": list(claim.value), "on": on.isoformat()}
    if len(kinds) == 1:
        verdict = kinds.pop()
    elif Verdict.SHOWN in kinds and Verdict.CONTRADICTED in kinds:
        verdict, reason = Verdict.PARTLY, Reason.PARTY_IN_PART
    elif Verdict.PARTLY in kinds or Verdict.SHOWN in kinds:
        verdict = Verdict.PARTLY
    else:
        verdict = Verdict.NOT_IN_RECORD
    missing = ("status",) if verdict is Verdict.NOT_IN_RECORD else ()
    return _finding(claim, on, verdict, reason, facts, missing=missing, **values)


def _as_member(
    found: Membership, details: Details, ranges: list[tuple[str, Range]], on: date
) -> tuple[Verdict, Reason]:
    if found.standing is Standing.UNKNOWN:
        return Verdict.NOT_IN_RECORD, Reason.TREATIES_UNKNOWN
    acts = [each for each in found.acts if each.date.first <= on]
    party = found.standing is Standing.PARTY
    signed = [each for each in acts if each.kind == "signature"]
    binding = [each for each in acts if each.kind == "binding"]
    if details.act == "withdrawn" and not details.negated:
        left = [each for each in acts if each.kind == "withdrawal"]
        if any(each.void for each in left):
            return Verdict.CONTRADICTED, Reason.WITHDRAWAL_WITHOUT_EFFECT
        if left:
            return Verdict.SHOWN, Reason.NOT_PARTY
        return Verdict.NOT_IN_RECORD, Reason.PARTY
    wanted = signed if details.act == "signed" else binding
    if details.negated:
        if details.act == "signed":
            return (Verdict.CONTRADICTED, Reason.PARTY) if signed or party else (Verdict.SHOWN, Reason.NOT_PARTY)
        if party:
            return Verdict.CONTRADICTED, Reason.PARTY
        return Verdict.SHOWN, Reason.SIGNED_ONLY if signed else Reason.NOT_PARTY
    if not wanted:
        if details.act == "signed" and party:
            return Verdict.PARTLY, Reason.PARTY
        return Verdict.CONTRADICTED, Reason.SIGNED_ONLY if signed else Reason.NOT_PARTY
    points = [each for each in ranges if each[0] in ("on", "since")]
    if points and details.act != "party":
        exact = [("on", days) for _, days in points]
        if not any(_within(exact, act.date.first, act.date.last) for act in wanted):
            return Verdict.CONTRADICTED, Reason.ACT_ON_ANOTHER_DAY
    elif points and not any(act.date.first <= days[1] for act in wanted for _, days in points):
        return Verdict.CONTRADICTED, Reason.ACT_ON_ANOTHER_DAY
    if details.act != "signed" and not party:
        return Verdict.CONTRADICTED, Reason.NOT_PARTY
    return Verdict.SHOWN, Reason.PARTY


# Reports


def _of_obligation(each: Obligation) -> Evidence:
    return Evidence(
        "obligation",
        {
            "instrument": each.instrument,
            "number": each.number,
            "due": each.due.iso if each.due else None,
            "submitted": each.submitted.iso if each.submitted else None,
        },
        (each.submitted or each.due or PartialDate("1900")).iso if (each.submitted or each.due) else None,
        each.source,
        each.verified,
    )


def _overdue(each: Obligation, on: date) -> bool:
    return bool(
        each.due and each.due.last < on and each.settled and not (each.submitted and each.submitted.first <= on)
    )


def _reports(claim: Claim, record: Record, on: date) -> Finding:
    state, details = claim.states[0], claim.details
    wanted = list(claim.value or ())
    values: dict[str, Any] = {"state": state, "instruments": wanted, "on": on.isoformat()}
    if wanted and details.act != "submitted":
        standings = [record.membership(state, short, on) for short in wanted]
        if all(each.standing in (Standing.NONE, Standing.SIGNED) for each in standings):
            facts = [item for each in standings for item in _of_membership(each, on)]
            verdict = Verdict.SHOWN if details.negated else Verdict.CONTRADICTED
            return _finding(claim, on, verdict, Reason.REPORTS_NOT_OWED, facts, **values)
    known = record.obligations(state, on)
    if known is None:
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.REPORTS_UNKNOWN, missing=("obligations",), **values)
    meant = [each for each in known if not wanted or each.instrument in wanted]
    if details.act == "submitted":
        return _submitted(claim, on, meant, values)
    overdue = [each for each in meant if _overdue(each, on)]
    values["overdue"] = [each.instrument for each in overdue]
    facts = [_of_obligation(each) for each in (overdue or meant)]
    if details.negated:
        verdict = Verdict.CONTRADICTED if overdue else Verdict.NOT_IN_RECORD
        return _finding(
            claim, on, verdict, Reason.REPORTS_OVERDUE if overdue else Reason.REPORTS_UNKNOWN, facts, **values
        )
    if details.act == "demanded":
        owing = [each for each in meant if each.due is None or each.due.first <= on]
        if owing or meant:
            reason = Reason.REPORTS_OVERDUE if overdue else Reason.REPORTS_DUE
            return _finding(claim, on, Verdict.SHOWN, reason, facts, **values)
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.REPORTS_UNKNOWN, missing=("obligations",), **values)
    dated = [each for each in details.whens if each.said[:1].isdigit() or each.said.startswith("-")]
    ranges = [each for each in _ranges(dated, on, ahead=True) if each[1][1] - each[1][0] < timedelta(days=367)]
    dates = [each for each in ranges if abs((each[1][0] - on).days) > 0]
    if dates:
        due_then = [
            each for each in meant if each.due and any(_meets(days, each.due.first, each.due.last) for _, days in dates)
        ]
        if due_then and all(each.due and (each.due.first > on or _overdue(each, on)) for each in due_then):
            return _finding(
                claim, on, Verdict.SHOWN, Reason.REPORTS_DUE, [_of_obligation(x) for x in due_then], **values
            )
        if overdue and any(each.due for each in overdue) and not due_then:
            far = all(each.due and abs((each.due.first - days[0]).days) > 400 for each in overdue for _, days in dates)
            verdict = Verdict.PARTLY if far and not any(role == "since" for role, _ in dates) else Verdict.SHOWN
            if any(role in ("on", "since") for role, _ in dates):
                verdict = Verdict.PARTLY
            return _finding(claim, on, verdict, Reason.REPORTS_OVERDUE, facts, **values)
        if meant and any(each.due for each in meant) and not due_then:
            return _finding(claim, on, Verdict.CONTRADICTED, Reason.REPORTS_DUE, facts, **values)
    if overdue:
        enough = not wanted or {each.instrument for each in overdue} >= set(wanted)
        return _finding(claim, on, Verdict.SHOWN if enough else Verdict.PARTLY, Reason.REPORTS_OVERDUE, facts, **values)
    return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.REPORTS_UNKNOWN, facts, missing=("submissions",), **values)


def _submitted(claim: Claim, on: date, meant: list[Obligation], values: dict[str, Any]) -> Finding:
    ranges = _ranges(claim.details.whens, on)
    given = [each for each in meant if each.submitted]
    facts = [_of_obligation(each) for each in given]
    right = [
        each
        for each in given
        if each.submitted and each.submitted.first <= on and _within(ranges, each.submitted.first, each.submitted.last)
    ]
    if right:
        facts = [_of_obligation(each) for each in right]
        return _finding(claim, on, Verdict.SHOWN, Reason.REPORTS_SUBMITTED, facts, **values)
    firsts = [each for each in given if each.number == 1 and each.submitted and each.submitted.first > on]
    if firsts:
        return _finding(claim, on, Verdict.CONTRADICTED, Reason.REPORTS_SUBMITTED, facts, **values)
    return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.REPORTS_UNKNOWN, facts, missing=("submissions",), **values)


# Resolutions


def _of_resolution(each: Resolution) -> Evidence:
    return Evidence(
        "resolution",
        {
            "symbol": each.symbol,
            "body": each.body,
            "mode": "recorded_vote" if each.recorded else "without_a_vote",
            "tally": list(each.tallies[0]) if each.tallies else None,
        },
        each.date.isoformat(),
        each.source,
        each.verified,
    )


def _meant(
    claim: Claim, record: Record, on: date
) -> tuple[list[Resolution], list[Resolution], list[tuple[str, Range]]]:
    """Of the resolutions that a claim can mean: those of the time it names, all of its series by that day; and the
    times."""
    details = claim.details
    ranges = _ranges(details.whens, on)
    found = [each for each in record.resolutions(details.target, details.symbol) if each.date <= on]
    if details.body:
        bodies = {details.body, "chr"} if details.body == "hrc" and not details.symbol else {details.body}
        if details.symbol is None or details.body == "committee3":
            found = [each for each in found if each.body in bodies]
    elif details.symbol is None:
        general = [each for each in found if each.body == "ga"]
        if not ranges or any(_within(ranges, each.date, each.date) for each in general):
            found = general or found
    if details.symbol:
        return found, found, ranges
    return [each for each in found if _within(ranges, each.date, each.date)], found, ranges


_MATCHES: dict[str, frozenset[Vote]] = {
    "for": frozenset({Vote.YES}),
    "against": frozenset({Vote.NO}),
    "abstained": frozenset({Vote.ABSTAINED}),
    "rejected": frozenset({Vote.NO}),
}


def _position(claim: Claim, record: Record, on: date) -> Finding:
    details, position = claim.details, claim.value["position"]
    meant, series, ranges = _meant(claim, record, on)
    voters = details.by or claim.states[:1]
    values: dict[str, Any] = {"states": list(voters), "target": details.target, "position": position}
    if not series:
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.RESOLUTION_UNKNOWN, missing=("resolution",), **values)
    if not ranges and not details.symbol and not details.always:
        meant = [each for each in series if each is series[-1]]
    recorded = [each for each in meant if each.recorded]
    before = [each for each in series if each.recorded and _all_voted(record, voters, each, _MATCHES[position])]
    values["years"] = [each.date.year for each in before]
    if not meant:
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.RESOLUTION_UNKNOWN, missing=("resolution",), **values)
    if not recorded:
        values["year"] = meant[-1].date.year
        facts = [_of_resolution(each) for each in meant]
        facts += [_of_vote(record, state, each) for each in before for state in voters]
        unknown = all(record.vote(state, each.id) is None for state in voters for each in series if each.recorded)
        if unknown:
            return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.VOTE_UNKNOWN, facts, missing=("votes",), **values)
        named = bool(ranges or details.symbol)
        if details.negated:
            return _finding(claim, on, Verdict.SHOWN, Reason.NO_VOTE_TAKEN, facts, **values)
        if named and details.act == "voted" and position != "rejected":
            return _finding(claim, on, Verdict.CONTRADICTED, Reason.NO_VOTE_TAKEN, facts, **values)
        if before and position in ("rejected", "against", "abstained"):
            return _finding(
                claim,
                on,
                Verdict.PARTLY,
                Reason.NO_VOTE_THAT_YEAR,
                facts,
                missing=("explanations of position",),
                **values,
            )
        return _finding(
            claim,
            on,
            Verdict.NOT_IN_RECORD,
            Reason.NO_VOTE_TAKEN,
            facts,
            missing=("explanations of position",),
            **values,
        )
    facts = [_of_resolution(each) for each in recorded]
    told = [(state, each, record.vote(state, each.id)) for each in recorded for state in voters]
    facts += [_of_vote(record, state, each) for state, each, vote in told if vote]
    if any(vote is None for _, _, vote in told):
        known = [each for each in told if each[2] is not None]
        if not known:
            return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.VOTE_UNKNOWN, facts, missing=("votes",), **values)
    right = [(vote in _MATCHES[position]) != details.negated for _, _, vote in told if vote is not None]
    if all(right):
        silent = any(vote is None for _, _, vote in told)
        verdict = Verdict.PARTLY if silent else Verdict.SHOWN
        return _finding(claim, on, verdict, Reason.VOTED, facts, missing=("votes",) if silent else (), **values)
    if any(right):
        return _finding(claim, on, Verdict.PARTLY, Reason.VOTED_IN_PART, facts, **values)
    if position == "rejected" and not any(vote is Vote.YES for _, _, vote in told):
        return _finding(claim, on, Verdict.PARTLY, Reason.VOTED_OTHERWISE, facts, **values)
    return _finding(claim, on, Verdict.CONTRADICTED, Reason.VOTED_OTHERWISE, facts, **values)


def _all_voted(record: Record, states: Sequence[str], resolution: Resolution, votes: frozenset[Vote]) -> bool:
    return all(record.vote(state, resolution.id) in votes for state in states)


def _of_vote(record: Record, state: str, each: Resolution) -> Evidence:
    vote = record.vote(state, each.id)
    return Evidence(
        "vote",
        {"state": state, "vote": vote.value if vote else None, "symbol": each.symbol},
        each.date.isoformat(),
        each.source,
        each.verified,
    )


def _adoption(claim: Claim, record: Record, on: date) -> Finding:
    details = claim.details
    recorded = claim.value == "recorded_vote"
    meant, series, ranges = _meant(claim, record, on)
    values: dict[str, Any] = {"target": details.target, "mode": claim.value}
    if not meant:
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.RESOLUTION_UNKNOWN, missing=("resolution",), **values)
    points = [days for role, days in ranges if role == "on"]
    if points and any(role != "on" for role, _ in ranges):  # `last week, the seventeenth since 2005`
        ranges = [each for each in ranges if each[0] == "on"]
        meant = [each for each in series if _within(ranges, each.date, each.date)] or meant
    if not ranges and not details.symbol and not details.always:
        meant = series if details.tally else series[-1:]
    fits = [each for each in meant if each.recorded == recorded and _same_tally(details.tally, each.tallies)]
    facts = [_of_resolution(each) for each in (fits if fits and not details.always else meant)]
    values["fit"], values["of"] = len(fits), len(meant)
    values["voted"] = [each.date.year for each in meant if each.recorded]
    if details.always:
        verdict = Verdict.SHOWN if len(fits) == len(meant) else Verdict.CONTRADICTED
        reason = Reason.ADOPTED_SO if len(fits) == len(meant) else Reason.ADOPTED_OTHERWISE
        return _finding(claim, on, verdict, reason, facts, computed=f"{len(fits)} of {len(meant)} texts", **values)
    each_time = [any(_meets(days, one.date, one.date) for one in fits) for days in points] or [bool(fits)]
    open_ended = any(role != "on" for role, _ in ranges)
    if open_ended and len(fits) < len(meant):
        verdict = Verdict.PARTLY if fits else Verdict.CONTRADICTED
        return _finding(claim, on, verdict, Reason.ADOPTED_SO_IN_PART, facts, **values)
    if all(each_time):
        others = [each for each in series if each.recorded == recorded and each not in fits]
        if details.whole and points and others:
            facts += [_of_resolution(each) for each in others]
            return _finding(claim, on, Verdict.PARTLY, Reason.ADOPTED_SO_IN_PART, facts, **values)
        return _finding(claim, on, Verdict.SHOWN, Reason.ADOPTED_SO, facts, **values)
    if any(each_time):
        return _finding(claim, on, Verdict.PARTLY, Reason.ADOPTED_SO_IN_PART, facts, **values)
    if details.tally and any(each.recorded and not each.tallies for each in meant):
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.TALLY_DIFFERS, facts, missing=("tally",), **values)
    same_mode = any(each.recorded == recorded for each in meant)
    reason = Reason.TALLY_DIFFERS if same_mode else Reason.ADOPTED_OTHERWISE
    return _finding(claim, on, Verdict.CONTRADICTED, reason, facts, **values)


def _same_tally(said: tuple[int | None, int | None, int | None] | None, held: Sequence[Tally]) -> bool:
    return said is None or any(
        all(one is None or one == other for one, other in zip(said, each, strict=True)) for each in held
    )


def _sponsorship(claim: Claim, record: Record, on: date) -> Finding:
    details = claim.details
    meant, series, ranges = _meant(claim, record, on)
    wanted = set(details.by or claim.states[:1])
    values: dict[str, Any] = {"states": sorted(wanted), "target": details.target}
    if not ranges and not details.symbol:
        meant = series[-1:]
    for each in reversed(meant):
        those = record.sponsors(each.id)
        if those is None:
            continue
        there = wanted & those.states
        facts = [
            _of_resolution(each),
            Evidence("sponsors", sorted(there), each.date.isoformat(), those.source, those.verified),
        ]
        if there == wanted:
            verdict = Verdict.CONTRADICTED if details.negated else Verdict.SHOWN
            return _finding(claim, on, verdict, Reason.SPONSOR, facts, **values)
        if those.complete and not there:
            verdict = Verdict.SHOWN if details.negated else Verdict.CONTRADICTED
            return _finding(claim, on, verdict, Reason.NOT_SPONSOR, facts, **values)
        if there:
            return _finding(claim, on, Verdict.PARTLY, Reason.SPONSOR, facts, **values)
    facts = [_of_resolution(each) for each in meant[-1:]]
    return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.SPONSORS_UNKNOWN, facts, missing=("sponsors",), **values)


# Recommendations


def _recommendations(claim: Claim, record: Record, on: date) -> Finding:
    details, which, said = claim.details, claim.value["which"], claim.value["number"]
    target = details.target or claim.states[-1]
    known = record.reviews(target)
    values: dict[str, Any] = {"state": target, "which": which, "said": said}
    if known is None:
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.STATE_UNKNOWN, missing=("recommendations",), **values)
    by = (details.by[0] if details.by else None) if which == "made" else None
    meant = _reviews_meant(known, replace(details, whens=()), on)
    ranges = _ranges(details.whens, on)
    if ranges:
        near = [each for each in meant if _within(ranges, each.first, each.last)]
        meant = near or [each for each in meant if _within(ranges, each.last, each.last + timedelta(days=300))]
    facts: list[Evidence] = []
    silent = not meant
    contradicted = False
    for review in meant:
        if review.session is None:
            silent = True
            continue
        figures = _in_force(record.recommendations(target, review.session, which, by), on)
        facts += [_of_figure(each, review, which) for each in figures]
        number = said
        if number is None:
            totals = {
                each.number for each in _in_force(record.recommendations(target, review.session, "received", None), on)
            }
            if any(each.number in totals for each in figures):
                return _finding(claim, on, Verdict.SHOWN, Reason.COUNT_SHOWN, facts, **values)
            contradicted = contradicted or bool(figures and totals)
            silent = silent or not (figures and totals)
            continue
        if any(details.compare.holds(each.number, number) for each in figures):
            if details.whole and which == "supported":
                totals = {
                    each.number
                    for each in _in_force(record.recommendations(target, review.session, "received", None), on)
                }
                if totals and number not in totals:
                    contradicted = True
                    continue
            right = [_of_figure(each, review, which) for each in figures if details.compare.holds(each.number, number)]
            return _finding(claim, on, Verdict.SHOWN, Reason.COUNT_SHOWN, right, **values)
        if figures and any(each.verified for each in figures):
            contradicted = True
        else:
            silent = True
    values["counts"] = sorted({each.value["number"] for each in facts})
    if silent or not contradicted:
        missing = ("recommendations",)
        return _finding(claim, on, Verdict.NOT_IN_RECORD, Reason.COUNT_UNKNOWN, facts, missing=missing, **values)
    return _finding(claim, on, Verdict.CONTRADICTED, Reason.COUNT_DIFFERS, facts, **values)


def _in_force(figures: Iterable[Figure], on: date) -> list[Figure]:
    """The figures that stood on a day."""
    return [
        each for each in figures if (each.since is None or each.since <= on) and (each.until is None or on < each.until)
    ]


def _of_figure(each: Figure, review: Review, which: str) -> Evidence:
    return Evidence(
        "recommendations",
        {"number": each.number, "which": which, "session": each.session, "state": review.state},
        review.date,
        each.source,
        each.verified,
    )


# What no record decides


def _judgement(claim: Claim, _record: Record, on: date) -> Finding:
    return _finding(claim, on, Verdict.NOT_CHECKABLE, Reason.JUDGEMENT)


def _empirical(claim: Claim, _record: Record, on: date) -> Finding:
    return _finding(claim, on, Verdict.EMPIRICAL, Reason.MEASURE, measure=claim.kind.value)


def _commitment(claim: Claim, record: Record, on: date) -> Finding:
    """To be looked at again: after the next review of the State that it speaks of, else after a year."""
    again = date(on.year + 1, on.month, min(on.day, 28))
    facts: list[Evidence] = []
    for state in reversed(claim.states):
        ahead = [each for each in record.reviews(state) or () if each.last > on]
        if ahead and len(claim.states) > 1:
            again, facts = ahead[0].last, [_of_review(ahead[0])]
            break
    return _finding(
        claim,
        on,
        Verdict.COMMITMENT,
        Reason.TO_BE_FOLLOWED,
        facts,
        again_on=again,
        by=claim.value["by"],
        date=again.isoformat(),
    )


_RULES: dict[Kind, Callable[[Claim, Record, date], Finding]] = {
    Kind.REVIEW_COUNT: _review_count,
    Kind.REVIEW_DUE: _review_due,
    Kind.REVIEW_PARTICIPATION: _participation,
    Kind.TREATY_MEMBERSHIP: _membership,
    Kind.REPORTS_DUE: _reports,
    Kind.RESOLUTION_POSITION: _position,
    Kind.ADOPTION_MODE: _adoption,
    Kind.SPONSORSHIP: _sponsorship,
    Kind.RECOMMENDATION_COUNT: _recommendations,
    Kind.JUDGEMENT: _judgement,
    Kind.CAUSAL: _empirical,
    Kind.SELECTIVITY: _empirical,
    Kind.COMMITMENT: _commitment,
}
