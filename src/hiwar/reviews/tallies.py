"""What the rows of the record count up to: the one place where the figures of reviews and documents are counted.

Commands keep the results in tables (`Tally`, `MadeTally`, `DocumentTally`), which pages read; `wrong` compares them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import Count, Model, Q

from hiwar.documents.models import Document, DocumentPage
from hiwar.kernel.values import PositionValue
from hiwar.reviews.enums import CodingKind
from hiwar.reviews.models import (
    Answer,
    Coding,
    DocumentTally,
    MadeTally,
    Position,
    Recommendation,
    Review,
    Tally,
    Wording,
    WordingState,
)

NO_POSITION = "none"
"""What a count calls a recommendation whose report states no position."""

POSITIONS = (
    *(value.value for value in (PositionValue.SUPPORTED, PositionValue.PARTLY, PositionValue.NOTED)),
    *(value.value for value in (PositionValue.PENDING, PositionValue.UNCLEAR)),
    NO_POSITION,
)
"""The order in which positions are always shown; the columns of the tallies."""

MATCHED = (CodingKind.RECOMMENDATION, CodingKind.CODING)
"""The kinds of rows that may be matched to a recommendation."""

_AT_ONCE = 100
"""Reviews or documents that are counted together."""

Figures = dict[str, Any]


@dataclass(slots=True)
class _Heap:
    """Texts, as (paragraph, position) pairs, that are being counted."""

    texts: int = 0
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def add(self, paragraph: str, position: str) -> None:
        self.texts += 1
        self.pairs.add((paragraph, position or NO_POSITION))

    def figures(self) -> Figures:
        """The columns of `models.Figures`: distinct paragraphs, in all and under each position."""
        under = Counter(position for _paragraph, position in self.pairs)
        paragraphs = len({paragraph for paragraph, _position in self.pairs})
        return {"recommendations": paragraphs, "texts": self.texts, **{name: under[name] for name in POSITIONS}}


def reviews(keys: Collection[int]) -> tuple[dict[int, Figures], dict[tuple[int, str], Figures]]:
    """The columns of the tally of each review, and of each recommending State of each."""
    whole: dict[int, _Heap] = {key: _Heap() for key in keys}
    made: dict[tuple[int, str], _Heap] = defaultdict(_Heap)
    mentions: Counter[int] = Counter()
    live = Recommendation.objects.filter(review__in=keys, withdrawn=False).order_by()
    for review, paragraph, position in live.values_list("review", "paragraph", "position"):
        whole[review].add(paragraph, position)
    texts = WordingState.objects.filter(wording__current_for__in=live).order_by()
    current = "wording__current_for__"
    columns = (f"{current}review", f"{current}paragraph", f"{current}position", "state", "wording")
    named: set[tuple[int, str]] = set()
    for review, paragraph, position, state, wording in texts.values_list(*columns):
        mentions[review] += 1
        if state and (wording, state) not in named:
            named.add((wording, state))
            made[review, state].add(paragraph, position)
    corrections: Counter[int] = Counter()
    for model in (Wording, Position):
        added = model.objects.filter(recommendation__review__in=keys).exclude(author="").order_by()
        corrections.update(dict(added.values_list("recommendation__review").annotate(n=Count("pk"))))
    return (
        {
            key: {**heap.figures(), "mentions": mentions[key], "corrections": corrections[key]}
            for key, heap in whole.items()
        },
        {key: heap.figures() for key, heap in made.items()},
    )


def documents(keys: Collection[str], about: Q | None = None) -> dict[str, Figures]:
    """The columns of the tally of each document. `about` narrows the rows to those of one review."""
    told: dict[str, Figures] = {
        sha256: {
            **dict.fromkeys(("pages", "recommendations", "texts", "rows", "joined", "pledges", "questions"), 0),
            **dict.fromkeys(("askers", "real_rows", "real_joined", "real_bodies"), 0),
            "answers": {}, "settled": {}, "coded": {},
        }
        for sha256 in keys
    }  # fmt: skip
    for rows, columns in _countings(keys, about):
        for sha256, *counts in rows:
            told[sha256].update(zip(columns, counts, strict=True))
    for rows, column in _by_position(keys, about):
        for sha256, value, count in rows:
            told[sha256][column][value] = count
    return told


def _countings(keys: Collection[str], about: Q | None) -> list[tuple[Any, tuple[str, ...]]]:
    of = {"document__in": keys}
    texts = Count("recommendation", distinct=True)
    matched, joined, review = Q(kind__in=MATCHED), Q(recommendation__isnull=False), Q(body="")
    real = ~Q(state__kind="invented") | Q(state=None)
    rows = Coding.objects.filter(about or Q(), **of).order_by().values_list("document")
    asking = rows.filter(kind=CodingKind.QUESTION)
    return [
        (DocumentPage.objects.filter(**of).order_by().values_list("document").annotate(n=Count("pk")), ("pages",)),
        (
            Wording.objects.filter(recommendation__withdrawn=False, **of)
            .order_by()
            .values_list("document")
            .annotate(n=Count("recommendation__paragraph", distinct=True), m=texts),
            ("recommendations", "texts"),
        ),
        (
            rows.annotate(
                n=Count("pk", filter=matched),
                m=Count("pk", filter=matched & joined),
                p=Count("pk", filter=Q(kind=CodingKind.PLEDGE)),
                r=Count("pk", filter=real & matched & review),
                j=Count("pk", filter=real & matched & review & joined),
                b=Count("pk", filter=real & ~review),
            ),
            ("rows", "joined", "pledges", "real_rows", "real_joined", "real_bodies"),
        ),
        (asking.annotate(n=Count("pk"), m=Count("states", distinct=True)), ("questions", "askers")),
    ]


def _by_position(keys: Collection[str], about: Q | None) -> list[tuple[Any, str]]:
    of = {"document__in": keys}
    read = Position.objects.filter(recommendation__withdrawn=False, author="", **of)  # what people enter is none's
    settled = read.order_by().values_list("document", "value")
    coded = Coding.objects.filter(about or Q(), kind__in=MATCHED, **of).exclude(position="").order_by()
    answers = Answer.objects.filter(**of).order_by().values_list("document", "value")
    return [
        (answers.annotate(n=Count("pk")), "answers"),
        (settled.annotate(n=Count("recommendation__paragraph", distinct=True)), "settled"),
        (coded.values_list("document", "position").annotate(n=Count("pk")), "coded"),
    ]


def uncounted() -> bool:
    """Whether a review or a document has no tally, as in a record of an earlier edition."""
    return (
        Review.objects.filter(tally=None).order_by().exists() or Document.objects.filter(tally=None).order_by().exists()
    )


def wrong() -> Iterator[tuple[Review | Document, Figures, dict[str, Figures]]]:
    """The reviews and documents whose tallies are not what their rows count up to, each with the right columns; those
    of a review also by recommending State."""
    kept: dict[Any, Figures]
    for chunk in _chunks(list(Review.objects.order_by("pk"))):
        keys = [review.pk for review in chunk]
        whole, made = reviews(keys)
        kept = {each.review_id: _columns(each) for each in Tally.objects.filter(review__in=keys)}
        kept_made = {
            (each.review_id, each.state_id): _columns(each) for each in MadeTally.objects.filter(review__in=keys)
        }
        for review in chunk:
            right = {state: figures for (key, state), figures in made.items() if key == review.pk}
            there = {state: figures for (key, state), figures in kept_made.items() if key == review.pk}
            if kept.get(review.pk) != whole[review.pk] or there != right:
                yield review, whole[review.pk], right
    for papers in _chunks(list(Document.objects.order_by("pk"))):
        counted = documents([document.pk for document in papers])
        kept = {each.document_id: _columns(each) for each in DocumentTally.objects.filter(document__in=papers)}
        for document in papers:
            if kept.get(document.pk) != counted[document.pk]:
                yield document, counted[document.pk], {}


def _columns(tally: Model) -> Figures:
    """The counted columns of a kept tally."""
    return {
        each.attname: getattr(tally, each.attname)
        for each in tally._meta.concrete_fields
        if not each.primary_key and each.remote_field is None
    }


def _chunks(items: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while chunk := list(islice(rest, _AT_ONCE)):
        yield chunk
