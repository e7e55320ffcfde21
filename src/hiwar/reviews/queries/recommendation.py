"""One recommendation: its text and States, the histories of both and of its positions, its place in the source."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q, QuerySet

from hiwar.reference import queries as reference
from hiwar.reviews.enums import WordingKind
from hiwar.reviews.models import Answer, Position, Recommendation, Wording, WordingState
from hiwar.reviews.queries.accounts import (
    accounts,
    answers_behind,
    answers_in,
    differs_within,
    given_by_sources,
)
from hiwar.reviews.queries.desk import said_at_desk
from hiwar.reviews.queries.differences import elsewhere
from hiwar.reviews.queries.same_words import same_words
from hiwar.reviews.queries.source import around, describe, tell_tombstone, tombstone_of
from hiwar.reviews.queries.telling import NO_POSITION, Item, live, mention, review_label


def recommendation(address: str, lang: str) -> Item | None:
    """One recommendation with its histories, its place in the source and its neighbours in the report.

    `address` reads `A/HRC/27/10:124.16`, with `:2` after it for the second text under that number.
    """
    found = _find(address)
    if found is None:
        return None
    wordings = list(found.wordings.select_related("tombstone", "document__tombstone"))
    beside = list(_texts_beside(found))
    current = next((wording for wording in wordings if wording.pk == found.wording_id), None)
    mentions: dict[int, list[Item]] = defaultdict(list)
    told = Q(wording__recommendation=found) | Q(wording__in=[other.wording_id for other in beside])
    for said in WordingState.objects.filter(told).select_related("wording").order_by("wording_id", "order"):
        mentions[said.wording_id].append(_mention(said, lang))
    states = mentions[current.pk] if current else []
    texts = [(each, mentions[each.pk]) for each in wordings if current and each.language == current.language]
    positions = list(found.positions.select_related("document__tombstone").order_by("number"))
    answers = answers_behind(found, positions)
    versions = answers_in(lang, found, positions)
    sources = accounts(found, texts, positions, answers, versions, lang)
    return {
        "address": found.address,
        "symbol": found.symbol,
        "paragraph": found.paragraph,
        "part": found.part,
        "review": review_label(found.review, lang),
        "text": current.text if current else "",
        "language": current.language if current else "",
        "status": current.status if current else "",
        "states": states,
        "position": found.position or NO_POSITION,
        "elsewhere": elsewhere(found.position, given_by_sources(sources)),
        "versions": _versions(wordings, current, lang),
        "accounts": sources,
        "differs": sorted({each for account in sources for each in account["differs"]}),
        "differs_within": differs_within(found.position, sources),
        "withdrawn": found.withdrawn,
        "desk": said_at_desk(found, lang),
        "taken_down": current is not None and tombstone_of(current) is not None,
        "positions": [
            {
                "number": position.number,
                "value": position.value,
                "as_written": position.as_written,
                "source": "" if position.author else position.source,
                "author": position.author,
                "reason": position.reason,
                "recorded_at": position.recorded_at.isoformat(),
                "document": describe(position.document),
                **_in_its_document(position, answers, versions),
            }
            for position in reversed(positions)
        ],
        "wordings": [_wording(wording, mentions[wording.pk]) for wording in reversed(wordings)],
        "same_words": same_words(found, current, lang),
        "source": around(current) if current else None,
        "others": [_beside(other, mentions[other.wording_id or 0]) for other in beside],
        "previous": _neighbour(found, -1),
        "next": _neighbour(found, 1),
    }


def _in_its_document(position: Position, answers: dict[str, Answer], versions: dict[str, Answer]) -> Item:
    """The page of an answer and its words in the reader's language; a person's entry stands in no document."""
    if position.author:
        return {"page": None, "version": None}
    answer = answers.get(position.document_id)
    return {"page": answer.page if answer else None, "version": _answer_version(versions.get(position.document_id))}


def _answer_version(answer: Answer | None) -> Item | None:
    """The words of an answer in the reader's language."""
    if answer is None:
        return None
    return {"as_written": answer.as_written, "document": describe(answer.document), "page": answer.page}


def _versions(wordings: list[Wording], current: Wording | None, lang: str) -> list[Item]:
    """The text in every language that the record has it in, the reader's first, then the original."""
    newest = {each.language: each for each in wordings if each.kind != WordingKind.WITHDRAWAL}
    ordered = sorted(newest.values(), key=lambda each: (each.language != lang, each != current, each.language))
    return [
        {
            "language": each.language,
            "status": each.status,
            "text": each.text,
            "page": each.page,
            "document": describe(each.document),
            "original": each == current,
        }
        for each in ordered
    ]


def _find(address: str) -> Recommendation | None:
    """The recommendation with an address. A symbol holds no colon, so the first one ends it."""
    symbol, _, rest = address.partition(":")
    paragraph, _, part = rest.partition(":")
    if not part:
        part = "1"
    if "\0" in address or not (part.isascii() and part.isdigit() and len(part) < 5):
        return None
    rows = Recommendation.objects.select_related("review", "review__state")
    return rows.filter(symbol=symbol, paragraph=paragraph, part=int(part)).first()


def _neighbours(found: Recommendation) -> QuerySet[Recommendation]:
    return live().filter(review=found.review_id)


def _texts_beside(found: Recommendation) -> QuerySet[Recommendation]:
    """The other texts under the same paragraph number, in the order of the report."""
    same = _neighbours(found).filter(paragraph=found.paragraph).exclude(pk=found.pk)
    return same.select_related("wording").defer("wording__search_text", "wording__places").order_by("order", "part")


def _beside(other: Recommendation, states: list[Item]) -> Item:
    return {
        "address": other.address,
        "part": other.part,
        "text": other.wording.text if other.wording else "",
        "language": other.wording.language if other.wording else "",
        "states": states,
        "position": other.position or NO_POSITION,
    }


def _mention(said: WordingState, lang: str) -> Item:
    """A recommending State; `printed` is its printed name where that is another than today's."""
    told = mention(said.state_id, said.as_written, lang)
    language = said.wording.language or "en"
    printed = reference.printed_otherwise(said.state_id, said.as_written, language) if said.state_id else ""
    return {**told, "printed": printed}


def _neighbour(found: Recommendation, step: int) -> Item | None:
    """The text before (-1) or after (1) this one in the report."""
    compare, order = ("gt", ("order", "part")) if step > 0 else ("lt", ("-order", "-part"))
    beyond = Q(**{f"order__{compare}": found.order}) | Q(order=found.order, **{f"part__{compare}": found.part})
    other = _neighbours(found).filter(beyond).order_by(*order).first()
    return {"address": other.address, "paragraph": other.paragraph, "part": other.part} if other else None


def _wording(wording: Wording, states: list[Item]) -> Item:
    tombstone = tombstone_of(wording)
    return {
        "number": wording.number,
        "kind": wording.kind,
        "language": wording.language,
        "status": wording.status,
        "text": wording.text,
        "states": states,
        "author": wording.author,
        "reason": wording.reason,
        "at": wording.at.isoformat(),
        "tombstone": tell_tombstone(tombstone) if tombstone else None,
    }
