"""The references of a page for programs that manage them: BibTeX and RIS of what it shows."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hiwar.web import citing
from hiwar.web.pages import Context, Writer, here


def references(kind: str) -> dict[str, Writer]:
    """By the ending of an address, what writes the reference of a page that shows a work of that kind."""
    return {ending: partial(_reference, kind=kind, ending=ending) for ending in citing.FORMATS}


def _reference(request: HttpRequest, context: Context, *, kind: str, ending: str) -> HttpResponse:
    work = citing.WORKS[kind](context, here(request)["canonical"].removesuffix(f".{ending}"))
    write, content_type = citing.FORMATS[ending]
    response = HttpResponse(write(work, timezone.localdate()), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{work.key}.{ending}"'
    return response
