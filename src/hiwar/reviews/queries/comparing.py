"""What every source says of each recommendation of a review, read at once, so that pages can tell where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hiwar.reviews.models import Coding, Position, Review
from hiwar.reviews.queries.differences import Said, differences, said
from hiwar.reviews.queries.telling import Item


@dataclass(slots=True)
class Told:
    """What other sources than the record's text say of one recommendation: the positions in the order of their numbers
    (document, value, words, place), the rows, and what the rows give as the answer (document, position, words), each
    once."""

    positions: list[tuple[str, str, str, str]] = field(default_factory=list)
    rows: list[tuple[str, Said]] = field(default_factory=list)
    answers: dict[tuple[str, str, str], None] = field(default_factory=dict)

    def differing(self, position: str, states: Iterable[Item]) -> list[tuple[str, list[str]]]:
        """The documents that say otherwise than the record, each with what. Of each document the newest position
        counts."""
        named = [(state["iso3"], state["as_written"]) for state in states]
        newest = {document: Said(value) for document, value, *_words in self.positions}
        others = [*newest.items(), *self.rows]
        found = differences(said(position, named), [each for _document, each in others])
        return [(document, what) for (document, _each), what in zip(others, found, strict=True) if what]


def told(review: Review) -> dict[int, Told]:
    """By the key of the recommendation, in two queries."""
    found: dict[int, Told] = defaultdict(Told)
    positions = Position.objects.filter(recommendation__review=review).order_by("number")
    columns = ("recommendation", "document", "value", "as_written", "source")
    first_edition: dict[tuple[int, str], str] = {}
    for recommendation, symbol, document, *answer in positions.values_list(
        columns[0], "document__symbol", *columns[1:]
    ):
        # Editions and languages of one document bear one symbol and are one source.
        document = first_edition.setdefault((recommendation, symbol), document) if symbol else document
        found[recommendation].positions.append((document, *answer))
    rows = Coding.objects.filter(recommendation__review=review, document__tombstone=None).order_by("pk")
    for recommendation, document, position, response, states, kind in rows.values_list(
        "recommendation", "document", "position", "response", "states", "kind"
    ):
        found[recommendation].rows.append((document, said(position, states, kind)))
        if position:
            found[recommendation].answers[document, position, response] = None
    return found


def given_elsewhere(recommendations: Iterable[int]) -> dict[int, set[str]]:
    """By the key of the recommendation, the positions that the rows of other sources give."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Coding.objects.filter(recommendation__in=list(recommendations), document__tombstone=None).exclude(
        position=""
    )
    for recommendation, position in rows.order_by().values_list("recommendation", "position").distinct():
        found[recommendation].add(position)
    return found
