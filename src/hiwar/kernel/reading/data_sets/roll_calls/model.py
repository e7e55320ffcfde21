"""What is read of a vote, or of an adoption without one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Put(StrEnum):
    """What was put to the vote. Tables do not always tell the whole of a text from a part of it: then `UNKNOWN`."""

    WHOLE = "whole"
    PART = "part"
    AMENDMENT = "amendment"
    MOTION = "motion"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReadRollCall:
    """One vote as a table has it, or one adoption without a vote (`recorded` is False then).

    `key` is the source's own, after the name of the source (`voeten:4604`); `row` the number of its first row. `body`
    is "GA", "HRC" or "CHR"; `date` a day, or a month where the source's day is none; `written` what the source has in
    place of a symbol. `yes`, `no`, `abstain` and `absent` hold (name, code) of members as written; `absences` says that
    the source lists those who took no part. `published` are the totals that the source prints, in the same order, None
    where it prints none. `facts` holds other columns as (name, value) pairs.
    """

    key: str
    row: int
    body: str
    session: int | None
    date: str
    recorded: bool = True
    symbol: str | None = None
    written: str = ""
    title: str = ""
    put: Put = Put.WHOLE
    item: str = ""
    agenda: str = ""
    subjects: tuple[str, ...] = ()
    yes: tuple[tuple[str, str], ...] = ()
    no: tuple[tuple[str, str], ...] = ()
    abstain: tuple[tuple[str, str], ...] = ()
    absent: tuple[tuple[str, str], ...] = ()
    absences: bool = False
    published: tuple[int | None, int | None, int | None, int | None] | None = None
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def votes(self) -> int:
        """How many rows of members there are."""
        return len(self.yes) + len(self.no) + len(self.abstain) + len(self.absent)
