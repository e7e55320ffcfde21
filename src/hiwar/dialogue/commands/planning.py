"""Planning a meeting: who has a seat, which limits are in force, who presides."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from hiwar.accounts import keys
from hiwar.accounts.actors import Mandated
from hiwar.audit.actors import Actor as LogActor
from hiwar.audit.commands import Log, command
from hiwar.dialogue import rules
from hiwar.dialogue.commands.acting import Refused
from hiwar.dialogue.courses import followed_by, so_far, tabled_from
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.parts import DESK, Seated
from hiwar.dialogue.standing import rows_of, standing
from hiwar.kernel import facts
from hiwar.kernel.meeting import (
    KINDS,
    Actor,
    Command,
    Event,
    Refusal,
    Role,
    apply,
    decide,
    handed_on,
    limits_of,
)
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.kinds import QUORUM_COUNTS
from hiwar.reviews.models import HeldMeeting

REGIONS = ("AG", "APG", "EEG", "GRULAC", "WEOG")
"""The five regional groups: in a rehearsal they are dealt out among the invented States, which belong to none, so that
a troika can be drawn."""

INTERVAL = "report_adoption_hours_after_at_least"
"""The limit that a hastened rehearsal does not wait for."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 8


class NotPlanned(Exception):
    """Why a meeting cannot be planned so, in one sentence."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody lays down for a meeting: its `kind`, `title`, the State under review and the session of the Working
    Group, the office (code) that presides, the States that are members of the Council, until when advance questions
    may be sent, the troika where it is known. A `rehearsal` seats the invented States, else all States have a seat.

    What `follows` an earlier meeting takes State, session, members, troika and seats over from it, the codes of a
    rehearsal too, and who presides where nobody is named. A rehearsal may be `hastened`: the report is adopted without
    the hours that have to pass after a review."""

    kind: str
    title: str
    presider: str
    state: str | None = None
    session: int | None = None
    members: Collection[str] = ()
    questions_close: datetime | None = None
    troika: Collection[str] = ()
    rehearsal: bool = False
    follows: int | None = None
    hastened: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting that was planned, and, of a new rehearsal, the codes for its places: they are shown this once."""

    meeting: Meeting
    code: str = ""
    desk_code: str = ""


@command("meeting.plan", may=rules.may_plan)
def plan(log: Log, draft: Draft, *, now: datetime) -> Planned:
    """Plan a meeting, with the limits in force on the day. What follows another has its report on the table, and the
    draft that is to be decided. Raises NotPlanned, and Refused by the rules of its kind."""
    before = _followed(draft, log.actor)
    payload = _payload(draft, now.date()) if before is None else _following(draft, before, now.date())
    rehearsal = draft.rehearsal if before is None else before.rehearsal
    codes = (_code(), _code()) if rehearsal and before is None else ("", "")
    hashes = tuple(keys.digest(each) if each else "" for each in codes)
    meeting = Meeting.objects.create(
        pk=_next_number(),
        kind=draft.kind,
        title=payload["title"],
        state=payload["state"] or "",
        session=payload["session"],
        follows=before,
        rehearsal=rehearsal,
        code_hash=before.code_hash if before else hashes[0],
        desk_code_hash=before.desk_code_hash if before else hashes[1],
        made_at=now,
    )
    office = log.actor.office if isinstance(log.actor, Mandated | Seated) else DESK
    desk = Actor(Role.SECRETARIAT, office=office)
    found = standing(meeting)
    events: list[Event] = []
    for name, given in (("meeting.plan", payload), *(_tabled(before) if before else ())):
        decided = decide(found.state, Command(name, given), desk, now)
        if isinstance(decided, Refusal):
            raise Refused(decided)
        events += decided
        found = replace(found, state=reduce(apply, decided, found.state))
    rows = MeetingEvent.objects.bulk_create(rows_of(meeting, events, found.hash, log.actor.name))
    about = {"rehearsal": rehearsal, **({"follows": before.pk} if before else {})}
    log.record(str(meeting), {"kind": meeting.kind, **about, "events": [1, rows[-1].number], "hash": rows[-1].hash})
    return Planned(meeting, *codes)


def _next_number() -> int:
    """A number that no meeting bears, here or in what the record tells of meetings held elsewhere: symbols of reports
    and sessions of rehearsals are made of it. Commands run one at a time, so nobody else takes it meanwhile."""
    here = Meeting.objects.aggregate(last=Max("pk"))["last"] or 0
    told = HeldMeeting.objects.aggregate(last=Max("number"))["last"] or 0
    return max(here, told) + 1


def _followed(draft: Draft, actor: LogActor) -> Meeting | None:
    """The meeting that the new one follows. Raises NotPlanned where there is none, or where it is followed already."""
    place = actor.meeting if isinstance(actor, Seated) else None
    if draft.follows is None:
        if place is not None:
            raise NotPlanned(_("From a place in a rehearsal only what follows it can be planned."))
        return None
    before = Meeting.objects.filter(pk=draft.follows).first()
    if before is None or place not in (None, before.pk):
        raise NotPlanned(_("There is no meeting %(number)s here.") % {"number": draft.follows})
    if after := followed_by(before):
        raise NotPlanned(_("What follows is planned already: meeting %(number)s.") % {"number": after.pk})
    return before


def _following(draft: Draft, before: Meeting, on: date) -> dict[str, Any]:
    """The plan of a meeting that follows another. Raises Refused where nothing can follow that yet."""
    found = standing(before)
    handed = handed_on(found.state)
    if isinstance(handed, Refusal):
        raise Refused(handed)
    if handed.pop("kind") != draft.kind:
        raise NotPlanned(_("Another kind of meeting follows this one; choose it again."))
    limits = _limits(draft.kind, on, rehearsal=before.rehearsal)
    if draft.hastened and before.rehearsal and INTERVAL in limits:
        source = f"{limits[INTERVAL]['source']} ({limits[INTERVAL]['value']}; cut short for a rehearsal)"
        limits[INTERVAL] = {"value": 1, "unit": "seconds", "source": source, "verified": False}
    return {
        **handed,
        "title": _title(draft),
        "presider": draft.presider or handed["presider"],
        "limits": limits,
        "questions_close": None,
        "follows": found.hash,
    }


def _limits(kind: str, on: date, *, rehearsal: bool) -> dict[str, Any]:
    """The limits in force on a day. In a rehearsal a quorum is taken of those who take part: a class of five could
    decide nothing where all invented States count."""
    limits = limits_of(KINDS[kind], facts.practices_on(on))
    if rehearsal:
        source = "rehearsal: of those who asked for the floor or were on a list"
        limits[QUORUM_COUNTS] = {"value": "taking_part", "unit": "members", "source": source, "verified": False}
    return limits


def _tabled(before: Meeting) -> tuple[tuple[str, dict[str, Any]], ...]:
    """What lies on the table from the beginning: the report, and the draft to be decided."""
    report = tabled_from(before)
    words = _("Report of the Working Group: %(title)s") if before.kind == "review" else _("Outcome: %(title)s")
    draft = {"title": (words % {"title": so_far(before)[0].title})[:300], "rule": "simple"}
    return (("report.table", report), ("proposal.table", draft))


def _payload(draft: Draft, on: date) -> dict[str, Any]:
    if draft.kind not in KINDS:
        raise NotPlanned(_("There is no such kind of meeting; choose one of the list."))
    title = _title(draft)
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
        "title": title,
        "state": draft.state,
        "session": draft.session,
        "presider": draft.presider,
        "seats": seats,
        "limits": _limits(draft.kind, on, rehearsal=draft.rehearsal),
        "questions_close": written(draft.questions_close) if draft.questions_close else None,
        "troika": list(draft.troika) or None,
        "follows": None,
    }


def _title(draft: Draft) -> str:
    if not draft.title.strip():
        raise NotPlanned(_("Give the meeting a title."))
    return draft.title.strip()[:300]


def _code() -> str:
    """A code that can be read out: about 39 bits, without letters and digits that look alike."""
    return "".join(secrets.choice(_LETTERS) for _each in range(_LENGTH))
