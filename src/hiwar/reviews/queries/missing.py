"""What the record does not hold, in a sentence for the reader: the same from every face."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hiwar.reference import queries as reference
from hiwar.reviews.queries.telling import Item


class Missing(Exception):
    """What an address asks for is not in the record; the message is one sentence for the reader, in their language."""


def held(found: Item | None, otherwise: Missing) -> Item:
    """What a query found. Raises the other where it found nothing."""
    if found is None:
        raise otherwise
    return found


def no_state(iso3: str) -> Missing:
    return Missing(_("No State has the code %(code)s.") % {"code": iso3})


def no_review(iso3: str, session: int, lang: str) -> Missing:
    sentence = _("The record holds no review of %(state)s at session %(session)s.")
    return Missing(sentence % {"state": reference.label(iso3, lang)["name"], "session": session})


def no_recommendation() -> Missing:
    return Missing(_("The record holds no recommendation with this address: it reads like A/HRC/27/10:124.16."))


def no_document() -> Missing:
    return Missing(_("The record holds no such document."))


def no_page() -> Missing:
    return Missing(_("The record holds no such page of a document."))


def no_session(number: int) -> Missing:
    return Missing(_("The calendar of the review knows no session %(number)s.") % {"number": number})


def no_error() -> Missing:
    return Missing(_("There is no report of an error with this number."))
