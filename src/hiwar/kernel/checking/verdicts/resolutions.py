"""Votes on resolutions, how they were adopted, who sponsored them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hiwar.kernel.checking.model import Claim, Compare, Details, Evidence, Finding, Reason, Verdict
from hiwar.kernel.checking.record import (
    Record,
    Resolution,
    Tally,
    Vote,
)
from hiwar.kernel.checking.verdicts.findings import Range, finding, meets, ranges_of, within


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
    ranges = ranges_of(details.whens, on)
    found = [each for each in record.resolutions(details.target, details.symbol) if each.date <= on]
    if details.body != "committee3":
        found = [each for each in found if each.body != "committee3"]
    if details.body:
        bodies = {details.body, "chr"} if details.body == "hrc" and not details.symbol else {details.body}
        if details.symbol is None or details.body in ("committee3", "elsewhere"):
            found = [each for each in found if each.body in bodies]
    elif details.symbol is None:
        general = [each for each in found if each.body == "ga"]
        if not ranges or any(within(ranges, each.date, each.date) for each in general):
            found = general or found
    if details.symbol:
        return found, found, ranges
    return [each for each in found if within(ranges, each.date, each.date)], found, ranges


_MATCHES: dict[str, frozenset[Vote]] = {
    "for": frozenset({Vote.YES}),
    "against": frozenset({Vote.NO}),
    "abstained": frozenset({Vote.ABSTAINED}),
    "rejected": frozenset({Vote.NO}),
}


def position_taken(claim: Claim, record: Record, on: date) -> Finding:
    """Whether States voted as said in the votes that the claim can mean; *rejected* where none was taken is shown
    in part by their other votes."""
    details, position = claim.details, claim.value["position"]
    meant, series, ranges = _meant(claim, record, on)
    voters = details.by or claim.states[:1]
    values: dict[str, Any] = {"states": list(voters), "target": details.target, "position": position}
    if not series:
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.RESOLUTION_UNKNOWN, missing=("resolution",), **values)
    if not ranges and not details.symbol and not details.always:
        meant = [each for each in series if each is series[-1]]
    recorded = [each for each in meant if each.recorded]
    before = [each for each in series if each.recorded and _all_voted(record, voters, each, _MATCHES[position])]
    values["years"] = [each.date.year for each in before]
    if not meant:
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.RESOLUTION_UNKNOWN, missing=("resolution",), **values)
    if not recorded:
        values["year"] = meant[-1].date.year
        facts = [_of_resolution(each) for each in meant]
        facts += [_of_vote(record, state, each) for each in before for state in voters]
        unknown = all(record.vote(state, each.id) is None for state in voters for each in series if each.recorded)
        if unknown:
            return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.VOTE_UNKNOWN, facts, missing=("votes",), **values)
        named = bool(ranges or details.symbol)
        if details.negated:
            return finding(claim, on, Verdict.SHOWN, Reason.NO_VOTE_TAKEN, facts, **values)
        sure = all(each.in_series for each in meant) or bool(details.symbol)
        if named and sure and details.act == "voted" and position != "rejected":
            return finding(claim, on, Verdict.CONTRADICTED, Reason.NO_VOTE_TAKEN, facts, **values)
        if before and position in ("rejected", "against", "abstained"):
            return finding(
                claim,
                on,
                Verdict.PARTLY,
                Reason.NO_VOTE_THAT_YEAR,
                facts,
                missing=("explanations of position",),
                **values,
            )
        return finding(
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
            return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.VOTE_UNKNOWN, facts, missing=("votes",), **values)
    right = [(vote in _MATCHES[position]) != details.negated for _, _, vote in told if vote is not None]
    if all(right):
        silent = any(vote is None for _, _, vote in told)
        verdict = Verdict.PARTLY if silent else Verdict.SHOWN
        return finding(claim, on, verdict, Reason.VOTED, facts, missing=("votes",) if silent else (), **values)
    if any(right):
        return finding(claim, on, Verdict.PARTLY, Reason.VOTED_IN_PART, facts, **values)
    if position == "rejected" and not any(vote is Vote.YES for _, _, vote in told):
        return finding(claim, on, Verdict.PARTLY, Reason.VOTED_OTHERWISE, facts, **values)
    fresh = (on - recorded[-1].date).days <= _FRESH and not _voted_so_lately(claim, record, on)
    if not (fresh or details.target or details.symbol):  # nothing tells which text it is
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.RESOLUTION_UNKNOWN, missing=("resolution",), **values)
    if before and not details.negated and not (ranges or details.symbol or details.always):
        verdict = Verdict.CONTRADICTED if fresh else Verdict.PARTLY  # of another year
        return finding(claim, on, verdict, Reason.VOTED_OTHERWISE, facts, **values)
    return finding(claim, on, Verdict.CONTRADICTED, Reason.VOTED_OTHERWISE, facts, **values)


_FRESH = 31
"""Days in which a vote is the one that is meant where none is named."""


def _voted_so_lately(claim: Claim, record: Record, on: date) -> bool:
    """Whether one of the voters did as said in a vote of these weeks, be it in committee."""
    since, target = on - timedelta(days=2 * _FRESH), claim.details.target
    lately = [each for each in record.resolutions(target, None) if each.recorded and since <= each.date <= on]
    votes = _MATCHES[claim.value["position"]]
    return any(record.vote(state, each.id) in votes for each in lately for state in claim.details.by)


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


def adoption(claim: Claim, record: Record, on: date) -> Finding:
    """Whether the texts that the claim can mean were adopted as said, with the result that it states."""
    details = claim.details
    if details.negated:  # `was not adopted by consensus`
        other = "without_a_vote" if claim.value == "recorded_vote" else "recorded_vote"
        found = adoption(replace(claim, value=other, details=replace(details, negated=False)), record, on)
        return replace(found, claim=claim)
    if _of_the_council(details):
        details = replace(details, body="hrc")
        claim = replace(claim, details=details)
    recorded = claim.value == "recorded_vote"
    meant, series, ranges = _meant(claim, record, on)
    values: dict[str, Any] = {"target": details.target, "mode": claim.value}
    if not meant:
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.RESOLUTION_UNKNOWN, missing=("resolution",), **values)
    points = [days for role, days in ranges if role == "on"]
    if points and any(role != "on" for role, _ in ranges):  # `last week, the seventeenth since 2005`
        ranges = [each for each in ranges if each[0] == "on"]
        meant = [each for each in series if within(ranges, each.date, each.date)] or meant
    if not ranges and not details.symbol and not details.always:
        meant = series if details.tally else series[-1:]
    sure = bool(details.symbol) or all(each.in_series for each in series)
    fits = [each for each in meant if each.recorded == recorded and _same_tally(details, each.tallies)]
    facts = [_of_resolution(each) for each in (fits if fits and not details.always else meant)]
    values["fit"], values["of"] = len(fits), len(meant)
    values["voted"] = [each.date.year for each in meant if each.recorded]
    if details.always:
        if details.ordinal:  # so many years in a row, of which the last is the one named
            until = max((each.date for each in meant), default=on)
            meant = [each for each in series if each.date <= until][-details.ordinal :]
            fits = [each for each in meant if each.recorded == recorded]
            facts = [_of_resolution(each) for each in meant]
            values["fit"], values["of"] = len(fits), len(meant)
            values["voted"] = [each.date.year for each in meant if each.recorded]
        whole = len(fits) == len(meant) and len(meant) >= (details.ordinal or 0)
        run = next((i for i, each in enumerate(reversed(meant)) if each not in fits), len(meant))
        latest = run > 0 and bool(details.ordinal) and (not details.whole or 2 * run > (details.ordinal or 0))
        verdict = Verdict.SHOWN if whole else Verdict.PARTLY if latest else _contradicted(sure)
        reason = Reason.ADOPTED_SO if whole else Reason.ADOPTED_OTHERWISE
        return finding(claim, on, verdict, reason, facts, computed=f"{len(fits)} of {len(meant)} texts", **values)
    each_time = [any(meets(days, one.date, one.date) for one in fits) for days in points] or [bool(fits)]
    open_ended = any(role != "on" for role, _ in ranges)
    if open_ended and len(fits) < len(meant):
        verdict = Verdict.PARTLY if fits else _contradicted(sure)
        return finding(claim, on, verdict, Reason.ADOPTED_SO_IN_PART, facts, **values)
    if all(each_time):
        others = [each for each in series if each.recorded == recorded and each not in fits]
        if details.whole and points and others:
            facts += [_of_resolution(each) for each in others]
            return finding(claim, on, Verdict.PARTLY, Reason.ADOPTED_SO_IN_PART, facts, **values)
        return finding(claim, on, Verdict.SHOWN, Reason.ADOPTED_SO, facts, **values)
    if any(each_time):
        return finding(claim, on, Verdict.PARTLY, Reason.ADOPTED_SO_IN_PART, facts, **values)
    if details.tally and any(each.recorded and not each.tallies for each in meant):
        return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.TALLY_DIFFERS, facts, missing=("tally",), **values)
    same_mode = any(each.recorded == recorded for each in meant)
    reason = Reason.TALLY_DIFFERS if same_mode else Reason.ADOPTED_OTHERWISE
    if reason is Reason.TALLY_DIFFERS and _perhaps_of_committee(details, meant):
        return finding(claim, on, Verdict.NOT_IN_RECORD, reason, facts, missing=("votes in committee",), **values)
    named = bool(ranges or details.symbol or details.tally)
    if not named and any(each.recorded == recorded for each in series) and (on - series[-1].date).days > _FRESH:
        return finding(claim, on, Verdict.PARTLY, Reason.ADOPTED_SO_IN_PART, facts, **values)  # those of other years
    return finding(claim, on, _contradicted(sure), reason, facts, **values)


_COUNCIL = range(30, 48)
"""Votes cast in the Human Rights Council, which has 47 members."""


def _of_the_council(details: Details) -> bool:
    """Whether a whole result has no more votes than the Human Rights Council has members."""
    if details.body is not None or details.symbol is not None or details.tally is None:
        return False
    return None not in details.tally and sum(each or 0 for each in details.tally) in _COUNCIL


def _contradicted(sure: bool) -> Verdict:
    """Contradicted where the record holds all texts that may be meant; those without a vote it may lack."""
    return Verdict.CONTRADICTED if sure else Verdict.NOT_IN_RECORD


_NEAR = 10
"""By how many votes the results of one text in committee and in plenary may differ."""


def _perhaps_of_committee(details: Details, meant: Sequence[Resolution]) -> bool:
    """Whether a result may be that of the committee, which the record does not hold: near that of the plenary."""
    if details.body is not None or details.symbol or details.tally is None:
        return False
    return any(
        all(said is None or abs(said - held) <= _NEAR for said, held in zip(details.tally, tally, strict=True))
        for each in meant
        if each.body == "ga"
        for tally in each.tallies
    )


def _same_tally(details: Details, held: Sequence[Tally]) -> bool:
    """Whether the numbers are those of a tally; their order, which a text may turn round, does not count where all are
    right."""
    said = details.tally
    if said is None:
        return True
    if details.compare is not Compare.EXACTLY:
        holds = details.compare.holds
        return any(
            all(one is None or holds(other, one) for one, other in zip(said, each, strict=True)) for each in held
        )
    numbers = sorted(one for one in said if one is not None)
    return any(
        all(one is None or one == other for one, other in zip(said, each, strict=True))
        or (len(numbers) > 1 and (numbers == sorted(each) or numbers == sorted(each[:2])))
        for each in held
    )


def sponsorship(claim: Claim, record: Record, on: date) -> Finding:
    """Whether States are among the sponsors that the record knows."""
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
            return finding(claim, on, verdict, Reason.SPONSOR, facts, **values)
        if those.complete and not there:
            verdict = Verdict.SHOWN if details.negated else Verdict.CONTRADICTED
            return finding(claim, on, verdict, Reason.NOT_SPONSOR, facts, **values)
        if there:
            return finding(claim, on, Verdict.PARTLY, Reason.SPONSOR, facts, **values)
    facts = [_of_resolution(each) for each in meant[-1:]]
    return finding(claim, on, Verdict.NOT_IN_RECORD, Reason.SPONSORS_UNKNOWN, facts, missing=("sponsors",), **values)
