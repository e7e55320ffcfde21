"""Offices, and who holds them."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db.models import F

from hiwar.accounts.models import Mandate, Office
from hiwar.accounts.queries.telling import Item, holding, paged, tell_mandate, tell_office, tell_person


def offices(q: str, role: str, page: int, lang: str, now: datetime) -> Item:
    """One page of the `offices`, the open ones first, of a role if one is asked for, whose name, code, institution or
    State holds all the words; each with its `holders` of today; `pages`, and what was asked, `filters`."""
    wanted = Office.objects.filter(holding(q))
    if role:
        wanted = wanted.filter(role=role)
    found, pages = paged(wanted.order_by(F("closed_on").asc(nulls_first=True), "name", "code"), page)
    holders: dict[int, list[Item]] = defaultdict(list)
    for mandate in Mandate.objects.in_force(now.date()).filter(office__in=found).select_related("person"):
        holders[mandate.office_id].append(tell_person(mandate.person))
    told = [{**tell_office(each, lang, now.date()), "holders": holders[each.pk]} for each in found]
    return {"offices": told, "pages": pages, "filters": {"q": q[:200], "role": role}}


def office(code: str, lang: str, now: datetime) -> Item | None:
    """One `office` with its `mandates`, the newest first; None for an unknown code."""
    found = Office.objects.filter(code=code).first()
    if found is None:
        return None
    mandates = Mandate.objects.filter(office=found).select_related("office", "person").order_by("-since", "-id")
    return {
        "office": tell_office(found, lang, now.date()),
        "mandates": [tell_mandate(mandate, lang, now) for mandate in mandates],
    }


def mandate(number: int, lang: str, now: datetime) -> Item | None:
    """One mandate, with its person and office; None for an unknown number."""
    found = Mandate.objects.filter(pk=number).select_related("office", "person").first()
    return tell_mandate(found, lang, now) if found else None
