"""Roll calls of the General Assembly as Voeten's data set and the `unvotes` package give them.

One table of votes with everything beside each, or two: votes, and roll calls under the same `rcid`. What is known to be
otherwise than it looks is told apart here: `unres` is no key (hundreds of roll calls share one), and up to the
seventeenth session it holds a page of the Official Records; `para` and `amend` mean something until 1985 only; up to
the fifty-ninth session the day of a date is mostly the day of the week; from the seventy-first on the agenda item
stands in place of the title; who was absent has no row in some editions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import PurePath

from hiwar.kernel.procedure.resolution_subject import is_title, tidy_title
from hiwar.kernel.procedure.resolution_symbols import symbol_of
from hiwar.kernel.procedure.roll_call import Choice
from hiwar.kernel.reading.data_sets import tables
from hiwar.kernel.reading.data_sets.roll_calls import parquet
from hiwar.kernel.reading.data_sets.roll_calls.model import Put, ReadRollCall
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
from hiwar.kernel.reading.data_sets.schema import Beside, Cells, Columns, Header, damaged, text_of
from hiwar.kernel.reading.model import ReadingError

_FIELDS = {
    "key": ("rcid",),
    "member": ("country", "countryname"),
    "code": ("countrycode", "iso3c", "iso3"),
    "vote": ("vote",),
    "session": ("session",),
    "date": ("date",),
    "text": ("unres", "resolution"),
    "short": ("short", "shortdesc", "shortname"),
    "title": ("descr", "description"),
    "amend": ("amend",),
    "para": ("para",),
    "yes": ("nyes",),
    "no": ("nno",),
    "abstain": ("nabstain",),
}
_CHOICES = words({Choice.YES: "yes,1", Choice.NO: "no,3", Choice.ABSTAIN: "abstain,2", Choice.ABSENT: "absent,8"})
_NO_MEMBER = ("9", "not a member")

_FLAGS_UNTIL = 39
"""The session (1984–1985) until which `amend` and `para` were kept."""
_DAYS_FROM = 60
_DAYS_OF_A_WEEK = 7

_AGENDA = re.compile(r"A/\d+/\d+\s+(?P<item>\d{1,3} ?\(?[a-z]?\)?)\s*-\s*(?P<title>[^-].*?)(?:\s+-\s+.*)?", re.DOTALL)
_AMENDMENT = re.compile(r"\b(?:sub-?)?amendments?\b", re.IGNORECASE)
_PART = re.compile(r"\bparagraphs?\b|\bparas?\b|\bwords\b|\bphrase\b", re.IGNORECASE)
_MOTION = re.compile(r"\bmotion\b|\badjourn", re.IGNORECASE)

_ROLL_CALLS = ("rollcalls", "roll_calls", "roll-calls")
_ENDINGS = (".parquet", ".csv", ".tsv")


def beside_names(name: str) -> tuple[str, ...]:
    """What the roll calls to a table of votes may be called, by its own name (`un_votes.csv`: `un_roll_calls.csv`)."""
    path = PurePath(name)
    stem, found, rest = path.stem.rpartition("votes")
    if not found:
        return ()
    endings = dict.fromkeys((path.suffix.lower(), *_ENDINGS))
    return tuple(f"{stem}{called}{rest}{ending}" for called in _ROLL_CALLS for ending in endings)


def whole_names(name: str) -> tuple[str, ...]:
    """What the table of votes may be called that a table of roll calls belongs to."""
    path = PurePath(name)
    for called in _ROLL_CALLS:
        stem, found, rest = path.stem.rpartition(called)
        if found:
            return tuple(f"{stem}votes{rest}{ending}" for ending in dict.fromkeys((path.suffix.lower(), *_ENDINGS)))
    return ()


def is_roll_calls(header: Header) -> bool:
    """Whether a table is that of the roll calls alone."""
    found = header.columns(_FIELDS).keys()
    return {"key", "session", "date"} <= found and "vote" not in found


def is_ideal_points(header: Header) -> bool:
    """Whether a table is one of the ideal points that are published with the roll calls, by State and session or year.
    They are estimates of those who made them, and nothing that a State said or did."""
    return "ccode" in header.places and any(key.startswith("idealpoint") for key in header.places)


def _read(table: Table) -> Iterator[ReadRollCall]:
    columns = SCHEMA.columns(table.header)
    joined = {"session", "date"} <= table.header.columns(_FIELDS).keys()
    calls = {} if joined else _roll_calls(table.name, table.beside)
    members: dict[str, Members] = {}
    first: dict[str, int] = {}
    absences = False
    for number, cells in enumerate(table.rows, start=1):
        key = _key(columns.text(cells, "key"), number)
        if key not in members:
            if joined:
                calls[key] = _Call(columns, key, number, cells)
            elif key not in calls:
                raise damaged(f"its roll call {key} is not in the table of roll calls", number)
            members[key] = {}
            first[key] = number
        elif joined and columns.text(cells, "date") != calls[key].dated:
            _same_day(calls[key], columns.text(cells, "date"), number)
        vote = columns.text(cells, "vote").casefold().removesuffix(".0")
        if vote in _NO_MEMBER:
            continue
        choice = _CHOICES.get(vote)
        if choice is None:
            raise damaged(f"its vote is {vote[:20]!r}", number, "write yes, no or abstain (or 1, 3, 2)")
        absences = absences or choice is Choice.ABSENT
        gathered(members[key], choice, columns.text(cells, "member"), columns.text(cells, "code"))
    for key, voted in members.items():
        yield _finished(calls[key], first[key], voted, absences)


class _Call:
    """What a table says of one roll call."""

    __slots__ = ("amend", "dated", "key", "para", "published", "session", "short", "title", "when", "written")

    def __init__(self, columns: Columns, key: str, row: int, cells: Cells) -> None:
        text = columns.text
        self.key = key
        session = whole(text(cells, "session"), "session", row)
        if session is None:
            raise damaged("it has no session", row)
        self.session = session
        self.dated = text(cells, "date")
        self.when = day_of(self.dated, row)
        self.written = text(cells, "text")
        self.short = text(cells, "short")
        self.title = text(cells, "title")
        self.amend = whole(text(cells, "amend"), "amend", row) == 1
        self.para = whole(text(cells, "para"), "para", row) == 1
        self.published = totals(
            [whole(text(cells, choice), f"number of {choice}", row) for choice in ("yes", "no", "abstain")]
        )


def _same_day(call: _Call, dated: str, row: int) -> None:
    """A roll call was on one day: with two nobody knows which is meant, or which votes belong to it."""
    if day_of(dated, row) != call.when:
        raise damaged(
            f"its roll call {call.key} is of {dated}, and of {call.dated} in a row before",
            row,
            "correct the day, or give each roll call a number (rcid) of its own",
        )


def _key(text: str, row: int) -> str:
    number = whole(text, "roll call (rcid)", row)
    if number is None:
        raise damaged("it names no roll call (rcid)", row)
    return str(number)


def _roll_calls(name: str, beside: Beside) -> dict[str, _Call]:
    for called in beside_names(name):
        file = beside(called)
        if file is None:
            continue
        with file:
            head = file.read(4)
            file.seek(0)
            cells = parquet.cells(file) if head == parquet.MAGIC else tables.cells(file)
            with closing(cells):
                header = Header(map(text_of, next(cells, ())))
                if not is_roll_calls(header):
                    raise ReadingError(f"{called} beside it is no table of roll calls", remedy="name the right file so")
                columns = SCHEMA.columns(header)
                found: dict[str, _Call] = {}
                for number, row in enumerate(cells, start=1):
                    key = _key(columns.text(row, "key"), number)
                    if key in found:
                        _same_day(found[key], columns.text(row, "date"), number)
                    found[key] = _Call(columns, key, number, row)
                return found
    wanted = beside_names(name)[:1] or ("the same name with “rollcalls” in place of “votes”",)
    raise ReadingError(
        "it has votes, and says nothing of the roll calls in which they were cast",
        remedy=f"put the table of roll calls into the same folder as {wanted[0]}, and import both",
    )


def _finished(call: _Call, row: int, members: Members, absences: bool) -> ReadRollCall:
    numbered = symbol_of(call.written)
    if numbered and numbered.session != call.session and not numbered.special:
        numbered = None  # a slip: nobody knows which of both sessions is meant
    agenda = _AGENDA.fullmatch(call.title)
    title = "" if agenda else tidy_title(call.title)
    body = "GA"
    facts = tuple((name, value) for name, value in (("short", call.short),) if value)
    return ReadRollCall(
        key=call.key,
        row=row,
        body=body,
        session=call.session,
        date=_date(call.session, call.when),
        symbol=numbered.symbol if numbered else None,
        written=call.written,
        title=title,
        put=put(call.session, call.title, amend=call.amend, para=call.para),
        item=agenda["item"].replace(" ", "") if agenda else "",
        agenda=agenda["title"].strip(" .") if agenda else "",
        absences=absences,
        published=call.published,
        facts=facts,
        **told(members),
    )


def _date(session: int, when: date) -> str:
    """Only the month where the day may be one of the week: tables write it so up to the fifty-ninth session."""
    if session < _DAYS_FROM and when.day <= _DAYS_OF_A_WEEK:
        return f"{when:%Y-%m}"
    return when.isoformat()


def put(session: int, title: str, *, amend: bool, para: bool) -> Put:
    """What was put to the vote: by the flags as long as they were kept, then by the words of the presider; a title
    alone stands for the whole."""
    if session <= _FLAGS_UNTIL and (amend or para):
        return Put.AMENDMENT if amend else Put.PART
    if is_title(title):
        return Put.WHOLE
    for pattern, found in ((_AMENDMENT, Put.AMENDMENT), (_PART, Put.PART), (_MOTION, Put.MOTION)):
        if pattern.search(title):
            return found
    return Put.WHOLE if title.isupper() else Put.UNKNOWN


SCHEMA = VoteSchema(
    fields=_FIELDS,
    needed=frozenset({"key", "vote", "member"}),
    known_by="votes of the General Assembly by Voeten or unvotes",
    origin="voeten",
    reader=_read,
)
