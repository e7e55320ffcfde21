"""Entering a rehearsal that is over into the record, by way of its report, as documents that are read enter it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hiwar.audit.commands import Log, command
from hiwar.dialogue import rules
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.report import About, Report, make, position_of, reading_of
from hiwar.dialogue.standing import standing
from hiwar.documents.commands import Source
from hiwar.kernel import facts
from hiwar.kernel.meeting import Phase, State, draft_report
from hiwar.kernel.reading import ReadRecommendation
from hiwar.reviews.commands import Held, Imported, import_reading
from hiwar.reviews.held import symbol_of

FIRST_SESSION = 1000
"""Each rehearsal is a training session of its own: the number of the meeting after this one. Session 0 is that of the
training report, and no session of the Working Group comes near."""


class NotEntered(Exception):
    """Why a meeting cannot enter the record, as the end of a sentence."""


def session_of(meeting: int) -> int:
    """The session under which the record has a rehearsal."""
    return FIRST_SESSION + meeting


@command("meeting.enter", may=rules.may_enter)
def enter(log: Log, number: int, *, now: datetime) -> Imported:
    """Write the outcome of a rehearsal and who took part into the record: its report is kept as a document, and its
    recommendations stand there with the words they were made and answered in. A second time changes nothing.

    A review of a real State is not entered: its report is read once it is issued, under its own symbol. Raises
    NotEntered; Meeting.DoesNotExist; ReadingError, as `import_reading` does.
    """
    meeting = Meeting.objects.get(pk=number)
    found = standing(meeting)
    state = found.state
    if not meeting.rehearsal or state.under_review is None:
        raise NotEntered("only a rehearsal of a review enters the record from here")
    if state.phase is not Phase.CLOSED or not draft_report(state):
        raise NotEntered("it is not over yet, or nothing was recommended in it")
    report = make(state, About(number, symbol_of(number), rehearsal=True))
    read = reading_of(report)
    recommendations = tuple(_recommendations(state, report, read.recommendations, symbol_of(number)))
    reading = replace(read, session=session_of(number), recommendations=recommendations, warnings=())
    held = Held(state.sittings[0].began.date(), state.troika)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"rehearsal-{number}.docx"
        path.write_bytes(report.file)
        source = Source(path, hashlib.sha256(report.file).hexdigest(), len(report.file))
        imported = import_reading(log.actor, source, reading, held=held, now=now)
    if imported.outcome is None:
        log.unchanged()
    else:
        log.record(str(meeting), {"document": source.sha256, "report": symbol_of(number), "hash": found.hash})
    return imported


def _recommendations(
    state: State, report: Report, read: tuple[ReadRecommendation, ...], symbol: str
) -> Iterator[ReadRecommendation]:
    """The recommendations as they were said, in place of what a reader found; it gives the places in the report."""
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
