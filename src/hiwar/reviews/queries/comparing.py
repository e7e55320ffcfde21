"""What every source says of each recommendation of a review, read at once, so that pages can tell where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from hiwar.reviews.enums import WordingKind
from hiwar.reviews.models import Coding, Position, Review, Wording, WordingState
from hiwar.reviews.queries.accounts import replaced_by_people
from hiwar.reviews.queries.differences import Said, differences, said
from hiwar.reviews.queries.telling import Item


@dataclass(slots=True)
class Told:
    """What other sources than the record's text say of one recommendation: the `positions` in the order of their
    numbers, the States of other `editions` of the report by document, the rows, and what the rows give as the answer
    (document, position, words), each once."""

    positions: list[Position] = field(default_factory=list)
    editions: dict[str, list[tuple[str | None, str]]] = field(default_factory=dict)
    rows: list[tuple[str, Said]] = field(default_factory=list)
    answers: dict[tuple[str, str, str], None] = field(default_factory=dict)

    def differing(self, position: str, states: Iterable[Item]) -> list[tuple[str, list[str]]]:
        """The documents that say otherwise than the record, each with what. Of each document the newest position that
        was read counts, but not that in whose place a person has entered another."""
        named = [(state["iso3"], state["as_written"]) for state in states]
        newest = {each.document_id: each for each in self.positions if not each.author}
        replaced = replaced_by_people(self.positions)
        given = {document: each.value for document, each in newest.items() if each is not replaced}
        editions = {*given, *self.editions}
        others = [
            *((each, said(given.get(each, ""), self.editions.get(each, ()))) for each in sorted(editions)),
            *self.rows,
        ]
        found = differences(said(position, named), [each for _document, each in others])
        return [(document, what) for (document, _each), what in zip(others, found, strict=True) if what]


def told(review: Review) -> dict[int, Told]:
    """By the key of the recommendation, in three queries."""
    found: dict[int, Told] = defaultdict(Told)
    for position in Position.objects.filter(recommendation__review=review).order_by("number"):
        found[position.recommendation_id].positions.append(position)
    for recommendation, document, *state in _editions(review):
        found[recommendation].editions.setdefault(document, []).append((state[0], state[1]))
    rows = Coding.objects.filter(recommendation__review=review, document__tombstone=None).order_by("pk")
    for recommendation, document, given, response, states, kind in rows.values_list(
        "recommendation", "document", "position", "response", "states", "kind"
    ):
        found[recommendation].rows.append((document, said(given, states, kind)))
        if given:
            found[recommendation].answers[document, given, response] = None
    return found


def _editions(review: Review) -> Iterable[tuple[Any, ...]]:
    """The States that other editions of the report name, where the current text was read: recommendation, document,
    code and name as written. Of each document the newest text in the language of the source counts."""
    later = Wording.objects.filter(
        **{name: OuterRef(f"wording__{name}") for name in ("recommendation", "document", "language", "kind")},
        number__gt=OuterRef("wording__number"),
    )
    rows = WordingState.objects.filter(
        ~Q(wording__document=F("wording__recommendation__wording__document")),
        ~Exists(later),
        wording__recommendation__review=review,
        wording__kind=WordingKind.READ,
        wording__language=F("wording__recommendation__wording__language"),
        wording__recommendation__wording__kind=WordingKind.READ,
    )
    columns = ("wording__recommendation", "wording__document", "state", "as_written")
    return rows.order_by("wording", "order").values_list(*columns)


def given_elsewhere(recommendations: Iterable[int]) -> dict[int, set[str]]:
    """By the key of the recommendation, the positions that the rows of other sources give."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Coding.objects.filter(recommendation__in=list(recommendations), document__tombstone=None).exclude(
        position=""
    )
    for recommendation, position in rows.order_by().values_list("recommendation", "position").distinct():
        found[recommendation].add(position)
    return found
