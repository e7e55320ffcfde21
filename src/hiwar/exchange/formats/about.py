"""What an export says of itself beside its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


class Unfit(Exception):
    """Rows do not fit a format; the message is one sentence for people."""


@dataclass(frozen=True, slots=True)
class About:
    """`lang` is the language of headings and notes, `on` the day of the export, `address` the page that it comes from,
    `left_out` how many rows more were asked for than it holds. `filters` are what its rows were chosen by, each with
    what it is called, in the language of the notes, and `of` how many there are without them, if known. `mark` puts the
    byte order mark before a CSV, by which Excel knows UTF-8."""

    lang: str = "en"
    on: date | None = None
    address: str = ""
    left_out: int = 0
    filters: tuple[tuple[str, str], ...] = ()
    of: int | None = None
    mark: bool = False

    def chosen(self, count: int) -> Iterator[tuple[str, str]]:
        """What a part of a whole says of itself, `count` being its rows: how many of how many, and by what."""
        if self.of is not None and self.of != count:
            yield _("Texts"), _("%(count)s of %(all)s") % {"count": count, "all": self.of}
        if self.filters:
            yield _("Filters in force"), "; ".join(f"{name}: {value}" for name, value in self.filters)
