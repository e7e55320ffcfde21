"""What each source says of one recommendation, side by side: the report, the addendum, and the rows of others; and what
people entered beside them."""

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
from hiwar.reference import queries as reference
from hiwar.reviews.enums import WordingKind
from hiwar.reviews.models import Answer, Coding, Position, Recommendation, Wording
from hiwar.reviews.queries.by_people import Entered, entered, proposed
from hiwar.reviews.queries.differences import SETTLED, Said, differences, said
from hiwar.reviews.queries.source import describe, one_document, tombstone_of
from hiwar.reviews.queries.telling import Item, foreign, mention

Text = tuple[Wording, list[Item]]
"""A wording with its recommending States."""

_NOTHING: Item = {
    "as_written": "", "position_source": "", "comment": "", "page": None, "states": [], "text": "", "language": "",
    "translations": [], "action": "", "issues": [], "themes": [], "persons": [], "sdgs": [], "facts": [], "rows": [],
    "score": None, "reason": "", "languages": [], "by": None, "corrected": [],
}  # fmt: skip
"""An account that says nothing; every account has these keys."""


def accounts(
    found: Recommendation,
    texts: Sequence[Text],
    positions: Sequence[Position],
    answers: dict[str, Answer],
    versions: dict[str, Answer],
    lang: str,
) -> list[Item]:
    """One account a source, the report's first, each with what it says otherwise than the record (`differs`); then what
    people entered, which is compared with nothing, and neither is the reading that it replaces (`corrected`).

    `texts` are those in the language of the source, each with its States, and `positions` the recommendation's, both in
    the order of their numbers; `answers` is what `answers_behind` finds for them, `versions` what `answers_in` does.
    """
    rows = found.codings.filter(document__tombstone=None).select_related("document__tombstone")
    told = [
        *_read(texts, positions, {**answers, **versions}),
        *_entered(texts, positions, lang),
        *_of_others(rows.order_by("document__genre", "document__added_at", "document", "row"), lang),
    ]
    record = said(found.position, _pairs(texts[-1][1] if texts else ()))
    sources = [each for each in told if each["by"] is None]
    compared = iter(differences(record, [_compared(each) for each in sources]))
    return [{**each, "differs": [] if each["by"] else next(compared)} for each in told]


def given_by_sources(told: Iterable[Item]) -> list[str]:
    """The positions that the sources give: no entry of a person, and no reading that one replaces."""
    return [each["position"] for each in told if not (each["by"] or each["corrected"])]


def _compared(account: Item) -> Said:
    corrected = account["corrected"]
    return said(
        "" if "position" in corrected else account["position"],
        () if "states" in corrected else _pairs(account["states"]),
        account["kind"],
    )


def differs_within(position: str, told: Sequence[Item]) -> bool:
    """Whether all that differs stands in one source, which gives several positions where the record has an open one:
    data sets code the parts of a text one by one."""
    apart = [each["document"]["sha256"] for each in told if each["differs"]]
    return position not in SETTLED and len(apart) > 1 and len(set(apart)) == 1


def _read(texts: Sequence[Text], positions: Sequence[Position], answers: dict[str, Answer]) -> list[Item]:
    """The account of the report, of each edition by itself, and that of every other document that a position was taken
    from: what was read, whatever people entered since."""
    told: list[Item] = []
    readings = {text.document_id: (text, states) for text, states in texts if text.kind == WordingKind.READ}
    editions = sorted(readings.values(), key=lambda each: -each[0].number)
    given = {each.document_id: each for each in positions if not each.author}
    replaced = replaced_by_people(positions)
    shown: set[str] = set()
    for text, states in editions:
        own = given.get(text.document_id) or _shared(text.document, given.values())
        shown |= {own.document_id} if own else set()
        corrected = ["position"] * (own is not None and own is replaced)
        if text is editions[0][0] and texts[-1][0].kind == WordingKind.CORRECTION:
            corrected += ["text"] * (text.text != texts[-1][0].text) + ["states"] * (states != texts[-1][1])
        here = {"page": text.page, "language": text.language, "text": text.text, "states": _unprinted(states)}
        about = {**here, **(_answered(own) if own else {}), "corrected": corrected}
        told.append(_account(text.document, text.document.genre, **about))
    for each in given.values():
        if each.document_id in shown:
            continue
        answer = answers.get(each.document_id)
        document = answer.document if answer else each.document
        others = [] if document == each.document else [describe(each.document)]
        corrected = ["position"] * (each is replaced)
        about = {**_answered(each, answer), "languages": others, "corrected": corrected}
        about["states"] = next((_unprinted(states) for text, states in editions if _same(text.document, document)), [])
        told.append(_account(document, document.genre, **about))
    taken = {each.document.symbol or each.document_id for each in positions if not each.author}
    for answer in answers.values():
        source = answer.document.symbol or answer.document_id
        if source not in taken:
            taken.add(source)
            told.append(_account(answer.document, answer.document.genre, **_unsettling(answer)))
    return told


def replaced_by_people(positions: Sequence[Position]) -> Position | None:
    """The position in whose place a person has entered the current one."""
    read = [each for each in positions if not each.author]
    return read[-1] if read and positions[-1].author else None


def _shared(document: Document, given: Iterable[Position]) -> Position | None:
    """The position that an edition or a language of the document gives, where this one repeats it."""
    return max((each for each in given if _same(document, each.document)), key=lambda each: each.number, default=None)


def _same(one: Document, other: Document) -> bool:
    """Whether these are editions or languages of one document: they bear one symbol."""
    return bool(one.symbol) and one.symbol == other.symbol


def _unprinted(states: Iterable[Item]) -> list[Item]:
    return [{key: value for key, value in state.items() if key != "printed"} for state in states]


def _entered(texts: Sequence[Text], positions: Sequence[Position], lang: str) -> list[Item]:
    """What people entered last: of text and States, and of the position; what was entered at once is one account."""
    text = next((each for each in reversed(texts) if each[0].kind == WordingKind.CORRECTION), None)
    position = next((each for each in reversed(positions) if each.author), None)
    rows: list[Wording | Position] = [*([text[0]] if text else []), *([position] if position else [])]
    states = proposed(rows)
    told: dict[Entered, Item] = {}
    for row in rows:
        by = entered(row, states)
        if by is None:
            continue
        account = told.setdefault(by, _account(row.document, by.origin, by=_tell(by, lang)))
        if isinstance(row, Position):
            account |= {"position": row.value, "as_written": row.as_written}
            account["position_source"] = by.sentence(lang)
        elif text:
            account |= {"language": row.language, "text": row.text, "states": _unprinted(text[1])}
    return list(told.values())


def _tell(by: Entered, lang: str) -> Item:
    state = reference.label(by.state, lang) if by.state else None
    return {"author": by.author, "at": by.at.isoformat(), "reason": by.reason, "state": state}


def _unsettling(answer: Answer) -> Item:
    """What an answer says from which no position follows, because its words fit none."""
    about = {"position": answer.value, "as_written": answer.as_written, "position_source": answer.source}
    return {**about, "page": answer.page, "comment": answer.comment, "language": answer.document.language}


def answers_behind(found: Recommendation, positions: Sequence[Position]) -> dict[str, Answer]:
    """The answers of addenda that positions follow from, and those that fit none, by document; that to the paragraph
    itself before that to all the others."""
    behind = {each.document_id for each in positions}
    papers = Document.objects.filter(Q(pk__in=behind) | Q(answers=found.symbol, tombstone=None))
    rows = Answer.objects.filter(document__in=papers.order_by(), paragraph__in=_labels(found.paragraph))
    told = [
        answer
        for answer in rows.select_related("document__tombstone")
        if answer.document_id in behind or answer.value == PositionValue.UNCLEAR
    ]
    return {answer.document_id: answer for answer in _narrowest_last(told)}


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
    values = {each.document_id: each.value for each in positions if not each.author}
    return {document: answer for document, answer in told.items() if answer.value == values.get(document)}


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
