"""Entering what States did under treaties, and what became of their reports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.audit.commands import Log, Refusal, command
from hiwar.audit.models import Entry
from hiwar.documents import commands as documents
from hiwar.documents.commands import Source
from hiwar.documents.models import Document, RunOutcome
from hiwar.documents.texts import storable
from hiwar.kernel import facts
from hiwar.kernel.facts import ActKind, StepKind
from hiwar.kernel.procedure.obligations import Status
from hiwar.kernel.procedure.standings import acts_of, standing_of
from hiwar.kernel.reading import Reading, ReadingError, ReadRow, RowKind
from hiwar.kernel.values import PartialDate
from hiwar.reference.commands import note_edition
from hiwar.reference.models import State
from hiwar.treaties import rules
from hiwar.treaties.differing import differences
from hiwar.treaties.enums import RETRACTED
from hiwar.treaties.integrity import seal
from hiwar.treaties.models import Act, Edition, Step, Title
from hiwar.treaties.queries.known import known
from hiwar.treaties.vocabulary import no_treaty

_GONE = gettext_lazy("What is to be corrected is none of this State under this treaty, or was corrected already.")
_BATCH = 500
_FARTHEST = 20
"""Years after an act or a step in which what follows from it by its source can lie."""
_FACTS = "facts:"


@dataclass(frozen=True, slots=True)
class Entered:
    """What importing a table brought: `outcome` is None when the record had it. `rows` are participants, or treaties of
    a list; `acts` what they did; `differing` sentences on where the record says otherwise."""

    outcome: RunOutcome | None
    rows: int = 0
    acts: int = 0
    differing: tuple[str, ...] = ()


class Unfit(Refusal):
    """What somebody wants to record of treaties makes no sense."""


@command("treaty.refresh", may=rules.may_refresh)
def refresh(log: Log, *, now: datetime) -> bool:
    """Enter what the compiled facts say, as far as the record does not have it; whether there was anything to do.

    A fact that left the tables is taken back by a row that corrects it.
    """
    digest = digest_of_facts()
    if Edition.is_newest(digest):
        log.unchanged()
        return False
    counts = {
        "acts": _enter(Act, [_act_of(fact, now) for fact in facts.acts()], now),
        "steps": _enter(Step, [_step_of(fact, now) for fact in facts.steps()], now),
    }
    note_edition(Edition, digest, now)
    log.record(digest, {**counts, "sealed_acts": seal(now)})
    return True


def settle_editions() -> None:
    """Note which editions of the facts were entered, as the log tells it: after rows were taken in with their log."""
    told = dict(Entry.objects.filter(verb="treaty.refresh").order_by("id").values_list("target", "at"))
    Edition.objects.bulk_create(Edition(digest=digest, at=at) for digest, at in told.items())


def digest_of_facts() -> str:
    """The edition of the facts that this edition of Hiwar ships."""
    return facts.digest("treaty_acts", "treaty_sources", "treaty_reports")


def _enter(model: type[Act] | type[Step], rows: Sequence[Any], now: datetime) -> int:
    """Insert the rows whose key is not there, and take back those of earlier editions that are not among them."""
    there = dict(model.objects.filter(key__startswith=_FACTS).holding().values_list("key", "pk"))
    everything = set(model._default_manager.filter(key__startswith=_FACTS).values_list("key", flat=True))
    new = [row for row in rows if row.key not in there]
    for row in new:  # what was taken back and came again needs a key of its own
        row.key = _unused(row.key, everything)
    gone = [
        _taken_back(model, pk, _unused(f"{key}:back", everything), now)
        for key, pk in there.items()
        if key not in {row.key for row in rows}
    ]
    model._default_manager.bulk_create([*new, *gone], batch_size=_BATCH)
    return len(new) + len(gone)


def _unused(key: str, taken: set[str]) -> str:
    number, found = 1, key
    while found in taken:
        number += 1
        found = f"{key}:{number}"
    return found


def _taken_back(model: type[Act] | type[Step], pk: int, key: str, now: datetime) -> Any:
    row: Any = model._default_manager.get(pk=pk)
    return model(
        key=key,
        instrument=row.instrument,
        state_id=row.state_id,
        kind=RETRACTED,
        corrects=row.key,
        source="the facts of a later edition of Hiwar",
        reason="The compiled facts do not hold it any more.",
        at=now,
    )


def _fact_key(*parts: object) -> str:
    return _FACTS + hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()[:40]


def _act_of(fact: facts.Act, now: datetime) -> Act:
    return Act(
        key=_fact_key(*fact),
        instrument=fact.instrument,
        state_id=fact.state,
        kind=fact.kind.value,
        date=fact.date.iso,
        known_on=fact.date.last,
        effect=fact.effect,
        void=fact.void,
        source=fact.source,
        verified=fact.verified,
        note=fact.note,
        at=now,
    )


def _step_of(fact: facts.Step, now: datetime) -> Step:
    return Step(
        key=_fact_key(*fact),
        instrument=fact.instrument,
        state_id=fact.state,
        kind=fact.kind.value,
        first=fact.first,
        last=fact.last,
        date=fact.date.iso,
        known_on=fact.date.last,
        due=fact.due.iso if fact.due else "",
        symbol=fact.symbol,
        source=fact.source,
        verified=fact.verified,
        note=fact.note,
        at=now,
    )


def foresee(source: Source, rows: Iterable[ReadRow], *, now: datetime) -> Entered:
    """What `import_table` would do, without doing it; ReadingError as there."""
    found = list(rows)
    if has(source, found):
        return Entered(None, len(found))
    acts = list(_acts_of(source, found, now))
    return Entered(RunOutcome.NEW, len(found), len(acts), differences(acts))


def has(source: Source, rows: Sequence[ReadRow]) -> bool:
    """Whether the record has what a table with these bytes says of this treaty. Tables of two treaties can have the
    same bytes, since the name of the file tells the treaty."""
    if not Document.objects.filter(pk=source.sha256).exists():
        return False
    of = {row.document for row in rows if row.kind is RowKind.TREATY_ACTS and row.facts}
    return not of or Act.objects.filter(document=source.sha256, instrument__in=of).exists()


def speaks_of_treaties(sha256: str) -> bool:
    """Whether acts were read from the document with this hash: then it is read again under another name."""
    return Act.objects.filter(document=sha256).exists()


@command("act.import", may=rules.may_import)
def import_table(
    log: Log,
    source: Source,
    batches: Iterable[Sequence[ReadRow]],
    finished: Iterator[Reading],
    *,
    kept: Callable[[Sequence[str]], None],
    now: datetime,
) -> Entered:
    """Write the acts of a table, or the titles of a list: all of them or none. `finished` gives the reading once the
    batches are at an end; `kept` hears the hash of the document, inside the transaction, so that who counts documents
    can count it.

    What the record says already stays, whether it agrees or not: the table is one more source. A second time changes
    nothing. Raises ReadingError when the file turns out to be damaged, or has a day that has not come yet.
    """
    rows = [row for batch in batches for row in batch]
    if has(source, rows):
        log.unchanged()
        return Entered(None, len(rows))
    acts = list(_acts_of(source, rows, now))
    differing = differences(acts)
    document = documents.keep(log.actor, source, next(finished), RunOutcome.NEW, now=now)
    Act.objects.bulk_create(acts, batch_size=_BATCH)
    kept([document.pk])
    titles = Title.objects.bulk_create(_titles_of(source, rows, now), batch_size=_BATCH)
    counts = {"acts": len(acts), "titles": len(titles), "differing": len(differing)}
    log.record(document.pk, {**counts, "sealed_acts": seal(now)})
    return Entered(RunOutcome.NEW, len(rows), len(acts), differing)


def _acts_of(source: Source, rows: Iterable[ReadRow], now: datetime) -> Iterator[Act]:
    """What the participants of a table did. A day in a table is verified: it was read there; a bare year is not."""
    for row in rows:
        if row.kind is not RowKind.TREATY_ACTS:
            continue
        signed = any(ActKind(kind).signs for kind, _when in row.facts)
        for place, (kind, when) in enumerate(row.facts):
            act, day = ActKind(kind), PartialDate(when)
            if day.first > now.date():
                raise ReadingError(
                    f"{day.iso} has not come yet, and a table tells what States have done",
                    place=f"row {row.row}",
                    remedy="correct it, or fetch the table again",
                )
            if act is ActKind.RATIFICATION_OR_ACCESSION and signed:
                act = ActKind.RATIFICATION  # who has signed ratifies
            yield Act(
                key=f"{source.sha256}:{row.document}:{row.row}:{place}",
                instrument=row.document or "",
                state_id=row.state_under_review,
                as_written=storable(row.states_as_written[0]) if row.states_as_written else "",
                kind=act.value,
                date=day.iso,
                known_on=day.last,
                source=f"{source.name}, row {row.row}",
                verified=day.day is not None,
                note=storable(row.text),
                document_id=source.sha256,
                at=now,
            )


def _titles_of(source: Source, rows: Iterable[ReadRow], now: datetime) -> Iterator[Title]:
    seen: set[str] = set()
    for row in rows:
        if row.kind is RowKind.TREATY_TITLE and row.document and row.document not in seen:
            seen.add(row.document)
            yield Title(
                key=f"{source.sha256}:{row.row}",
                instrument=row.document,
                title=storable(row.text),
                language=row.language,
                source=f"{source.name}, row {row.row}",
                verified=True,
                document_id=source.sha256,
                at=now,
            )


@command("act.record", may=rules.may_record)
def record_act(
    log: Log,
    instrument: str,
    state: str,
    kind: ActKind | None,
    day: str = "",
    *,
    source: str,
    reason: str,
    effect: date | None = None,
    void: bool = False,
    text: str = "",
    note: str = "",
    corrects: str = "",
    about: str = "",
    now: datetime,
) -> Act:
    """Enter an act of a State, with its source; or, with no kind, take back the one that it `corrects`.

    Raises Unfit, in a sentence, for an unknown instrument, State or act, a day that is none, lies ahead or before the
    adoption of the treaty, or a withdrawal that neither has an effect, on its day or later, nor is void.
    """
    _refuse_unknown(instrument, state, {*facts.instruments(), *facts.other_treaties()})
    _refuse_unsaid(source, reason)
    when = _day(day, now) if kind else None
    if kind is ActKind.WITHDRAWAL and not void and effect is None:
        raise Unfit(_("Say on which day the withdrawal takes effect, or that it has none."), "effect")
    if when:
        _refuse_before_adoption(instrument, when)
    if when and effect and effect < when.first:
        if kind is ActKind.WITHDRAWAL:
            raise Unfit(
                _("A withdrawal takes effect on the day of its notification or later, not before it."), "effect"
            )
        raise Unfit(_("An act takes effect on its day or later, not before it."), "effect")
    if when and effect:
        _refuse_far(effect, when, "effect")
    if corrects and not _is_of(Act, corrects, instrument, state):
        raise Unfit(str(_GONE), "corrects")
    if not corrects and kind is None:
        raise Unfit(_("Name what it is, or what is taken back."), "kind")
    if about:
        _refuse_about(about, instrument, state)
    if when and kind:
        _refuse_outside(state, when)
        said = {"kind": kind.value, "date": when.iso, "effect": effect, "void": void, "text": storable(text)}
        _refuse_twice(Act, instrument, state, {**said, "source": storable(source), "about": about})
    act = Act.objects.create(
        key=_own_key("act"),
        instrument=instrument,
        state_id=state,
        kind=kind.value if kind else RETRACTED,
        date=when.iso if when else "",
        known_on=when.last if when else None,
        effect=effect,
        void=void,
        text=storable(text),
        note=storable(note),
        source=storable(source),
        verified=bool(kind),
        author=log.actor.name,
        reason=storable(reason),
        corrects=corrects,
        about=about,
        at=now,
    )
    told = {"act": act.key, "kind": act.kind, "date": act.date, "corrects": corrects}
    log.record(f"{state}/{instrument}", {**told, "sealed_acts": seal(now)})
    return act


@command("obligation.record", may=rules.may_record)
def record_step(
    log: Log,
    instrument: str,
    state: str,
    kind: StepKind | None,
    day: str = "",
    *,
    first: int | None = None,
    last: int | None = None,
    due: str = "",
    symbol: str = "",
    source: str,
    reason: str,
    note: str = "",
    corrects: str = "",
    now: datetime,
) -> Step:
    """Enter a step in the reporting of a State: a report that came, a dialogue, a day that a committee set; or, with no
    kind, take back the one that it `corrects`. Raises Unfit, in a sentence, for what makes no sense: also for a step
    under a treaty to which the State was no party on that day, and a day that was set after it had passed.
    """
    _refuse_unknown(instrument, state, set(facts.instruments()))
    _refuse_unsaid(source, reason)
    when = _day(day, now) if kind else None
    if first is not None and (first < 1 or (last is not None and last < first)):
        raise Unfit(_("Reports are numbered from 1, and the last of several is not before the first."), "first")
    if kind is StepKind.DATE_SET and not due:
        raise Unfit(_("Say which day the committee set."), "due")
    until = _partial(due, "due") if due else None
    if when and until and until.last < when.first:
        raise Unfit(_("A committee sets no day that lies before the one on which it does so."), "due")
    if when and until:
        _refuse_far(until.first, when, "due")
    last = (last or first) if first is not None else None
    if when and kind:
        _refuse_outside(state, when)
        _refuse_unbound(instrument, state, when)
        said = {"kind": kind.value, "date": when.iso, "first": first, "last": last, "due": until.iso if until else ""}
        _refuse_twice(Step, instrument, state, {**said, "source": storable(source)})
    if corrects and not _is_of(Step, corrects, instrument, state):
        raise Unfit(str(_GONE), "corrects")
    if not corrects and kind is None:
        raise Unfit(_("Name what it is, or what is taken back."), "kind")
    step = Step.objects.create(
        key=_own_key("step"),
        instrument=instrument,
        state_id=state,
        kind=kind.value if kind else RETRACTED,
        first=first,
        last=last,
        date=when.iso if when else "",
        known_on=when.last if when else None,
        due=until.iso if until else "",
        symbol=storable(symbol)[:64],
        note=storable(note),
        source=storable(source),
        verified=bool(kind),
        author=log.actor.name,
        reason=storable(reason),
        corrects=corrects,
        at=now,
    )
    told = {"step": step.key, "kind": step.kind, "date": step.date, "corrects": corrects}
    log.record(f"{state}/{instrument}", {**told, "sealed_acts": seal(now)})
    return step


def _own_key(table: str) -> str:
    """A key that no other row has: rows of people are counted."""
    model = Act if table == "act" else Step
    number = model._default_manager.filter(key__startswith=f"{table}:").count() + 1
    return f"{table}:{number}"


def _is_of(model: type[Act] | type[Step], key: str, instrument: str, state: str) -> bool:
    return model.objects.filter(key=key, instrument=instrument, state=state).holding().exists()


def _refuse_unknown(instrument: str, state: str, known: set[str]) -> None:
    if instrument not in known:
        raise Unfit(no_treaty(instrument), "instrument")
    if not State.objects.filter(pk=state).exists():
        raise Unfit(_("No State has the code %(code)s.") % {"code": state}, "state")


def _refuse_before_adoption(instrument: str, when: PartialDate) -> None:
    core, others = facts.instruments(), facts.other_treaties()
    adopted = core[instrument].adopted if instrument in core else others[instrument].adopted
    if when.last < adopted:
        told = {"name": instrument, "day": adopted.isoformat()}
        raise Unfit(_("%(name)s was adopted on %(day)s, and nobody acted under it before.") % told, "day")


def _refuse_far(day: date, when: PartialDate, field: str) -> None:
    if day.year > when.last.year + _FARTHEST:
        raise Unfit(_("%(day)s lies too far ahead to be meant.") % {"day": day.isoformat()}, field)


def _refuse_outside(state: str, when: PartialDate) -> None:
    if not facts.state(state).was_there(when.first, when.last):
        raise Unfit(_("This State did not exist on that day."), "day")


def _refuse_twice(model: type[Act] | type[Step], instrument: str, state: str, said: dict[str, Any]) -> None:
    """What a person entered from a source is not entered once more."""
    rows = model.objects.filter(instrument=instrument, state=state, **said).exclude(author="")
    if rows.holding().exists():
        raise Unfit(_("The record has this already, from this source."), "source")


def _refuse_about(about: str, instrument: str, state: str) -> None:
    """An act is about a reservation under the same treaty, and training material about no real State's."""
    reservation = Act.objects.filter(key=about, instrument=instrument).first()
    if reservation is None:
        raise Unfit(_("The reservation that it is about is not in the record under this treaty."), "about")
    both = State.objects.filter(pk__in=(state, reservation.state_id))
    if both.filter(kind="invented").count() == 1 and both.count() > 1:
        raise Unfit(_("An invented State, for training, has to do with invented States only."), "about")


def _refuse_unbound(instrument: str, state: str, when: PartialDate) -> None:
    """Only who is party reports; where the time of an act is known no better than by its year, it may have been."""
    found = known()
    there = standing_of(found, state, facts.instruments()[instrument], when.last)
    acts = acts_of(found, state, instrument)
    perhaps = any(act.kind.binds and act.date.first <= when.last <= act.date.last for act in acts)
    if there.status is not Status.PARTY and not perhaps:
        sentence = _("The State was no party to %(name)s on that day, and owed no report under it.")
        raise Unfit(sentence % {"name": instrument}, "day")


def _refuse_unsaid(source: str, reason: str) -> None:
    if not source.strip():
        raise Unfit(_("Name the source: the document, or where it can be read."), "source")
    if not reason.strip():
        raise Unfit(_("Say why it is entered."), "reason")


def _partial(day: str, field: str = "day") -> PartialDate:
    try:
        return PartialDate(day)
    except ValueError as error:
        sentence = _("“%(typed)s” is no day, month or year; write it like 2014-05-01.") % {"typed": day}
        raise Unfit(sentence, field) from error


def _day(day: str, now: datetime) -> PartialDate:
    found = _partial(day)
    if found.first > now.date():
        raise Unfit(_("This day has not come yet; what a State will do is not recorded."), "day")
    return found
