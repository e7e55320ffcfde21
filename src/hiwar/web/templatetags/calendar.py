"""How sessions, reviews over the cycles and shares become words and pictures."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language, gettext_lazy

from hiwar.reviews.queries import POSITIONS
from hiwar.web import formats
from hiwar.web.templatetags.hiwar import bar, total

register = template.Library()

Item = dict[str, Any]

FACT_KIND_WORDS = {
    "states": gettext_lazy("States and other speakers: names and codes"),
    "groups": gettext_lazy("Regional groups: who belonged to which from when"),
    "sessions": gettext_lazy("Sessions: their first and last day"),
    "reviews": gettext_lazy("Reviews: session, day and troika"),
    "practice": gettext_lazy("Figures of practice: speaking times, word limits, deadlines"),
}
"""The kinds of facts beneath the record (`hiwar.reviews.queries.coverage`)."""


@register.filter
def dates(session: Item) -> str:
    """When a session falls, in the reader's language; empty where nothing is known."""
    return formats.period(session["begins"], session["ends"], get_language() or "en")


@register.filter
def share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return formats.share(part, whole, get_language() or "en")


@register.filter
def fact_kind(value: str) -> str:
    """What a kind of facts is about."""
    return str(FACT_KIND_WORDS.get(value, value))


@register.filter
def in_time(reviews: list[Item], calendar: list[Item]) -> list[Item]:
    """A State's reviews in the record in order of time, with the cycles between them of which the record holds none:
    `cycle`, `held_on`, and no positions."""
    held = {review["cycle"] for review in reviews}
    last = max((review["cycle"] or 0 for review in reviews), default=0)
    gaps = [
        {"cycle": each["cycle"], "held_on": each["date"], "positions": []} for each in calendar if each["cycle"] < last
    ]
    return sorted((*reviews, *(gap for gap in gaps if gap["cycle"] not in held)), key=lambda each: each["cycle"] or 0)


@register.filter
def of_session(reviews: list[Item], session: int | None) -> Item | None:
    """Of a State's reviews the one at a session."""
    return next((review for review in reviews if review["session"] == session), None)


@register.filter
def positions_of(reviews: list[Item]) -> list[str]:
    """The positions that occur in any of the reviews, in the order in which they are always shown."""
    found = {item["position"] for review in reviews for item in review["positions"]}
    return [position for position in POSITIONS if position in found]


@register.filter
def count_of(review: Item, position: str) -> int:
    """How many recommendations of a review have a position."""
    return sum(item["count"] for item in review["positions"] if item["position"] == position)


@register.filter
def most(reviews: list[Item]) -> int:
    """The height of the highest column: the most positions that any of the reviews has."""
    return max((total(review["positions"]) for review in reviews), default=0)


@register.simple_tag
def column(counts: list[Item], whole: int) -> Item:
    """`position_counts` as a column of which `whole` would be 140 pixels high: its `height`, and its `stretches`, the
    first at the foot: `position`, `count`, `y`, `height`."""
    stretches = [
        {**item, "y": f"{100 - float(item['x']) - float(item['width']):.2f}", "height": item["width"]}
        for item in bar(counts)
    ]
    return {"height": f"{140 * total(counts) / (whole or 1):.1f}", "stretches": stretches}
