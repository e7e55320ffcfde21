"""States and other speakers of the United Nations: their names in six languages and every alias met in documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from ._tables import day, flag, rows, within
from .names import name_key

Kind = Literal["member", "observer", "former", "speaker", "invented"]


@dataclass(frozen=True, slots=True)
class State:
    """A State, or another speaker that takes the floor beside States.

    `iso3` is the ISO 3166-1 alpha-3 code, or a code that ISO reserves, formerly used or leaves to users. `kind` is
    "member" (of the United Nations), "observer" (non-member observer State), "former" (a State that no longer
    exists), "speaker" (an organization, or a State that is neither member nor observer) or "invented" (for training;
    to be marked wherever it is shown). `short` and `formal` hold the names per language (ISO 639-1), in UN usage.
    `since` and `until` bound the existence of a former State, both days included.
    """

    iso3: str
    m49: str | None
    kind: Kind
    short: Mapping[str, str] = field(compare=False)
    formal: Mapping[str, str] = field(compare=False)
    source: str
    verified: bool
    since: date | None = None
    until: date | None = None

    def name(self, lang: str = "en") -> str:
        """The short name in a language, or in English when there is none in that language."""
        return self.short.get(lang) or self.short["en"]

    def was_there(self, first: date, last: date | None = None) -> bool:
        """Whether the State existed on a day, or on one of several up to the last."""
        return (self.since is None or self.since <= (last or first)) and (self.until is None or first <= self.until)


class _Use(NamedTuple):
    """One name of one State in one language, with the days between which it was in use."""

    iso3: str
    lang: str
    since: date | None
    until: date | None


@cache
def _states() -> dict[str, State]:
    names: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: {"short": {}, "formal": {}})
    for row in rows("state_names"):
        for form in ("short", "formal"):
            if row[form]:
                names[row["iso3"]][form][row["lang"]] = row[form]
    return {
        row["iso3"]: State(
            iso3=row["iso3"],
            m49=row["m49"] or None,
            kind=cast(Kind, row["kind"]),
            short=names[row["iso3"]]["short"],
            formal=names[row["iso3"]]["formal"],
            source=row["source"],
            verified=flag(row["verified"]),
            since=day(row["valid_from"]),
            until=day(row["valid_to"]),
        )
        for row in rows("states")
    }


@cache
def _uses() -> dict[str, tuple[_Use, ...]]:
    """Every known name by its key; a key that several States share holds them all, and is then ambiguous."""
    uses: dict[str, dict[_Use, None]] = defaultdict(dict)
    for state in _states().values():
        for names in (state.short, state.formal):
            for lang, name in names.items():
                uses[name_key(name)][_Use(state.iso3, lang, state.since, state.until)] = None
    for row in rows("state_aliases"):
        use = _Use(row["iso3"], row["lang"], day(row["valid_from"]), day(row["valid_to"]))
        uses[name_key(row["alias"])][use] = None
    return {key: tuple(found) for key, found in uses.items()}


def names_in(lang: str) -> Iterator[tuple[str, str]]:
    """Every name in a language, aliases too, each after the code of its State."""
    for found in _states().values():
        for names in (found.short, found.formal):
            if lang in names:
                yield found.iso3, names[lang]
    yield from ((row["iso3"], row["alias"]) for row in rows("state_aliases") if row["lang"] == lang)


def states() -> tuple[State, ...]:
    """Every State and speaker, ordered by code."""
    return tuple(_states().values())


def state(iso3: str) -> State:
    """The State with this code; KeyError when there is none."""
    return _states()[iso3]


_LONGEST = 300
"""No name of a State is nearly as long, with whatever printing adds to it."""


@lru_cache(maxsize=16384)
def find_state(name: str, lang: str | None = None, on: date | None = None) -> State | None:
    """The State that a name means in UN usage, or None when the name is unknown or means several: nothing is guessed.

    The spelling may differ in type (see `names.name_key`), not in letters. `lang` admits only names in that language;
    `on` only names in use, and States in existence, on that day. Without `on` a former name is as good as a new one.
    """
    if len(name) > _LONGEST:
        return None
    found = {
        use.iso3
        for use in _uses().get(name_key(name), ())
        if (lang is None or use.lang == lang) and within(on, use.since, use.until)
    }
    return _states()[found.pop()] if len(found) == 1 else None
