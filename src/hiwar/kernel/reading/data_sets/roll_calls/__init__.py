"""Tables of votes: rows of members gathered to roll calls. A new kind is one module with a schema, and a line here."""

from __future__ import annotations

from hiwar.kernel.reading.data_sets.roll_calls import council, digital_library, voeten
from hiwar.kernel.reading.data_sets.roll_calls.model import Put, ReadRollCall
from hiwar.kernel.reading.data_sets.roll_calls.schema import VoteSchema
from hiwar.kernel.reading.data_sets.schema import Header

__all__ = ["SCHEMAS", "Put", "ReadRollCall", "VoteSchema", "schema_of"]

SCHEMAS: tuple[VoteSchema, ...] = (digital_library.SCHEMA, voeten.SCHEMA, council.MEMBERS, council.TOTALS)
"""The tables that are read, each told by its columns; the first that fits."""


def schema_of(header: Header) -> VoteSchema | None:
    """Which table of votes has these columns; None for none."""
    return next((schema for schema in SCHEMAS if schema.fits(header)), None)
