"""The text of a statement: read from a file in a worker, and the recommendations that a reader proposes in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from hiwar.documents import files
from hiwar.documents.texts import storable
from hiwar.documents.turns import turn
from hiwar.documents.worker import Limits, read_files
from hiwar.kernel import facts
from hiwar.kernel.meeting import Actor, Command, Event, Refusal, Role, State, TurnKind, apply, decide
from hiwar.kernel.reading import ReadingError
from hiwar.kernel.reading.statement import proposed
from hiwar.kernel.understanding.language import detect_language

LARGEST = 8 * 1024 * 1024
"""Bytes of a file with the text of one statement."""

LONGEST = 200_000
"""Characters of one text, as `hiwar.kernel.meeting.form` has it."""

MOST = 100
"""Recommendations that are proposed in one text; a person marks what comes after."""

READER = Actor(Role.READER, office="reader")

_READER = "hiwar.kernel.reading.statement:read_statement"
_PAGES, _SECONDS, _MEMORY_MB = 60, 20, 512


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A text that was read from a file: where the file lies, what it is called, its hash and so on, and the words."""

    path: Path
    name: str
    sha256: str
    size: int
    media_type: str
    text: str
    language: str | None

    @property
    def about(self) -> dict[str, Any]:
        """What the event keeps of the file."""
        return {"name": self.name, "sha256": self.sha256, "size": self.size, "media_type": self.media_type}

    def keep(self) -> None:
        """Keep the file, whole, under its hash. Raises files.Moved, OSError."""
        files.store(self.path, self.sha256)


def read_text(path: Path, name: str) -> HandedIn:
    """The text of a file that lies at `path` and is called `name`. ReadingError when it cannot be read, or is longer
    than a statement can be."""
    limits = Limits.from_environment().within(pages=_PAGES, seconds=_SECONDS, memory_mb=_MEMORY_MB)
    with turn():
        outcome = next(iter(read_files([path], 1, limits, reader=_READER)))
    if outcome.error is not None:
        raise outcome.error
    if outcome.reading is None or outcome.sha256 is None or not outcome.reading.pages:
        raise ReadingError("it is a table and no text", remedy="save it as .docx, PDF or plain text and try again")
    text = storable("\n".join(page.text for page in outcome.reading.pages)).strip()
    if len(text) > LONGEST:
        raise ReadingError(
            f"the text has {len(text)} characters, more than the limit of {LONGEST}",
            remedy="hand in what is to be said, and no more",
        )
    media_type, language = outcome.reading.media_type, outcome.reading.language
    return HandedIn(path, storable(name)[:200], outcome.sha256, outcome.size or 0, media_type, text, language)


def language_of(text: str, otherwise: str) -> str:
    """The language of a text, as far as it tells."""
    return detect_language(text) or otherwise


def read_in(state: State, events: tuple[Event, ...], at: datetime) -> tuple[Event, ...]:
    """What a reader proposes in a text that was just handed in: the events that follow, none where nothing is read."""
    *_before, last = events
    for event in events:
        state = apply(state, event)
    if last.name != "statement.deposit" or "recommendation.suggest" not in state.rules.events:
        return ()
    statement = state.statements[last.number]
    if state.turns[statement.turn].kind is not TurnKind.STATEMENT:
        return ()
    found: list[Event] = []
    for each in list(proposed(statement.text, statement.language, tuple(_names(state, statement.language))))[:MOST]:
        mark = {"statement": statement.number, **each._asdict()}
        decided = decide(state, Command("recommendation.suggest", mark), READER, at)
        if isinstance(decided, Refusal):
            continue
        for event in decided:
            state = apply(state, event)
        found.extend(decided)
    return tuple(found)


def _names(state: State, language: str) -> Iterator[str]:
    """The names of the State under review in a language."""
    if state.under_review is None:
        return
    known = facts.state(state.under_review)
    yield from filter(None, (known.short.get(language), known.formal.get(language)))
