"""Who voted: the State that a label of a table of votes means on a day.

Tables fold States that followed each other into one label, and a seat may pass from one to the other: what is known of
that are the rows of `facts.voter_labels`; every other label is a name of a State, or its code.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from hiwar.kernel.facts.names import name_key
from hiwar.kernel.facts.resolutions import VoterLabel, voter_labels
from hiwar.kernel.facts.states import find_state, state

_CODE_LETTERS = 3


class Voter(NamedTuple):
    """The State (ISO 3166-1 alpha-3) that a `label` means, and why that needs saying: "" where it does not."""

    iso3: str
    label: str
    note: str = ""


@cache
def _labels() -> dict[str, tuple[VoterLabel, ...]]:
    found: dict[str, list[VoterLabel]] = {}
    for row in voter_labels():
        found.setdefault(name_key(row.label), []).append(row)
    return {key: tuple(each) for key, each in found.items()}


@lru_cache(maxsize=65536)
def voter(label: str, code: str, on: date) -> Voter | None:
    """Who is meant by a label on a day, by its code (ISO 3166-1 alpha-3) only where the label is none that is known;
    None when neither is: nothing is guessed. An empty cell that was read as "NA" has no say against a label."""
    for row in _labels().get(name_key(label), ()):
        if (row.since is None or row.since <= on) and (row.until is None or on <= row.until):
            return Voter(row.iso3, label, row.note)
    known = find_state(label) if label else None
    if known is None and len(code) == _CODE_LETTERS and code.isupper():
        try:
            known = state(code)
        except KeyError:
            return None
    if known is None or known.kind == "speaker":
        return None
    return Voter(known.iso3, label or code)
