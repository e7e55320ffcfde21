"""Who acts, and who holds which office.

**How a face gets an actor.** The middleware of the site gives every request an actor; ask for it here and pass it to a
command as it is:

    actor = queries.actor_of(request)          # VISITOR, or Mandated(name, role, person, state, office, mandate)
    person = queries.signed_in(request)        # who has signed in, with all their mandates; None for a visitor
    found = queries.actor_of_token(secret, now)    # for a program: (actor, scope), or None

`actor.role in {…}` tells what a page may offer; what is allowed the command decides, and raises `NotAllowed`. Asking
costs nothing for whoever sends no session cookie, and three queries, once a request, for all others; it asks the
database, so an asynchronous view asks in `sync_to_async`. A person whose mandates are all over is a visitor.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.http import HttpRequest

from hiwar.accounts import keys
from hiwar.accounts.actors import VISITOR, Mandated
from hiwar.accounts.enums import Scope
from hiwar.accounts.models import Mandate, Token
from hiwar.accounts.queries.offices import mandate, office, offices
from hiwar.accounts.queries.people import administrators, invited, number_of, people, person, some_people, token
from hiwar.accounts.sessions import SignedIn, as_held, mandated
from hiwar.audit.actors import Actor

__all__ = [
    "actor_of",
    "actor_of_token",
    "administrators",
    "invited",
    "mandate",
    "number_of",
    "office",
    "offices",
    "people",
    "person",
    "signed_in",
    "some_people",
    "token",
]


def signed_in(request: HttpRequest) -> SignedIn | None:
    """Who has signed in, by the session of this request; None for a visitor."""
    ask = cast("Callable[[], SignedIn | None] | None", getattr(request, "signed_in", None))
    return ask() if ask else None


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request: a person by the mandate that they act under, else a visitor."""
    person = signed_in(request)
    return person.actor if person else VISITOR


def actor_of_token(secret: str, now: datetime) -> tuple[Mandated, Scope] | None:
    """The actor for whom a token's secret speaks, and what it may do; None for a token that is unknown, revoked or
    over, or whose mandate is."""
    if not secret.startswith(keys.TOKEN) or len(secret) > 100:
        return None
    token = (
        Token.objects.filter(
            hash=keys.digest(secret),
            revoked_at=None,
            expires_on__gte=now.date(),
            mandate__in=Mandate.objects.in_force(now.date()),
        )
        .select_related("mandate__office")
        .first()
    )
    if token is None:
        return None
    return mandated(token.mandate.person_id, as_held(token.mandate)), Scope(token.scope)


def actor_of_mandate(number: int, now: datetime) -> Mandated | None:
    """The actor by a mandate that is in force, for work that somebody left to be done; None once it is over."""
    found = Mandate.objects.in_force(now.date()).select_related("office").filter(pk=number).first()
    return mandated(found.person_id, as_held(found)) if found else None
