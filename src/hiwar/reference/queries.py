"""States, groups and sessions for the faces.

Read from the compiled facts, which the rows of this app mirror: the same content, in memory, without a query.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any

from hiwar.kernel import facts
from hiwar.kernel.understanding.search_text import normalise
from hiwar.kernel.values import LANGUAGES

Item = dict[str, Any]


def label(iso3: str, lang: str) -> Item:
    """`iso3`, `name` in a language, and whether the State is `invented`; an unknown code is its own name."""
    try:
        state = facts.state(iso3)
    except KeyError:
        return {"iso3": iso3, "name": iso3, "invented": False}
    return {"iso3": iso3, "name": state.name(lang), "invented": state.kind == "invented"}


@lru_cache(maxsize=4096)
def sort_key(name: str) -> str:
    """Order of names as readers expect it: accents and case do not count."""
    return normalise(name)


def group_label(code: str | None, lang: str) -> Item | None:
    """`code` and `name` of a regional group in a language; None for no group."""
    for group in facts.groups():
        if group.code == code:
            return {"code": code, "name": group.names.get(lang) or group.names["en"]}
    return None


def groups(lang: str) -> list[Item]:
    """All regional groups, by name."""
    labels = [label for group in facts.groups() if (label := group_label(group.code, lang))]
    return sorted(labels, key=lambda label: sort_key(label["name"]))


def group_of(iso3: str, on: date | None = None) -> str | None:
    """The code of a State's regional group on a day (or today's), None for none."""
    return facts.group_of(iso3, on)


def acting(lang: str, on: date | None = None) -> list[Item]:
    """The States for which somebody can act, by name: Member States, observer States, the invented ones; of a day `on`
    also the former ones that were there then."""
    kinds = {"member", "observer", "invented"}
    labels = [label(state.iso3, lang) for state in facts.states() if state.kind in kinds or _was_there(state, on)]
    return sorted(labels, key=lambda label: sort_key(label["name"]))


def _was_there(state: facts.State, on: date | None) -> bool:
    if state.kind != "former" or on is None:
        return False
    return state.was_there(on)


def state(iso3: str, lang: str) -> Item | None:
    """A State or other speaker: `iso3`, `name`, `invented`, `kind`, `names`, `formal_names` (by language), `group`."""
    try:
        found = facts.state(iso3)
    except KeyError:
        return None
    return {
        **label(iso3, lang),
        "kind": found.kind,
        "formal_name": found.formal.get(lang) or "",
        "names": {code: found.short[code] for code in LANGUAGES if code in found.short},
        "formal_names": {code: found.formal[code] for code in LANGUAGES if code in found.formal},
        "group": group_label(facts.group_of(iso3), lang),
        "source": found.source,
        "verified": found.verified,
    }


def named(words: str, lang: str, limit: int = 8) -> list[Item]:
    """The States and other speakers that a reader may mean by `words`.

    One that is called exactly so comes first, the others follow by name.
    """
    first, *others = called(words) or (None,)
    if first is None:
        return []
    labels = sorted((label(iso3, lang) for iso3 in others), key=lambda item: sort_key(item["name"]))
    return [label(first, lang), *labels][:limit]


def called(words: str) -> tuple[str, ...]:
    """The codes of the States and other speakers with a name that holds `words` from the beginning of a word on.

    One that is called exactly so (by any name or alias, also a former one) comes first; no words, no States.
    """
    wanted = normalise(words)
    if not wanted:
        return ()
    exact = facts.find_state(words.strip())
    holding = [iso3 for iso3, names in _names().items() if f" {wanted}" in names]
    return tuple(dict.fromkeys([exact.iso3, *holding] if exact else holding))


def state_called(name: str) -> str:
    """The code of the State that is called exactly so, by any of its names or by its code in capitals; "" for none."""
    found = facts.find_state(name)
    if found is None and len(name) == 3 and name.isupper():
        return name if state(name, "en") else ""
    return found.iso3 if found else ""


def state_declined(name: str) -> tuple[str, frozenset[str]]:
    """The code of the State whose Russian name is declined so, and the cases that it may be; "" and none for no
    State."""
    found = facts.find_declined(name)
    return (found.state.iso3, found.cases) if found else ("", frozenset())


@lru_cache(maxsize=4096)
def printed_otherwise(iso3: str, as_written: str, language: str) -> str:
    """The printed name of a State where it is another than today's short name in the language of the document
    ("Palestine"), else nothing. Articles, punctuation and the order of the words make no other name."""
    try:
        today = facts.state(iso3).name(language)
    except KeyError:
        return ""
    return as_written if _bare(as_written) != _bare(today) else ""


def _bare(name: str) -> list[str]:
    return sorted(set(normalise(name).split()) - {"the", "of"})


@cache
def _names() -> dict[str, str]:
    """Every name of each State in the six languages, normalised, each after a space."""
    return {
        state.iso3: "\n".join(f" {normalise(name)}" for names in (state.short, state.formal) for name in names.values())
        for state in facts.states()
    }


def sessions_in(year: int) -> list[int]:
    """The sessions of the Working Group that met in a year, as far as their days are known."""
    days = ((each.number, each.start, each.end) for each in facts.sessions() if each.cycle is not None)
    return [number for number, start, end in days if year in {day.year for day in (start, end) if day}]


def memberships(iso3: str, lang: str) -> list[Item]:
    """The regional groups of a State in time: `group`, `since` and `until` (days, or None), `source`, `verified`."""
    return [
        {
            "group": group_label(each.group, lang),
            "since": each.since.isoformat() if each.since else None,
            "until": each.until.isoformat() if each.until else None,
            "source": each.source,
            "verified": each.verified,
        }
        for each in facts.memberships()
        if each.iso3 == iso3
    ]


def session(number: int) -> Item:
    """A session of the Working Group: `number`, `cycle`, `start` and `end` (days, or None), `begins` and `ends` (days,
    or the months or the year between which it falls, where no more is known), `source`, `verified`."""
    found = facts.session(number)
    if found is None:
        unknown = dict.fromkeys(("cycle", "start", "end", "begins", "ends"))
        return {"number": number, **unknown, "source": "", "verified": False}
    return {
        "number": number,
        "cycle": found.cycle,
        "start": found.start.isoformat() if found.start else None,
        "end": found.end.isoformat() if found.end else None,
        "begins": found.begins.iso if found.begins else None,
        "ends": found.ends.iso if found.ends else None,
        "source": found.source,
        "verified": found.verified,
    }
