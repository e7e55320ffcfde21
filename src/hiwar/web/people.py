"""The person behind a page: for the line in the masthead, what they may see, and where they come from and go."""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import unquote

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy

from hiwar.accounts import queries
from hiwar.accounts.enums import Role
from hiwar.accounts.keys import LONGEST_PASSWORD
from hiwar.accounts.sessions import SignedIn
from hiwar.web.pages import Forbidden

LOGIN = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
PASSWORD: dict[str, Any] = {
    "max_length": LONGEST_PASSWORD,
    "strip": False,
    "widget": forms.PasswordInput(attrs={"autocomplete": "current-password"}),
}
"""How the fields for a login and a password are made."""

_ONLY = {
    None: gettext_lazy("Only people who have signed in see this page."),
    Role.ADMINISTRATOR: gettext_lazy("Only administrators see this page."),
}


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """For every template: `signed_in`, the person who has signed in, or nothing."""
    return {"signed_in": SimpleLazyObject(lambda: queries.signed_in(request) or ())}


def only(request: HttpRequest, role: Role | None = None) -> SignedIn:
    """The person who has signed in and acts in this role, where one is named. Raises Forbidden, with a sentence, for
    everybody else."""
    person = queries.signed_in(request)
    acts_as = person.acts_by.role if person and person.acts_by else None
    if person is None or role not in (None, acts_as):
        raise Forbidden(str(_ONLY[role]))
    return person


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
    """The page of this site that somebody was on the way to; anything else leads to `otherwise`, also an address that
    only takes what a form sends."""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return iri_to_uri(asked) if ours and _can_be_read(asked) else otherwise


def _can_be_read(address: str) -> bool:
    try:
        found = resolve(unquote(address.partition("?")[0].partition("#")[0]))
    except Resolver404:
        return False
    return "GET" in getattr(found.func, "methods", ())
