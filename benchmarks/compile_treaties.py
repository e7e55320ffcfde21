"""Compile the acts of States under the eighteen instruments from three tables into `treaty_acts.csv` of the facts, and
into `treaty_undated.csv` what the table of 2022 knows of without a year.

`HIWAR_SAMPLES` names the folder that holds `treaties/`: the tables of the United Nations Treaty Collection of 2015 (U),
a ratification table of 2022 that gives years only (W), and OHCHR's table of the ICESCR of 2026 (O). `make treaties`
writes the facts anew; what no table holds is in `BESIDE`, as docs/facts.md describes.

An act that tables agree on is one row with all of them as its source. Where they disagree each keeps its row, none of
them verified. What the table of 2022 alone says (a year) is not verified, and of its kind no more is known than that it
is a ratification or an accession; one who had signed ratifies.
"""

from __future__ import annotations

import csv
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from hiwar.kernel.facts import ActKind, find_state, instruments, state
from hiwar.kernel.reading.data_sets import read_rows
from hiwar.kernel.reading.data_sets.treaty_tables import treaty_of

FACTS = Path(__file__).resolve().parent.parent / "src/hiwar/kernel/facts/data"
COLUMNS = ("instrument", "iso3", "kind", "date", "effect", "source", "verified", "note")


class Row(NamedTuple):
    """One row of the facts."""

    instrument: str
    iso3: str
    kind: str
    date: str
    effect: str = ""
    source: str = "K"
    verified: str = "false"
    note: str = ""


TRAINING = [
    Row("ICCPR", "XTV", "accession", "1995-05-08", "", "I", "true"),
    Row("ICESCR", "XTV", "accession", "1995-05-08", "", "I", "true"),
    Row("CRC", "XTV", "ratification", "2004-06-01", "", "I", "true"),
    Row("CRC", "XTV", "signature", "2003-11-20", "", "I", "true"),
    Row("CEDAW", "XTV", "signature", "2012-03-08", "", "I", "true"),
]

WITHDRAWALS = [
    Row(
        "ICCPR", "PRK", "withdrawal", "1997-08-25", "none",
        "Human Rights Committee, general comment No. 26; notification of August 1997", "true",
        "notified on 23 August, received on 25 August; the Covenant knows no withdrawal, and the State remains a party",
    ),
    Row("ICCPR-OP1", "JAM", "withdrawal", "1997-10-23", "1998-01-23", "W+K", "false",
        "the year in the table of 2022, the days from general knowledge"),
    Row("ICCPR-OP1", "TTO", "withdrawal", "2000-03-27", "2000-06-27", "W+K", "false",
        "the year in the table of 2022, the days from general knowledge; acceded anew in 1998 after a first one"),
]  # fmt: skip

VANISHED = [
    Row(instrument, iso3, kind, day, "", "K", "false", "the tables leave out States that no longer exist")
    for iso3, acts in {
        "CSK": (
            ("ICERD", "ratification", "1966-12-29"), ("ICCPR", "ratification", "1975-12-23"),
            ("ICESCR", "ratification", "1975-12-23"), ("CEDAW", "ratification", "1982-02-16"),
            ("CAT", "ratification", "1988-07-07"), ("CRC", "ratification", "1991-01-07"),
            ("ICCPR-OP1", "accession", "1991-03-12"),
        ),
        "DDR": (
            ("ICERD", "accession", "1973-03-23"), ("ICCPR", "ratification", "1973-11-08"),
            ("ICESCR", "ratification", "1973-11-08"), ("CEDAW", "ratification", "1980-07-09"),
            ("CAT", "ratification", "1987-09-09"), ("ICCPR-OP2", "ratification", "1990-08-16"),
            ("CRC", "ratification", "1990-10-02"),
        ),
        "YUG": (
            ("ICERD", "ratification", "1967-10-02"), ("ICCPR", "ratification", "1971-06-02"),
            ("ICESCR", "ratification", "1971-06-02"), ("CEDAW", "ratification", "1982-02-26"),
            ("CRC", "ratification", "1991-01-03"), ("CAT", "ratification", "1991-09-10"),
        ),
    }.items()
    for instrument, kind, day in acts
]  # fmt: skip

DECLARATIONS = [
    Row(instrument, "RUS", "communications", "1991-10-01", "", "K", "false", article)
    for instrument, article in (("ICERD", "declaration under article 14"), ("CAT", "declaration under article 22"))
]

BESIDE = [*TRAINING, *WITHDRAWALS, *VANISHED, *DECLARATIONS]
"""What none of the tables says."""

SNAPSHOT = "2015"
"""The year of the Collection's tables: an act before it that they do not list is not counted, and says so."""

DISAGREE = "the tables disagree"
UNLISTED = "the depositary’s table of 2015 lists no such act, so it is not counted"

DAYS_KNOWN = {("CRPD", "PRK", "2016"): ("2016-12-06", "the year in the table of 2022, the day from general knowledge")}
"""Days of acts of which the table of 2022 gives the year, from elsewhere."""


def read(path: Path) -> list[tuple[str, str, str]]:
    """State, kind and date of every act of a table."""
    with path.open("rb") as file:
        found = list(read_rows(file, path.name, lambda _name: None))
    return [
        (row.state_under_review, kind, when)
        for row in found
        if row.state_under_review
        for kind, when in row.facts
    ]  # fmt: skip


def stage(kind: str) -> str:
    """Whether an act signs, binds, or is of its own kind."""
    each = ActKind(kind)
    return "signature" if each.signs else "consent" if each.binds else kind


def compiled(folder: Path) -> list[Row]:
    """All rows, in the order of the table."""
    tables = dict.fromkeys((folder / "untreaties-2015").glob("*.csv"), "U")
    tables |= dict.fromkeys((folder / "wpd-2022").glob("*.csv"), "W")
    tables |= dict.fromkeys(folder.glob("ohchr_*.csv"), "O")
    said: dict[tuple[str, str, str], dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    covered: dict[str, set[str]] = defaultdict(set)
    for path, source in sorted(tables.items()):
        instrument = treaty_of(path.name)
        if instrument in instruments():
            covered[instrument].add(source)
            for iso3, kind, when in read(path):
                said[instrument, iso3, stage(kind)][source].append((kind, when))
    found = [row for (instrument, iso3, _), told in said.items() for row in _merged(instrument, iso3, told, said)]
    order = {short: place for place, short in enumerate(instruments())}
    return sorted((*found, *BESIDE), key=lambda row: (order[row.instrument], row.iso3, row.date, row.kind))


def undated(folder: Path, acts: list[Row]) -> list[tuple[str, str, str]]:
    """Instrument, State and kind of what the table of 2022 has without a year and no other table has."""
    known = {(row.instrument, row.iso3, stage(row.kind)) for row in acts}
    found = []
    for path in sorted((folder / "wpd-2022").glob("*.csv")):
        instrument = treaty_of(path.name)
        with path.open(encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                kind = UNDATED.get(row["status"].strip())
                named = find_state(row["member"])
                if kind and named and (instrument, named.iso3, stage(kind)) not in known:
                    found.append((str(instrument), named.iso3, kind))
    order = list(instruments())
    return sorted(found, key=lambda row: (order.index(row[0]), row[1]))


UNDATED = {"state party": "ratification_or_accession", "signatory state": "signature"}
"""What the words of the table of 2022 tell of an act."""


def _merged(instrument: str, iso3: str, told: dict[str, list[tuple[str, str]]], said: object) -> list[Row]:
    """The acts of one stage, those that agree together."""
    groups: list[dict[str, tuple[str, str]]] = []
    for source in "UOW":
        for kind, when in told.get(source, ()):
            group = next((each for each in groups if all(_agree(when, known) for _kind, known in each.values())), None)
            if group is None:
                groups.append({source: (kind, when)})
            else:
                group[source] = (kind, when)
    signed = (instrument, iso3, "signature") in said  # type: ignore[operator]
    return [_row(instrument, iso3, group, alone=len(groups) == 1, signed=signed) for group in groups]


def _row(instrument: str, iso3: str, group: dict[str, tuple[str, str]], *, alone: bool, signed: bool) -> Row:
    kind = next((kind for kind, _when in group.values() if kind != ActKind.RATIFICATION_OR_ACCESSION), "")
    if not kind:
        kind = ActKind.RATIFICATION if signed else ActKind.RATIFICATION_OR_ACCESSION
    when = max((when for _kind, when in group.values()), key=len)
    sources = "+".join(sorted(group))
    verified = alone and sources != "W"
    if alone and sources == "W" and when < SNAPSHOT:
        return Row(instrument, iso3, str(kind), when, "none", sources, "false", UNLISTED)
    day, note = DAYS_KNOWN.get((instrument, iso3, when), (when, "" if alone else DISAGREE))
    return Row(instrument, iso3, str(kind), day, "", sources, str(verified).lower(), note)


def _agree(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def main() -> None:
    """Write the tables."""
    samples = os.environ.get("HIWAR_SAMPLES")
    if not samples or not (folder := Path(samples) / "treaties").is_dir():
        sys.exit("Name the folder that holds `treaties/` in HIWAR_SAMPLES.")
    found = compiled(folder)
    for row in found:
        state(row.iso3)  # KeyError for a code that is no State's
    with (FACTS / "treaty_acts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(found)
    with (FACTS / "treaty_undated.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("instrument", "iso3", "kind", "source", "verified"))
        writer.writerows((*row, "W", "false") for row in undated(folder, found))
    disagree = sum(row.note == DISAGREE for row in found)
    print(f"{len(found)} acts, {sum(row.verified == 'true' for row in found)} verified, {disagree} rows disagree")


if __name__ == "__main__":
    main()
