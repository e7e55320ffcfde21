"""Treaties: who is party, since when and by which act, and which reports are due."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hiwar.api.answers.parts import Day, Pages, Shape, StateName

Status = Literal["party", "signatory", "not_party"]
Part = Annotated[
    str | None,
    Field(
        description="A day, or a month or a year where no more is known (ISO 8601); null for none.",
        examples=["1995-05-08"],
    ),
]
Instrument = Annotated[str, Field(description="Short name of the treaty or protocol.", examples=["CRC"])]
Source = Annotated[str, Field(description="Where it was read, in words; empty where there is nothing.")]
Verified = Annotated[bool, Field(description="Whether it was read there, and nothing contradicts it.")]
InForceVerified = Annotated[
    bool, Field(description="Whether the delay from which `in_force` follows was read in a source.")
]
Act = Annotated[str | None, Field(description="The act by which it is bound; null for none.", examples=["accession"])]


class TreatyBody(Shape):
    """A treaty body."""

    code: str = Field(examples=["CRC"])
    name: str


class InstrumentInShort(Shape):
    """An instrument and how many Member and observer States are what to it."""

    instrument: Instrument
    name: str
    subject: str
    """What it is about, in a few words."""
    body: TreatyBody
    adopted: date
    in_force: date
    """The day of its general entry into force, which may lie after the day asked for."""
    party: int
    signatory: int
    """Those that signed and are not party."""
    not_party: int


class Treaties(Shape):
    """The eighteen instruments on a day."""

    on: date
    treaties: list[InstrumentInShort]


class InstrumentInFull(Shape):
    """What is known of an instrument itself."""

    instrument: Instrument
    name: str
    subject: str
    body: TreatyBody
    treaty: str | None
    """The treaty that it is a protocol to; null for a treaty."""
    adopted: date
    in_force: date
    report_article: str
    initial_years: int | None
    """Years from the entry into force for a State to its first report; null where there is none."""
    period_years: int | None
    complaints: str
    """The article on individual communications; empty for none."""
    inquiry: str
    denunciation: str
    """The article on denunciation; empty where a State cannot withdraw."""
    source: Source
    verified: Verified


class PartyCounts(Shape):
    """How many States are what."""

    party: int
    signatory: int
    not_party: int


class PartyState(StateName):
    """A State's standing to an instrument on a day. Nothing that came later is told."""

    kind: Literal["member", "observer", "former", "speaker", "invented"]
    status: Status
    act: Act
    signed: Part
    deposited: Part
    in_force: Day
    """Since when it binds the State; null where it does not yet, or where that is not known."""
    source: Source
    verified: Verified
    in_force_verified: InForceVerified
    differs: bool
    """Whether sources give different times."""


class Treaty(Shape):
    """An instrument with every State's standing on a day."""

    treaty: InstrumentInFull
    on: date
    counts: PartyCounts
    states: list[PartyState]
    """Member and observer States, by name."""
    others: list[PartyState]
    """Others that joined: organizations, former States, the invented ones."""
    protocols: list[str]


class SaidAct(Shape):
    """What one source says of an act."""

    kind: str = Field(examples=["accession"])
    date: str
    effect: Day
    void: bool
    """Whether it has no effect."""
    counts: bool
    source: Source
    verified: Verified
    note: str


class TreatyStanding(Shape):
    """A State's standing to one of the eighteen instruments on a day. Nothing that came later is told."""

    instrument: Instrument
    status: Status
    kind: Act
    signed: Part
    deposited: Part
    in_force: Day
    source: Source
    verified: Verified
    in_force_verified: InForceVerified
    name: str
    subject: str
    body: str
    acts: list[SaidAct]
    differs: bool
    communications: bool
    """Whether persons may complain of it under the instrument."""


class Obligation(Shape):
    """A report of a State under an instrument, as it stood on the day."""

    instrument: Instrument
    report: str = Field(examples=["initial", "3", "2-4", "follow-up"])
    due: Part
    submitted: Part
    overdue_days: int
    """Days since it was due; 0 when it is not due yet, or came."""
    verified: Verified
    source: Source
    status: Literal["not_yet_due", "overdue", "long_overdue", "not_recorded", "submitted", "reviewed", "not_known"]
    by_committee: bool
    """Whether the committee set the day."""
    further: int
    """How many reports after it have fallen due too."""
    recorded: bool
    """Whether the record has any step of the State under the instrument."""
    body: str


class Step(Shape):
    """A step in the reporting of the State."""

    instrument: Instrument
    kind: str = Field(examples=["submitted"])
    first: int | None
    last: int | None
    date: str
    due: Part
    symbol: str
    document: str | None
    """SHA-256 of its document, where the record has it."""
    source: Source
    verified: Verified
    note: str


class OtherAct(Shape):
    """An act under another treaty."""

    treaty: str
    name: str
    kind: str
    date: str
    source: Source
    verified: Verified


class Observations(Shape):
    """Concluding observations in the record."""

    sha256: str
    symbol: str
    dated: Day
    language: str


class Succession(Shape):
    """That the State succeeded to another, or continues it."""

    predecessor: StateName
    on: date
    continues: bool


class StateTreaties(Shape):
    """What a State had agreed to on a day, and which reports it owed."""

    state: StateName
    on: date
    existed: bool
    succeeded: list[Succession]
    treaties: list[TreatyStanding]
    counts: PartyCounts
    obligations: list[Obligation]
    steps: list[Step]
    others: list[OtherAct]
    documents: list[Observations]


class OwedByState(Obligation):
    """A report with the State that owes it."""

    state: StateName


class BoardFilters(Shape):
    """What was asked of the board."""

    state: str
    body: str
    instrument: str
    status: str


class BoardCounts(Shape):
    """How many reports stand how, under the other filters."""

    overdue: int
    not_recorded: int
    due: int
    not_known: int
    submitted: int


class ReportedInstrument(Shape):
    """An instrument under which States report."""

    instrument: Instrument
    subject: str


class BoardChoices(Shape):
    """What can be asked for."""

    bodies: list[TreatyBody]
    instruments: list[ReportedInstrument]
    states: list[StateName]


class Board(Shape):
    """Reports to treaty bodies, the longest overdue first."""

    on: date
    filters: BoardFilters
    counts: BoardCounts
    obligations: list[OwedByState]
    pages: Pages
    choices: BoardChoices
