"""Whether the whole record is as its log has sealed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hiwar.dialogue import integrity as dialogue
from hiwar.documents import files
from hiwar.resolutions import integrity as resolutions
from hiwar.reviews import integrity as reviews
from hiwar.statements import integrity as statements
from hiwar.treaties import integrity as treaties


def problems(is_whole: Callable[[str], bool] = files.is_whole, *, without_meetings: int = 0) -> Iterator[str]:
    """A sentence for everything that is not as it was sealed. `is_whole` tells of a hash whether the bytes are kept.
    Meetings of which only the first `without_meetings` rows of the log tell need not be there."""
    yield from reviews.problems(is_whole)
    yield from treaties.problems()
    yield from resolutions.problems()
    yield from statements.problems()
    yield from dialogue.problems(is_whole, without=without_meetings)
