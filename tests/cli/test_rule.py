"""`hiwar rule`: the worked examples on the command line, as JSON and for people, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hiwar.cli import main

EXAMPLES: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "speaking-time --seconds 8400 --members 31 --observers 40",
        {"stage": 3, "member_seconds": 118, "observer_seconds": 118, "used_seconds": 8378, "verified": False},
    ),
    (
        "speaking-time --seconds 8400 --members 20 --observers 40",
        {"stage": 1, "member_seconds": 180, "observer_seconds": 120, "used_seconds": 8400, "verified": True},
    ),
    (
        "speakers-order --first MKD --states SVN,ALB,MKD,yem,Zambia",
        {"order": ["MKD", "SVN", "YEM", "ZMB", "ALB"], "verified": True},
    ),
    (
        "majority --yes 60 --no 30 --abstain 100 --rule simple",
        {"adopted": True, "voting": 90, "needed": 46, "verified": True},
    ),
    (
        "majority --yes 60 --no 30 --abstain 100 --rule two-thirds",
        {"adopted": True, "voting": 90, "needed": 60, "verified": True},
    ),
    (
        "majority --yes 96 --no 0 --rule absolute --members 193",
        {"adopted": False, "voting": 96, "needed": 97, "verified": True},
    ),
    (
        "session --state PRK --cycle 4 --on 2026-11-27",
        {"rule_session": 47, "session": 47, "date": "2024-11-07", "status": "held", "verified": True},
    ),
    (
        "session --state ISR --cycle 2 --on 2013-03-01",
        {"rule_session": 15, "session": 17, "date": "2013-10-29", "status": "moved", "verified": True},
    ),
    (
        "session --state PRK --cycle 5 --on 2026-11-27",
        {"rule_session": 61, "session": None, "date": None, "status": "unknown", "verified": False},
    ),
    (
        "next-review --state PRK --on 2017-12-15",
        {"cycle": 3, "session": 33, "date": "2019-05-09", "verified": True},
    ),
)

REFUSED = (
    ("speaking-time --seconds -1 --members 1 --observers 1", "--seconds"),
    ("speakers-order --first MKD --states SVN,ALB", "MKD is not on the list of speakers"),
    ("speakers-order --first MKD --states MKD,Atlantis", "'Atlantis'"),
    ("majority --yes 97 --no 0 --rule absolute", "give their number"),
    ("majority --yes 97 --no 0 --rule most", "two-thirds"),
    ("session --state XTV --cycle 4", "XTV has no place in the order of review"),
    ("session --state PRK --cycle 12", "nothing is known of a cycle 12"),
    ("session --state PRK --cycle 4 --on 20241107", "'20241107' is no day"),
    ("next-review --state XTV", "XTV is never reviewed"),
)

Run = Callable[[str], Result]


@pytest.fixture
def run() -> Run:
    """Call `hiwar rule`."""
    return lambda line: CliRunner().invoke(main, ["rule", *line.split(" ")])


@pytest.mark.parametrize(("line", "expected"), EXAMPLES)
def test_the_answer_as_json(run: Run, line: str, expected: dict[str, Any]) -> None:
    result = run(f"{line} --json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert isinstance(answer.pop("source"), str)
    assert answer == expected


@pytest.mark.parametrize("line", [line for line, _ in EXAMPLES])
def test_the_answer_for_people_has_a_line_for_every_key(run: Run, line: str) -> None:
    keys = list(json.loads(run(f"{line} --json").stdout))
    result = run(line)
    assert result.exit_code == 0
    assert [told.split(" ")[0] for told in result.stdout.splitlines() if not told.startswith(" ")] == keys


@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_what_no_rule_can_answer_is_told_in_a_sentence(run: Run, line: str, said: str) -> None:
    result = run(line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_without_a_day_today_counts(run: Run) -> None:
    assert json.loads(run("session --state PRK --cycle 1 --json").stdout)["status"] == "held"
    assert json.loads(run("next-review --state PRK --json").stdout)["cycle"] >= 4
