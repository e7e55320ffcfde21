"""Rows of a table of votes that cannot be: each is refused with its number and what to do about it."""

from __future__ import annotations

from datetime import date

from hiwar.kernel.procedure.resolution_bounds import MEMBERS, days_of
from hiwar.kernel.procedure.resolution_symbols import Numbered
from hiwar.kernel.reading.data_sets.roll_calls.model import ReadRollCall
from hiwar.kernel.reading.data_sets.schema import damaged


def in_session(text: Numbered, day: date, row: int, session: int | None = None) -> None:
    """Raises ReadingError where a day, or the `session` that the table gives, is none of the session of a symbol."""
    days = days_of(text)
    if not days.hold(day):
        raise damaged(f"{text.symbol} cannot be of {day.isoformat()}", row, "correct the symbol or the day")
    if session is not None and not text.special and session != text.session:
        raise damaged(
            f"{text.symbol} is no text of session {session}", row, "correct the symbol, or the number of the session"
        )


def within_membership(call: ReadRollCall) -> ReadRollCall:
    """The same roll call. Raises ReadingError where it has, or prints, more votes than its body has members."""
    most = MEMBERS[call.body]
    votes = max(call.votes, sum(each or 0 for each in call.published or ()))
    if votes > most:
        raise damaged(
            f"it gives {call.key} {votes} votes, where the body has {most} members",
            call.row,
            "correct the numbers, or take out rows that stand there twice",
        )
    return call
