"""Statements in the record, for tests."""

from __future__ import annotations

from datetime import date, datetime

from hiwar.audit.actors import OPERATOR, Actor
from hiwar.statements import commands
from hiwar.statements.models import Statement
from hiwar.statements.texts import given_words
from tests.builders import NOW
from tests.statements.made import STATEMENT


def entered(
    words: str = STATEMENT,
    *,
    days: tuple[date, date] | None = None,
    source: str = "Evening News",
    address: str = "",
    title: str = "",
    now: datetime = NOW,
    actor: Actor = OPERATOR,
) -> Statement:
    """A statement that was entered."""
    with given_words(words) as given:
        return commands.enter(actor, given, days=days, source=source, address=address, title=title, now=now)
