"""The text of a statement from a file, read in a worker under limits."""

from __future__ import annotations

from pathlib import Path

from hiwar.documents.texts import storable
from hiwar.documents.worker import Limits, read_files
from hiwar.kernel.reading import ReadingError
from hiwar.kernel.reading.press import Statement, statement_of

_READER = "hiwar.kernel.reading.press:read_words"
_PAGES, _SECONDS, _MEMORY_MB = 200, 30, 512


def statement_in(path: Path | str) -> Statement:
    """The statement that a file holds (PDF, Word, HTML, plain text). ReadingError when it cannot be read."""
    limits = Limits.from_environment().within(pages=_PAGES, seconds=_SECONDS, memory_mb=_MEMORY_MB)
    outcome = next(iter(read_files([path], 1, limits, reader=_READER)))
    if outcome.error is not None:
        raise outcome.error
    if outcome.reading is None or not outcome.reading.pages:
        raise ReadingError("it is a table and no text", remedy="save it as .docx, PDF or plain text and try again")
    text = storable(outcome.reading.pages[0].text)
    if not text.strip():
        raise ReadingError("there are no words in it", remedy="give the statement as text")
    return statement_of(text, media_type=outcome.reading.media_type)
