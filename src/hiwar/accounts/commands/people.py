"""Inviting people, putting their details right, keeping them out, erasing what makes them known by name."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hiwar.accounts import keys, rules
from hiwar.accounts.commands import finding
from hiwar.accounts.logins import tidy
from hiwar.accounts.models import Mandate, OneTimeLink, Person, Token
from hiwar.accounts.refusals import Refused
from hiwar.audit.commands import Log, command, forget_leftovers
from hiwar.kernel.understanding.search_text import normalise
from hiwar.kernel.values import LANGUAGES

LINK_LASTS = timedelta(days=7)


@command("person.invite", may=rules.may_administer)
def invite(log: Log, name: str, *, email: str = "", language: str = "en", now: datetime) -> tuple[int, str]:
    """Add a person, and make the one-time link by which they join: their number and the link's secret, which is told
    this once."""
    person = add(name, email=email, language=language, now=now)
    log.record(person.number)
    return person.pk, make_link(person, now)


@command("person.renew_link", may=rules.may_administer)
def renew_link(log: Log, number: int, *, now: datetime) -> str:
    """Make a new one-time link, for an invitation that was lost or a password that was forgotten; an older one ends.
    The secret of the link, which is told this once. The password in force stays so until the link is used."""
    person = finding.person(number)
    if not person.active:
        raise Refused("person inactive")
    secret = make_link(person, now)
    log.record(person.number)
    return secret


@command("person.edit", may=rules.may_administer)
def edit_person(log: Log, number: int, *, name: str, email: str, language: str, now: datetime) -> None:
    """Put a person's name, address and language right."""
    person = finding.person(number)
    before = (person.name, person.email, person.language)
    person.name, person.email, person.language = _details(name, email, language)
    if (person.name, person.email, person.language) == before:
        log.unchanged()
        return
    person.search_text = searchable(person)
    person.save(update_fields=["name", "email", "language", "search_text"])
    log.record(person.number)


@command("person.deactivate", may=rules.may_administer)
def deactivate(log: Log, number: int, *, now: datetime) -> None:
    """Keep a person out: no sign-in, no sessions, no tokens, until somebody makes them active again."""
    person = finding.person(number)
    if not person.active:
        log.unchanged()
        return
    finding.keep_an_administrator(log, _mandates_of(person, now.date()), now.date())
    person.active = False
    person.save(update_fields=["active"])
    OneTimeLink.objects.filter(person=person).delete()
    log.record(person.number)


@command("person.activate", may=rules.may_administer)
def activate(log: Log, number: int, *, now: datetime) -> None:
    """Let a person in again."""
    person = finding.person(number)
    if person.active:
        log.unchanged()
        return
    person.active = True
    person.save(update_fields=["active"])
    log.record(person.number)


@command("person.erase", may=rules.may_administer)
def erase(log: Log, number: int, *, now: datetime) -> None:
    """Blank all that makes a person known by name, end their mandates and tokens, and keep them out for good. Their
    number stays, and what they did under it."""
    person = finding.person(number)
    held = _mandates_of(person, now.date())
    finding.keep_an_administrator(log, held, now.date())
    for mandate in held:
        finding.end_now(mandate, now)
        mandate.save(update_fields=["until", "ended_at"])
    Token.objects.filter(mandate__person=person).update(name="")
    Token.objects.filter(mandate__person=person, revoked_at=None).update(revoked_at=now)
    OneTimeLink.objects.filter(person=person).delete()
    person.login = None
    person.name = person.email = person.password = person.search_text = ""
    person.language, person.active, person.erased_at = "en", False, now
    person.save()
    log.record(person.number, {"mandates": [mandate.number for mandate in held]})
    forget_leftovers()


def add(name: str, *, email: str, language: str, now: datetime, login: str | None = None) -> Person:
    """A new person without a password, as part of a command."""
    name, email, language = _details(name, email, language)
    if login is None and Person.objects.filter(login=None, erased_at=None, name=name, email=email).exists():
        raise Refused("already invited", "name")
    person = Person(name=name, email=email, language=language, login=login, added_at=now)
    person.set_unusable_password()
    person.search_text = searchable(person)
    person.save()
    return person


def make_link(person: Person, now: datetime) -> str:
    """A new one-time link in place of any older one, as part of a command: its secret."""
    secret = keys.new()
    OneTimeLink.objects.update_or_create(
        person=person, defaults={"hash": keys.digest(secret), "expires_at": now + LINK_LASTS}
    )
    return secret


def searchable(person: Person) -> str:
    """What a search for people looks at."""
    return normalise(f"{person.name} {person.login or ''} {person.email}")


def _details(name: str, email: str, language: str) -> tuple[str, str, str]:
    name = tidy(name)
    if not name or len(name) > 200:
        raise Refused("name missing", "name")
    email = email.strip()
    try:
        validate_email(email or "nobody@example.org")
    except ValidationError as error:
        raise Refused("email", "email") from error
    if len(email) > 254:
        raise Refused("email", "email")
    if language not in LANGUAGES:
        raise Refused("language", "language")
    return name, email, language


def _mandates_of(person: Person, today: date) -> list[Mandate]:
    return list(person.mandates.in_force_from(today).select_related("person", "office"))
