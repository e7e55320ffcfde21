"""Acting in a meeting: what was decided is stored before anyone is told."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hiwar.audit.commands import Log, command
from hiwar.dialogue import rules
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.parts import part_for, parts_of
from hiwar.dialogue.standing import Standing, rows_of, standing
from hiwar.dialogue.texts import HandedIn, read_in
from hiwar.kernel.meeting import Command, Event, Phase, Reason, Refusal, Role, State, decide, due
from hiwar.kernel.meeting.form import written


class Refused(Exception):
    """A command that may not be: `refusal` is the reason with its values, for which `hiwar.dialogue.refusals` has the
    sentence."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@command("meeting.act", may=rules.may_take_part)
def act(
    log: Log,
    number: int,
    name: str,
    payload: Mapping[str, Any],
    seen: int | None = None,
    *,
    file: HandedIn | None = None,
    now: datetime,
) -> tuple[Event, ...]:
    """Ask for something in a meeting; the events that it brought, those of the clock first. `seen` is the number of the
    last event that the sender saw. A text that was read from a `file` is handed in with it, and the file is kept; what
    a reader takes for recommendations in a text is marked there at once. Raises Refused, and then nothing is stored:
    what was due stays due. Raises Meeting.DoesNotExist; files.Moved and OSError where the file cannot be kept."""
    meeting = Meeting.objects.get(pk=number)
    if payload.get("file") is not None:  # what a file is, is for nobody to say who has not brought it
        raise Refused(Refusal(Reason.BAD_FIELD, {"command": name, "field": "file", "type": "object"}))
    if file is not None:
        payload = {**payload, "text": file.text, "file": file.about}
    _can_be_kept(name, payload)
    before = standing(meeting)
    part = part_for(name, parts_of(log.actor, meeting, before.state), before.state)
    if part is None:
        raise Refused(Refusal(Reason.NOT_YOUR_ROLE, {"command": name, "role": Role.PUBLIC.value}))
    if name == "registration.set" and not meeting.rehearsal:
        _keeps_its_promise(before.state, payload)
    decided = decide(before.state, Command(name, payload, seen), part, now)
    if isinstance(decided, Refusal):
        raise Refused(decided)
    decided += read_in(before.state, decided, now)
    if file is not None:
        file.keep()
    _store(log, meeting, before, decided)
    return decided


def _keeps_its_promise(state: State, payload: Mapping[str, Any]) -> None:
    """Refuse to end registration before the moment that was announced to the States: only a rehearsal may."""
    if state.window and state.phase is Phase.REGISTRATION:
        announced = written(state.window[1])
        if str(payload.get("closes")) < announced:
            raise Refused(Refusal(Reason.WINDOW_PROMISED, {"closes": announced}))


def _can_be_kept(name: str, payload: Mapping[str, Any]) -> None:
    """Refuse a sign that no database keeps."""
    for field, value in payload.items():
        if "\\u0000" in json.dumps([field, value]):
            raise Refused(Refusal(Reason.BAD_FIELD, {"command": name, "field": field, "type": "text"}))


@command("meeting.keep_time", may=rules.may_keep_time)
def keep_time(log: Log, number: int, *, now: datetime) -> tuple[Event, ...]:
    """Store what time has brought by now: warnings, the cut of a microphone, a window of registration."""
    meeting = Meeting.objects.get(pk=number)
    before = standing(meeting)
    found = due(before.state, now)
    if not found:
        log.unchanged()
        return ()
    _store(log, meeting, before, found)
    return found


def _store(log: Log, meeting: Meeting, before: Standing, events: Sequence[Event]) -> None:
    rows = MeetingEvent.objects.bulk_create(rows_of(meeting, events, before.hash, log.actor.name))
    log.record(str(meeting), {"events": [rows[0].number, rows[-1].number], "hash": rows[-1].hash})
