"""The first administrator, by the operator's word."""

from __future__ import annotations

from datetime import datetime

from hiwar.accounts.commands import mandates, offices, passwords, people
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Office
from hiwar.audit.actors import is_operator
from hiwar.audit.commands import Log, command

OFFICE = "administrator"


@command("administrator.create", may=is_operator)
def create_administrator(log: Log, login: str, *, name: str = "", password: str | None = None, now: datetime) -> str:
    """Add a person with this login and a mandate as administrator, in the office `administrator`, which is made when it
    is missing. The secret of the one-time link by which they choose their password; "" when one is given."""
    login = passwords.free_login(login)
    person = people.add(name or login, email="", language="en", login=login, now=now)
    if not Office.objects.filter(code=OFFICE).exists():
        offices.open_office(log.actor, OFFICE, "Administration", Role.ADMINISTRATOR, now=now)
    mandates.grant(log.actor, person.pk, OFFICE, since=now.date(), now=now)
    secret = ""
    if password is None:
        secret = people.make_link(person, now)
    else:
        passwords.set_password(log.actor, person.pk, password=password, now=now)
    log.record(person.number)
    return secret
