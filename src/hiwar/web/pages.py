"""What makes a view a page: one context, shown as HTML at its address and as JSON at the address with `.json`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone, translation
from django.utils.encoding import iri_to_uri
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page as answer_unchanged

from hiwar import __version__
from hiwar.exchange.problems import MEDIA_TYPE, problem
from hiwar.kernel.values import LANGUAGES
from hiwar.reviews.queries import Missing, typed_page
from hiwar.web import languages

Context = dict[str, Any]
View = Callable[..., HttpResponseBase]
Writer = Callable[[HttpRequest, Context], HttpResponse]
"""Makes of a page's context something else than HTML or JSON."""

__all__ = ["Forbidden", "Missing", "also", "asked", "both", "here", "page", "page_number", "refuse", "takes"]

READING = ("GET", "HEAD")
"""The methods of what is only read."""


class Forbidden(Exception):
    """Whoever asks may not see this; the message is one sentence that says who may, in the reader's language."""


def takes(*methods: str) -> Callable[[View], View]:
    """Have a view answer these methods, and others with a page that says so (405); `methods` of the view names them."""

    def made(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *arguments: Any, **place: Any) -> HttpResponseBase:
            if request.method in methods:
                return view(request, *arguments, **place)
            lang = languages.of_path(request.path) or languages.wanted(request.headers.get("Accept-Language", ""))
            with translation.override(languages.spoken(lang)):
                sentence = _("This address does not take the method %(method)s.") % {"method": request.method}
            refused = refuse(request, 405, sentence, as_json=request.path.endswith(".json"), lang=lang)
            refused.headers["Allow"] = ", ".join(methods)
            return refused

        answered.methods = methods  # type: ignore[attr-defined]
        return answered

    return made


def page(template: str) -> Callable[[Callable[..., Context | HttpResponseBase]], View]:
    """Turn `view(request, lang, …) -> context` into a page.

    The view returns a dict that JSON can carry, or a response of its own (an export); it raises `Missing` for what is
    not there. The page speaks the language of its address, and answers 304 to a reader who has it already (ETag).
    """

    def made(view: Callable[..., Context | HttpResponseBase]) -> View:
        @answer_unchanged
        @takes(*READING)
        @wraps(view)
        def shown(
            request: HttpRequest, lang: str, *, as_json: bool = False, write: Writer | None = None, **place: Any
        ) -> HttpResponseBase:
            with translation.override(languages.spoken(lang)):
                try:
                    context = view(request, lang, **place)
                except Missing as missing:
                    return refuse(request, 404, str(missing), as_json=as_json, lang=lang)
                except Forbidden as forbidden:
                    return refuse(request, 403, str(forbidden), as_json=as_json, lang=lang)
                if isinstance(context, HttpResponseBase):
                    return context
                if write:
                    response = write(request, context)
                elif as_json:
                    response = _json(context)
                else:
                    response = render(request, template, {**context, "here": here(request)})
            response.headers["Content-Language"] = languages.spoken(lang)
            return response

        return shown

    return made


def asked(request: HttpRequest) -> dict[str, str]:
    """The query string's values; of a name given twice the last one counts."""
    return {name: value for name, value in request.GET.items() if isinstance(value, str)}


def page_number(request: HttpRequest) -> int:
    """The page of a list that was asked for; what is no number is the first page."""
    return typed_page(request.GET.get("page", ""))


def both(route: str, view: View, name: str) -> list[URLPattern]:
    """The two addresses of a page: the JSON one first, so that a greedy route does not swallow its `.json`."""
    return [path(f"{route}.json", view, {"as_json": True}, f"{name}.json"), path(route, view, name=name)]


def also(route: str, view: View, name: str, writers: dict[str, Writer]) -> list[URLPattern]:
    """The addresses at which a page's context is written in other forms: `route` with the ending of each."""
    return [path(f"{route}.{ending}", view, {"write": write}, f"{name}.{ending}") for ending, write in writers.items()]


def refuse(request: HttpRequest, status: int, sentence: str | Promise, *, as_json: bool, lang: str) -> HttpResponse:
    """An answer that is not the page asked for: one clear sentence and where to go on, or the sentence as a problem
    (RFC 9457) for programs."""
    with translation.override(languages.spoken(lang)):
        if as_json:
            response: HttpResponse = _json(problem(status, str(sentence)), status, MEDIA_TYPE)
        else:
            context = {"status": status, "sentence": str(sentence), "here": here(request)}
            response = render(request, "web/refused.html", context, status=status)
    response.headers["Content-Language"] = languages.spoken(lang)
    return response


def here(request: HttpRequest) -> Context:
    """Where the reader is: the language of the address and the one that the interface speaks, and the addresses of this
    page in the other languages, as JSON and for citing.

    It follows from the address alone, so it is no part of a page's JSON.
    """
    lang = languages.of_path(request.path) or languages.wanted(request.headers.get("Accept-Language", ""))
    query = request.META.get("QUERY_STRING", "")  # not request.GET: an error page must not raise again
    asked = f"?{query}" if query else ""
    tail = request.path.removeprefix(f"/{lang}") if languages.of_path(request.path) else "/"
    site = _site(request)
    return {
        "lang": lang,
        "spoken": languages.spoken(lang),
        "untranslated": "" if languages.translated(lang) else languages.ENGLISH_NAMES[lang],
        "version": __version__,
        "dir": languages.direction(lang),
        "site": site,
        "today": timezone.localdate().isoformat(),
        "canonical": site + iri_to_uri(f"/{lang}{tail}"),
        "json": f"/{lang}{tail}".rstrip("/") + ".json" + asked,
        "section": tail.strip("/").split("/", 1)[0].removesuffix(".json"),
        "languages": [
            {
                "code": code,
                "name": languages.OWN_NAMES[code],
                "translated": languages.translated(code),
                "current": code == lang,
                "address": f"/{code}{tail}{asked}",
                "canonical": site + iri_to_uri(f"/{code}{tail}"),
            }
            for code in LANGUAGES
        ],
    }


def _site(request: HttpRequest) -> str:
    """Scheme and host that the reader used; nothing where the host is none of ours, so that the refusal can show."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""


def _json(context: Context, status: int = 200, media_type: str = "application/json") -> JsonResponse:
    shape = {"ensure_ascii": False}
    return JsonResponse(context, status=status, content_type=media_type, json_dumps_params=shape)
