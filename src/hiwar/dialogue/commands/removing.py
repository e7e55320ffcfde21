"""Taking down what the law makes us take down of a statement; tombstones stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hiwar.audit.commands import Log, command
from hiwar.dialogue import rules
from hiwar.dialogue.courses import course_of
from hiwar.dialogue.integrity import TAKE_DOWN, line_hash, seal_of
from hiwar.dialogue.models import EventTombstone, Meeting, MeetingEvent
from hiwar.dialogue.standing import event_of, standing
from hiwar.documents import commands as documents
from hiwar.documents.models import Document
from hiwar.kernel.meeting import State

_MARKS = ("recommendation.suggest", "recommendation.adjust")


class NotTakenDown(Exception):
    """Why nothing can be taken down, in one sentence."""


@command(TAKE_DOWN, may=rules.may_take_down)
def take_down_statement(
    log: Log, number: int, statement: int, *, reason: str, legal_basis: str, now: datetime
) -> list[EventTombstone]:
    """Remove the text of a statement of meeting `number`, by the number of the event that brought it: the text and its
    file, every passage marked in it, and what later meetings of the course table of these. Tombstones with hashes and
    reason stay, and all that is no wording: who spoke when, what was marked and where. Done again, it only makes sure
    that the file is gone. Raises NotTakenDown."""
    meeting = Meeting.objects.filter(pk=number).first()
    deposit = MeetingEvent.objects.filter(meeting=meeting, number=statement, name="statement.deposit").first()
    if meeting is None or deposit is None:
        raise NotTakenDown(
            _("Meeting %(number)s has no statement %(statement)s.") % {"number": number, "statement": statement}
        )
    if not (reason.strip() and legal_basis.strip()):
        raise NotTakenDown(_("Say why, and which law, order or judgment demands it."))
    if before := EventTombstone.objects.filter(event=deposit).first():
        log.unchanged()
        documents.forget(_only_here(before.file))
        return list(EventTombstone.objects.filter(taking=before.taking))
    last = EventTombstone.objects.order_by("-taking").values_list("taking", flat=True).first() or 0
    made = []
    for row, words, payload in _wanting(meeting, deposit, standing(meeting).state):
        left = replace(event_of(row), payload=payload)
        file = (row.payload.get("file") or {}).get("sha256", "") if row == deposit else ""
        made.append(
            EventTombstone.objects.create(
                taking=last + 1,
                event=row,
                removed=hashlib.sha256(words.encode()).hexdigest(),
                left=line_hash(left),
                file=file,
                reason=reason.strip(),
                legal_basis=legal_basis.strip(),
                author=log.actor.name,
                at=now,
            )
        )
        MeetingEvent.objects.filter(pk=row.pk).update(payload=payload)
    documents.forget(_only_here(made[0].file))
    log.record(str(meeting), {"statement": statement, "taking": last + 1, "seal": seal_of(made)})
    return made


def _wanting(
    meeting: Meeting, deposit: MeetingEvent, state: State
) -> Iterator[tuple[MeetingEvent, str, dict[str, Any]]]:
    """The events that hold words of a statement, that itself first, each with these words and its payload without
    them."""
    yield deposit, deposit.payload["text"], {**deposit.payload, "text": "", "file": None}
    marked = {each.number for each in state.recommendations.values() if each.statement == deposit.number}
    passages = set()
    for row in MeetingEvent.objects.filter(meeting=meeting, name__in=_MARKS).order_by("number"):
        if (row.payload.get("recommendation") or row.number) in marked:
            passages.add(row.payload["text"])
            yield row, row.payload["text"], {**row.payload, "text": ""}
    later = [each.pk for each in course_of(meeting) if each.pk > meeting.pk]
    for row in MeetingEvent.objects.filter(meeting__in=later, name="report.table").order_by("meeting", "number"):
        rows = row.payload["recommendations"]
        speaker = state.statements[deposit.number].speaker
        gone = [each for each in rows if each["text"] in passages and speaker in each["states"]]
        if gone:
            blanked = [{**each, "text": ""} if each in gone else each for each in rows]
            yield row, "\n".join(each["text"] for each in gone), {**row.payload, "recommendations": blanked}


def _only_here(sha256: str) -> tuple[str, ...]:
    """The file of a statement, but for one that is a document of the record too, which has a takedown of its own."""
    return () if not sha256 or Document.objects.filter(pk=sha256).exists() else (sha256,)
