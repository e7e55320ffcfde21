"""Pages of treaties: the instruments, who is party on a day, what a State agreed to, and which reports are due."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hiwar.reviews.queries import held, no_state
from hiwar.treaties import queries as treaties_
from hiwar.web.pages import Context, Missing, Writer, asked, page, page_number


def day_asked(wanted: dict[str, str], today: date) -> tuple[date, str]:
    """The day that a reader asks for, by `on` (a day) or `year` (its last day, or today in the current year), else
    today; and what was typed where it is no day."""
    typed = wanted.get("on", "").strip()
    if typed:
        try:
            return date.fromisoformat(typed), ""
        except ValueError:
            return today, typed
    year = wanted.get("year", "").strip()
    if not year:
        return today, ""
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and int(year) > 0):
        return today, year
    return min(date(int(year), 12, 31), max(today, date(int(year), 1, 1))), ""


def no_treaty(short: str) -> Missing:
    """The refusal for what is none of the instruments."""
    return Missing(_("There is no treaty %(name)s among the eighteen that are followed here.") % {"name": short})


def _with_day(found: Context, wrong: str) -> Context:
    """A page's context with what the form of its day needs."""
    return {**found, "asked_day": {"first": _FIRST, "last": localdate().year, "wrong": wrong}}


_FIRST = 1965
"""The year of the oldest instrument, where the slider begins."""


@page("web/treaties.html")
def treaties(request: HttpRequest, lang: str) -> Context:
    on, wrong = day_asked(asked(request), localdate())
    return _with_day(treaties_.treaties(on, lang), wrong)


@page("web/treaty.html")
def treaty(request: HttpRequest, lang: str, short: str) -> Context:
    on, wrong = day_asked(asked(request), localdate())
    return _with_day(held(treaties_.treaty(short.upper(), on, lang), no_treaty(short)), wrong)


@page("web/state_treaties.html")
def state_treaties(request: HttpRequest, lang: str, iso3: str) -> Context:
    on, wrong = day_asked(asked(request), localdate())
    return _with_day(held(treaties_.of_state(iso3, on, lang), no_state(iso3)), wrong)


@page("web/obligations.html")
def obligations(request: HttpRequest, lang: str) -> Context:
    wanted = asked(request)
    on, wrong = day_asked(wanted, localdate())
    filters = treaties_.BoardFilters.of(wanted)
    return _with_day(treaties_.board(filters, on, page_number(request), lang), wrong)


@page("")
def obligations_csv(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The whole board under the same filters, as a table."""
    wanted = asked(request)
    on, _wrong = day_asked(wanted, localdate())
    rows = treaties_.whole_board(treaties_.BoardFilters.of(wanted), on, lang)
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
    """Rows as CSV with a byte order mark, by which Excel knows UTF-8; what a spreadsheet would take for a formula is
    marked as text."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        return f"'{value}"
    return "" if value is None else value
