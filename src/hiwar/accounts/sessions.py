"""Who is behind a request: a person who has signed in, and the mandate that they act under.

The session keeps the person, a hash that changes with the password, and the mandate chosen. Whether the person is
active and the mandate in force is asked anew on every request.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from hiwar.accounts.actors import VISITOR, Mandated
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Mandate, Person
from hiwar.audit.actors import Actor

_MANDATE = "mandate"


@dataclass(frozen=True, slots=True)
class Held:
    """A mandate in force, as the person who holds it sees it: its number, and the office."""

    mandate: int
    office: str
    name: str
    role: Role
    state: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person who has signed in: `acts_by` is one of the mandates they `hold`, or None where they hold none."""

    person: int
    name: str
    login: str
    language: str
    holds: tuple[Held, ...]
    acts_by: Held | None
    actor: Actor


def behind(request: HttpRequest, now: datetime) -> SignedIn | None:
    """Who has signed in with the session of this request; None for everybody else. Without a session's cookie nothing
    is asked of the database."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    number = request.session.get(auth.SESSION_KEY)
    person = Person.objects.filter(pk=number, active=True).first() if number else None
    if person is None or person.login is None:
        return None
    hashed = request.session.get(auth.HASH_SESSION_KEY, "")
    if not constant_time_compare(hashed, person.get_session_auth_hash()):
        return None
    held = Mandate.objects.in_force(now.date()).filter(person=person).select_related("office").order_by("since", "id")
    holds = tuple(as_held(mandate) for mandate in held)
    chosen = request.session.get(_MANDATE)
    acts_by = next((each for each in holds if each.mandate == chosen), holds[0] if holds else None)
    actor = mandated(person.pk, acts_by) if acts_by else VISITOR
    return SignedIn(person.pk, person.name, person.login, person.language, holds, acts_by, actor)


def start(request: HttpRequest, number: int) -> None:
    """Sign a person in: a new session, so that nobody knows its key beforehand."""
    request.session.flush()
    auth.login(request, Person.objects.get(pk=number), backend=__name__)


def renew(request: HttpRequest, number: int) -> None:
    """Go on with a session whose person has changed their password: under a new key, and by the same mandate."""
    chosen = request.session.get(_MANDATE)
    start(request, number)
    if chosen is not None:
        choose(request, chosen)


def end(request: HttpRequest) -> None:
    """Sign out: the session is gone, not only its cookie."""
    auth.logout(request)


def choose(request: HttpRequest, mandate: int) -> None:
    """Act by another of one's mandates from the next request on; one that is not in force is passed over then."""
    request.session[_MANDATE] = mandate


def mandated(person: int, held: Held) -> Mandated:
    """The actor that a person is by a mandate."""
    return Mandated(f"{held.office}/p{person}", held.role, person, held.state, held.office, held.mandate)


def as_held(mandate: Mandate) -> Held:
    """A mandate, with its office, as its holder sees it."""
    office = mandate.office
    return Held(mandate.pk, office.code, office.name, Role(office.role), office.state_id or "")
