"""Symbols of resolutions, from the several ways in which tables of votes write them.

The General Assembly numbered its resolutions through, with the session in Roman numerals, until the thirtieth session
(`A/RES/2758(XXVI)`), and from the thirty-first on within each session (`A/RES/60/173`); numbers from 301 on are there
decisions (`A/DEC/33/442`).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Numbered(NamedTuple):
    """A text by its symbol: the `body` that adopted it ("GA", "HRC", "CHR") and the session; of an emergency special or
    special session the number within these, and `special` says which."""

    symbol: str
    body: str
    session: int
    special: str = ""


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_NUMBERED_THROUGH = 30
_PAGES_UNTIL = 17
"""Until this session roll-call tables give the page of the Official Records instead of the number."""
_DECISIONS_FROM = 301
TRAINING_SESSION = 0
"""The session of texts for training; no body ever held it."""

_SYMBOL = re.compile(r"(?P<body>A/HRC|E/CN\.4|A)/(?P<kind>RES|DEC)/(?P<rest>\S.*)")
_ROLL_CALL = re.compile(r"R/(?P<session>\d{1,3})/(?P<number>\d{1,4})(?P<part>[ /]?[A-Z]{1,4}(?:/[A-Z]{1,4})?)?")
_IN_SESSION = re.compile(r"(?P<special>ES-|S-)?(?P<session>\d{1,4})/(?P<number>\d{1,4}).*")
_ROMAN_SESSION = re.compile(r"\d{1,4}.*\((?P<special>ES-|S-)?(?P<roman>[IVXL]+)\).*")
_BODIES = {"A": "GA", "A/HRC": "HRC", "E/CN.4": "CHR"}
_FIRST_YEAR = 1944
"""The Commission on Human Rights numbered by year; its sixtieth session was in 2004."""


_DRAFT = re.compile(r"(?:A|E)/[A-Za-z0-9./-]{0,40}\bL\.\d{1,4}(?:/(?:Rev|Add|Corr)\.\d{1,2})*")


def is_draft(symbol: str) -> bool:
    """Whether a symbol is that of a draft: `A/C.3/70/L.35`, `E/CN.4/2003/L.31/Rev.1`."""
    return _DRAFT.fullmatch(symbol) is not None


def drafts_in(text: str) -> tuple[str, ...]:
    """The symbols of drafts that stand in a text, in their order, each once."""
    return tuple(dict.fromkeys(_DRAFT.findall(text)))


def roman(number: int) -> str:
    """A number in Roman numerals, up to 39."""
    said = ""
    for value, sign in _ROMAN:
        while number >= value:
            said, number = said + sign, number - value
    return said


def _from_roman(text: str) -> int:
    return next((number for number in range(1, 40) if roman(number) == text), 0)


def symbol_of(written: str) -> Numbered | None:
    """The text that a table means, None where what it writes is no number of a text.

    Takes symbols as they are (`A/RES/60/173`) and the short form of roll-call tables (`R/60/173`, `R/26/2758`), whose
    numbers up to the seventeenth session are pages of the Official Records, and those of special sessions (`ESS/…`,
    `SS/…`) too: none of these is a symbol. Up to the thirtieth session a letter after the number counts votes as often
    as it names a part of a text, so it is left out.
    """
    written = " ".join(written.split())
    if found := _SYMBOL.fullmatch(written):
        return _numbered(written, found["body"], found["rest"])
    found = _ROLL_CALL.fullmatch(written)
    if not found or int(found["session"]) <= _PAGES_UNTIL:
        return None
    session, number = int(found["session"]), int(found["number"])
    part = (found["part"] or "").strip(" /")
    if session <= _NUMBERED_THROUGH:
        return Numbered(f"A/RES/{number}({roman(session)})", "GA", session)
    kind = "DEC" if number >= _DECISIONS_FROM else "RES"
    return Numbered(f"A/{kind}/{session}/{number}{part}", "GA", session)


def _numbered(symbol: str, body: str, rest: str) -> Numbered | None:
    if found := _IN_SESSION.fullmatch(rest):
        session = int(found["session"])
        if body == "E/CN.4" and session > _FIRST_YEAR:
            session -= _FIRST_YEAR
        return Numbered(symbol, _BODIES[body], session, (found["special"] or "").rstrip("-"))
    if found := _ROMAN_SESSION.fullmatch(rest):
        session = _from_roman(found["roman"])
        return Numbered(symbol, _BODIES[body], session, (found["special"] or "").rstrip("-")) if session else None
    return None
