"""Reviews: how many, when the next one is, who took part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hiwar.kernel.checking.model import Claim, Compare, Details, Evidence, Finding, Reason, Verdict, When
from hiwar.kernel.checking.record import (
    Record,
    Review,
)
from hiwar.kernel.checking.verdicts.findings import Range, finding, meets, ranges_of, within
from hiwar.kernel.facts import non_cooperation

Values = dict[str, Any]


def of_review(review: Review) -> Evidence:
    """A review as evidence."""
    return Evidence(
        "review",
        {"state": review.state, "number": review.number, "session": review.session, "symbol": review.symbol},
        review.date,
        review.source,
        review.verified,
    )


def review_count(claim: Claim, record: Record, on: date) -> Finding:
    """Whether so many reviews were held by a day; with an ordinal, whether that one was, and when it says so. Which-th
    one the next will be is told by the next."""
    if claim.details.ahead:
        over = tuple(when for when in claim.details.whens if _is_past(when, on))
        if not over:
            return review_due(claim, record, on)
        claim = replace(claim, details=replace(claim.details, ahead=False, whens=over))  # `whose third was in 2019`
    known = record.reviews(claim.states[0])
    if known is None:
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.STATE_UNKNOWN, missing=("reviews",))
    details, said = claim.details, int(claim.value)
    ranges = ranges_of(details.whens, on)
    held = [each for each in known if each.last <= on and each not in _unsure(known)]
    perhaps = _perhaps_held(known, on)
    values: dict[str, Any] = {"state": claim.states[0], "count": len(held), "said": said, "on": on.isoformat()}
    facts = [of_review(each) for each in held]
    computed = f"reviews held by {on.isoformat()}: {len(held)}"
    if details.ordinal is not None:
        that = next((each for each in [*held, *perhaps] if each.is_nth(details.ordinal)), None)
        if that is None or that.is_open:
            following = next((each for each in known if each.last > on), None)
            if following and following.is_nth(details.ordinal) and details.act != "undergo":  # prepared for, not held
                return finding(
                    claim, on, Verdict.NOT_IN_RECORD, Reason.NEXT_REVIEW, [of_review(following)], **_next(following)
                )
            if any(each.is_open for each in perhaps):
                return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.NEXT_REVIEW_UNKNOWN, facts, **values)
            return finding(claim, on, Verdict.CONTRADICTED, Reason.REVIEWS_COUNTED, facts, computed=computed, **values)
        fits = within(ranges, that.first, that.last) and _in_sessions(details, that)
        plain = details.act != "part"  # else the day may be that of something else around the review
        sure = plain and that.verified
        verdict = Verdict.SHOWN if fits else Verdict.CONTRADICTED if sure else Verdict.NOT_IN_RECORD
        return finding(claim, on, verdict, Reason.REVIEWS_COUNTED, facts, computed=computed, **values)
    open_ended = [each for each in ranges if each[0] != "on" or each[1][1] - each[1][0] > _YEAR]
    counted = [each for each in held if within(open_ended, each.first, each.last)]
    values["count"] = len(counted)
    if details.earlier:
        return _earlier(claim, on, held, ranges, facts, values)
    if perhaps and details.compare.holds(len(counted) + len(perhaps), said) != details.compare.holds(
        len(counted), said
    ):
        values |= {"first": on.isoformat(), "last": on.isoformat()}
        return finding(
            claim, on, Verdict.NOT_IN_RECORD, Reason.REVIEWS_DEPEND_ON_DAY, facts, missing=("day",), **values
        )
    points = [days for role, days in ranges if role == "on"]
    dated = (len(points) < _TWO and not details.whole) or all(
        any(meets(days, each.first, each.last) for each in held) for days in points
    )
    if (
        len(points) == 1
        and not details.whole
        and said == len([each for each in counted if meets(points[0], each.first, each.last)])
    ):
        return finding(claim, on, Verdict.SHOWN, Reason.REVIEWS_COUNTED, facts, computed=computed, **values)
    right = (
        details.compare.holds(len(counted), said)
        and dated
        and all(any(each.session == wanted for each in counted) for wanted in details.sessions)
    )
    verdict = Verdict.SHOWN if right else Verdict.CONTRADICTED
    return finding(claim, on, verdict, Reason.REVIEWS_COUNTED, facts, computed=computed, **values)


_YEAR = timedelta(days=366)
"""Within a longer time there may have been several reviews, which are those counted."""


def _is_past(when: When, on: date) -> bool:
    """Whether a time with a year was over before a day."""
    ranges = ranges_of((when,), on)
    return when.said[:1].isdigit() and bool(ranges) and ranges[0][1][1] < on and when.role == "on"


def _earlier(
    claim: Claim, on: date, held: list[Review], ranges: list[tuple[str, Range]], facts: list[Evidence], values: Values
) -> Finding:
    """Whether so many had been held before the review spoken of, or, where none is, before one of those that were."""
    said, holds = int(claim.value), claim.details.compare.holds
    named = [i for i, each in enumerate(held) if ranges and within(ranges, each.first, each.last)]
    right = any(holds(i, said) for i in (*named, len(named), len(held) - 1, *(() if named else range(len(held) + 1))))
    verdict = Verdict.SHOWN if right else Verdict.CONTRADICTED if said > len(held) else Verdict.NOT_IN_RECORD
    values["count"] = named[-1] if named else len(held)
    return finding(claim, on, verdict, Reason.REVIEWS_COUNTED, facts, **values)


def _unsure(known: Sequence[Review]) -> list[Review]:
    """The last review, where the record is not sure that it is held when it is set for: one of which a day is known, or
    that others follow, was."""
    return [each for each in known[-1:] if not each.verified and each.first != each.last]


def _perhaps_held(known: Sequence[Review], on: date) -> list[Review]:
    """Reviews of which it cannot be told whether they were held by a day."""
    unsure = [each for each in _unsure(known) if each.first <= on]
    return [*(each for each in known if each.first <= on < each.last and each not in unsure), *unsure]


def _in_sessions(details: Details, review: Review) -> bool:
    return not details.sessions or review.session in details.sessions


def review_due(claim: Claim, record: Record, on: date) -> Finding:
    """Whether the next review is when and where it is said to be."""
    state, details = claim.states[0], claim.details
    known = record.reviews(state)
    if known is None:
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.STATE_UNKNOWN, missing=("reviews",))
    ahead = [each for each in known if each.last > on and not each.is_open]
    ranges = ranges_of(details.whens, on, ahead=True)
    to_come = [each for each in ranges if each[1][1] > on]
    if to_come and len(to_come) < len(ranges):  # `whose third was held in 2019`: the number is that of another
        ranges, details = to_come, replace(details, ordinal=None)
    then = any(role == "on" for role, _ in ranges) or all(days[1] <= on for _, days in ranges)
    past = [each for each in known if each.last <= on and ranges and then and within(ranges, each.first, each.last)]
    following = ahead[0] if ahead else None
    dated = details.ordinal if ranges else None
    later = bool(following and dated and not past and dated > max(following.number, following.cycle))
    if later or (following is None and not past):
        return finding(
            claim, on, Verdict.NOT_IN_RECORD, Reason.NEXT_REVIEW_UNKNOWN, missing=("next review",), state=state
        )
    candidates = [*(past if not (following and within(ranges, following.first, following.last)) else []), *ahead[:1]]
    values = {**_next(following), "state": state}
    facts = [of_review(each) for each in candidates]
    right = any(
        any(within(ranges, *days) for days in _set_for(each, on))
        and (_in_sessions(details, each) or each.planned is not None)
        and (details.ordinal is None or each.is_nth(details.ordinal))
        for each in candidates
    )
    sure = following is None or following.verified or len(ranges) == 0 or _far(ranges, following)
    verdict = Verdict.SHOWN if right != details.negated else Verdict.CONTRADICTED if sure else Verdict.NOT_IN_RECORD
    return finding(claim, on, verdict, Reason.NEXT_REVIEW, facts, computed="the next review after that day", **values)


def _next(review: Review | None) -> Values:
    """What is said of the next review of a State."""
    return {
        "state": review.state if review else None,
        "session": review.session if review else None,
        "date": review.date if review else None,
        "number": review.number if review else None,
    }


def _set_for(review: Review, on: date) -> list[Range]:
    """The days for which a review was set, as far as they were known on a day: one that was moved stood, before the
    days it was first set for, at these."""
    days = [(review.first, review.last)]
    if review.planned is not None and on <= review.planned[1]:
        days.append(review.planned)
    return days


_SLACK = timedelta(days=400)
"""How far off a review may be held from where the order of review puts it."""


def _far(ranges: Sequence[tuple[str, Range]], review: Review) -> bool:
    """Whether the times named lie farther from a review than it may have been moved."""
    return all(days[1] < review.first - _SLACK or review.last + _SLACK < days[0] for _, days in ranges)


def reviews_meant(known: Sequence[Review], details: Details, on: date) -> list[Review]:
    """The reviews held by a day that a claim can mean."""
    ranges = ranges_of(details.whens, on)
    return [
        each
        for each in known
        if each.first <= on
        and within(ranges, each.first, each.last)
        and _in_sessions(details, each)
        and (details.ordinal is None or each.is_nth(details.ordinal))
    ]


def participation(claim: Claim, record: Record, on: date) -> Finding:
    """Whether a review was held, how many spoke in it, and who took part."""
    details = claim.details
    target = details.target or claim.states[-1]
    known = record.reviews(target)
    values: dict[str, Any] = {"state": target, "by": list(details.by) or [target]}
    if known is None:
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.STATE_UNKNOWN, missing=("reviews",), **values)
    meant = reviews_meant(known, details, on)
    away = _away(details, target, on)
    if away and details.negated and (not details.by or details.by == (target,)):
        return finding(claim, on, Verdict.SHOWN, Reason.REVIEW_MISSED, away, **values, date=away[-1].date)
    if away and not meant and not details.negated and details.by in ((), (target,)) and details.tally is None:
        return finding(claim, on, Verdict.CONTRADICTED, Reason.REVIEW_MISSED, away, **values, date=away[-1].date)
    named = bool(details.whens or details.sessions or details.ordinal)
    if not meant:
        plain = named and details.act == "undergo" and not details.by and not away
        plain = plain and not _perhaps_held(known, on)
        verdict = Verdict.SHOWN if details.negated else Verdict.CONTRADICTED
        verdict = verdict if plain else Verdict.NOT_IN_RECORD
        facts = [of_review(each) for each in known if each.last <= on]
        return finding(claim, on, verdict, Reason.REVIEW_NOT_HELD, facts, **values)
    if not details.by and details.tally is None:
        once = sum(each.role == "on" for each in details.whens) < _TWO  # `not in 2018, but in 2019`
        sure = once and all(each.verified or each.last < known[-1].first for each in meant)
        verdict = Verdict.SHOWN if not details.negated else Verdict.CONTRADICTED if sure else Verdict.NOT_IN_RECORD
        facts = [of_review(each) for each in meant]
        if verdict is Verdict.SHOWN and not set(details.sessions) <= {each.session for each in meant}:
            verdict = Verdict.PARTLY
        return finding(claim, on, verdict, Reason.REVIEW_HELD, facts, **values)
    if details.act == "troika" and (known_troikas := [each for each in meant if each.troika]):
        return _in_troika(claim, known_troikas, on)
    for review in reversed(meant):
        those = record.participants(target, review.session) if review.session is not None else None
        if those is None:
            continue
        facts = [
            of_review(review),
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
            close = abs(said - those.number) <= max(3, those.number // 20)
            sure = details.whole or details.compare is not Compare.EXACTLY
            verdict = (
                Verdict.SHOWN
                if details.compare.holds(those.number, said)
                else Verdict.PARTLY
                if close
                else Verdict.CONTRADICTED
                if sure
                else Verdict.NOT_IN_RECORD  # some of them may be meant
            )
            if verdict is not Verdict.SHOWN and review is not meant[-1]:
                continue  # it may be the last one that is meant, of which the number is not known
            return finding(claim, on, verdict, Reason.TOOK_PART, facts, **values, count=those.number)
        there = set(details.by) & those.states
        if details.negated:
            if there:
                return finding(claim, on, Verdict.CONTRADICTED, Reason.TOOK_PART, facts, **values)
            if those.complete:
                return finding(claim, on, Verdict.SHOWN, Reason.PART_UNKNOWN, facts, **values)
            continue
        if there == set(details.by):
            return finding(claim, on, Verdict.SHOWN, Reason.TOOK_PART, facts, **values)
        if there:
            return finding(claim, on, Verdict.PARTLY, Reason.TOOK_PART, facts, missing=("speakers",), **values)
        if those.complete:
            return finding(claim, on, Verdict.CONTRADICTED, Reason.PART_UNKNOWN, facts, **values)
    facts = [of_review(each) for each in meant]
    return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.PART_UNKNOWN, facts, missing=("speakers",), **values)


_TWO = 2


def _in_troika(claim: Claim, reviews: Sequence[Review], on: date) -> Finding:
    """Whether States were rapporteurs of a review: of those that may be meant, the one that fits best."""
    details = claim.details
    review = max(reviews, key=lambda each: (len(set(details.by) & set(each.troika)), each.first))
    there = set(details.by) & set(review.troika)
    verdict = Verdict.SHOWN if there == set(details.by) else Verdict.PARTLY if there else Verdict.CONTRADICTED
    if details.negated:
        verdict = Verdict.CONTRADICTED if there else Verdict.SHOWN
    if verdict is Verdict.CONTRADICTED and not review.verified:
        verdict = Verdict.NOT_IN_RECORD
    values: dict[str, Any] = {"state": review.state, "by": list(details.by), "troika": list(review.troika)}
    return finding(claim, on, verdict, Reason.TROIKA, [of_review(review)], **values)


def _away(details: Details, state: str, on: date) -> list[Evidence]:
    """The reviews to which a State did not come, among those that a claim can mean."""
    ranges = ranges_of(details.whens, on)
    cases = [each for each in non_cooperation() if each.iso3 == state and each.what == "absent"]
    return [
        Evidence(
            "review",
            {"state": state, "number": None, "session": case.session, "symbol": None},
            case.on.isoformat(),
            case.source,
            case.verified,
        )
        for case in cases
        if case.on is not None
        and case.on <= on
        and within(ranges, case.on, case.on)
        and (not details.sessions or case.session in details.sessions)
    ]
