"""Packages in processes of their own: killed in the middle, from one database to the next, while others write."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from tests.exchange.packed import listed
from tests.exchange.test_processes import IMPORT, counted, whole
from tests.installation import Installation, installation

REVIEWS = 12


@pytest.fixture
def package(installed: Installation, tmp_path: Path) -> Path:
    """A package of twelve reviews."""
    installed.make()
    assert installed.python(IMPORT, "1", str(REVIEWS + 1)).communicate(timeout=120)[1] == ""
    path = tmp_path / "record.zip"
    done = installed.run("export", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{path}: 12 reviews, 360 texts of recommendations, 12 documents, 0 rows of other sources, 12 files.\n"
    )
    return path


def test_killed_at_any_moment_the_record_is_empty_or_whole(package: Path, tmp_path: Path) -> None:
    with installation(tmp_path / "measured") as other:
        began = time.monotonic()
        assert other.run("import", str(package)).returncode == 0
        lasted = time.monotonic() - began
        assert counted(other) == {**whole(REVIEWS), "imports": REVIEWS}
    chance = Random(7)
    for number in range(5):
        with installation(tmp_path / f"killed-{number}") as other:
            process = other.start("import", str(package))
            time.sleep(lasted * chance.uniform(0.3, 1.0))
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
            if not (other.data / "lock").exists():
                continue  # before there was anything
            again = other.run("import", str(package))
            if again.returncode:  # it was in already, whole
                assert "the record there is not empty" in again.stderr
            assert counted(other) == whole(REVIEWS)
            verified = other.run("audit", "verify")
            assert verified.returncode == 0, verified.stderr


def test_out_in_and_out_again_on_the_command_line(package: Path, tmp_path: Path) -> None:
    with installation(tmp_path / "other") as other:
        dry = other.run("import", "--dry-run", str(package))
        done = other.run("import", str(package))
        again = other.run("import", str(package))
        out = other.run("export", str(tmp_path / "again.zip"))
        started = other.python("from hiwar.cli.start import opened\nwith opened(): pass").communicate(timeout=60)
        log = other.run("audit", "log").stdout

    told = "12 reviews, 360 texts of recommendations, 12 documents, 0 rows of other sources, 12 files.\n"
    assert dry.stdout == f"Dry run, nothing written: {package}: {told}"
    assert (done.returncode, done.stdout) == (0, f"{package}: {told}")
    assert done.stderr.startswith("The log goes on from the head ")
    assert again.returncode == 1
    assert again.stderr.startswith(f"Error: {package} ({other.data}): the record there is not empty")
    assert out.returncode == 0
    assert listed(package.read_bytes()) == listed((tmp_path / "again.zip").read_bytes())
    assert started == ("", "")
    assert log.splitlines()[-1].split()[-2:] == ["record.import", "record"]  # the next start had nothing to add


def test_a_package_is_of_one_moment_while_others_write(installed: Installation, tmp_path: Path) -> None:
    writer = installed.python(IMPORT, "1", "200")
    assert writer.stdout
    try:
        for _ in range(3):
            writer.stdout.readline()
        for number in range(3):
            path = tmp_path / f"{number}.zip"
            done = installed.run("export", str(path))
            assert done.returncode == 0, done.stderr
            with installation(tmp_path / f"into-{number}") as other:
                taken = other.run("import", str(path))
                assert taken.returncode == 0, taken.stderr
    finally:
        writer.kill()
        writer.communicate(timeout=60)


def test_a_package_goes_into_a_pipe(package: Path, installed: Installation, tmp_path: Path) -> None:
    """What is no plain file is written as it comes."""
    pipe = tmp_path / "pipe.zip"
    subprocess.run(["mkfifo", str(pipe)], check=True)
    process = installed.start("export", str(pipe))
    content = pipe.read_bytes()
    assert process.communicate(timeout=60)[1] == ""
    assert listed(content) == listed(package.read_bytes())
