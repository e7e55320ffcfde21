"""What crawlers ask for: which addresses there are, and which they may visit.

A map in parts of some thousand addresses each is small enough to be made whole, so that it has an ETag like a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page as answer_unchanged

from hiwar.exchange.formats import FORMATS
from hiwar.kernel.values import LANGUAGES
from hiwar.resolutions import queries as resolutions
from hiwar.reviews import queries as reviews
from hiwar.statements import queries as statements
from hiwar.web import languages
from hiwar.web.pages import READING, takes

_ROOMS: tuple[Any, ...] = (reviews, resolutions, statements)
"""Whose pages have an address of their own."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


@takes(*READING)
def robots(request: HttpRequest) -> HttpResponse:
    """Every page may be listed; what a search or a filter finds need not be, nor a page as of each day."""
    endings = ("bib", "ris", "ics", "json", *FORMATS)
    days = (f"/*{sign}{name}=" for name in ("on", "year") for sign in "?&")
    closed = ("/*/search?", "/*/sign-in", "/*/desk", "/*/report-error", *days, *(f"/*.{ending}" for ending in endings))
    rules = ("User-agent: *", *(f"Disallow: {each}" for each in closed))
    where = f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"
    return HttpResponse("\n".join((*rules, "", where, "")), content_type="text/plain; charset=utf-8")


@answer_unchanged
@takes(*READING)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The parts of the map: for each language of the interface the pages of each kind."""
    parts = {kind: count for room in _ROOMS for kind, count in room.parts_of_map().items()}
    addresses = (
        reverse("sitemap_part", args=[lang, kind, part])
        for lang in LANGUAGES
        if languages.translated(lang)
        for kind, count in parts.items()
        for part in range(1, count + 1)
    )
    return _written(request, "sitemapindex", "sitemap", addresses)


@answer_unchanged
@takes(*READING)
def sitemap_part(request: HttpRequest, lang: str, kind: str, part: int) -> HttpResponse:
    """One part: the addresses of some pages of one kind in one language."""
    places = next((found for room in _ROOMS if (found := room.part_of_map(kind, part)) is not None), None)
    if places is None:
        raise Http404
    return _written(request, "urlset", "url", (reverse(name, args=[lang, *place]) for name, place in places))


def _written(request: HttpRequest, kind: str, each: str, addresses: Iterable[str]) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    lines = (f"<{each}><loc>{(site + address).translate(_ESCAPES)}</loc></{each}>\n" for address in addresses)
    content = "".join((_HEAD.format(kind=kind), *lines, f"</{kind}>\n"))
    return HttpResponse(content, content_type="application/xml; charset=utf-8")
