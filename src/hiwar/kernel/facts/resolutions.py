"""Series of resolutions, their texts year by year, and the labels under which voters stand in tables of votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from ..values import LANGUAGES
from ._tables import day, flag, number, rows


@dataclass(frozen=True, slots=True)
class Series:
    """Texts that a body adopts year after year under one title: `about` is the State that they are about (ISO 3166-1
    alpha-3), None for a thematic series; `titles` holds the title per language (ISO 639-1)."""

    code: str
    about: str | None
    titles: Mapping[str, str] = field(compare=False)
    source: str
    verified: bool

    def title(self, lang: str = "en") -> str:
        """The title in a language, or in English when there is none in that language."""
        return self.titles.get(lang) or self.titles["en"]


class Figures(NamedTuple):
    """Votes in favour, against, abstentions, and members who did not vote, where that is known."""

    yes: int
    no: int
    abstain: int
    absent: int | None = None


class SeriesText(NamedTuple):
    """One text of a series: adopted by a `body` ("GA", "CHR", "HRC") on a `date`, in a recorded vote with the `tally`
    of its roll call or without a vote. `published` is a tally that was printed otherwise. `symbol` is None where the
    number is not known."""

    series: str
    body: str
    session: int
    symbol: str | None
    date: date
    recorded: bool
    tally: Figures | None
    published: Figures | None
    source: str
    verified: bool
    note: str

    @property
    def address(self) -> str:
        """What it is known by here: its symbol, or its series, body and year where that is not known."""
        return self.symbol or f"{self.series}-{self.body}-{self.date.year}"


class SingleVote(NamedTuple):
    """How one State voted ("yes", "no", "abstain") on a text of which no whole roll call is known."""

    symbol: str
    iso3: str
    vote: str
    source: str
    verified: bool


class VoterLabel(NamedTuple):
    """Which State a label of a table of votes means between two days. `note` says why that needs saying: "folded" (the
    table puts this State under the label of another) or "seat-of-china"."""

    label: str
    iso3: str
    since: date | None
    until: date | None
    note: str
    source: str
    verified: bool


class Seat(NamedTuple):
    """That a State went on, from a day, in the seat that stood under the name of another before."""

    iso3: str
    before: str
    on: date
    source: str
    verified: bool


@cache
def series() -> dict[str, Series]:
    """Every series, by code."""
    return {
        row["code"]: Series(
            row["code"],
            row["about"] or None,
            {lang: row[lang] for lang in LANGUAGES if row[lang]},
            row["source"],
            flag(row["verified"]),
        )
        for row in rows("resolution_series")
    }


@cache
def series_texts() -> tuple[SeriesText, ...]:
    """Every text of every series, the oldest first."""
    return tuple(
        SeriesText(
            row["series"],
            row["body"],
            int(row["session"]),
            row["symbol"] or None,
            date.fromisoformat(row["date"]),
            _ADOPTION[row["adoption"]],
            _figures(row, "", row["absent"]),
            _figures(row, "published_", ""),
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("resolution_texts")
    )


@cache
def single_votes() -> tuple[SingleVote, ...]:
    """Every vote that is known without its roll call."""
    return tuple(
        SingleVote(row["symbol"], row["iso3"], row["vote"], row["source"], flag(row["verified"]))
        for row in rows("resolution_votes")
    )


_ADOPTION = {"recorded_vote": True, "without_a_vote": False}


def _figures(row: Mapping[str, str], prefix: str, absent: str) -> Figures | None:
    votes = [number(row[f"{prefix}{choice}"]) for choice in ("yes", "no", "abstain")]
    yes, no, abstain = votes
    if yes is None or no is None or abstain is None:
        return None
    return Figures(yes, no, abstain, number(absent))


@cache
def voter_labels() -> tuple[VoterLabel, ...]:
    """The labels that mean different States at different times, or need a word beside them."""
    return tuple(
        VoterLabel(
            row["label"],
            row["iso3"],
            day(row["from"]),
            day(row["to"]),
            row["note"],
            row["source"],
            flag(row["verified"]),
        )
        for row in rows("voters")
    )


@cache
def seats() -> tuple[Seat, ...]:
    """Seats that went on under another name."""
    return tuple(
        Seat(row["iso3"], row["before"], date.fromisoformat(row["on"]), row["source"], flag(row["verified"]))
        for row in rows("seats")
    )
