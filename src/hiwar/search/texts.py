"""Which recommendations hold all the words that a reader typed, in the language of their source or in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from hiwar.reviews.enums import WordingKind
from hiwar.reviews.models import Recommendation, Wording
from hiwar.reviews.queries.words import Wanted


def holding(rows: QuerySet[Recommendation], wanted: Sequence[Wanted]) -> QuerySet[Recommendation]:
    """The rows whose text holds all the words in one of its languages."""
    return _where(rows, holds(wanted))


def spelt(rows: QuerySet[Recommendation], pattern: str) -> QuerySet[Recommendation]:
    """The rows whose text, in one of its languages, has a stretch that a regular expression fits."""
    return _where(rows, Q(padded__regex=pattern))


def of(keys: Sequence[int]) -> list[str]:
    """The normalised texts of recommendations, in all their languages."""
    own = Recommendation.objects.filter(pk__in=keys, wording__isnull=False).values_list(
        "wording__search_text", flat=True
    )
    others = _versions().filter(recommendation__in=keys).values_list("search_text", flat=True)
    return [*own, *others]


def _where(rows: QuerySet[Recommendation], here: Q) -> QuerySet[Recommendation]:
    elsewhere = _versions().annotate(padded=padded("search_text")).filter(here).values("recommendation")
    return rows.annotate(padded=padded("wording__search_text")).filter(here | Q(pk__in=elsewhere))


def versions(rows: Iterable[Recommendation], wanted: Sequence[Wanted]) -> dict[int, Wording]:
    """By key, the text in another language that holds the words, for rows whose own text does not."""
    asked = [row.pk for row in rows if not (row.wording and _says(row.wording, wanted))]
    found = _versions().filter(recommendation__in=asked).order_by("-language") if asked else ()
    return {each.recommendation_id: each for each in found if _says(each, wanted)}


def _versions() -> QuerySet[Wording]:
    """The current texts in other languages than that of the source."""
    newer = Wording.objects.filter(
        recommendation=OuterRef("recommendation"), language=OuterRef("language"), number__gt=OuterRef("number")
    )
    others = Wording.objects.exclude(language=F("recommendation__wording__language"))
    return others.exclude(kind=WordingKind.WITHDRAWAL).filter(~Exists(newer))


def padded(column: str) -> Concat:
    """A column of normalised text between two spaces, to be annotated as `padded`."""
    return Concat(Value(" "), F(column), Value(" "), output_field=TextField())


def holds(wanted: Sequence[Wanted]) -> Q:
    """That `padded` holds all the words."""
    return reduce(and_, (reduce(or_, (Q(padded__contains=form) for form in each.forms)) for each in wanted))


def _says(wording: Wording, wanted: Sequence[Wanted]) -> bool:
    return all(word.within(wording.search_text) for word in wanted)
