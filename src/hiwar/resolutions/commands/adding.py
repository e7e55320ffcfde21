"""What all commands that add actions share: finding a resolution, its symbol, voters; an edition that is new."""

from __future__ import annotations

from collections.abc import Iterable

from hiwar.audit.commands import Refusal
from hiwar.kernel.procedure.resolution_symbols import symbol_of
from hiwar.resolutions.models import Action, Resolution, Voter

_BATCH = 500


class Refused(Refusal):
    """A command on resolutions cannot do what it is asked."""


def resolutions(symbols: Iterable[str]) -> dict[str, int]:
    """The numbers of the resolutions with these symbols, by symbol; those that are new are made."""
    wanted = dict.fromkeys(symbols)
    found = dict(Resolution.objects.filter(address__in=wanted).values_list("address", "pk"))
    made = []
    for symbol in wanted:
        if symbol not in found and (numbered := symbol_of(symbol)):
            made.append(
                Resolution(
                    address=symbol,
                    symbol=symbol,
                    body=numbered.body,
                    session=numbered.session,
                    special=numbered.special,
                )
            )
    for each in Resolution.objects.bulk_create(made, batch_size=_BATCH):
        found[each.address] = each.pk
    return found


class Voters:
    """Voters by State, label and note, made as they are met."""

    def __init__(self) -> None:
        self._known = {
            (iso3, label, note): pk
            for pk, iso3, label, note in Voter.objects.values_list("pk", "state_id", "label", "note")
        }

    def number(self, iso3: str, label: str, note: str) -> int:
        """The number of the voter."""
        key = (iso3, label, note)
        if key not in self._known:
            self._known[key] = Voter.objects.create(state_id=iso3, label=label, note=note).pk
        return self._known[key]


def editions(keys: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The editions of actions that are there, by their key without its number: (key, digest), the oldest first."""
    wanted = list(dict.fromkeys(keys))
    found: dict[str, list[tuple[str, str]]] = {}
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        first = Action.objects.filter(key__in=some).values_list("key", "digest")
        for key, digest in first:
            found[key] = [(key, digest)]
    later = Action.objects.filter(key__contains="#").order_by("id").values_list("key", "digest")
    for key, digest in later:
        base = key.partition("#")[0]
        if base in found:
            found[base].append((key, digest))
    return found


def new_key(key: str, digest: str, there: dict[str, list[tuple[str, str]]]) -> str | None:
    """Under which key to add an action that says this; None where the newest edition says it already."""
    known = there.get(key)
    if not known:
        return key
    return None if known[-1][1] == digest else f"{key}#{len(known) + 1}"
