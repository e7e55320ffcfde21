"""Taking back what should not have been entered. It stays, with the reason; nothing counts or lists it any more."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from hiwar.audit.commands import Log, command
from hiwar.documents.texts import storable
from hiwar.resolutions import rules
from hiwar.resolutions.commands.adding import Refused
from hiwar.resolutions.commands.settling import settle
from hiwar.resolutions.entries import Row, entered_on, entered_on_vote, holds
from hiwar.resolutions.models import Action, Draft, TakenBack
from hiwar.resolutions.sealing import sealed_entries


@command("resolution.take_back", may=rules.may_enter)
def take_back(log: Log, about: str, entry: str, *, reason: str, now: datetime) -> TakenBack:
    """Take back what was entered on a text (by its address) or a vote (by its key), by its name: a decision, a draft, a
    sponsor, a statement, a vote as later intended. Raises Refused."""
    reason = storable(reason).strip()
    if not reason:
        raise Refused(_("Give a reason: it stays in the record beside the change."), "reason")
    found = entered_on(about) or entered_on_vote(about)
    named = {kind.name(row): (kind, row) for kind, row in found if holds(row)}
    if entry not in named:
        told = {"entry": entry, "about": about}
        raise Refused(_("No %(entry)s was entered on %(about)s, or it was taken back already.") % told, "entry")
    kind, row = named[entry]
    _refuse_if_amended(row)
    made = TakenBack.objects.create(
        number=(TakenBack.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        **{kind.column: row},
        reason=reason,
        author=log.actor.name,
        at=log.now,
    )
    if isinstance(row, Action) and row.resolution_id:
        settle({row.resolution_id})
    log.record(about, {"entry": entry, "sealed_entries": sealed_entries(log.now)})
    return made


def _refuse_if_amended(row: Row) -> None:
    """An amendment cannot stand without the draft that it is one to."""
    if isinstance(row, Draft):
        amendment = Draft.objects.filter(amends=row.symbol, taken_back=None).order_by("symbol").first()
        if amendment:
            told = {"draft": row.symbol, "amendment": amendment.symbol}
            raise Refused(_("%(amendment)s amends %(draft)s: take the amendment back first.") % told, "entry")
