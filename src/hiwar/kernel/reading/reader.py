"""Bytes -> a reading: the format, then the genre, each with the one reader it has."""

from __future__ import annotations

from hiwar.kernel.reading.formats import extract
from hiwar.kernel.reading.model import Reading, ReadingError
from hiwar.kernel.reading.phrases import phrases
from hiwar.kernel.reading.wg_report import read_report


def read(data: bytes, name: str) -> Reading:
    """Read one document; ReadingError when it cannot be read or holds no recommendations of a known genre."""
    text = extract(data, name)
    language = "en"
    head, found = read_report(text.pages, phrases(language), paged=text.paged)
    if not found:
        raise ReadingError(
            "no recommendations were found in it",
            place="the whole text",
            remedy="check that it is a report of the UPR Working Group with its conclusions",
        )
    unknown = [name for item in found for name in item.states_as_written if not item.recommending]
    return Reading(
        media_type=text.media_type,
        symbol=head.symbol,
        state_under_review=head.state,
        session=head.session,
        language=language,
        pages=text.pages,
        recommendations=tuple(found),
        warnings=tuple(f"“{name}” is not a known State" for name in dict.fromkeys(unknown)),
    )
