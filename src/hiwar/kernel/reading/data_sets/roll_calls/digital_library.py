"""Voting data of the UN Digital Library: one row a member and resolution, adopted resolutions only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.procedure.resolution_subject import tidy_title
from hiwar.kernel.procedure.resolution_symbols import symbol_of
from hiwar.kernel.procedure.roll_call import Choice
from hiwar.kernel.reading.data_sets.roll_calls.bounds import in_session
from hiwar.kernel.reading.data_sets.roll_calls.model import ReadRollCall
from hiwar.kernel.reading.data_sets.roll_calls.schema import (
    Members,
    Table,
    VoteSchema,
    day_of,
    gathered,
    told,
    totals,
    whole,
    words,
)
from hiwar.kernel.reading.data_sets.schema import damaged

_FIELDS = {
    "key": ("undlid",),
    "code": ("mscode",),
    "member": ("msname",),
    "vote": ("msvote",),
    "date": ("date",),
    "session": ("session",),
    "text": ("resolution",),
    "draft": ("draft",),
    "committee_report": ("committeereport",),
    "meeting": ("meeting",),
    "title": ("title",),
    "agenda": ("agendatitle",),
    "subjects": ("subjects",),
    "vote_note": ("votenote",),
    "yes": ("totalyes",),
    "no": ("totalno",),
    "abstain": ("totalabstentions",),
    "absent": ("totalnonvoting",),
    "link": ("undllink",),
}
_CHOICES = words({Choice.YES: "y", Choice.NO: "n", Choice.ABSTAIN: "a", Choice.ABSENT: "x"})
_FACTS = ("draft", "committee_report", "meeting", "vote_note", "link")
_SUBJECTS = re.compile(r"\s*[;|\n]\s*")
_AGENDA_ITEM = re.compile(r"\bItem\s+(\d{1,3}\s?(?:\([a-z]\))?)", re.IGNORECASE)
_ROMAN = re.compile(r"\d+")


def _read(table: Table) -> Iterator[ReadRollCall]:
    columns = SCHEMA.columns(table.header)
    calls: dict[str, ReadRollCall] = {}
    members: dict[str, Members] = {}
    for number, cells in enumerate(table.rows, start=1):
        key = columns.text(cells, "key")
        if not key or len(key) > 32:
            raise damaged("it names no record (undl_id)", number)
        if key not in calls:
            written = columns.text(cells, "text")
            numbered = symbol_of(written)
            agenda = columns.text(cells, "agenda")
            item = _AGENDA_ITEM.search(agenda)
            session = _ROMAN.search(columns.text(cells, "session"))
            day = day_of(columns.text(cells, "date"), number)
            if numbered:
                in_session(numbered, day, number, int(session[0]) if session else None)
            printed = tuple(
                whole(columns.text(cells, choice.value), f"total of {choice.value}", number) for choice in Choice
            )
            calls[key] = ReadRollCall(
                key=key,
                row=number,
                body=numbered.body if numbered else "GA",
                session=numbered.session if numbered else int(session[0]) if session else None,
                date=day.isoformat(),
                symbol=numbered.symbol if numbered else None,
                written=written,
                title=tidy_title(columns.text(cells, "title")),
                item=item[1].replace(" ", "") if item else "",
                agenda=agenda,
                subjects=tuple(filter(None, _SUBJECTS.split(columns.text(cells, "subjects")))),
                absences=True,
                published=totals(printed),
                facts=tuple((name, value) for name in _FACTS if (value := columns.text(cells, name))),
            )
            members[key] = {}
        vote = columns.text(cells, "vote").casefold()
        choice = _CHOICES.get(vote)
        if choice is None and vote:
            raise damaged(f"its vote is {vote[:20]!r}", number, "it should be Y, N, A or X")
        if choice:
            gathered(members[key], choice, columns.text(cells, "member"), columns.text(cells, "code"))
    for key, call in calls.items():
        yield replace(call, **told(members[key]))


SCHEMA = VoteSchema(
    fields=_FIELDS,
    needed=frozenset({"key", "member", "vote", "text", "date"}),
    known_by="voting data of the UN Digital Library",
    origin="undl",
    reader=_read,
)
