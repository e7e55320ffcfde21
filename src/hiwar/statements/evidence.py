"""The record as checking asks it (`hiwar.kernel.checking.Record`), read once for all claims of a statement.

Where the record does not hold everything of a kind, its answer says so: a silent record contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from hiwar.kernel import facts
from hiwar.kernel.checking import Claim, Kind
from hiwar.kernel.checking.answers import (
    figures_of,
    membership_in,
    obligations_in,
    reviews_in,
    votes_of,
    with_known_number,
    with_troika,
)
from hiwar.kernel.checking.record import (
    Figure,
    Members,
    Membership,
    Obligation,
    Resolution,
    Review,
    Tally,
    Vote,
)
from hiwar.kernel.procedure.resolution_subject import Reason
from hiwar.kernel.procedure.standings import Known
from hiwar.resolutions import enums
from hiwar.resolutions import models as votes
from hiwar.resolutions.queries.telling import cited, counted, published
from hiwar.reviews.models import MadeTally
from hiwar.reviews.models import Tally as ReviewTally
from hiwar.treaties.queries.known import known

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
    made: dict[tuple[str, int], dict[str, tuple[int, int]]] = field(default_factory=dict)
    reviewed: dict[str, tuple[Review, ...] | None] = field(default_factory=dict)

    def reviews(self, state: str) -> tuple[Review, ...] | None:
        """Every review known of a State, held or set; None for what is never reviewed."""
        if state not in self.reviewed:
            self.reviewed[state] = reviews_in(facts.timetable(), state)
        return self.reviewed[state]

    def membership(self, state: str, instrument: str, on: date) -> Membership:
        """How a State stood to an instrument on a day."""
        return membership_in(self.treaties, state, instrument, on)

    def obligations(self, state: str, on: date) -> tuple[Obligation, ...] | None:
        """The reports that a State owes or owed under treaties; None where it is party to none, as far as is known."""
        return obligations_in(self.treaties, state, on)

    def resolutions(self, about: str | None, symbol: str | None) -> tuple[Resolution, ...]:
        """The resolutions about a State, or with a symbol, the oldest first."""
        return tuple(
            each if about is None else each._replace(about=about)
            for each in self.texts
            if (about is None or (about in self.about[each.id] and (symbol or each.about)))
            and (symbol is None or each.is_called(symbol))
        )

    def vote(self, state: str, resolution: str) -> Vote | None:
        """What a State did in the vote on a resolution; None when not known."""
        return self.votes.get((state, resolution)) or self._told_singly(state, resolution)

    def _told_singly(self, state: str, resolution: str) -> Vote | None:
        symbol = next((each.symbol for each in self.texts if each.id == resolution), None)
        return votes_of(symbol).get(state) if symbol else None

    def sponsors(self, resolution: str) -> Members | None:
        """Who sponsored a resolution, as far as the record knows."""
        return self.sponsoring.get(resolution)

    def participants(self, state: str, session: int) -> Members | None:
        """Who took part in the review of a State: its troika, those who recommended something, and perhaps others."""
        others = with_known_number(state, session, self._recommending(state, session))
        return with_troika(facts.timetable(), state, session, others)

    def _recommending(self, state: str, session: int) -> Members | None:
        made = self.made.get((state, session))
        tally = self.tallies.get((state, session))
        if not made or tally is None:
            return None
        return Members(frozenset(made), complete=False, source=_source(tally))

    def recommendations(self, state: str, session: int, which: str, by: str | None) -> tuple[Figure, ...]:
        """How many recommendations the record counts in a review, and other sources that `facts` knows."""
        return (*self._counted(state, session, which, by), *figures_of(state, session, which))

    def _counted(self, state: str, session: int, which: str, by: str | None) -> tuple[Figure, ...]:
        tally = self.tallies.get((state, session))
        if tally is None:
            return ()
        if which == "made":
            one = self.made.get((state, session), {}).get(by or "")
            if one is None:
                return ()
            return _figures(_between(*one), session, _source(tally))
        if which not in _COUNTS:
            return ()
        numbers = {sum(getattr(tally, column) for column in columns) for columns in _COUNTS[which]}
        if which == "received":
            return _figures(numbers, session, _source(tally))
        settled = not any(getattr(tally, column) for column in _UNDECIDED)
        return tuple(
            each._replace(verified=settled, since=_answered(self.reviews(state) or (), session), parts=which == "noted")
            for each in _figures(numbers, session, _source(tally))
        )


def held_for(claims: Iterable[Claim]) -> Held:
    """Everything that the record holds on these claims, in a number of questions that does not grow with them."""
    listed = list(claims)
    on_texts, on_reviews = (_states_of(listed, kinds) for kinds in (_OF_RESOLUTIONS, _OF_REVIEWS))
    return _held(on_texts, {claim.details.symbol for claim in listed if claim.details.symbol}, on_reviews)


def held_of(states: set[str], kinds: set[Kind]) -> Held:
    """Everything that the record holds on these States, as far as these kinds of claims ask for it."""
    return _held(states if kinds & _OF_RESOLUTIONS else set(), set(), states if kinds & _OF_REVIEWS else set())


def _held(on_texts: set[str], symbols: set[str], on_reviews: set[str]) -> Held:
    found = Held(known())
    if on_texts or symbols:
        _read_resolutions(found, on_texts, symbols)
    if on_reviews:
        _read_reviews(found, on_reviews)
    return found


def _states_of(claims: Iterable[Claim], kinds: set[Kind]) -> set[str]:
    """The States that claims of these kinds name."""
    asking = [claim for claim in claims if claim.kind in kinds]
    named = {iso3 for claim in asking for iso3 in (*claim.states, *claim.details.by, claim.details.target)}
    return {iso3 for iso3 in named if iso3}


_OF_RESOLUTIONS = {Kind.RESOLUTION_POSITION, Kind.ADOPTION_MODE, Kind.SPONSORSHIP}
_OF_REVIEWS = {Kind.REVIEW_PARTICIPATION, Kind.RECOMMENDATION_COUNT}
"""Kinds of claims for whose States resolutions, or numbers of recommendations, are read."""


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
        _read_sponsors(found, some)
    taken = _actions(numbers)
    _read_votes(found, [each for steps in taken.values() for step in steps.values() for each in step], states)
    for number, text in texts.items():
        if text.action is not None:
            of_text = taken[number]
            found.texts.append(_told(text, text.action, of_text[enums.Step.PLENARY], subjects[number]))
            found.about[str(number)] = subjects[number]
            for action in of_text[enums.Step.COMMITTEE][:1]:
                found.texts.append(_in_committee(found.texts[-1], action))
                found.about[found.texts[-1].id] = subjects[number]
    found.texts.sort(key=lambda each: each.date)


def _actions(resolutions: Sequence[int]) -> Mapping[int, Mapping[str, list[votes.Action]]]:
    """What was done with texts as a whole, by resolution and step, the account that counts first."""
    found: dict[int, dict[str, list[votes.Action]]] = defaultdict(lambda: defaultdict(list))
    for start in range(0, len(resolutions), _AT_ONCE):
        rows = votes.Action.objects.filter(
            resolution__in=resolutions[start : start + _AT_ONCE],
            put__in=(enums.Put.WHOLE, enums.Put.UNKNOWN),
            taken_back=None,
        )
        for action in rows.select_related("document").order_by("-counts", "id"):
            if action.resolution_id is not None:
                found[action.resolution_id][action.step].append(action)
    return found


def _in_committee(text: Resolution, action: votes.Action) -> Resolution:
    """What the committee did with a text before the plenary."""
    return text._replace(
        id=f"{text.id}/{enums.Step.COMMITTEE.value}",
        body="committee3",
        date=action.on,
        recorded=action.recorded,
        tallies=_tallies([action]) if action.recorded else (),
        source=cited(action),
        verified=action.verified,
    )


def _tallies(actions: Iterable[votes.Action]) -> tuple[Tally, ...]:
    """Every result that an account of the vote gives, as counted and as published."""
    return tuple(
        dict.fromkeys(
            Tally(each["yes"], each["no"], each["abstain"] or 0)
            for action in actions
            for each in (counted(action), published(action))
            if each
        )
    )


def _told(
    text: votes.Resolution, action: votes.Action, accounts: Sequence[votes.Action], about: Sequence[str]
) -> Resolution:
    """A resolution as checking knows it. Of those that only name a State (a mission to it, a border) a claim on *the*
    resolution about that State means none: they are found by their symbol alone and stand under no State."""
    situation = text.series in facts.series() or text.reason == Reason.SITUATION
    return Resolution(
        str(text.pk),
        text.symbol or None,
        _BODIES[enums.Body(text.body)],
        about[0] if about and situation else None,
        text.on or date.min,
        bool(text.recorded),
        _tallies([action, *accounts]) if text.recorded else (),
        cited(action),
        text.verified,
        text.series in facts.series(),
    )


def _read_votes(found: Held, actions: Sequence[votes.Action], states: set[str]) -> None:
    """How the States named voted on texts as a whole; the account that counts goes last, so it stays."""
    voters = dict(votes.Voter.objects.filter(state__in=states).values_list("pk", "state_id"))
    in_order = sorted(actions, key=lambda each: (each.counts, each.pk))
    for start in range(0, len(in_order), _AT_ONCE):
        some = in_order[start : start + _AT_ONCE]
        cast: dict[int, list[tuple[str, Vote]]] = defaultdict(list)
        rows = votes.Ballot.objects.filter(action__in=[each.pk for each in some], voter__in=list(voters)).order_by()
        for action, voter, letter in rows.values_list("action_id", "voter_id", "vote"):
            cast[action].append((voters[voter], _VOTES[letter]))
        for each in some:
            text = str(each.resolution_id)
            place = text if each.step == enums.Step.PLENARY else f"{text}/{each.step}"
            found.votes.update({(state, place): vote for state, vote in cast[each.pk]})


def _read_sponsors(found: Held, resolutions: Sequence[int]) -> None:
    by: dict[int, dict[str, str]] = defaultdict(dict)
    rows = votes.Sponsor.objects.filter(resolution__in=resolutions, taken_back=None).order_by(
        "resolution_id", "state_id"
    )
    for resolution, state, source in rows.values_list("resolution_id", "state_id", "source"):
        by[resolution][state] = source
    for resolution, states in by.items():
        source = "; ".join(dict.fromkeys(each for each in states.values() if each))
        found.sponsoring[str(resolution)] = Members(frozenset(states), complete=False, source=source)


def _read_reviews(found: Held, states: set[str]) -> None:
    for tally in ReviewTally.objects.filter(review__state__in=states, recommendations__gt=0).select_related("review"):
        found.tallies[tally.review.state_id, tally.review.session] = tally
    rows = MadeTally.objects.filter(review__state__in=states, texts__gt=0)
    columns = ("review__state_id", "review__session", "state_id", "recommendations", "texts")
    for state, session, by, paragraphs, texts in rows.values_list(*columns):
        found.made.setdefault((state, session), {})[by] = (paragraphs, texts)


def _source(tally: ReviewTally) -> str:
    return tally.review.symbol


def _between(paragraphs: int, texts: int) -> set[int]:
    """What one State made: of the paragraphs that hold its texts, as many as one counts together."""
    return set(range(min(paragraphs, texts), max(paragraphs, texts) + 1))


_TO_PLENARY = timedelta(days=75)
"""Answers that a State still owes when its review ends come before the plenary takes up the outcome, in one of the next
sessions of the Council; none is earlier than this after the review."""


def _answered(reviews: Sequence[Review], session: int) -> date | None:
    """The day before which the record cannot tell which answers were given: it holds those of now."""
    return next((each.last + _TO_PLENARY for each in reviews if each.session == session), None)


def _figures(numbers: set[int], session: int, source: str) -> tuple[Figure, ...]:
    return tuple(Figure(number, session, source, True) for number in sorted(numbers))
