"""Where else the record holds the very words of a recommendation: in other reviews of the same State, and of others."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from django.db.models import Case, QuerySet, Value, When

from hiwar.reviews.models import Recommendation, Wording, WordingState
from hiwar.reviews.queries.telling import NO_POSITION, Item, live, mention, review_label

SHOWN = 30
"""Texts that the page of a recommendation shows; a search leads to the rest."""

_PHRASE = 180
"""Characters of a phrase that a search takes."""


def same_words(found: Recommendation, current: Wording | None, lang: str) -> Item:
    """The other texts that have the same words, case, accents and punctuation aside: their number (`total`), the first
    of them by review (`groups`: those of the same State before others, the newest first, each `earlier`, `later` or at
    the same session) and the words to search for (`phrase`) where there are more.

    Of invented States only where the recommendation is made to one, and the other way round.
    """
    rows = _others(found, current) if current and current.words_hash else []
    shown = rows[:SHOWN]
    states: dict[int, list[Item]] = defaultdict(list)
    said = WordingState.objects.filter(wording__in=[row.wording_id for row in shown]).order_by("wording", "order")
    for wording, iso3, as_written in said.values_list("wording", "state", "as_written") if shown else ():
        states[wording].append(mention(iso3, as_written, lang))
    return {
        "total": len(rows),
        "groups": [
            {
                "review": review_label(review, lang),
                "when": _when(review.session, found.review.session),
                "texts": [_text(row, states[row.wording_id or 0]) for row in texts],
            }
            for review, texts in groupby(shown, key=lambda row: row.review)
        ],
        "phrase": _phrase(current.text) if current and len(rows) > len(shown) else "",
    }


def _others(found: Recommendation, current: Wording) -> list[Recommendation]:
    """The columns that are shown are few, so all rows are read at once, for the count too."""
    rows: QuerySet[Recommendation] = live().filter(wording__words_hash=current.words_hash).exclude(pk=found.pk)
    invented = found.review.state.kind == "invented"
    rows = rows.filter(review__state__kind="invented") if invented else rows.exclude(review__state__kind="invented")
    own = Case(When(review__state=found.review.state_id, then=Value(0)), default=Value(1))
    order = (own, "-review__session", "review__state", "review", "order", "part")
    return list(rows.select_related("review").order_by(*order))


def _when(session: int, here: int) -> str:
    return "earlier" if session < here else "later" if session > here else ""


def _text(row: Recommendation, states: list[Item]) -> Item:
    return {
        "address": row.address,
        "paragraph": row.paragraph,
        "part": row.part,
        "states": states,
        "position": row.position or NO_POSITION,
    }


def _phrase(text: str) -> str:
    """The beginning of a text as a phrase to search for, cut between words."""
    words = " ".join("".join(" " if sign in '"“”„«»' else sign for sign in text).split())
    if len(words) > _PHRASE:
        words = words[:_PHRASE].rsplit(" ", 1)[0]
    return f'"{words}"'
