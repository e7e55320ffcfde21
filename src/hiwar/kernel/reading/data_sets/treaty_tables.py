"""Tables of who has joined a treaty: those of the United Nations Treaty Collection, ratification tables by year, the
export of OHCHR's dashboard; and the Collection's list of treaties.

None of them says inside which treaty it is about: the name of the file does (`4-11-b.csv` by the number in the
Collection, `hr_status_op_crc_ac.csv` and `ohchr_icescr_2026-04-23.csv` by the short name). One row of a table is one
participant; `ReadRow.facts` holds what it did as pairs of the kind (`ActKind`) and the date. A foot of the table is a
row without a participant. A day is that of the deposit; of a kind that the table does not tell apart, "ratification or
accession" is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import PurePath

from hiwar.kernel.facts import ActKind, instruments, other_treaties
from hiwar.kernel.reading.data_sets.schema import (
    Beside,
    Cells,
    Columns,
    Count,
    Header,
    Reader,
    Schema,
    damaged,
    shortened,
    text_of,
)
from hiwar.kernel.reading.model import ErrorKind, ReadingError, ReadRow, RowKind

_ENGLISH = "en"

_NUMBER = re.compile(r"(?:[IVX]+-|(?P<chapter>\d{1,2})-)(?P<rest>\d{1,3}(?:-(?:[a-z]|\d{1,2}[a-z]?))*)", re.IGNORECASE)

_SPELLINGS = {
    "cped": "ICPPED",
    "iccpr_op1": "ICCPR-OP1",
    "iccpr_op2": "ICCPR-OP2",
    "icescr_op": "OP-ICESCR",
    "op_crc_ac": "OPAC",
    "op_crc_sc": "OPSC",
    "op_crc_ic": "OPIC",
    "op_cat": "OPCAT",
    "cat_op": "OPCAT",
    "ced": "ICPPED",
    "cerd": "ICERD",
    "ccpr": "ICCPR",
    "cescr": "ICESCR",
    "cmw": "ICMW",
}
"""Short names that tables give to instruments otherwise than Hiwar."""

_KINDS: Sequence[tuple[str, ActKind]] = (
    ("succession to signature", ActKind.SUCCESSION_TO_SIGNATURE),
    ("definitive signature", ActKind.DEFINITIVE_SIGNATURE),
    ("signature", ActKind.SIGNATURE),
    ("ratification", ActKind.RATIFICATION),
    ("accession", ActKind.ACCESSION),
    ("succession", ActKind.SUCCESSION),
    ("acceptance", ActKind.ACCEPTANCE),
    ("approval", ActKind.APPROVAL),
    ("formal confirmation", ActKind.FORMAL_CONFIRMATION),
)
"""How the head of a column of the Collection calls what its cells tell; anything longer is of its own kind."""

_MARK = re.compile(r"\s*\(([A-Za-z]{1,2})\)\s*$")
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})(?:\s+([A-Za-z]{1,2}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:\s*\(?([A-Za-z])\)?)?")
_DMY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s*\(?([A-Za-z])\)?)?")
_MONTHS = dict(
    zip("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13), strict=True)  # noqa: SIM905
)
_OF_MARK = {"a": ActKind.ACCESSION, "d": ActKind.SUCCESSION}


@cache
def _by_number() -> dict[str, str]:
    found = {each.untc: each.short for each in instruments().values()}
    return found | {each.untc: each.short for each in other_treaties().values()}


@cache
def _by_name() -> dict[str, str]:
    found = {short.lower().replace("-", "_"): short for short in (*instruments(), *other_treaties())}
    return found | _SPELLINGS


def treaty_of(name: str) -> str | None:
    """The treaty that a table with this file name is about: the short name of an instrument, `UNTC-18-12` for another
    of the Collection, or None when the name says nothing."""
    stem = PurePath(name).stem
    if numbered := _NUMBER.fullmatch(stem):
        number = f"{numbered['chapter'] or _roman(stem.split('-')[0])}-{numbered['rest'].lower()}"
        return _by_number().get(number, f"UNTC-{number}")
    words = "_" + re.sub(r"[\W_]+", "_", stem.lower()) + "_"
    found = [spelling for spelling in _by_name() if f"_{spelling}_" in words]
    return _by_name()[max(found, key=len)] if found else None


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral.upper()]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _named(count: Count) -> str:
    treaty = treaty_of(count.name)
    if treaty is None:
        raise ReadingError(
            "the table does not say which treaty it is about, and its name does not either",
            place="the name of the file",
            remedy="call it after the treaty, like `ICCPR.csv`, or after its number in the United Nations Treaty"
            " Collection, like `4-4.csv`",
            kind=ErrorKind.OTHER_DOCUMENT,
        )
    return treaty


def _row(
    number: int,
    treaty: str,
    participant: str,
    found: Sequence[tuple[ActKind, str]],
    count: Count,
    text: str = "",
) -> ReadRow:
    """A participant with what it did; one without a name, or a foot of the table, did nothing."""
    state = next(iter(count.states((participant,))), None) if participant and found else None
    return ReadRow(
        kind=RowKind.TREATY_ACTS,
        row=number,
        text=text,
        language=_ENGLISH,
        state_under_review=state,
        document=treaty,
        states_as_written=(participant,) if participant else (),
        facts=tuple((kind.value, when) for kind, when in found),
    )


# The tables of the Collection


def _collection(header: Header, beside: Beside, count: Count) -> Reader:
    treaty = _named(count)
    columns = [_column(name) for name in header.names[1:]]

    def read(number: int, cells: Cells) -> ReadRow:
        found = []
        for column, cell in zip(columns, cells[1:], strict=False):
            if when := _day(text_of(cell), number):
                iso, mark = when
                found.append((column(mark), iso))
        return _row(number, treaty, text_of(cells[0]), found, count)

    return read


def _column(name: str) -> Callable[[str], ActKind]:
    """What a cell of a column tells, by its mark: "Ratification, Accession(a), Succession(d)"."""
    kinds: dict[str, ActKind] = {}
    for part in name.split(","):
        mark = _MARK.search(part)
        words = " ".join(_MARK.sub("", part).casefold().split())
        kinds.setdefault(mark[1] if mark else "", dict(_KINDS).get(words, ActKind.OTHER))
    return lambda mark: kinds.get(mark, ActKind.OTHER)


def _day(cell: str, row: int) -> tuple[str, str] | None:
    """The day of a cell and the mark behind it; None for a cell that tells none."""
    if found := _DAY.fullmatch(cell):
        day, month, year, mark = found.groups()
        return _iso(int(year), _MONTHS.get(month, 0), int(day), cell, row), mark or ""
    if found := _ISO.fullmatch(cell):
        year, month, day, mark = found.groups()
        return _iso(int(year), int(month), int(day), cell, row), mark or ""
    if found := _DMY.fullmatch(cell):
        day, month, year, mark = found.groups()
        return _iso(int(year), int(month), int(day), cell, row), mark or ""
    return None


def _iso(year: int, month: int, day: int, cell: str, row: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise damaged(f"{cell} is no day", row, "correct it, or fetch the table again") from error


# Ratification tables by year

_BY_YEAR = {
    "member": ("member",),
    "party": ("stateparty",),
    "year": ("yearratificationoraccession",),
    "signatory": ("signatory",),
    "note": ("note",),
}
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")


def _by_year(header: Header, beside: Beside, count: Count) -> Reader:
    treaty = _named(count)
    columns = Columns(header, _BY_YEAR)

    def read(number: int, cells: Cells) -> ReadRow:
        year, found = columns.text(cells, "year"), []
        if columns.text(cells, "party") in ("1", "1.0"):
            if not _YEAR.fullmatch(year):
                raise damaged(f"it has a State party and {shortened(year) or 'no year'} for the year", number)
            found.append((ActKind.RATIFICATION_OR_ACCESSION, year[:4]))
        return _row(number, treaty, columns.text(cells, "member"), found, count, columns.text(cells, "note"))

    return read


# The export of OHCHR's dashboard

_DASHBOARD = {
    "country": ("country",),
    "signature": ("dateofsignatureddmmyyyy", "dateofsignature"),
    "consent": ("dateofratificationaccession", "dateofratificationaccessionddmmyyyy"),
    "communications": ("dateofacceptanceofindividualcommunicationsprocedure",),
    "inquiry": ("dateofacceptanceofinquiryprocedure",),
}
_ACTS = (
    ("signature", ActKind.SIGNATURE),
    ("consent", ActKind.RATIFICATION_OR_ACCESSION),
    ("communications", ActKind.COMMUNICATIONS),
    ("inquiry", ActKind.INQUIRY),
)


def _dashboard(header: Header, beside: Beside, count: Count) -> Reader:
    treaty = _named(count)
    columns = Columns(header, _DASHBOARD)

    def read(number: int, cells: Cells) -> ReadRow:
        found = []
        for field, kind in _ACTS:
            cell = columns.text(cells, field)
            when = _day(cell, number)
            if cell and when is None:
                raise damaged(f"{shortened(cell)} is no day", number)
            if when:
                iso, mark = when
                found.append((_OF_MARK.get(mark, kind) if field == "consent" else kind, iso))
        return _row(number, treaty, columns.text(cells, "country"), found, count)

    return read


# The list of treaties of the Collection

_LIST = {
    "chapter": ("chapterno",),
    "number": ("treatyno",),
    "name": ("treatyname",),
}
_PLACE = re.compile(r"\d{1,2}"), re.compile(r"\d{1,3}(?:\.[a-z0-9.]+)?")


def _titles(header: Header, beside: Beside, count: Count) -> Reader:
    columns = Columns(header, _LIST)

    def read(number: int, cells: Cells) -> ReadRow:
        chapter, treaty, name = (columns.text(cells, field) for field in ("chapter", "number", "name"))
        known = bool(_PLACE[0].fullmatch(chapter) and _PLACE[1].fullmatch(treaty) and name)
        untc = f"{chapter}-{treaty.replace('.', '-')}"
        return ReadRow(
            kind=RowKind.TREATY_TITLE,
            row=number,
            text=name if known else "",
            language=_ENGLISH,
            state_under_review=None,
            document=_by_number().get(untc, f"UNTC-{untc}") if known else None,
        )

    return read


def _schemas() -> Iterator[Schema]:
    yield Schema(
        fields={"participant": ("participant",)},
        needed=frozenset(("participant",)),
        known_by="a table of the United Nations Treaty Collection",
        reader=_collection,
    )
    yield Schema(
        fields=_BY_YEAR,
        needed=frozenset(("member", "party", "year", "signatory")),
        known_by="a ratification table by year",
        reader=_by_year,
    )
    yield Schema(
        fields=_DASHBOARD,
        needed=frozenset(("country", "signature", "consent")),
        known_by="an export of OHCHR’s dashboard of ratifications",
        reader=_dashboard,
    )
    yield Schema(
        fields=_LIST,
        needed=frozenset(_LIST),
        known_by="the list of treaties of the Collection",
        reader=_titles,
    )


SCHEMAS = tuple(_schemas())
