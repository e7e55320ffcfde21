"""Confirming: a person compared what was read with its source and found it the same; and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hiwar.audit.commands import Log, command
from hiwar.reviews import rules
from hiwar.reviews.commands.rows import Refused, find, last_numbers, refresh
from hiwar.reviews.integrity import seal
from hiwar.reviews.models import Confirmation, Position, Recommendation, Wording


@dataclass(frozen=True, slots=True)
class Seen:
    """A recommendation as somebody had it before them: its address, and the numbers of the wording and of the position
    that they saw (0 where there was none). It guards against confirming or correcting what has changed since."""

    address: str
    wording: int
    position: int


class Changed(Refused):
    """What somebody saw has been changed since by somebody else."""


def standing(seen: Seen) -> tuple[Recommendation, Wording, Position | None]:
    """The recommendation that somebody saw, with its wording and position. Raises Changed when it has changed since."""
    recommendation = find(seen.address)
    wording = recommendation.wording
    position = Position.objects.filter(recommendation=recommendation).order_by("number").last()
    if wording is None:
        raise Refused(_("%(address)s has no text in the language of its source.") % {"address": seen.address})
    if wording.number != seen.wording:
        raise Changed(_changed(seen.address, wording.author))
    if (position.number if position else 0) != seen.position:
        raise Changed(_changed(seen.address, position.author if position else ""))
    return recommendation, wording, position


def _changed(address: str, author: str) -> str:
    if author:
        sentence = _("%(author)s has changed %(address)s since you opened this page; look at it once more.")
        return sentence % {"author": author, "address": address}
    return _("%(address)s has changed since you opened this page; look at it once more.") % {"address": address}


@command("recommendation.confirm", may=rules.may_confirm)
def confirm(log: Log, seen: Sequence[Seen], *, now: datetime) -> list[str]:
    """Say of recommendations that their wording and position are as the source has them; those confirmed already stay
    as they are. The addresses of those that were confirmed. All or nothing: raises Refused when one has changed."""
    fresh = [(each, *standing(each)) for each in seen]
    return _enter(log, [(r, w, p) for _seen, r, w, p in fresh if not r.confirmed], undone=False)


@command("recommendation.unconfirm", may=rules.may_confirm)
def unconfirm(log: Log, seen: Sequence[Seen], *, now: datetime) -> list[str]:
    """Take confirmations back; the addresses of those that were confirmed."""
    fresh = [standing(each) for each in seen]
    return _enter(log, [each for each in fresh if each[0].confirmed], undone=True)


def _enter(log: Log, found: Sequence[tuple[Recommendation, Wording, Position | None]], *, undone: bool) -> list[str]:
    """Add a row for each, and one to the log for each report."""
    if not found:
        log.unchanged()
        return []
    last = last_numbers(Confirmation, [recommendation for recommendation, _wording, _position in found])
    Confirmation.objects.bulk_create(
        Confirmation(
            recommendation=recommendation,
            number=last.get(recommendation.pk, 0) + 1,
            wording=wording,
            position=position,
            undone=undone,
            author=log.actor.name,
            at=log.now,
        )
        for recommendation, wording, position in found
    )
    addresses: dict[str, list[str]] = {}
    for recommendation, _wording, _position in found:
        addresses.setdefault(recommendation.symbol, []).append(recommendation.address)
    for review in {recommendation.review for recommendation, _wording, _position in found}:
        refresh(review)
    for symbol, these in addresses.items():
        log.record(symbol, {"report": symbol, "seal": seal(symbol), "recommendations": these})
    return [address for these in addresses.values() for address in these]
