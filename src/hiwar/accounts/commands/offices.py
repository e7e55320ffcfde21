"""Opening, naming and closing offices."""

from __future__ import annotations

import re
from datetime import datetime

from hiwar.accounts import rules
from hiwar.accounts.commands import finding
from hiwar.accounts.enums import Role
from hiwar.accounts.logins import tidy
from hiwar.accounts.models import Mandate, Office
from hiwar.accounts.refusals import Refused
from hiwar.audit.commands import Log, command
from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference import queries as reference

_CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")


@command("office.open", may=rules.may_administer)
def open_office(
    log: Log, code: str, name: str, role: Role, *, state: str = "", institution: str = "", now: datetime
) -> str:
    """Make an office: the seat of a duty in a role, of a State where the role is one of a State's. Its code, which the
    log names and nobody changes."""
    if not _CODE.fullmatch(code):
        raise Refused("office code", "code")
    if Office.objects.filter(code=code).exists():
        raise Refused("office taken", "code")
    if role.of_state and state not in {each["iso3"] for each in reference.acting("en")}:
        raise Refused("office state", "state")
    if state and not role.of_state:
        raise Refused("office no state", "state")
    name, institution = _named(name, institution, role)
    office = Office(code=code, name=name, role=role, state_id=state or None, institution=institution, added_at=now)
    office.search_text = _searchable(office)
    office.save()
    log.record(code, {"role": str(role), "state": state})
    return code


@command("office.edit", may=rules.may_administer)
def edit_office(log: Log, code: str, *, name: str, institution: str = "", now: datetime) -> None:
    """Put an office's name, or that of its institution, right. Its role and State stay: they are what it is."""
    office = finding.office(code, now.date())
    named = _named(name, institution, Role(office.role))
    if named == (office.name, office.institution):
        log.unchanged()
        return
    office.name, office.institution = named
    office.search_text = _searchable(office)
    office.save(update_fields=["name", "institution", "search_text"])
    log.record(code)


@command("office.close", may=rules.may_administer)
def close_office(log: Log, code: str, *, now: datetime) -> None:
    """Close an office for good: nobody acts for it from now on, nor by a mandate for it that is still to begin."""
    office = finding.office(code, now.date())
    held = list(Mandate.objects.in_force_from(now.date()).filter(office=office).select_related("person", "office"))
    finding.keep_an_administrator(log, held, now.date())
    office.closed_on = now.date()
    office.save(update_fields=["closed_on"])
    log.record(code, {"mandates": [mandate.number for mandate in held]})


def _searchable(office: Office) -> str:
    """What a search for offices looks at: also the State's names in all languages."""
    names = office.state.names.values() if office.state else ()
    return normalise(" ".join((office.name, office.code, office.institution, *names)))


def _named(name: str, institution: str, role: Role) -> tuple[str, str]:
    name, institution = tidy(name), tidy(institution)
    if not name or len(name) > 200:
        raise Refused("name missing", "name")
    if len(institution) > 200 or (role.of_institution and not institution):
        raise Refused("office institution", "institution")
    return name, institution
