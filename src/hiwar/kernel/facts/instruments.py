"""The core human-rights treaties and their protocols: when they enter into force and when reports fall due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from ._tables import flag, number, rows


class Delay(StrEnum):
    """What lies between the deposit of a ratification or accession and its effect."""

    THIRTY_DAYS = "30 days"
    MONTH = "1 month"
    THREE_MONTHS = "3 months"
    MONTH_AFTER_THREE = "month after 3 months"


class Instrument(NamedTuple):
    """A treaty or protocol by its usual short name, adopted by the General Assembly and in force since a day, after a
    `threshold` of deposits; `body` is the committee that it falls to.

    The first report is due `initial_years` after it enters into force for a State, the others in a period of
    `period_years`; None where there is none. `treaty` is the one that a protocol belongs to, `untc` the number in the
    United Nations Treaty Collection (`4-11-b`). `report_article`, `complaints`, `inquiry` and `denunciation` name the
    articles on reports, on communications of persons, on inquiries and on denunciation; empty where there is none.
    `names` and `subjects` hold, by language, the whole name and what it is about in a few words.
    """

    short: str
    adopted: date
    in_force: date
    body: str
    threshold: int
    delay: Delay
    initial_years: int | None
    period_years: int | None
    source: str
    verified: bool
    note: str
    treaty: str
    untc: str
    report_article: str
    complaints: str
    inquiry: str
    denunciation: str
    names: Mapping[str, str]
    subjects: Mapping[str, str]

    def name(self, lang: str = "en") -> str:
        """The whole name in a language, or in English when there is none in that language."""
        return self.names.get(lang) or self.names["en"]

    def subject(self, lang: str = "en") -> str:
        """What it is about, in a few words in a language, or in English."""
        return self.subjects.get(lang) or self.subjects["en"]


@cache
def instruments() -> dict[str, Instrument]:
    """The nine core treaties and their nine protocols, by short name."""
    names: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: {"name": {}, "subject": {}})
    for row in rows("instrument_names"):
        for form in ("name", "subject"):
            names[row["short"]][form][row["lang"]] = row[form]
    found = (
        Instrument(
            row["short"],
            date.fromisoformat(row["adopted"]),
            date.fromisoformat(row["in_force"]),
            row["body"],
            int(row["threshold"]),
            Delay(row["delay"]),
            number(row["initial_years"]),
            number(row["period_years"]),
            row["source"],
            flag(row["verified"]),
            row["note"],
            row["treaty"],
            row["untc"],
            row["report_article"],
            row["complaints"],
            row["inquiry"],
            row["denunciation"],
            names[row["short"]]["name"],
            names[row["short"]]["subject"],
        )
        for row in rows("instruments")
    )
    return {each.short: each for each in found}
