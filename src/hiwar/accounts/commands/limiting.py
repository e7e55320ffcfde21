"""How often somebody without an account may do something: counted in the database, so that all processes share a limit.

This is no command: it changes nothing in the record and leaves no row in its log. All it writes are keyed hashes of
addresses, which it forgets when they no longer count.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from hiwar.accounts.models import Attempt
from hiwar.audit.commands import take_turn


def allowed(what: str, address: str, *, most: int, within: timedelta, now: datetime) -> bool:
    """Whether an address may do this once more, which thereby counts: at most so often within that time."""
    with transaction.atomic():
        take_turn()
        Attempt.objects.filter(what=what, at__lte=now - within).delete()
        if used_up(what, address, most=most, within=within, now=now):
            return False
        Attempt.objects.create(what=what, address=hidden(what, address), at=now)
        return True


def used_up(what: str, address: str, *, most: int, within: timedelta, now: datetime) -> bool:
    """Whether an address has done this as often as it may within that time: asked without counting."""
    mine = Attempt.objects.filter(what=what, address=hidden(what, address), at__gt=now - within)
    return mine.count() >= most


def hidden(what: str, value: str) -> str:
    """A keyed hash: people type passwords where logins belong, and addresses are nobody's business."""
    return salted_hmac(f"hiwar.accounts.attempts.{what}", value, algorithm="sha256").hexdigest()
