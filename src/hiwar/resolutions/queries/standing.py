"""What others had resolved about a State by a day."""

from __future__ import annotations

from datetime import date

from hiwar.resolutions.enums import mode
from hiwar.resolutions.models import Resolution
from hiwar.resolutions.queries.telling import Item, cited, tally_of, titled


def texts_about(iso3: str, on: date, lang: str) -> list[Item]:
    """The texts about a State that were adopted on a day or before, the oldest first: `symbol` (null where the number
    is not known) and `address`, `title`, `date`, `adoption`, `tally` (`yes`, `no`, `abstain`; null without a vote),
    `source`, `verified`.

    A text whose day is not known is there from the last day that it may be of.
    """
    found = (
        Resolution.objects.filter(subjects__state=iso3, adopted=True, on__lte=on)
        .select_related("action__document")
        .order_by("on", "address")
    )
    told = []
    for resolution in found:
        action = resolution.action
        if action is None or resolution.recorded is None:
            continue
        tally = tally_of(action) if resolution.recorded else None
        told.append(
            {
                "symbol": resolution.symbol or None,
                "address": resolution.address,
                "title": titled(resolution.title, resolution.series, lang),
                "date": resolution.dated,
                "adoption": mode(resolution.recorded).value,
                "tally": {choice: tally[choice] for choice in ("yes", "no", "abstain")} if tally else None,
                "source": cited(action),
                "verified": resolution.verified,
            }
        )
    return told
