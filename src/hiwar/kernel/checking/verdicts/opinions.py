"""What no record decides, and what is to be looked at again."""

from __future__ import annotations

from datetime import date

from hiwar.kernel.checking.model import Claim, Evidence, Finding, Reason, Verdict
from hiwar.kernel.checking.record import (
    Record,
)
from hiwar.kernel.checking.verdicts.findings import finding
from hiwar.kernel.checking.verdicts.reviews import of_review


def judgement(claim: Claim, _record: Record, on: date) -> Finding:
    """A value judgement: no record decides it."""
    return finding(claim, on, Verdict.NOT_CHECKABLE, Reason.JUDGEMENT)


def empirical(claim: Claim, _record: Record, on: date) -> Finding:
    """Causes and effects, selectivity: questions for the measures."""
    return finding(claim, on, Verdict.EMPIRICAL, Reason.MEASURE, measure=claim.kind.value)


def commitment(claim: Claim, record: Record, on: date) -> Finding:
    """To be looked at again: after the next review of the State that it speaks of, else after a year."""
    again = date(on.year + 1, on.month, min(on.day, 28))
    facts: list[Evidence] = []
    for state in reversed(claim.states):
        ahead = [each for each in record.reviews(state) or () if each.last > on]
        if ahead and len(claim.states) > 1:
            again, facts = ahead[0].last, [of_review(ahead[0])]
            break
    return finding(
        claim,
        on,
        Verdict.COMMITMENT,
        Reason.TO_BE_FOLLOWED,
        facts,
        again_on=again,
        by=claim.value["by"],
        date=again.isoformat(),
    )
