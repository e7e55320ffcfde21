"""Who acts in a request, asked when somebody wants to know; and nobody keeps the pages of people who have signed in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware
from django.utils.functional import SimpleLazyObject

from hiwar.accounts import queries, sessions
from hiwar.web import clock

Answer = HttpResponseBase | Awaitable[HttpResponseBase]


@sync_and_async_middleware
def acting(get_response: Callable[[HttpRequest], Answer]) -> Callable[[HttpRequest], Answer]:
    """Give every request `signed_in()` and `actor` (`hiwar.accounts.queries` tells how they are asked)."""

    def prepare(request: Any) -> None:
        request.signed_in = cache(lambda: sessions.behind(request, clock.now()))
        request.actor = SimpleLazyObject(lambda: queries.actor_of(request))

    def private(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    if asyncio.iscoroutinefunction(get_response):

        async def answer_later(request: HttpRequest) -> HttpResponseBase:
            prepare(request)
            return private(request, await cast("Awaitable[HttpResponseBase]", get_response(request)))

        return answer_later

    def answer(request: HttpRequest) -> HttpResponseBase:
        prepare(request)
        return private(request, cast("HttpResponseBase", get_response(request)))

    return answer
