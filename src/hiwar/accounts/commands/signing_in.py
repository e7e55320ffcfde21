"""Proving who one is, as often as is reasonable.

This is no command: it changes nothing in the record and leaves no row in its log. All it writes are the failed attempts
of the last minutes, as keyed hashes, and it forgets them when they no longer count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from hiwar.accounts import keys
from hiwar.accounts.commands.limiting import hidden
from hiwar.accounts.logins import folded
from hiwar.accounts.models import Attempt, Person
from hiwar.audit.commands import take_turn

_AT_THE_DOOR = BoundedSemaphore(2)

SIGN_IN = "sign-in"
"""What these attempts are called among all that are limited (`limiting`)."""


class WrongPassword(Exception):
    """No active person has this login and this password; nobody learns which of the two is wrong."""


@dataclass
class Throttled(Exception):
    """Too many attempts failed for this login or from this address; `until` is when the next one will be heard."""

    until: datetime


def prove(login: str, password: str, *, address: str, now: datetime) -> int:
    """The number of the active person whose login and password these are. Raises Throttled, WrongPassword.

    An attempt counts as failed while it is looked at, so a hundred at once are no more than one after the other; and
    two are looked at at a time, so that a delegation that comes in by one address at one moment is not kept out. The
    answer takes as long for an unknown login as for a wrong password.
    """
    with _AT_THE_DOOR:
        return _look(login, password, address, now)


def _look(login: str, password: str, address: str, now: datetime) -> int:
    name = folded(login)
    counted = _count(hidden("login", name or login), hidden("address", address), now)
    person = Person.objects.filter(login=name, active=True).first() if name else None
    if len(password) > keys.LONGEST_PASSWORD:
        raise WrongPassword
    tidy = keys.tidy_password(password)
    if person is None or not person.joined:
        make_password(tidy)  # takes its time
        raise WrongPassword
    if not check_password(tidy, person.password):
        raise WrongPassword
    _attempts().filter(login=counted.login).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    return person.pk


def _attempts() -> QuerySet[Attempt]:
    return Attempt.objects.filter(what=SIGN_IN)


def _count(login: str, address: str, now: datetime) -> Attempt:
    """Enter an attempt. Raises Throttled, and enters none, when there were too many already."""
    window = timedelta(minutes=settings.SIGN_IN_MINUTES)
    with transaction.atomic():
        take_turn()
        _attempts().filter(at__lte=now - window).delete()
        for tries, mine in (
            (settings.SIGN_IN_TRIES, _attempts().filter(login=login)),
            (settings.SIGN_IN_TRIES_ADDRESS, _attempts().filter(address=address)),
        ):
            oldest = mine.order_by("-at").values_list("at", flat=True)[tries - 1 : tries].first()
            if oldest is not None:
                raise Throttled(oldest + window)
        return Attempt.objects.create(what=SIGN_IN, login=login, address=address, at=now)
