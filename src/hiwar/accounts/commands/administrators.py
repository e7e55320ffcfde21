"""The first administrator, by the operator's word."""

from __future__ import annotations

from datetime import datetime
from itertools import chain, count

from hiwar.accounts.commands import mandates, offices, passwords, people
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Office
from hiwar.audit.actors import is_operator
from hiwar.audit.commands import Log, command

OFFICE = "administrator"


@command("administrator.create", may=is_operator)
def create_administrator(log: Log, login: str, *, name: str = "", password: str | None = None, now: datetime) -> str:
    """Add a person with this login and a mandate as administrator, for the office `administrator`, which is made when
    there is none that is open. The secret of the one-time link by which they choose their password; "" when one is
    given."""
    login = passwords.free_login(login)
    person = people.add(name or login, email="", language="en", login=login, now=now)
    code = Office.objects.filter(role=Role.ADMINISTRATOR, closed_on=None).values_list("code", flat=True).first()
    if code is None:
        code = offices.open_office(log.actor, _free_code(), "Administration", Role.ADMINISTRATOR, now=now)
    mandates.grant(log.actor, person.pk, code, since=now.date(), now=now)
    secret = ""
    if password is None:
        secret = people.make_link(person, now)
    else:
        passwords.set_password(log.actor, person.pk, password=password, now=now)
    log.record(person.number)
    return secret


def _free_code() -> str:
    taken = set(Office.objects.filter(code__startswith=OFFICE).values_list("code", flat=True))
    return next(code for code in chain([OFFICE], (f"{OFFICE}-{n}" for n in count(2))) if code not in taken)
