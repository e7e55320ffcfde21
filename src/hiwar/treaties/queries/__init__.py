"""Reading what States did under treaties and what they owe, for the faces and for what stands above."""

from .board import ALL, BODIES, GROUPS, REPORTED, BoardFilters, board, treaties, treaty, whole_board
from .dates import dates
from .standing import at_desk, instrument, obligation, of_state, owed, status

__all__ = [
    "ALL",
    "BODIES",
    "GROUPS",
    "REPORTED",
    "BoardFilters",
    "at_desk",
    "board",
    "dates",
    "instrument",
    "obligation",
    "of_state",
    "owed",
    "status",
    "treaties",
    "treaty",
    "whole_board",
]
