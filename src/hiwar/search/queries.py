"""Search across the recommendations of the record and the names of States."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.db.models import QuerySet

from hiwar.reference import queries as reference
from hiwar.reviews import queries as reviews
from hiwar.reviews.models import Recommendation, Review, WordingState
from hiwar.reviews.queries import words
from hiwar.search import addresses, finding, texts
from hiwar.search.documents import documents, of_symbol, within

__all__ = ["Asked", "search", "within"]

Item = dict[str, Any]

A_PAGE = 100


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
    """The `states` and the `reviews` a reader may mean, one page of the `recommendations` that hold all the words, and
    the first `documents` of which a page does.

    An address in place of words (`A/HRC/27/10:124.16`, `A/HRC/27/10`, `124.16`) finds what stands there, and the symbol
    of a document that document (`named`). The newest session comes first, then the order of the report. The invented
    State's are found only when it is asked for by its code or by an address. Where nothing is found and a State is
    named, `instead` asks for what it made or received.
    """
    shown, pages = _found(asked, page)
    found = bool(pages["total"])
    return {
        "asked": asdict(asked),
        "states": reference.named(asked.q, lang),
        "reviews": _reviews(asked, lang),
        "named": [] if found else _named(asked, lang),
        "recommendations": _items(Recommendation.objects.filter(pk__in=shown).order_by(*finding.ORDER), asked.q, lang),
        "documents": _documents(asked, lang),
        "pages": pages,
        "instead": [] if found or not asked.q else _instead(asked, lang),
        "choices": _choices(lang),
    }


def _found(asked: Asked, page: int) -> tuple[list[int], Item]:
    """The keys of one page of what was asked for, in order, and where it stands. A number that no paragraph bears may
    stand in a text all the same."""
    if asked.empty():
        return reviews.cut([], page, A_PAGE)
    place = addresses.typed(asked.q)
    there = list(_at(place, asked).order_by(*finding.ORDER).values_list("pk", flat=True)) if place else []
    if there:
        return reviews.cut(there, page, A_PAGE)
    wanted = words.wanted(asked.q)
    if asked.q and not wanted:  # nothing but punctuation
        return reviews.cut([], page, A_PAGE)
    found = finding.recommendations(wanted, _filters(asked), (page - 1) * A_PAGE, A_PAGE)
    pages = reviews.where(found.total, page, A_PAGE)
    if pages["page"] != page and found.total:  # beyond the last page, so that nothing was there
        found = finding.recommendations(wanted, _filters(asked), (pages["page"] - 1) * A_PAGE, A_PAGE)
    return found.keys, pages


def _filters(asked: Asked) -> finding.Filters:
    return finding.Filters(
        of=asked.of or None,
        by=asked.by or None,
        position=asked.position or None,
        sessions=(reviews.typed_session(asked.session),) if asked.session else None,
    )


def _at(place: addresses.Typed, asked: Asked) -> QuerySet[Recommendation]:
    """What stands at an address; a symbol alone is a review's, and its recommendations are on the review's page."""
    rows = Recommendation.objects.filter(withdrawn=False)
    if not place.paragraph:
        return rows.none()
    if place.symbol:  # by the few reports, whose symbols are those of their recommendations
        rows = rows.filter(symbol__in=Review.objects.filter(symbol__iexact=place.symbol).values("symbol"))
    rows = rows.filter(paragraph__in={place.paragraph, place.paragraph.lower(), place.paragraph.upper()})
    rows = rows.filter(part=place.part) if place.part else rows
    return finding.narrowed(rows, _filters(asked), also_invented=bool(place.symbol))


def _reviews(asked: Asked, lang: str) -> list[Item]:
    """The review whose report has the symbol that was typed."""
    place = addresses.typed(asked.q)
    if not place or not place.symbol or place.paragraph:
        return []
    return [reviews.review_label(review, lang) for review in Review.objects.filter(symbol__iexact=place.symbol)]


def _named(asked: Asked, lang: str) -> list[Item]:
    """The document whose symbol was typed, alone or with a number that is no recommendation's."""
    place = addresses.typed(asked.q)
    return of_symbol(place.symbol if place else asked.q, lang)


def _documents(asked: Asked, lang: str) -> Item:
    """The documents that hold the words; not those of a question that only recommendations can answer."""
    if asked.by or asked.position or addresses.typed(asked.q):
        return {"total": 0, "shown": []}
    return documents(asked.q, asked.of, reviews.typed_session(asked.session) if asked.session else None, lang)


def _instead(asked: Asked, lang: str) -> list[Item]:
    """Where the words name a State: the same question with the State as a filter, if that finds anything."""
    named = reference.named_in(asked.q)
    if named is None:
        return []
    iso3, rest = named
    return [
        {"as": side, "state": reference.label(iso3, lang), "asked": asdict(other)}
        for side, taken in (("by", asked.by), ("of", asked.of))
        if not taken and _any(other := replace(asked, q=rest, **{side: iso3}))
    ]


def _any(asked: Asked) -> bool:
    """Whether a question finds anything."""
    wanted = words.wanted(asked.q)
    return bool(wanted or not asked.q) and finding.any_text(wanted, _filters(asked))


def _items(rows: QuerySet[Recommendation], q: str, lang: str) -> list[Item]:
    """The rows with their text, in another language than the source's where the words stand only there."""
    found = list(rows.select_related("review", "wording").defer("wording__places"))
    wanted = [] if addresses.typed(q) else words.wanted(q)
    others = texts.versions(found, wanted) if wanted else {}
    printed = {row.pk: others.get(row.pk, row.wording) for row in found}
    states: dict[int, list[Item]] = defaultdict(list)
    mentions = WordingState.objects.filter(wording__in=[row.wording_id for row in found]).order_by("wording", "order")
    for wording, iso3, as_written in mentions.values_list("wording", "state", "as_written"):
        states[wording].append(reviews.mention(iso3, as_written, lang))
    return [
        {
            "address": row.address,
            "paragraph": row.paragraph,
            "part": row.part,
            "text": shown.text if (shown := printed[row.pk]) else "",
            "language": shown.language if shown else "",
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
