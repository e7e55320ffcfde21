"""What every verdict is made with: a finding with its confidence, and the times that a claim names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hiwar.kernel.checking.model import Claim, Evidence, Finding, Reason, Verdict, When
from hiwar.kernel.understanding.moments import between

Range = tuple[date, date]
"""The first day and the last."""


def finding(
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
    """A finding, less sure where the record is not sure itself or is silent; what else is named are the values of
    its reason."""
    facts = tuple(evidence)
    sure = claim.confidence * (1.0 if all(each.verified for each in facts) else 0.85)
    if verdict is Verdict.NOT_IN_RECORD:
        sure = min(sure, 0.6)
    return Finding(claim, verdict, reason, values, facts, on, round(sure, 2), computed, tuple(missing), again_on)


def ranges_of(whens: Iterable[When], on: date, *, ahead: bool = False) -> list[tuple[str, Range]]:
    """The times that a claim names, as first and last days; one that reaches into the future of the day ends with it
    unless the claim looks ahead."""
    found: list[tuple[str, Range]] = []
    for when in whens:
        if ahead and when.said.startswith("--"):  # a month of this year or one of the next
            years = (replace(when, said=f"{on.year + more}{when.said[1:]}") for more in range(4))
            found += [(when.role, days) for each in years if (days := between(each.said, on)) and days[1] >= on]
            continue
        days = between(when.said, on, ahead=ahead)
        if days:
            found.append((when.role, days))
    return found


def meets(days: Range, first: date, last: date) -> bool:
    """Whether two stretches of time have a day in common."""
    return days[0] <= last and first <= days[1]


def within(ranges: list[tuple[str, Range]], first: date, last: date) -> bool:
    """Whether a time lies in one of the times named; in all open ones (`since`, `until`) and one of the others."""
    points = [days for role, days in ranges if role == "on"]
    return (
        (not points or any(meets(days, first, last) for days in points))
        and all(last >= days[0] for role, days in ranges if role == "since")
        and all(first <= days[1] for role, days in ranges if role in ("until", "by"))
        and all(first < days[0] for role, days in ranges if role == "before")
        and all(last > days[1] for role, days in ranges if role == "after")
    )
