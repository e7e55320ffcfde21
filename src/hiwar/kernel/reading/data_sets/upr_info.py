"""The codings of UPR Info: one row per recommending State, without paragraph numbers.

Its columns are told in two generations of the export: `To, To-Rgrp, To-Org, Text, From, From-Rgrp, From-Org, Response,
Action, Issue, Session`, and the same under the names that its pages show. Actions are graded from 1 (minimal) to 5
(specific).
"""

from __future__ import annotations

import re

from hiwar.kernel.reading.data_sets.schema import Beside, Cells, Columns, Count, Header, Reader, Schema
from hiwar.kernel.reading.model import ReadRow, RowKind
from hiwar.kernel.understanding.language import detect_language
from hiwar.kernel.values import PositionValue

_FIELDS = {
    "to": ("to", "stateunderreview", "sur"),
    "text": ("text", "recommendation"),
    "from": ("from", "recommendingstate", "rs"),
    "response": ("response",),
    "action": ("action", "actioncategory"),
    "issue": ("issue", "issues"),
    "session": ("session",),
}

_PLEDGE = "voluntary pledge"

_POSITIONS = {
    "accepted": PositionValue.SUPPORTED,
    "supported": PositionValue.SUPPORTED,
    "noted": PositionValue.NOTED,
    "rejected": PositionValue.NOTED,  # the export's word before the Council's: 16/21, annex, para. 16
    "pending": PositionValue.PENDING,
    "general response": PositionValue.UNCLEAR,
    "no response": PositionValue.UNCLEAR,
}

_NUMBER = re.compile(r"(?<![-\d.])\d{1,3}(?!\d)")
_ENGLISH = "en"
_FEWEST_LETTERS, _SAMPLE = 80, 400


def _reader(header: Header, beside: Beside, count: Count) -> Reader:
    columns = Columns(header, _FIELDS)

    def read(number: int, cells: Cells) -> ReadRow:
        response = columns.text(cells, "response")
        kind = RowKind.PLEDGE if response.lower() == _PLEDGE else RowKind.CODING
        written = columns.text(cells, "from")
        names = (written,) if written and kind is RowKind.CODING else ()
        session = _NUMBER.search(columns.text(cells, "session"))
        text = columns.text(cells, "text")
        return ReadRow(
            kind=kind,
            row=number,
            text=text,
            language=language(text),
            state_under_review=next(iter(count.states(filter(None, (columns.text(cells, "to"),)))), None),
            session=int(session.group()) if session else None,
            recommending=count.states(names),
            states_as_written=names,
            response=response or None,
            position=_POSITIONS.get(response.lower()),
            action=columns.text(cells, "action") or None,
            issues=tuple(filter(None, (issue.strip() for issue in columns.text(cells, "issue").split(",")))),
        )

    return read


def language(text: str) -> str:
    """The language of a row; a short one in Latin letters is English, as almost all of them are."""
    if len(text) < _FEWEST_LETTERS and text.isascii():
        return _ENGLISH
    return detect_language(text[:_SAMPLE]) or _ENGLISH


SCHEMA = Schema(
    fields=_FIELDS,
    needed=frozenset(("to", "text", "from", "response", "session")),
    known_by="an export of UPR Info",
    reader=_reader,
)
