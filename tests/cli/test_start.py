"""Opening the record: what a person can do something about is said in one sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import click
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from hiwar.cli import start
from hiwar.training import report_path
from tests.installation import Installation

NOTHING = (
    "Error: There is no record in {}; `hiwar import` or `hiwar serve` makes one, or name its folder with --data-dir.\n"
)


@pytest.mark.parametrize(
    "command",
    [
        ("export",),
        ("correct", "A/HRC/0/1:1", "--reason", "Misread", "--withdraw"),
        ("takedown", "document", "0" * 64, "--reason", "x", "--legal-basis", "x"),
        ("audit", "verify"),
    ],
    ids=lambda command: command[0],
)
def test_a_record_that_is_not_there_is_not_made_by_looking(installed: Installation, command: tuple[str, ...]) -> None:
    done = installed.run(*command)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == NOTHING.format(installed.data)
    assert not installed.data.exists()


def test_a_dry_run_makes_no_record(installed: Installation) -> None:
    done = installed.run("import", "--dry-run", str(report_path()))

    assert (done.returncode, done.stdout) == (
        0,
        "Dry run, nothing written: 1 file: 1 new; 60 recommendations (67 texts).\n",
    ), done.stderr
    assert not installed.data.exists()
    assert installed.run("export").stderr == NOTHING.format(installed.data)


def test_a_dry_run_leaves_a_folder_with_other_things_as_it_is(installed: Installation) -> None:
    installed.data.mkdir()
    (installed.data / "diary.txt").touch()

    assert "1 new" in installed.run("import", "--dry-run", str(report_path())).stdout
    assert [file.name for file in installed.data.iterdir()] == ["diary.txt"]


def test_a_folder_with_other_things_in_it_holds_no_record(installed: Installation) -> None:
    installed.data.mkdir()
    (installed.data / "diary.txt").touch()

    assert installed.run("export").stderr == NOTHING.format(installed.data)
    assert [file.name for file in installed.data.iterdir()] == ["diary.txt"]


def test_the_data_folder_can_be_named_in_the_command(installed: Installation, tmp_path: Path) -> None:
    done = installed.run("--data-dir", str(tmp_path / "there"), "import", str(tmp_path / "none.pdf"))

    assert "1 unreadable" in done.stdout, done.stderr
    assert (tmp_path / "there" / "lock").exists()
    assert not installed.data.exists()


def modes(folder: Path) -> dict[str, str]:
    """The permissions of what lies in a folder, in octal."""
    return {path.name: f"{path.stat().st_mode & 0o7777:o}" for path in folder.iterdir()}


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about the file of SQLite")
def test_a_new_data_folder_is_its_owners_alone(installed: Installation) -> None:
    assert installed.run("import", str(report_path())).returncode == 0

    assert f"{installed.data.stat().st_mode & 0o777:o}" == "700"
    found = modes(installed.data)
    assert {name: found[name] for name in ("hiwar.sqlite3", "secret_key", "lock", "files")} == {
        "hiwar.sqlite3": "600", "secret_key": "600", "lock": "600", "files": "700",
    }  # fmt: skip


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about the file of SQLite")
def test_in_a_folder_that_was_there_the_record_is_closed_and_the_folder_stays(
    installed: Installation,
) -> None:
    installed.make()
    installed.data.chmod(0o755)
    (installed.data / "hiwar.sqlite3").chmod(0o644)
    (installed.data / "incoming").mkdir(mode=0o755)
    (installed.data / "diary.txt").touch(mode=0o644)

    assert installed.run("import", str(report_path())).returncode == 0

    found = modes(installed.data)
    assert f"{installed.data.stat().st_mode & 0o777:o}" == "755"
    assert (found["hiwar.sqlite3"], found["incoming"], found["diary.txt"]) == ("600", "700", "644")
    assert {found[name] for name in found if name.startswith("hiwar.sqlite3")} == {"600"}


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about the file of SQLite")
def test_a_group_that_may_write_to_the_folder_shares_the_record(installed: Installation) -> None:
    installed.data.mkdir()
    installed.data.chmod(0o2770)

    assert installed.run("import", str(report_path())).returncode == 0

    found = modes(installed.data)
    assert (found["hiwar.sqlite3"], found["lock"], found["files"]) == ("660", "660", "2770")
    assert found["secret_key"] == "600"
    kept = next(path for path in (installed.data / "files").rglob("*") if path.is_file())
    assert f"{kept.stat().st_mode & 0o777:o}" == "660"


def test_a_file_in_the_way_of_the_data_folder(installed: Installation) -> None:
    installed.data.write_text("I was here first")

    done = installed.run("export")

    assert done.returncode == 1
    assert done.stderr == (
        f"Error: {installed.data} cannot be the data folder, because a file is in the way; name another with"
        " --data-dir.\n"
    )


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a folder of Linux where none can be made")
def test_a_data_folder_that_cannot_be_made(installed: Installation) -> None:
    done = installed.run("--data-dir", "/proc/x", "import", "report.txt")

    assert done.returncode == 1
    assert done.stderr == (
        "Error: The data folder /proc/x cannot be made (no such file or directory); name another with --data-dir or"
        " HIWAR_DATA.\n"
    )


@pytest.mark.parametrize("name", ["", " "])
def test_a_data_folder_without_a_name_is_refused(installed: Installation, name: str) -> None:
    done = installed.run("--data-dir", name, "export")

    assert done.returncode == 2
    assert "Invalid value for --data-dir: it is empty; name a folder" in done.stderr
    assert not installed.data.exists()


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about the file of SQLite")
def test_a_file_that_is_no_record(installed: Installation) -> None:
    installed.data.mkdir()
    (installed.data / "hiwar.sqlite3").write_text("Dear diary, " * 1000)

    done = installed.run("export")

    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {installed.data}/hiwar.sqlite3 is no SQLite file; put it aside")


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about the file of SQLite")
@pytest.mark.parametrize("command", [("audit", "verify"), ("import", "report.txt")])
def test_a_damaged_file_is_found_before_anything_is_said_of_the_record(
    installed: Installation, command: tuple[str, ...]
) -> None:
    installed.make()
    file = installed.data / "hiwar.sqlite3"
    sound = file.read_bytes()
    page = 4096
    for first in range(1, len(sound) // page - 10, 25):
        file.write_bytes(sound[: first * page] + b"\xa5" * (10 * page) + sound[(first + 10) * page :])

        done = installed.run(*command)

        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"Error: {file} is damaged; put it aside and bring your last backup back.")
        assert done.stderr.count("\n") == 1


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about the file of SQLite")
def test_a_row_that_points_nowhere_is_damage(installed: Installation) -> None:
    installed.make()
    file = installed.data / "hiwar.sqlite3"
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("INSERT INTO reviews_troikamember (\"order\", review_id, state_id) VALUES (1, 99, 'XTV')")
        database.commit()

    done = installed.run("audit", "verify")

    assert done.returncode == 1
    assert "(a row of reviews_troikamember points at a row of reviews_review that is not there)" in done.stderr


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://nobody@127.0.0.1:1/nothing", "PostgreSQL cannot be reached as DATABASE_URL says ("),
        ("mysql://127.0.0.1/x", "DATABASE_URL must look like postgresql://user:password@host:5432/name.\n"),
    ],
)
def test_a_database_that_cannot_be_used(installed: Installation, url: str, sentence: str) -> None:
    installed.data.mkdir()
    elsewhere = replace(installed, environment=installed.environment | {"DATABASE_URL": url})

    done = elsewhere.run("export")

    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {sentence}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.EACCES, "Permission denied", "/there/lock"), "You may not write to /there/lock; name another"),
        (OSError(errno.EROFS, "Read-only", "/there"), "Nothing can be written to the disk of /there; name another"),
        (OSError(errno.ENOSPC, "No space left"), "The disk of {data} is full; free some space and run this again"),
        (OperationalError("database or disk is full"), "The disk of {data} is full; free some space and run"),
        (OperationalError("database is locked"), "Another program has been writing to the record for too long;"),
        (OperationalError("attempt to write a readonly database"), "The record {name} cannot be written, which even"),
        (OperationalError("disk I/O error"), "{name} cannot be read or written (disk I/O error); check its disk"),
        (OperationalError("Could not decode to UTF-8 column 'text'"), "{name} is damaged; put it aside and bring"),
        (OperationalError("unable to open database file"), "The record {name} cannot be opened; check"),
        (ImproperlyConfigured("One sentence."), "One sentence."),
    ],
)
def test_every_known_trouble_has_its_sentence(data: Path, settings: object, error: Exception, sentence: str) -> None:
    expected = sentence.format(data=data, name=settings.DATABASES["default"]["NAME"])  # type: ignore[attr-defined]
    with pytest.raises(click.ClickException) as raised, start.sentences():
        raise error
    assert raised.value.message.startswith(expected)


@pytest.mark.parametrize("error", [OSError("nobody knows"), OperationalError("no such table: x"), KeyError("x")])
def test_a_fault_keeps_its_trace(data: Path, error: Exception) -> None:
    with pytest.raises(type(error)), start.sentences():
        raise error
