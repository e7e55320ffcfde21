"""What the record says, as entries of the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import tantivy

from hiwar.documents.models import Document, PageWords
from hiwar.reviews.enums import WordingKind
from hiwar.reviews.models import Recommendation, Review, Wording, WordingState
from hiwar.reviews.queries import NO_POSITION
from hiwar.search.index import shape


def entries(reviews: Collection[int], documents: Collection[str]) -> Iterator[tantivy.Document]:
    """The live recommendations of these reviews, and the pages of these documents."""
    yield from _texts(reviews)
    yield from _pages(documents)


def _texts(reviews: Collection[int]) -> Iterator[tantivy.Document]:
    rows = Recommendation.objects.filter(review__in=reviews, withdrawn=False)
    place = ("pk", "review", "review__session", "review__state", "position")
    printed = ("wording", "wording__language", "wording__search_text")
    live = list(rows.order_by("review", "order", "part", "pk").values_list(*place, *printed))
    speakers, versions = _speakers(reviews), _versions(reviews)
    ranks: dict[int, int] = defaultdict(int)
    for pk, review, session, state, position, wording, language, text in live:
        others = {tongue: said for tongue, said in versions[pk].items() if tongue != language}
        texts = {shape.slot_of(tongue): said for tongue, said in others.items()}
        if len(texts) < len(others):
            raise ValueError(f"recommendation {pk} has texts in two languages that the index cannot tell apart")
        if text is not None:
            texts[shape.OWN] = text
        about: dict[str, Any] = {
            "kind": "text",
            "pk": pk,
            "review": review,
            "session": session,
            "of": state,
            "by": " ".join(speakers[wording]),
            "position": position or NO_POSITION,
            "key": shape.key(session, state, ranks[review]),
        }
        ranks[review] += 1
        yield _entry(about, texts)


def _speakers(reviews: Collection[int]) -> dict[int, list[str]]:
    """The codes of the recommending States by wording."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = WordingState.objects.filter(wording__current_for__review__in=reviews, state__isnull=False).order_by()
    for wording, state in rows.values_list("wording", "state"):
        found[wording].append(state)
    return found


def _versions(reviews: Collection[int]) -> dict[int, dict[str, str]]:
    """The newest text of each recommendation in each language; none where that withdraws it."""
    newest: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Wording.objects.filter(recommendation__review__in=reviews).order_by("number")
    for pk, kind, language, text in rows.values_list("recommendation", "kind", "language", "search_text"):
        if kind == WordingKind.WITHDRAWAL:
            newest[pk].pop(language, None)
        else:
            newest[pk][language] = text
    return newest


def _pages(documents: Collection[str]) -> Iterator[tantivy.Document]:
    rows = PageWords.objects.filter(page__document__in=documents).order_by("page__document", "page__number")
    paper = ("page__document", "page__document__session", "page__document__state", "page__document__symbol")
    for pk, number, text, sha256, session, state, symbol in rows.values_list(
        "pk", "page__number", "search_text", *paper
    ).iterator(chunk_size=500):
        known = {"session": session} if session is not None else {}
        place = {"document": sha256, "order": shape.order(session, state, symbol, sha256)}
        about = {"kind": "page", "pk": pk, "key": number, "paper": shape.paper(sha256), "of": state}
        yield _entry({**about, **place, **known}, {shape.PAGE: text})


def _entry(about: dict[str, Any], texts: dict[str, str]) -> tantivy.Document:
    made = tantivy.Document()
    fields: dict[str, Any] = {**about, "slots": " ".join(texts)}
    for slot, text in texts.items():
        fields.update(shape.text_fields(slot, text))
    for name, value in fields.items():
        if isinstance(value, int):
            made.add_unsigned(name, value)
        elif value:
            made.add_text(name, value)
    return made


def all_reviews() -> list[int]:
    """The keys of all reviews."""
    return list(Review.objects.order_by("pk").values_list("pk", flat=True))


def all_documents() -> list[str]:
    """The hashes of all documents that have words."""
    return list(
        Document.objects.filter(pages__words__isnull=False).order_by("pk").values_list("pk", flat=True).distinct()
    )


def reviews_of(reports: Iterable[str], documents: Iterable[str]) -> list[int]:
    """The reviews that have one of these reports, or texts from one of these documents."""
    named = Review.objects.filter(symbol__in=list(reports)).values_list("pk", flat=True)
    read = Wording.objects.filter(document__in=list(documents)).order_by()
    return sorted({*named, *read.values_list("recommendation__review", flat=True).distinct()})
