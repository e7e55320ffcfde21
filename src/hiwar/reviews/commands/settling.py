"""What follows from what is kept: positions from the answers of addenda, matches of other sources' rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hiwar.audit.commands import Log
from hiwar.documents.models import Document
from hiwar.kernel.reading.joining import ALL_OTHERS, OPEN, allot
from hiwar.kernel.understanding.matching import Coded, Recommended, match
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands.rows import last_numbers
from hiwar.reviews.commands.tallying import add_joined
from hiwar.reviews.models import Answer, Coding, Position, Recommendation, Review, WordingState

_OPEN = frozenset("" if value is None else value.value for value in OPEN)

SAME_NUMBER = "same number"
"""The reason of a match by paragraph."""

_NAMED = 10
"""Answers that a sentence names."""


@dataclass(frozen=True, slots=True)
class Settled:
    """How many positions were `added`, and of the answers that went `astray` a sentence for each addendum that has
    some, by the addendum's document."""

    added: int
    astray: dict[str, str]


def settle(log: Log, review: Review) -> Settled:
    """Give the recommendations of a review the positions that the addenda to its report state, each once.

    Two copies of an addendum, or two language versions, are one source: the position is given by the first.
    """
    by_document: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    kept = Answer.objects.filter(document__answers=review.symbol, document__tombstone=None).select_related("document")
    for one in kept.order_by("document__symbol", "document__added_at", "document", "order"):
        by_document[one.document_id, one.document.symbol or one.document_id].append(one)
    if not review.symbol or not by_document:
        return Settled(0, {})
    recommendations = list(Recommendation.objects.filter(review=review).order_by("order", "part"))
    there = Position.objects.filter(recommendation__in=recommendations).order_by("number")
    rows = there.values_list("recommendation_id", "value", "document__symbol", "document_id")
    given = {(pk, symbol or document, value) for pk, value, symbol, document in rows}
    current = dict(there.values_list("recommendation_id", "value"))
    last = last_numbers(Position, recommendations)
    added: list[Position] = []
    astray: dict[str, str] = {}
    for (document, name), answers in by_document.items():
        named = {one.paragraph: one for one in answers if one.value != PositionValue.UNCLEAR}
        is_open: dict[str, bool] = {}
        for each in recommendations:
            is_open[each.paragraph] = is_open.get(each.paragraph, False) or current.get(each.pk, "") in _OPEN
        allotted = allot(is_open, named)
        if allotted.astray:
            astray[document] = _gone_astray(answers[0].document, allotted.astray, review, all_of=named)
        for each in recommendations:
            label = allotted.by_paragraph.get(each.paragraph)
            if label is None or (label == ALL_OTHERS and current.get(each.pk, "") not in _OPEN):
                continue
            answer = named[label]
            if (each.pk, name, answer.value) in given:
                continue
            given.add((each.pk, name, answer.value))
            last[each.pk] = last.get(each.pk, 0) + 1
            current[each.pk] = answer.value
            added.append(
                Position(
                    recommendation=each,
                    number=last[each.pk],
                    value=answer.value,
                    as_written=answer.as_written,
                    source=answer.source,
                    document_id=document,
                    recorded_at=log.now,
                )
            )
    Position.objects.bulk_create(added)
    return Settled(len(added), astray)


def _gone_astray(document: Document, labels: Sequence[str], review: Review, *, all_of: Collection[str]) -> str:
    """The sentence about answers that fit nothing in the report that their addendum names."""
    name = document.symbol or document.name
    if len(labels) == len(all_of):
        return f"{name} answers nothing that {review.symbol} has; check the symbol on its first page and its numbers"
    more = f" and {len(labels) - _NAMED} more" if len(labels) > _NAMED else ""
    return f"{name} answers {', '.join(labels[:_NAMED])}{more}, which {review.symbol} has not"


def match_rows(review: Review) -> int:
    """Match the rows of other sources that are still without a recommendation to those of a review; how many found one.

    A row that bears a number goes to what stands under it; the others are compared by State and text.
    """
    waiting = Coding.objects.filter(recommendation=None, state=review.state_id, body="").exclude(
        kind__in=("pledge", "question")
    )
    rows = list(waiting.filter(session=review.session))
    if review.symbol:
        rows += list(waiting.filter(session=None, symbol=review.symbol))
    if not rows:
        return 0
    read = _recommended(review)
    under: dict[str, list[Recommended]] = defaultdict(list)
    for one in read:
        under[one.paragraph].append(one)
    by_key = {row.pk: row for row in rows}
    numbered = [row for row in rows if row.paragraph in under and row.paragraph]
    loose = [row for row in rows if not row.paragraph]
    for row in numbered:
        _number(row, under[row.paragraph])
    for key, found in match([_coded(row) for row in loose], read).items():
        if found is not None:
            row = by_key[int(str(key))]
            row.recommendation_id = int(str(found.recommendation))
            row.score, row.reason = round(found.score * 100), str(found.reason)
    matched = [row for row in rows if row.recommendation_id]
    Coding.objects.bulk_update(matched, ["recommendation", "score", "reason"], batch_size=200)
    add_joined(review, matched)
    return len(matched)


def _number(row: Coding, there: list[Recommended]) -> None:
    """The text under the row's number that it codes: its part where the source counts parts, else the likest."""
    found = match([_coded(row)], there)[row.pk] if len(there) > 1 else None
    key = found.recommendation if found else there[min(row.part, len(there)) - 1].key
    row.recommendation_id = int(str(key))
    row.score, row.reason = 100, SAME_NUMBER


def _coded(row: Coding) -> Coded:
    return Coded(row.pk, row.text, tuple(code for code, _name in row.states if code))


def _recommended(review: Review) -> list[Recommended]:
    states: dict[int, list[str]] = defaultdict(list)
    current = Recommendation.objects.filter(review=review, withdrawn=False, wording__isnull=False)
    said = WordingState.objects.filter(wording__current_for__in=current).order_by("wording", "order")
    for wording, code in said.values_list("wording", "state"):
        if code:
            states[wording].append(code)
    rows = current.order_by("order", "part").values_list("pk", "paragraph", "wording", "wording__text")
    return [Recommended(pk, text, tuple(states[wording]), paragraph) for pk, paragraph, wording, text in rows]


def reviews_of(rows: Iterable[tuple[str | None, int | None, str]]) -> list[Review]:
    """The reviews of the record that rows with these States, sessions and symbols speak of."""
    found: dict[int, Review] = {}
    for state, session, symbol in rows:
        review = Review.objects.filter(state=state, session=session).first() if session is not None else None
        if review is None and symbol:
            review = Review.objects.filter(symbol=symbol).first()
        if review is not None:
            found[review.pk] = review
    return list(found.values())
