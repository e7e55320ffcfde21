"""Data sets written by hand, about the invented State of Talvania or about nothing at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook

from hiwar.kernel.reading.data_sets import read_rows
from hiwar.kernel.reading.model import Reading, ReadRow

UPR_INFO, UHRI_EXCEL, MOROCCO = (
    names.split(",")
    for names in (
        "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session",
        "Text,Countries Concerned,Reccomending Body,UPR Session,Document Symbol,UPR Reccomending States,UPR Position,"
        "Themes,Affected Persons,Sdgs,Document Publication Date,OHCHR Annotation Id",
        "Id,Nom,NomAr,CodeRecommendation,CodeRecommendationAr,Mecanisme,IdCycle,IdAxe,IdSousAxe,IdOrgane,IdVisite,"
        "IdPays,Etat,EtatAvancement,EtatAvancementChiffre,Observation,Complement,PieceJointe,Annee",
    )
)

RECORD: dict[str, Any] = {
    "AffectedPersons": ["Children"],
    "AnnotationId": "00000000-0000-0000-0000-000000000001",
    "AnnotationType": "- Recommendations",
    "Body": "- CRC",
    "Countries": ["Talvania"],
    "DocumentId": "d1",
    "PublicationDate": "2031-02-12T00:00:00",
    "Regions": [],
    "Sdgs": ["4.1 - Free primary and secondary education"],
    "Symbol": "CRC/C/XTV/CO/1",
    "Text": "12.The Committee recommends that Talvania print schoolbooks. ",
    "Themes": ["Right to education"],
    "UprCycle": None,
    "UprPositions": [],
    "UprRecommendingCountry": [],
    "UprSession": [],
}
"""A record as the full export writes them."""


def coding(text: str = "Plant trees", **cells: str) -> list[str]:
    """A row of UPR Info's export."""
    row = {"To": "Talvania", "Text": text, "From": "Norway", "Response": "Accepted", "Action": "4", "Session": "99"}
    return [(row | {"Issue": "Environment"} | cells).get(name, "") for name in UPR_INFO]


def table(*rows: Sequence[str], header: Sequence[str] = UPR_INFO, end: str = "\r\n", sign: str = ",") -> str:
    """A CSV text."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end, delimiter=sign).writerows((header, *rows))
    return out.getvalue()


def export(*records: Mapping[str, Any]) -> bytes:
    """An array of records in JSON."""
    return json.dumps(records, indent=1).encode()


def workbook(*rows: Sequence[Any], header: Sequence[str] = UHRI_EXCEL, before: int = 0) -> bytes:
    """An Excel workbook with one sheet."""
    made = Workbook(write_only=True)
    sheet = made.create_sheet()
    for row in (*(["Exported"] for _ in range(before)), header, *rows):
        sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(data: bytes | str, name: str = "data.csv", beside: Mapping[str, str] | None = None) -> list[ReadRow]:
    """All rows of a data set."""
    return read_wholly(data, name, beside)[0]


def read_wholly(
    data: bytes | str, name: str = "data.csv", beside: Mapping[str, str] | None = None
) -> tuple[list[ReadRow], Reading]:
    """All rows and the reading without them."""

    def neighbour(file: str) -> BinaryIO | None:
        return io.BytesIO(beside[file].encode()) if beside and file in beside else None

    rows: list[ReadRow] = []
    found = read_rows(io.BytesIO(data.encode() if isinstance(data, str) else data), name, neighbour)
    while True:
        try:
            rows.append(next(found))
        except StopIteration as end:
            return rows, end.value
