"""How people, offices and mandates are told on pages: dicts that JSON can carry, dates in ISO 8601."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Q, QuerySet

from hiwar.accounts.models import Mandate, Office, Person
from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference import queries as reference

Item = dict[str, Any]
M = TypeVar("M", bound=models.Model)

A_PAGE = 50


def tell_person(person: Person) -> Item:
    """`person` (the number), `name`, `login` (empty before they have joined), `email`, `language`, `status`."""
    return {
        "person": person.pk,
        "name": person.name,
        "login": person.login or "",
        "email": person.email,
        "language": person.language,
        "status": _status_of_person(person),
    }


def _status_of_person(person: Person) -> str:
    if person.erased_at is not None:
        return "erased"
    if not person.active:
        return "inactive"
    return "active" if person.joined else "invited"


def tell_office(office: Office, lang: str, today: date) -> Item:
    """`code`, `name`, `role`, `state` (or None), `institution`, `closed`."""
    return {
        "code": office.code,
        "name": office.name,
        "role": office.role,
        "state": reference.label(office.state_id, lang) if office.state_id else None,
        "institution": office.institution,
        "closed": office.closed_on is not None and office.closed_on <= today,
    }


def tell_mandate(mandate: Mandate, lang: str, now: datetime) -> Item:
    """`mandate` (the number), `person`, `office`, `since`, `until`, `status`, `granted_by`, `granted_at`."""
    return {
        "mandate": mandate.pk,
        "person": tell_person(mandate.person),
        "office": tell_office(mandate.office, lang, now.date()),
        "since": mandate.since.isoformat(),
        "until": mandate.until.isoformat() if mandate.until else None,
        "status": _status_of_mandate(mandate, now.date()),
        "granted_by": mandate.granted_by,
        "granted_at": mandate.granted_at.isoformat(),
    }


def _status_of_mandate(mandate: Mandate, today: date) -> str:
    closed = mandate.office.closed_on is not None and mandate.office.closed_on <= today
    if mandate.ended_at is not None or closed or (mandate.until is not None and mandate.until < today):
        return "over"
    if not mandate.person.active:
        return "resting"
    return "to come" if mandate.since > today else "in force"


def holding(words: str) -> Q:
    """The condition that `search_text` holds all of a reader's words."""
    found = Q()
    for word in normalise(words[:200]).split():
        found &= Q(search_text__contains=word)
    return found


def paged(rows: QuerySet[M], page: int) -> tuple[list[M], Item]:
    """One page of rows and where it stands; a page that is not there is the nearest one."""
    shown = Paginator(rows, A_PAGE).get_page(page)
    return list(shown), {"page": shown.number, "of": shown.paginator.num_pages, "total": shown.paginator.count}
