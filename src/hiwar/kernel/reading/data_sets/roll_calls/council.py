"""Tables of the Council and the Commission: one row a member and text, or one row a text with its totals."""

from __future__ import annotations

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
from hiwar.kernel.reading.data_sets.schema import Cells, Columns, damaged

_FIELDS = {
    "text": ("symbol", "resolution", "documentsymbol"),
    "date": ("date", "adoptiondate", "dateofadoption"),
    "title": ("title",),
    "item": ("item", "agendaitem"),
    "draft": ("draft", "draftsymbol"),
    "member": ("member", "state", "country"),
    "code": ("iso3", "code"),
    "vote": ("vote",),
    "adoption": ("adoption", "modeofadoption", "mode"),
    "yes": ("yes", "infavour", "totalyes"),
    "no": ("no", "against", "totalno"),
    "abstain": ("abstain", "abstaining", "abstentions", "totalabstentions"),
    "absent": ("absent", "notvoting", "totalnonvoting"),
}
_CHOICES = words(
    {
        Choice.YES: "yes,y,in favour,for",
        Choice.NO: "no,n,against",
        Choice.ABSTAIN: "abstain,a,abstention,abstaining,abstained",
        Choice.ABSENT: "absent,x,not voting,non-voting,did not vote,not participating",
    }
)
_WITHOUT = ("without a vote", "without_a_vote", "consensus", "adopted without a vote")
_RECORDED = ("recorded vote", "recorded_vote", "vote", "adopted by a recorded vote")


def _members(table: Table) -> Iterator[ReadRollCall]:
    columns = MEMBERS.columns(table.header)
    calls: dict[str, ReadRollCall] = {}
    members: dict[str, Members] = {}
    for number, cells in enumerate(table.rows, start=1):
        call = _text(columns, number, cells, recorded=True)
        known = calls.setdefault(call.key, call)
        if known.date != call.date:
            raise damaged(f"{call.key} has another date here than in row {known.row}", number, "correct the date")
        vote = columns.text(cells, "vote").casefold()
        choice = _CHOICES.get(vote)
        if choice is None:
            raise damaged(f"its vote is {vote[:20]!r}", number, "write yes, no, abstain or absent")
        gathered(members.setdefault(call.key, {}), choice, columns.text(cells, "member"), columns.text(cells, "code"))
    absences = any(Choice.ABSENT in each for each in members.values())
    for key, call in calls.items():
        yield replace(call, absences=absences, **told(members[key]))


def _totals(table: Table) -> Iterator[ReadRollCall]:
    columns = TOTALS.columns(table.header)
    for number, cells in enumerate(table.rows, start=1):
        mode = columns.text(cells, "adoption").casefold()
        if mode not in (*_WITHOUT, *_RECORDED):
            raise damaged(f"its mode of adoption is {mode[:20]!r}", number, "write “without a vote” or “recorded vote”")
        yield _text(columns, number, cells, recorded=mode in _RECORDED)


def _text(columns: Columns, number: int, cells: Cells, *, recorded: bool) -> ReadRollCall:
    written = columns.text(cells, "text")
    numbered = symbol_of(written)
    if numbered is None:
        raise damaged(f"{written[:40]!r} is no symbol of a resolution", number, "write it whole, like A/HRC/RES/7/15")
    if numbered.body == "GA":
        raise damaged(
            f"{numbered.symbol} is a text of the General Assembly in a table of the Council or the Commission",
            number,
            "correct the symbol, or take the row out",
        )
    day = day_of(columns.text(cells, "date"), number)
    in_session(numbered, day, number)
    printed = tuple(whole(columns.text(cells, choice.value), f"number of {choice}", number) for choice in Choice)
    draft = columns.text(cells, "draft")
    return ReadRollCall(
        key=numbered.symbol,
        row=number,
        body=numbered.body,
        session=numbered.session,
        date=day.isoformat(),
        recorded=recorded,
        symbol=numbered.symbol,
        written=written,
        title=tidy_title(columns.text(cells, "title")),
        item=columns.text(cells, "item"),
        published=totals(printed) if recorded else None,
        facts=(("draft", draft),) if draft else (),
    )


MEMBERS = VoteSchema(
    fields=_FIELDS,
    needed=frozenset({"text", "date", "member", "vote"}),
    known_by="votes of the Council or the Commission",
    origin="council",
    reader=_members,
)
TOTALS = VoteSchema(
    fields=_FIELDS,
    needed=frozenset({"text", "date", "adoption"}),
    known_by="adoptions of the Council or the Commission",
    origin="council",
    reader=_totals,
)
