"""A table that a reader takes away."""

from __future__ import annotations

from django.http import HttpResponse


def csv_file(content: bytes, name: str) -> HttpResponse:
    """A CSV file called `name`, without its ending."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
