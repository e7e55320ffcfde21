"""`hiwar status`: what it prints, and what it says when it is asked for what is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hiwar.audit.actors import OPERATOR
from hiwar.cli import main
from hiwar.resolutions.commands import enter_facts
from hiwar.treaties.commands import refresh
from tests.builders import NOW

pytestmark = pytest.mark.usefixtures("record")


def told(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["status", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_as_json_it_is_as_documented(record: Path) -> None:
    refresh(OPERATOR, now=NOW)
    enter_facts(OPERATOR, now=NOW)
    found = json.loads(told("--state", "PRK", "--on", "2017-12-15", "--json"))
    assert list(found) == ["state", "on", "treaties", "reviews", "next_review", "obligations", "resolutions"]
    assert (found["state"], found["on"]) == ("PRK", "2017-12-15")
    for part, keys in {
        "treaties": {"instrument", "status", "kind", "signed", "deposited", "in_force", "source"},
        "reviews": {"cycle", "session", "date", "symbol"},
        "obligations": {"instrument", "report", "due", "submitted", "overdue_days", "verified", "source"},
        "resolutions": {"symbol", "date", "adoption", "tally", "source"},
    }.items():
        assert all(keys <= set(each) for each in found[part]), part
    assert {"cycle": 3, "session": 33, "date": "2019-05-09"}.items() <= found["next_review"].items()


def test_as_text_it_has_every_part(record: Path) -> None:
    text = told("--state", "Holy See", "--on", "1950-01-01")
    assert text.startswith("Holy See on 1950-01-01\n")
    for part in ("Treaties", "Reviews", "Reports to treaty bodies", "Resolutions about the State"):
        assert f"\n{part}\n" in text
    assert "Next review" not in text
    assert text.count("none that the record knows of") == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--state", "Atlantis"], "Atlantis"),
        (["--state", "PRK", "--on", "2017-02-30"], "2017-02-30"),
        ([], "--state"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(record: Path, arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["status", *arguments])
    assert result.exit_code == 2
    assert said in result.output
