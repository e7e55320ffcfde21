"""Version 1 of the API. What it answers may grow; what a program relies on does not change within it."""

from __future__ import annotations

from ninja import NinjaAPI
from ninja.parser import Parser

from hiwar.api import problems
from hiwar.api.door import json_only, known_only
from hiwar.api.operations import meetings, people, record, resolutions, statements, status, treaties


class _NothingTyped(Parser):
    """A parameter without a value, as a form sends it, is as good as left out."""

    def parse_querydict(self, data, list_fields, request):  # type: ignore[no-untyped-def]
        found = super().parse_querydict(data, list_fields, request)
        return {name: value for name, value in found.items() if value != ""}


api = NinjaAPI(
    title="Hiwar",
    version="1.0",
    urls_namespace="api-v1",
    openapi_url=None,
    docs_url=None,
    parser=_NothingTyped(),
)
problems.handle(api)
api.add_decorator(known_only)
api.add_decorator(json_only, mode="view")
api.add_router("", people.router)  # first: the address of a recommendation takes whatever follows it
api.add_router("", meetings.acting)  # before the screens, whose addresses take whatever word follows the number
api.add_router("", meetings.router)
api.add_router("", resolutions.router)
api.add_router("", treaties.router)
api.add_router("", statements.router)
api.add_router("", status.router)
api.add_router("", record.router)
