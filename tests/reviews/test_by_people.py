"""What people enter beside what was read is named as theirs, and never shown as a document's."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from docx import Document as Word
from openpyxl import load_workbook

from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.kernel.values import PositionValue
from hiwar.reviews import queries, tallies
from hiwar.reviews.commands import Correction, NewPart, Seen, accept, correct, file_document, import_reading, propose
from hiwar.reviews.queries import MatrixFilters
from tests.builders import NOW, SYMBOL, addendum, answer, item, later, reading, source

ADDRESS = f"{SYMBOL}:100.1"
PLACE = f"{SYMBOL}, para. 100"
STATE = Mandated("focal-point-xtv/p1", Role.FOCAL_POINT, 1, "XTV")
SECRETARIAT = Mandated("secretariat/p1", Role.SECRETARIAT, 1, "")
OWN_WORDS = Correction(position="noted", as_written="We note the boats")
PENDING = item(states=("XBD",), names=("Bardovia",), position=PositionValue.PENDING, as_written="will be examined")


@pytest.fixture(autouse=True)
def _report(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(PENDING), now=NOW)


def corrected(correction: Correction = OWN_WORDS) -> None:
    correct(OPERATOR, ADDRESS, correction, reason="Seen on page 9", now=later(2))


def accepted() -> None:
    propose(STATE, Seen(ADDRESS, 1, 1), OWN_WORDS, reason="That is our answer", now=later(1))
    accept(SECRETARIAT, ADDRESS, 1, reason="", now=later(2))


WAYS = [
    pytest.param(corrected, "correction", "operator", "Seen on page 9", None, id="correction"),
    pytest.param(
        accepted, "proposal", "secretariat/p1", "Proposed by focal-point-xtv/p1 (XTV): That is our answer", "XTV",
        id="proposal",
    ),
]  # fmt: skip
ENTERED = pytest.mark.parametrize(("enter", "origin", "author", "reason", "state"), WAYS)
WHO = {"operator": "the operator of this site", "secretariat/p1": "the secretariat (person 1)"}
NAMES = {"correction": "Correction by a person", "proposal": "Accepted proposal of a State"}


def found(lang: str = "en") -> Any:
    return queries.recommendation(ADDRESS, lang)


def sentence(origin: str, author: str, reason: str) -> str:
    return f"{NAMES[origin]} ({author}, {NOW.date()}): {reason}"


@ENTERED
def test_the_report_keeps_what_was_read_and_the_entry_is_an_account_of_its_own(
    enter: Any, origin: str, author: str, reason: str, state: str | None
) -> None:
    enter()

    report, entry = found()["accounts"]
    assert (report["origin"], report["position"], report["as_written"], report["position_source"]) == (
        "report", "pending", "will be examined", PLACE,
    )  # fmt: skip
    assert (report["by"], report["corrected"], report["differs"]) == (None, ["position"], [])
    assert (entry["origin"], entry["position"], entry["as_written"], entry["differs"]) == (
        origin, "noted", "We note the boats", [],
    )  # fmt: skip
    by = entry["by"]
    assert (by["author"], by["at"], by["reason"], by["state"] and by["state"]["iso3"]) == (
        author, later(2).isoformat(), reason, state,
    )  # fmt: skip
    assert entry["position_source"] == sentence(origin, author, reason)
    assert (found()["position"], found()["differs"], found()["elsewhere"]) == ("noted", [], [])
    assert [each["source"] for each in found()["positions"]] == ["", PLACE]


@ENTERED
def test_tables_name_the_entry_and_keep_the_reading_beside_it(
    enter: Any, origin: str, author: str, reason: str, state: str | None, client: Client
) -> None:
    enter()
    told = sentence(origin, author, reason)
    download = "/en/reviews/XTV/0.{}"

    (row,) = csv.DictReader(StringIO(client.get(download.format("csv")).content.decode("utf-8-sig")))
    assert (row["position"], row["position_as_written"], row["position_source"]) == ("noted", "We note the boats", told)
    assert (row["other_positions"], row["other_positions_as_written"], row["other_positions_source"]) == (
        "pending", "will be examined", PLACE,
    )  # fmt: skip

    def content(kind: str) -> BytesIO:
        return BytesIO(b"".join(client.get(download.format(kind))))  # type: ignore[arg-type]

    cells = [cell.value for line in load_workbook(content("xlsx")).worksheets[0].iter_rows() for cell in line]
    assert told in cells
    (table,) = Word(content("docx")).tables
    assert told in table.rows[1].cells[0].text

    review = queries.review("XTV", 0, MatrixFilters(), "en")
    assert review is not None
    assert [each["position_source"] for each in review["recommendations"]] == [told]
    assert [each["differs"] for each in review["recommendations"]] == [[]]


@ENTERED
def test_the_page_says_who_when_and_why(
    enter: Any, origin: str, author: str, reason: str, state: str | None, client: Client
) -> None:
    enter()
    page = client.get(f"/en/recommendations/{ADDRESS}").content.decode()

    assert "No person has confirmed it yet" not in page
    assert NAMES[origin] in page
    read = page.partition("How it was read")[2]
    assert f"Corrected by {WHO[author]} on 1 March 2026" in read
    assert "We note the boats" in read
    (row,) = [row for row in page.split("<tr>")[1:] if "Report of the Working Group" in row.partition("</tr>")[0]]
    assert "will be examined" in row.partition("</tr>")[0]
    assert "We note the boats" not in row.partition("</tr>")[0]


def test_before_any_entry_nobody_has_confirmed(client: Client) -> None:
    assert "No person has confirmed it yet" in client.get(f"/en/recommendations/{ADDRESS}").content.decode()


def test_corrected_states_stand_beside_the_printed_ones() -> None:
    corrected(Correction(text="Count the ships", states=("XHL",), position="supported"))

    report, entry = found()["accounts"]
    assert (report["text"], [each["iso3"] for each in report["states"]]) == ("Count the boats in the harbour", ["XBD"])
    assert (report["corrected"], report["differs"]) == (["position", "text", "states"], [])
    assert (entry["text"], [each["iso3"] for each in entry["states"]]) == ("Count the ships", ["XHL"])
    assert (entry["position"], entry["as_written"]) == ("supported", "")


def test_an_addendum_keeps_its_answer_and_settles_what_a_person_entered_before(tmp_path: Path) -> None:
    answered = addendum(answer(position=PositionValue.SUPPORTED, as_written="accepted"))
    file_document(OPERATOR, source(tmp_path, "answers"), answered, now=later(1))
    corrected()
    accounts = found()["accounts"]
    assert [(each["origin"], each["position"], each["corrected"]) for each in accounts] == [
        ("report", "pending", []), ("addendum", "supported", ["position"]), ("correction", "noted", []),
    ]  # fmt: skip
    assert found()["positions"][0]["page"] is None


def test_a_part_that_was_split_off_keeps_the_position_as_it_was_read() -> None:
    corrected(Correction(new_parts=(NewPart("Mend the nets", ("XHL",)),)))

    told = queries.recommendation(f"{ADDRESS}:2", "en")
    assert told is not None
    assert [(each["value"], each["source"], each["author"]) for each in told["positions"]] == [("pending", PLACE, "")]


def test_two_editions_of_a_report_are_two_accounts(tmp_path: Path) -> None:
    other = item(states=("XHL",), names=("Halmeria",), position=PositionValue.NOTED, as_written="is noted")
    import_reading(
        OPERATOR, source(tmp_path, "second", "report-2.txt"), reading(other), accept_changes=True, now=later(1)
    )

    told = [
        (each["document"]["name"], each["position"], [state["iso3"] for state in each["states"]], each["differs"])
        for each in found()["accounts"]
    ]
    assert told == [
        ("report-2.txt", "noted", ["XHL"], []),
        ("report.txt", "pending", ["XBD"], ["states"]),
    ]
    review = queries.review("XTV", 0, MatrixFilters(), "en")
    assert review is not None
    assert [each["differs"] for each in review["recommendations"]] == [["states"]]


def test_an_edition_that_differs_in_the_position_alone_repeats_the_states(tmp_path: Path) -> None:
    other = item(states=("XBD",), names=("Bardovia",), position=PositionValue.NOTED, as_written="is noted")
    import_reading(OPERATOR, source(tmp_path, "second", "b.txt"), reading(other), accept_changes=True, now=later(1))

    told = [
        (each["document"]["name"], each["position"], [state["iso3"] for state in each["states"]], each["differs"])
        for each in found()["accounts"]
    ]
    assert told == [("report.txt", "pending", ["XBD"], []), ("b.txt", "noted", ["XBD"], [])]


def test_no_document_is_said_to_give_what_a_person_entered(client: Client) -> None:
    corrected()

    (document,) = client.get("/en/documents.json?of=XTV").json()["documents"]
    assert document["brought"]["positions"] == [{"position": "pending", "count": 1}]
    assert list(tallies.wrong()) == []
