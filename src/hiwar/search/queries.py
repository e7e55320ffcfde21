"""Search across the recommendations of the record and the names of States."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.db.models import QuerySet

from hiwar.audit.memory import while_unchanged
from hiwar.reference import queries as reference
from hiwar.reviews import queries as reviews
from hiwar.reviews.models import Recommendation, Review, WordingState
from hiwar.reviews.queries import words
from hiwar.reviews.queries.comparing import given_elsewhere
from hiwar.reviews.queries.differences import elsewhere
from hiwar.reviews.queries.telling import position_counts
from hiwar.search import addresses, finding, nearest, texts
from hiwar.search.documents import documents, of_symbol, within
from hiwar.search.understood import readings

__all__ = ["Asked", "document", "keys", "search", "within"]

Item = dict[str, Any]

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked: words, the State under review, a recommending State (codes), a position, a session, a year
    in which the Working Group met."""

    q: str = ""
    of: str = ""
    by: str = ""
    position: str = ""
    session: str = ""
    year: str = ""

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
    State's are found only when it is asked for by its code or by an address.

    Where the words as they stand find nothing, but are a question that names States, a year or a session, `understood`
    says how it was taken, and what is shown is the answer to that. `instead` are other ways to take the words that find
    something: as another question, or, where nothing is found, with other endings or one letter otherwise.
    """
    shown, pages = _found(asked, page)
    ways = _taken(asked)
    way = None if pages["total"] or _only_named(asked) or not ways else ways.pop(0)
    asked_for = way[0] if way else asked
    understood = _way(way, asked, lang) if way else None
    if way:
        shown, pages = _found(asked_for, page)
    found = bool(pages["total"])
    if not (found or ways or _only_named(asked) or addresses.typed(asked.q)):
        ways = _nearly(asked)
    items = _items(Recommendation.objects.filter(pk__in=shown).order_by(*finding.ORDER), asked_for.q, lang)
    return {
        "asked": asdict(asked),
        "understood": understood,
        "states": reference.named(asked.q, lang) or (understood["states"] if understood else []),
        "reviews": _reviews(asked, lang),
        "named": [] if found else _named(asked, lang),
        "recommendations": items,
        "together": _together(items, pages, asked_for),
        "documents": _documents(asked, lang),
        "pages": pages,
        "instead": [_way(each, asked, lang) for each in ways[:MOST_WAYS]],
        "choices": _choices(lang),
    }


def document(sha256: str, lang: str, what: str = "", page: int = 1, q: str = "") -> Item | None:
    """A document and, where words are asked for, the pages of it that hold them."""
    found = reviews.document(sha256, lang, what, page)
    return {**found, "q": reviews.tidy(q), "found": within(sha256, q)} if found else None


def _together(items: list[Item], pages: Item, asked: Asked) -> Item | None:
    """Where all that was found stands in one review: that review, the filters under which its matrix shows the same,
    and how often each position is given, by the record and, where that leaves it open, by other sources."""
    if not items or pages["of"] > 1 or len({item["review"]["symbol"] for item in items}) > 1:
        return None
    return {
        "review": items[0]["review"],
        "filters": {"by": asked.by, "position": asked.position, "q": "" if addresses.typed(asked.q) else asked.q},
        "positions": position_counts((item["position"], 1) for item in items),
        "elsewhere": position_counts((each, 1) for item in items for each in item["elsewhere"]),
    }


def keys(asked: Asked, most: int) -> tuple[list[int], int]:
    """The keys of the first `most` recommendations that a search finds, in its order, and how many it finds; of a
    question in plain words those that answer it."""
    found, total = _stretch(asked, 0, most)
    if not total and not _only_named(asked):
        return next((_stretch(other, 0, most) for other, _left_out in _taken(asked)), (found, total))
    return found, total


def _found(asked: Asked, page: int) -> tuple[list[int], Item]:
    """The keys of one page of what was asked for, in order, and where it stands."""
    shown, total = _stretch(asked, (page - 1) * A_PAGE, A_PAGE)
    pages = reviews.where(total, page, A_PAGE)
    if pages["page"] != page and total:  # beyond the last page, so that nothing was there
        shown, total = _stretch(asked, (pages["page"] - 1) * A_PAGE, A_PAGE)
    return shown, pages


def _stretch(asked: Asked, start: int, count: int) -> tuple[list[int], int]:
    """The keys of some of what was asked for, in order, and how many there are. A number that no paragraph bears may
    stand in a text all the same."""
    if asked.empty():
        return [], 0
    place = addresses.typed(asked.q)
    there = list(_at(place, asked).order_by(*finding.ORDER).values_list("pk", flat=True)) if place else []
    if there:
        return there[start : start + count], len(there)
    wanted = words.wanted(asked.q)
    if asked.q and not wanted:  # nothing but punctuation
        return [], 0
    found = finding.recommendations(wanted, _filters(asked), start, count)
    return found.keys, found.total


def _filters(asked: Asked) -> finding.Filters:
    return finding.Filters(
        of=asked.of or None,
        by=asked.by or None,
        position=asked.position or None,
        sessions=_sessions_asked(asked),
    )


def _sessions_asked(asked: Asked) -> tuple[int, ...] | None:
    """The sessions that a question narrows to: the one named, of those of the year named; None for all."""
    named = [{reviews.typed_session(asked.session)}] if asked.session else []
    named += [set(_sessions(asked.year))] if asked.year else []
    return tuple(sorted(set.intersection(*named))) if named else None


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
    if asked.by or asked.position or asked.year or addresses.typed(asked.q):
        return {"total": 0, "shown": []}
    return documents(asked.q, asked.of, reviews.typed_session(asked.session) if asked.session else None, lang)


def _sessions(year: str) -> list[int]:
    """The sessions of a year that a reader asks for; none for what is no year."""
    return reference.sessions_in(int(year)) if year.isascii() and year.isdigit() and len(year) == 4 else []


_Way = tuple[Asked, tuple[str, ...]]
"""A way to take the words of a question: what it asks for, and the words that it leaves out."""

MOST_WAYS = 4
"""More ways to take a question are not offered."""


def _only_named(asked: Asked) -> bool:
    """Whether the words are the name of a State and nothing else: who types it may want that State's page."""
    return bool(reference.state_called(asked.q))


def _taken(asked: Asked) -> list[_Way]:
    """The ways to take the words as a question that find something, the likeliest first."""
    ways: list[_Way] = []
    for way in readings(asked.q, of=asked.of, by=asked.by) if not addresses.typed(asked.q) else ():
        if ways and len(way.left_out) > len(ways[0][1]):
            break
        filters = {"session": asked.session or way.session, "year": asked.year or way.year}
        other = replace(asked, q=way.q, of=way.of, by=way.by, position=asked.position or way.position, **filters)
        if other != asked and _any(other):
            ways.append((other, way.left_out))
    return ways


def _nearly(asked: Asked) -> list[_Way]:
    """The words with other endings or spellings, where those find something; with the words that they leave out."""
    said, filters = nearest.typed(asked.q), _filters(asked)
    others = nearest.others(
        said,
        holds=lambda word: finding.any_text(words.wanted(word), filters),
        near=lambda word: finding.spellings(word, filters),
    )
    ways = [(replace(asked, q=other), ()) for other in others] if said else []
    return [way for way in ways if _any(way[0])]


def _way(way: _Way, asked: Asked, lang: str) -> Item:
    """One of them told: what it asks for, the States that it names, the sessions of its year."""
    other, left_out = way
    named = [iso3 for side in ("of", "by") if (iso3 := getattr(other, side)) and iso3 != getattr(asked, side)]
    return {
        "asked": asdict(other),
        "of": reference.label(other.of, lang) if other.of else None,
        "by": reference.label(other.by, lang) if other.by else None,
        "sessions": _sessions(other.year),
        "states": [reference.label(iso3, lang) for iso3 in named],
        "left_out": list(left_out),
    }


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
    given = given_elsewhere([row.pk for row in found])
    return [
        {
            "address": row.address,
            "paragraph": row.paragraph,
            "part": row.part,
            "text": shown.text if (shown := printed[row.pk]) else "",
            "language": shown.language if shown else "",
            "states": states[row.wording_id or 0],
            "position": row.position or reviews.NO_POSITION,
            "elsewhere": elsewhere(row.position, given[row.pk]),
            "review": reviews.review_label(row.review, lang),
        }
        for row in found
    ]


@while_unchanged
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
        "year": sorted({int(day[:4]) for number in sessions if (day := reference.session(number)["start"])}),
    }


def _by_name(states: Mapping[str, str]) -> list[Item]:
    return [{"iso3": states[name], "name": name} for name in sorted(states, key=reference.sort_key)]
