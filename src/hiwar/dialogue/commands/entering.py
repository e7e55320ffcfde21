"""Entering a meeting that is over into the record, by way of its report, as documents that are read enter it.

A review enters as the draft of its report, an adoption as the report as adopted, a plenary as an addendum with the
answers that were given after; of each the record keeps when it was held, who had the floor and what was decided.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hiwar.audit.commands import Log, command
from hiwar.dialogue import addendum, rules
from hiwar.dialogue.courses import about, so_far
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.report import Report, heard, make, position_of, reading_of
from hiwar.dialogue.standing import Standing, standing
from hiwar.documents.commands import Source
from hiwar.kernel import facts
from hiwar.kernel.meeting import Phase, State, adopted, draft_report
from hiwar.kernel.meeting.clock import used_seconds
from hiwar.kernel.reading import Reading, ReadRecommendation
from hiwar.reviews import commands as reviews
from hiwar.reviews.held import addendum_of, symbol_of
from hiwar.reviews.models import HeldMeeting, Review

FIRST_SESSION = 1000
"""Each rehearsal is a training session of its own: the number of the meeting after this one. Session 0 is that of the
training report, and no session of the Working Group comes near."""


class NotEntered(Exception):
    """Why a meeting cannot enter the record, as the end of a sentence; `code` is a key of `NOT_ENTERED`."""

    def __init__(self, code: str, number: int | None = None) -> None:
        super().__init__(NOT_ENTERED[code] % {"number": number})
        self.code, self.number = code, number


NOT_ENTERED = {
    "no_review": "a meeting that reviews no State does not enter the record of reviews",
    "not_over": "it is not over yet",
    "nothing": "nothing was recommended in it",
    "alone": "it follows no review that was held here",
    "not_adopted": "nothing was adopted in it",
    "before": "meeting %(number)s, which it follows, is not in the record yet",
    "no_session": "it was planned without the session of the Working Group",
}
"""Why a meeting does not enter the record, by a code."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering a meeting writes: the `symbol` of its document, how many recommendations and answers that holds,
    the turns and decisions of the meeting. `new` is False where the record had it."""

    symbol: str
    new: bool
    recommendations: int
    answers: int
    turns: tuple[reviews.Turn, ...]
    decisions: tuple[reviews.Decision, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A meeting on its way into the record: symbol and session of its review, its report and what is read of it."""

    meeting: Meeting
    found: Standing
    course: list[Meeting]
    symbol: str
    session: int
    report: Report
    reading: Reading

    @property
    def state(self) -> State:
        return self.found.state


def session_of(meeting: int) -> int:
    """The session under which the record has a rehearsal."""
    return FIRST_SESSION + meeting


def foresee_entry(number: int) -> Entered:
    """What `enter` would write, without writing it. Raises as that does."""
    entry = _entry(number)
    with _source(entry) as source:
        if entry.meeting.kind == "plenary":
            reviews.foresee(source, entry.reading)
        else:
            reviews.compare(source, entry.reading)
    return _told(entry, new=not HeldMeeting.objects.filter(number=number).exists())


@command("meeting.enter", may=rules.may_enter)
def enter(log: Log, number: int, *, now: datetime) -> Entered:
    """Write the outcome of a meeting of a review and who took part into the record: its report is kept as a document,
    the recommendations and answers stand there in the words in which they were made and given. A second time changes
    nothing. Raises NotEntered; Meeting.DoesNotExist; ReadingError, as `import_reading` does."""
    entry = _entry(number)
    told = _told(entry, new=not HeldMeeting.objects.filter(number=number).exists())
    if not told.new:
        log.unchanged()
        return told
    with _source(entry) as source:
        if entry.meeting.kind == "plenary":
            reviews.file_document(log.actor, source, entry.reading, now=now)
        else:
            first = standing(entry.course[0]).state
            held = reviews.Held(first.sittings[0].began.date(), first.troika)
            later = entry.meeting.kind == "adoption"
            reviews.import_reading(log.actor, source, entry.reading, accept_changes=later, held=held, now=now)
        digest = source.sha256
    review = Review.objects.get(symbol=entry.symbol)
    reviews.note_meeting(log.actor, review, _noted(entry, digest, told), now=now)
    log.record(str(entry.meeting), {"document": digest, "report": told.symbol, "hash": entry.found.hash})
    return told


def _entry(number: int) -> _Entry:
    """What there is to enter. Raises NotEntered."""
    meeting = Meeting.objects.get(pk=number)
    found, course = standing(meeting), so_far(meeting)
    state = found.state
    if state.under_review is None:
        raise NotEntered("no_review")
    if state.phase is not Phase.CLOSED or not state.sittings:
        raise NotEntered("not_over")
    if course[0].kind != "review":
        raise NotEntered("alone")
    if not draft_report(state):
        raise NotEntered("nothing")
    if len(course) > 1:
        if not adopted(state):
            raise NotEntered("not_adopted")
        if not HeldMeeting.objects.filter(number=course[-2].pk).exists():
            raise NotEntered("before", course[-2].pk)
    if not meeting.rehearsal and course[0].session is None:
        raise NotEntered("no_session")
    first = course[0]
    session = session_of(first.pk) if meeting.rehearsal else first.session or 0
    symbol = symbol_of(first.pk, rehearsal=meeting.rehearsal)
    report, reading = _READINGS[meeting.kind](meeting, course, symbol)
    return _Entry(meeting, found, course, symbol, session, report, replace(reading, session=session))


def _of_review(meeting: Meeting, course: list[Meeting], symbol: str) -> tuple[Report, Reading]:
    state = standing(meeting).state
    return _as_said(state, make(state, about(meeting)), symbol)


def _of_adoption(meeting: Meeting, course: list[Meeting], symbol: str) -> tuple[Report, Reading]:
    state = standing(meeting).state
    return _as_said(state, make(standing(course[0]).state, about(meeting), state), symbol)


def _of_plenary(meeting: Meeting, course: list[Meeting], symbol: str) -> tuple[Report, Reading]:
    state, before = standing(meeting).state, standing(course[-2]).state
    made = addendum.make(state, before, about(meeting))
    return made.report, addendum.reading(made, addendum.later_answers(state, before), symbol)


_READINGS = {"review": _of_review, "adoption": _of_adoption, "plenary": _of_plenary}


def _as_said(state: State, report: Report, symbol: str) -> tuple[Report, Reading]:
    """The reading of a report with the recommendations as they were said, in place of what a reader found."""
    read = reading_of(report)
    recommendations = tuple(_recommendations(state, report, read.recommendations, symbol))
    return report, replace(read, recommendations=recommendations, warnings=())


@contextmanager
def _source(entry: _Entry) -> Iterator[Source]:
    """The report as a file that can be imported."""
    file = entry.report.file
    with TemporaryDirectory() as folder:
        kind = "rehearsal" if entry.meeting.rehearsal else "meeting"
        path = Path(folder) / f"{kind}-{entry.meeting.pk}.docx"
        path.write_bytes(file)
        yield Source(path, hashlib.sha256(file).hexdigest(), len(file))


def _told(entry: _Entry, *, new: bool) -> Entered:
    state, plenary = entry.state, entry.meeting.kind == "plenary"
    return Entered(
        symbol=addendum_of(entry.symbol) if plenary else entry.symbol,
        new=new,
        recommendations=len(entry.reading.recommendations),
        answers=len(entry.reading.positions)
        if plenary
        else sum(bool(item.recommendation.answers) for item in draft_report(state)),
        turns=tuple(_turns(state)),
        decisions=tuple(_decisions(state)),
    )


def _noted(entry: _Entry, document: str, told: Entered) -> reviews.Meeting:
    sittings, last = entry.state.sittings, entry.state.at
    return reviews.Meeting(
        number=entry.meeting.pk,
        kind=entry.meeting.kind,
        title=entry.meeting.title,
        began=sittings[0].began,
        ended=sittings[-1].ended or last or sittings[0].began,
        document=document,
        hash=entry.found.hash,
        turns=told.turns,
        decisions=told.decisions,
    )


def _turns(state: State) -> Iterator[reviews.Turn]:
    for each in heard(state):
        seated = each.speaker in state.seats
        name = facts.state(each.speaker).name("en") if seated else each.speaker
        used = used_seconds([each], state.at or each.spans[0][0])
        yield reviews.Turn(each.speaker if seated else None, name, each.kind.value, each.seconds, used)


def _decisions(state: State) -> Iterator[reviews.Decision]:
    for each in state.proposals.values():
        result = state.polls[each.polls[-1]].result if each.polls else None
        votes = (result["yes"], result["no"], result["abstain"]) if result else (None, None, None)
        yield reviews.Decision(each.title, each.fate.value, *votes)


def _recommendations(
    state: State, report: Report, read: tuple[ReadRecommendation, ...], symbol: str
) -> Iterator[ReadRecommendation]:
    """The recommendations as they were said; what was read gives the places in the report."""
    found = {each.paragraph: each for each in read if each.part == 1}
    for item in draft_report(state):
        said, label = item.recommendation, report.label(item)
        printed = found.get(label)
        same = printed is not None and printed.text == said.text.strip(" .")
        answer = said.answers[-1] if said.answers else None
        yield ReadRecommendation(
            paragraph=label,
            part=1,
            text=said.text.strip(),
            recommending=said.states,
            states_as_written=tuple(facts.state(each).name(report.language) for each in said.states),
            position=position_of(item),
            position_as_written=answer.words if answer else (printed.position_as_written if printed else None),
            position_source=f"{symbol}, para. {report.list}",
            page=printed.page if printed and same else None,
            places=printed.places if printed and same else (),
        )
