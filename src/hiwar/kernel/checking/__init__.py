"""Checking: a statement -> its claims, and what a record says of each, as it stood on the day of the statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hiwar.kernel.checking.grammar import claims_in
from hiwar.kernel.checking.model import REASONS, Claim, Compare, Details, Evidence, Finding, Kind, Reason, Verdict, When
from hiwar.kernel.checking.record import Record
from hiwar.kernel.checking.verdicts import check
from hiwar.kernel.reading.press import Statement

__all__ = [
    "REASONS",
    "Claim",
    "Compare",
    "Details",
    "Evidence",
    "Finding",
    "Kind",
    "Reason",
    "Record",
    "Verdict",
    "When",
    "check",
    "check_statement",
    "claims_in",
]


def check_statement(statement: Statement, record: Record, on: tuple[date, date]) -> Sequence[Finding]:
    """Every claim of a statement with its verdict, in the order of the text; `on` is between when and when the
    statement was made, as given or as the statement says."""
    return [check(claim, record, on) for claim in claims_in(statement)]
