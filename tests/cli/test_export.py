"""`hiwar export`: every format, to a file or a pipe, whole or not at all."""

from __future__ import annotations

import contextlib
import io
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from hiwar.audit.actors import OPERATOR
from hiwar.cli import main
from hiwar.cli.output import whole_file
from hiwar.exchange import formats
from hiwar.kernel.reading import read
from hiwar.reviews.commands import import_reading
from tests.builders import NOW, SYMBOL, item, reading, source
from tests.web import sample

Run = Callable[..., Result]


@pytest.fixture
def run(record: Path, tmp_path: Path) -> Run:
    """Call `hiwar` on a record with two reviews of Talvania."""
    import_reading(OPERATOR, source(tmp_path), reading(item("1", "Count the boats"), item("133.10", "Mend")), now=NOW)
    sample.all_pending(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(each) for each in arguments])


ONE = ("export", "--state", "XTV", "--session", "0")


@pytest.mark.parametrize("name", formats.FORMATS)
def test_every_format_goes_to_a_file_as_it_goes_to_a_pipe(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"x.{name}"
    piped = run(*ONE, "--format", name)
    filed = run(*ONE, "--format", name, "--output", path)

    assert (piped.exit_code, filed.exit_code, filed.stdout) == (0, 0, "")
    assert path.read_bytes() == piped.stdout_bytes != b""
    assert [each for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_the_word_matrix_is_read_back(run: Run, tmp_path: Path) -> None:
    run(*ONE, "--format", "docx", "--output", tmp_path / "x.docx")

    found = read((tmp_path / "x.docx").read_bytes(), "x.docx")
    assert (found.state_under_review, found.session, found.answers) == ("XTV", 0, SYMBOL)
    assert [(one.paragraph, one.text) for one in found.recommendations] == [
        ("1", "Count the boats"),
        ("133.10", "Mend"),
    ]


def test_a_word_matrix_of_two_reviews_is_refused_in_a_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_text("as it was")
    done = run("export", "--state", "XTV", "--format", "docx", "--output", path)

    assert done.exit_code == 1
    assert done.stderr == (
        "Error: A Word matrix holds the recommendations of one review: choose a State and a session.\n"
    )
    assert path.read_text() == "as it was"
    none = run("export", "--state", "PRK", "--format", "docx", "--output", path)
    assert none.stderr.endswith("Error: There is no recommendation to put into a Word matrix.\n")


def test_names_come_in_the_language_asked_for(run: Run, tmp_path: Path) -> None:
    (first, *_others) = run(*ONE, "--lang", "ar", "--format", "jsonl").stdout.splitlines()
    assert json.loads(first)["state_under_review_name"] == "تالفانيا"
    book = load_workbook(io.BytesIO(run(*ONE, "--lang", "ar", "--format", "xlsx").stdout_bytes))
    assert book.worksheets[0].sheet_view.rightToLeft


def test_what_is_no_text_does_not_go_to_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hiwar.cli.output._is_terminal", lambda _stream: True)
    assert run(*ONE, "--format", "csv").exit_code == 0
    done = run(*ONE, "--format", "xlsx")
    assert done.exit_code == 2
    assert "this format is no text for a terminal; name a file with --output" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "x.tar"), "the name of a package ends in .zip; for a table of recommendations give --output x.tar"),
        (("export", "r.zip", "--state", "XTV"), "a package holds the whole record, so it takes no --state"),
        (("export", "r.zip", "--format", "csv"), "a package holds the whole record, so it takes no --format"),
        (("export", "r.zip", "--output", "x"), "a package holds the whole record, so it takes no --output"),
        (("import", "r.zip", "report.pdf"), "a package goes in alone: it is a whole record"),
    ],
)
def test_what_makes_no_sense_together_is_refused(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert sentence in " ".join(done.stderr.split())


def test_a_package_that_is_not_there_or_is_none(run: Run, tmp_path: Path) -> None:
    missing = run("import", tmp_path / "none.zip")
    assert missing.stderr == (
        f"Error: {tmp_path}/none.zip: there is no such file; name a package that `hiwar export FILE.zip` wrote.\n"
    )
    (tmp_path / "x.zip").write_text("no archive")
    assert f"{tmp_path}/x.zip: the file is damaged or cut short" in run("import", tmp_path / "x.zip").stderr


# Files


def test_a_file_stands_under_its_name_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old")
    path.chmod(0o600)
    with contextlib.suppress(RuntimeError), whole_file(str(path)) as out:
        out.write(b"half")
        raise RuntimeError
    assert path.read_text() == "old"

    with whole_file(str(path)) as out:
        out.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_a_new_file_is_readable_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with whole_file(str(tmp_path / "x")) as out:
            out.write(b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "there")
    with whole_file(str(tmp_path / "link")) as out:
        out.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_bytes() == b"new"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    for name, sentence in ((tmp_path / "none" / "x", "cannot be written (no such file"), (tmp_path, "is a folder")):
        with pytest.raises(click.ClickException) as error, whole_file(str(name)):
            pass
        assert sentence in error.value.message


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux that is always full")
def test_a_full_disk_is_said() -> None:
    with pytest.raises(click.ClickException, match="cannot be written"), whole_file("/dev/full") as out:
        out.write(b"x" * 1_000_000)
