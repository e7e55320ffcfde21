"""`hiwar rule`: the worked examples on the command line, as JSON and for people, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hiwar.cli import main
from hiwar.cli.rule import rule
from hiwar.kernel.procedure.draw import seed_of
from tests.kernel.procedure.test_draw import GROUPS, SECRET, WORDS
from tests.kernel.procedure.test_draw_record import DRAW

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
    (
        "due-date --instrument ICCPR --deposit 1981-09-14 --report initial",
        {"in_force": "1981-12-14", "due": "1982-12-14", "verified": True},
    ),
    (
        "due-date --instrument iccpr --deposit 1981-09-14 --report 2",
        {"in_force": "1981-12-14", "due": "1987-12-14", "verified": True},
    ),
    (
        "due-date --instrument ICCPR --deposit 1981-09-14 --report 2 --day-before",
        {"in_force": "1981-12-14", "due": "1987-12-13", "verified": True},
    ),
    (
        "due-date --instrument OP-CEDAW --deposit 2004-09-23 --report 1",
        {"in_force": "2004-12-23", "due": None, "verified": False},
    ),
)

DEADLINES = {
    "stakeholder_submissions": None,
    "national_report": None,
    "documents_ready": "2024-09-26",
    "advance_questions": "2024-10-24",
    "registration_opens": "2024-10-28T10:00",
    "registration_closes": "2024-10-31T18:00",
    "draw": "2024-11-01",
    "adoption_earliest": "2024-11-09",
    "replies": None,
}

LOTS = "--lots KWT,EST,GHA,CZE,FRA,BRA"
TROIKAS: tuple[tuple[str, list[str], bool], ...] = (
    (f"{LOTS} --own-region", ["KWT", "EST", "GHA"], True),
    (f"{LOTS} --own-region --substitute EST", ["KWT", "GHA", "CZE"], True),
    (f"{LOTS} --own-region --excuse KWT --excuse CZE", ["JPN", "EST", "GHA"], True),
    (LOTS, ["KWT", "EST", "GHA"], False),
)

MEMBERS = {
    "plain": "KWT,APG\nEST,EEG\nGHA,AG\nCZE,EEG\nFRA,WEOG\nBRA,GRULAC\nJPN,APG\n",
    "headed": "group,n,ISO3\r\nAPG,,kwt\r\nEEG,,EST\r\nAG,,GHA\r\n\r\nEEG,,CZE\r\nWEOG,,FRA\r\nGRULAC,,BRA\r\nAPG,,JPN",
}

NO_MEMBERS = (
    ("", "there is no State in it"),
    ("KWT,APG\nEST", "line 2: a State and its group"),
    ("KWT,APG\nEST,", "line 2: a State and its group"),
    ("KWT,APG\nAtlantis,EEG", "line 2: no State is known by the name 'Atlantis'"),
    ("KWT,APG\nKWT,APG", "line 2: KWT stands there twice"),
    (f"KWT,{'x' * 200_000}", "field larger than field limit"),
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
    ("due-date --instrument ECHR --deposit 1981-09-14 --report 2", "no treaty is known as 'ECHR': give one of ICERD"),
    ("due-date --instrument ICCPR --deposit 1981-09-14 --report 0", "'0' is no report"),
    ("due-date --instrument ICCPR --deposit 1981-09-14 --report 9999", "give a nearer day"),
    ("due-date --instrument ICMW --deposit 9999-12-31 --report 1", "give a nearer day"),
    ("deadlines --review-date 9999-12-31", "give a nearer day"),
    ("deadlines --review-date 2024-02-30", "'2024-02-30' is no day"),
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


def test_the_deadlines_of_a_review(run: Run) -> None:
    answer = json.loads(run("deadlines --review-date 2024-11-07 --json").stdout)
    assert list(answer) == ["session", "plenary_session", "deadlines", "source", "verified"]
    assert (answer["session"], answer["plenary_session"], answer["verified"]) == (47, 58, True)
    assert {each["name"]: each["date"] for each in answer["deadlines"]} == DEADLINES
    for each in answer["deadlines"]:
        assert list(each) == ["name", "date", "verified", "source"]
        assert each["verified"] == (each["date"] is not None)


def test_the_deadlines_for_people_have_a_line_each(run: Run) -> None:
    lines = run("deadlines --review-date 2024-11-07").stdout.splitlines()
    assert len(lines) == 4 + len(DEADLINES)
    for name, day in DEADLINES.items():
        (line,) = (line for line in lines if f" {name} " in line)
        assert (day or "unknown") in line


@pytest.mark.parametrize("text", MEMBERS.values(), ids=list(MEMBERS))
@pytest.mark.parametrize(("options", "expected", "verified"), TROIKAS)
def test_a_troika_of_given_lots(
    run: Run, tmp_path: Path, text: str, options: str, expected: list[str], verified: bool
) -> None:
    file = tmp_path / "council.csv"
    file.write_text(text, encoding="utf-8-sig")
    options = options.replace("BRA", "BRA,JPN") if "KWT --excuse" in options else options
    answer = json.loads(run(f"troika --state PRK --members {file} {options} --json").stdout)
    assert list(answer) == ["troika", "lots", "source", "verified"]
    assert (answer["troika"], answer["verified"]) == (expected, verified)
    assert answer["lots"][:6] == ["KWT", "EST", "GHA", "CZE", "FRA", "BRA"]


def test_a_troika_of_a_seed_is_that_of_the_published_draw(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "council.csv"
    file.write_text(MEMBERS["plain"])
    seed = seed_of(SECRET, WORDS).hex().upper()
    answer = json.loads(run(f"troika --state PRK --members {file} --seed {seed} --own-region --json").stdout)
    assert answer["lots"] == list(GROUPS)
    assert answer["troika"] == DRAW["result"]


@pytest.mark.parametrize(("text", "said"), NO_MEMBERS)
def test_members_that_cannot_be_read_are_told_with_their_line(run: Run, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "council.csv"
    file.write_text(text)
    result = run(f"troika --state PRK --members {file} {LOTS}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "council.csv" in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("", "--seed or --lots"),
        (f"{LOTS} --seed {'0' * 64}", "--seed or --lots"),
        ("--seed 00", "64 digits"),
        (f"{LOTS} --substitute EST --substitute GHA", "once only"),
        (f"{LOTS} --substitute BRA", "BRA has no seat to leave"),
        ("--lots KWT,JPN", "1 of 3 regional groups"),
        ("--lots KWT,NOR", "NOR is no member"),
    ],
)
def test_lots_that_give_no_troika_are_refused(run: Run, tmp_path: Path, options: str, said: str) -> None:
    file = tmp_path / "council.csv"
    file.write_text(MEMBERS["plain"])
    result = run(f"troika --state PRK --members {file} {options}".strip())
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    for line in (f"troika --state PRK --members {tmp_path}/no {LOTS}", f"verify-draw {tmp_path}/no"):
        result = run(line)
        assert result.exit_code == 2
        assert "cannot be read (no such file or directory)" in result.stderr


def test_a_draw_is_verified(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(DRAW))
    result = run(f"verify-draw {file} --json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(answer) == ["valid", "recomputed", "source", "verified"]
    assert (answer["valid"], answer["recomputed"]) == (True, DRAW["result"])


def test_a_draw_that_differs_ends_with_status_1(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "draw.json"
    file.write_text(json.dumps({**DRAW, "result": ["KWT", "GHA", "CZE"]}))
    result = run(f"verify-draw {file} --json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["valid"] is False
    assert json.loads(result.stdout)["recomputed"] == DRAW["result"]
    assert run(f"verify-draw {file}").stdout.startswith("valid       no\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("\xff", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("{}", "'kind' is missing"),
        ("[]", "JSON object"),
    ],
)
def test_a_file_that_is_no_draw_is_told(run: Run, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "draw.json"
    file.write_text(text, encoding="latin-1")
    result = run(f"verify-draw {file} --json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "draw.json is no draw: " in result.stderr
    assert said in result.stderr


def test_without_a_day_today_counts(run: Run) -> None:
    assert json.loads(run("session --state PRK --cycle 1 --json").stdout)["status"] == "held"
    assert json.loads(run("next-review --state PRK --json").stdout)["cycle"] >= 4


def test_every_rule_and_every_key_stands_on_the_page_of_procedure(run: Run) -> None:
    page = (Path(__file__).parents[2] / "docs" / "procedure.md").read_text(encoding="utf-8")
    lines = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for line, answer in EXAMPLES:
        assert {key for key in answer if f"`{key}`" not in lines[line.split(" ")[0]]} <= {"verified"}
    assert set(rule.commands) <= set(lines)
    assert set(DEADLINES) <= set(re.findall("`([a-z_]+)`", page))
