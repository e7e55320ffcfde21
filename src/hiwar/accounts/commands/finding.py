"""The rows that a command on people is about, found by number or refused in a sentence; what several commands ask."""

from __future__ import annotations

from datetime import date, datetime

from hiwar.accounts import days
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Mandate, Office, Person
from hiwar.accounts.refusals import Refused
from hiwar.audit.actors import is_operator
from hiwar.audit.commands import Log


def person(number: int) -> Person:
    """A person who is not erased."""
    found = Person.objects.filter(pk=number).first()
    if found is None:
        raise Refused("no person")
    if found.erased_at is not None:
        raise Refused("person erased")
    return found


def office(code: str, today: date) -> Office:
    """An office that is open."""
    found = Office.objects.filter(code=code).first()
    if found is None:
        raise Refused("no office")
    if found.closed_on is not None and found.closed_on <= today:
        raise Refused("office closed")
    return found


def mandate(number: int, now: datetime) -> Mandate:
    """A mandate that is not over."""
    found = Mandate.objects.select_related("office", "person").filter(pk=number).first()
    if found is None:
        raise Refused("no mandate")
    if found.ended_at is not None or (found.until is not None and found.until < now.date()):
        raise Refused("mandate over")
    return found


def end_now(mandate: Mandate, now: datetime) -> None:
    """Let a mandate count no more; one that was to begin later never does."""
    mandate.ended_at, today = now, now.date()
    if mandate.since <= today:
        mandate.until = min(mandate.until or today, today)


def keep_an_administrator(log: Log, going: list[Mandate], since: date) -> None:
    """Refuse what would leave days on which nobody can look after people, because these mandates go from a day on.

    Who has not chosen a password yet does not count. The operator may do it all the same: the command line makes
    another administrator any time.
    """
    lost = [mandate for mandate in going if mandate.office.role == Role.ADMINISTRATOR and mandate.person.joined]
    if is_operator(log.actor) or not lost:
        return
    others = [
        (other.since, other.until)
        for other in Mandate.objects.in_force_from(since)
        .filter(office__role=Role.ADMINISTRATOR)
        .exclude(pk__in=[mandate.pk for mandate in going])
        .select_related("person", "office")
        if other.person.joined
    ]
    for each in lost:
        begins = max(since, each.since)
        if each.until is None or begins <= each.until:
            uncovered = days.first_uncovered((begins, each.until), others)
            if uncovered is not None:
                raise Refused("last administrator", day=uncovered)
