"""Recommendations of treaty bodies go into the record by `hiwar import`, beside the reviews and to be told apart."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from hiwar.cli import main
from hiwar.documents.models import Document
from hiwar.reviews.enums import CodingKind
from hiwar.reviews.models import Coding, Review
from hiwar.reviews.queries import bodies
from tests.made_files import docx, paragraph, pdf

LINES = (
    "United Nations CRC/C/XTV/CO/4",
    "Distr.: General 3 June 2016",
    "Committee on the Rights of the Child",
    "Concluding observations on the fourth periodic report of Talvania",
    "1. The Committee considered the report.",
    "2. The Committee urges the State party to:",
    "(a) Open the library on Sundays;",
    "(b) Lend sledges.",
)
OBSERVATIONS = docx("".join(map(paragraph, LINES)))


def test_concluding_observations_are_imported(record: Path, tmp_path: Path) -> None:
    (tmp_path / "co.docx").write_bytes(OBSERVATIONS)

    done = CliRunner().invoke(main, ["import", str(tmp_path / "co.docx")])

    assert (done.exit_code, done.stdout) == (0, "1 file: 1 new.\n"), done.output
    assert "XTV CRC/C/XTV/CO/4  concluding observations, 2 rows" in done.stderr
    rows = Coding.objects.filter(state_id="XTV", kind=CodingKind.RECOMMENDATION).exclude(body="").order_by("row")
    assert [(row.body, row.symbol, row.paragraph, row.part, str(row.dated), row.states) for row in rows] == [
        ("CRC", "CRC/C/XTV/CO/4", "2", 1, "2016-06-03", []),
        ("CRC", "CRC/C/XTV/CO/4", "2", 2, "2016-06-03", []),
    ]
    assert rows[1].text == "The Committee urges the State party to: (b) Lend sledges"
    assert rows[0].document == Document.objects.get()
    assert not Review.objects.exists()

    again = CliRunner().invoke(main, ["import", str(tmp_path / "co.docx")])
    assert (again.exit_code, again.stdout) == (0, "1 file: 1 the same as before.\n")
    assert Coding.objects.count() == 2


def test_concluding_observations_in_two_formats_are_one_source(record: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(OBSERVATIONS)
    page = "\n".join(LINES).replace("(", r"\(").replace(")", r"\)")
    (tmp_path / "b.pdf").write_bytes(pdf([page]))

    done = CliRunner().invoke(main, ["import", str(tmp_path)])

    assert (done.exit_code, done.stdout) == (0, "2 files: 1 new, 1 another copy of a known document.\n"), done.output
    assert f"copy     {tmp_path}/b.pdf  XTV CRC/C/XTV/CO/4  concluding observations, 2 rows" in done.stderr
    assert (Document.objects.count(), Coding.objects.count()) == (2, 2)
    assert bodies("XTV", "en")["bodies"][0]["rows"] == 2  # type: ignore[index]
