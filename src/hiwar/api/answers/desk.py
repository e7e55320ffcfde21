"""What people said of the record: reports of errors, proposals of States, confirmations."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from hiwar.api.answers.parts import Address, Language, Pages, RecommendingState, Shape


class ErrorAnswer(Shape):
    """What came of a report of an error."""

    outcome: Literal["corrected", "as-in-source", "not-about-the-record", "not-published"]
    words: str
    author: str
    at: datetime


class ErrorReport(Shape):
    """A report of an error, which anybody may send."""

    number: int
    about: str
    """The address of the page that it is about, without its language."""
    address: Address | None
    """The recommendation that it is about."""
    words: str
    """What was reported; empty until it is answered."""
    language: Language
    at: datetime
    answer: ErrorAnswer | None


class Errors(Shape):
    """The reports of errors that were answered, the newest first."""

    errors: list[ErrorReport]
    waiting: int
    """How many wait for an answer."""
    pages: Pages


class OneError(Shape):
    """One report of an error."""

    error: ErrorReport


class Confirmed(Shape):
    """That somebody compared a text with its source."""

    author: str
    at: datetime


class ProposedPart(Shape):
    """A text that would get an address of its own."""

    text: str
    states: list[str]


class ProposalAnswer(Shape):
    """What came of a proposal."""

    outcome: Literal["accepted", "declined"]
    reason: str
    author: str
    at: datetime


class Proposal(Shape):
    """A correction that an office of a State proposes; what is null would stay as it is."""

    address: Address
    number: int
    state: RecommendingState
    """The State whose office proposes it."""
    author: str
    at: datetime
    reason: str
    language: Language
    text: str | None
    states: list[str] | None
    position: str | None
    as_written: str | None
    new_parts: list[ProposedPart]
    withdraw: bool
    stale: bool
    """Whether the recommendation was changed since."""
    answer: ProposalAnswer | None


class SaidAtDesk(Shape):
    """What people said of a recommendation."""

    confirmed: Confirmed | None
    """Who compared it with its source; null where nobody has."""
    proposals: list[Proposal]
    errors: list[ErrorReport]
    """The reports of errors that were answered."""
