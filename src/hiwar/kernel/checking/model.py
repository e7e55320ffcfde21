"""What checking gives: claims, and for each what the record says of it, with the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a claim is about."""

    REVIEW_COUNT = "review_count"
    REVIEW_DUE = "review_due"
    REVIEW_PARTICIPATION = "review_participation"
    TREATY_MEMBERSHIP = "treaty_membership"
    REPORTS_DUE = "reports_due"
    RESOLUTION_POSITION = "resolution_position"
    ADOPTION_MODE = "adoption_mode"
    SPONSORSHIP = "sponsorship"
    RECOMMENDATION_COUNT = "recommendation_count"
    JUDGEMENT = "judgement"
    CAUSAL = "causal"
    SELECTIVITY = "selectivity"
    COMMITMENT = "commitment"


class Verdict(StrEnum):
    """What the record says of a claim. `NOT_IN_RECORD` when it is silent, which contradicts nothing."""

    SHOWN = "shown"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    NOT_IN_RECORD = "not_in_record"
    NOT_CHECKABLE = "not_checkable"
    EMPIRICAL = "empirical"
    COMMITMENT = "commitment"


class Compare(StrEnum):
    """How a number is meant."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE = "more"
    FEWER = "fewer"
    NO_MORE = "no_more"
    ABOUT = "about"

    def holds(self, found: int, said: int) -> bool:
        """Whether a number found is as said."""
        return {
            Compare.EXACTLY: found == said,
            Compare.AT_LEAST: found >= said,
            Compare.MORE: found > said,
            Compare.FEWER: found < said,
            Compare.NO_MORE: found <= said,
            Compare.ABOUT: abs(found - said) <= max(2, said * 15 // 100),
        }[self]


@dataclass(frozen=True, slots=True)
class When:
    """A time that a claim names. `said` as `understanding.moments` has it; `role` is `on`, `since`, `until`,
    `before` (it was over then), `by` (it was then at the latest) or `after` (it was later)."""

    said: str
    role: str = "on"


@dataclass(frozen=True, slots=True)
class Details:
    """What a claim says beside its value, as far as it says it. `of_some` says that a number counts only a part of
    what it is told of. `extreme` is `last` or `first` where it says that
    nothing of the kind came after or before."""

    negated: bool = False
    compare: Compare = Compare.EXACTLY
    whens: tuple[When, ...] = ()
    sessions: tuple[int, ...] = ()
    ordinal: int | None = None
    symbol: str | None = None
    body: str | None = None
    target: str | None = None
    tally: tuple[int | None, int | None, int | None] | None = None
    always: bool = False
    act: str | None = None
    instruments: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    whole: bool = False
    ahead: bool = False
    passed_over: bool = False
    earlier: bool = False
    of_some: bool = False
    extreme: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim and its place in the text, in code points. `states` holds every State that it is about, the one that acts
    first; `value` what it claims, by kind, with null members where it does not say."""

    kind: Kind
    start: int
    end: int
    quote: str
    speaker: str
    states: tuple[str, ...]
    value: Any
    details: Details = field(default_factory=Details)
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that the record holds: `fact` says what it is (`review`, `act`, `resolution` …), `value` what it holds,
    `date` its day or year (ISO 8601), `source` where it was read; `verified` is False where the record itself is
    unsure."""

    fact: str
    value: Any
    date: str | None
    source: str | None
    verified: bool = True


class Reason(StrEnum):
    """Why a verdict is what it is: a face has a sentence for each, with the values that `REASONS` names."""

    REVIEWS_COUNTED = "reviews_counted"
    REVIEWS_DEPEND_ON_DAY = "reviews_depend_on_day"
    NEXT_REVIEW = "next_review"
    NEXT_REVIEW_UNKNOWN = "next_review_unknown"
    REVIEW_HELD = "review_held"
    REVIEW_NOT_HELD = "review_not_held"
    REVIEW_MISSED = "review_missed"
    LATER_ONE = "later_one"
    EARLIER_ONE = "earlier_one"
    TOOK_PART = "took_part"
    PART_UNKNOWN = "part_unknown"
    TROIKA = "troika"
    PARTY = "party"
    NOT_PARTY = "not_party"
    PARTY_IN_PART = "party_in_part"
    ACT_ON_ANOTHER_DAY = "act_on_another_day"
    SIGNED_ONLY = "signed_only"
    PARTIES_COUNTED = "parties_counted"
    WITHDRAWAL_WITHOUT_EFFECT = "withdrawal_without_effect"
    TREATIES_UNKNOWN = "treaties_unknown"
    REPORTS_OVERDUE = "reports_overdue"
    REPORTS_DUE = "reports_due"
    REPORTS_DUE_OTHERWISE = "reports_due_otherwise"
    REPORTS_SUBMITTED = "reports_submitted"
    REPORTS_NOT_OWED = "reports_not_owed"
    REPORTS_UNKNOWN = "reports_unknown"
    VOTED = "voted"
    VOTED_OTHERWISE = "voted_otherwise"
    VOTED_IN_PART = "voted_in_part"
    NO_VOTE_TAKEN = "no_vote_taken"
    NO_VOTE_THAT_YEAR = "no_vote_that_year"
    VOTE_UNKNOWN = "vote_unknown"
    ADOPTED_SO = "adopted_so"
    ADOPTED_OTHERWISE = "adopted_otherwise"
    ADOPTED_SO_IN_PART = "adopted_so_in_part"
    TALLY_DIFFERS = "tally_differs"
    RESOLUTION_UNKNOWN = "resolution_unknown"
    SPONSOR = "sponsor"
    NOT_SPONSOR = "not_sponsor"
    SPONSORS_UNKNOWN = "sponsors_unknown"
    COUNT_SHOWN = "count_shown"
    COUNT_DIFFERS = "count_differs"
    COUNT_UNKNOWN = "count_unknown"
    JUDGEMENT = "judgement"
    MEASURE = "measure"
    TO_BE_FOLLOWED = "to_be_followed"
    STATE_UNKNOWN = "state_unknown"
    MAY_MEAN_THE_OPPOSITE = "may_mean_the_opposite"


REASONS: Mapping[Reason, tuple[str, ...]] = {
    Reason.REVIEWS_COUNTED: ("state", "count", "said", "on"),
    Reason.REVIEWS_DEPEND_ON_DAY: ("first", "last"),
    Reason.NEXT_REVIEW: ("state", "number", "session", "date"),
    Reason.NEXT_REVIEW_UNKNOWN: ("state",),
    Reason.REVIEW_HELD: ("state",),
    Reason.REVIEW_NOT_HELD: ("state",),
    Reason.REVIEW_MISSED: ("state", "date"),
    Reason.LATER_ONE: ("date",),
    Reason.EARLIER_ONE: ("date",),
    Reason.TOOK_PART: ("state", "by"),
    Reason.PART_UNKNOWN: ("state", "by"),
    Reason.TROIKA: ("state", "by", "troika"),
    Reason.PARTY: ("state", "instruments", "on"),
    Reason.NOT_PARTY: ("state", "instruments", "on"),
    Reason.PARTY_IN_PART: ("state", "instruments", "on"),
    Reason.ACT_ON_ANOTHER_DAY: ("state", "instruments", "on"),
    Reason.SIGNED_ONLY: ("state", "instruments", "on"),
    Reason.PARTIES_COUNTED: ("state", "count", "of", "instruments", "on"),
    Reason.WITHDRAWAL_WITHOUT_EFFECT: ("state", "instruments", "on"),
    Reason.TREATIES_UNKNOWN: ("state", "instruments", "on"),
    Reason.REPORTS_OVERDUE: ("state", "instruments", "overdue", "on"),
    Reason.REPORTS_DUE: ("state", "instruments", "on"),
    Reason.REPORTS_DUE_OTHERWISE: ("state", "instruments", "on"),
    Reason.REPORTS_SUBMITTED: ("state", "instruments", "on"),
    Reason.REPORTS_NOT_OWED: ("state", "instruments", "on"),
    Reason.REPORTS_UNKNOWN: ("state", "instruments", "on"),
    Reason.VOTED: ("states", "target", "position"),
    Reason.VOTED_OTHERWISE: ("states", "target", "position"),
    Reason.VOTED_IN_PART: ("states", "target", "position"),
    Reason.NO_VOTE_TAKEN: ("states", "target", "position", "year"),
    Reason.NO_VOTE_THAT_YEAR: ("states", "target", "position", "year", "years"),
    Reason.VOTE_UNKNOWN: ("states", "target", "position"),
    Reason.ADOPTED_SO: ("target", "mode"),
    Reason.ADOPTED_OTHERWISE: ("target", "mode", "fit", "of"),
    Reason.ADOPTED_SO_IN_PART: ("target", "mode", "fit", "of", "voted"),
    Reason.TALLY_DIFFERS: ("target", "mode"),
    Reason.RESOLUTION_UNKNOWN: ("target",),
    Reason.SPONSOR: ("states", "target"),
    Reason.NOT_SPONSOR: ("states", "target"),
    Reason.SPONSORS_UNKNOWN: ("states", "target"),
    Reason.COUNT_SHOWN: ("state", "which", "said"),
    Reason.COUNT_DIFFERS: ("state", "which", "said", "counts"),
    Reason.COUNT_UNKNOWN: ("state", "which", "said"),
    Reason.JUDGEMENT: (),
    Reason.MEASURE: ("measure",),
    Reason.TO_BE_FOLLOWED: ("by", "date"),
    Reason.STATE_UNKNOWN: (),
    Reason.MAY_MEAN_THE_OPPOSITE: (),
}
"""The values that a sentence for each reason may use: States as ISO 3166-1 alpha-3 codes, instruments by their short
names, days as ISO 8601; what is not known is None or empty."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its verdict. `as_of` is the day on which the record was asked; `reason` and `values` make a sentence
    in the reader's language; `computed` says what was counted or compared, `missing` what the record lacks."""

    claim: Claim
    verdict: Verdict
    reason: Reason
    values: dict[str, Any]
    evidence: tuple[Evidence, ...]
    as_of: date | None
    confidence: float
    computed: str | None = None
    missing: tuple[str, ...] = ()
    again_on: date | None = None

    @property
    def verified(self) -> bool:
        """False where what the record shows or contradicts rests on nothing that is verified."""
        rests = self.verdict in (Verdict.SHOWN, Verdict.PARTLY, Verdict.CONTRADICTED) and self.evidence
        return not rests or any(each.verified for each in self.evidence)
