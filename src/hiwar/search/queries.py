"""Search across the recommendations of the record and the names of States."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db.models import QuerySet

from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference import queries as reference
from hiwar.reviews import queries as reviews
from hiwar.reviews.models import Recommendation, Review, WordingState

Item = dict[str, Any]

A_PAGE = 100
WORDS = 12
"""More words than this narrow nothing any more; the rest is left out."""


_ORDER = ("-review__session", "review__state", "order", "part")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked: words, the State under review, a recommending State (codes), a position, a session."""

    q: str = ""
    of: str = ""
    by: str = ""
    position: str = ""
    session: str = ""

    @classmethod
    def of_query(cls, asked: Mapping[str, str]) -> Asked:
        """From query-string values; a value that cannot be anything's matches nothing."""
        values = {name: reviews.tidy(asked.get(name, "")) for name in (field.name for field in fields(cls))}
        for name, fold in (("of", str.upper), ("by", str.upper), ("position", str.lower)):
            values[name] = fold(values[name])
        return cls(**values)

    def empty(self) -> bool:
        return not any(asdict(self).values())


def search(asked: Asked, page: int, lang: str) -> Item:
    """The `states` a reader may mean, and one page of the `recommendations` that hold all the words.

    The newest session comes first, then the order of the report. The invented State's are found only when it is
    asked for by its code.
    """
    found = [] if asked.empty() else list(_matching(asked).order_by(*_ORDER).values_list("pk", flat=True))
    shown, pages = reviews.cut(found, page, A_PAGE)  # one scan for the count and the page
    return {
        "asked": asdict(asked),
        "states": reference.named(asked.q, lang),
        "recommendations": _items(Recommendation.objects.filter(pk__in=shown).order_by(*_ORDER), lang),
        "pages": pages,
        "choices": _choices(lang),
    }


def _matching(asked: Asked) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.filter(withdrawn=False)
    words = normalise(asked.q).split()[:WORDS]
    if asked.q and not words:  # nothing but punctuation
        return rows.none()
    for word in words:
        rows = rows.filter(wording__search_text__contains=word)
    rows = rows.filter(review__state=asked.of) if asked.of else rows.exclude(review__state__kind="invented")
    if asked.by:
        rows = rows.filter(wording__in=WordingState.objects.filter(state=asked.by).values("wording"))
    if asked.position:
        rows = rows.filter(position="" if asked.position == reviews.NO_POSITION else asked.position)
    if asked.session:
        number = int(asked.session) if asked.session.isascii() and asked.session.isdigit() else -1
        rows = rows.filter(review__session=min(number, 32767))  # the column's limit
    return rows


def _items(rows: QuerySet[Recommendation], lang: str) -> list[Item]:
    found = list(rows.select_related("review", "wording").defer("wording__search_text", "wording__places"))
    states: dict[int, list[Item]] = defaultdict(list)
    mentions = WordingState.objects.filter(wording__in=[row.wording_id for row in found]).order_by("wording", "order")
    for wording, iso3, as_written in mentions.values_list("wording", "state", "as_written"):
        states[wording].append(reviews.mention(iso3, as_written, lang))
    return [
        {
            "address": row.address,
            "paragraph": row.paragraph,
            "part": row.part,
            "text": row.wording.text if row.wording else "",
            "language": row.wording.language if row.wording else "",
            "states": states[row.wording_id or 0],
            "position": row.position or reviews.NO_POSITION,
            "review": reviews.review_label(row.review, lang),
        }
        for row in found
    ]


def _choices(lang: str) -> Item:
    """What the filters offer: the States and sessions reviewed, the recommending States, the positions."""
    reviewed = Review.objects.exclude(state__kind="invented").order_by()
    sessions = sorted(set(reviewed.values_list("session", flat=True)))
    states = {reference.label(iso3, lang)["name"]: iso3 for iso3 in set(reviewed.values_list("state", flat=True))}
    return {
        "of": _by_name(states),
        "by": _by_name({reference.label(iso3, lang)["name"]: iso3 for iso3 in reviews.recommending_states()}),
        "position": list(reviews.POSITIONS),
        "session": sessions,
    }


def _by_name(states: Mapping[str, str]) -> list[Item]:
    return [{"iso3": states[name], "name": name} for name in sorted(states, key=reference.sort_key)]
