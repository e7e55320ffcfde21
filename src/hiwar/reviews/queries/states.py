"""States: which there are, and what each received and made."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count

from hiwar.audit.memory import while_unchanged
from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.reference import queries as reference
from hiwar.reviews.models import Coding, MadeTally, Review
from hiwar.reviews.queries.bodies import bodies_of
from hiwar.reviews.queries.calendar import next_of, next_of_all, reviews_of
from hiwar.reviews.queries.telling import POSITIONS, Item, briefs, cut, position_counts, tidy

MADE_A_PAGE = 50

_LISTS = {"member": "states", "observer": "states", "invented": "invented"}
"""Which list of the page of States a kind of `facts.State` belongs to; all others are `others`."""


def states(lang: str, q: str = "", group: str = "", *, on: date) -> Item:
    """All Member and observer States by name, with how many of their reviews are in the record, and the `next` one.

    `q` keeps the States one of whose names, in any of the six languages, holds the words; `group` those of a regional
    group. Other speakers met in reports and the invented State stand in lists of their own.
    """
    held, ahead = _reviews_of_all(on)
    called = set(reference.called(tidy(q)))
    listed: dict[str, list[Item]] = {"states": [], "others": [], "invented": []}
    for state in facts.states():
        code = facts.group_of(state.iso3)
        if group and code != group.upper():
            continue
        if tidy(q) and state.iso3 not in called:
            continue
        kind = _LISTS.get(state.kind, "others")
        told = {"kind": state.kind, "group": code, "reviews": held[state.iso3], "next": ahead.get(state.iso3)}
        listed[kind].append({**reference.label(state.iso3, lang), **told})
    for items in listed.values():
        items.sort(key=lambda item: reference.sort_key(item["name"]))
    return {"filters": {"q": tidy(q), "group": tidy(group).upper()}, "groups": reference.groups(lang), **listed}


@while_unchanged
def _reviews_of_all(on: date) -> tuple[Counter[str], dict[str, Item]]:
    """By State, how many of its reviews are in the record, and the next one."""
    reviews = list(Review.objects.order_by())
    return Counter(review.state_id for review in reviews), next_of_all(reviews, on)


def state_record(iso3: str, lang: str, page: int = 1, *, on: date) -> Item | None:
    """One State: its names and regional groups, its `reviews` in the record, its `calendar` over all cycles with the
    `next` review, the `bodies` that recommend to it, the other `sessions` of which the record has something, and the
    recommendations it `made`, cycle by cycle and review by review in order of session."""
    described = reference.state(iso3, lang)
    if described is None:
        return None
    held = list(Review.objects.filter(state=iso3).order_by("session"))
    received = briefs(held, lang)
    made = MadeTally.objects.filter(state=iso3)
    if not described["invented"]:
        made = made.exclude(review__state__kind="invented")
    by_review = {
        (session, state): [(position, count) for position, count in zip(POSITIONS, counts, strict=True) if count]
        for session, state, *counts in made.values_list("review__session", "review__state", *POSITIONS)
    }
    everything = [pair for pairs in by_review.values() for pair in pairs]
    places = [(session, reference.label(state, lang), pairs) for (session, state), pairs in by_review.items()]
    places.sort(key=lambda place: (place[0], reference.sort_key(place[1]["name"])))
    shown, pages = cut(places, page, MADE_A_PAGE)
    return {
        "state": {**described, "memberships": reference.memberships(iso3, lang)},
        "reviews": received,
        "calendar": reviews_of(iso3, held, on),
        "next": next_of(iso3, held, on),
        "bodies": bodies_of(iso3),
        "sessions": _other_sessions(iso3, {review["session"] for review in received}),
        "made": {
            "reviews": len(places),
            "recommendations": sum(count for _position, count in everything),
            "positions": position_counts(everything),
            "by_cycle": _by_cycle(by_review),
            "by_review": [
                {"session": session, "state": state, "positions": position_counts(pairs)}
                for session, state, pairs in shown
            ],
            "pages": pages,
        },
    }


def _by_cycle(by_review: Mapping[tuple[int, str], list[tuple[str, int]]]) -> list[Item]:
    """The recommendations made, by `cycle`; those of the training session are of none."""
    found: dict[int | None, list[tuple[str, int]]] = defaultdict(list)
    for (session, _state), pairs in by_review.items():
        found[facts.cycle_of(session)] += pairs
    return [
        {"cycle": cycle, "recommendations": sum(count for _, count in pairs), "positions": position_counts(pairs)}
        for cycle, pairs in sorted(found.items(), key=lambda item: item[0] or 0)
    ]


def _other_sessions(iso3: str, reviewed: Collection[int]) -> list[Item]:
    """The sessions of a State of which the record holds no report, but `documents` or `rows` of other sources."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    documents = Document.objects.filter(state=iso3)
    rows = Coding.objects.filter(state=iso3, body="", document__tombstone=None)
    for name, found in (("documents", documents), ("rows", rows)):
        counted = found.filter(session__isnull=False).order_by().values_list("session").annotate(n=Count("pk"))
        for session, count in counted:
            counts[session][name] = count
    return [
        {
            "session": session,
            "cycle": facts.cycle_of(session),
            "documents": counts[session]["documents"],
            "rows": counts[session]["rows"],
        }
        for session in sorted(counts.keys() - set(reviewed))
    ]
