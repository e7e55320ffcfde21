"""Reports owed under treaties."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from hiwar.kernel.checking.model import Claim, Details, Evidence, Finding, Reason, Verdict
from hiwar.kernel.checking.record import (
    Obligation,
    Record,
    Standing,
)
from hiwar.kernel.checking.verdicts.findings import Range, finding, meets, ranges_of, within
from hiwar.kernel.checking.verdicts.treaties import of_membership
from hiwar.kernel.values import PartialDate


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


def reports(claim: Claim, record: Record, on: date) -> Finding:
    """Whether reports are owed, were asked for, or were handed in."""
    state, details = claim.states[0], claim.details
    wanted = list(claim.value or ())
    values: dict[str, Any] = {"state": state, "instruments": wanted, "on": on.isoformat()}
    if wanted and not (details.act == "submitted" and details.negated):  # who is no party has none to hand in
        standings = [record.membership(state, short, on) for short in wanted]
        if all(each.standing in (Standing.NONE, Standing.SIGNED) for each in standings):
            facts = [item for each in standings for item in of_membership(each, on)]
            unsent = details.negated or details.act == "missing"  # who owes none has sent none
            verdict = Verdict.SHOWN if unsent else Verdict.CONTRADICTED
            return finding(claim, on, verdict, Reason.REPORTS_NOT_OWED, facts, **values)
    known = record.obligations(state, on)
    if known is None:
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.REPORTS_UNKNOWN, missing=("obligations",), **values)
    meant = [each for each in known if not wanted or each.instrument in wanted]
    if details.act == "submitted":
        return _submitted(claim, on, meant, values)
    overdue = [each for each in meant if _overdue(each, on)]
    values["overdue"] = [each.instrument for each in overdue]
    facts = [_of_obligation(each) for each in (overdue or meant)]
    if details.negated:
        verdict = Verdict.CONTRADICTED if overdue else Verdict.NOT_IN_RECORD
        return finding(
            claim, on, verdict, Reason.REPORTS_OVERDUE if overdue else Reason.REPORTS_UNKNOWN, facts, **values
        )
    if details.act == "demanded":
        owing = [each for each in meant if each.due is None or each.due.first <= on]
        if owing or meant:
            reason = Reason.REPORTS_OVERDUE if overdue else Reason.REPORTS_DUE
            return finding(claim, on, Verdict.SHOWN, reason, facts, **values)
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.REPORTS_UNKNOWN, missing=("obligations",), **values)
    exact = [each for each in details.whens if _EXACT.match(each.said)]
    named = [*ranges_of(exact, on, ahead=True), *ranges_of(exact, on)]
    ranges = [each for each in dict.fromkeys(named) if each[1][1] - each[1][0] < timedelta(days=367)]
    dates = [each for each in ranges if abs((each[1][0] - on).days) > 0]
    if dates and wanted:
        fixed = [each for each in meant if each.due and _due_in(each.due, dates)]
        if fixed:
            verdict = Verdict.SHOWN if {each.instrument for each in fixed} >= set(wanted) else Verdict.PARTLY
            return finding(claim, on, verdict, Reason.REPORTS_DUE, [_of_obligation(x) for x in fixed], **values)
        firsts = {each.instrument: each for each in meant if each.number == 1 and each.due}
        first = [firsts[short] for short in wanted if short in firsts]
        if len(first) == len(wanted) and all(_excluded(each, details, dates) for each in first):
            told = [_of_obligation(each) for each in first]
            return finding(claim, on, Verdict.CONTRADICTED, Reason.REPORTS_DUE_OTHERWISE, told, **values)
    if dates:
        due_then = [
            each for each in meant if each.due and any(meets(days, each.due.first, each.due.last) for _, days in dates)
        ]
        if due_then and all(each.due and (each.due.first > on or _overdue(each, on)) for each in due_then):
            return finding(
                claim, on, Verdict.SHOWN, Reason.REPORTS_DUE, [_of_obligation(x) for x in due_then], **values
            )
        if overdue and any(each.due for each in overdue) and not due_then:
            far = all(each.due and abs((each.due.first - days[0]).days) > 400 for each in overdue for _, days in dates)
            verdict = Verdict.PARTLY if far and not any(role == "since" for role, _ in dates) else Verdict.SHOWN
            if any(role != "until" for role, _ in dates):
                verdict = Verdict.PARTLY
            return finding(claim, on, verdict, Reason.REPORTS_OVERDUE, facts, **values)
    if overdue:
        enough = not wanted or {each.instrument for each in overdue} >= set(wanted)
        return finding(claim, on, Verdict.SHOWN if enough else Verdict.PARTLY, Reason.REPORTS_OVERDUE, facts, **values)
    return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.REPORTS_UNKNOWN, facts, missing=("submissions",), **values)


_EXACT = re.compile(r"[-\d]|(?:week|month)[-+]|year[-+][01]$")
"""Times that mean a day, a month or a year, and not roughly how long ago."""

_DAY = timedelta(days=1)
"""Reports were listed for the anniversary or for the day before it."""


def _due_in(due: PartialDate, dates: list[tuple[str, Range]]) -> bool:
    return any(meets(days, due.first - _DAY, due.last + _DAY) for _, days in dates)


def _excluded(first: Obligation, details: Details, dates: list[tuple[str, Range]]) -> bool:
    """Whether no report can have been due when it is said: before the initial one, or, of the initial one, at another
    time. Later ones may have been asked for on any day."""
    if first.due is None:
        return False
    early = all(days[1] < first.due.first - _SLACK for _, days in dates)
    return early or (details.ordinal == 1 and not any(role == "since" for role, _ in dates))


_SLACK = timedelta(days=31)


def _submitted(claim: Claim, on: date, meant: list[Obligation], values: dict[str, Any]) -> Finding:
    ranges = ranges_of(claim.details.whens, on)
    given = [each for each in meant if each.submitted]
    facts = [_of_obligation(each) for each in given]
    right = [
        each
        for each in given
        if each.submitted and each.submitted.first <= on and within(ranges, each.submitted.first, each.submitted.last)
    ]
    if right:
        facts = [_of_obligation(each) for each in right]
        return finding(claim, on, Verdict.SHOWN, Reason.REPORTS_SUBMITTED, facts, **values)
    return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.REPORTS_UNKNOWN, facts, missing=("submissions",), **values)
