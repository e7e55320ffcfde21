"""The record as checking asks it (`hiwar.kernel.checking.Record`), read once for all claims of a statement.

Where the record does not hold everything of a kind, its answer says so: a silent record contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from hiwar.kernel import facts
from hiwar.kernel.checking import Claim
from hiwar.kernel.checking.record import (
    Act,
    Figure,
    Members,
    Membership,
    Obligation,
    Resolution,
    Review,
    Standing,
    Tally,
    Vote,
    reviews_in,
)
from hiwar.kernel.procedure.obligations import FOLLOW_UP, Reporting, Status
from hiwar.kernel.procedure.obligations import Obligation as Owed
from hiwar.kernel.procedure.resolution_subject import Reason
from hiwar.kernel.values import PartialDate
from hiwar.resolutions import enums
from hiwar.resolutions import models as votes
from hiwar.resolutions.queries.telling import cited, counted, published
from hiwar.reviews.models import MadeTally
from hiwar.reviews.models import Tally as ReviewTally
from hiwar.treaties.queries.known import Known, acts_of, due_of, known, standing_of

COVERED = date(2026, 4, 23)
"""The day of the newest table of ratifications among the facts (docs/treaties.md): who was no party by then is known;
of later days the record is silent."""

_FOLLOWED = ("member", "observer")
_BODIES = {enums.Body.ASSEMBLY: "ga", enums.Body.COUNCIL: "hrc", enums.Body.COMMISSION: "chr"}
_VOTES = {
    enums.Vote.YES.value: Vote.YES,
    enums.Vote.NO.value: Vote.NO,
    enums.Vote.ABSTAIN.value: Vote.ABSTAINED,
    enums.Vote.ABSENT.value: Vote.ABSENT,
}
_UNDECIDED = ("pending", "unclear", "none")
_COUNTS: Mapping[str, Sequence[tuple[str, ...]]] = {
    "received": (("recommendations",), ("texts",)),
    "supported": (("supported",), ("supported", "partly")),
    "noted": (("noted",), ("noted", "partly")),
}
"""What a number in a statement can mean, in columns of the tallies that are added up. Reports number paragraphs, of
which one may hold several texts; what is supported in part is counted on either side."""

_AT_ONCE = 500
"""Resolutions that are asked for by number at once."""


@dataclass(slots=True)
class Held:
    """What the record holds of the States and resolutions that a statement names."""

    treaties: Known
    texts: list[Resolution] = field(default_factory=list)
    about: dict[str, list[str]] = field(default_factory=dict)
    votes: dict[tuple[str, str], Vote] = field(default_factory=dict)
    sponsoring: dict[str, Members] = field(default_factory=dict)
    tallies: dict[tuple[str, int], ReviewTally] = field(default_factory=dict)
    made: dict[tuple[str, int], dict[str, MadeTally]] = field(default_factory=dict)

    def reviews(self, state: str) -> tuple[Review, ...] | None:
        """Every review known of a State, held or set; None for what is never reviewed."""
        return reviews_in(facts.timetable(), state)

    def membership(self, state: str, instrument: str, on: date) -> Membership:
        """How a State stood to an instrument on a day."""
        there = standing_of(self.treaties, state, facts.instruments()[instrument], on)
        said = [each for each in acts_of(self.treaties, state, instrument) if each.date.first <= on]
        acts = tuple(
            Act(instrument, kind, each.date, each.source, each.verified, each.void, each.kind.value)
            for each in said
            if (kind := _act(each))
        )
        if there.status is Status.PARTY:
            return Membership(instrument, Standing.PARTY, acts)
        open_day = any(each.kind.binds and not each.void and each.date.last > on for each in said)
        if facts.state(state).kind not in _FOLLOWED or on > COVERED or open_day:
            return Membership(instrument, Standing.UNKNOWN, acts)
        return Membership(instrument, Standing.SIGNED if there.status is Status.SIGNATORY else Standing.NONE, acts)

    def obligations(self, state: str, on: date) -> tuple[Obligation, ...] | None:
        """The reports that a State owes or owed under treaties; None where it is party to none, as far as is known."""
        found = tuple(
            _obligation(each)
            for fact in facts.instruments().values()
            for each in due_of(self.treaties, state, fact, on)
            if each.report != FOLLOW_UP
        )
        return found or None

    def resolutions(self, about: str | None, symbol: str | None) -> tuple[Resolution, ...]:
        """The resolutions about a State, or with a symbol, the oldest first."""
        return tuple(
            each if about is None else each._replace(about=about)
            for each in self.texts
            if (about is None or (about in self.about[each.id] and (symbol or each.about)))
            and (symbol is None or _ends(each.symbol, symbol))
        )

    def vote(self, state: str, resolution: str) -> Vote | None:
        """What a State did in the vote on a resolution; None when not known."""
        return self.votes.get((state, resolution))

    def sponsors(self, resolution: str) -> Members | None:
        """Who sponsored a resolution, as far as the record knows."""
        return self.sponsoring.get(resolution)

    def participants(self, state: str, session: int) -> Members | None:
        """Who took part in the review of a State: those who recommended something, and perhaps others."""
        made = self.made.get((state, session))
        tally = self.tallies.get((state, session))
        if not made or tally is None:
            return None
        return Members(frozenset(made), complete=False, source=_source(tally))

    def recommendations(self, state: str, session: int, which: str, by: str | None) -> tuple[Figure, ...]:
        """How many recommendations the record counts in a review."""
        tally = self.tallies.get((state, session))
        if tally is None:
            return ()
        if which == "made":
            one = self.made.get((state, session), {}).get(by or "")
            if one is None:
                return ()
            return _figures({one.recommendations, one.texts}, session, _source(tally), settled=False)
        if which not in _COUNTS:
            return ()
        settled = which == "received" or not any(getattr(tally, column) for column in _UNDECIDED)
        numbers = {sum(getattr(tally, column) for column in columns) for columns in _COUNTS[which]}
        return _figures(numbers, session, _source(tally), settled=settled)


def held_for(claims: Iterable[Claim]) -> Held:
    """Everything that the record holds on these claims, in a number of questions that does not grow with them."""
    listed = list(claims)
    states = {
        *(iso3 for claim in listed for iso3 in claim.states),
        *(iso3 for claim in listed for iso3 in claim.details.by),
        *(claim.details.target for claim in listed if claim.details.target),
    }
    return held_of(states, {claim.details.symbol for claim in listed if claim.details.symbol})


def held_of(states: set[str], symbols: set[str]) -> Held:
    """Everything that the record holds on these States and resolutions."""
    found = Held(known())
    _read_resolutions(found, states, symbols)
    _read_reviews(found, states)
    return found


def _act(each: facts.Act) -> str | None:
    """An act in the words of checking: None for what makes nobody party or signatory."""
    if each.kind.signs:
        return "signature"
    if each.kind.binds:
        return "binding"
    return "withdrawal" if each.kind is facts.ActKind.WITHDRAWAL else None


_KNOWN = (Reporting.OVERDUE, Reporting.LONG_OVERDUE, Reporting.SUBMITTED, Reporting.REVIEWED, Reporting.NOT_YET_DUE)


def _obligation(each: Owed) -> Obligation:
    first = each.report.split("-")[0]
    return Obligation(
        each.instrument,
        1 if first == "initial" else int(first) if first.isdigit() else None,
        PartialDate(each.due) if each.due else None,
        PartialDate(each.submitted) if each.submitted else None,
        each.recorded and each.status in _KNOWN,
        each.source,
        each.verified,
    )


def _ends(symbol: str | None, asked: str) -> bool:
    """Whether a symbol is the one asked for, of which the end is enough."""
    return symbol is not None and (symbol == asked or symbol.endswith(f"/{asked.lstrip('/')}"))


def _read_resolutions(found: Held, states: set[str], symbols: set[str]) -> None:
    asked = Q(subjects__state__in=states)
    for symbol in symbols:
        asked |= Q(symbol__endswith=symbol)
    rows = (
        votes.Resolution.objects.filter(asked)
        .exclude(on=None)
        .exclude(recorded=None)
        .exclude(adopted=False)
        .select_related("action__document")
        .order_by("on", "address")
        .distinct()
    )
    texts = {each.pk: each for each in rows}
    subjects: dict[int, list[str]] = defaultdict(list)
    numbers = list(texts)
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        pairs = votes.Subject.objects.filter(resolution__in=some).order_by("resolution_id", "order")
        for resolution, state in pairs.values_list("resolution_id", "state_id"):
            subjects[resolution].append(state)
        _read_votes(found, some, states)
        _read_sponsors(found, some)
    for number, text in texts.items():
        if text.action is not None:
            found.texts.append(_told(text, text.action, subjects[number]))
            found.about[str(number)] = subjects[number]


def _told(text: votes.Resolution, action: votes.Action, about: Sequence[str]) -> Resolution:
    """A resolution as checking knows it. Of those that only name a State (a mission to it, a border) a claim on *the*
    resolution about that State means none: they are found by their symbol alone and stand under no State."""
    situation = text.series in facts.series() or text.reason == Reason.SITUATION
    tallies = [
        Tally(each["yes"], each["no"], each["abstain"] or 0) for each in (counted(action), published(action)) if each
    ]
    return Resolution(
        str(text.pk),
        text.symbol or None,
        _BODIES[enums.Body(text.body)],
        about[0] if about and situation else None,
        text.on or date.min,
        bool(text.recorded),
        tuple(dict.fromkeys(tallies)) if text.recorded else (),
        cited(action),
        text.verified,
    )


def _read_votes(found: Held, resolutions: Sequence[int], states: set[str]) -> None:
    """How the States named voted on texts as a whole in the plenary; the account that counts goes last, so it stays."""
    rows = votes.Ballot.objects.filter(
        action__resolution__in=resolutions,
        action__step=enums.Step.PLENARY,
        action__put__in=(enums.Put.WHOLE, enums.Put.UNKNOWN),
        voter__state__in=states,
    ).order_by("action__counts", "action_id")
    for state, resolution, letter in rows.values_list("voter__state_id", "action__resolution_id", "vote"):
        found.votes[state, str(resolution)] = _VOTES[letter]


def _read_sponsors(found: Held, resolutions: Sequence[int]) -> None:
    by: dict[int, dict[str, str]] = defaultdict(dict)
    rows = votes.Sponsor.objects.filter(resolution__in=resolutions).order_by("resolution_id", "state_id")
    for resolution, state, source in rows.values_list("resolution_id", "state_id", "source"):
        by[resolution][state] = source
    for resolution, states in by.items():
        source = "; ".join(dict.fromkeys(each for each in states.values() if each))
        found.sponsoring[str(resolution)] = Members(frozenset(states), complete=False, source=source)


def _read_reviews(found: Held, states: set[str]) -> None:
    for tally in ReviewTally.objects.filter(review__state__in=states, recommendations__gt=0).select_related("review"):
        found.tallies[tally.review.state_id, tally.review.session] = tally
    rows = MadeTally.objects.filter(review__state__in=states, texts__gt=0).select_related("review")
    for each in rows:
        found.made.setdefault((each.review.state_id, each.review.session), {})[each.state_id] = each


def _source(tally: ReviewTally) -> str:
    return tally.review.symbol


def _figures(numbers: set[int], session: int, source: str, *, settled: bool) -> tuple[Figure, ...]:
    return tuple(Figure(number, session, source, settled) for number in sorted(numbers))
