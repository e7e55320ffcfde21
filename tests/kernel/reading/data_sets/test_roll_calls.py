"""Tables of votes: roll calls in the four shapes in which they come, one file or two, CSV or Parquet, and what is wrong
with them. The rows are few and made; symbols and days are facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import pytest

from hiwar.kernel.reading import Reading, ReadingError
from hiwar.kernel.reading.data_sets import read_rows
from hiwar.kernel.reading.data_sets.roll_calls import Put, ReadRollCall, voeten

TITLE = "Situation of human rights in the Islamic Republic of Iran"
AGENDA = "A/72/439 72 (c) - Human rights situations and reports - Draft resolution II"

CALLS = f"""rcid,session,date,unres,amend,para,short,descr,n_yes,n_no,n_abstain
511,12,1957-09-03,R/12/130B,0,1,,TO ADOPT PARAGRAPH 2 OF THE REPORT,1,1,1
1232,26,1971-12-05,R/26/2799B,1,1,Mid-East,TO AMEND THE RESOL.,0,2,
2868,40,1985-12-06,R/40/141,,,,{TITLE},NA,NA,NA
4604,60,2005-12-16 00:00:00,R/60/173,,,,{TITLE} : resolution / adopted by the General Assembly,2,0,0
4700,61,16.12.2006,R/60/173,,,,The President: A motion to adjourn the debate,0,0,0
6021,72,2017-12-19,R/72/189,,,,{AGENDA},1,0,0
"""
VOTES = """rcid,country,country_code,vote
511,Cuba,CU,yes
511,Japan,JP,no
511,Sweden,SE,abstain
1232,Cuba,CU,3
1232,Japan,JP,3.0
2868,Cuba,CU,2
2868,Chad,TD,9
4604,Sweden,SE,1
4604,Japan,JP,1
4604,Chad,TD,8
4700,Chad,TD,absent
6021,Cuba,CU,yes
"""
LIBRARY_HEAD = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,"
    "subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n"
)
LIBRARY = (
    LIBRARY_HEAD + f"494876,CUB,CUBA,N,2005-12-16,60,A/RES/60/171,A/C.3/60/L.45,,A/60/PV.64,{TITLE},"
    "Item 71 (c): Human rights situations,HUMAN RIGHTS; IRAN,,75,50,43,22,191,https://digitallibrary.un.org/record/494876\n"
    f"494876,KIR,KIRIBATI,X,2005-12-16,60,A/RES/60/171,,,,{TITLE},,,,,,,,,\n"
    f"494876,TON,TONGA,,2005-12-16,60,A/RES/60/171,,,,{TITLE},,,,,,,,,\n"
    f"1,SWE,SWEDEN,y,1957-09-03,12th session,none,,,,{TITLE},,,,1,0,,,,\n"
    f"2,SWE,SWEDEN,A,1957-09-03,,none,,,,{TITLE},,,,,,,,,\n"
)
MEMBERS = """Symbol,Date,Agenda item,Draft,Member,ISO3,Vote,Absent
A/HRC/RES/28/22,2015-03-27,4,A/HRC/28/L.18,China,CHN,against,
A/HRC/RES/28/22,2015-03-27,4,A/HRC/28/L.18,Japan,JPN,In favour,
A/HRC/RES/28/22,2015-03-27,4,A/HRC/28/L.18,Namibia,NAM,abstained,
E/CN.4/RES/2005/11,2005-04-14,9,,Japan,JPN,y,
"""
TOTALS = """Symbol,Date,Adoption,Title,Yes,No,Abstain
A/HRC/RES/22/13,2013-03-21,Without a vote,Human rights,,,
A/HRC/RES/7/15,2008-03-27,recorded vote,Human rights,22,7,18.0
A/HRC/RES/10/16,2009-03-26,vote,Human rights,26,,15
"""


def read(content: str | bytes, name: str = "table.csv", **beside: str | bytes) -> tuple[list[ReadRollCall], Reading]:
    """The roll calls of a table, with other files of its folder by the names of their stems; and the reading of it."""
    files: Mapping[str, bytes] = {
        f"{stem}.csv": each.encode() if isinstance(each, str) else each for stem, each in beside.items()
    }
    found: list[Any] = []
    ends: list[Reading] = []

    def there(wanted: str) -> BinaryIO | None:
        return io.BytesIO(files[wanted]) if wanted in files else None

    def rows() -> Any:
        ends.append(
            (yield from read_rows(io.BytesIO(content.encode() if isinstance(content, str) else content), name, there))
        )

    found.extend(rows())
    return found, ends[0]


def joined() -> str:
    """Votes and roll calls as one table."""
    calls = {row["rcid"]: row for row in csv.DictReader(io.StringIO(CALLS))}
    rows = [{**calls[row["rcid"]], **row} for row in csv.DictReader(io.StringIO(VOTES))]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_votes_of_the_general_assembly_with_everything_beside_each() -> None:
    calls = {call.key.removeprefix("voeten:"): call for call in read(joined())[0]}
    assert list(calls) == ["511", "1232", "2868", "4604", "4700", "6021"]
    assert {key: (call.body, call.session, call.date, call.symbol, call.put) for key, call in calls.items()} == {
        "511": ("GA", 12, "1957-09", None, Put.PART),
        "1232": ("GA", 26, "1971-12", "A/RES/2799(XXVI)", Put.AMENDMENT),
        "2868": ("GA", 40, "1985-12", "A/RES/40/141", Put.WHOLE),
        "4604": ("GA", 60, "2005-12-16", "A/RES/60/173", Put.WHOLE),
        "4700": ("GA", 61, "2006-12-16", None, Put.MOTION),
        "6021": ("GA", 72, "2017-12-19", "A/RES/72/189", Put.WHOLE),
    }
    first, agenda, whole = calls["511"], calls["6021"], calls["4604"]
    assert (first.yes, first.no, first.abstain) == ((("Cuba", "CU"),), (("Japan", "JP"),), (("Sweden", "SE"),))
    assert (first.row, first.votes, first.written, first.published) == (1, 3, "R/12/130B", (1, 1, 1, None))
    assert (agenda.item, agenda.agenda, agenda.title) == ("72(c)", "Human rights situations and reports", "")
    assert (whole.title, whole.absent, whole.absences) == (TITLE, (("Chad", "TD"),), True)
    assert (calls["1232"].facts, calls["1232"].published) == ((("short", "Mid-East"),), None)
    assert calls["2868"].votes == 1  # a 9 is no member, and no vote


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_votes_and_roll_calls_in_two_files(tmp_path: Path, kind: str) -> None:
    votes: bytes = VOTES.encode()
    calls: bytes = CALLS.encode()
    if kind == "parquet":
        votes, calls = (as_parquet(tmp_path / name, text) for name, text in (("v", VOTES), ("c", CALLS)))
    name = tmp_path / "un_votes.csv"
    beside = tmp_path / "un_rollcalls.csv"
    name.write_bytes(votes)
    beside.write_bytes(calls)
    with name.open("rb") as file:
        found = list(read_rows(file, name.name, lambda wanted: beside.open("rb") if wanted == beside.name else None))
    assert found == read(joined())[0]


def as_parquet(path: Path, text: str) -> bytes:
    """A table as Parquet, every cell a text, empty cells as nulls."""
    path.with_suffix(".tmp").write_text(text)
    with duckdb.connect() as database:
        asked = "SELECT * FROM read_csv(?, all_varchar=true, nullstr='')"
        database.execute(f"COPY ({asked}) TO '{path}' (FORMAT parquet)", [str(path.with_suffix(".tmp"))])
    return path.read_bytes()


def test_a_parquet_file_that_is_cut_or_no_parquet_is_damaged(tmp_path: Path) -> None:
    whole = as_parquet(tmp_path / "all", joined())
    for content in (whole[: len(whole) // 2], b"PAR1" + b"\xff" * 4000):
        (tmp_path / "bad.parquet").write_bytes(content)
        with (tmp_path / "bad.parquet").open("rb") as file, pytest.raises(ReadingError, match="cut short or damaged"):
            list(read_rows(file, "bad.parquet", lambda _name: None))


def test_the_digital_library() -> None:
    found, _end = read(LIBRARY)
    known, old, bare = found
    assert (known.key, known.body, known.session, known.date) == ("undl:494876", "GA", 60, "2005-12-16")
    assert (known.symbol, known.title, known.item) == ("A/RES/60/171", TITLE, "71(c)")
    assert (known.no, known.absent, known.votes) == ((("CUBA", "CUB"),), (("KIRIBATI", "KIR"),), 2)
    assert (known.subjects, known.published) == (("HUMAN RIGHTS", "IRAN"), (75, 50, 43, 22))
    assert dict(known.facts) == {
        "draft": "A/C.3/60/L.45",
        "meeting": "A/60/PV.64",
        "link": "https://digitallibrary.un.org/record/494876",
    }
    assert (old.symbol, old.session, old.written, old.published) == (None, 12, "none", None)
    assert (bare.session, bare.abstain) == (None, (("SWEDEN", "SWE"),))


def test_members_of_the_council_and_the_commission() -> None:
    council, commission = read(MEMBERS)[0]
    assert (council.key, council.symbol) == ("council:A/HRC/RES/28/22", "A/HRC/RES/28/22")
    assert (council.body, council.session, council.date) == ("HRC", 28, "2015-03-27")
    assert [council.yes, council.no, council.abstain, council.absent] == [
        (("Japan", "JPN"),), (("China", "CHN"),), (("Namibia", "NAM"),), (),
    ]  # fmt: skip
    assert (council.item, council.facts, council.absences) == ("4", (("draft", "A/HRC/28/L.18"),), False)
    assert (commission.body, commission.yes) == ("CHR", (("Japan", "JPN"),))


def test_adoptions_with_and_without_a_vote() -> None:
    without, recorded, partly = read(TOTALS)[0]
    assert (without.recorded, without.published, without.votes) == (False, None, 0)
    assert (recorded.recorded, recorded.published) == (True, (22, 7, 18, None))
    assert partly.published is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            joined().replace("CU,yes", "CU,perhaps", 1),
            "table.csv (row 1): its vote is 'perhaps'; write yes, no or abstain",
        ),
        (joined().replace("\n511,", "\n,", 1), "table.csv (row 1): it names no roll call (rcid)"),
        (joined().replace("\n511,12,", "\n511,,", 1), "table.csv (row 1): it has no session"),
        (
            joined().replace("\n511,12,", "\n511,1.5,", 1),
            "table.csv (row 1): its session is '1.5'; write a whole number there",
        ),
        (joined().replace("\n511,12,", "\n511,many,", 1), "table.csv (row 1): its session is 'many'"),
        (
            joined().replace("1957-09-03", "soon", 1),
            "table.csv (row 1): its date is 'soon'; write the day as 2005-12-16",
        ),
        (joined().replace("1957-09-03", "1957-02-30", 1), "table.csv (row 1): its date is '1957-02-30'"),
        (joined().replace("1957-09-03", "", 1), "table.csv (row 1): it has no date"),
        (
            joined().replace("1957-09-03", "1812-06-24", 1),
            "table.csv (row 1): its date is '1812-06-24', when there was no such vote",
        ),
        (VOTES, "table.csv: it has votes, and says nothing of the roll calls in which they were cast"),
        (LIBRARY.replace("494876,", ",", 1), "table.csv (row 1): it names no record (undl_id)"),
        (LIBRARY.replace(",N,", ",?,", 1), "table.csv (row 1): its vote is '?'; it should be Y, N, A or X"),
        (MEMBERS.replace("against", "?", 1), "table.csv (row 1): its vote is '?'; write yes, no, abstain or absent"),
        (
            MEMBERS.replace("2015-03-27", "2015-03-28", 1),
            "table.csv (row 2): A/HRC/RES/28/22 has another date here than in row 1",
        ),
        (MEMBERS.replace("A/HRC/RES/28/22", "28/22", 1), "table.csv (row 1): '28/22' is no symbol of a resolution"),
        (TOTALS.replace("Without a vote", "somehow"), "table.csv (row 1): its mode of adoption is 'somehow'"),
    ],
)
def test_what_is_wrong_is_one_sentence(content: str, sentence: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read(content)
    assert caught.value.sentence("table.csv").startswith(sentence)


def test_what_is_wrong_with_the_table_of_roll_calls_beside_it() -> None:
    with pytest.raises(ReadingError) as caught:
        read(VOTES, "un_votes.csv")
    assert "into the same folder as un_rollcalls.csv, and import both" in caught.value.remedy
    with pytest.raises(ReadingError, match=r"un_rollcalls\.csv beside it is no table of roll calls"):
        read(VOTES, "un_votes.csv", un_rollcalls=TOTALS)
    with pytest.raises(ReadingError, match="its roll call 6021 is not in the table of roll calls") as caught:
        read(VOTES, "un_votes.csv", un_rollcalls=CALLS[: CALLS.index("6021,")])
    assert caught.value.place == "row 12"


def test_the_names_of_two_tables_of_one_folder() -> None:
    assert voeten.beside_names("un_votes.csv")[0] == "un_rollcalls.csv"
    assert "un_roll_calls.parquet" in voeten.beside_names("un_votes.csv")
    assert voeten.beside_names("table.csv") == ()
    assert voeten.whole_names("un_roll_calls.tsv")[0] == "un_votes.tsv"
    assert voeten.whole_names("table.csv") == ()


@pytest.mark.parametrize(
    ("title", "put"),
    [
        ("The President: I put the amendment to the vote", Put.AMENDMENT),
        ("The Acting President: I put operative paragraph 6 to the vote", Put.PART),
        ("The President: The motion is carried", Put.MOTION),
        ("TO ADOPT THE RESOL.", Put.WHOLE),
        ("The President: I put the draft to the vote", Put.UNKNOWN),
    ],
)
def test_what_was_put_to_the_vote_by_the_words_alone(title: str, put: Put) -> None:
    assert voeten.put(60, title, amend=True, para=True) == put
