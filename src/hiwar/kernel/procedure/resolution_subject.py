"""What a resolution is about: a country or a theme, and by what that is told.

Country-specific are texts under items 4, 7 and 10 of the Council's agenda (resolution 5/1, part V.B) and texts whose
title names a State or a country; every other title is thematic. Both are voted on alike.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from hiwar.kernel.facts.names import name_key
from hiwar.kernel.facts.states import find_state, names_in

_COUNTRY_ITEMS = ("4", "7", "10")
_SITUATION = re.compile(r"\b(?:situation of human rights|human rights situation) in\b", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?::\s*)?resolution\s*/\s*adopted by the .*$", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_NO_TITLE = re.compile(r"(?:the )?(?:acting |vice-)?president\b|vote on\b|res[,.]|to [a-z]+ (?:a|the)\b", re.IGNORECASE)
_LONGEST_TITLE = 400
_MOST_WORDS = 8
_LEAST_LETTERS = 4
_NO_STATES = frozenset({"united", "states", "members", "member states", "nations", "general assembly"})


class Kind(StrEnum):
    """What a text is about."""

    COUNTRY = "country"
    THEMATIC = "thematic"


class Reason(StrEnum):
    """By what that is told."""

    AGENDA_ITEM = "agenda-item"
    SITUATION = "situation"
    NAMED = "named"
    NO_STATE = "no-state"


class Subject(NamedTuple):
    """`kind` is None where neither a title nor the agenda item is known; `about` are the States (ISO 3166-1 alpha-3) in
    the order in which the title names them."""

    kind: Kind | None
    reason: Reason | None
    about: tuple[str, ...]


def tidy_title(title: str) -> str:
    """A title without what catalogues write after it (": resolution / adopted by the General Assembly")."""
    return _TAIL.sub("", " ".join(title.split())).strip(" :")


def is_title(text: str) -> bool:
    """Whether a text can be a title: tables of votes put in its place, for older votes, a summary in capitals of what
    was proposed and by whom, or the words by which the presider put it to the vote. Whom these name says nothing of
    what a text is about."""
    text = tidy_title(text)
    small = sum(letter.islower() for letter in text)
    return 0 < len(text) <= _LONGEST_TITLE and small * 2 > len(text) and not _NO_TITLE.match(text)


def subject(title: str, *, body: str = "", item: str = "") -> Subject:
    """What a text with this title, adopted under this agenda item of a body, is about."""
    about = states_named(title) if is_title(title) else ()
    if body == "HRC" and item.strip() in _COUNTRY_ITEMS:
        return Subject(Kind.COUNTRY, Reason.AGENDA_ITEM, about)
    if not is_title(title):
        return Subject(None, None, ())
    if about:
        reason = Reason.SITUATION if _SITUATION.search(title) else Reason.NAMED
        return Subject(Kind.COUNTRY, reason, about)
    return Subject(Kind.THEMATIC, Reason.NO_STATE, ())


def series_key(title: str, body: str) -> str:
    """What texts of one series share: the body and the letters of the title, without years and numbers; empty for no
    title."""
    key = name_key(re.sub(r"\b\d[\d/.–-]*\b", " ", tidy_title(title)))
    return f"{body}:{key}" if key else ""


def states_named(text: str) -> tuple[str, ...]:
    """The States that a title in English names, in the order of their first naming; the longest name at a place counts
    ("Democratic People's Republic of Korea" names no "Republic of Korea")."""
    words = list(_WORD.finditer(text))
    found: dict[str, None] = {}
    place = 0
    while place < len(words):
        for last in range(min(len(words), place + _MOST_WORDS) - 1, place - 1, -1):
            name = text[words[place].start() : words[last].end()]
            if state := _state_called(name):
                found[state] = None
                place = last
                break
        place += 1
    return tuple(found)


@cache
def _keys() -> frozenset[str]:
    """The beginnings of all names in English, by which most words are told at once to be none."""
    return frozenset(name_key(name) for _iso3, name in names_in("en"))


@cache
def _state_called(name: str) -> str:
    plain = _POSSESSIVE.sub("", name)
    if len(plain) < _LEAST_LETTERS or plain.casefold() in _NO_STATES or not plain[0].isupper():
        return ""
    if name_key(plain) not in _keys():
        return ""
    state = find_state(plain, lang="en")
    return state.iso3 if state and state.kind != "speaker" else ""
