"""Tables of votes in the shapes in which they come. The votes are those that were cast, of a few members only; symbols,
days and totals are facts."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from hiwar.audit.actors import OPERATOR
from hiwar.documents.commands import Source
from hiwar.exchange.imports import Result, import_files
from hiwar.kernel.reading import Reading
from hiwar.kernel.reading.data_sets import read_rows
from hiwar.kernel.reading.data_sets.roll_calls import ReadRollCall
from hiwar.resolutions.commands import Imported, Outcome, Where, act, import_votes
from hiwar.reviews.commands.tallying import tally_documents
from tests.builders import NOW

ROLL_CALLS = (
    # rcid, session, date, unres, amend, para, short, descr
    (511, 12, "1957-09-03", "R/12/130B", 0, 1, "", "TO ADOPT PARAGRAPH 2 OF THE REPORT"),
    (525, 12, "1957-11-01", "R/12/530", 0, 1, "", "TO ADOPT OPERATIVE PARAGRAPH 2"),
    (1204, 26, "1971-11-03", "R/26/2775G", 0, 0, "", "TO ADOPT RESOL. ON APARTHEID"),
    (1232, 26, "1971-12-05", "R/26/2799B", 1, 1, "", "TO AMEND THE RESOL."),
    (2868, 40, "1985-12-06", "R/40/141", "", "", "", "Situation of human rights In the Islamic Republic of Iran"),
    (4431, 57, "2002-12-05", "R/57/214", "", "", "", "Extrajudicial, summary or arbitrary executions"),
    (4604, 60, "2005-12-16", "R/60/173", "", "", "", "Situation of human rights in the Democratic People's Republic of "
     "Korea : resolution / adopted by the General Assembly"),
    (4813, 62, "2007-12-18", "R/62/167", "", "", "", "Situation of human rights in the Democratic People's Republic of "
     "Korea : resolution / adopted by the General Assembly"),
    (5108, 65, "2010-12-21", "R/65/225", "", "", "", "Situation of human rights in the Democratic People's Republic of "
     "Korea : resolution / adopted by the General Assembly"),
    (5712, 57, "2002-12-18", "R/57/214", "", 1, "", "The Acting President: I shall now put to the vote operative "
     "paragraph 6 of draft resolution XII"),
)  # fmt: skip

VOTES: Mapping[int, str] = {
    511: "Cuba CU yes|Czechoslovakia CS no|Yugoslavia YU no|Russia RU no|Sweden SE no|Taiwan TW yes|Japan JP yes",
    525: "Cuba CU yes|Czechoslovakia CS abstain|Yugoslavia YU abstain|Russia RU no|Sweden SE yes|Taiwan TW yes",
    1204: "Cuba CU yes|Czechoslovakia CS yes|Yugoslavia YU yes|Russia RU yes|Sweden SE yes|China CN yes|Japan JP yes",
    1232: "Cuba CU no|Czechoslovakia CS no|Yugoslavia YU no|Russia RU no|Sweden SE abstain|China CN no",
    2868: "Cuba CU no|Federal_Republic_of_Germany NA yes|Yugoslavia YU abstain|Russia RU yes|Sweden SE yes",
    4431: "Cuba CU yes|Germany DE yes|Yugoslavia YU yes|Russia RU yes|Namibia NA yes|China CN abstain",
    4604: "Cuba CU no|Germany DE yes|Yugoslavia YU yes|Russia RU no|Sweden SE yes|Namibia NA abstain|China CN no|"
    "Japan JP yes",
    4813: "Cuba CU no|Germany DE yes|Yugoslavia YU yes|Russia RU no|Sweden SE yes|Namibia NA abstain|China CN no|"
    "Japan JP yes",
    5108: "Cuba CU no|Germany DE yes|Russia RU no|Sweden SE yes|Namibia NA abstain|China CN no|Japan JP yes",
    5712: "China CN no|Germany DE yes|Namibia NA abstain|Russia RU abstain|Sweden SE yes|Yugoslavia YU yes",
}

Row = dict[str, Any]


def roll_calls() -> list[Row]:
    """The roll calls as a table; the totals are those of the votes here, but for 62/167 those that were counted."""
    rows = []
    for rcid, session, date, unres, amend, para, short, descr in ROLL_CALLS:
        votes = [vote for _name, _code, vote in _cast(rcid)]
        totals = (102, 22, 58) if rcid == 4813 else tuple(map(votes.count, ("yes", "no", "abstain")))
        rows.append(
            {
                "rcid": rcid,
                "session": float(session),
                "importantvote": 0,
                "date": f"{date} 00:00:00",
                "unres": unres,
                "amend": amend,
                "para": para,
                "short": short,
                "descr": descr,
                "n_yes": totals[0],
                "n_no": totals[1],
                "n_abstain": totals[2],
            }
        )
    return rows


def votes() -> list[Row]:
    """The votes as a table."""
    return [
        {"rcid": rcid, "country": name, "country_code": code, "vote": vote}
        for rcid, *_rest in ROLL_CALLS
        for name, code, vote in _cast(rcid)
    ]


def joined() -> list[Row]:
    """One table with all of it."""
    calls = {row["rcid"]: row for row in roll_calls()}
    return [{**calls[row["rcid"]], **row} for row in votes()]


def _cast(rcid: int) -> Iterable[tuple[str, str, str]]:
    for each in VOTES[rcid].split("|"):
        name, code, vote = each.split()
        yield name.replace("_", " "), code, vote


def digital_library() -> list[Row]:
    """Two texts as the UN Digital Library exports them."""
    texts = (
        ("494876", "2005-12-16", "60", "A/RES/60/173", "A/60/509/Add.3", (88, 21, 60, 22), 4604),
        ("615187", "2007-12-18", "62", "A/RES/62/167", "A/62/439/Add.3", (101, 22, 59, 10), 4813),
    )
    letters = {"yes": "Y", "no": "N", "abstain": "A"}
    codes = {"Cuba": "CUB", "Germany": "DEU", "Yugoslavia": "SRB", "Russia": "RUS", "Sweden": "SWE", "Namibia": "NAM"}
    codes |= {"China": "CHN", "Japan": "JPN"}
    names = {"Russia": "RUSSIAN FEDERATION", "Yugoslavia": "SERBIA AND MONTENEGRO"}
    rows = []
    for undl, date, session, resolution, report, totals, rcid in texts:
        cast = [(name, letters[vote]) for name, _code, vote in _cast(rcid)]
        if rcid == 4813:
            names["Yugoslavia"] = "SERBIA"
        for name, letter in [*cast, ("Kiribati", "X")]:
            rows.append(
                {
                    "undl_id": undl,
                    "ms_code": codes.get(name, "KIR"),
                    "ms_name": names.get(name, name.upper()),
                    "ms_vote": letter,
                    "date": date,
                    "session": session,
                    "resolution": resolution,
                    "draft": "A/C.3/60/L.48" if rcid == 4604 else "A/C.3/62/L.37",
                    "committee_report": report,
                    "meeting": "A/60/PV.64",
                    "title": "Situation of human rights in the Democratic People's Republic of Korea : resolution / "
                    "adopted by the General Assembly",
                    "agenda_title": "Item 71(c): Human rights situations",
                    "subjects": "HUMAN RIGHTS; DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA",
                    "vote_note": "",
                    "total_yes": totals[0],
                    "total_no": totals[1],
                    "total_abstentions": totals[2],
                    "total_non_voting": totals[3],
                    "total_ms": 191,
                    "undl_link": f"https://digitallibrary.un.org/record/{undl}",
                }
            )
    return rows


COUNCIL = [
    {"symbol": "A/HRC/RES/28/22", "date": "2015-03-27", "item": "4", "member": member, "vote": vote}
    for member, vote in (
        ("Bolivia (Plurinational State of)", "against"),
        ("China", "against"),
        ("Cuba", "against"),
        ("Russian Federation", "against"),
        ("Venezuela (Bolivarian Republic of)", "against"),
        ("Viet Nam", "against"),
        ("Japan", "in favour"),
    )
]
"""Who voted against the text of 2015 (A/HRC/28/2, para. 359), and one that voted for it."""

ADOPTIONS = [
    {"symbol": "A/HRC/RES/22/13", "date": "2013-03-21", "adoption": "without a vote", "title": "Situation of human "
     "rights in the Democratic People's Republic of Korea", "item": "4", "yes": "", "no": "", "abstain": ""},
    {"symbol": "A/HRC/RES/7/15", "date": "2008-03-27", "adoption": "recorded vote", "title": "Situation of human "
     "rights in the Democratic People's Republic of Korea", "item": "4", "yes": "22", "no": "7", "abstain": "18"},
]  # fmt: skip


TRAINING = "A/RES/0/1"
"""A text for training, adopted without a vote."""

TRAINING_VOTED = "A/HRC/RES/0/2"
"""Another, that was put to the vote of six invented States."""

TRAINING_VOTE = f"council:{TRAINING_VOTED}"
"""The key of that vote."""

_TRAINING_VOTES = (
    ("Bardovia", "for"), ("Halmeria", "for"), ("Kesteria", "for"), ("Lunaria", "against"), ("Talvania", "against"),
    ("Nubara", "abstain"),
)  # fmt: skip


def training(folder: Path) -> None:
    """The two texts for training."""
    title, where = "Situation of human rights in Talvania", Where("A/0/PV.3, p. 2")
    act(OPERATOR, TRAINING, Outcome(adopted=True), where, on=datetime.date(2020, 12, 16), title=title, now=NOW)
    rows = [
        {"symbol": TRAINING_VOTED, "date": "2020-10-06", "title": "Safety of harbours in Talvania", "member": member,
         "vote": vote}
        for member, vote in _TRAINING_VOTES
    ]  # fmt: skip
    entered(as_csv(folder / "training.csv", rows))


def as_csv(path: Path, rows: Sequence[Row]) -> Path:
    """Write rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def as_parquet(path: Path, rows: Sequence[Row]) -> Path:
    """Write rows as Parquet, cells of an empty text as nulls."""
    table = as_csv(path.with_suffix(".tmp"), rows)
    with duckdb.connect() as database:
        database.execute(
            "COPY (SELECT * FROM read_csv(?, nullstr='')) TO '" + str(path).replace("'", "''") + "' (FORMAT parquet)",
            [str(table)],
        )
    table.unlink()
    return path


def entered(path: Path) -> Imported:
    """Import a table of votes as the operator, read in this process, which takes no second."""
    content = path.read_bytes()
    rows: list[ReadRollCall] = []
    ends: list[Reading] = []

    def read() -> Iterator[Any]:
        ends.append((yield from read_rows(file, path.name, lambda _name: None)))

    with path.open("rb") as file:
        rows.extend(read())
    source = Source(path, hashlib.sha256(content).hexdigest(), len(content))
    return import_votes(OPERATOR, source, [rows], iter(ends), kept=tally_documents, now=NOW)


def brought(*paths: Path, dry_run: bool = False) -> list[Result]:
    """Import files as the operator."""
    return list(import_files(OPERATOR, map(str, paths), clock=lambda: NOW, dry_run=dry_run))
