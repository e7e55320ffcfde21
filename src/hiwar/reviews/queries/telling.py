"""The words in which reviews are told, and how things are counted (the same everywhere).

The official count of recommendations is the number of distinct paragraphs, counted over the *first live text* of each
paragraph; a paragraph with two texts of different positions counts once under each position; a mention is one
recommending State of one text. What a correction withdrew is not counted. The invented States of the training
material are never among the figures of the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from hiwar.reference import queries as reference
from hiwar.reference.asked import tidy, where
from hiwar.reference.models import State
from hiwar.reviews.models import Recommendation, Review, Tally
from hiwar.reviews.tallies import NO_POSITION, POSITIONS

Item = dict[str, Any]
__all__ = [
    "NO_POSITION",
    "POSITIONS",
    "Item",
    "briefs",
    "cut",
    "foreign",
    "invented",
    "iso",
    "live",
    "mention",
    "position_counts",
    "positions_of",
    "review_label",
    "stretch",
    "tidy",
    "typed_session",
    "where",
]

T = TypeVar("T")
M = TypeVar("M", bound=Model)


def typed_session(value: str) -> int:
    """The number of a session that a reader asks for, within the column's limit; -1, which none has, for no number."""
    return min(int(value), 32767) if value.isascii() and value.isdigit() else -1


def typed_page(value: str) -> int:
    """The page of a list that a reader asks for; what is no number is the first page."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def foreign(language: str, lang: str) -> tuple[bool, bool]:
    """Sorts languages by how near they are to the reader: the reader's own first, then English."""
    return language != lang, language != "en"


def invented() -> QuerySet[State]:
    """The States of the training material."""
    return State.objects.filter(kind="invented")


def live() -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(withdrawn=False)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def position_counts(pairs: Iterable[tuple[str, int]]) -> list[Item]:
    """(position, count) pairs, added up, in the order of `POSITIONS`; what does not occur is left out."""
    counts: Counter[str] = Counter()
    for position, count in pairs:
        counts[position or NO_POSITION] += count
    return [{"position": position, "count": counts[position]} for position in POSITIONS if counts[position]]


def cut(items: list[T], page: int, size: int) -> tuple[list[T], Item]:
    """One page of a list and where it stands: `page`, `of`, `total`; a page that is not there is the nearest one."""
    place = where(len(items), page, size)
    return items[(place["page"] - 1) * size : place["page"] * size], place


def stretch(rows: QuerySet[M], page: int, size: int, total: int) -> tuple[list[M], Item]:
    """The same of rows whose number is known, so that only those shown are read."""
    place = where(total, page, size)
    return list(rows[(place["page"] - 1) * size : place["page"] * size]), place


def review_label(review: Review, lang: str) -> Item:
    return {
        "state": reference.label(review.state_id, lang),
        "session": review.session,
        "cycle": review.cycle,
        "held_on": iso(review.held_on),
        "adopted_on": iso(review.adopted_on),
        "symbol": review.symbol,
    }


def mention(iso3: str | None, as_written: str, lang: str) -> Item:
    """A recommending State; a printed name that resolves to no State has no code and is shown as printed."""
    if iso3 is None:
        return {"iso3": None, "name": as_written, "invented": False, "as_written": as_written}
    return {**reference.label(iso3, lang), "as_written": as_written}


def positions_of(figures: Mapping[str, int]) -> list[Item]:
    """The position counts of a tally's columns."""
    return position_counts((position, figures[position]) for position in POSITIONS)


def briefs(reviews: list[Review], lang: str) -> list[Item]:
    """Reviews in short, each with its official count and its positions."""
    kept = Tally.objects.filter(review__in=reviews).values() if reviews else ()
    tallies: dict[int, Item] = {each["review_id"]: dict(each) for each in kept}
    return [
        {
            **review_label(review, lang),
            "recommendations": tallies[review.pk]["recommendations"],
            "positions": positions_of(tallies[review.pk]),
        }
        for review in reviews
    ]
