"""`hiwar rehearse` and `hiwar export --meeting`: a review is played, and comes out in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiwar.kernel.meeting import dumps, loads, minutes
from hiwar.kernel.reading import read
from tests.installation import Installation, installation

PLAYED = ("rehearse", "--speed", "1000000", "--seed", "5e" * 16, "--start", "2026-05-04T07:00:00Z")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("rehearsal") / "data") as found:
        found.make()
        yield found


def test_a_review_is_played_and_comes_out_in_every_format(installed: Installation, tmp_path: Path) -> None:
    report = tmp_path / "report.docx"
    told = installed.run(*PLAYED, "--report", str(report)).stdout
    assert "Code for the delegations: " in told
    assert "meeting.close" in told
    assert "In the record: A/HRC/0/REHEARSAL.1, 23 recommendations" in told
    lines = installed.run("export", "--meeting", "1", "--format", "jsonl").stdout
    events = loads(lines.encode())
    assert dumps(events) == lines.encode()
    told_minutes = json.loads(installed.run("export", "--meeting", "1", "--format", "json").stdout)
    assert told_minutes.pop("equal_footing")["meetings"] == 1
    assert told_minutes == json.loads(json.dumps(minutes("review", events)))
    speakers = list(csv.DictReader(io.StringIO(installed.run("export", "--meeting", "1").stdout)))
    assert len(speakers) == 17
    assert all(int(row["used_seconds"]) <= int(row["planned_seconds"]) for row in speakers)
    again = tmp_path / "again.docx"
    installed.run("export", "--meeting", "1", "--format", "docx", "--output", str(again))
    assert again.read_bytes() == report.read_bytes()
    found = read(report.read_bytes(), "report.docx")
    assert [each.text for each in found.recommendations] == [each["text"] for each in told_minutes["report"]]
    table = installed.run("export", "--state", "XTV", "--session", "1001").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["text"] for row in rows] == [each["text"] for each in told_minutes["report"]]
    assert {row["document"] for row in rows} == {"A/HRC/0/REHEARSAL.1"}
    installed.run(*PLAYED, "--until", "review")
    assert installed.run("export", "--meeting", "4", "--format", "jsonl").stdout == lines
    assert installed.run("export", "--meeting", "5", "--format", "jsonl").returncode != 0


def test_the_adoption_and_the_plenary_follow_with_a_report_each(installed: Installation, tmp_path: Path) -> None:
    first = tmp_path / "first.docx"
    told = installed.run(*PLAYED, "--report", str(first)).stdout
    review, adoption, plenary = (int(each) for each in re.findall(r"^Meeting (\d+)", told, re.MULTILINE))
    assert f"In the record: A/HRC/0/REHEARSAL.{review}/Add.1, 2 answers" in told
    second = tmp_path / "second.docx"
    again = installed.run(*PLAYED, "--report", str(second)).stdout
    for path, number in (("", review), ("-adoption", adoption), ("-plenary", plenary)):
        report = tmp_path / f"first{path}.docx"
        assert f"Report: {report}" in told
        other = int(re.findall(r"^Meeting (\d+)", again, re.MULTILINE)[("", "-adoption", "-plenary").index(path)])
        lines = [
            installed.run("export", "--meeting", str(each), "--format", "jsonl").stdout for each in (number, other)
        ]
        assert lines[0] == lines[1]
    assert [
        each.position.value for each in read((tmp_path / "first-plenary.docx").read_bytes(), "a.docx").positions
    ] == [
        "supported",
        "partly",
    ]


def test_what_was_played_to_its_end_goes_on_with_what_follows(installed: Installation) -> None:
    told = installed.run(*PLAYED, "--until", "review").stdout
    (number,) = re.findall(r"^Meeting (\d+)", told, re.MULTILINE)
    more = installed.run("rehearse", "--speed", "1000000", "--seed", "5e" * 16, "--meeting", number).stdout
    assert more.count("meeting.close") == 2
    stopped = installed.run(*PLAYED, "--until", "adoption", "--to", "in_session").stdout
    assert stopped.count("meeting.close") == 1
    assert stopped.splitlines()[-1].split()[2] == "meeting.open"
