"""A review's matrix as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

COLUMNS = (
    "state_under_review",
    "session",
    "address",
    "paragraph",
    "part",
    "text",
    "language",
    "recommending",
    "states_as_written",
    "position",
    "position_as_written",
    "position_source",
    "page",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def matrix(found: dict[str, Any]) -> Iterator[list[str]]:
    """The head and one row a text, in the order of the page; several States are parted by `; `."""
    yield list(COLUMNS)
    for row in found["recommendations"]:
        cells = {
            **row,
            "state_under_review": found["review"]["state"]["iso3"],
            "session": found["review"]["session"],
            "recommending": "; ".join(state["iso3"] for state in row["states"] if state["iso3"]),
            "states_as_written": "; ".join(state["as_written"] for state in row["states"]),
            "position": "" if row["position"] == "none" else row["position"],
        }
        yield [harmless(cells[column]) for column in COLUMNS]


def harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
