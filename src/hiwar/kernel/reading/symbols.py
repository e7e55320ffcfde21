"""What a document's symbol says by itself: the series it belongs to, and with it genre, State, session and body.

Symbols are the same in every language, so these rules stand apart from the phrase books.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hiwar.kernel.facts import state
from hiwar.kernel.reading.model import Genre

_BODIES: tuple[tuple[str, str], ...] = (
    ("CAT/OP/", "SPT"),
    ("CAT/", "CAT"),
    ("CCPR/", "CCPR"),
    ("CED/", "CED"),
    ("CEDAW/", "CEDAW"),
    ("CERD/", "CERD"),
    ("CMW/", "CMW"),
    ("CRC/", "CRC"),
    ("CRPD/", "CRPD"),
    ("E/C.12/", "CESCR"),
)
"""The treaty body whose documents begin so, by the short name under which its recommendations are indexed."""

_SERIES: tuple[tuple[str, Genre], ...] = (
    (r".+/Corr\.\d+", Genre.CORRIGENDUM),
    (r"A/HRC/WG\.6/\d+/[A-Z]{3}/1(?:/.+)?", Genre.NATIONAL_REPORT),
    (r"A/HRC/WG\.6/\d+/[A-Z]{3}/2(?:/.+)?", Genre.COMPILATION),
    (r"A/HRC/WG\.6/\d+/[A-Z]{3}/3(?:/.+)?", Genre.SUMMARY),
    (r"A/HRC/DEC/.+", Genre.DECISION),
    (r"(?:[A-Z]+|E/C\.12)/(?:C/)?(?:[A-Z]+/)*CO/.+/Add\.\d+", Genre.OTHER),  # a State's answer to the committee
    (r"(?:[A-Z]+|E/C\.12)/(?:C/)?(?:[A-Z\d]+/)*CO/.+", Genre.CONCLUDING_OBSERVATIONS),
    (r"CAT/C/CR/.+|(?:CRC/C/15|CCPR/C/79|E/C\.12/1)/Add\.\d+", Genre.CONCLUDING_OBSERVATIONS),  # until about 2005
)
"""The genre that a series is kept for, the first that matches the whole symbol wins."""

_PART = r"(?:[A-Z][A-Z\d.\-]*|[A-Z][a-z]+\.\d+|\d+(?:-\d+)?)"
SYMBOL = re.compile(
    rf"(?<![\w/.])(?P<symbol>(?:A|E|S|ST|HRI|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD)(?:/\s?{_PART})+)(?![\w/])"
)
"""A symbol of the series that are read here; a stray blank after a stroke is no part of it."""

CITED_REPORT = re.compile(
    r"\b(?P<symbol>A/HRC/\s?(?:\d{1,3}/\s?\d{1,3}|TRAINING/\d+)(?:/(?:Rev|Add|Corr)\.\d+)*)", re.I
)
"""The symbol of a report, or of what was issued to it, in running text."""

ISSUED_TO_A_REPORT = re.compile(r"/(?:Add|Corr)\.\d", re.I)

_REPORT = re.compile(r"A/HRC/(?:\d+/\d+|TRAINING/\d+)")
_SUFFIX = re.compile(r"/(?:Add|Corr)\.\d+$")
_WORKING_GROUP = re.compile(r"A/HRC/WG\.6/(\d+)/")
_DECISION = re.compile(r"A/HRC/DEC/(\d+)/")
_LAST_CODE = re.compile(r"(?<=/)[A-Z]{3}(?=/|$)")


class Series(NamedTuple):
    """What a symbol says; None where it says nothing. `answers` is the symbol of the document that it goes with."""

    genre: Genre | None = None
    state: str | None = None
    session: int | None = None
    body: str | None = None
    answers: str | None = None


def series_of(symbol: str | None) -> Series:
    """`A/HRC/WG.6/20/SVN/1` is a national report on SVN for session 20; `CAT/C/SVN/CO/3` is by CAT."""
    if symbol is None:
        return Series()
    session = _WORKING_GROUP.match(symbol)
    return Series(
        genre=next((genre for pattern, genre in _SERIES if re.fullmatch(pattern, symbol)), None),
        state=_state(symbol),
        session=int(session[1]) if session else None,
        body=next((body for prefix, body in _BODIES if symbol.startswith(prefix)), None),
        answers=_SUFFIX.sub("", symbol) if _SUFFIX.search(symbol) else None,
    )


def cited_report(symbol: str | None, text: str) -> str | None:
    """The report that a text without one of its own goes with: the first that it cites, an addendum standing for its
    report; for a decision, one of the session that decided."""
    decision = _DECISION.match(symbol or "")
    session = f"A/HRC/{decision[1]}/" if decision else "A/HRC/"
    for cited in SYMBOL.finditer(text):
        report = _SUFFIX.sub("", cited["symbol"].replace(" ", ""))
        if _REPORT.fullmatch(report) and report.startswith(session):
            return report
    return None


def _state(symbol: str) -> str | None:
    for code in _LAST_CODE.findall(symbol):
        try:
            return state(code).iso3
        except KeyError:
            continue
    return None
