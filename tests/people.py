"""People, offices and mandates for tests, made by the commands themselves."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.test import Client

from hiwar.accounts import commands
from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Mandate, Office, Person
from hiwar.audit.actors import OPERATOR
from tests.builders import NOW

PASSWORD = "nine boats in the harbour"
TODAY = NOW.date()


def person(login: str = "anna", name: str = "", now: datetime = NOW) -> int:
    """Somebody who has joined, with `PASSWORD`: their number."""
    number, secret = commands.invite(OPERATOR, name or login.title(), now=now)
    return commands.join(OPERATOR, secret, login=login, password=PASSWORD, now=now) and number


def office(role: Role = Role.SECRETARIAT, code: str = "", state: str = "XTV") -> str:
    """An office of a role, made when it is not there: its code."""
    code = code or role.value
    if not Office.objects.filter(code=code).exists():
        about: dict[str, Any] = {
            "state": state if role.of_state else "",
            "institution": "Institute of Tides" if role.of_institution else "",
        }
        commands.open_office(OPERATOR, code, code.title(), role, now=NOW, **about)
    return code


def mandate(
    who: int,
    role: Role = Role.SECRETARIAT,
    code: str = "",
    since: date = TODAY,
    until: date | None = None,
    now: datetime = NOW,
) -> int:
    """A mandate of a person for an office of a role: its number."""
    return commands.grant(OPERATOR, who, office(role, code), since=since, until=until, now=now)


def actor(role: Role = Role.SECRETARIAT, login: str = "") -> Mandated:
    """Somebody who acts in a role by a mandate in force."""
    who = person(login or f"{role.value}-holder")
    held = Mandate.objects.get(pk=mandate(who, role))
    return Mandated(f"{held.office.code}/p{who}", role, who, held.office.state_id or "", held.office.code, held.pk)


def sign_in(client: Client, login: str = "anna", password: str = PASSWORD, **more: Any) -> Any:
    """Sign in as people do; the answer."""
    return client.post("/en/sign-in", {"login": login, "password": password, **more})


def known(number: int) -> Person:
    """A person as the table has them now."""
    return Person.objects.get(pk=number)
