"""What each source says of one recommendation, side by side: the report, the addendum, and the rows of others."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from hiwar.documents.models import Document
from hiwar.kernel.reading import Genre
from hiwar.kernel.reading.joining import split_number
from hiwar.kernel.values import PositionValue
from hiwar.reviews.models import Answer, Coding, Position, Recommendation, Wording
from hiwar.reviews.queries.differences import SETTLED, differences, said
from hiwar.reviews.queries.source import describe, one_document, tombstone_of
from hiwar.reviews.queries.telling import Item, foreign, mention

_NOTHING: Item = {
    "as_written": "", "position_source": "", "comment": "", "page": None, "states": [], "text": "", "language": "",
    "translations": [], "action": "", "issues": [], "themes": [], "persons": [], "sdgs": [], "facts": [], "rows": [],
    "score": None, "reason": "", "languages": [],
}  # fmt: skip
"""An account that says nothing; every account has these keys."""


def accounts(
    found: Recommendation,
    current: Wording | None,
    states: list[Item],
    positions: Sequence[Position],
    answers: dict[str, Answer],
    versions: dict[str, Answer],
    lang: str,
) -> list[Item]:
    """One account a source, the report's first, each with what it says otherwise than the record (`differs`).

    `states` are the current wording's, `positions` the recommendation's in the order of their numbers, `answers` what
    `answers_behind` finds for them, `versions` what `answers_in` does.
    """
    rows = found.codings.filter(document__tombstone=None).select_related("document__tombstone")
    told = [
        *_of_the_record(current, states, _newest(positions), {**answers, **versions}),
        *_of_others(rows.order_by("document__genre", "document__added_at", "document", "row"), lang),
    ]
    record = said(found.position, _pairs(states))
    compared = differences(record, [said(each["position"], _pairs(each["states"]), each["kind"]) for each in told])
    return [{**each, "differs": differs} for each, differs in zip(told, compared, strict=True)]


def differs_within(position: str, told: Sequence[Item]) -> bool:
    """Whether all that differs stands in one source, which gives several positions where the record has an open one:
    data sets code the parts of a text one by one."""
    apart = [each["document"]["sha256"] for each in told if each["differs"]]
    return position not in SETTLED and len(apart) > 1 and len(set(apart)) == 1


def _newest(positions: Iterable[Position]) -> list[Position]:
    """The newest position of each source; editions and languages of one document bear one symbol and are one source."""
    return list({each.document.symbol or each.document_id: each for each in positions}.values())


def _of_the_record(
    current: Wording | None, states: list[Item], positions: Sequence[Position], answers: dict[str, Answer]
) -> list[Item]:
    """The report's account, and that of every other document that a position was taken from."""
    told: list[Item] = []
    own = next((each for each in positions if current and _same(each.document, current.document)), None)
    if current:
        named = [{key: value for key, value in state.items() if key != "printed"} for state in states]
        here = {"page": current.page, "language": current.language, "text": current.text, "states": named}
        told.append(_account(current.document, current.document.genre, **here, **(_answered(own) if own else {})))
    for each in positions:
        if each is not own:
            answer = answers.get(each.document_id)
            document = answer.document if answer else each.document
            others = [] if document == each.document else [describe(each.document)]
            told.append(_account(document, document.genre, **_answered(each, answer), languages=others))
    taken = {each.document.symbol or each.document_id for each in positions}
    for answer in answers.values():
        source = answer.document.symbol or answer.document_id
        if source not in taken:
            taken.add(source)
            told.append(_account(answer.document, answer.document.genre, **_unsettling(answer)))
    return told


def _unsettling(answer: Answer) -> Item:
    """What an answer says from which no position follows, because its words fit none."""
    about = {"position": answer.value, "as_written": answer.as_written, "position_source": answer.source}
    return {**about, "page": answer.page, "comment": answer.comment, "language": answer.document.language}


def answers_behind(found: Recommendation, positions: Sequence[Position]) -> dict[str, Answer]:
    """The answers of addenda that positions follow from, and those that fit none, by document; that to the paragraph
    itself before that to all the others."""
    behind = Q(document__in={each.document_id for each in positions})
    unclear = Q(document__answers=found.symbol, document__tombstone=None, value=PositionValue.UNCLEAR)
    rows = Answer.objects.filter(behind | unclear, paragraph__in=_labels(found.paragraph))
    return {answer.document_id: answer for answer in _narrowest_last(rows.select_related("document__tombstone"))}


def _labels(paragraph: str) -> tuple[str, str, str]:
    """What an addendum may call a paragraph: by no number among all the others, by its last number, or in full."""
    return ("", split_number(paragraph)[1], paragraph)


def _narrowest_last(answers: Iterable[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda answer: len(answer.paragraph))


def answers_in(lang: str, found: Recommendation, positions: Sequence[Position]) -> dict[str, Answer]:
    """By the document that a position was taken from, the same answer in the reader's language, where another version
    of the document gives it."""
    symbols = {each.document.symbol: each.document_id for each in positions if each.document.language != lang}
    symbols.pop("", None)
    rows = Answer.objects.filter(document__symbol__in=symbols, document__language=lang, document__tombstone=None)
    rows = rows.filter(paragraph__in=_labels(found.paragraph)).select_related("document")
    told = {symbols[answer.document.symbol]: answer for answer in _narrowest_last(rows)}
    values = {each.document_id: each.value for each in positions}
    return {document: answer for document, answer in told.items() if answer.value == values[document]}


def _same(one: Document, other: Document) -> bool:
    return (one.symbol or one.pk) == (other.symbol or other.pk)


def _answered(position: Position, answer: Answer | None = None) -> Item:
    about = {
        "position": position.value,
        "as_written": position.as_written,
        "position_source": position.source,
    }
    if answer is None:
        return about
    if answer.document_id != position.document_id:
        about["as_written"] = answer.as_written
    comment = beyond(about["as_written"], answer.comment)
    return {**about, "page": answer.page, "comment": comment, "language": answer.document.language}


def beyond(as_written: str, comment: str) -> str:
    """What a comment says that the words of the answer do not say already."""
    if comment.strip() in as_written:
        return ""
    return comment.removeprefix(as_written).strip()


def _of_others(rows: Iterable[Coding], lang: str) -> list[Item]:
    """The rows of other sources. Those of one source that differ in the State alone are one account, and so are those
    of the languages of one document that give the same position."""
    told: dict[str, Item] = {}
    sources: dict[str, str] = {}
    for row in rows:
        content = coded(row)
        mentions = [mention(code, name, lang) for code, name in row.states]
        key = json.dumps([row.document_id, content], sort_keys=True)
        if key not in told:
            account = _account(row.document, origin(row), **{**content, "rows": [], "kind": row.kind, "states": []})
            told[key] = account
            document = row.document
            sources[key] = one_document(document.symbol, document.genre, document.answers, document.pk)
        told[key]["rows"].append(row.row)
        told[key]["states"] += [each for each in mentions if each not in told[key]["states"]]
    return _in_one_language(told, sources, lang)


def _in_one_language(told: dict[str, Item], sources: dict[str, str], lang: str) -> list[Item]:
    """Of the accounts that the languages of one document give alike, the one in the reader's language, or in English;
    `languages` names the documents of the others."""
    alike: dict[str, list[Item]] = defaultdict(list)
    for key, account in told.items():
        states = [state["iso3"] for state in account["states"]]
        alike[json.dumps([sources[key], account["position"], account["rows"], states])].append(account)
    chosen = []
    for each in alike.values():
        shown = min(each, key=lambda it: foreign(it["document"]["language"], lang))
        chosen.append({**shown, "languages": [it["document"] for it in each if it is not shown]})
    return chosen


def coded(row: Coding) -> Item:
    """What a row says, besides its State, as JSON carries it."""
    return {
        "position": row.position,
        "as_written": row.response,
        "position_source": row.position_source,
        "text": row.text,
        "language": row.language,
        "translations": [{"language": code, "text": text} for code, text in _object(row.translations)],
        "action": row.action,
        "issues": row.issues,
        "themes": row.themes,
        "persons": row.persons,
        "sdgs": row.sdgs,
        "facts": [{"name": name, "value": value} for name, value in _object(row.facts)],
        "score": row.score,
        "reason": row.reason,
    }


def origin(row: Coding) -> str:
    """Where a row comes from: the genre of its document, for a data set whose it is. Data sets do not say so of
    themselves; their columns do: UPR Info alone grades the action, a national database has columns of its own."""
    if row.document.genre != Genre.DATA_SET:
        return row.document.genre
    return "upr-info" if row.action else "national" if row.facts else "uhri" if _labelled(row) else row.document.genre


def _labelled(row: Coding) -> bool:
    return bool(row.key or row.themes or row.persons or row.sdgs)


def _object(text: str) -> list[tuple[str, Any]]:
    return list(json.loads(text).items()) if text else []


def _account(document: Document, origin: str, **known: Any) -> Item:
    taken_down = tombstone_of(document) is not None
    return {
        "origin": str(origin),
        "document": describe(document),
        "kind": "recommendation",
        "position": "",
        **_NOTHING,
        **known,
        **({"page": None} if taken_down else {}),
    }


def _pairs(states: Iterable[Item]) -> list[tuple[str | None, str]]:
    return [(state["iso3"], state["as_written"]) for state in states]
