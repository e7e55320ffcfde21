"""What is answered where there is no page: one sentence, and where to go on."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import is_valid_path
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext_lazy

from hiwar.web import formats, languages
from hiwar.web.pages import refuse


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _too_big(request)
    return _refuse(request, 400, gettext_lazy("This request cannot be read; the address may be damaged."))


def _too_big(request: HttpRequest) -> HttpResponse:
    """What was typed or pasted into a form is longer than any that is taken; files have limits of their own."""
    sentence = format_lazy(
        gettext_lazy("What was sent has more than {most}, and nothing was stored: shorten it, or hand in a file."),
        most=lazy(_most, str)(),
    )
    return _refuse(request, 413, sentence)


def _most() -> str:
    return formats.size(settings.DATA_UPLOAD_MAX_MEMORY_SIZE, get_language() or "en")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this site has not given out, or so long ago that it is no longer known (CSRF)."""
    sentence = gettext_lazy("This form is no longer known here; go back, load the page again and send it once more.")
    return _refuse(request, 403, sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A sentence; but an address with a slash too many leads to the page that was meant."""
    bare = request.path.rstrip("/")
    if bare != request.path and is_valid_path(bare):
        return HttpResponsePermanentRedirect(bare)
    return _refuse(request, 404, gettext_lazy("There is no page at this address."))


def server_error(request: HttpRequest) -> HttpResponse:
    sentence = gettext_lazy("Something went wrong on this server; nothing in the record was changed.")
    return _refuse(request, 500, sentence)


def _refuse(request: HttpRequest, status: int, sentence: Promise) -> HttpResponse:
    lang = languages.of_path(request.path) or languages.wanted(request.headers.get("Accept-Language", ""))
    return refuse(request, status, sentence, as_json=request.path.endswith(".json"), lang=lang)
