"""Who is behind a request: a person who has signed in, and the mandate that they act under.

The session keeps the person, a hash that changes with the password, and the mandate chosen. Whether the person is
active and the mandate in force is asked anew on every request.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from hiwar.accounts.actors import VISITOR, Mandated
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Mandate, Person
from hiwar.audit.actors import Actor

_MANDATE = "mandate"


class Holding(Protocol):
    """What a session holds, by name."""

    def get(self, key: str, default: Any, /) -> Any:
        """What is held under a name."""


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
    return behind_each([request.session], now)[0]


def behind_each(sessions: Sequence[Holding], now: datetime) -> list[SignedIn | None]:
    """Who has signed in with each of these sessions, two questions for all of them together."""
    numbers = {number for each in sessions if (number := _number(each))}
    active = Person.objects.filter(pk__in=numbers, active=True) if numbers else ()
    people = {person.pk: person for person in active}
    found = [_known(each, people.get(_number(each))) for each in sessions]
    wanted = {person.pk for person in found if person}
    held: dict[int, list[Held]] = defaultdict(list)
    if wanted:
        in_force = Mandate.objects.in_force(now.date()).filter(person__in=wanted)
        for mandate in in_force.select_related("office").order_by("since", "id"):
            held[mandate.person_id].append(as_held(mandate))
    return [
        _signed_in(person, tuple(held[person.pk]), each.get(_MANDATE, None)) if person else None
        for each, person in zip(sessions, found, strict=True)
    ]


def kept(keys: Iterable[str], now: datetime) -> dict[str, dict[str, Any]]:
    """What is kept in the sessions with these keys, one question for all; those that are over are left out."""
    store = SessionStore()
    rows = store.model.objects.filter(session_key__in=set(keys), expire_date__gt=now)
    return {row.session_key: store.decode(row.session_data) for row in rows}


def _number(session: Holding) -> int:
    number = str(session.get(auth.SESSION_KEY, ""))
    return int(number) if number.isdigit() else 0


def _known(session: Holding, person: Person | None) -> Person | None:
    """The person of a session, unless their password has changed since."""
    if person is None or person.login is None:
        return None
    hashed = session.get(auth.HASH_SESSION_KEY, "")
    return person if constant_time_compare(hashed, person.get_session_auth_hash()) else None


def _signed_in(person: Person, holds: tuple[Held, ...], chosen: object) -> SignedIn:
    acts_by = next((each for each in holds if each.mandate == chosen), holds[0] if holds else None)
    actor = mandated(person.pk, acts_by) if acts_by else VISITOR
    return SignedIn(person.pk, person.name, person.login or "", person.language, holds, acts_by, actor)


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
