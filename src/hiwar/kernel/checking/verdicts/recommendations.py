"""Numbers of recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hiwar.kernel.checking.model import Claim, Evidence, Finding, Reason, Verdict
from hiwar.kernel.checking.record import (
    Figure,
    Record,
    Review,
)
from hiwar.kernel.checking.verdicts.findings import finding, ranges_of, within
from hiwar.kernel.checking.verdicts.reviews import reviews_meant


def recommendations(claim: Claim, record: Record, on: date) -> Finding:
    """Whether a review brought so many recommendations, among the reviews that the claim can mean."""
    details, which, said = claim.details, claim.value["which"], claim.value["number"]
    target = details.target or claim.states[-1]
    known = record.reviews(target)
    values: dict[str, Any] = {"state": target, "which": which, "said": said}
    if known is None:
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.STATE_UNKNOWN, missing=("recommendations",), **values)
    if details.by and which != "made":  # what became of those that one State made
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.COUNT_UNKNOWN, missing=("recommendations",), **values)
    by = (details.by[0] if details.by else None) if which == "made" else None
    meant = reviews_meant(known, replace(details, whens=()), on)
    ranges = ranges_of(details.whens, on)
    if ranges:
        near = [each for each in meant if within(ranges, each.first, each.last)]
        meant = near or [each for each in meant if within(ranges, each.last, each.last + timedelta(days=300))]
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
                return finding(claim, on, Verdict.SHOWN, Reason.COUNT_SHOWN, facts, **values)
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
            return finding(claim, on, Verdict.SHOWN, Reason.COUNT_SHOWN, right, **values)
        most = max((each.number for each in figures), default=0)
        part = which == "noted" and 0 < number < most  # those rejected at once may be meant, or those only noted
        part = part or (number <= most and any(each.parts for each in figures))
        part = part or (which == "received" and 0 < number * _FRACTION <= most)  # from whom, or on what
        part = part or (details.of_some and number <= most)
        if part or (which == "made" and not _far(number, figures)):
            silent = True
        elif figures and any(each.verified for each in figures):
            contradicted = True
        else:
            silent = True
        held = record.recommendations(target, review.session, which, by)
        once = [each for each in held if each.until is not None and each.until <= on and number == each.number]
        if once and contradicted:  # it was so until answers were changed
            told = [_of_figure(each, review, which) for each in once]
            return finding(claim, on, Verdict.PARTLY, Reason.COUNT_DIFFERS, [*told, *facts], **values)
    if details.always and said is not None:  # of several reviews together
        sums = _sums([_in_force(record.recommendations(target, each.session or 0, which, by), on) for each in meant])
        verdict = Verdict.SHOWN if any(details.compare.holds(each, said) for each in sums) else Verdict.NOT_IN_RECORD
        reason = Reason.COUNT_SHOWN if verdict is Verdict.SHOWN else Reason.COUNT_UNKNOWN
        return finding(claim, on, verdict, reason, facts, **values)
    values["counts"] = sorted({each.value["number"] for each in facts})
    if silent or not contradicted:
        missing = ("recommendations",)
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.COUNT_UNKNOWN, facts, missing=missing, **values)
    return finding(claim, on, Verdict.CONTRADICTED, Reason.COUNT_DIFFERS, facts, **values)


_FRACTION = 10
"""Nobody is so far off who counts all that were received: fewer than a tenth are a part of them."""


def _sums(figures: list[list[Figure]]) -> set[int]:
    """What two or more reviews, one after the other, brought together."""
    numbers = [{one.number for one in each} for each in figures]
    found: set[int] = set()
    for first in range(len(numbers)):
        reached = numbers[first]
        for following in numbers[first + 1 :]:
            reached = {one + more for one in reached for more in following}
            found |= reached
    return found


def _far(said: int, figures: Iterable[Figure]) -> bool:
    """Whether a number is farther off than counting otherwise may bring it: what one State made is counted by
    paragraphs, by texts, or as a coding splits and joins compound ones."""
    numbers = [each.number for each in figures]
    return bool(numbers) and (said * 3 > max(numbers) * 4 + 3 or said * 4 + 3 < min(numbers) * 3)


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
