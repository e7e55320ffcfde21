"""The record as a whole: its figures, its newest reviews, and what it covers."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from hiwar.audit.memory import while_unchanged
from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.kernel.reading import Genre
from hiwar.reference import queries as reference
from hiwar.reference.models import State
from hiwar.reviews.models import DocumentTally, MadeTally, Review, Tally, Tombstone
from hiwar.reviews.queries.calendar import coming, states_by_session
from hiwar.reviews.queries.telling import POSITIONS, Item, briefs, invented, positions_of, review_label


def home(lang: str, latest: int = 8, *, on: date) -> Item:
    """`figures` of the record, how many reviews of each of the `cycles` it holds, the session that is `coming`, its
    `latest` reviews and those of the `training` material."""
    reviews = Review.objects.exclude(state__kind="invented")
    newest = list(reviews.order_by("-session", F("held_on").desc(nulls_last=True), "state_id")[:latest])
    training = list(Review.objects.filter(state__kind="invented"))
    told = briefs(newest + training, lang)
    by_cycle = dict(reviews.order_by().values_list("cycle").annotate(n=Count("id")))
    known = facts.timetable()
    return {
        "figures": {
            "reviews": sum(by_cycle.values()),
            "recommendations": _counted("recommendations"),
            "states_under_review": reviews.values("state").distinct().count(),
            "recommending_states": len(recommending_states()),
        },
        "cycles": [
            {"cycle": cycle.number, "reviews": by_cycle.get(cycle.number, 0), "states": len(known.order[cycle.number])}
            for cycle in facts.cycles()
        ],
        "coming": coming(lang, on),
        "latest": told[: len(newest)],
        "training": told[len(newest) :],
    }


def recommending_states() -> list[str]:
    """The codes of the States that have recommended something to a real State. Asked State by State, which an index
    answers at once, instead of reading every tally there is."""
    heard = MadeTally.objects.filter(state=OuterRef("pk")).exclude(review__state__kind="invented")
    return list(State.objects.filter(Exists(heard)).values_list("iso3", flat=True))


@while_unchanged
def coverage(lang: str) -> Item:
    """What the record holds, session by session, and what of the facts beneath it is not verified."""
    known = states_by_session()
    reviews = Review.objects.exclude(state__kind="invented").order_by()
    held = dict(reviews.values_list("session").annotate(n=Count("id")))
    counted = _tallies().order_by().values("review__session")
    tallies: dict[int, Item] = {
        each["review__session"]: dict(each)
        for each in counted.annotate(**{name: Sum(name) for name in ("recommendations", *POSITIONS)})
    }
    numbers = sorted(set(held) | {session.number for session in facts.sessions() if session.cycle})
    papers = Document.objects.filter(tombstone=None).exclude(state__in=invented()).order_by().values_list("genre")
    genres = Counter(dict(papers.annotate(n=Count("pk"))))
    unverified = [state for state in facts.states() if not state.verified and state.kind != "invented"]
    return {
        "sessions": [
            {
                **reference.session(number),
                "reviews": held.get(number, 0),
                "reviews_known": known[number],
                "recommendations": tallies[number]["recommendations"] if number in tallies else 0,
                "positions": positions_of(tallies[number]) if number in tallies else [],
            }
            for number in numbers
        ],
        "documents": sum(genres.values()),
        "genres": [{"genre": genre.value, "documents": genres[genre]} for genre in Genre if genres[genre]],
        "rows": _rows(),
        "taken_down": _taken_down(),
        "corrections": _counted("corrections"),
        "facts": _facts(),
        "unverified": {
            "states": [reference.label(state.iso3, lang) for state in unverified],
            "sessions": [session.number for session in facts.sessions() if not session.verified and session.cycle],
            "reviews": sum(not fact.verified for fact in facts.reviews()),
        },
        "training": [review_label(review, lang) for review in Review.objects.filter(state__kind="invented")],
    }


def _facts() -> list[Item]:
    """How many of the facts beneath the record there are of each kind, and how many were read in a source."""
    kinds = {
        "states": [state.verified for state in facts.states() if state.kind != "invented"],
        "groups": [membership.verified for membership in facts.memberships()],
        "sessions": [session.verified for session in facts.sessions() if session.cycle],
        "reviews": [review.verified for review in facts.reviews()],
        "practice": [practice.verified for practice in facts.practices()],
    }
    return [{"kind": kind, "entries": len(known), "verified": sum(known)} for kind, known in kinds.items()]


def _taken_down() -> int:
    """How many texts and documents of real States were taken down."""
    papers = Q(document__state__in=invented())
    return Tombstone.objects.exclude(papers | Q(wording__recommendation__review__state__kind="invented")).count()


def _tallies() -> QuerySet[Tally]:
    return Tally.objects.exclude(review__state__kind="invented")


def _counted(column: str) -> int:
    """The sum of a column over the reviews of real States."""
    return int(_tallies().aggregate(n=Sum(column))["n"] or 0)


def _rows() -> Item:
    """The rows that other sources hold of real States: how many code recommendations of the Universal Periodic Review,
    how many of these are `joined` to one; and those of other `bodies`."""
    kept = DocumentTally.objects.filter(document__tombstone=None)
    summed = kept.aggregate(rows=Sum("real_rows"), joined=Sum("real_joined"), bodies=Sum("real_bodies"))
    return {name: count or 0 for name, count in summed.items()}
