"""What a State is bound by on a day, and which of its reports to treaty bodies are due or overdue.

Everything follows from acts and steps (`facts.Act`, `facts.Step`), each with its source; none that is dated after the
day counts. Of an act or a step whose day is not known, only its month or year, the last day that may be meant counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from ..facts import Act, ActKind, Instrument, PracticeValue, Step, StepKind
from ..values import PartialDate
from .due_date import effect_of, months_after


class Status(StrEnum):
    """What a State is to a treaty (Vienna Convention on the Law of Treaties, art. 2 (1) (g))."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NOT_PARTY = "not_party"


class Standing(NamedTuple):
    """What a State was to an instrument on a day, and by which acts; an act after the day is not known yet.

    `kind` is that of the act by which it is bound, else None. `signed` and `deposited` are a day, a month or a year,
    ISO 8601. `in_force` is the day since which the instrument binds it, None where it does not yet, or where that is
    not known; `binds_from` is the same, also when it lies after the day. `verified` is about the acts,
    `in_force_verified` about the delay, or the succession, from which `in_force` follows.
    """

    status: Status
    kind: ActKind | None
    signed: str | None
    deposited: str | None
    in_force: date | None
    binds_from: date | None
    source: str
    verified: bool
    in_force_verified: bool = False


class Reporting(StrEnum):
    """Where a report stands. `LONG_OVERDUE` is five years for an initial report, ten for a periodic one (the classes of
    OHCHR, general knowledge). `NOT_RECORDED`: it would be overdue by the rule alone, but the steps known do not reach
    so far, and it may have been submitted (`_Told.open`). `NOT_KNOWN`: the day is not known."""

    NOT_YET_DUE = "not_yet_due"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long_overdue"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    NOT_RECORDED = "not_recorded"
    NOT_KNOWN = "not_known"


class Obligation(NamedTuple):
    """A report of a State under an instrument.

    `report` is "initial", its number ("3"), several combined ("2-4") or "follow-up". `due` is a day, a month or a year,
    None where a committee sets it and the day is not known; `by_committee` says that the committee set it.
    `further` counts the reports after this one that have fallen due too, where it is overdue or not due yet. `recorded`
    says whether any step of the State under this instrument is known. `source` names where the day is from, and of a
    report that came also what tells of that; `verified` holds where all of it was read there.
    """

    instrument: str
    report: str
    due: str | None
    submitted: str | None
    overdue_days: int
    status: Reporting
    by_committee: bool
    further: int
    recorded: bool
    verified: bool
    source: str


FOLLOW_UP = "follow-up"

_LONG = {True: 5, False: 10}
"""Years from which a report is long overdue: an initial one, a periodic one."""


def chosen(acts: Sequence[Act]) -> list[Act]:
    """Of what sources say of the same act, the one that counts: first what is verified, then what gives the day, then
    the earliest. Where they disagree it is not verified.

    Acts of one State under one instrument. Of several ratifications or accessions one counts, unless the State withdrew
    in between; one that is void never does.
    """
    withdrawn = sorted(act.date.first for act in acts if act.kind is ActKind.WITHDRAWAL and not act.void)
    groups: dict[tuple[object, ...], list[Act]] = {}
    for act in acts:
        if act.void and act.kind is not ActKind.WITHDRAWAL:
            continue
        if act.kind.signs or act.kind.binds:
            period = sum(day <= act.date.last for day in withdrawn)
            key: tuple[object, ...] = (act.kind.binds, period)
        else:
            key = (act.kind, act.date.iso, act.note)
        groups.setdefault(key, []).append(act)
    return [_best(group) for group in groups.values()]


def _best(claims: Sequence[Act]) -> Act:
    best = min(claims, key=lambda act: (not act.verified, -len(act.date.iso), act.date.iso))
    agreed = all(_agree(best.date, other.date) for other in claims)
    return best if agreed else best._replace(verified=False)


def _agree(one: PartialDate, other: PartialDate) -> bool:
    return one.iso.startswith(other.iso) or other.iso.startswith(one.iso)


def may_withdraw(instrument: Instrument) -> bool:
    """Whether the instrument has a clause on denunciation. Without one, a State cannot withdraw (Vienna Convention on
    the Law of Treaties, art. 56; Human Rights Committee, general comment No. 26 (1997), on the ICCPR)."""
    return bool(instrument.denunciation)


def standing(
    instrument: Instrument, acts: Sequence[Act], on: date, succeeded: date | None = None, until: date | None = None
) -> Standing:
    """What a State was to an instrument on a day, by its acts under it.

    `succeeded` is the day on which it succeeded to another State: what it took over by succession binds it since then.
    `until` is the last day of a State that exists no more.
    """
    return of_chosen(instrument, chosen(acts), on, succeeded, until)


def of_chosen(
    instrument: Instrument, acts: Sequence[Act], on: date, succeeded: date | None = None, until: date | None = None
) -> Standing:
    """The same by the acts that count, as `chosen` gives them: for who asks for many days."""
    known = [act for act in acts if act.date.last <= on] if until is None or on <= until else []
    signature = next((act for act in known if act.kind.signs), None)
    consent = max((act for act in known if act.kind.binds), key=lambda act: act.date.last, default=None)
    ended = _ended(instrument, consent, known, on) if consent else None
    if ended:
        consent = None
        signature = None
    if consent is None:
        status = Status.SIGNATORY if signature else Status.NOT_PARTY
        told = signature or ended
    else:
        status, told = Status.PARTY, consent
    binds = _binds_from(instrument, consent, succeeded) if consent else None
    return Standing(
        status,
        consent.kind if consent else None,
        signature.date.iso if signature else None,
        consent.date.iso if consent else None,
        binds if binds and binds <= on else None,
        binds,
        told.source if told else "",
        told.verified if told else True,
        bool(consent and consent.verified and instrument.verified and consent.kind is not ActKind.SUCCESSION),
    )


def _ended(instrument: Instrument, consent: Act, known: Sequence[Act], on: date) -> Act | None:
    """The withdrawal after the consent that has taken effect."""
    if not may_withdraw(instrument):
        return None
    return next(
        (
            act
            for act in known
            if act.kind is ActKind.WITHDRAWAL
            and not act.void
            and act.effect is not None
            and act.effect <= on
            and act.date.first > consent.date.last
        ),
        None,
    )


def _binds_from(instrument: Instrument, consent: Act, succeeded: date | None) -> date | None:
    """The day from which the instrument binds: None where only the month or year of the deposit is known."""
    if consent.kind is ActKind.SUCCESSION and (since := consent.effect or succeeded):
        return max(instrument.in_force, since)
    day = consent.effect or (effect_of(consent.date.day, instrument.delay) if consent.date.day else None)
    return max(instrument.in_force, day) if day else None


def communications_open(instrument: Instrument, acts: Sequence[Act], on: date) -> bool:
    """Whether a person may complain of a State under an instrument on a day: it must be party, and where the instrument
    asks for a declaration, have made it; a procedure that is not in force is open to nobody (ICMW, art. 77)."""
    if not instrument.complaints or "not in force" in instrument.complaints:
        return False
    found = standing(instrument, acts, on)
    declared = any(act.kind is ActKind.COMMUNICATIONS and act.date.last <= on for act in acts)
    return found.in_force is not None and ("declaration" not in instrument.complaints or declared)


def reply_due(sent: PartialDate, months: int) -> PartialDate:
    """When the replies to a list of issues prior to reporting are due: `months` (a value of practice) after it was
    sent, as exactly as that is known."""
    day = months_after(sent.first, months)
    return PartialDate(day.isoformat()[: len(sent.iso)])


def follow_up_due(adopted: date, months: int | None) -> date | None:
    """When a follow-up report is due after concluding observations, None for a body that asks for none."""
    return months_after(adopted, months) if months else None


def overdue_days(due: PartialDate | None, on: date) -> int:
    """How many days ago a report was due; of a month or a year, since its last day. 0 when it is not due yet."""
    return max(0, (on - due.last).days) if due else 0


def obligations(
    instrument: Instrument,
    found: Standing,
    steps: Sequence[Step],
    on: date,
    day_before: Sequence[PracticeValue] = (),
    reply_months: int = 12,
) -> list[Obligation]:
    """The reports of a State under an instrument as they stood on a day: those that were submitted (a later step that
    dealt with one tells so too), the first one that was not, and a follow-up report that was asked for.

    `found` is its standing on that day, `steps` those of the State under the instrument. `day_before` are the values of
    the practice of that name: whether reports were listed for the day before the anniversary when they fell due.
    """
    if found.status is not Status.PARTY or instrument.initial_years is None:
        return []
    known = sorted((step for step in steps if step.date.last <= on), key=lambda step: step.date.last)
    calendar = _Calendar(instrument, found, known, day_before, reply_months)
    told = _Told(instrument, found, on, bool(known))
    given = [told.submitted(step, *calendar.due(step.first or 1), _considering(step, known)) for step in _given(known)]
    return [*given, *_outstanding(calendar, told, known, on), *_follow_up(told, known)]


_CONSIDERED = (StepKind.DIALOGUE, StepKind.CONCLUDING_OBSERVATIONS)
_GIVEN = (StepKind.SUBMITTED, StepKind.LIST_OF_ISSUES, *_CONSIDERED)
"""Steps that tell that a report was submitted."""


def _given(known: Sequence[Step]) -> list[Step]:
    """For each report that was submitted the step that tells of it, in their order: its submission, else the first of
    the steps that dealt with it."""
    numbered = [step for step in known if step.kind in _GIVEN and step.first is not None]
    kept: list[Step] = []
    for step in sorted(numbered, key=lambda step: step.kind is not StepKind.SUBMITTED):
        if step.kind is StepKind.SUBMITTED or not any(_shared(step, other) for other in kept):
            kept.append(step)
    return sorted(kept, key=lambda step: step.first or 0)


def _considering(given: Step, known: Sequence[Step]) -> Step | None:
    """The step that tells that a report was considered: of those about it the first, else one about a later report."""
    about = [
        step for step in known if step.kind in _CONSIDERED and (step.last or 0) >= (given.last or given.first or 0)
    ]
    return min(about, key=lambda step: (not _shared(step, given), step is not given, not step.verified), default=None)


def _shared(one: Step, other: Step) -> bool:
    """Whether two steps are about the same report, or about reports of which one is the same."""
    return (one.first or 0) <= (other.last or 0) and (other.first or 0) <= (one.last or 0)


_SETTING = (StepKind.DATE_SET, StepKind.LIST_OF_ISSUES_PRIOR)


def _after(day: date, years: int) -> date | None:
    """The same day some years later; None past the year 9999, where no calendar goes."""
    try:
        return months_after(day, 12 * years)
    except OverflowError:
        return None


class _Calendar:
    """When the reports of a State under an instrument are due, by the rule and by what its committee set."""

    def __init__(
        self,
        instrument: Instrument,
        found: Standing,
        known: Sequence[Step],
        day_before: Sequence[PracticeValue],
        reply_months: int,
    ) -> None:
        self._instrument, self._found = instrument, found
        self._setting = [step for step in known if step.kind in _SETTING and step.first is not None]
        self._day_before, self._reply_months = day_before, reply_months

    @property
    def periodic(self) -> bool:
        """Whether reports follow the initial one."""
        return self._instrument.period_years is not None

    def due(self, number: int) -> tuple[PartialDate | None, Step | None, int]:
        """When a report is due, the step that set it, and the last of the reports that are combined in it."""
        if step := self._set(number):
            return self._day_of(step), step, step.last or number
        anniversary = self._anniversary(number)
        return (PartialDate(self._listed(anniversary).isoformat()) if anniversary else None), None, number

    def periods_until(self, number: int, on: date) -> int:
        """How many reports from this one on were certainly due before a day; 0 where the day of one of them was set, as
        any may be."""
        first = self._anniversary(number)
        set_later = any((step.last or step.first or 0) >= number for step in self._setting)
        if set_later or first is None or not self._instrument.period_years:
            return 0
        return max(0, (on.year - first.year) // self._instrument.period_years - 1)

    def _set(self, number: int) -> Step | None:
        about = [step for step in self._setting if (step.first or 0) <= number <= (step.last or step.first or 0)]
        return next((step for step in reversed(about) if self._day_of(step)), None)

    def _day_of(self, step: Step) -> PartialDate | None:
        if step.due is None and step.kind is StepKind.LIST_OF_ISSUES_PRIOR:
            return reply_due(step.date, self._reply_months)
        return step.due

    def _anniversary(self, number: int) -> date | None:
        """The day of the fixed calendar: a period after the report before it, back to one whose day was set."""
        years = self._instrument.period_years
        if number > 1 and years is None:
            return None
        for back in range(1, number if self._setting else 1):
            if (step := self._set(number - back)) and (day := self._day_of(step)):
                return _after(day.last, (years or 0) * back)
        first = self._found.binds_from
        if first is None or self._instrument.initial_years is None:
            return None
        return _after(first, self._instrument.initial_years + (years or 0) * (number - 1))

    def _listed(self, anniversary: date) -> date:
        """The day as lists of reports due have it, by the practice of the time."""
        at = [
            each
            for each in self._day_before
            if (each.valid_from or date.min) <= anniversary <= (each.valid_to or date.max)
        ]
        return anniversary - timedelta(days=1) if any(each.value == "yes" for each in at) else anniversary


class _Told:
    """What all obligations of a State under an instrument share."""

    def __init__(self, instrument: Instrument, found: Standing, on: date, recorded: bool) -> None:
        self._instrument, self._found, self._on, self._recorded = instrument, found, on, recorded

    def submitted(
        self, step: Step, due: PartialDate | None, by: Step | None, _last: int, considered: Step | None = None
    ) -> Obligation:
        """A report that was submitted, on a day that is not known where another step tells of it, and `considered`."""
        given = step.kind in (StepKind.SUBMITTED, StepKind.FOLLOW_UP)
        source, verified = self._of_day(due, by)
        closing = (step, considered) if considered else (step,)
        return self._told(
            label(step.first, step.last), due, by, Reporting.REVIEWED if considered else Reporting.SUBMITTED,
            submitted=step.date.iso if given else None, source=_once(source, *(each.source for each in closing)),
            verified=verified and all(each.verified for each in closing),
        )  # fmt: skip

    def open(
        self, report: str, due: PartialDate | None, by: Step | None, *, initial: bool, reached: bool, further: int
    ) -> Obligation:
        """A report that was not submitted, as far as is known.

        By the rule alone it is overdue only where the record has `reached` it: a verified step tells of the report
        before it, and no further one has fallen due since. A longer silence is one of the record.
        """
        late = overdue_days(due, self._on)
        unknown = bool(late) and by is None and not (reached and not further)
        if due is None:
            status = Reporting.NOT_KNOWN
        elif not late:
            status = Reporting.NOT_YET_DUE
        elif unknown:
            status = Reporting.NOT_RECORDED
        else:
            long = _after(due.last, _LONG[initial])
            status = Reporting.LONG_OVERDUE if long and self._on >= long else Reporting.OVERDUE
        source, verified = self._of_day(due, by)
        return self._told(
            report, due, by, status, late=late, further=0 if unknown else further, source=source,
            verified=verified and not unknown,
        )  # fmt: skip

    def _of_day(self, due: PartialDate | None, by: Step | None) -> tuple[str, bool]:
        """Where a day is from, and whether it was read there: the step that set it, else the rule and the act."""
        if by:
            return by.source, by.verified
        ruled = self._instrument.verified and self._found.verified
        return _once(self._instrument.source, self._found.source), ruled and due is not None

    def _told(
        self,
        report: str,
        due: PartialDate | None,
        by: Step | None,
        status: Reporting,
        *,
        submitted: str | None = None,
        late: int = 0,
        further: int = 0,
        source: str,
        verified: bool,
    ) -> Obligation:
        return Obligation(
            self._instrument.short, report, due.iso if due else None, submitted, late, status, by is not None, further,
            self._recorded, verified, source,
        )  # fmt: skip


def _once(*sources: str) -> str:
    """Sources in one line, each named once."""
    return "; ".join(dict.fromkeys("; ".join(filter(None, sources)).split("; ")))


def _outstanding(calendar: _Calendar, told: _Told, known: Sequence[Step], on: date) -> Iterator[Obligation]:
    """The first report that was not submitted; none where the instrument asks for no further one."""
    done = max((step.last or 0 for step in known if step.kind in _GIVEN), default=0)
    number = done + 1
    due, by, last = calendar.due(number)
    if by is None and due is None and done and not calendar.periodic:
        return
    seen = max((step.date.last for step in known if step.kind in _CONSIDERED), default=None)
    if by is None and due and seen and due.last < seen:
        due = None  # the fixed calendar was given up: the committee sets another day, which is not known
    reached = any(step.verified and step.kind in _GIVEN and step.last == done for step in known)
    further = _further(calendar, last + 1, on) if due and (by or reached) else 0
    yield told.open(label(number, last), due, by, initial=number == 1, reached=reached, further=further)


def _further(calendar: _Calendar, number: int, on: date) -> int:
    """How many reports from this one on have fallen due; where no day was set, whole periods are taken at once."""
    count = calendar.periods_until(number, on)
    while (due := calendar.due(number + count)[0]) and due.last < on:
        count += 1
    return count


def _follow_up(told: _Told, known: Sequence[Step]) -> Iterator[Obligation]:
    """A follow-up report that was asked for and did not come."""
    asked = [step for step in known if step.kind is StepKind.DATE_SET and step.first is None and step.due]
    if not asked:
        return
    came = [step for step in known if step.kind is StepKind.FOLLOW_UP and step.date.last >= asked[-1].date.first]
    if came:
        yield told.submitted(came[-1], asked[-1].due, asked[-1], 0)
    else:
        yield told.open(FOLLOW_UP, asked[-1].due, asked[-1], initial=False, reached=True, further=0)


def label(first: int | None, last: int | None) -> str:
    """How a report is called: "initial", "3", "2-4", "follow-up"."""
    if first is None:
        return FOLLOW_UP
    if last is not None and last > first:
        return f"{first}-{last}"
    return "initial" if first == 1 else str(first)
