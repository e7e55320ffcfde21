"""Keys with which a program acts by a person's mandate."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hiwar.accounts import keys, rules
from hiwar.accounts.actors import Mandated
from hiwar.accounts.commands import finding
from hiwar.accounts.enums import Scope
from hiwar.accounts.logins import tidy
from hiwar.accounts.models import Token
from hiwar.accounts.refusals import Refused
from hiwar.audit.commands import Log, command

LONGEST = timedelta(days=366)


@command("token.make", may=rules.may_make_tokens)
def make_token(log: Log, name: str, scope: Scope, *, expires_on: date, now: datetime) -> tuple[int, str]:
    """Make a key for programs that act by the mandate one acts under: its number and its secret, which is told this
    once. It ends after `expires_on`, with the mandate, or when it is revoked."""
    assert isinstance(log.actor, Mandated)  # noqa: S101 - the rule says so
    name = tidy(name)
    mandate = finding.mandate(log.actor.mandate, now)
    if not name or len(name) > 80:
        raise Refused("token name", "name")
    if not now.date() < expires_on <= now.date() + LONGEST:
        raise Refused("token end", "expires_on")
    live = Token.objects.filter(mandate__person=mandate.person, name=name, revoked_at=None)
    if live.filter(expires_on__gte=now.date()).exists():
        raise Refused("token doubled", "name")
    secret = keys.new(keys.TOKEN)
    token = Token.objects.create(
        mandate=mandate, name=name, scope=scope, hash=keys.digest(secret), made_at=now, expires_on=expires_on
    )
    log.record(str(token), {"mandate": mandate.number, "scope": str(scope), "until": expires_on.isoformat()})
    return token.pk, secret


@command("token.revoke", may=rules.may_revoke_tokens)
def revoke_token(log: Log, number: int, *, now: datetime) -> None:
    """End a token there and then: one's own, or anybody's as administrator or operator."""
    token = Token.objects.select_related("mandate").filter(pk=number).first()
    if token is None or not (
        rules.may_administer(log.actor)
        or (isinstance(log.actor, Mandated) and token.mandate.person_id == log.actor.person)
    ):
        raise Refused("no token")
    if token.revoked_at is not None:
        log.unchanged()
        return
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    log.record(str(token))
