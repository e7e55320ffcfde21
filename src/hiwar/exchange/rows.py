"""Recommendations as rows for other programs: one row a text, the same in every format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from hiwar.exchange.columns import COLUMNS
from hiwar.reference import queries as reference
from hiwar.reviews.enums import WordingKind
from hiwar.reviews.models import Coding, Position, Recommendation, Wording, WordingState
from hiwar.reviews.queries.accounts import origin
from hiwar.reviews.queries.by_people import Proposed, entered, proposed
from hiwar.reviews.queries.source import one_document
from hiwar.reviews.queries.telling import foreign
from hiwar.reviews.vocabulary import origin_word, position_word

__all__ = ["COLUMNS", "Row", "at", "cells", "harmless", "of_keys", "recommendations"]

Row = dict[str, Any]
"""One recommendation text: a value for each of `COLUMNS`."""

_BATCH = 500

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def recommendations(states: Collection[str] = (), sessions: Collection[int] = (), lang: str = "en") -> Iterator[Row]:
    """The current state of every recommendation that is not withdrawn, in the order of sessions and reports; only of
    reviews of these States and at these sessions, if any are given. Invented States must be named to be among them."""
    found = _current().filter(Q(review__state__in=states) if states else ~Q(review__state__kind="invented"))
    if sessions:
        found = found.filter(review__session__in=sessions)
    found = found.order_by("review__session", "review__state", "order", "part")
    return _rows(found.iterator(chunk_size=_BATCH), lang)


def of_keys(keys: Sequence[int], lang: str = "en") -> Iterator[Row]:
    """The rows of the recommendations with these keys, in their order."""
    for first in range(0, len(keys), _BATCH):
        some = keys[first : first + _BATCH]
        found = _current().in_bulk(some)
        yield from _rows((found[key] for key in some if key in found), lang)


def at(addresses: Sequence[str], lang: str = "en") -> Iterator[Row]:
    """The rows of the recommendations at these addresses, in their order."""
    symbols = {address.partition(":")[0] for address in addresses}
    found = {each.address: each for each in _current().filter(symbol__in=symbols)}
    return _rows((found[address] for address in addresses if address in found), lang)


def _current() -> QuerySet[Recommendation]:
    found = Recommendation.objects.filter(withdrawn=False).select_related("review", "wording")
    return found.defer("wording__search_text", "wording__places")


def _rows(found: Iterable[Recommendation], lang: str) -> Iterator[Row]:
    """Batch by batch, so that the number of queries and the memory do not grow with every row."""
    waiting = iter(found)
    while batch := list(islice(waiting, _BATCH)):
        beside = _Beside(batch, lang)
        for each in batch:
            yield _row(each, beside, lang)


class _Beside:
    """What other tables say of a batch of recommendations, by their keys: recommending States, positions with the
    documents they are from, versions in the reader's language, labels, and what other sources give as position."""

    def __init__(self, batch: Sequence[Recommendation], lang: str) -> None:
        keys = [each.pk for each in batch]
        self.states: dict[int | None, list[tuple[str | None, str]]] = defaultdict(list)
        said = WordingState.objects.filter(wording__in=[each.wording_id for each in batch])
        for wording, code, name in said.order_by("wording", "order").values_list("wording", "state", "as_written"):
            self.states[wording].append((code, name))
        self.positions: dict[int, list[Position]] = defaultdict(list)
        positions = Position.objects.filter(recommendation__in=keys).select_related("document")
        for position in positions.order_by("recommendation", "number"):
            self.positions[position.recommendation_id].append(position)
        self.proposals = proposed(each for given in self.positions.values() for each in given)
        self.versions: dict[int, Wording] = {}
        versions = Wording.objects.filter(recommendation__in=keys, language=lang).exclude(kind=WordingKind.WITHDRAWAL)
        for version in versions.exclude(text="").defer("search_text", "places").order_by("number"):
            self.versions[version.recommendation_id] = version
        self.codings: dict[int | None, list[Coding]] = defaultdict(list)
        codings = Coding.objects.filter(recommendation__in=keys, document__tombstone=None).select_related("document")
        for coding in codings.defer("text", "translations").order_by("document__added_at", "document", "row", "part"):
            self.codings[coding.recommendation_id].append(coding)


def _row(recommendation: Recommendation, beside: _Beside, lang: str) -> Row:
    review, wording = recommendation.review, recommendation.wording
    states = beside.states[recommendation.wording_id]
    codes = [code for code, _name in states if code]
    positions, codings = beside.positions[recommendation.pk], _nearest(beside.codings[recommendation.pk], lang)
    position = positions[-1] if positions else None
    version = beside.versions.get(recommendation.pk) if wording and wording.language != lang else None
    others = [*_earlier(positions, beside.proposals, lang), *_coded(codings, lang)]
    return {
        "address": recommendation.address,
        "state_under_review": review.state_id,
        "state_under_review_name": _name(review.state_id, lang),
        "session": review.session,
        "cycle": review.cycle,
        "held_on": review.held_on.isoformat() if review.held_on else None,
        "document": recommendation.symbol or None,
        "paragraph": recommendation.paragraph,
        "part": recommendation.part,
        "text": wording.text if wording else None,
        "language": (wording.language or None) if wording else None,
        "recommending": codes,
        "recommending_names": [_name(code, lang) for code in codes],
        "states_as_written": [name for _code, name in states],
        "position": position.value if position else None,
        "position_as_written": (position.as_written or None) if position else None,
        "position_source": _place(position, beside.proposals, lang) or None if position else None,
        "page": wording.page if wording else None,
        "translation": version.text if version else None,
        "translation_language": version.language if version else None,
        "translation_status": version.status if version else None,
        "themes": _labels(codings, "themes"),
        "persons": _labels(codings, "persons"),
        "sdgs": _labels(codings, "sdgs"),
        "other_positions": [value for value, _words, _source in others],
        "other_positions_as_written": [words for _value, words, _source in others],
        "other_positions_source": [source for _value, _words, source in others],
        "position_name": position_word(position.value, lang) if position else None,
        "other_positions_names": [position_word(value, lang) for value, _words, _source in others],
    }


def _earlier(positions: Sequence[Position], proposals: Proposed, lang: str) -> Iterator[tuple[str, str, str]]:
    """The newest position that was read in each document, and the newest that a person entered, but the one that is
    current."""
    newest = {"" if each.author else each.document_id: each for each in positions}
    for each in newest.values():
        if each is not positions[-1]:
            yield each.value, each.as_written, _place(each, proposals, lang) or each.document.symbol


def _place(position: Position, proposals: Proposed, lang: str) -> str:
    """Where a position stands; of one that a person entered, who, when and why."""
    by = entered(position, proposals)
    return by.sentence(lang) if by else position.source


def _nearest(codings: Sequence[Coding], lang: str) -> list[Coding]:
    """Of the rows that the languages of one document give, those in the reader's language, or in English."""
    nearest: dict[str, tuple[bool, bool]] = {}
    for each in codings:
        distance = foreign(each.document.language, lang)
        nearest[_source(each)] = min(distance, nearest.get(_source(each), distance))
    return [each for each in codings if foreign(each.document.language, lang) == nearest[_source(each)]]


def _source(coding: Coding) -> str:
    document = coding.document
    return one_document(document.symbol, document.genre, document.answers, document.pk)


def _coded(codings: Sequence[Coding], lang: str) -> Iterator[tuple[str, str, str]]:
    """The positions that lists and data sets give: each that a source gives once, for however many States."""
    told = set()
    for each in codings:
        if each.position and (_source(each), each.position) not in told:
            told.add((_source(each), each.position))
            named = f"{origin_word(origin(each), lang)} ({each.document.name or each.document.symbol})"
            yield each.position, each.response, ", ".join(filter(None, (named, each.position_source)))


def _labels(codings: Sequence[Coding], kind: str) -> list[str]:
    """Each label that a list or a data set gives, once."""
    return list(dict.fromkeys(label for each in codings for label in getattr(each, kind)))


def _name(code: str, lang: str) -> str:
    return str(reference.label(code, lang)["name"])


def cells(row: Row) -> list[str]:
    """A row as the cells of a table, in the order of `COLUMNS`; `; ` parts the entries of a list."""
    return [harmless("; ".join(value) if isinstance(value := row[column], list) else value) for column in COLUMNS]


def harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
