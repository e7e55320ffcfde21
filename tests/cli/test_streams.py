"""Standard streams as a shell may leave them: never a trace, and what can be written is."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from hiwar.cli.streams import one_line
from hiwar.training import report_path

PROGRAM = "from hiwar.cli import main; main(prog_name='hiwar')"
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
FULL = "Error: Standard output cannot be written (no space left on device); make room, or send it elsewhere.\n"


def shell(tmp_path: Path, command: str, *files: Path | str) -> subprocess.CompletedProcess[str]:
    """Run `hiwar` in a shell, with redirections as people write them; `FILES` stands for the files."""
    line = f"{shlex.quote(sys.executable)} -c {shlex.quote(PROGRAM)} {command}"
    line = line.replace("FILES", " ".join(shlex.quote(str(file)) for file in files))
    environment = ENVIRONMENT | {"HIWAR_DATA": str(tmp_path / "data")}
    return subprocess.run(["sh", "-c", line], env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", ["read FILES", "read --format table FILES", "read --help", "--version"])
def test_a_full_disk_behind_standard_output_is_said(tmp_path: Path, command: str) -> None:
    done = shell(tmp_path, f"{command} >/dev/full", report_path())

    assert (done.returncode, done.stderr) == (1, FULL)


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_closed_streams_are_kept_quiet(tmp_path: Path, closed: str) -> None:
    done = shell(tmp_path, f"read FILES {closed}", report_path())

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_standard_error_the_output_is_the_same(tmp_path: Path) -> None:
    done = shell(tmp_path, "read FILES 2>&-", tmp_path / "none.pdf", report_path())

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == shell(tmp_path, "read FILES", report_path()).stdout


def test_a_name_that_commands_the_terminal_is_shown_on_one_line(tmp_path: Path) -> None:
    odd = tmp_path / "a\nb\x1b[31m.pdf"
    odd.write_bytes(b"no report")

    done = shell(tmp_path, "read FILES", odd)

    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}/a\\nb\\x1b[31m.pdf")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("message", "shown"),
    [("plain – حوار \u2067x\u2069", None), ("a\tb\r\n", "a\\tb\\r\\n"), ("\x9b\x7f\u2028", "\\x9b\\x7f\\u2028")],
)
def test_only_what_commands_a_terminal_is_escaped(message: str, shown: str | None) -> None:
    assert one_line(message) == (message if shown is None else shown)
