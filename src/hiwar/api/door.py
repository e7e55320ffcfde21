"""What holds for every address of the API: methods, media types, languages, unchanged answers, pages on other sites.

Reading is open to everybody: no account, no cookie. A page on another site may read too (`Access-Control-Allow-Origin:
*`), since what it reads is public and nothing goes along with the request by itself. Giving commands from there is not
offered: a token belongs into a program, not into a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from hiwar.api.problems import Unknown, language, refuse, who_is_it
from hiwar.api.tokens import NotKnown, acting

View = Callable[..., HttpResponseBase]

_CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Language, ETag, Link",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Authorization, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def door(view: View) -> View:
    """A view of the API as everybody meets it: HEAD wherever GET is, 304 to whoever has the answer already (ETag), 406
    to whoever takes no JSON, a problem instead of a bare 405. What a token was answered is kept by nobody else."""

    @wraps(view)
    def entered(request: HttpRequest, **place: Any) -> HttpResponseBase:
        with translation.override(language(request)):
            response = _answered(request, view, place)
        for name, value in _CROSS_ORIGIN.items():
            response.headers[name] = value
        response.headers.setdefault("Content-Language", language(request))
        patch_vary_headers(response, ("Authorization",))
        if "Authorization" in request.headers:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    entered.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie is looked at, so none can be abused
    return entered


def _answered(request: HttpRequest, view: View, place: Mapping[str, Any]) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return _methods(view(request, **place))
    if not request.accepts("application/json"):
        return refuse(406, _("The API answers in JSON (application/json) only."))
    try:
        request.acting = acting(request)  # type: ignore[attr-defined]
    except NotKnown:
        return who_is_it(_("This token is not known, or is no longer good."), "invalid_token")
    if request.method == "HEAD":
        return _without_body(request, view, place)
    response = conditional_page(view)(request, **place)
    if response.status_code != 405:
        return response
    refused = refuse(405, _("This address does not take the method %(method)s.") % {"method": request.method})
    refused.headers["Allow"] = _allowed(response)
    return refused


def _without_body(request: HttpRequest, view: View, place: Mapping[str, Any]) -> HttpResponseBase:
    """The headers that GET would have."""
    request.method = "GET"
    response = conditional_page(view)(request, **place)
    request.method = "HEAD"
    if isinstance(response, HttpResponse):
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
    return response


def _methods(refused: HttpResponseBase) -> HttpResponse:
    """What the address takes, and what a page on another site may ask of it."""
    return HttpResponse(status=204, headers={"Allow": _allowed(refused), **_PREFLIGHT})


def _allowed(refused: HttpResponseBase) -> str:
    """The methods that a bare 405 names, with those that every address takes."""
    named = {name.strip() for name in refused.headers.get("Allow", "GET").split(",")}
    return ", ".join(sorted(named | {"OPTIONS"} | ({"HEAD"} if "GET" in named else set())))


def json_only(operation: View) -> View:
    """An operation that takes a body: JSON, and nothing that a form of another site could send."""

    @wraps(operation)
    def checked(request: HttpRequest, **values: Any) -> HttpResponseBase:
        if request.method == "POST" and request.content_type != "application/json":
            return refuse(415, _("The API takes JSON (application/json) only."))
        return operation(request, **values)

    return checked


def known_only(operation: View) -> View:
    """An operation that refuses parameters which it does not know: a filter that is misspelt must not find everything.
    Its parameters are the fields of the argument `asked`."""

    @wraps(operation)
    def checked(request: HttpRequest, **values: Any) -> HttpResponseBase:
        known = type(values["asked"]).model_fields.keys()
        if unknown := request.GET.keys() - known:
            raise Unknown(unknown, known)
        return operation(request, **values)

    return checked


def tell(request: HttpRequest, context: Mapping[str, Any]) -> HttpResponse:
    """What a query found, as the JSON that the page of the same query is; a list with the way to its other pages
    (RFC 8288)."""
    response = JsonResponse(context, json_dumps_params={"ensure_ascii": False})
    links = [f'<{address}>; rel="{relation}"' for relation, address in _other_pages(request, context)]
    if links:
        response.headers["Link"] = ", ".join(links)
    return response


def _other_pages(request: HttpRequest, context: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    pages = context.get("pages", context.get("made", {}).get("pages"))
    if not isinstance(pages, Mapping):
        return
    here, last = pages["page"], pages["of"]
    query = request.GET.copy()
    for relation, number in (("first", 1), ("prev", here - 1), ("next", here + 1), ("last", last)):
        if 1 <= number <= last:
            query["page"] = str(number)
            yield relation, f"{request.path}?{query.urlencode()}"
