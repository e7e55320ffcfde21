"""Planning a meeting: who has a seat, which limits are in force, who presides."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from hiwar.accounts import keys
from hiwar.accounts.actors import Mandated
from hiwar.audit.commands import Log, command
from hiwar.dialogue import rules
from hiwar.dialogue.commands.acting import Refused
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.parts import DESK
from hiwar.dialogue.standing import rows_of, standing
from hiwar.kernel import facts
from hiwar.kernel.meeting import KINDS, Actor, Command, Refusal, Role, decide, limits_of
from hiwar.kernel.meeting.form import written

REGIONS = ("AG", "APG", "EEG", "GRULAC", "WEOG")
"""The five regional groups: in a rehearsal they are dealt out among the invented States, which belong to none, so that
a troika can be drawn."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 8


class NotPlanned(Exception):
    """Why a meeting cannot be planned so, in one sentence."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody lays down for a meeting: its `kind`, `title`, the State under review and the session of the Working
    Group, the office (code) that presides, the States that are members of the Council, until when advance questions
    may be sent, the troika where it is known. A `rehearsal` seats the invented States, else all States have a seat."""

    kind: str
    title: str
    presider: str
    state: str | None = None
    session: int | None = None
    members: Collection[str] = ()
    questions_close: datetime | None = None
    troika: Collection[str] = ()
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting that was planned, and, of a rehearsal, the codes for its places: they are shown this once."""

    meeting: Meeting
    code: str = ""
    desk_code: str = ""


@command("meeting.plan", may=rules.may_plan)
def plan(log: Log, draft: Draft, *, now: datetime) -> Planned:
    """Plan a meeting, with the limits in force on the day. Raises NotPlanned, and Refused by the rules of its kind."""
    payload = _payload(draft, now.date())
    codes = (_code(), _code()) if draft.rehearsal else ("", "")
    meeting = Meeting.objects.create(
        kind=draft.kind,
        title=payload["title"],
        state=draft.state or "",
        session=draft.session,
        rehearsal=draft.rehearsal,
        code_hash=keys.digest(codes[0]) if draft.rehearsal else "",
        desk_code_hash=keys.digest(codes[1]) if draft.rehearsal else "",
        made_at=now,
    )
    before = standing(meeting)
    office = log.actor.office if isinstance(log.actor, Mandated) else DESK
    decided = decide(before.state, Command("meeting.plan", payload), Actor(Role.SECRETARIAT, office=office), now)
    if isinstance(decided, Refusal):
        raise Refused(decided)
    rows = MeetingEvent.objects.bulk_create(rows_of(meeting, decided, before.hash, log.actor.name))
    log.record(str(meeting), {"kind": meeting.kind, "events": [1, rows[-1].number], "hash": rows[-1].hash})
    return Planned(meeting, *codes)


def _payload(draft: Draft, on: date) -> dict[str, Any]:
    if draft.kind not in KINDS:
        raise NotPlanned(_("There is no such kind of meeting; choose one of the list."))
    if not draft.title.strip():
        raise NotPlanned(_("Give the meeting a title."))
    seats = [
        {"iso3": state.iso3, "name": state.name("en"), "group": facts.group_of(state.iso3, on), "member": False}
        for state in facts.states()
        if state.kind in (("invented",) if draft.rehearsal else ("member", "observer"))
    ]
    if draft.rehearsal:
        for place, seat in enumerate(seats):
            seat["group"] = REGIONS[place % len(REGIONS)]
    known = {seat["iso3"] for seat in seats}
    for state in (*([draft.state] if draft.state else ()), *draft.members, *draft.troika):
        if state not in known:
            only = _("%(state)s has no seat in a rehearsal, which invented States hold; choose one of these.")
            none = _("%(state)s is no State that can take part; give the code of three letters, as in PRK.")
            raise NotPlanned((only if draft.rehearsal else none) % {"state": state})
    for seat in seats:
        seat["member"] = draft.rehearsal or seat["iso3"] in draft.members
    return {
        "title": draft.title.strip()[:300],
        "state": draft.state,
        "session": draft.session,
        "presider": draft.presider,
        "seats": seats,
        "limits": limits_of(KINDS[draft.kind], facts.practices_on(on)),
        "questions_close": written(draft.questions_close) if draft.questions_close else None,
        "troika": list(draft.troika) or None,
    }


def _code() -> str:
    """A code that can be read out: about 39 bits, without letters and digits that look alike."""
    return "".join(secrets.choice(_LETTERS) for _each in range(_LENGTH))
