"""Granting mandates, ending them, and handing an office over from one person to the next."""

from __future__ import annotations

from datetime import date, datetime

from hiwar.accounts import days, rules
from hiwar.accounts.commands import finding
from hiwar.accounts.models import Mandate, Office, Person
from hiwar.accounts.refusals import Refused
from hiwar.audit.commands import Log, command


@command("mandate.grant", may=rules.may_administer)
def grant(log: Log, number: int, code: str, *, since: date, until: date | None = None, now: datetime) -> int:
    """Let a person act for an office from a day to a day, both included; without an end until somebody ends it. The
    number of the mandate."""
    mandate = _granted(log, finding.person(number), finding.office(code, now.date()), since, until, now)
    log.record(mandate.number, _told(mandate))
    return mandate.pk


@command("mandate.end", may=rules.may_administer)
def end(log: Log, number: int, *, last_day: date | None = None, now: datetime) -> None:
    """End a mandate: there and then, or with a last day from today on."""
    mandate = finding.mandate(number, now)
    if last_day is None:
        finding.keep_an_administrator(log, [mandate], now.date())
        finding.end_now(mandate, now)
    else:
        _cut(log, mandate, last_day, now)
    mandate.save(update_fields=["until", "ended_at"])
    log.record(mandate.number, _told(mandate))


@command("mandate.hand_over", may=rules.may_administer)
def hand_over(log: Log, number: int, to: int, *, on: date, until: date | None = None, now: datetime) -> int:
    """Hand an office over: this mandate ends on the day before, and another person's begins on the day. Today's
    hand-over ends the old mandate there and then. The number of the new mandate.

    Duties belong to the office, so nothing else needs to change hands.
    """
    old, person, today = finding.mandate(number, now), finding.person(to), now.date()
    if old.person_id == person.pk:
        raise Refused("handed to self", "to")
    if on < today:
        raise Refused("mandate backdated", "on")
    if on > today and old.since >= on:
        raise Refused("mandate not begun", "on")
    office = finding.office(old.office.code, today)
    new = _granted(log, person, office, on, until, now)
    if on == today:
        finding.keep_an_administrator(log, [old], today)
        finding.end_now(old, now)
    elif old.until is None or old.until >= on:
        _cut(log, old, on - days.DAY, now)
    old.save(update_fields=["until", "ended_at"])
    log.record(old.number, {"to": _told(new), "mandate": new.number, **_told(old)})
    return new.pk


def _granted(log: Log, person: Person, office: Office, since: date, until: date | None, now: datetime) -> Mandate:
    if not person.active:
        raise Refused("person inactive", "person")
    if since < now.date():
        raise Refused("mandate backdated", "since")
    if until is not None and until < since:
        raise Refused("mandate turned", "until")
    held = Mandate.objects.filter(person=person, office=office, ended_at=None)
    if any(days.overlap((each.since, each.until), (since, until)) for each in held):
        raise Refused("mandate doubled", "since")
    return Mandate.objects.create(
        person=person, office=office, since=since, until=until, granted_by=log.actor.name, granted_at=now
    )


def _cut(log: Log, mandate: Mandate, last_day: date, now: datetime) -> None:
    """Give a mandate an earlier last day."""
    too_late = mandate.until is not None and last_day > mandate.until
    if last_day < now.date() or last_day < mandate.since or too_late:
        raise Refused("mandate later", "last_day")
    finding.keep_an_administrator(log, [mandate], last_day + days.DAY)
    mandate.until = last_day


def _told(mandate: Mandate) -> dict[str, str]:
    """What the log says of a mandate: numbers, codes and days, and nobody's name."""
    return {
        "person": mandate.person.number,
        "office": mandate.office.code,
        "since": mandate.since.isoformat(),
        "until": mandate.until.isoformat() if mandate.until else "",
    }
