"""The order of speakers: alphabetical by the names in English, beginning with the State whose lot was drawn.

Council decision 17/119, para. 8 (b). That the list goes on from its end to its beginning is the practice seen in the
reports of the Working Group (A/HRC/59/15).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

SOURCE = "A/HRC/DEC/17/119, para. 8 (b)"

_APOSTROPHES = re.compile("['‘’ʼ`´]")
_NOT_LETTERS = re.compile(r"[\W_]+")


class SpeakersOrder(NamedTuple):
    """The States (ISO 3166-1 alpha-3) in the order in which they take the floor."""

    order: list[str]
    source: str
    verified: bool


def alphabetical_key(name: str) -> tuple[str, ...]:
    """A key that sorts names in English word by word, as the United Nations lists States.

    Accents, case, apostrophes and a leading article do not count; hyphens and brackets part words. So Côte d'Ivoire
    follows Costa Rica, The Gambia stands under G, and Guinea-Bissau follows Guinea.
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name)).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = tuple(filter(None, _NOT_LETTERS.split(letters)))
    return words[1:] if words[:1] == ("the",) else words


def speakers_order(first: str, states: Iterable[str], names: Mapping[str, str]) -> SpeakersOrder:
    """The order of the registered `states`, `first` before all; `names` gives the name in English of each.

    ValueError when a State is registered twice, or when `first` is not registered.
    """
    registered = sorted(states, key=lambda state: (alphabetical_key(names[state]), state))
    twice = [state for state, after in pairwise(registered) if state == after]
    if twice:
        raise ValueError(f"{twice[0]} is on the list of speakers twice: name each State once")
    if first not in registered:
        raise ValueError(f"{first} is not on the list of speakers: begin with a State that is, or put it on the list")
    place = registered.index(first)
    return SpeakersOrder(registered[place:] + registered[:place], SOURCE, verified=True)


def swapped(order: Sequence[str], one: str, other: str) -> list[str]:
    """The order after two States have exchanged their places, as all may by agreement (para. 8 (d)).

    ValueError for a State that is not on the list, and for one that would take its own place.
    """
    for state in (one, other):
        if state not in order:
            raise ValueError(f"{state} is not on the list of speakers: name two States that are")
    if one == other:
        raise ValueError(f"{one} cannot change places with itself: name two States")
    places = {one: other, other: one}
    return [places.get(state, state) for state in order]
