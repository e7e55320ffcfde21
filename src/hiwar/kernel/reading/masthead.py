"""What a report says of itself: its symbol, the State under review, the session."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hiwar.kernel.facts import find_state
from hiwar.kernel.reading.model import Page
from hiwar.kernel.reading.passage import tidy
from hiwar.kernel.reading.phrases import Phrases

_ORDINAL_FIGURE = re.compile(r"(\d+)(?:st|nd|rd|th)")
_OPENING_PAGES = 4


@dataclass(frozen=True, slots=True)
class Masthead:
    """`symbol`, `state` (ISO 3166-1 alpha-3) and `session` of the Working Group; None where not found."""

    symbol: str | None
    state: str | None
    session: int | None


def is_titled(pages: Sequence[Page], phrases: Phrases) -> bool:
    """Does the text open with the title of a Working Group report?"""
    return bool(phrases.report_title.search(tidy(" ".join(page.text for page in pages[:_OPENING_PAGES]))))


def masthead(pages: Sequence[Page], phrases: Phrases) -> Masthead:
    """Read the opening pages."""
    raw = "\n".join(page.text for page in pages[:_OPENING_PAGES])
    opening = tidy(raw)
    symbol = phrases.symbol.search(opening)
    session = phrases.session.search(opening)
    return Masthead(
        symbol=symbol["symbol"].replace(" ", "") if symbol else None,
        state=_state(raw, opening, phrases),
        session=ordinal(session["ordinal"], phrases) if session else None,
    )


def _state(raw: str, opening: str, phrases: Phrases) -> str | None:
    """The State of `The review of X was held …`; failing that, the title page's line that is a State's name."""
    for found in phrases.review_of.finditer(opening):
        state = find_state(found["state"], phrases.language)
        if state:
            return state.iso3
    for line in raw.split("\n")[:40]:
        state = find_state(line.strip(" *∗"), phrases.language)
        if state:
            return state.iso3
    return None


def ordinal(words: str, phrases: Phrases) -> int | None:
    """`nineteenth`, `twenty-first`, `33rd` -> 19, 21, 33."""
    figure = _ORDINAL_FIGURE.fullmatch(words.strip())
    if figure:
        return int(figure[1])
    values = [phrases.ordinals.get(word) for word in re.split(r"[\s-]+", words.strip().casefold())]
    return sum(value for value in values if value is not None) if values and None not in values else None
