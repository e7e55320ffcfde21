"""Choosing a password: by a one-time link, by the one in force, or by the operator's word."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError

from hiwar.accounts import keys, rules
from hiwar.accounts.commands import finding, people
from hiwar.accounts.logins import folded
from hiwar.accounts.models import OneTimeLink, Person
from hiwar.accounts.refusals import Refused
from hiwar.audit.actors import is_operator
from hiwar.audit.commands import Log, command


@command("person.join", may=rules.may_look_after_themselves)
def join(log: Log, secret: str, *, password: str, login: str = "", now: datetime) -> int:
    """Choose a password, and the first time a login, by a one-time link, which is thereby used. Whoever holds the
    secret may. The number of the person, whose other sessions end."""
    link = OneTimeLink.objects.good(secret, now)
    if link is None:
        raise Refused("link dead")
    person = link.person
    if person.login is None:
        person.login = free_login(login)
        person.search_text = people.searchable(person)
    _choose(person, password)
    person.save(update_fields=["login", "password", "search_text"])
    link.delete()
    log.record(person.number)
    return person.pk


@command("person.change_password", may=rules.may_look_after_themselves)
def change_password(log: Log, number: int, *, current: str, password: str, now: datetime) -> None:
    """Change one's password, proved by the one in force; all other sessions end. Faces ask `prove` first, which counts
    wrong guesses."""
    person = finding.person(number)
    if not (person.active and person.joined and person.check_password(keys.tidy_password(current))):
        raise Refused("password wrong", "current")
    _choose(person, password)
    person.save(update_fields=["password"])
    log.record(person.number)


@command("person.set_password", may=is_operator)
def set_password(log: Log, number: int, *, password: str, now: datetime) -> None:
    """Give a person a password, at the command line."""
    person = finding.person(number)
    _choose(person, password)
    person.save(update_fields=["password"])
    OneTimeLink.objects.filter(person=person).delete()
    log.record(person.number)


def free_login(typed: str) -> str:
    """A login that nobody has yet. Raises Refused."""
    login = folded(typed)
    if login is None:
        raise Refused("login form", "login")
    if Person.objects.filter(login=login).exists():
        raise Refused("login taken", "login")
    return login


def _choose(person: Person, typed: str) -> None:
    """Set a password that is good enough. Raises Refused with the first thing that is wrong with it."""
    if len(typed) > keys.LONGEST_PASSWORD:
        raise Refused("password long", "password", most=keys.LONGEST_PASSWORD)
    password = keys.tidy_password(typed)
    for validator in get_default_password_validators():
        try:
            validator.validate(password, person)
        except ValidationError as error:
            raise Refused(str(error.code), "password", **(error.params or {})) from error
    person.set_password(password)
