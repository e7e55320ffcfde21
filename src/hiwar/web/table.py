"""A review's matrix as rows of a table: the columns and cells of every other export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hiwar.exchange.rows import COLUMNS, cells


def matrix(found: dict[str, Any]) -> Iterator[list[str]]:
    """The head and one row a text, in the order of the page."""
    yield list(COLUMNS)
    review = found["review"]
    place = {
        "state_under_review": review["state"]["iso3"],
        "state_under_review_name": review["state"]["name"],
        "document": review["symbol"],
        **{name: review[name] for name in ("session", "cycle", "held_on")},
    }
    for row in found["recommendations"]:
        known = [state for state in row["states"] if state["iso3"]]
        states = {
            "recommending": [state["iso3"] for state in known],
            "recommending_names": [state["name"] for state in known],
            "states_as_written": [state["as_written"] for state in row["states"]],
            "position": None if row["position"] == "none" else row["position"],
        }
        yield cells({**row, **place, **states})
