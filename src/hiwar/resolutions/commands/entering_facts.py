"""Putting the compiled facts into the record, as one more source beside the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hiwar.audit.commands import Log, command
from hiwar.kernel import facts
from hiwar.resolutions import rules
from hiwar.resolutions.commands.adding import editions, new_key
from hiwar.resolutions.commands.settling import settle
from hiwar.resolutions.digests import digest, seal
from hiwar.resolutions.enums import Put
from hiwar.resolutions.models import Action, Resolution


@command("resolution.enter_facts", may=rules.may_enter_facts)
def enter_facts(log: Log, *, now: datetime) -> int:
    """Enter what the facts know of resolutions and the record has not; how many accounts are new."""
    wanted = list(_accounts(log.now))
    there = editions(action.key for _text, action in wanted)
    new = [
        (text, action, key) for text, action in wanted if (key := new_key(action.key, action.digest, there)) is not None
    ]
    if not new:
        log.unchanged()
        return 0
    known = {each.address: each for each in Resolution.objects.filter(address__in=[text.address for text, _, _ in new])}
    for text, _action, _key in new:
        if text.address not in known:
            known[text.address] = Resolution.objects.create(
                address=text.address, symbol=text.symbol or "", body=text.body, session=text.session
            )
    for text, action, key in new:
        action.resolution, action.key = known[text.address], key
    Action.objects.bulk_create([action for _text, action, _key in new], batch_size=100)
    settle({each.pk for each in known.values()})
    log.record("facts", {"accounts": len(new), "sealed_votes": seal(action.digest for _text, action, _key in new)})
    return len(new)


def _accounts(now: datetime) -> Iterator[tuple[facts.SeriesText, Action]]:
    series = facts.series()
    for text in facts.series_texts():
        printed = text.published or text.tally
        action = Action(
            key=f"facts:{text.address}",
            body=text.body,
            session=text.session,
            put=Put.WHOLE,
            dated=text.date.isoformat(),
            on=text.date,
            year=text.date.year,
            recorded=text.recorded,
            adopted=True,
            title=series[text.series].title(),
            yes=text.tally.yes if text.tally else None,
            no=text.tally.no if text.tally else None,
            abstain=text.tally.abstain if text.tally else None,
            absent=text.tally.absent if text.tally else None,
            published_yes=printed.yes if printed else None,
            published_no=printed.no if printed else None,
            published_abstain=printed.abstain if printed else None,
            source=text.source,
            verified=text.verified,
            note=text.note,
            at=now,
        )
        action.digest = digest(action, ())
        yield text, action
