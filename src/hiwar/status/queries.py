"""Where a State stood on a day, out of what the rooms below know."""

from __future__ import annotations

from datetime import date
from typing import Any

from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.kernel.procedure import calendar
from hiwar.reference import queries as reference
from hiwar.resolutions import queries as resolutions
from hiwar.treaties import queries as treaties

Item = dict[str, Any]


def status(iso3: str, on: date, lang: str) -> Item | None:
    """What the record holds of a State as of a day; None for no State.

    `treaties` has all eighteen instruments in their order; `reviews` those that were held; `next_review` the first that
    was not (None for what is never reviewed); `obligations` the reports to treaty bodies; `resolutions` the texts about
    the State, the oldest first. Nothing is dated after the day but what lies ahead: `next_review`, and when a report
    is due.
    """
    try:
        facts.state(iso3)
    except KeyError:
        return None
    return {
        "state": reference.label(iso3, lang),
        "on": on.isoformat(),
        "treaties": treaties.status(iso3, on),
        "reviews": _reviews(iso3, on),
        "next_review": _next_review(iso3, on),
        "obligations": treaties.owed(iso3, on),
        "resolutions": resolutions.texts_about(iso3, on, lang),
    }


def _reviews(iso3: str, on: date) -> list[Item]:
    """The reviews held, each with the `document` of its report by its hash, in English where the record has that."""
    held = [each._asdict() for each in calendar.held_reviews(iso3, on, facts.timetable())]
    symbols = [each["symbol"] for each in held if each["symbol"]]
    rows = Document.objects.filter(symbol__in=symbols, tombstone=None).values_list("symbol", "language", "pk")
    there = {symbol: pk for symbol, _language, pk in sorted(rows, key=lambda row: (row[1] == "en", row[2]))}
    return [{**each, "document": there.get(each["symbol"])} for each in held]


def _next_review(iso3: str, on: date) -> Item | None:
    known = facts.timetable()
    return calendar.next_review(iso3, on, known)._asdict() if calendar.cycles_of(iso3, known) else None
