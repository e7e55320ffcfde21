"""Where a State stood on a day."""

from __future__ import annotations

from datetime import date

from hiwar.api.answers.parts import Shape, StateName
from hiwar.api.answers.resolutions import Address, Adoption, Dated, Title
from hiwar.api.answers.treaties import Act, InForceVerified, Instrument, Obligation, Part, Source, Status, Verified


class TreatyStatus(Shape):
    """A State's standing to one of the eighteen instruments. Nothing that came later is told."""

    instrument: Instrument
    status: Status
    kind: Act
    signed: Part
    deposited: Part
    in_force: Part
    in_force_verified: InForceVerified
    source: Source
    verified: Verified


class HeldReview(Shape):
    """A review that had been held."""

    cycle: int
    session: int | None
    date: Part
    symbol: str | None
    """Of the Working Group's report."""
    symbol_verified: Verified
    document: str | None
    """SHA-256 of the report, where the record has it."""
    source: Source
    verified: Verified


class NextReview(Shape):
    """The first review that had not been held yet. Session and date are null where no fact gives them."""

    cycle: int
    session: int | None
    date: Part
    source: Source
    verified: Verified


class VotesFor(Shape):
    """What votes add up to."""

    yes: int
    no: int
    abstain: int


class AdoptedText(Shape):
    """A resolution about the State."""

    symbol: str | None
    """Null where the number is not known."""
    address: Address
    title: Title
    date: Dated
    adoption: Adoption
    tally: VotesFor | None
    source: Source
    verified: Verified


class StateOnADay(Shape):
    """What the record holds of a State as of a day."""

    state: StateName
    on: date
    treaties: list[TreatyStatus]
    """All eighteen instruments in their order."""
    reviews: list[HeldReview]
    next_review: NextReview | None
    """Null for what is never reviewed."""
    obligations: list[Obligation]
    resolutions: list[AdoptedText]
    """The oldest first."""
