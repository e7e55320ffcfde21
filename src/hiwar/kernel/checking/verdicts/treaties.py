"""Who is party to which treaties."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hiwar.kernel.checking.model import Claim, Details, Evidence, Finding, Reason, Verdict
from hiwar.kernel.checking.record import (
    Act,
    Membership,
    Record,
    Standing,
)
from hiwar.kernel.checking.verdicts.findings import Range, finding, ranges_of, within
from hiwar.kernel.facts.instruments import instruments

_CORE = 9
_MANY = 3
"""Treaties from which on they are many."""


def _of_act(act: Act) -> Evidence:
    return Evidence(
        "act",
        {"instrument": act.instrument, "act": act.name or act.kind, "void": act.void},
        act.date.iso,
        act.source,
        act.verified,
    )


def of_membership(found: Membership, on: date) -> list[Evidence]:
    """How a State stands to an instrument, as evidence."""
    if found.acts:
        return [_of_act(act) for act in found.acts]
    value = {"instrument": found.instrument, "standing": found.standing.value}
    known_on = (found.known_on or on).isoformat()
    return [Evidence("membership", value, known_on, found.source, found.verified)]


def membership(claim: Claim, record: Record, on: date) -> Finding:
    """Whether a State is party to instruments, to so many, or to many."""
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
    facts = [item for each in party for item in of_membership(each, on)]
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
            return finding(
                claim, on, Verdict.NOT_IN_RECORD, Reason.TREATIES_UNKNOWN, facts, missing=("status",), **values
            )
    if many:
        enough = len(party) >= _MANY
        verdict = Verdict.SHOWN if enough else Verdict.PARTLY if party else Verdict.CONTRADICTED
        if details.negated:  # a State may be party to many and not to many others
            without = len(scope) - len(party) - len(unknown)
            verdict = Verdict.PARTLY if without >= _MANY or not enough else Verdict.CONTRADICTED
        return finding(claim, on, verdict, Reason.PARTIES_COUNTED, facts, computed=computed, **values)
    if details.negated and claim.value:  # so many that it has not joined
        without = len(scope) - len(party) - len(unknown)
        said = int(claim.value)
        verdict = Verdict.SHOWN if without == said else Verdict.CONTRADICTED if said > without else Verdict.PARTLY
        return finding(claim, on, verdict, Reason.PARTIES_COUNTED, facts, computed=computed, **values)
    right = details.compare.holds(len(party), int(claim.value))
    if not right and details.body != "core" and claim.value <= _CORE:
        every = sum(record.membership(state, short, on).standing is Standing.PARTY for short in shorts)
        if not details.compare.holds(every, int(claim.value)):  # treaties beside these may be meant
            missing = ("which treaties are meant",)
            return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.PARTIES_COUNTED, facts, missing=missing, **values)
        right = True
    verdict = Verdict.SHOWN if right != details.negated else Verdict.CONTRADICTED
    return finding(claim, on, verdict, Reason.PARTIES_COUNTED, facts, computed=computed, **values)


def _members_of(claim: Claim, record: Record, on: date) -> Finding:
    """One or several instruments by name: each must be as said."""
    state, details = claim.states[0], claim.details
    ranges = ranges_of(details.whens, on)
    told: list[tuple[Verdict, Reason]] = []
    facts: list[Evidence] = []
    for short in claim.value:
        found = record.membership(state, short, on)
        then = _then_none(record, state, found, claim, on)
        for day, each in then or [(on, found)]:
            facts += of_membership(each, day)
        told.append((Verdict.CONTRADICTED, Reason.NOT_PARTY) if then else _as_member(found, details, ranges, on))
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
    if details.negated and verdict is Verdict.SHOWN and (points := _points(ranges)):  # it was so then
        values["on"] = max(_end(each) for each in points).isoformat()
    return finding(claim, on, verdict, reason, facts, missing=missing, **values)


def _points(ranges: list[tuple[str, Range]]) -> list[tuple[str, Range]]:
    """The times of a claim that tell by when a State acted."""
    return [each for each in ranges if each[0] != "until"]


def _end(then: tuple[str, Range]) -> date:
    """The last day of a time, or the last one before it."""
    role, days = then
    return days[0] - _DAY if role == "before" else days[1]


_DAY = timedelta(days=1)


def _then_none(record: Record, state: str, found: Membership, claim: Claim, on: date) -> list[tuple[date, Membership]]:
    """How a State stood at each time that a claim names, where it is known that it did not act by then though the
    record is silent on the day of the statement; else nothing."""
    details = claim.details
    points = [days for role, days in ranges_of(details.whens, on) if role == "on"]
    if found.standing is not Standing.UNKNOWN or found.acts or not points or details.negated:
        return []
    then = [(days[1], record.membership(state, found.instrument, days[1])) for days in points]
    known = all(each.standing is Standing.NONE for _, each in then)
    return then if known and details.act != "withdrawn" else []


def _as_member(
    found: Membership, details: Details, ranges: list[tuple[str, Range]], on: date
) -> tuple[Verdict, Reason]:
    if found.standing is Standing.UNKNOWN:
        return Verdict.NOT_IN_RECORD, Reason.TREATIES_UNKNOWN
    acts = [each for each in found.acts if each.date.first <= on]
    party = found.standing is Standing.PARTY
    signed = [each for each in acts if each.kind == "signature"]
    binding = [each for each in acts if each.kind == "binding"]
    if details.act == "withdrawn":
        left = [each for each in acts if each.kind == "withdrawal"]
        if details.negated:  # `could not withdraw from it`
            gone = any(not each.void for each in left)
            if gone:
                return Verdict.CONTRADICTED, Reason.NOT_PARTY
            return (Verdict.SHOWN, Reason.PARTY) if party else (Verdict.NOT_IN_RECORD, Reason.NOT_PARTY)
        if any(each.void for each in left):
            return Verdict.CONTRADICTED, Reason.WITHDRAWAL_WITHOUT_EFFECT
        if left:
            return Verdict.SHOWN, Reason.NOT_PARTY
        return Verdict.NOT_IN_RECORD, Reason.PARTY
    wanted = signed if details.act == "signed" else binding
    points = _points(ranges)
    if details.negated:
        if points and not any(_acted_by(wanted, each) for each in points):
            return Verdict.SHOWN, Reason.SIGNED_ONLY if signed else Reason.NOT_PARTY  # whatever it did afterwards
        if details.act == "signed":
            if party and not signed:  # it acceded, for which no signature is needed
                return Verdict.PARTLY, Reason.PARTY
            return (Verdict.CONTRADICTED, Reason.PARTY) if signed else (Verdict.SHOWN, Reason.NOT_PARTY)
        if party:
            return Verdict.CONTRADICTED, Reason.PARTY
        return Verdict.SHOWN, Reason.SIGNED_ONLY if signed else Reason.NOT_PARTY
    if not wanted:
        if details.act == "signed" and party:
            return Verdict.PARTLY, Reason.PARTY
        return Verdict.CONTRADICTED, Reason.SIGNED_ONLY if signed else Reason.NOT_PARTY
    if points and details.act not in ("party", "named"):
        begun = [("since", days) for role, days in points if role == "since" and details.act != "withdrawn"]
        exact = begun or points
        if not any(within(exact, act.date.first, act.date.last) for act in wanted):
            return Verdict.CONTRADICTED, Reason.ACT_ON_ANOTHER_DAY
    elif points and not any(_acted_by(wanted, each) for each in points):
        return Verdict.CONTRADICTED, Reason.ACT_ON_ANOTHER_DAY
    if details.act != "signed" and not party:
        return Verdict.CONTRADICTED, Reason.NOT_PARTY
    return Verdict.SHOWN, Reason.PARTY


def _acted_by(acts: Iterable[Act], then: tuple[str, Range]) -> bool:
    """Whether a State had acted by a time."""
    return any(each.date.first <= _end(then) for each in acts)
