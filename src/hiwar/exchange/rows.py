"""Recommendations as rows for other programs: one row a text, as CSV or as JSON Lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Prefetch, Q

from hiwar.reference import queries as reference
from hiwar.reviews.models import Position, Recommendation, WordingState

COLUMNS = (
    "address",
    "state_under_review",
    "state_under_review_name",
    "session",
    "cycle",
    "held_on",
    "document",
    "paragraph",
    "part",
    "text",
    "language",
    "recommending",
    "recommending_names",
    "states_as_written",
    "position",
    "position_as_written",
    "position_source",
    "page",
)
"""What a row holds, in this order, which stays: a new column comes last. Names as in `hiwar read`; `docs/record.md`
explains each. Lists are parted by `; ` in CSV; unknown is empty there and null in JSON."""

_LANGUAGE = "en"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def recommendations(states: Collection[str] = (), sessions: Collection[int] = ()) -> Iterator[dict[str, Any]]:
    """The current state of every recommendation that is not withdrawn, in the order of sessions and reports; only of
    reviews of these States and at these sessions, if any are given. Invented States must be named to be among them."""
    found = Recommendation.objects.filter(withdrawn=False).select_related("review", "wording")
    found = found.filter(Q(review__state__in=states) if states else ~Q(review__state__kind="invented"))
    if sessions:
        found = found.filter(review__session__in=sessions)
    found = found.order_by("review__session", "review__state", "order", "part").prefetch_related(
        Prefetch("wording__states", WordingState.objects.order_by("order")),
        Prefetch("positions", Position.objects.order_by("number")),
    )
    return (_row(each) for each in found.iterator(chunk_size=500))


def _row(recommendation: Recommendation) -> dict[str, Any]:
    review, wording = recommendation.review, recommendation.wording
    states = list(wording.states.all()) if wording else []
    codes = [state.state_id for state in states if state.state_id]
    position = next(reversed(recommendation.positions.all()), None)
    return {
        "address": recommendation.address,
        "state_under_review": review.state_id,
        "state_under_review_name": _name(review.state_id),
        "session": review.session,
        "cycle": review.cycle,
        "held_on": review.held_on.isoformat() if review.held_on else None,
        "document": recommendation.symbol or None,
        "paragraph": recommendation.paragraph,
        "part": recommendation.part,
        "text": wording.text if wording else None,
        "language": (wording.language or None) if wording else None,
        "recommending": codes,
        "recommending_names": [_name(code) for code in codes],
        "states_as_written": [state.as_written for state in states],
        "position": position.value if position else None,
        "position_as_written": (position.as_written or None) if position else None,
        "position_source": (position.source or None) if position else None,
        "page": wording.page if wording else None,
    }


def _name(code: str) -> str:
    return str(reference.label(code, _LANGUAGE)["name"])


def cells(row: dict[str, Any]) -> list[str]:
    """A row as the cells of a table, in the order of `COLUMNS`."""
    return [harmless("; ".join(value) if isinstance(value := row[column], list) else value) for column in COLUMNS]


def harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
