"""Who acts when a program asks: whoever the token of its request speaks for."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from hiwar.accounts import queries
from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Scope
from hiwar.api import clock
from hiwar.audit.commands import NotAllowed


class NotKnown(Exception):
    """A request bears a token that is none, or is no longer good."""


class Acting(NamedTuple):
    """The actor that a token speaks for, and what it may do."""

    actor: Mandated
    scope: Scope


class Token(HttpBearer):
    """For operations that need a token. The door has looked at it already (`request.acting`)."""

    def authenticate(self, request: HttpRequest, token: str) -> Acting | None:
        found: Acting | None = request.acting  # type: ignore[attr-defined]
        return found


def acting(request: HttpRequest) -> Acting | None:
    """Who acts by the token of a request (`Authorization: Bearer …`); None where it bears none. Raises NotKnown for one
    that is not good: whoever sends a token means to be somebody."""
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    found = queries.actor_of_token(secret.strip(), clock.now())
    if found is None:
        raise NotKnown
    return Acting(*found)


def writing(request: HttpRequest) -> Mandated:
    """Whoever gives a command by a token. Raises NotAllowed for one that may only read."""
    actor, scope = request.auth  # type: ignore[attr-defined]
    if scope != Scope.WRITE:
        raise NotAllowed(_("This token may only read; make one that may write."))
    found: Mandated = actor
    return found
