"""Writing documents that are not Working Group reports, and data sets, into the record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice

from django.db.models import Count

from hiwar.audit.commands import Log, command
from hiwar.documents import commands as documents
from hiwar.documents.commands import Source
from hiwar.documents.models import Document, ExtractionRun, RunOutcome
from hiwar.documents.texts import storable
from hiwar.kernel.reading import Genre, Reading, ReadingError, ReadRow, RowKind
from hiwar.kernel.understanding.search_text import normalise
from hiwar.reviews import rules
from hiwar.reviews.commands.rows import refresh
from hiwar.reviews.commands.settling import match_rows, reviews_of, settle
from hiwar.reviews.enums import CodingKind
from hiwar.reviews.integrity import seal, seal_of_rows
from hiwar.reviews.models import Answer, Coding, Review, Tombstone
from hiwar.reviews.plan import pair

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Filed:
    """What filing a document brought: `outcome` is None when the record had it. `rows` were read from it (those of a
    copy are there already), `settled` positions follow from it, `matched` rows were found to speak of a recommendation
    of the record; `astray` says which of its answers fit nothing in the report that it names."""

    outcome: RunOutcome | None
    rows: int = 0
    settled: int = 0
    matched: int = 0
    astray: tuple[str, ...] = ()


@command("document.file", may=rules.may_import)
def file_document(log: Log, source: Source, reading: Reading, *, now: datetime) -> Filed:
    """Keep a document with what was read from it: an addendum's answers, a list's rows, advance questions.

    A second time changes nothing, and the same document in another format gives its rows once. The recommendations of
    its report are settled now if the record has them, else when they come. Raises ReadingError when the document was
    taken down.
    """
    refuse_taken_down(source)
    rows = list(_codings(source, reading))
    outcome = _outcome(source, reading, rows)
    if outcome is None:
        log.unchanged()
        return Filed(None)
    document = documents.keep(log.actor, source, reading, outcome, now=now)
    Answer.objects.bulk_create(_answers(document, reading), batch_size=_BATCH)
    Coding.objects.bulk_create(() if outcome == RunOutcome.COPY else rows, batch_size=_BATCH)
    return replace(_finish(log, document, len(reading.positions) + len(rows)), outcome=outcome)


@command("data.import", may=rules.may_import)
def import_rows(
    log: Log, source: Source, batches: Iterable[Sequence[ReadRow]], finished: Iterator[Reading], *, now: datetime
) -> Filed:
    """Write the rows of a data set: all of them or none. `finished` gives the reading once the batches are at an end.

    A second time changes nothing. Raises ReadingError when the file was taken down or turns out to be damaged.
    """
    refuse_taken_down(source)
    if Document.objects.filter(pk=source.sha256).exists():
        log.unchanged()
        return Filed(None)
    count = 0
    for batch in batches:  # the rows name the document before it is there: the database looks at the commit
        Coding.objects.bulk_create((_coding(source.sha256, row) for row in batch), batch_size=_BATCH)
        count += len(batch)
    document = documents.keep(log.actor, source, next(finished), RunOutcome.NEW, now=now)
    return _finish(log, document, count)


def foresee(source: Source, reading: Reading | None = None) -> Filed:
    """What filing a document, or importing a data set (which has no reading yet), would do, without doing it. Raises
    ReadingError like that."""
    refuse_taken_down(source)
    if reading is not None:
        return Filed(_outcome(source, reading, list(_codings(source, reading))))
    return Filed(None if Document.objects.filter(pk=source.sha256).exists() else RunOutcome.NEW)


def _outcome(source: Source, reading: Reading, rows: Sequence[Coding]) -> RunOutcome | None:
    """What a document with these rows brings; None where the record has it. A copy brings its rows once the document
    that gave them is taken down."""
    copied = reading.genre != Genre.ADDENDUM and _has_twin(source, reading, rows)
    if Document.objects.filter(pk=source.sha256).exists():
        runs = ExtractionRun.objects.filter(document=source.sha256)
        waits = rows and set(runs.values_list("outcome", flat=True)) == {RunOutcome.COPY}
        return RunOutcome.NEW if waits and not copied else None
    return RunOutcome.COPY if copied else RunOutcome.NEW


def _has_twin(source: Source, reading: Reading, rows: Sequence[Coding]) -> bool:
    """Whether another document of the record, of this genre, has just these rows: it is this one in another format."""
    if not rows:
        return False
    about = {name: getattr(rows[0], name) for name in ("state_id", "session", "symbol", "language")}
    there = Coding.objects.filter(document__genre=reading.genre.value, document__tombstone=None, **about)
    counted = there.exclude(document=source.sha256).order_by().values_list("document").annotate(n=Count("pk"))
    said = [_said(row) for row in rows]
    return any(
        said == [_said(row) for row in Coding.objects.filter(document=document).order_by("row", "part")]
        for document, _n in counted.filter(n=len(rows))
    )


def _said(row: Coding) -> tuple[object, ...]:
    """What a row says, however a format sets its words."""
    states = [code or normalise(name) for code, name in row.states]
    labels = [normalise(label) for label in (*row.themes, *row.persons, *row.sdgs)]
    words = [normalise(words) for words in (row.text, row.response, row.position_source)]
    return row.kind, row.paragraph, row.part, row.body, row.position, states, labels, words


def refuse_taken_down(source: Source) -> None:
    """Raises ReadingError for a document that may not come back."""
    tombstone = Tombstone.objects.filter(document_id=source.sha256).first()
    if tombstone:
        raise ReadingError(
            f"this document was taken down on {tombstone.at:%-d %B %Y}",
            remedy="it stays out of the record; the tombstone gives the reason",
        )


def _finish(log: Log, document: Document, rows: int) -> Filed:
    """Let the reviews that a document speaks of show it, and say so in the log."""
    spoken_of = Coding.objects.filter(document=document, body="").order_by()
    reviews = reviews_of(spoken_of.values_list("state", "session", "symbol").distinct())
    if document.answers and not any(review.symbol == document.answers for review in reviews):
        reviews += list(Review.objects.filter(symbol=document.answers))
    settled = matched = 0
    astray: tuple[str, ...] = ()
    for review in reviews:
        matched += match_rows(review)
        if document.genre != Genre.ADDENDUM:
            continue
        given = settle(log, review)
        astray += tuple(words for pk, words in given.astray.items() if pk == document.pk)
        if given.added:
            settled += given.added
            refresh(review)
            about = {"report": review.symbol, "document": document.pk, "seal": seal(review.symbol)}
            log.record(str(review), {**about, "settled": given.added})
    log.record(document.pk, {"genre": document.genre, "count": rows, "sealed_rows": seal_of_rows(document.pk)})
    return Filed(RunOutcome.NEW, rows, settled, matched, astray)


def _answers(document: Document, reading: Reading) -> Iterator[Answer]:
    for order, each in enumerate(reading.positions, start=1):
        yield Answer(
            document=document,
            order=order,
            paragraph=each.paragraph,
            value=each.position.value,
            as_written=storable(each.as_written),
            comment=storable(each.comment or ""),
            source=storable(each.source or ""),
            page=each.page,
            places=[[place.page, place.start, place.end] for place in each.places],
        )


def _codings(source: Source, reading: Reading) -> Iterator[Coding]:
    """The rows of a document that is no report: recommendations that it repeats or makes, and advance questions."""
    about = {
        "document_id": source.sha256,
        "state_id": reading.state_under_review,
        "session": reading.session,
        "symbol": reading.answers or reading.symbol or "",
        "language": reading.language or "",
        "dated": date.fromisoformat(reading.date) if reading.date else None,
    }
    for row, one in enumerate(reading.recommendations, start=1):
        states = pair(one.recommending, one.states_as_written)
        yield Coding(
            **about,
            row=row,
            kind=CodingKind.RECOMMENDATION,
            paragraph=one.paragraph,
            part=one.part,
            body=one.body or "",
            text=storable(one.text),
            states=[[code, storable(name)] for code, name in states],
            position=one.position.value if one.position else "",
            response=storable(one.position_as_written or ""),
            position_source=storable(one.position_source or ""),
            themes=[storable(theme) for theme in one.themes],
            persons=[storable(person) for person in one.persons],
            sdgs=[storable(goal) for goal in one.sdgs],
        )
    for row, question in enumerate(reading.questions, start=1):
        yield Coding(
            **about,
            row=row,
            kind=CodingKind.QUESTION,
            text=storable(question.text),
            states=[[question.state, storable(question.state_as_written)]],
        )


def _coding(document: str, row: ReadRow) -> Coding:
    states = pair(row.recommending, row.states_as_written)
    return Coding(
        document_id=document,
        row=row.row,
        kind=_KINDS[row.kind],
        key=storable(row.id or "")[:64],
        state_id=row.state_under_review,
        session=row.session,
        symbol=storable(row.document or "")[:64],
        paragraph=storable(row.paragraph or "")[:32],
        part=row.part,
        body=storable(row.body or "")[:64],
        concern=row.concern,
        dated=date.fromisoformat(row.date) if row.date else None,
        text=storable(row.text),
        language=row.language,
        translations=_json(dict(row.translations)),
        states=[[code, storable(name)] for code, name in states],
        position=row.position.value if row.position else "",
        response=storable(row.response or ""),
        action=storable(row.action or "")[:32],
        issues=[storable(issue) for issue in row.issues],
        themes=[storable(theme) for theme in row.themes],
        persons=[storable(person) for person in row.persons],
        sdgs=[storable(goal) for goal in row.sdgs],
        facts=_json(dict(row.facts)),
    )


_KINDS = {
    RowKind.RECOMMENDATION: CodingKind.RECOMMENDATION,
    RowKind.CODING: CodingKind.CODING,
    RowKind.PLEDGE: CodingKind.PLEDGE,
}


def _json(values: dict[str, str]) -> str:
    return storable(json.dumps(values, ensure_ascii=False)) if values else ""


def batches(rows: Iterable[ReadRow], size: int = _BATCH) -> Iterator[tuple[ReadRow, ...]]:
    """Rows in batches, for callers that have them one by one."""
    rows = iter(rows)
    while batch := tuple(islice(rows, size)):
        yield batch
