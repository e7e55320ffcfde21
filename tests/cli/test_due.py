"""`hiwar due`: what is due on a day, as lines and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hiwar.cli import main


@pytest.fixture
def ask(treaties_entered: None, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """The command, on a record into which the facts were entered."""
    from contextlib import nullcontext

    monkeypatch.setattr("hiwar.cli.due.opened", nullcontext)

    def asked(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["due", *arguments])

    return asked


@pytest.fixture
def treaties_entered(record: Path) -> None:
    from hiwar.audit.actors import OPERATOR
    from hiwar.treaties.commands import refresh
    from tests.builders import NOW

    refresh(OPERATOR, now=NOW)


def test_a_state_on_a_day(ask) -> None:  # type: ignore[no-untyped-def]
    lines = ask("--state", "PRK", "--on", "2017-12-15").output.splitlines()
    assert lines[0] == "PRK  ICCPR    3         due 2004-01-01  overdue by 5,097 days  (not verified)"
    assert lines[2] == (
        "PRK  OPSC     initial   due 2016-12-10  370 days ago; the record has no report  (not verified)"
    )
    assert len(lines) == 6


def test_the_same_as_json_and_for_one_committee(ask) -> None:  # type: ignore[no-untyped-def]
    told = json.loads(ask("--state", "PRK", "--on", "2017-12-15", "--committee", "crc", "--json", "--all").output)
    assert (told["on"], told["state"]) == ("2017-12-15", "PRK")
    assert [(each["instrument"], each["report"]) for each in told["obligations"]] == [
        ("OPSC", "initial"), ("CRC", "6"), ("CRC", "3-4"), ("CRC", "5"),
    ]  # fmt: skip


def test_all_states(ask) -> None:  # type: ignore[no-untyped-def]
    lines = ask("--on", "2017-12-15").output.splitlines()
    assert len(lines) > 1_000
    assert lines[0].startswith("PRK  ICCPR")


def test_nothing_is_due_before_there_were_treaties(ask) -> None:  # type: ignore[no-untyped-def]
    assert ask("--on", "1950-01-01").output == "No report is due on 1950-01-01, as far as the record knows.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--committee", "XX"), "there is no treaty body 'XX'; name one of CAT, CCPR"),
        (("--on", "soon"), "Invalid value for '--on'"),
        (("--state", "Atlantis"), "Invalid value for '--state'"),
    ],
)
def test_what_is_mistyped_is_told(ask, arguments: tuple[str, ...], told: str) -> None:  # type: ignore[no-untyped-def]
    result = ask(*arguments)
    assert result.exit_code == 2
    assert told in result.output
