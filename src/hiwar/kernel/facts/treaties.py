"""What States did under treaties: signatures, ratifications, withdrawals; and what became of their reports.

Acts of all States are compiled from the United Nations Treaty Collection of 2015, a ratification table of 2022 and
OHCHR's table of 2026 (`benchmarks/compile_treaties.py`). Where they disagree both stand there, unverified.
"""

from __future__ import annotations

import datetime
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from ..values import PartialDate
from ._tables import day, flag, number, partial, rows


class ActKind(StrEnum):
    """What a State did under a treaty, in the words of the depositary."""

    SIGNATURE = "signature"
    SUCCESSION_TO_SIGNATURE = "succession_to_signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    RATIFICATION = "ratification"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    FORMAL_CONFIRMATION = "formal_confirmation"
    RATIFICATION_OR_ACCESSION = "ratification_or_accession"
    WITHDRAWAL = "withdrawal"
    COMMUNICATIONS = "communications"
    INQUIRY = "inquiry"
    DECLARATION = "declaration"
    RESERVATION = "reservation"
    RESERVATION_WITHDRAWN = "reservation_withdrawn"
    OBJECTION = "objection"
    OTHER = "other"

    @property
    def signs(self) -> bool:
        """Whether it makes a signatory."""
        return self in _SIGNING

    @property
    def binds(self) -> bool:
        """Whether it is consent to be bound (Vienna Convention on the Law of Treaties, arts. 11–15), which makes a
        party."""
        return self in _BINDING


_SIGNING = (ActKind.SIGNATURE, ActKind.SUCCESSION_TO_SIGNATURE)
_BINDING = (
    ActKind.DEFINITIVE_SIGNATURE,
    ActKind.RATIFICATION,
    ActKind.ACCESSION,
    ActKind.SUCCESSION,
    ActKind.ACCEPTANCE,
    ActKind.APPROVAL,
    ActKind.FORMAL_CONFIRMATION,
    ActKind.RATIFICATION_OR_ACCESSION,
)


class StepKind(StrEnum):
    """A step in the reporting of a State to a committee."""

    DATE_SET = "date_set"
    SUBMITTED = "submitted"
    LIST_OF_ISSUES = "list_of_issues"
    LIST_OF_ISSUES_PRIOR = "list_of_issues_prior"
    DIALOGUE = "dialogue"
    CONCLUDING_OBSERVATIONS = "concluding_observations"
    FOLLOW_UP = "follow_up"


class Act(NamedTuple):
    """An act of a State under an instrument, on a day or as far as the day is known.

    `effect` is the day on which it takes effect where that does not follow from the treaty: of a withdrawal, of a
    succession. `void` says that it has none: a withdrawal from a treaty that knows no withdrawal.
    """

    instrument: str
    state: str
    kind: ActKind
    date: PartialDate
    effect: datetime.date | None
    void: bool
    source: str
    verified: bool
    note: str


class Step(NamedTuple):
    """A step in the reporting of a State under an instrument; `first` and `last` number the reports that it is about
    (combined reports are several), None for a follow-up report. `due` is the day that a committee set."""

    state: str
    instrument: str
    kind: StepKind
    first: int | None
    last: int | None
    date: PartialDate
    due: PartialDate | None
    symbol: str
    source: str
    verified: bool
    note: str


class OtherTreaty(NamedTuple):
    """A treaty beside the eighteen instruments, of which the record knows who is party to it."""

    short: str
    untc: str
    adopted: date
    in_force: date
    name: str
    source: str
    verified: bool


class Body(NamedTuple):
    """A treaty body: its names by language, its number of members, and within how many months of its concluding
    observations it asks for a follow-up report; None where it asks for none or that is not known."""

    code: str
    names: dict[str, str]
    members: int
    follow_up_months: int | None
    source: str
    verified: bool


class Succession(NamedTuple):
    """A State that succeeded to another on a day; or `continues` it, and then the acts of both stand under its name."""

    successor: str
    predecessor: str
    continues: bool
    date: date
    source: str
    verified: bool


@cache
def acts() -> tuple[Act, ...]:
    """All that are known, by instrument, State and time."""
    words = _sources()
    return tuple(
        Act(
            row["instrument"],
            row["iso3"],
            ActKind(row["kind"]),
            PartialDate(row["date"]),
            None if row["effect"] == _VOID else day(row["effect"]),
            row["effect"] == _VOID,
            "; ".join(words.get(code, code) for code in row["source"].split("+")),
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("treaty_acts")
    )


_VOID = "none"


class Coverage(NamedTuple):
    """That a table names, by a day, everybody who signed an instrument or is bound by it; `dated` says whether it gives
    the years of signatures too."""

    instrument: str
    dated: bool
    complete_on: datetime.date
    source: str
    verified: bool


class Undated(NamedTuple):
    """An act that a table knows of without its year."""

    instrument: str
    state: str
    kind: ActKind
    source: str
    verified: bool


@cache
def coverage() -> tuple[Coverage, ...]:
    """Until when it is known who did *not* act under an instrument, the oldest table first."""
    words = _sources()
    return tuple(
        Coverage(
            row["instrument"],
            flag(row["dated"]),
            date.fromisoformat(row["complete_on"]),
            words[row["source"]],
            flag(row["verified"]),
        )
        for row in rows("treaty_coverage")
    )


@cache
def undated() -> tuple[Undated, ...]:
    """All that are known of, by instrument and State."""
    words = _sources()
    return tuple(
        Undated(row["instrument"], row["iso3"], ActKind(row["kind"]), words[row["source"]], flag(row["verified"]))
        for row in rows("treaty_undated")
    )


@cache
def _sources() -> dict[str, str]:
    return {row["code"]: row["source"] for row in rows("treaty_sources")}


@cache
def steps() -> tuple[Step, ...]:
    """All that are known, by State, instrument and time."""
    return tuple(
        Step(
            row["iso3"],
            row["instrument"],
            StepKind(row["kind"]),
            number(row["first"]),
            number(row["last"]),
            PartialDate(row["date"]),
            partial(row["due"]),
            row["symbol"],
            row["source"],
            flag(row["verified"]),
            row["note"],
        )
        for row in rows("treaty_reports")
    )


@cache
def other_treaties() -> dict[str, OtherTreaty]:
    """Treaties beside the eighteen, by short name; a row is enough to add one."""
    found = (
        OtherTreaty(
            row["short"],
            row["untc"],
            date.fromisoformat(row["adopted"]),
            date.fromisoformat(row["in_force"]),
            row["name"],
            row["source"],
            flag(row["verified"]),
        )
        for row in rows("other_treaties")
    )
    return {each.short: each for each in found}


@cache
def bodies() -> dict[str, Body]:
    """The treaty bodies, by their short name."""
    languages = ("en", "fr", "es", "ru", "zh", "ar")
    found = (
        Body(
            row["code"],
            {lang: row[lang] for lang in languages if row[lang]},
            int(row["members"]),
            number(row["follow_up_months"]),
            row["source"],
            flag(row["verified"]),
        )
        for row in rows("treaty_bodies")
    )
    return {each.code: each for each in found}


@cache
def successions() -> tuple[Succession, ...]:
    """Which States succeeded to which, by successor."""
    return tuple(
        Succession(
            row["successor"],
            row["predecessor"],
            row["kind"] == "continuation",
            date.fromisoformat(row["date"]),
            row["source"],
            flag(row["verified"]),
        )
        for row in rows("successions")
    )
