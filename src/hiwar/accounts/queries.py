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
from typing import Any, cast

from django.http import HttpRequest

from hiwar.accounts import keys
from hiwar.accounts.actors import VISITOR, Mandated
from hiwar.accounts.enums import Role, Scope
from hiwar.accounts.logins import folded
from hiwar.accounts.models import Mandate, OneTimeLink, Person, Token
from hiwar.accounts.sessions import SignedIn, as_held, mandated
from hiwar.audit.actors import Actor

Item = dict[str, Any]


def signed_in(request: HttpRequest) -> SignedIn | None:
    """Who has signed in, by the session of this request; None for a visitor."""
    ask = cast("Callable[[], SignedIn | None] | None", getattr(request, "signed_in", None))
    return ask() if ask else None


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request: a person by the mandate that they act under, else a visitor."""
    person = signed_in(request)
    return person.actor if person else VISITOR


def number_of(login: str) -> int | None:
    """The number of the person with a login."""
    name = folded(login)
    return Person.objects.filter(login=name).values_list("pk", flat=True).first() if name else None


def administrators(now: datetime) -> list[Item]:
    """Whoever looks after people, today or later: `login`, `name`, `since`, `until` (ISO dates, the end None while it
    is open)."""
    mandates = Mandate.objects.in_force_from(now.date()).filter(office__role=Role.ADMINISTRATOR)
    return [
        {
            "login": mandate.person.login,
            "name": mandate.person.name,
            "since": mandate.since.isoformat(),
            "until": mandate.until.isoformat() if mandate.until else None,
        }
        for mandate in mandates.select_related("person").order_by("person__login", "since")
    ]


def invited(secret: str, now: datetime) -> Item | None:
    """For whom a one-time link is, by its secret: their `name`, and the `login` if they have one already; None for a
    link that is no longer good."""
    link = OneTimeLink.objects.good(secret, now)
    return {"name": link.person.name, "login": link.person.login or ""} if link else None


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
