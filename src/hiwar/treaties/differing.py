"""Where a table says otherwise than the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hiwar.kernel import facts
from hiwar.kernel.facts import ActKind
from hiwar.treaties.models import Act

_SHOWN = 20


def differences(acts: Sequence[Act]) -> tuple[str, ...]:
    """A sentence for each act whose State the record says to have done the same at another time; both then stand in the
    record."""
    known = _known({act.instrument for act in acts})
    found = []
    for act in acts:
        others = known.get((act.instrument, act.state_id or "", _stage(act.kind)), [])
        if others and not any(_agree(act.date, date) for date, _source in others):
            told = "; ".join(f"{date} in {source}" for date, source in others)
            found.append(f"{_name(act)}: {_words(act.kind)} of the {act.instrument} on {act.date} here, {told}.")
    more = len(found) - _SHOWN
    return (*found[:_SHOWN], *((f"{more} more differ from the record.",) if more > 0 else ()))


def _known(instruments: set[str]) -> dict[tuple[str, str, str], list[tuple[str, str]]]:
    there: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    rows = Act.objects.filter(instrument__in=instruments).holding()
    for instrument, state, kind, date, source in rows.values_list("instrument", "state", "kind", "date", "source"):
        if state:
            there[instrument, state, _stage(kind)].append((date, source))
    return there


def _stage(kind: str) -> str:
    act = ActKind(kind)
    return "signature" if act.signs else "consent" if act.binds else kind


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _name(act: Act) -> str:
    return facts.state(act.state_id).name("en") if act.state_id else act.as_written
