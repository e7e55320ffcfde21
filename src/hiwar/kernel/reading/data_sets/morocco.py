"""Morocco's follow-up database: recommendations in French and Arabic of every mechanism, with what became of them.

`recommendations.csv` refers to the other tables of the folder by numbers; they are read with it where they stand beside
it, each up to a limit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice

from hiwar.kernel import facts
from hiwar.kernel.reading.data_sets import tables
from hiwar.kernel.reading.data_sets.schema import Beside, Cells, Columns, Count, Header, Reader, Schema, text_of
from hiwar.kernel.reading.model import ReadingError, ReadRow, RowKind

STATE = "MAR"

WHOLE = "recommendations.csv"
"""The table that refers to the others."""

_FIELDS = {
    "id": ("id",),
    "french": ("nom",),
    "arabic": ("nomar",),
    "code": ("coderecommendation",),
    "mechanism": ("mecanisme",),
    "cycle": ("idcycle",),
    "axis": ("idaxe",),
    "sub-axis": ("idsousaxe",),
    "body": ("idorgane",),
    "visit": ("idvisite",),
    "country": ("idpays",),
    "status": ("etat",),
    "progress": ("etatavancementchiffre",),
    "comment": ("observation",),
    "supplement": ("complement",),
    "attachment": ("piecejointe",),
    "year": ("annee",),
}

_LABELS = {"body": "organes.csv", "cycle": "cycles.csv", "axis": "axes.csv", "sub-axis": "sousaxes.csv"}
_INSTITUTIONS, _ASSIGNED = "organismes.csv", "recomorgs.csv"

_REFERRED_TO = tuple(
    frozenset(columns.split())
    for columns in ("id label labelar", "id libelle libellear rapportnational", "idrecommendation idorganisme")
)
"""Columns by which the other tables are known."""

_MOST_ROWS = 100_000

_FACTS = ("status", "progress", "year", "code", "visit", "country", "comment", "supplement", "attachment")
"""Columns that are kept as they are, by these names."""

_PARAGRAPH = re.compile(r"(?<![\dP])\d+(?:\.\d+)?")
_PART = re.compile(r"P(\d{1,3})")
"""`R144.196P1`, also written `P1R144.196`: paragraph 144.196, its first part; `R23P1P3`: two parts of paragraph 23."""

_REVIEW = "examen"
_ABBREVIATION = re.compile(r"\(([A-Z-]{2,10})\)\s*$")
_CYCLE = re.compile(r"\d")
_NOTHING = ("", "null")


def belongs(header: Header) -> bool:
    """Whether a table is one of those that the recommendations refer to."""
    return any(columns <= header.places.keys() for columns in _REFERRED_TO)


def _reader(header: Header, beside: Beside, count: Count) -> Reader:
    columns = Columns(header, _FIELDS)
    labels = {name: _labels(file, beside, count) for name, file in _LABELS.items()}
    institutions = _institutions(beside, count)

    def read(number: int, cells: Cells) -> ReadRow:
        def cell(name: str) -> str:
            value = columns.text(cells, name)
            return "" if value in _NOTHING else value

        def label(name: str) -> str:
            return labels[name].get(cell(name), "")

        french, arabic = cell("french"), cell("arabic")
        of_review = cell("mechanism").lower().startswith(_REVIEW)
        body = None if of_review else _abbreviated(label("body")) or cell("mechanism")
        paragraph, part = _PARAGRAPH.search(cell("code")), _PART.search(cell("code"))
        responsible = "; ".join(institutions.get(cell("id"), ()))
        told = [(name, cell(name)) for name in _FACTS]
        told += [("mechanism", cell("mechanism")), ("institutions", responsible)]
        return ReadRow(
            kind=RowKind.RECOMMENDATION if paragraph else RowKind.CODING,
            row=number,
            text=french or arabic,
            language="fr" if french else "ar",
            state_under_review=STATE,
            session=_session(label("cycle")) if of_review else None,
            id=cell("id") or None,
            paragraph=paragraph.group() if paragraph else None,
            part=int(part.group(1)) if paragraph and part else 1,
            body=body,
            themes=tuple(filter(None, (label("axis"), label("sub-axis")))),
            translations=(("ar", arabic),) if french and arabic else (),
            facts=tuple((name, value) for name, value in told if value),
        )

    return read


def _abbreviated(label: str) -> str:
    """`CERD`, where the name of a committee ends in that."""
    found = _ABBREVIATION.search(label)
    return found.group(1) if found else label


def _session(cycle: str) -> int | None:
    """The session of the review in a cycle, told by its name (`3ème cycle (2017-2022)`)."""
    number = _CYCLE.search(cycle)
    if number is None:
        return None
    found = {fact.session for fact in facts.reviews() if fact.state == STATE and fact.cycle == int(number.group())}
    return found.pop() if len(found) == 1 else None


def _labels(file: str, beside: Beside, count: Count) -> Mapping[str, str]:
    """The French labels of a table by their numbers."""
    return {row["id"]: row.get("label", "") for row in _table(file, beside, count) if "id" in row}


def _institutions(beside: Beside, count: Count) -> Mapping[str, Sequence[str]]:
    """The names of the institutions that are responsible for each recommendation, by its number."""
    names = _labels(_INSTITUTIONS, beside, count)
    found: dict[str, list[str]] = defaultdict(list)
    for row in _table(_ASSIGNED, beside, count):
        name = names.get(row.get("idorganisme", ""))
        if name and name not in found[row.get("idrecommendation", "")]:
            found[row.get("idrecommendation", "")].append(name)
    return found


def _table(file: str, beside: Beside, count: Count) -> Iterator[dict[str, str]]:
    """The rows of another table by the names of their columns; none, and a note, where it is missing or damaged."""
    stream = beside(file)
    if stream is None:
        count.notes.append(f"{file} is not beside it; what it names is left as numbers or out")
        return
    with stream, closing(tables.cells(stream)) as rows:
        try:
            header = Header(map(text_of, next(rows, ())))
            for cells in islice(rows, _MOST_ROWS):
                yield {key: text_of(cells[place]) for key, place in header.places.items()}
        except ReadingError as error:
            count.notes.append(error.sentence(file).removesuffix("."))


SCHEMA = Schema(
    fields=_FIELDS,
    needed=frozenset(("id", "french", "arabic", "code", "mechanism", "status")),
    known_by="the Moroccan recommendations.csv",
    reader=_reader,
    state=STATE,
)
