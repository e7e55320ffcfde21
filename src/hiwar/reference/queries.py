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


def named_in(words: str) -> tuple[str, str] | None:
    """The State that is named among the words, by any of its names, and the other words; None when none is.

    The longest name counts: `United States torture` names the United States and leaves `torture`.
    """
    said = words.split()
    for length in range(len(said), 0, -1):
        for start in range(len(said) - length + 1):
            found = facts.find_state(" ".join(said[start : start + length]))
            if found:
                return found.iso3, " ".join((*said[:start], *said[start + length :]))
    return None


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


def session(number: int) -> Item:
    """`number`, `cycle`, `start` and `end` (ISO dates or None) of a session of the Working Group, and whether they are
    `verified`."""
    found = facts.session(number)
    if found is None:
        return {"number": number, "cycle": None, "start": None, "end": None, "verified": False}
    return {
        "number": number,
        "cycle": found.cycle,
        "start": found.start.isoformat() if found.start else None,
        "end": found.end.isoformat() if found.end else None,
        "verified": found.verified,
    }
