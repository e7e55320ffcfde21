"""Writing what was read from a report into the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from django.db.models import Q

from hiwar.audit.commands import Log, command
from hiwar.documents import commands as documents
from hiwar.documents.commands import Source
from hiwar.documents.models import Document, RunOutcome
from hiwar.kernel import facts
from hiwar.kernel.reading import Reading, ReadingError
from hiwar.kernel.values import paragraph_key
from hiwar.reviews import rules
from hiwar.reviews.commands.filing import refuse_taken_down
from hiwar.reviews.commands.rows import add_states, last_numbers, refresh, withdraw, worded
from hiwar.reviews.commands.settling import match_rows, settle
from hiwar.reviews.enums import TextStatus, WordingKind
from hiwar.reviews.held import held_in, is_held
from hiwar.reviews.integrity import seal
from hiwar.reviews.models import Position, Recommendation, Review, TroikaMember, Wording
from hiwar.reviews.plan import Item, Key, Known, KnownPosition, KnownWording, Plan, PositionWords
from hiwar.reviews.plan import items as items_of
from hiwar.reviews.plan import plan as make_plan


class NeedsConsent(Exception):
    """A report that the record has says something else now: `plan` holds the differences for a person to see."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("the document differs from the record")
        self.plan = plan


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the plan it followed, what the document brought (None: nothing, it was here before), and
    which answers of the addenda that wait for it fit nothing in it."""

    plan: Plan
    outcome: RunOutcome | None
    astray: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A review that was held here, of which the compiled facts know nothing: the day, and the troika by its codes."""

    on: date | None
    troika: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """Where a reading has its place in the record: State and session, symbol, language ("" when it is not known), and
    the language that the document says it was written in."""

    state: str
    session: int
    symbol: str
    language: str
    original: str | None

    def __str__(self) -> str:
        return f"{self.state}/{self.session}"


def compare(source: Source, reading: Reading) -> Imported:
    """What `import_reading` would do, without doing it. Raises ReadingError like that."""
    return _compare(source, reading, _place(source, reading))


def _compare(source: Source, reading: Reading, report: _Report) -> Imported:
    known = Document.objects.filter(pk=source.sha256).exists()
    plan = make_plan(_load(report), items_of(reading), document=source.sha256, document_known=known)
    return Imported(plan, _outcome(plan, known))


@command("report.import", may=rules.may_import)
def import_reading(
    log: Log,
    source: Source,
    reading: Reading,
    *,
    accept_changes: bool = False,
    held: Held | None = None,
    now: datetime,
) -> Imported:
    """Write what was read from a report: all of it or nothing. `held` says what is known of a review held here.

    A second import changes nothing and leaves no audit row. Raises ReadingError when the report does not say what it
    is or was taken down, NeedsConsent when it differs from the record and `accept_changes` is not given.
    """
    report = _place(source, reading)
    imported = _compare(source, reading, report)
    plan = imported.plan
    if imported.outcome is None:
        log.unchanged()
        return imported
    if plan.needs_consent and not accept_changes:
        raise NeedsConsent(plan)
    document = documents.keep(log.actor, source, reading, imported.outcome, now=now)
    review = _review(report, held, now)
    if review.symbol != report.symbol:
        _supersede(log, review, document, report)
    writer = _Writer(log, document, report)
    writer.insert(review, plan)
    writer.reword(plan)
    writer.withdraw(plan.missing)
    settled = settle(log, review)
    refresh(review, document.pk)
    match_rows(review)
    counts = {name: len(getattr(plan, name)) for name in ("inserts", "translated", "same", "changes", "missing")}
    about = {"report": report.symbol, "document": document.pk, "seal": seal(report.symbol)}
    log.record(str(report), {**about, **counts})
    return replace(imported, astray=tuple(settled.astray.values()))


def _outcome(plan: Plan, document_known: bool) -> RunOutcome | None:
    if plan.needs_consent or (document_known and plan.writes):
        return RunOutcome.CHANGED
    if document_known:
        return None
    return RunOutcome.NEW if plan.writes or not plan.report_known else RunOutcome.COPY


_IDENTITY = (
    ("symbol", "it does not say which document it is", "import the whole report, whose first page bears its symbol"),
    ("state_under_review", "it does not say which State was reviewed", "import the whole report, which names it"),
    ("session", "it does not say at which session the review took place", "import the whole report, which says so"),
)


def _place(source: Source, reading: Reading) -> _Report:
    """Where the reading belongs. Raises ReadingError for what has no place in the record, or may not come back."""
    for field, problem, remedy in _IDENTITY:
        if getattr(reading, field) in (None, ""):
            raise ReadingError(problem, place="first page", remedy=remedy)
    report = _Report(
        cast(str, reading.state_under_review),
        cast(int, reading.session),
        cast(str, reading.symbol),
        reading.language or "",
        reading.original,
    )
    refuse_taken_down(source)
    here = Q(state_id=report.state, session=report.session)
    other = Review.objects.filter(here & ~Q(symbol=report.symbol) | ~here & Q(symbol=report.symbol)).first()
    if other and not _supersedes(report, other):
        raise ReadingError(
            f"the record has {other.symbol} as the report on {other.state_id} at session {other.session}",
            place=f"{report.symbol} on {report.state} at session {report.session}",
            remedy="check symbol, State and session on its first page: a review has one report",
        )
    return report


def _supersedes(report: _Report, other: Review) -> bool:
    """Whether a report takes the place of a review that was held here, of the same State at the same session: it has
    been issued since, under its own symbol."""
    same = (other.state_id, other.session) == (report.state, report.session)
    return same and is_held(other.symbol) and held_in(report.symbol) is None


def _supersede(log: Log, review: Review, document: Document, report: _Report) -> None:
    """Let a report that was issued stand for a review that was held here: what was entered from the meeting is
    withdrawn in its favour, and stays to be read."""
    held = review.symbol
    before = Recommendation.objects.filter(review=review, symbol=held, withdrawn=False)
    withdraw(log, list(before), document, f"It is superseded by the report that was issued, {report.symbol}.")
    review.symbol = report.symbol
    Review.objects.filter(pk=review.pk).update(symbol=report.symbol)
    refresh(review)
    log.record(str(report), {"report": held, "superseded_by": report.symbol, "seal": seal(held)})


def _load(report: _Report) -> list[Known]:
    """The record's recommendations of a report, with their wordings in the language of the reading."""
    recommendations = Recommendation.objects.filter(symbol=report.symbol).order_by("order", "part")
    wordings: dict[int, list[KnownWording]] = {}
    for wording in (
        Wording.objects.filter(recommendation__symbol=report.symbol, language=report.language)
        .exclude(kind=WordingKind.WITHDRAWAL)
        .order_by("recommendation_id", "number")
        .prefetch_related("states")
    ):
        states = tuple((state.state_id, state.as_written) for state in wording.states.all())
        known = KnownWording(wording.text, states, wording.kind == WordingKind.READ, wording.document_id)
        wordings.setdefault(wording.recommendation_id, []).append(known)
    positions: dict[int, list[KnownPosition]] = {}
    for position in Position.objects.filter(recommendation__symbol=report.symbol).order_by(
        "recommendation_id", "number"
    ):
        words = PositionWords(position.value, position.as_written, position.source)
        positions.setdefault(position.recommendation_id, []).append(KnownPosition(words, not position.author))
    return [
        Known(
            (each.paragraph, each.part),
            each.withdrawn,
            tuple(wordings.get(each.pk, ())),
            tuple(positions.get(each.pk, ())),
        )
        for each in recommendations
    ]


def _review(report: _Report, held: Held | None, now: datetime) -> Review:
    """The review of a report, made with what the compiled facts, or those who held it, know of it when it is new."""
    review = Review.objects.filter(state_id=report.state, session=report.session).first()
    if review:
        return review
    place = (report.state, report.session)
    fact = next((fact for fact in facts.reviews() if (fact.state, fact.session) == place), None)
    known = Held(fact.review_date, fact.troika) if fact else held or Held(None, ())
    review = Review.objects.create(
        state_id=report.state,
        session=report.session,
        cycle=facts.cycle_of(report.session),
        symbol=report.symbol,
        held_on=known.on,
        adopted_on=fact.adoption_date if fact else None,
        added_at=now,
    )
    TroikaMember.objects.bulk_create(
        TroikaMember(review=review, state_id=state, order=order) for order, state in enumerate(known.troika, start=1)
    )
    return review


class _Writer:
    """Adds rows read from one document, in as few statements as possible."""

    def __init__(self, log: Log, document: Document, report: _Report) -> None:
        self.log, self.document, self.report = log, document, report

    def insert(self, review: Review, plan: Plan) -> None:
        """New recommendations, and new languages of known ones, with their positions."""
        order = _make_room(review, [item.paragraph for item in plan.inserts])
        added = Recommendation.objects.bulk_create(
            Recommendation(
                review=review,
                symbol=self.report.symbol,
                paragraph=item.paragraph,
                part=item.part,
                order=order[item.paragraph],
            )
            for item in plan.inserts
        )
        pairs = list(zip(added, plan.inserts, strict=True))
        self._add(pairs, self._status(unsaid=TextStatus.ORIGINAL))
        self._positions(pairs)
        self._add(self._match(plan.translated), self._status(unsaid=TextStatus.OFFICIAL))

    def _status(self, *, unsaid: TextStatus) -> TextStatus:
        """What the text is by the document's own word; `unsaid` where it has none."""
        if self.report.original is None:
            return unsaid
        return TextStatus.ORIGINAL if self.report.original == self.report.language else TextStatus.OFFICIAL

    def reword(self, plan: Plan) -> None:
        """New wordings and positions of what the reading says otherwise than the record."""

        def changed(*what: str) -> list[Item]:
            return [change.item for change in plan.changes if change.touches(*what)]

        self._add(self._match(changed("text", "states")), None)
        self._positions(self._match(changed("position")))

    def withdraw(self, missing: Sequence[Key]) -> None:
        """Say of recommendations that the corrected document does not hold them any more; they stay where they are."""
        known = self._by_key() if missing else {}
        found = [known[key] for key in missing]
        reason = f"The document with the hash {self.document.pk} does not hold it any more."
        withdraw(self.log, found, self.document, reason)

    def _match(self, items: Sequence[Item]) -> list[tuple[Recommendation, Item]]:
        found = self._by_key() if items else {}
        return [(found[item.key], item) for item in items]

    def _by_key(self) -> dict[Key, Recommendation]:
        mine = Recommendation.objects.filter(symbol=self.report.symbol)
        return {(each.paragraph, each.part): each for each in mine}

    def _add(self, pairs: Sequence[tuple[Recommendation, Item]], status: TextStatus | None) -> None:
        """Add wordings; without a status, that of the wording before in the same language."""
        last = last_numbers(Wording, (recommendation for recommendation, item in pairs))
        before = {} if status else _statuses(pairs, self.report.language)
        wordings = Wording.objects.bulk_create(
            Wording(
                recommendation=recommendation,
                number=last.get(recommendation.pk, 0) + 1,
                kind=WordingKind.READ,
                language=self.report.language,
                status=status or before[recommendation.pk],
                **worded(item.text),
                document=self.document,
                page=item.page,
                places=[[place.page, place.start, place.end] for place in item.places],
                at=self.log.now,
            )
            for recommendation, item in pairs
        )
        add_states((wording, item.states) for wording, (recommendation, item) in zip(wordings, pairs, strict=True))

    def _positions(self, pairs: Sequence[tuple[Recommendation, Item]]) -> None:
        last = last_numbers(Position, (recommendation for recommendation, item in pairs))
        Position.objects.bulk_create(
            Position(
                recommendation=recommendation,
                number=last.get(recommendation.pk, 0) + 1,
                value=item.position.value,
                as_written=item.position.as_written,
                source=item.position.source,
                document=self.document,
                recorded_at=self.log.now,
            )
            for recommendation, item in pairs
            if item.position
        )


def _statuses(pairs: Sequence[tuple[Recommendation, Item]], language: str) -> dict[int, str]:
    rows = Wording.objects.filter(recommendation__in=[each.pk for each, item in pairs], language=language)
    return dict(rows.order_by("number").values_list("recommendation_id", "status"))


def _make_room(review: Review, paragraphs: Iterable[str]) -> dict[str, int]:
    """The order of a review's paragraphs as people read them, with room made for new ones."""
    rows = list(review.recommendations.all())
    known = {*paragraphs, *(row.paragraph for row in rows)}
    order = {paragraph: rank for rank, paragraph in enumerate(sorted(known, key=paragraph_key), start=1)}
    moved = [row for row in rows if row.order != order[row.paragraph]]
    for row in moved:
        row.order = order[row.paragraph]
    Recommendation.objects.bulk_update(moved, ["order"])
    return order
