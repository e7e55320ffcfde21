"""Whether resolutions still are what the audit log has sealed: each document's roll calls, those of the facts, and what
people entered or took back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hiwar.audit.models import Entry
from hiwar.resolutions.digests import digest, seal
from hiwar.resolutions.models import Action, Ballot
from hiwar.resolutions.sealing import NOTHING, all_entries

_SEALING = ("votes.import", "resolution.enter_facts", "resolution.act")
_ENTERING = (
    "votes.import",
    "resolution.draft",
    "resolution.sponsor",
    "resolution.explain",
    "vote.intend",
    "resolution.take_back",
)
_BATCH = 500


def problems() -> Iterator[str]:
    """A sentence for everything that is not as it was sealed."""
    yield from _entries()
    yield from _votes()


def _entries() -> Iterator[str]:
    """What people entered beside tables, by moments; those of editions that sealed none are as they are."""
    log = Entry.objects.filter(verb__in=_ENTERING).order_by("id").values_list("at", "detail")
    sealed = {at: detail.get("sealed_entries") for at, detail in log}
    there = all_entries()
    for at in sorted(there.keys() | sealed.keys()):
        if at not in sealed:
            yield f"what was entered on texts at {at.isoformat()} is in the record, and no command has put it there"
        elif sealed[at] not in (None, there.get(at, NOTHING)):
            yield f"what was entered on texts at {at.isoformat()} is not what the command left"


def _votes() -> Iterator[str]:
    sealed = {entry.target: entry.detail for entry in Entry.objects.filter(verb__in=_SEALING).order_by("id")}
    facts = [
        entry.detail["sealed_votes"] for entry in Entry.objects.filter(verb="resolution.enter_facts").order_by("id")
    ]
    found: dict[str, list[str]] = defaultdict(list)
    numbers = list(Action.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(numbers), _BATCH):
        for action, current in _digests(numbers[start : start + _BATCH]):
            if current != action.digest:
                yield f"the vote {action.key} is not as it was entered"
            found[action.document_id or ("entered" if action.author else "facts")].append(action.digest)
    for target, detail in sealed.items():
        if "sealed_votes" in detail and target != "facts" and seal(found.get(target, ())) != detail["sealed_votes"]:
            yield f"the votes read from {target} are not those that were sealed"
    there = {each for several in found.values() for each in several}
    for target, detail in sealed.items():
        if "digest" in detail and detail["digest"] not in there:
            yield f"the action {target} is no longer there"
    if len(facts) == 1 and seal(found["facts"]) != facts[0]:
        yield "the accounts that come from the facts are not those that were sealed"


def _digests(numbers: list[int]) -> Iterator[tuple[Action, str]]:
    cast: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    rows = Ballot.objects.filter(action__gte=numbers[0], action__lte=numbers[-1]).order_by("action_id", "voter_id")
    for action, iso3, label, vote in rows.values_list("action_id", "voter__state_id", "voter__label", "vote"):
        cast[action].append((iso3, label, vote))
    for each in Action.objects.filter(pk__in=numbers):
        yield each, digest(each, cast[each.pk])
