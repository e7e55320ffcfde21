"""A meeting served by two processes over real connections: nothing is lost, doubled, out of order or another's."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_nothing_is_lost_between_two_processes() -> None:
    """The measurement of `docs/benchmarks.md` with few viewers, for what does not depend on how fast the machine is."""
    counts = {"viewers": 30, "delegations": 9, "seconds": 6, "processes": 2}
    options = [f"--{name}={count}" for name, count in counts.items()]
    run = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "meeting.py", *options],
        env={name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HIWAR_DATA")},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert "wrong:" not in run.stdout, run.stdout
    told = re.search(r"(\d+) commands in \d+ s, load \S+; (\d+) numbers, (\d+) parts", run.stdout)
    assert told, run.stdout + run.stderr
    commands, numbers, parts = map(int, told.groups())
    assert commands == 6
    assert numbers >= 2 * 30, "one when they came, and those of the commands"
    assert parts >= 2 * 30
    assert "lost or wrong" not in run.stdout.splitlines()[-1]
