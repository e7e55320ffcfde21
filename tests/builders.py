"""Hand-made readings about the invented State Talvania, for tests that need one without reading a file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hiwar.documents.commands import Source
from hiwar.kernel.reading import Genre, Page, Reading, ReadPosition, ReadRecommendation, ReadRow, RowKind
from hiwar.kernel.values import Place, PositionValue

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SYMBOL = "A/HRC/0/1"


def later(minutes: int) -> datetime:
    """Some minutes after `NOW`."""
    return NOW + timedelta(minutes=minutes)


def item(
    paragraph: str = "100.1",
    text: str = "Count the boats in the harbour",
    states: Sequence[str] = ("XTV",),
    names: Sequence[str] | None = None,
    part: int = 1,
    position: PositionValue | None = PositionValue.SUPPORTED,
    as_written: str = "enjoy the support of Talvania",
) -> ReadRecommendation:
    """One recommendation of the first page."""
    return ReadRecommendation(
        paragraph=paragraph,
        part=part,
        text=text,
        recommending=tuple(states),
        states_as_written=tuple(states if names is None else names),
        position=position,
        position_as_written=as_written if position else None,
        position_source=f"{SYMBOL}, para. 100" if position else None,
        page=1,
        places=(Place(1, 0, len(text)),),
    )


def reading(*recommendations: ReadRecommendation, **changes: object) -> Reading:
    """The reading of a report of Talvania's review at the training session."""
    values: dict[str, object] = {
        "media_type": "text/plain",
        "symbol": SYMBOL,
        "state_under_review": "XTV",
        "session": 0,
        "language": "en",
        "pages": (Page(1, "\n".join(each.text for each in recommendations)),),
        "recommendations": recommendations,
        "warnings": (),
    }
    return Reading(**{**values, **changes})  # type: ignore[arg-type]


def answer(
    paragraph: str = "100.1",
    position: PositionValue = PositionValue.NOTED,
    as_written: str = "Talvania takes note of it",
    comment: str | None = None,
) -> ReadPosition:
    """One answer of an addendum; an empty paragraph stands for all the others."""
    return ReadPosition(paragraph, position, as_written, comment, f"{SYMBOL}/Add.1, para. 3", 1, (Place(1, 0, 9),))


def addendum(*positions: ReadPosition, **changes: object) -> Reading:
    """The reading of the addendum to the report that `reading` gives."""
    about = {"symbol": f"{SYMBOL}/Add.1", "answers": SYMBOL, "genre": Genre.ADDENDUM, "positions": positions}
    return reading(**{"pages": (Page(1, "Views on conclusions"),), **about, **changes})


def row(number: int = 1, text: str = "Count the boats in the harbour", **changes: object) -> ReadRow:
    """One row of a data set that codes a recommendation to Talvania."""
    values: dict[str, object] = {
        "kind": RowKind.CODING,
        "row": number,
        "text": text,
        "language": "en",
        "state_under_review": "XTV",
        "session": 0,
        "recommending": ("XTV",),
        "states_as_written": ("Talvania",),
        "response": "Accepted",
        "position": PositionValue.SUPPORTED,
        "action": "2",
        "issues": ("Fisheries",),
    }
    return ReadRow(**{**values, **changes})  # type: ignore[arg-type]


def data_set(**changes: object) -> Reading:
    """The reading of a data set, whose rows come apart."""
    about: dict[str, object] = {"symbol": None, "state_under_review": None, "session": None, "language": None}
    return reading(**{**about, "media_type": "text/csv", "pages": (), "genre": Genre.DATA_SET, **changes})


def many(count: int, **changes: object) -> Reading:
    """A reading with that many recommendations."""
    items = (
        item(f"100.{number}", f"Paint boat number {number}", ("XTV",), ("Talvania",)) for number in range(1, count + 1)
    )
    return reading(*items, **changes)


def source(folder: Path, content: str = "first edition", name: str = "report.txt") -> Source:
    """A file in a folder, as something that was read."""
    path = folder / name
    path.write_text(content)
    return Source(path, hashlib.sha256(content.encode()).hexdigest(), len(content.encode()))
