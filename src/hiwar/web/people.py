"""The person behind a page: for the line in the masthead, and where they come from."""

from __future__ import annotations

import ipaddress
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from hiwar.accounts import queries


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """For every template: `signed_in`, the person who has signed in, or nothing."""
    return {"signed_in": SimpleLazyObject(lambda: queries.signed_in(request) or ())}


def address(request: HttpRequest) -> str:
    """The address that a request comes from, for counting attempts: that of the connection or, behind the proxies that
    the operator trusts, the one that the first of these saw. An IPv6 address counts by its network of 64 bits."""
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    behind = told[-settings.PROXIES] if 0 < settings.PROXIES <= len(told) else ""
    found = behind or request.META.get("REMOTE_ADDR", "")
    try:
        known = ipaddress.ip_address(found)
    except ValueError:
        return request.META.get("REMOTE_ADDR", "")
    if isinstance(known, ipaddress.IPv6Address):
        mapped = known.ipv4_mapped
        return str(mapped or ipaddress.ip_network((known, 64), strict=False))
    return str(known)


def next_page(asked: str, otherwise: str) -> str:
    """The page of this site that somebody was on the way to; anything else leads to `otherwise`."""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return iri_to_uri(asked) if ours else otherwise
