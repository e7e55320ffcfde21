"""Reviews that were held here, told apart from those whose report was read by the symbol of their report."""

from __future__ import annotations

import re

_SYMBOL = "A/HRC/0/REHEARSAL.{}"
"""The Council had no session 0, so no document of the United Nations bears it."""


def symbol_of(meeting: int | str) -> str:
    """The symbol of the report of a rehearsal, which stands wherever it is cited."""
    return _SYMBOL.format(meeting)


def held_in(symbol: str) -> int | None:
    """The number of the meeting whose report has this symbol; None for a report that was read."""
    found = re.fullmatch(re.escape(symbol_of("")) + r"(\d{1,9})", symbol)
    return int(found[1]) if found else None
