"""One recommendation as `hiwar read` prints it."""

from __future__ import annotations

from typing import Any

from hiwar.kernel.reading.model import Reading, ReadRecommendation


def line(reading: Reading, recommendation: ReadRecommendation, file: str) -> dict[str, Any]:
    """Plain values for JSON, always with the same keys in the same order; unknown is None, the lists are never None.

    `file` is the path as the caller gave it.
    """
    position = recommendation.position
    return {
        "kind": "recommendation",
        "file": file,
        "document": reading.symbol,
        "state_under_review": reading.state_under_review,
        "session": reading.session,
        "paragraph": recommendation.paragraph,
        "part": recommendation.part,
        "text": recommendation.text,
        "recommending": list(recommendation.recommending),
        "states_as_written": list(recommendation.states_as_written),
        "position": None if position is None else position.value,
        "position_as_written": recommendation.position_as_written,
        "position_source": recommendation.position_source,
        "page": recommendation.page,
        "language": reading.language,
    }
