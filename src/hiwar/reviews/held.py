"""Reviews that were held here, told apart from those whose report was read by the symbol of their report."""

from __future__ import annotations

import re

_REHEARSAL = "A/HRC/0/REHEARSAL.{}"
_HELD = "A/HRC/0/HELD.{}"
"""The Council had no session 0, so no document of the United Nations bears them."""

_EITHER = re.compile(r"A/HRC/0/(REHEARSAL|HELD)\.(\d{1,9})")


def symbol_of(meeting: int | str, *, rehearsal: bool = True) -> str:
    """The symbol of the report of a review that was held here, in that meeting; it stands wherever the report is
    cited."""
    return (_REHEARSAL if rehearsal else _HELD).format(meeting)


def addendum_of(symbol: str) -> str:
    """The symbol of what the State under review answers later, in writing."""
    return f"{symbol}/Add.1"


def held_in(symbol: str) -> int | None:
    """The number of the meeting whose report has this symbol; None for a report that was read."""
    found = _EITHER.fullmatch(symbol)
    return int(found[2]) if found else None


def is_held(symbol: str) -> bool:
    """Whether a symbol is that of the report of a review that real States held here: the report that is issued of it
    supersedes it."""
    found = _EITHER.fullmatch(symbol)
    return found is not None and found[1] == "HELD"


def is_rehearsal(symbol: str) -> bool:
    """Whether a symbol is that of the report of a rehearsal."""
    found = _EITHER.fullmatch(symbol)
    return found is not None and found[1] == "REHEARSAL"
