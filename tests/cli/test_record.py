"""The commands of the record, called as people call them."""

from __future__ import annotations

import csv
import errno
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import OperationalError, connection

from hiwar.audit.actors import OPERATOR
from hiwar.cli import main
from hiwar.documents import files
from hiwar.documents.models import Document
from hiwar.exchange import imports
from hiwar.exchange.imports import Fate
from hiwar.reviews.commands import Imported, NeedsConsent, import_reading
from hiwar.reviews.models import Recommendation
from hiwar.training import addendum_path, report_path
from tests.builders import NOW, SYMBOL, item, reading, source
from tests.kernel.reading.data_sets.made import MOROCCO as MOROCCAN
from tests.kernel.reading.data_sets.made import table

Run = Callable[..., Result]


@pytest.fixture
def run(record: Path) -> Run:
    """Call `hiwar` with arguments, in this process and on the test's record."""
    return lambda *arguments: CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def _two(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item("1", "Count the boats"), item("2")), now=NOW)


def test_import_reads_files_and_says_what_became_of_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.pdf").write_bytes(report_path().read_bytes())
    (tmp_path / "in" / "old.rtf").touch()

    done = run("import", tmp_path / "in")

    assert done.exit_code == 0, done.output
    assert done.stdout == "1 file: 1 new; 60 recommendations (67 texts).\n"
    assert "old.rtf: left out, because this kind of file cannot be read" in done.stderr
    assert f"new      {tmp_path}/in/report.pdf  XTV/0 A/HRC/TRAINING/1  60 recommendations (67 texts)\n" in done.stderr
    count = Recommendation.objects.count()
    assert count > 50

    again = run("import", tmp_path / "in")
    assert (again.exit_code, again.stdout) == (0, "1 file: 1 the same as before; 60 recommendations (67 texts).\n")
    assert Recommendation.objects.count() == count


def test_import_says_what_a_document_beside_the_reports_brought(run: Run, tmp_path: Path) -> None:
    for name, file in (("a.pdf", addendum_path()), ("b.pdf", report_path())):
        (tmp_path / name).write_bytes(file.read_bytes())

    addendum = run("import", tmp_path / "a.pdf")
    report = run("import", tmp_path / "b.pdf")
    again = run("import", tmp_path / "a.pdf")

    assert addendum.exit_code == 0, addendum.output
    assert addendum.stdout == "1 file: 1 new.\n"
    assert f"new      {tmp_path}/a.pdf  XTV A/HRC/TRAINING/1/Add.1  addendum, 8 answers\n" in addendum.stderr
    assert "60 recommendations" in report.stdout
    assert (again.exit_code, again.stdout) == (0, "1 file: 1 the same as before.\n")
    assert not Recommendation.objects.filter(position="pending").exists()


def test_import_ends_with_1_when_a_file_fails_and_imports_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "letter.txt").write_text("A letter about nothing in particular, with no list in it.")

    done = run("import", tmp_path / "empty.pdf", tmp_path / "none.pdf", tmp_path / "letter.txt", report_path())

    assert done.exit_code == 1
    assert done.stdout == (
        "4 files: 1 new, 1 of another kind or language than is read, 2 unreadable; 60 recommendations (67 texts).\n"
    )
    assert f"{tmp_path}/none.pdf: there is no such file" in done.stderr
    assert Recommendation.objects.exists()


MOROCCO = {
    "axes.csv": "Id,Label,LabelAr\n4,Axe quatre,محور\n",
    "organismes.csv": "Id,Label,LabelAr\n7,Institution sept,مؤسسة\n",
    "recomorgs.csv": "IdRecommendation,IdOrganisme,Date\n5,7,2020\n",
}
"""Tables that `recommendations.csv` refers to."""


def test_tables_that_were_read_with_another_are_no_errors_and_said_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    whole = table(["5" if name == "Id" else "Texte" if name == "Nom" else "" for name in MOROCCAN], header=MOROCCAN)
    for name, content in {**MOROCCO, "recommendations.csv": whole}.items():
        (folder / name).write_text(content)

    dry, first, again = run("import", "--dry-run", folder), run("import", folder), run("import", folder)

    told = f"part     {folder}/recommendations.csv  read together with it: axes.csv, organismes.csv, recomorgs.csv\n"
    assert [each.exit_code for each in (dry, first, again)] == [0, 0, 0]
    assert [each.stderr.count(told) for each in (dry, first, again)] == [1, 1, 1]
    assert "import recommendations.csv" not in dry.stderr + first.stderr + again.stderr
    assert first.stdout == "4 files: 1 new, 3 read together with another; 1 data set.\n"


def test_ideal_points_are_left_out_without_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "by-session.csv").write_text("Row,ccode,session,NVotes,IdealPoint,iso3c\n1,999,1,4,0.5,XTV\n")
    (tmp_path / "by-year.csv").write_text("ccode,iso3c,year,idealpointfp,idealpointall\n999,XTV,1946,0.5,0.4\n")

    dry, first, again = run("import", "--dry-run", tmp_path), run("import", tmp_path), run("import", tmp_path)

    assert [each.exit_code for each in (dry, first, again)] == [0, 0, 0]
    assert first.stdout == "2 files: 2 left out, because a record keeps no such data.\n"
    assert f"{tmp_path}/by-year.csv: it is a table of ideal points" in first.stderr


def test_tables_whose_recommendations_were_not_read_are_refused(run: Run, tmp_path: Path) -> None:
    for name, content in {**MOROCCO, "recommendations.csv": "a,b\n1,2\n"}.items():
        (tmp_path / name).write_text(content)

    done = run("import", tmp_path / "axes.csv", tmp_path / "recommendations.csv")

    assert done.exit_code == 1
    assert "import recommendations.csv of the same folder, which is read together with it" in done.stderr


@pytest.mark.usefixtures("_two")
def test_an_export_is_no_source(run: Run, tmp_path: Path) -> None:
    exported = tmp_path / "m-en.docx"
    run("export", "--state", "XTV", "--session", "0", "--format", "docx", "--output", exported)

    refused = run("import", exported)

    assert refused.exit_code == 1
    assert f"{exported}: it is what Hiwar itself exported from a record, and no source;" in refused.stderr
    assert Document.objects.count() == 1
    assert '"paragraph": "1"' in run("read", exported).stdout


def test_import_of_a_folder_without_reports_says_so(run: Run, tmp_path: Path) -> None:
    done = run("import", tmp_path)

    assert done.exit_code == 1
    assert "no PDF, Word (.docx), text, CSV, JSON, Excel (.xlsx) or Parquet file" in done.stderr


def test_import_shows_each_difference_once_and_asks(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_reading(
        OPERATOR, source(tmp_path), reading(item("1", "Old"), item("2", "Same"), item("3", "Same"), item("4")), now=NOW
    )
    changed = reading(item("1", "New"), item("2", "Same", ("XSL",)), item("3", "Same", ("XSL",)), item("5", "Added"))

    def differs(*arguments: object) -> Imported:
        return import_reading(OPERATOR, source(tmp_path, "second"), changed, now=NOW)

    def result(*arguments: object) -> imports.Result:
        with pytest.raises(NeedsConsent) as raised:
            differs()
        return imports.Result("second.txt", Fate.WAITING, f"XTV/0 {SYMBOL}", raised.value.plan)

    monkeypatch.setattr(imports, "_import", result)

    done = run("import", report_path())

    assert done.exit_code == 1
    assert done.stdout == "1 file: 1 different from the record and not accepted; 4 recommendations.\n"
    assert done.stderr == (
        f"waiting  second.txt  XTV/0 {SYMBOL}  4 recommendations\n"
        "  1: other text\n"
        "    - Old\n"
        "    + New\n"
        "  2, 3: other states\n"
        "    - XTV\n"
        "    + XSL\n"
        "  5: not in the record yet\n"
        "    + Added\n"
        "  4: no longer in the document\n"
        "  Nothing of this is written; --accept-changes enters it beside what the record has.\n"
    )


def test_a_dry_run_writes_nothing(run: Run) -> None:
    done = run("import", "--dry-run", report_path())

    assert (done.exit_code, done.stdout) == (
        0,
        "Dry run, nothing written: 1 file: 1 new; 60 recommendations (67 texts).\n",
    )
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("full", [OSError(errno.ENOSPC, "No space left"), OperationalError("database or disk is full")])
def test_a_full_disk_is_said_with_the_file_that_no_longer_went_in(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: Exception
) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    first.write_bytes(report_path().read_bytes())
    second.write_bytes(addendum_path().read_bytes())
    store, stored = files.store, []

    def fill(source: Path, sha256: str) -> Path:
        if stored:
            raise full
        stored.append(sha256)
        return store(source, sha256)

    monkeypatch.setattr(files, "store", fill)

    done = run("import", first, second)

    assert done.exit_code == 1
    assert f"new      {first}" in done.stderr
    assert done.stderr.endswith(
        f"Error: The disk of {data} is full; free some space and run this again: what went in is safe."
        f" It stopped at {second}.\n"
    )
    assert list(Document.objects.values_list("pk", flat=True)) == stored


def test_a_senseless_limit_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIWAR_MAX_PAGES", "many")

    done = run("import", report_path())

    assert done.exit_code == 2
    assert "HIWAR_MAX_PAGES" in done.stderr


@pytest.mark.usefixtures("_two")
def test_export_prints_csv_and_json_lines(run: Run) -> None:
    asked = ("export", "--state", "XTV")
    rows = list(csv.DictReader(io.StringIO(run(*asked).stdout)))
    lines = [json.loads(line) for line in run(*asked, "--format", "jsonl").stdout.splitlines()]

    assert [row["address"] for row in rows] == [f"{SYMBOL}:1", f"{SYMBOL}:2"]
    assert [line["recommending"] for line in lines] == [["XTV"], ["XTV"]]
    assert list(rows[0]) == list(lines[0])
    assert run("export", "--state", "Talvania", "--session", "0", "--format", "jsonl").stdout.count("\n") == 2


@pytest.mark.usefixtures("_two")
def test_an_export_of_nothing_says_so(run: Run) -> None:
    chosen = run("export", "--state", "prk", "--format", "jsonl")
    assert (chosen.exit_code, chosen.stdout) == (0, "")
    assert chosen.stderr == "No recommendation in the record matches.\n"

    real = run("export")
    assert (real.exit_code, real.stdout.count("\n")) == (0, 1)
    assert real.stderr == (
        "No recommendation in the record matches; invented States come only when --state names them.\n"
    )


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("Atlantis", "no State is known by the name 'Atlantis'\n"),
        (
            "Korea",
            "no State is known by the name 'Korea'; did you mean one of these:"
            " Democratic People's Republic of Korea (PRK), Republic of Korea (KOR)?\n",
        ),
    ],
)
def test_an_unknown_state_is_refused_with_those_that_may_be_meant(run: Run, name: str, end: str) -> None:
    done = run("export", "--state", name)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(end)


@pytest.mark.usefixtures("_two")
def test_correct_enters_a_correction(run: Run) -> None:
    done = run(
        "correct", f"{SYMBOL}:1", "--reason", "Misread", "--text", "Count the ships", "--state", "XSL", "--position",
        "noted", "--as-written", "takes note", "--new-part", "Mend the nets", "Selvania; Bardovia",
    )  # fmt: skip

    assert (done.exit_code, done.stdout) == (0, f"{SYMBOL}:1 is corrected; what was read stays beside it.\n")
    first = Recommendation.objects.get(paragraph="1", part=1)
    assert first.wording is not None
    assert (first.wording.text, first.position) == ("Count the ships", "noted")
    second = Recommendation.objects.get(paragraph="1", part=2)
    assert second.wording is not None
    assert [state.state_id for state in second.wording.states.all()] == ["XSL", "XBD"]
    done = run("correct", f"{SYMBOL}:1", "--reason", "Misread", "--new-part", "Mend the sails", "")
    assert (done.exit_code, "say that the report names none" in done.stderr) == (1, True)
    run("correct", f"{SYMBOL}:1", "--reason", "Nobody is named", "--no-state")
    assert not Recommendation.objects.get(paragraph="1", part=1).wording.states.exists()  # type: ignore[union-attr]
    run("correct", f"{SYMBOL}:2", "--reason", "None of its own", "--withdraw")
    assert Recommendation.objects.get(paragraph="2").withdrawn


@pytest.mark.usefixtures("_two")
def test_refusals_are_one_sentence(run: Run) -> None:
    done = run("correct", f"{SYMBOL}:7", "--reason", "Misread", "--text", "x")

    assert done.exit_code == 1
    assert done.stderr == (
        f"Error: The record has no recommendation {SYMBOL}:7; an address looks like A/HRC/27/10:124.16.\n"
    )


@pytest.mark.usefixtures("_two")
def test_takedown_of_a_document_and_of_a_wording(run: Run, tmp_path: Path) -> None:
    why = ("--reason", "A court said so", "--legal-basis", "Order 1")

    one = run("takedown", "wording", f"{SYMBOL}:1", "1", *why)
    whole = run("takedown", "document", source(tmp_path).sha256, *why)

    assert one.exit_code == whole.exit_code == 0
    assert one.stdout.startswith(f"Wording 1 of {SYMBOL}:1 is taken down.")
    assert whole.stdout.startswith(f"The document {source(tmp_path).sha256} is taken down.")
    assert {each.wording.text for each in Recommendation.objects.select_related("wording") if each.wording} == {""}


@pytest.mark.usefixtures("_two")
def test_audit_verify_prints_the_head_or_names_the_first_bad_row(run: Run) -> None:
    sound = run("audit", "verify")
    head = sound.stdout.strip()
    assert (sound.exit_code, len(head)) == (0, 64)
    assert sound.stderr.startswith("3 rows are sound, and the record is as they say.")
    assert run("audit", "verify", "--head", head.upper()).exit_code == 0

    unknown = run("audit", "verify", "--head", "f" * 64)
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "row 4 is missing: the chain of 3 rows does not hold the given head" in unknown.stderr

    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER hiwar_audit_entry_update"
            if connection.vendor == "sqlite"
            else "DROP TRIGGER hiwar_audit_entry_rows ON audit_entry"
        )
        cursor.execute("UPDATE audit_entry SET actor = 'nobody' WHERE id = 2")
    altered = run("audit", "verify")
    assert (altered.exit_code, altered.stdout) == (1, "")
    assert "row 2 was altered" in altered.stderr


@pytest.mark.parametrize("head", ["", " ", "f" * 63, "g" * 64])
def test_a_head_that_is_none_is_refused(run: Run, head: str) -> None:
    done = run("audit", "verify", "--head", head)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "a head has 64 digits" in done.stderr


@pytest.mark.usefixtures("_two")
def test_audit_log_prints_every_row(run: Run) -> None:
    table = run("audit", "log").stdout.splitlines()
    lines = [json.loads(line) for line in run("audit", "log", "--format", "jsonl").stdout.splitlines()]

    assert table[2].split() == ["3", "2026-03-01", "12:00:00Z", "operator", "report.import", "XTV/0"]
    assert [line["verb"] for line in lines] == ["reference.refresh", "document.keep", "report.import"]
    assert lines[2]["detail"]["inserts"] == 2
    assert lines[2]["previous"] == lines[1]["hash"]


def test_without_its_triggers_the_record_does_not_open_until_they_are_back(run: Run) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER hiwar_reviews_position_update"
            if connection.vendor == "sqlite"
            else "DROP TRIGGER hiwar_reviews_position_rows ON reviews_position"
        )

    refused = run("export")
    assert refused.exit_code == 1
    assert "reviews_position append-only are missing or altered" in refused.stderr
    assert "hiwar audit guard" in refused.stderr

    assert run("audit", "guard").stdout == "Put back: reviews_position.\n"
    assert run("export").exit_code == 0
    assert run("audit", "guard").stdout == "All triggers are in place.\n"
