"""Pages of treaties: the instruments, who is party on a day, what a State agreed to, and which reports are due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from hiwar.exchange.formats.delimited import table
from hiwar.reviews.queries import held, no_state
from hiwar.treaties import queries as treaties_
from hiwar.treaties.vocabulary import no_treaty
from hiwar.web.csv_files import csv_file
from hiwar.web.days import day_of
from hiwar.web.pages import Context, Missing, Writer, asked, page, page_number


@page("web/treaties.html")
def treaties(request: HttpRequest, lang: str) -> Context:
    return treaties_.treaties(day_of(request), lang)


@page("web/treaty.html")
def treaty(request: HttpRequest, lang: str, short: str) -> Context:
    return held(treaties_.treaty(short.upper(), day_of(request), lang), Missing(no_treaty(short)))


@page("web/state_treaties.html")
def state_treaties(request: HttpRequest, lang: str, iso3: str) -> Context:
    return held(treaties_.of_state(iso3, day_of(request), lang), no_state(iso3))


def _filters(request: HttpRequest) -> treaties_.BoardFilters:
    wanted = asked(request)
    if unknown := treaties_.BoardFilters.no_state(wanted):
        raise no_state(unknown)
    return treaties_.BoardFilters.asked(wanted)


@page("web/obligations.html")
def obligations(request: HttpRequest, lang: str) -> Context:
    return treaties_.board(_filters(request), day_of(request), page_number(request), lang)


@page("")
def obligations_csv(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The whole board under the same filters, as a table."""
    on = day_of(request)
    rows = treaties_.whole_board(_filters(request), on, lang)
    told = ({**row, "state": row["state"]["iso3"], "name": row["state"]["name"]} for row in rows)
    return _csv(_BOARD, told, f"obligations-{on.isoformat()}")


_BOARD = (
    "state", "name", "instrument", "body", "report", "due", "submitted", "overdue_days", "status", "by_committee",
    "further", "recorded", "verified", "source",
)  # fmt: skip
_PARTIES = ("iso3", "name", "status", "act", "signed", "deposited", "in_force", "verified", "differs", "source")
_STANDING = ("instrument", "name", "status", "kind", "signed", "deposited", "in_force", "verified", "differs", "source")


def _parties(request: HttpRequest, context: Context) -> HttpResponse:
    return _csv(
        _PARTIES, (*context["states"], *context["others"]), f"{context['treaty']['instrument']}-{context['on']}"
    )


def _standings(request: HttpRequest, context: Context) -> HttpResponse:
    return _csv(_STANDING, context["treaties"], f"{context['state']['iso3']}-treaties-{context['on']}")


TREATY_FILES: dict[str, Writer] = {"csv": _parties}
STATE_FILES: dict[str, Writer] = {"csv": _standings}
"""By the ending of an address, what writes a page as a file."""


def _csv(columns: Sequence[str], rows: Iterable[dict[str, Any]], name: str) -> HttpResponse:
    told = ({column: _told(row[column]) for column in columns} for row in rows)
    return csv_file(table(columns, told), name)


def _told(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else value
