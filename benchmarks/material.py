"""The real material that the benchmarks measure on: Working Group reports, their index, and UPR Info's coding.

None of it is part of Hiwar. `HIWAR_SAMPLES` names a folder with `upr-reports/*.pdf`, `upr-reports-index.csv`,
`upr-recommendations.csv` and `upr-state-names.csv`; without it a benchmark says so in one sentence and ends.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

READ = [sys.executable, "-c", "from hiwar.cli.read import read; read(prog_name='hiwar read')"]
"""`hiwar read` of this checkout, whether or not it is installed."""

HEADING = re.compile(
    r"^[ \t]*(?:I{1,3}\.?|[2-4]\.)?[ \t]*conclusions\s+and\s*/?\s*(?:or)?\s+recommendations[\W\d]*$", re.I | re.M
)

NOT_A_RECOMMENDATION = "Voluntary Pledge"


class Coded(NamedTuple):
    """One row of the coding: who recommended what, and what the State under review answered."""

    state: str
    text: str
    response: str


@dataclass(frozen=True)
class Report:
    """A report, the coded recommendations of its review, and what was read from it (one JSON object a line)."""

    path: Path
    session: int
    coded: list[Coded]
    lines: list[dict[str, Any]]


def folder() -> Path:
    """The folder that HIWAR_SAMPLES names; ends the program when there is none."""
    named = os.environ.get("HIWAR_SAMPLES")
    if not named or not (Path(named) / "upr-reports").is_dir():
        sys.exit("This benchmark needs real reports: set HIWAR_SAMPLES to the folder that holds upr-reports/.")
    return Path(named)


def report_paths() -> list[Path]:
    """All reports, in the order of their names."""
    return sorted((folder() / "upr-reports").glob("*.pdf"))


def reports() -> list[Report]:
    """Every report whose review was coded, with what `hiwar read` finds in it, or with what `--lines FILE` holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=Path, help="what hiwar read printed before, instead of reading again")
    given = parser.parse_args().lines
    text = given.read_text(encoding="utf-8") if given else read(report_paths())
    lines = defaultdict(list)
    for line in text.splitlines():
        item = json.loads(line)
        lines[Path(item["file"]).name].append(item)
    coded = _coded()
    found = []
    for row in _rows("upr-reports-index.csv"):
        key = (row["state_in_recommendations_csv"], row["session"])
        if key in coded:
            path = folder() / "upr-reports" / row["file"]
            found.append(Report(path, int(row["session"]), coded[key], lines[row["file"]]))
    return found


def read(paths: list[Path], jobs: int = 1) -> str:
    """What `hiwar read` prints on standard output for these files."""
    command = [*READ, "--jobs", str(jobs), *map(str, paths)]
    done = subprocess.run(  # noqa: S603  # the command is the one above
        command, stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    if done.returncode not in (0, 1):  # 1: some file could not be read, the others were
        sys.exit(f"hiwar read ended with status {done.returncode}.")
    return done.stdout


def printed_text(path: Path) -> str:
    """The text of a report as `pdftotext -layout` gives it: a second opinion that shares nothing with our reader."""
    done = subprocess.run(  # noqa: S603
        ["pdftotext", "-layout", str(path), "-"],  # noqa: S607
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def conclusions(text: str) -> str:
    """The part of a report's text that follows its last heading "Conclusions and/or recommendations"."""
    headings = list(HEADING.finditer(text))
    return text[headings[-1].end() :] if headings else ""


def _coded() -> dict[tuple[str, str], list[Coded]]:
    codes = {row["name"]: row["iso3"] for row in _rows("upr-state-names.csv")}
    coded = defaultdict(list)
    for row in _rows("upr-recommendations.csv"):
        state = codes.get(row["From"])
        if state and row["Response"] != NOT_A_RECOMMENDATION:
            coded[row["To"], row["Session"]].append(Coded(state, row["Text"], row["Response"]))
    return coded


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (folder() / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
