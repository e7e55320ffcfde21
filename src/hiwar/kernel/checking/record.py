"""What checking asks of a record: a few plain questions, each answered as of a day, with its source.

Whoever keeps a record (a database, the tables of `hiwar.kernel.facts`, a test) answers them. `None`, or an answer that
says it is not complete, means that the record is silent; a silent record contradicts nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from hiwar.kernel.values import PartialDate


class Review(NamedTuple):
    """A review of a State: held on a day between `first` and `last`, or set for one; the `number` of the review counts
    those of this State, `cycle` those of all. `planned` are the days that it was first set for, where it was moved.
    One that was taken off its session and of which no new day is known has no session, and lies somewhere in its
    cycle. `troika` are its three rapporteurs, where they are known."""

    state: str
    number: int
    session: int | None
    first: date
    last: date
    date: str
    symbol: str | None
    source: str
    verified: bool
    cycle: int = 0
    planned: tuple[datetime.date, datetime.date] | None = None
    troika: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether no day of it is known."""
        return self.last == datetime.date.max

    def is_nth(self, ordinal: int) -> bool:
        """Whether an ordinal may mean it: the first review of a State that joined late is of the second cycle."""
        return ordinal in (self.number, self.cycle)


class Standing(StrEnum):
    """How a State stands to an instrument."""

    PARTY = "party"
    SIGNED = "signed"
    NONE = "none"
    UNKNOWN = "unknown"


class Act(NamedTuple):
    """An act of a State under an instrument: `signature`, `binding` (ratification, accession, succession …) or
    `withdrawal`; `void` says that a withdrawal has no effect."""

    instrument: str
    kind: str
    date: PartialDate
    source: str
    verified: bool
    void: bool = False
    name: str | None = None


class Membership(NamedTuple):
    """How a State stood to an instrument on a day, and the acts by which. Where there is none, `source` names the table
    of everybody who acted, complete on the day `known_on`; without such a table nothing is verified."""

    instrument: str
    standing: Standing
    acts: tuple[Act, ...]
    source: str | None = None
    known_on: date | None = None
    verified: bool = False


class Obligation(NamedTuple):
    """A report that a State owes under an instrument: its `number` (1 is the first), when it was `due` and was
    `submitted`, both where known; `settled` says whether the record would know of a submission."""

    instrument: str
    number: int | None
    due: PartialDate | None
    submitted: PartialDate | None
    settled: bool
    source: str
    verified: bool


class Tally(NamedTuple):
    """The result of a vote; records may hold two that differ, of a roll call and as published."""

    yes: int
    no: int
    abstained: int


class Resolution(NamedTuple):
    """A resolution: `id` is how the record knows it, `body` one of `ga`, `hrc`, `chr`, `committee3`; adopted by a
    recorded vote, with its tallies, or without a vote; `in_series` says that it is one of a series that the record
    holds whole, the texts without a vote too."""

    id: str
    symbol: str | None
    body: str
    about: str | None
    date: date
    recorded: bool
    tallies: tuple[Tally, ...]
    source: str
    verified: bool
    in_series: bool = False

    def is_called(self, symbol: str) -> bool:
        """Whether a symbol, of which the end is enough, is its own."""
        return self.symbol is not None and (self.symbol == symbol or self.symbol.endswith(f"/{symbol.lstrip('/')}"))


class Vote(StrEnum):
    """What a State did in a recorded vote."""

    YES = "yes"
    NO = "no"
    ABSTAINED = "abstained"
    ABSENT = "absent"


class Members(NamedTuple):
    """States that sponsored or took part; `complete` says that no other did. `number` is how many they were,
    where only that is known."""

    states: frozenset[str]
    complete: bool
    source: str
    number: int | None = None
    verified: bool = True


class Figure(NamedTuple):
    """A number of recommendations in a review, known since a day; several may stand beside each other. `parts` says
    that a smaller number may mean a part of them."""

    number: int
    session: int | None
    source: str
    verified: bool
    since: date | None = None
    until: date | None = None
    parts: bool = False


class Record(Protocol):
    """The questions. States are ISO 3166-1 alpha-3 codes; instruments the short names of `facts.instruments`."""

    def reviews(self, state: str) -> tuple[Review, ...] | None:
        """Every review known of a State in the Universal Periodic Review, in order; None for what is never reviewed."""

    def membership(self, state: str, instrument: str, on: date) -> Membership:
        """How a State stood to an instrument on a day."""

    def obligations(self, state: str, on: date) -> tuple[Obligation, ...] | None:
        """The reports that a State owes or owed under treaties, those due after the day too; None when not known."""

    def resolutions(self, about: str | None, symbol: str | None) -> tuple[Resolution, ...]:
        """The resolutions about a State, or with a symbol (its end is enough: `69/188`), the oldest first."""

    def vote(self, state: str, resolution: str) -> Vote | None:
        """What a State did in the vote on a resolution; None when not known."""

    def sponsors(self, resolution: str) -> Members | None:
        """Who sponsored a resolution."""

    def participants(self, state: str, session: int) -> Members | None:
        """Who took part in the review of a State."""

    def recommendations(self, state: str, session: int, which: str, by: str | None) -> tuple[Figure, ...]:
        """How many recommendations a State received, supported or noted (`which`) in a review, or, `made`, were made by
        a State."""


def held(reviews: Iterable[Review], on: date) -> list[Review]:
    """Those that were over by a day."""
    return [each for each in reviews if each.last <= on]
