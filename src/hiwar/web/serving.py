"""How requests are taken in and answers sent off: a few at a time, and compressed."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.template.loader import get_template
from django.utils import translation

from hiwar.kernel.values import LANGUAGES
from hiwar.reference import queries as reference

AT_ONCE = 3
"""Requests that a process works on at a time. Pages are made by the processor: more at once make all of them late."""

_TURNS = threading.BoundedSemaphore(AT_ONCE)


class Turns:
    """Lets requests wait for their turn, in the order in which they came. A stream holds its turn only until it
    begins."""

    sync_capable, async_capable = True, False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with _TURNS:
            return self.get_response(request)


class Compressed(GZipMiddleware):
    """Compresses what readers wait for; not streams of events, which must arrive piece by piece. Its random padding,
    and that a form's token looks different each time, keep the length from telling what is secret (BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed where the reader takes it so."""
        if response.headers.get("Content-Type", "").startswith("text/event-stream"):
            return response
        assert isinstance(response, HttpResponse) or response.streaming  # noqa: S101 - for the type checker
        return super().process_response(request, response)


def warm_up() -> None:
    """Read before the first request what pages need, and let the collector of garbage pass it over from then on."""
    import_module(settings.ROOT_URLCONF)
    for path in sorted((Path(__file__).parent / "templates").rglob("*.html")):
        get_template(str(path.relative_to(Path(__file__).parent / "templates")))
    for lang in LANGUAGES:
        with translation.override(lang):
            translation.gettext("Search")
    reference.called("a")
    trial = threading.Thread(target=_try_out)  # a server may be in its event loop already, where no database is asked
    trial.start()
    trial.join()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _try_out() -> None:
    """Ask for the pages that most readers open, so that the first reader waits no longer than the others. Where the
    first one fails, as without a database, the log says so once."""
    answer, status = WSGIHandler(), ""

    def begin(told: str, *_headers: object) -> Callable[[bytes], object]:
        nonlocal status
        status = told
        return lambda _part: None

    for path in _MOST_OPENED:
        asked = {"PATH_INFO": path, "QUERY_STRING": "q=rights" if path.endswith("/search") else ""}
        setup_testing_defaults(asked)
        answer(asked, begin)
        if not status.startswith("200"):
            break
    connections.close_all()


_MOST_OPENED = tuple(
    f"/{lang}/{page}" for lang in ("en", "ar") for page in ("", "search", "states", "about", "documents")
)
