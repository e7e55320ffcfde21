"""A small record for tests of pages: Talvania's review with every kind of row, and one review of a real State whose
texts say nothing and which nobody answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.reading import ReadRecommendation
from hiwar.kernel.values import Place, PositionValue
from hiwar.reviews.commands import Correction, correct, import_reading
from tests.builders import NOW, SYMBOL, item, later, reading, source

REAL = "A/HRC/28/15"
"""Slovenia's review at session 20."""

PENDING = "A/HRC/0/2"
"""Talvania's second review, at session 1."""

TALVANIA = (
    item("100.1", "Count the boats in the harbour", ("XBD", "XHL"), ("Bardovia", "Halmeria")),
    item("100.2", "Mend the nets", ("XKS",), ("Kesteria",), position=PositionValue.NOTED, as_written="is noted"),
    item("100.3", "Light the lamp", ("XBD",), ("Bardovia",), position=PositionValue.PARTLY, as_written="in part"),
    item(
        "100.3",
        "Paint the pier",
        (),
        ("Atlantis",),
        part=2,
        position=PositionValue.PENDING,
        as_written="will be examined",
    ),
    item("100.4", "=SUM(shells)", ("XLN",), ("Lunaria",), position=None),
    item("100.10", "عدّ القوارب", ("XLN",), ("Lunaria",), position=PositionValue.UNCLEAR, as_written="thanks"),
)


def placed(*items: ReadRecommendation) -> tuple[ReadRecommendation, ...]:
    """The same items, each with the place that its line has on the page."""
    found, start = [], 0
    for each in items:
        found.append(replace(each, places=(Place(1, start, start + len(each.text)),)))
        start += len(each.text) + 1
    return tuple(found)


def talvania(folder: Path) -> None:
    """Import Talvania's review; one of its recommendations has been corrected."""
    import_reading(OPERATOR, source(folder, "of Talvania", "talvania.txt"), reading(*placed(*TALVANIA)), now=NOW)
    correct(
        OPERATOR,
        f"{SYMBOL}:100.2",
        Correction(text="Mend the old nets", position="supported", as_written="enjoys the support of Talvania"),
        reason="misread",
        now=later(5),
    )


def real(folder: Path, count: int = 3) -> None:
    """Import the real State's review with that many texts, by France, Egypt and Austria in turn."""
    voices = (("FRA", "France"), ("EGY", "Egypt"), ("AUT", "Austria"))
    items: list[ReadRecommendation] = []
    for number in range(1, count + 1):
        code, name = voices[number % 3 - 1]
        items.append(item(f"115.{number}", f"Sample text {number}", (code,), (name,), position=None))
    read = reading(*items, state_under_review="SVN", session=20, symbol=REAL)
    import_reading(OPERATOR, source(folder, f"of Slovenia {count}", "slovenia.txt"), read, now=NOW)


def all_pending(folder: Path) -> None:
    """Import a second review of Talvania, all of whose answers are to come; one text names no State, and one names
    States as they were called then or in another order."""
    named = item("5.2", "Sweep the quay", ("SWZ", "IRN"), ("Swaziland", "Islamic Republic of Iran"))
    items = [
        replace(each, position=PositionValue.PENDING, position_as_written="will be examined")
        for each in (item("5.1", "Oil the hinge", (), ()), named)
    ]
    read = reading(*items, session=1, symbol=PENDING)
    import_reading(OPERATOR, source(folder, "all pending", "pending.txt"), read, now=NOW)


def fill(folder: Path) -> None:
    """Both reviews."""
    talvania(folder)
    real(folder)
