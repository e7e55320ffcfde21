"""OHCHR's Universal Human Rights Index: recommendations and observations of every mechanism, one row each.

The same in two containers: the full export, an array of JSON records whose lists are lists, and the Excel export, whose
lists are lines with dashes and whose dates are serial numbers. Its headers are spelt as its source spells them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hiwar.kernel.reading.data_sets.schema import Beside, Cells, Columns, Count, Header, Reader, Schema
from hiwar.kernel.reading.data_sets.upr_info import language
from hiwar.kernel.reading.model import ReadRow, RowKind
from hiwar.kernel.values import PositionValue

_FIELDS = {
    "text": ("text",),
    "states": ("countries", "countriesconcerned"),
    "body": ("body", "reccomendingbody", "recommendingbody"),
    "session": ("uprsession",),
    "symbol": ("symbol", "documentsymbol"),
    "recommending": ("uprrecommendingcountry", "uprreccomendingstates", "uprrecommendingstates"),
    "position": ("uprpositions", "uprposition"),
    "themes": ("themes",),
    "persons": ("affectedpersons",),
    "sdgs": ("sdgs",),
    "date": ("publicationdate", "documentpublicationdate"),
    "id": ("annotationid", "ohchrannotationid"),
    "type": ("annotationtype",),
}

_UPR = "UPR"
_DAY_ZERO = date(1899, 12, 30)
"""The day before the serial number 1 of a date in Excel, and one for the 29 February 1900 that it counts wrongly."""

_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?")
_SESSION = re.compile(r"(?<![\d.])\d{1,2}(?!\d)")

_NUMBER = re.compile(
    r"\s*(?P<number>\d{1,3}(?:\.\d{1,3}){0,2})(?P<letter>\s?\([a-z]{1,3}\))?\s*(?:\.(?!\d)|\s)\s*(?=\S)"
)
"""A paragraph's number at the beginning: `4.The Committee`, `118.12 Ratify`, `90. (a) Take`."""

_AFTER_HEADING = re.compile(
    r"(?P<heading>[^\W\d_][^.;:!?\d]{2,200}?)(?<![,(])\s+(?P<number>\d{1,3})\.\s*(?=[^\W\d_a-z(])"
)
"""The number of a treaty body's paragraph after a heading that ran into it: `Rural women 49.The Committee`."""

_CITING = re.compile(
    r"\b(?:articles?|arts?|paragraphs?|paras?|recommendations?|nos?|sections?|chapters?|resolutions?|conventions?"
    r"|comments?|target|goal|rule|principle|and|of|to|or|the|in|at|by|from|until|since"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)$",
    re.IGNORECASE,
)
"""Words before a number that is none of a paragraph."""

_PARTLY = re.compile(r"part(?:ly|ial)", re.IGNORECASE)
_NOT = re.compile(r"\bnot(?:ed)?\b|reject", re.IGNORECASE)
_YES = re.compile(r"support|accept", re.IGNORECASE)
_PENDING = re.compile(r"pending", re.IGNORECASE)


def _reader(header: Header, beside: Beside, count: Count) -> Reader:
    columns = Columns(header, _FIELDS)

    def read(number: int, cells: Cells) -> ReadRow:
        bodies = columns.texts(cells, "body")
        body = None if bodies in ((), (_UPR,)) else "; ".join(bodies)
        text = columns.text(cells, "text")
        paragraph, rest = paragraph_of(text, upr=body is None)
        concerned = columns.texts(cells, "states")
        states = count.states(concerned)
        recommending = columns.texts(cells, "recommending") if body is None else ()
        response = "; ".join(columns.texts(cells, "position"))
        session = _SESSION.search(columns.text(cells, "session"))
        kinds = columns.text(cells, "type").lower()
        return ReadRow(
            kind=RowKind.RECOMMENDATION if paragraph else RowKind.CODING,
            row=number,
            text=rest,
            language=language(rest),
            state_under_review=states[0] if len(concerned) == len(states) == 1 else None,
            session=int(session.group()) if session else None,
            id=columns.text(cells, "id") or None,
            document=columns.text(cells, "symbol").partition(" ")[0] or None,
            paragraph=paragraph,
            body=body,
            date=date_of(columns.text(cells, "date")),
            concern="recommendation" not in kinds and bool(kinds),
            recommending=count.states(recommending),
            states_as_written=recommending,
            response=response or None,
            position=_position(response),
            themes=columns.texts(cells, "themes"),
            persons=columns.texts(cells, "persons"),
            sdgs=columns.texts(cells, "sdgs"),
            facts=(("States concerned", "; ".join(concerned)),) if len(concerned) > 1 else (),
        )

    return read


def paragraph_of(text: str, *, upr: bool) -> tuple[str | None, str]:
    """The number of the paragraph that a text begins with, and the text after it. Where a heading ran into the text of
    a treaty body before the number, the text is left whole."""
    found = _NUMBER.match(text)
    if found and (upr or "." not in found["number"]):
        letter = (found["letter"] or "").strip()
        return found["number"] + letter, text[found.end() :]
    inside = None if upr else _AFTER_HEADING.match(text)
    if inside and not _CITING.search(inside["heading"]):
        return inside["number"], text
    return None, text


def date_of(written: str) -> str | None:
    """ISO 8601, from that with a time after it or from Excel's serial number."""
    if _SERIAL.fullmatch(written):
        return (_DAY_ZERO + timedelta(days=int(float(written)))).isoformat()
    try:
        return date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return None


def _position(response: str) -> PositionValue | None:
    """`Supported/Noted` is what the index says of a recommendation that the State supports in part."""
    if not response:
        return None
    yes, no = _YES.search(response), _NOT.search(response)
    if _PARTLY.search(response) or (yes and no and "not " not in response.lower()):
        return PositionValue.PARTLY
    if no:
        return PositionValue.NOTED
    if yes:
        return PositionValue.SUPPORTED
    return PositionValue.PENDING if _PENDING.search(response) else PositionValue.UNCLEAR


SCHEMA = Schema(
    fields=_FIELDS,
    needed=frozenset(("text", "states", "body", "symbol", "id", "themes")),
    known_by="one of UHRI",
    reader=_reader,
)
