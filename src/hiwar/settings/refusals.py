"""Who refuses what came to no view: the face to which the address belongs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from hiwar.api import problems
from hiwar.web.views import refusals


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return (problems if _of_the_api(request) else refusals).bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return (problems if _of_the_api(request) else refusals).not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    return (problems if _of_the_api(request) else refusals).server_error(request)


def _of_the_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")
