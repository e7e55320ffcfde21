"""Tables of who joined a treaty: the treaty by the name of the file, marks, foots, odd heads, and what is damaged."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from hiwar.kernel.reading import ReadingError, ReadRow
from hiwar.kernel.reading.data_sets import read_rows
from hiwar.kernel.reading.data_sets.treaty_tables import treaty_of

TABLES = Path(os.environ.get("HIWAR_SAMPLES", "none")) / "treaties"


def read(text: str, name: str) -> list[ReadRow]:
    return list(read_rows(io.BytesIO(text.encode()), name, lambda _name: None))


@pytest.mark.parametrize(
    ("name", "treaty"),
    [
        ("4-4.csv", "ICCPR"),
        ("IV-4.csv", "ICCPR"),
        ("XVIII-10.csv", "ROME-STATUTE"),
        ("4-11-b.csv", "OPAC"),
        ("4-11-B.csv", "OPAC"),
        ("18-13.csv", "UNTC-18-13"),
        ("hr_status_cat.csv", "CAT"),
        ("hr_status_opcat.csv", "OPCAT"),
        ("hr_status_op_crc_sc.csv", "OPSC"),
        ("hr_status_icescr_op.csv", "OP-ICESCR"),
        ("hr_status_icescr.csv", "ICESCR"),
        ("hr_status_cped.csv", "ICPPED"),
        ("ohchr_icescr_2026-04-23.csv", "ICESCR"),
        ("OP-CRPD (new).csv", "OP-CRPD"),
        ("category.csv", None),
        ("status.csv", None),
    ],
)
def test_the_name_of_the_file_tells_the_treaty(name: str, treaty: str | None) -> None:
    assert treaty_of(name) == treaty


def test_a_table_of_the_collection() -> None:
    text = (
        'Participant,"Signature, Succession to signature(d)","Ratification, Accession(a), Formal confirmation(c),'
        ' Succession(d), Acceptance(A)"\n'
        "Iceland,10 Dec 1968,22 Aug 1979\nNiue,,20 Dec 1995 a\nMontenegro,23 Oct 2006 d,23 Oct 2006 d\n"
        "European Union,30 Mar 2007,23 Dec 2010 c\nJapan,,1 Feb 1999 A\nAtlantis,,2 Feb 1999 x\nChad,,\n"
    )
    rows = read(text, "4-15.csv")
    assert [(row.state_under_review, row.facts) for row in rows] == [
        ("ISL", (("signature", "1968-12-10"), ("ratification", "1979-08-22"))),
        ("NIU", (("accession", "1995-12-20"),)),
        ("MNE", (("succession_to_signature", "2006-10-23"), ("succession", "2006-10-23"))),
        ("EUE", (("signature", "2007-03-30"), ("formal_confirmation", "2010-12-23"))),
        ("JPN", (("acceptance", "1999-02-01"),)),
        (None, (("other", "1999-02-02"),)),
        (None, ()),
    ]
    assert {row.document for row in rows} == {"CRPD"}


def test_a_table_by_year() -> None:
    text = (
        "iso2,member,state party,year ratification or accession,signatory,no action,status,note\n"
        "IS,Iceland,1,1979,0,0,state party,\nPW,Palau,0,,1,0,signatory state,a word\n"
    )
    first, second = read(text, "hr_status_iccpr.csv")
    assert (first.state_under_review, first.facts) == ("ISL", (("ratification_or_accession", "1979"),))
    assert (second.state_under_review, second.facts, second.text) == (None, (), "a word")


def test_an_export_of_the_dashboard_with_its_foot() -> None:
    head = (
        "Country,Date of Signature (dd/mm/yyyy),Date of Ratification/Accession,"
        "Date of acceptance of individual communications procedure,Date of acceptance of inquiry procedure\n"
    )
    rows = read(
        head + "Iceland,1968-12-30,1979-11-22,,\nUruguay,21/02/1967,1970-04-01,2013-02-05,2013-02-05\n"
        "Tonga,,1999-01-02 (a),,\nSamoa,,,,\n,,,,\nSource: a database,,,,\n",
        "ohchr_icescr.csv",
    )
    assert [row.facts for row in rows] == [
        (("signature", "1968-12-30"), ("ratification_or_accession", "1979-11-22")),
        (
            ("signature", "1967-02-21"), ("ratification_or_accession", "1970-04-01"),
            ("communications", "2013-02-05"), ("inquiry", "2013-02-05"),
        ),
        (("accession", "1999-01-02"),),
        (),
        (),
    ]  # fmt: skip


def test_the_list_of_treaties() -> None:
    rows = read(
        "chapter_no,treaty_no,treaty_name,url\n4,4,A covenant,x\n18,13.a,A protocol,x\n"
        "chapter_no,treaty_no,treaty_name,url\n",
        "index.csv",
    )
    assert [(row.document, row.text) for row in rows] == [
        ("ICCPR", "A covenant"), ("UNTC-18-13-a", "A protocol"), (None, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Participant,Signature\nIceland,31 Feb 1968\n", "4-4.csv", "(row 1): 31 Feb 1968 is no day; correct it"),
        ("Participant,Signature\nIceland,3 Foo 1968\n", "4-4.csv", "(row 1): 3 Foo 1968 is no day; correct it"),
        ("Participant,Signature\nIceland\n", "4-4.csv", "(row 1): it has 1 of 2 cells"),
        ("Participant,Signature\nIceland,3 Feb 1968\n", "x.csv", "(the name of the file): the table does not say"),
        ("member,state party,year ratification or accession,signatory\nIceland,1,soon,0\n", "iccpr.csv",
         "(row 1): it has a State party and soon for the year"),
        ("Country,Date of Signature,Date of Ratification/Accession\nIceland,never,\n", "iccpr.csv",
         "(row 1): never is no day"),
    ],
)  # fmt: skip
def test_damage_is_told_in_one_sentence(text: str, name: str, told: str) -> None:
    with pytest.raises(ReadingError) as error:
        read(text, name)
    assert told in error.value.sentence(name)


@pytest.mark.samples
@pytest.mark.skipif(not TABLES.is_dir(), reason="HIWAR_SAMPLES names no folder with tables of treaties")
def test_every_real_table_is_read() -> None:
    acts = 0
    for path in sorted(TABLES.rglob("*.csv")):
        with path.open("rb") as file:
            for row in read_rows(file, path.name, lambda _name: None):
                acts += len(row.facts)
    assert acts > 25_000
