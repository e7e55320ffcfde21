"""The text of a statement: from a file, read in a worker under limits, or as somebody typed it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hiwar.documents.commands import Source
from hiwar.documents.texts import storable
from hiwar.documents.worker import Limits, read_files
from hiwar.kernel.reading import ReadingError
from hiwar.kernel.reading.press import Statement, statement_of

LONGEST = 40_000
"""Characters of a text that is checked while its sender waits: some fifteen pages."""

_READER = "hiwar.kernel.reading.press:read_words"
_PAGES, _SECONDS, _MEMORY_MB = 200, 30, 512


@dataclass(frozen=True, slots=True)
class Given:
    """A statement with the bytes that it was read from, which lie at `source` as long as the block lasts."""

    source: Source
    statement: Statement


@contextmanager
def given_file(path: Path, called: str = "") -> Iterator[Given]:
    """A file that lies somewhere, under its own name or another. Raises ReadingError."""
    statement = statement_in(path)
    with path.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    yield Given(Source(path, sha256, path.stat().st_size, called), statement)


@contextmanager
def given_words(words: str, called: str = "statement.txt") -> Iterator[Given]:
    """A text that was typed or pasted; its bytes are UTF-8. Raises ReadingError."""
    text = storable(words).replace("\r\n", "\n")  # as forms send line ends
    if not text.strip():
        raise _wordless()
    data = text.encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "statement.txt"
        path.write_bytes(data)
        yield Given(Source(path, hashlib.sha256(data).hexdigest(), len(data), called), statement_of(text))


def folded(text: str) -> str:
    """A hash that texts share whose letters and digits are the same: white space, marks, case and width do not count.
    Of a text without any it is that of the text."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(filter(str.isalnum, plain)) or text
    return hashlib.sha256(letters.encode()).hexdigest()


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
        raise _wordless()
    return statement_of(text, media_type=outcome.reading.media_type)


def _wordless() -> ReadingError:
    return ReadingError("there are no words in it", remedy="give the statement as text")
