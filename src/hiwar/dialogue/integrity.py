"""Whether meetings are still what their commands have left: the chain of each against the audit log.

The hash of an event is over its line and the hash before it, and the log has the hash of the last event of every
command. So an event that was altered, moved, removed or put in shows. Where the law had words taken out of an event its
line no longer gives its hash: there the log has sealed the tombstone, and with it what is left of the line.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hiwar.audit.chain import canonical
from hiwar.audit.models import Entry
from hiwar.dialogue.models import EventTombstone, Meeting, MeetingEvent
from hiwar.dialogue.standing import START, chained, event_of
from hiwar.documents import files
from hiwar.documents.models import Document
from hiwar.kernel.meeting import Event, dumps

_ACTING = ("meeting.plan", "meeting.act", "meeting.keep_time")
TAKE_DOWN = "statement.take_down"


class _Step(NamedTuple):
    """What the log has of one command in a meeting: who, and how far the events went after it."""

    row: int
    actor: str
    detail: dict[str, Any]


def seal_of(tombstones: list[EventTombstone]) -> str:
    """The hash over tombstones of events."""
    found = hashlib.sha256()
    for each in sorted(tombstones, key=lambda it: (it.event.meeting_id, it.event.number)):
        row = (each.event.meeting_id, each.event.number, each.removed, each.left, each.file, each.reason)
        found.update(f"{canonical([*row, each.legal_basis, each.author, each.at.isoformat()])}\n".encode())
    return found.hexdigest()


def line_hash(event: Event) -> str:
    """The hash of an event's line alone."""
    return hashlib.sha256(dumps([event])).hexdigest()


def kept_files() -> dict[str, str]:
    """The files from which texts of statements were read, each with its media type, by hash; without those that were
    taken down."""
    gone = set(EventTombstone.objects.exclude(file="").values_list("file", flat=True))
    gone |= set(Document.objects.exclude(tombstone=None).values_list("pk", flat=True))
    rows = MeetingEvent.objects.filter(name="statement.deposit").order_by("meeting", "number")
    found = [payload["file"] for payload in rows.values_list("payload", flat=True) if payload.get("file")]
    return {each["sha256"]: each["media_type"] for each in found if each["sha256"] not in gone}


def problems(is_whole: Callable[[str], bool] = files.is_whole, *, without: int = 0) -> Iterator[str]:
    """A sentence for each meeting, and each file of a statement, that is not as the log says. Packages of the first
    version hold no meetings: what rows of the log up to `without` tell of meetings need not be there."""
    steps: dict[str, list[_Step]] = defaultdict(list)
    rows = Entry.objects.filter(verb__in=_ACTING).order_by("id")
    for row, actor, target, detail in rows.values_list("id", "actor", "target", "detail"):
        steps[target].append(_Step(row, actor, detail))
    without = max(without, _brought_without())
    there = {str(meeting): meeting for meeting in Meeting.objects.order_by("pk")}
    for name in sorted({*there, *steps}, key=lambda it: (len(it), it)):
        if name not in there:
            if steps[name][-1].row > without:
                yield f"{name} was held, and is not in the record"
        elif name not in steps:
            yield f"{name} is in the record, and no command has put it there"
        elif problem := _problem(there[name], steps[name]):
            yield f"{name} is not as it was held: {problem}"
    left, sealed = _takings(without)
    if left != sealed:
        yield "what was taken out of statements is not what the log tells"
    for sha256 in sorted(kept_files()):
        if not is_whole(sha256):
            yield (
                f"the file of a statement, {sha256}, is missing or damaged; put it back into the folder of files from a"
                " backup"
            )


def _brought_without() -> int:
    """The last row of the log that came with a package in which meetings had no place."""
    rows = Entry.objects.filter(verb="record.import").order_by("-id").values_list("id", "detail")
    return next((row for row, detail in rows if "meetings" not in detail), 0)


def _problem(meeting: Meeting, steps: list[_Step]) -> str:
    """What is wrong with a meeting, as the end of a sentence; "" where nothing is."""
    tombstones = EventTombstone.objects.filter(event__meeting=meeting).order_by("taking")
    gone = dict(tombstones.values_list("event__number", "left"))  # the newest counts
    last, count, plan = START, 0, None
    sealed = {step.detail["events"][1]: step for step in steps}
    who = (step.actor for step in steps for _each in range(step.detail["events"][0], step.detail["events"][1] + 1))
    for count, row in enumerate(MeetingEvent.objects.filter(meeting=meeting).order_by("number"), 1):
        event = event_of(row)
        plan = plan or event
        if row.number != count:
            return f"event {count} is missing"
        left = gone.get(row.number)
        whole = chained(last, event) == row.hash if left is None else line_hash(event) == left
        if not whole or row.by != next(who, ""):
            return f"event {row.number} was altered"
        last = row.hash
        if row.number in sealed and sealed[row.number].detail["hash"] != last:
            return f"event {row.number} has another hash than the log"
    if count != max(sealed):
        return f"it has {count} events, and the log has {max(sealed)}"
    return "" if plan and _as_planned(meeting, plan, steps[0].detail) else "it is another than was planned"


def _as_planned(meeting: Meeting, plan: Event, detail: dict[str, Any]) -> bool:
    """Whether the row of a meeting repeats its first event and the log."""
    told = (plan.payload["kind"], plan.payload["title"], plan.payload["state"] or "", plan.payload["session"], plan.at)
    row = (meeting.kind, meeting.title, meeting.state, meeting.session, meeting.made_at)
    same = detail.get("rehearsal", meeting.rehearsal) == meeting.rehearsal
    return told == row and same and detail.get("follows") == meeting.follows_id


def _takings(without: int) -> tuple[dict[int, str], dict[int, str]]:
    """The seals of what was taken down, by the number of the taking: of the tombstones that are there, and in the log
    after row `without`."""
    found: dict[int, list[EventTombstone]] = defaultdict(list)
    for each in EventTombstone.objects.select_related("event"):
        found[each.taking].append(each)
    details = Entry.objects.filter(verb=TAKE_DOWN, id__gt=without).values_list("detail", flat=True)
    there = {number: seal_of(each) for number, each in found.items()}
    return there, {detail["taking"]: detail["seal"] for detail in details}
