"""The addresses of the API; `docs/api.md` says how to use them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, include, path, reverse

from hiwar.api.document import document
from hiwar.api.door import door
from hiwar.api.problems import not_found
from hiwar.api.version1 import api


@door
def described(request: HttpRequest) -> HttpResponseBase:
    """The OpenAPI document."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@door
def entrance(request: HttpRequest) -> HttpResponseBase:
    """The bare address leads to the description."""
    return HttpResponseRedirect(reverse("api-v1:openapi.json"))


@door
def nothing(request: HttpRequest, **place: Any) -> HttpResponseBase:
    return not_found(request)


def _operations() -> Iterator[URLPattern]:
    """The operations, each behind the door."""
    for pattern in api._get_urls():
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            pattern.callback = door(pattern.callback)
            yield pattern


version1 = [path("", entrance, name="entrance"), path("openapi.json", described, name="openapi.json"), *_operations()]

urlpatterns = [
    path("api/v1/", include((version1, "api"), namespace="api-v1")),
    path("api/v1", entrance),
    path("api/<path:rest>", nothing),
]
