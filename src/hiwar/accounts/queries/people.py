"""People, for themselves and for those who look after them."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from hiwar.accounts.enums import Role
from hiwar.accounts.logins import folded
from hiwar.accounts.models import Mandate, OneTimeLink, Person, Token
from hiwar.accounts.queries.telling import Item, holding, paged, tell_mandate, tell_office, tell_person


def number_of(login: str) -> int | None:
    """The number of the person with a login."""
    name = folded(login)
    return Person.objects.filter(login=name).values_list("pk", flat=True).first() if name else None


def administrators(now: datetime) -> list[Item]:
    """Whoever looks after people, today or later: `login`, `name`, `since`, `until` (ISO dates, the end None while it
    is open)."""
    mandates = Mandate.objects.in_force_from(now.date()).filter(office__role=Role.ADMINISTRATOR)
    return [
        {
            "login": mandate.person.login,
            "name": mandate.person.name,
            "since": mandate.since.isoformat(),
            "until": mandate.until.isoformat() if mandate.until else None,
        }
        for mandate in mandates.select_related("person").order_by("person__login", "since")
    ]


def invited(secret: str, now: datetime) -> Item | None:
    """For whom a one-time link is, by its secret: their `name`, and the `login` if they have one already; None for a
    link that is no longer good."""
    link = OneTimeLink.objects.good(secret, now)
    return {"name": link.person.name, "login": link.person.login or ""} if link else None


def people(q: str, page: int, lang: str, now: datetime) -> Item:
    """One page of the `people` whose name, login or address holds all the words (everybody who is not erased for none),
    each with the `offices` that they hold today; `pages`, and what was asked, `filters`."""
    found, pages = paged(Person.objects.filter(holding(q), erased_at=None).order_by("name", "id"), page)
    offices: dict[int, list[Item]] = defaultdict(list)
    for mandate in Mandate.objects.in_force(now.date()).filter(person__in=found).select_related("office"):
        offices[mandate.person_id].append(tell_office(mandate.office, lang, now.date()))
    told = [{**tell_person(each), "offices": offices[each.pk]} for each in found]
    return {"people": told, "pages": pages, "filters": {"q": q[:200]}}


def some_people(q: str, chosen: int | None = None) -> list[Item]:
    """The first active people with these words, to choose one from; with the one who is chosen already."""
    active = Person.objects.filter(active=True).order_by("name", "id")
    found = list(active.filter(pk=chosen)) if chosen else []
    found += active.filter(holding(q)).exclude(pk=chosen or 0)[:20]
    return [tell_person(each) for each in found]


def person(number: int, lang: str, now: datetime) -> Item | None:
    """One `person` with their `mandates`, the newest first, their `tokens`, and until when a one-time link of theirs is
    good (`link_until`); None for an unknown number."""
    found = Person.objects.filter(pk=number).first()
    if found is None:
        return None
    mandates = list(Mandate.objects.filter(person=found).select_related("office", "person").order_by("-since", "-id"))
    in_force = {mandate.pk for mandate in mandates if tell_mandate(mandate, lang, now)["status"] == "in force"}
    tokens = Token.objects.filter(mandate__in=[mandate.pk for mandate in mandates]).select_related("mandate__office")
    link = OneTimeLink.objects.filter(person=found, expires_at__gt=now).first()
    return {
        "person": tell_person(found),
        "mandates": [tell_mandate(mandate, lang, now) for mandate in mandates],
        "tokens": [_told(token, now, alive=token.mandate_id in in_force) for token in tokens],
        "link_until": link.expires_at.date().isoformat() if link else None,
    }


def token(number: int) -> Item | None:
    """Whose token this is: `name`, `person` (the number); None for an unknown one."""
    found = Token.objects.filter(pk=number).select_related("mandate").first()
    return {"token": found.pk, "name": found.name, "person": found.mandate.person_id} if found else None


def _told(token: Token, now: datetime, *, alive: bool) -> Item:
    good = alive and token.revoked_at is None and token.expires_on >= now.date()
    return {
        "token": token.pk,
        "name": token.name,
        "scope": token.scope,
        "office": token.mandate.office.name,
        "made_at": token.made_at.isoformat(),
        "expires_on": token.expires_on.isoformat(),
        "status": "revoked" if token.revoked_at else "good" if good else "over",
    }
