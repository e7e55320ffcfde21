"""What an export says of itself beside its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class Unfit(Exception):
    """Rows do not fit a format; the message is one sentence for people."""


@dataclass(frozen=True, slots=True)
class About:
    """`lang` is the language of headings and notes, `on` the day of the export, `address` the page that it comes from,
    `left_out` how many rows more were asked for than it holds. `mark` puts the byte order mark before a CSV, by which
    Excel knows UTF-8."""

    lang: str = "en"
    on: date | None = None
    address: str = ""
    left_out: int = 0
    mark: bool = False
