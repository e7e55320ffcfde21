"""Rows of recommendations as `hiwar.exchange.rows` gives them, made by hand or from a reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hiwar.exchange.columns import TABLE, Kind
from hiwar.exchange.rows import Row
from hiwar.kernel import facts
from hiwar.kernel.reading import Reading


def made(**values: Any) -> Row:
    """A row of Talvania's training review; what is not given is unknown."""
    row: Row = {column.name: [] if column.kind is Kind.TEXTS else None for column in TABLE}
    row |= {
        "address": "A/HRC/0/1:124.10",
        "state_under_review": "XTV",
        "state_under_review_name": "Talvania",
        "session": 0,
        "document": "A/HRC/0/1",
        "paragraph": "124.10",
        "part": 1,
        "text": "Count the boats",
        "language": "en",
    }
    return row | values


def of(reading: Reading) -> Iterator[Row]:
    """The rows that a record would have that holds this report and nothing else."""
    place = (reading.state_under_review, reading.session)
    cycle = next((each.cycle for each in facts.reviews() if (each.state, each.session) == place), None)
    for one in reading.recommendations:
        yield made(
            state_under_review=reading.state_under_review,
            session=reading.session,
            cycle=cycle,
            document=reading.symbol,
            paragraph=one.paragraph,
            part=one.part,
            text=one.text,
            language=reading.language,
            recommending=list(one.recommending),
            states_as_written=list(one.states_as_written),
            position=one.position.value if one.position else None,
            position_as_written=one.position_as_written,
            position_source=one.position_source,
        )
