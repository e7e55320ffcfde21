"""The equal-footing sheet of one meeting and over several, as a page and as CSV; the files that prove draws."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, JsonResponse

from hiwar.dialogue import queries
from hiwar.exchange import meetings as tables
from hiwar.web import clock
from hiwar.web.csv_files import csv_file
from hiwar.web.pages import Context, asked, page, page_number


@page("web/meetings/sheet.html")
def sheet(request: HttpRequest, lang: str, number: int) -> Context:
    return queries.sheet_of(number, lang, clock.now())


@page("web/meetings/sheets.html")
def sheets(request: HttpRequest, lang: str) -> Context:
    return _over_several(request, lang)


@page("")
def sheet_csv(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """The sheet of one meeting as a table."""
    return csv_file(tables.sheet_as_csv(queries.sheet_of(number, lang, clock.now())), f"meeting-{number}-sheet")


@page("")
def sheets_csv(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The sheet over several meetings as a table."""
    return csv_file(tables.sheet_as_csv(_over_several(request, lang)), "meetings-sheet")


@page("")
def speakers_csv(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """The list of speakers of one meeting with planned and actual times."""
    content = tables.speakers_as_csv(queries.sheet_of(number, lang, clock.now()), mark=True)
    return csv_file(content, f"meeting-{number}-speakers")


@page("")
def draw(request: HttpRequest, lang: str, number: int, kind: str) -> HttpResponseBase:
    """The file of a draw, which `hiwar rule verify-draw` draws once more."""
    response = JsonResponse(queries.draw_file(number, kind), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Content-Disposition"] = f'attachment; filename="meeting-{number}-{kind}.json"'
    return response


def _over_several(request: HttpRequest, lang: str) -> Context:
    return queries.sheets(queries.SheetFilters.asked(asked(request)), page_number(request), lang, clock.now())
