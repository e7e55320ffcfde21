"""One review: its matrix of recommendations, filtered and sorted.

A review has some hundred texts at most: all are loaded, then filtered, sorted and counted here, so that the page can
say "14 of 268" and offer only choices that lead somewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar

from django.db.models import Count

from hiwar.documents.models import Document
from hiwar.kernel.reading import Genre
from hiwar.reference import queries as reference
from hiwar.reference.asked import Filters
from hiwar.reviews.enums import WordingKind
from hiwar.reviews.held import held_in, is_rehearsal
from hiwar.reviews.models import Recommendation, Review, Wording, WordingState
from hiwar.reviews.queries import words
from hiwar.reviews.queries.beside import beside_counts
from hiwar.reviews.queries.by_people import entered, proposed
from hiwar.reviews.queries.comparing import told
from hiwar.reviews.queries.differences import SETTLED, elsewhere
from hiwar.reviews.queries.source import describe, one_document
from hiwar.reviews.queries.telling import (
    NO_POSITION,
    POSITIONS,
    Item,
    foreign,
    live,
    mention,
    position_counts,
    review_label,
)

SORTS = ("number", "state", "position", "text")


@dataclass(frozen=True, slots=True)
class MatrixFilters(Filters):
    """What a reader asked of a review's matrix: a State's code, a group's code, a position, words, whether the sources
    disagree (`yes`), a position that other sources give where the record leaves it open, and an order.

    The order is one of `SORTS`, with a minus before it for the other way round.
    """

    by: str = ""
    group: str = ""
    position: str = ""
    q: str = ""
    differs: str = ""
    elsewhere: str = ""
    sort: str = SORTS[0]

    CAPITALS: ClassVar = ("by", "group")
    SMALL: ClassVar = ("position", "elsewhere")
    AMONG: ClassVar = {"differs": ("yes",), "sort": (*SORTS, *(f"-{name}" for name in SORTS))}

    def active(self) -> bool:
        return bool(self.by or self.group or self.position or self.q or self.differs or self.elsewhere)


def review(iso3: str, session: int, filters: MatrixFilters, lang: str) -> Item | None:
    """A review with its matrix of recommendations, filtered and sorted, and the choices its filters offer."""
    found = Review.objects.filter(state=iso3, session=session).first()
    if found is None:
        return None
    rows = _matrix(found, lang)
    kept = [row for row in rows if _passes(row, filters)]
    # Stable both ways: among equals the order of the report remains.
    kept.sort(key=_ORDERS[filters.sort.removeprefix("-")], reverse=filters.sort.startswith("-"))
    counts = _counts(rows)
    groups = {row_group for row in rows for row_group in row["groups"]}
    sources = _sources(rows, lang)
    shown = {source["sha256"] for source in sources}
    for row in kept:
        row["by_source"] = [answer for answer in row["by_source"] if answer["document"] in shown]
    return {
        "review": review_label(found, lang),
        "held_in": held_in(found.symbol),
        "rehearsal": is_rehearsal(found.symbol),
        "meetings": _meetings(found),
        "troika": [reference.label(iso3, lang) for iso3 in found.troika.values_list("state", flat=True)],
        "documents": _documents(found),
        "sources": sources,
        "beside": beside_counts(found),
        "counts": counts,
        "shown": _counts(kept),
        "filters": asdict(filters),
        "filtered": filters.active(),
        "choices": {
            "by": _choices(rows),
            "group": [group for group in reference.groups(lang) if group["code"] in groups],
            "position": [item["position"] for item in counts["positions"]],
            "elsewhere": [item["position"] for item in counts["elsewhere"]],
            "sort": list(SORTS),
        },
        "recommendations": [{key: value for key, value in row.items() if key not in _WORKINGS} for row in kept],
    }


def _meetings(found: Review) -> list[Item]:
    """The meetings of a review that was held here: when, how many States had the floor, what was decided. It costs no
    question for any other."""
    if held_in(found.symbol) is None:
        return []
    held = found.meetings.select_related("document").annotate(
        turns_held=Count("turns", distinct=True), states=Count("turns__state", distinct=True)
    )
    return [
        {
            "number": each.number,
            "kind": each.kind,
            "title": each.title,
            "began": each.began.isoformat(),
            "ended": each.ended.isoformat(),
            "symbol": each.document.symbol,
            "sha256": each.document_id,
            "turns": each.turns_held,
            "states": each.states,
            "decisions": [
                {"title": one.title, "fate": one.fate, "yes": one.yes, "no": one.no, "abstain": one.abstain}
                for one in each.decisions.all()
            ],
        }
        for each in held.prefetch_related("decisions").order_by("number")
    ]


def agreement(found: Review, lang: str) -> dict[str, Item]:
    """How each document stands to the record of a review, as `_agreement` tells it."""
    return _agreement(_matrix(found, lang))


def _agreement(rows: Sequence[Item]) -> dict[str, Item]:
    """By document, the number of texts on which it `differs` from the record, of those whose position both settle
    (`compared`), and of those that it settles while the record leaves them open (`open`)."""
    counts: dict[str, Item] = defaultdict(lambda: {"differs": 0, "compared": 0, "open": 0})
    for row in rows:
        for document in row["apart"]:
            counts[document]["differs"] += 1
        for document in {document for document, position in row["coded"] if position in SETTLED}:
            counts[document]["compared" if row["position"] in SETTLED else "open"] += 1
    return counts


def place_of(symbol: str) -> tuple[str, int] | None:
    """The State and session of the review whose report has a symbol."""
    if not symbol.isprintable():
        return None
    return Review.objects.filter(symbol__iexact=symbol).exclude(symbol="").values_list("state", "session").first()


def _matrix(found: Review, lang: str) -> list[Item]:
    """Every live text of a review in the order of the report, with its States and current position."""
    on = found.held_on
    states: dict[int, list[Item]] = defaultdict(list)
    mentions = WordingState.objects.filter(wording__current_for__review=found).order_by("wording_id", "order")
    for wording, iso3, as_written in mentions.values_list("wording", "state", "as_written"):
        states[wording].append(mention(iso3, as_written, lang))
    sources, versions = told(found), _versions(found, lang)
    proposals = proposed(each for source in sources.values() for each in source.positions[-1:])
    fields = ("id", "symbol", "paragraph", "part", "position", "wording")
    worded = ("wording__text", "wording__search_text", "wording__language", "wording__page")
    rows: list[Item] = []
    texts = live().filter(review=found).order_by("order", "part")
    for pk, symbol, paragraph, part, position, wording_id, *printed in texts.values_list(*fields, *worded):
        text, search_text, language, page = printed
        positions = sources[pk].positions
        by = entered(positions[-1], proposals) if positions else None
        apart = sources[pk].differing(position, states[wording_id])
        version = versions.get(pk) if language != lang else None
        rows.append(
            {
                "address": Recommendation(symbol=symbol, paragraph=paragraph, part=part).address,
                "paragraph": paragraph,
                "part": part,
                "text": text or "",
                "language": language or "",
                "version": {key: version[key] for key in ("text", "language", "status")} if version else None,
                "page": page,
                "states": states[wording_id],
                "position": position or NO_POSITION,
                "position_as_written": positions[-1].as_written if positions else "",
                "position_source": by.sentence(lang) if by else positions[-1].source if positions else "",
                "by_source": [dict(zip(_ANSWER, answer, strict=True)) for answer in sources[pk].answers],
                "elsewhere": elsewhere(position, [each.position for _document, each in sources[pk].rows]),
                "differs": sorted({each for _document, what in apart for each in what}),
                "apart": {document for document, _what in apart},
                "coded": {(document, given) for document, given, _words in sources[pk].answers},
                "search_text": search_text or "",
                "version_search_text": version["search_text"] if version else "",
                "order": len(rows),
                "groups": {reference.group_of(state["iso3"], on) for state in states[wording_id] if state["iso3"]},
            }
        )
    return rows


_ANSWER = ("document", "position", "as_written")


def _versions(found: Review, lang: str) -> dict[int, Item]:
    """The newest text of each recommendation in the reader's language, where the record has one."""
    rows = Wording.objects.filter(recommendation__review=found, language=lang).exclude(kind=WordingKind.WITHDRAWAL)
    columns = ("text", "language", "status", "search_text")
    newest = rows.exclude(text="").order_by("number").values_list("recommendation", *columns)
    return {pk: dict(zip(columns, values, strict=True)) for pk, *values in newest}


def _passes(row: Item, filters: MatrixFilters) -> bool:
    return (
        (not filters.by or any(state["iso3"] == filters.by for state in row["states"]))
        and (not filters.group or filters.group in row["groups"])
        and (not filters.position or row["position"] == filters.position)
        and (not filters.differs or bool(row["differs"]))
        and (not filters.elsewhere or filters.elsewhere in row["elsewhere"])
        and _says(row, words.wanted(filters.q))
    )


def _says(row: Item, wanted: Sequence[words.Wanted]) -> bool:
    """Whether the text holds all the words, in the language of its source or in the reader's."""
    return any(all(word.within(row[text]) for word in wanted) for text in ("search_text", "version_search_text"))


_WORKINGS = ("search_text", "version_search_text", "groups", "order", "apart", "coded")
"""What a row needs to be filtered and sorted, and no page shows."""

_ORDERS = {
    "number": lambda row: row["order"],
    "state": lambda row: reference.sort_key(row["states"][0]["name"]) if row["states"] else "\uffff",
    "position": lambda row: POSITIONS.index(row["position"]),
    "text": lambda row: row["search_text"],
}


def _counts(rows: list[Item]) -> Item:
    """The official count (distinct paragraphs), texts and mentions, and the paragraphs under each position: that of the
    record, and where it is open those that other sources give."""
    positions = {(row["paragraph"], row["position"]) for row in rows}
    others = {(row["paragraph"], each) for row in rows for each in row["elsewhere"]}
    return {
        "recommendations": len({row["paragraph"] for row in rows}),
        "texts": len(rows),
        "mentions": sum(len(row["states"]) for row in rows),
        "positions": position_counts((position, 1) for _paragraph, position in positions),
        "elsewhere": position_counts((position, 1) for _paragraph, position in others),
        "differing": sum(bool(row["differs"]) for row in rows),
        "two_positions": _under_several(positions),
        "two_elsewhere": _under_several(others),
    }


def _under_several(positions: set[tuple[str, str]]) -> int:
    """How many paragraphs stand under more than one position, and so are counted under each."""
    return sum(count > 1 for count in Counter(paragraph for paragraph, _position in positions).values())


def _sources(rows: list[Item], lang: str) -> list[Item]:
    """The other sources that give positions, one version of each: the paragraphs under each `positions`, and how it
    stands to the record (`_agreement`)."""
    coded: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        for document, position in row["coded"]:
            coded[document].add((row["paragraph"], position))
    standing = _agreement(rows)
    told: dict[str, Item] = {}
    held = Document.objects.filter(pk__in=coded).select_related("tombstone").order_by("genre", "added_at", "name", "pk")
    for each in sorted(held, key=lambda each: foreign(each.language, lang)):
        counts = position_counts((position, 1) for _paragraph, position in coded[each.pk])
        twice = _under_several(coded[each.pk])
        source = {**describe(each), "positions": counts, "two_positions": twice, **standing[each.pk]}
        told.setdefault(one_document(each.symbol, each.genre, each.answers, each.pk), source)
    return sorted(told.values(), key=lambda source: [*Genre].index(Genre(source["genre"])))


def _choices(rows: list[Item]) -> list[Item]:
    """The recommending States by name, each with the number of texts that it made."""
    made = Counter(state["iso3"] for row in rows for state in row["states"])
    names = {state["iso3"]: state["name"] for row in rows for state in row["states"] if state["iso3"]}
    by_name = sorted(names.items(), key=lambda item: reference.sort_key(item[1]))
    return [{"iso3": iso3, "name": name, "texts": made[iso3]} for iso3, name in by_name]


def _documents(found: Review) -> list[Item]:
    documents = Document.objects.filter(wordings__current_for__review=found).select_related("tombstone").distinct()
    return [describe(document) for document in documents]
