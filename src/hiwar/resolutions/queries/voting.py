"""How a State voted, and how two States voted in the same votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from typing import ClassVar

from django.db.models import Count, Q, QuerySet

from hiwar.kernel import facts
from hiwar.kernel.procedure.roll_call import Choice, agreement
from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference import queries as reference
from hiwar.reference.asked import Filters, where
from hiwar.resolutions.enums import VOTES, Body, Put, Vote
from hiwar.resolutions.models import Action, Ballot, Intention, Voter
from hiwar.resolutions.queries.telling import A_PAGE, CHOICES, Item, acted, titled

_ASKED = 500
"""Rows that are asked for by number at once."""


@dataclass(frozen=True, slots=True)
class VoteFilters(Filters):
    """What was asked of a list of votes, each empty where nothing was asked. `since` and `until` are years."""

    q: str = ""
    vote: str = ""
    body: str = ""
    about: str = ""
    put: str = ""
    since: str = ""
    until: str = ""

    CAPITALS: ClassVar = ("about", "body")


def votes_of(iso3: str, filters: VoteFilters, page: int, lang: str, size: int = A_PAGE) -> Item | None:
    """How a State voted: how often `yes`, `no`, `abstain`, `absent`, and the votes, the newest first. `labels` say
    under which label the votes stand in their sources, where that needs a word; `seats` which seats went on in this
    one. None for a code that no State has."""
    state = reference.state(iso3, lang)
    if state is None:
        return None
    voters = list(Voter.objects.filter(state=iso3))
    numbers = [each.pk for each in voters]
    mine = Ballot.objects.filter(voter__in=numbers, action__counts=True)
    passing = mine.filter(_narrowed(filters))
    counted = _counts(passing)
    if filters.vote:
        passing = passing.filter(vote=_letter(filters.vote))
    total = passing.count() if filters.vote else sum(counted.values())
    pages = where(total, page, size)
    start = (pages["page"] - 1) * size
    rows = list(passing.order_by("-action__on", "-action_id").values_list("action_id", "vote")[start : start + size])
    letters = dict(rows)
    actions = _actions([number for number, _letter in rows])
    meant = _meant(actions, iso3)
    return {
        "state": state,
        "filters": asdict(filters),
        "filtered": any(asdict(filters).values()),
        "choices": _choices(),
        "total": sum(_counts(mine).values()) if any(asdict(filters).values()) else sum(counted.values()),
        "counts": counted,
        "votes": [
            {**_told(action, lang), "vote": Vote(letters[action.pk]).choice.value, "intended": meant.get(action.pk)}
            for action in actions
        ],
        "labels": _labels(voters),
        "seats": _seats(iso3, lang),
        "others": _others(lang),
        "pages": pages,
    }


def compared(one: str, other: str, filters: VoteFilters, page: int, lang: str, size: int = A_PAGE) -> Item | None:
    """Two States in the votes in which both took part: how often they voted alike, what each did when the other did
    what, year by year, and the votes in which they `differ`, the newest first. None where one is no State."""
    states = [reference.state(iso3, lang) for iso3 in (one, other)]
    if None in states:
        return None
    theirs = dict(_cast(other).values_list("action_id", "vote"))
    both = [
        (on, number, year, first, theirs[number])
        for number, first, on, year in _cast(one)
        .filter(_narrowed(filters))
        .values_list("action_id", "vote", "action__on", "action__year")
        if number in theirs
    ]
    pairs: Counter[tuple[Choice, Choice]] = Counter()
    years: dict[int, Counter[tuple[Choice, Choice]]] = defaultdict(Counter)
    for year, first, second in ((year, first, second) for _on, _number, year, first, second in both):
        years[year][_CHOICE[first], _CHOICE[second]] += 1
    for each in years.values():
        pairs.update(each)
    found = agreement(pairs.items())
    pages = where(found.common - found.same, page, size)
    start = (pages["page"] - 1) * size
    differing = sorted((row for row in both if row[3] != row[4] and _ABSENT not in row[3:]), reverse=True)
    rows = [(number, first, second) for _on, number, _year, first, second in differing[start : start + size]]
    letters = {number: (first, second) for number, first, second in rows}
    return {
        "one": states[0],
        "other": states[1],
        "filters": asdict(filters),
        "filtered": any(asdict(filters).values()),
        "choices": _choices(),
        "agreement": found._asdict(),
        "table": [{"one": first.value, "other": [pairs[first, second] for second in Choice]} for first in Choice],
        "years": [{"year": year, **agreement(years[year].items())._asdict()} for year in sorted(years, reverse=True)],
        "differences": [
            {
                **_told(action, lang),
                "one": Vote(letters[action.pk][0]).choice.value,
                "other": Vote(letters[action.pk][1]).choice.value,
            }
            for action in _actions(list(letters))
        ],
        "others": _others(lang),
        "pages": pages,
    }


_CHOICE = {vote.value: vote.choice for vote in Vote}
_ABSENT = Vote.ABSENT.value


def _cast(iso3: str) -> QuerySet[Ballot]:
    """The votes of a State that count. Two of these are put together here: a database asked to join them may well go
    through all the votes that there are."""
    numbers = list(Voter.objects.filter(state=iso3).values_list("pk", flat=True))
    return Ballot.objects.filter(voter__in=numbers, action__counts=True).order_by()


def _counts(rows: QuerySet[Ballot]) -> dict[str, int]:
    """How often each was chosen."""
    found = dict(rows.order_by().values_list("vote").annotate(n=Count("action_id")))
    return {choice: found.get(VOTES[Choice(choice)].value, 0) for choice in CHOICES}


def _narrowed(filters: VoteFilters) -> Q:
    found = Q()
    if filters.body:
        found &= Q(action__body=filters.body)
    if filters.put:
        found &= Q(action__put=filters.put)
    if filters.about:
        found &= Q(action__resolution__subjects__state=filters.about)
    if filters.since:
        found &= Q(action__year__gte=_year(filters.since))
    if filters.until:
        found &= Q(action__year__lte=_year(filters.until))
    for word in normalise(filters.q).split():
        found &= Q(action__resolution__search_text__contains=word)
    return found


def _year(typed: str) -> int:
    """A year; what is none is one in which nothing was voted on."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0


def _letter(vote: str) -> str:
    return VOTES[Choice(vote)].value if vote in CHOICES else "-"


def _actions(numbers: list[int]) -> list[Action]:
    """The actions with these numbers, in this order."""
    found: dict[int, Action] = {}
    for start in range(0, len(numbers), _ASKED):
        found |= Action.objects.select_related("resolution").in_bulk(numbers[start : start + _ASKED])
    return [found[number] for number in numbers]


def _told(action: Action, lang: str) -> Item:
    text = action.resolution
    title = action.title or action.agenda or (text.title if text else "")
    return {
        **acted(action),
        "key": action.key,
        "body": action.body,
        "session": action.session,
        "address": text.address if text else None,
        "symbol": (text.symbol or None) if text else None,
        "title": titled(title, text.series if text else "", lang),
    }


def _meant(actions: list[Action], iso3: str) -> dict[int, str]:
    """How the State said later that it had meant to vote, by action."""
    rows = Intention.objects.filter(state=iso3, taken_back=None).order_by("number")
    if len(actions) <= _ASKED:
        rows = rows.filter(action__in=[each.pk for each in actions])
    return {number: Vote(letter).choice.value for number, letter in rows.values_list("action_id", "vote")}


def _labels(voters: list[Voter]) -> list[Item]:
    """The labels that need a word, with how many votes stand under each."""
    noted = [each for each in voters if each.note]
    if not noted:
        return []
    counts = dict(
        Ballot.objects.filter(voter__in=noted, action__counts=True)
        .order_by()
        .values_list("voter_id")
        .annotate(n=Count("action_id"))
    )
    return [{"label": each.label, "note": each.note, "votes": counts.get(each.pk, 0)} for each in noted]


def _seats(iso3: str, lang: str) -> list[Item]:
    """The State in whose seat this one went on, and the one that went on in its seat."""
    found = []
    for seat in facts.seats():
        for mine, theirs, way in ((seat.iso3, seat.before, "before"), (seat.before, seat.iso3, "after")):
            if mine == iso3:
                found.append(
                    {
                        "state": reference.label(theirs, lang),
                        "way": way,
                        "on": seat.on.isoformat(),
                        "source": seat.source,
                        "verified": seat.verified,
                    }
                )
    return found


def _others(lang: str) -> list[Item]:
    """The States that can be chosen, by name."""
    return [state for state in reference.acting(lang) if not state["invented"]]


def _choices() -> Item:
    return {
        "vote": list(CHOICES),
        "body": [body.value for body in Body],
        "put": [put.value for put in Put],
    }
