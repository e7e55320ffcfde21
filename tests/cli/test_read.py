"""`hiwar read`: what goes where, in which order, and with which status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hiwar.cli import main
from hiwar.training import addendum_path, report_path, thematic_list_path

KEYS = [
    *("kind", "file", "document", "state_under_review", "session", "paragraph", "part", "text", "recommending"),
    *("states_as_written", "position", "position_as_written", "position_source", "page", "language"),
]
COMMAND = [sys.executable, "-c", "from hiwar.cli import main; main()", "read"]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LC_ALL": "C"}


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A text of two recommendations, one by a name that is no State's."""
    path = tmp_path / "report.txt"
    path.write_text(
        "100.1 Count the boats in the harbour – all of them (Talvania)\n"
        "100.2 Paint the lighthouse (Nowhereland, Talvania)\n",
        encoding="utf-8",
    )
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["read", *arguments])


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_has_the_keys_in_order_and_unknown_is_null(report: str) -> None:
    result = run(report)
    assert result.exit_code == 0
    first, second = lines(result)
    assert list(first) == list(second) == KEYS
    assert first["kind"] == "recommendation"
    assert first["file"] == report
    assert first["paragraph"] == "100.1"
    assert first["part"] == 1
    assert first["text"] == "Count the boats in the harbour – all of them"
    assert first["recommending"] == ["XTV"]
    assert first["states_as_written"] == ["Talvania"]
    assert [first[key] for key in ("document", "state_under_review", "session", "page")] == [None] * 4
    assert "–" in result.stdout  # as letters, not as escapes


def test_a_thematic_list_is_a_line_a_row_with_its_labels() -> None:
    result = run(str(thematic_list_path()))
    assert (result.exit_code, result.stderr) == (0, "")
    told = lines(result)
    assert all(list(line) == [*KEYS, "themes", "persons", "sdgs"] for line in told)
    assert len({line["paragraph"] for line in told}) == len(told) == 60
    first = told[0]
    assert (first["document"], first["state_under_review"], first["session"]) == ("A/HRC/TRAINING/1", "XTV", 0)
    assert first["position_source"] == "A/HRC/TRAINING/1, para. 6"
    assert first["sdgs"] == ["16 - Peace, justice and strong institutions"]


def test_report_and_addendum_given_with_the_list_say_what_it_says() -> None:
    paths = [str(path) for path in (thematic_list_path(), addendum_path(), report_path())]
    result = run(*paths)
    assert result.exit_code == 0
    listed = {line["paragraph"]: line["position"] for line in lines(result) if line["file"] == paths[0]}
    settled = {line["paragraph"]: line["position"] for line in lines(result) if line["file"] == paths[2]}
    assert len(listed) == 60
    assert listed == settled


def test_a_name_of_no_state_is_named_on_standard_error(report: str) -> None:
    result = run(report)
    second = lines(result)[1]
    assert second["recommending"] == ["XTV"]
    assert second["states_as_written"] == ["Nowhereland", "Talvania"]
    assert "Nowhereland" in result.stderr
    assert report in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_file_among_good_ones(report: str, tmp_path: Path, jobs: int) -> None:
    other = tmp_path / "other.txt"
    other.write_text("7.1 Ring the bell (Talvania)\n", encoding="utf-8")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 and no more")
    result = run(report, str(broken), str(tmp_path / "none.pdf"), str(tmp_path), str(other), "--jobs", str(jobs))
    assert result.exit_code == 1
    assert [line["file"] for line in lines(result)] == [report, report, str(other)]
    said = [line for line in result.stderr.splitlines() if not line.startswith(report)]
    assert [line.partition(":")[0].partition(" ")[0] for line in said] == [
        *(str(broken), str(tmp_path / "none.pdf"), str(tmp_path))
    ]
    assert "cut short" in said[0]
    assert "there is no such file" in said[1]
    assert "this is a folder; name the files in it" in said[2]


def test_a_file_named_twice_is_read_once(report: str) -> None:
    again = os.path.join(os.path.dirname(report), ".", "report.txt")
    result = run(report, again)
    assert result.exit_code == 0
    assert len(lines(result)) == 2
    assert f"{again}: named before as {report}; it is read once." in result.stderr


def test_a_table_wraps_to_the_terminal(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    result = run(report, "--format", "table")
    assert result.exit_code == 0
    printed = [line.translate(dict.fromkeys(map(ord, "\u2068\u2069\u200e"))) for line in result.stdout.splitlines()]
    assert printed[0] == f"{report} · recommendations: 2"
    assert printed[2].split()[0] == "100.1"
    assert "100.2" in result.stdout
    assert all(len(line) <= 70 for line in printed[1:])
    assert "harbour" in result.stdout


def test_cells_of_a_table_are_isolated_for_right_to_left_text(report: str) -> None:
    row = next(line for line in run(report, "--format", "table").stdout.splitlines() if "100.1" in line)
    assert row.startswith("\u200e\u2068100.1\u2069")
    assert row.count("\u2068") == row.count("\u2069") == 4


def test_a_senseless_limit_is_a_usage_error(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIWAR_MAX_PAGES", "many")
    result = run(report)
    assert result.exit_code == 2
    assert "HIWAR_MAX_PAGES is 'many'; it must be a whole number from 1 to 1000000." in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [(), ("--jobs", "0", "file"), ("--format", "xml", "file")])
def test_wrong_use_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_output_is_utf_8_whatever_the_locale(report: str) -> None:
    done = subprocess.run([*COMMAND, report], env=ENVIRONMENT, capture_output=True, check=True)
    assert [json.loads(line)["paragraph"] for line in done.stdout.decode().splitlines()] == ["100.1", "100.2"]
    assert "–".encode() in done.stdout


def test_a_path_that_is_no_utf_8_is_kept(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"7.1 Ring the bell (Talvania)\n")
    done = subprocess.run([*map(os.fsencode, COMMAND), path], env=ENVIRONMENT, capture_output=True, check=True)
    (line,) = done.stdout.decode("utf-8").splitlines()
    assert os.fsencode(json.loads(line)["file"]) == path


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    files = []
    for number in range(20):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text("".join(f"7.{n} Ring the bell {'x' * 80} (Talvania)\n" for n in range(1, 200)))
    process = subprocess.Popen(
        [*COMMAND, *map(str, files)], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert json.loads(process.stdout.readline())["paragraph"] == "7.1"
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, b"")


def test_reading_needs_no_record_and_no_framework(report: str) -> None:
    check = (
        "import sys; from hiwar.cli.read import read\n"
        "try: read(sys.argv[1:])\n"
        "finally: print(sorted(name for name in sys.modules if 'django' in name))"
    )
    environment = {key: value for key, value in ENVIRONMENT.items() if not key.startswith(("DJANGO", "DATABASE"))}
    done = subprocess.run([sys.executable, "-c", check, report], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_progress_is_drawn_only_for_a_person_who_waits(report: str, tmp_path: Path) -> None:
    result = run(report, str(tmp_path / "none.pdf"))
    assert "reading" not in result.stderr


REPORT = """\
A/HRC/TRAINING/7
Report of the Working Group on the Universal Periodic Review
Talvania
II. Conclusions and/or recommendations
7. The following recommendations will be examined by Talvania:
7.1 Mend the nets (Merivia);
7.2 Light the lamp (Orlanda).
"""
ADDENDUM = """\
A/HRC/TRAINING/7/Add.1
Report of the Working Group on the Universal Periodic Review
Talvania
Addendum
Views on conclusions and/or recommendations presented by the State under review
1. Talvania accepts recommendation 7.1.
2. Recommendation 7.2 is noted. The lamp is old.
"""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """A report that leaves its positions open, and its addendum."""
    paths = tmp_path / "report.txt", tmp_path / "addendum.txt"
    for path, text in zip(paths, (REPORT, ADDENDUM), strict=True):
        path.write_text(text)
    return str(paths[0]), str(paths[1])


def test_a_document_with_nothing_to_list_is_named(tmp_path: Path) -> None:
    path = tmp_path / "national.txt"
    path.write_text(
        "A/HRC/WG.6/21/XTV/1\nHuman Rights Council\n"
        "Working Group on the Universal Periodic Review\nTwenty-first session\n"
        "National report submitted in accordance with paragraph 5 of the annex to resolution 16/21\nTalvania\n"
        "1. Talvania is an island.\n"
    )
    done = run(str(path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"{path}: national report, A/HRC/WG.6/21/XTV/1, XTV, session 21; it holds nothing to list, and an import keeps "
        "its text for the search.\n"
    )


def test_an_addendum_alone_gives_its_answers(pair: tuple[str, str]) -> None:
    found = lines(run(pair[1]))
    assert [(each["kind"], each["document"], each["paragraph"], each["position"]) for each in found] == [
        ("position", "A/HRC/TRAINING/7/Add.1", "7.1", "supported"),
        ("position", "A/HRC/TRAINING/7/Add.1", "7.2", "noted"),
    ]
    assert [each["report"] for each in found] == ["A/HRC/TRAINING/7"] * 2


@pytest.mark.parametrize("turned", [False, True], ids=["report first", "addendum first"])
def test_an_addendum_settles_the_report_that_is_read_with_it(pair: tuple[str, str], turned: bool) -> None:
    result = run(*(reversed(pair) if turned else pair))
    assert [(each["kind"], each["position"], each["position_source"]) for each in lines(result)] == [
        ("recommendation", "supported", "A/HRC/TRAINING/7/Add.1, para. 1"),
        ("recommendation", "noted", "A/HRC/TRAINING/7/Add.1, para. 2"),
    ]


def test_a_report_without_its_addendum_stays_open(pair: tuple[str, str]) -> None:
    assert [each["position"] for each in lines(run(pair[0]))] == ["pending", "pending"]


def test_the_table_shows_answers_with_their_comments(pair: tuple[str, str]) -> None:
    shown = run("--format", "table", pair[1]).stdout
    assert "answers: 2" in shown
    assert "noted" in shown


CODINGS = (
    "To,Text,From,Response,Action,Issue,Session\n"
    'Talvania,Plant trees,Norway,Accepted,4,"Environment,Health",99\n'
    "Talvania,We will plant them,Talvania,Voluntary Pledge,4,Environment,99\n"
)
ROW_KEYS = [
    *("kind", "file", "row", "id", "document", "state_under_review", "session", "paragraph", "part", "text"),
    *("recommending", "states_as_written", "language", "translations", "themes", "persons", "sdgs", "body"),
    *("concern", "date", "facts", "response", "action", "issues"),
]


@pytest.fixture
def codings(tmp_path: Path) -> str:
    path = tmp_path / "codings.csv"
    path.write_text(CODINGS, encoding="utf-8")
    return str(path)


def test_rows_of_a_data_set_are_lines_of_their_own_kind(codings: str) -> None:
    result = run(codings)

    assert (result.exit_code, result.stderr) == (0, "")
    coding, pledge = lines(result)
    assert list(coding) == list(pledge) == ROW_KEYS
    assert (coding["kind"], coding["file"], coding["row"], coding["recommending"]) == ("coding", codings, 1, ["NOR"])
    assert (coding["state_under_review"], coding["session"], coding["text"]) == ("XTV", 99, "Plant trees")
    assert (coding["response"], coding["action"], coding["issues"]) == ("Accepted", "4", ["Environment", "Health"])
    assert (pledge["kind"], pledge["recommending"]) == ("pledge", [])


def test_the_table_of_a_data_set_has_its_counts_below(codings: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    shown = (
        run(codings, "--format", "table").stdout.translate(dict.fromkeys(map(ord, "\u2068\u2069\u200e"))).split("\n")
    )

    assert shown[:2] == [codings, ""]
    assert shown[2].split() == ["1", "Plant", "trees", "Norway", "supported"]
    assert shown[-4:] == ["", "codings: 1, pledges: 1", "", ""]


def test_rows_wait_for_their_turn_while_a_report_waits_for_its_addendum(pair: tuple[str, str], codings: str) -> None:
    report, addendum = pair

    result = run(report, codings, addendum)

    alone = lines(run(report, addendum))
    assert lines(result) == [*alone, *lines(run(codings))]


def test_a_data_set_damaged_midway_gives_the_rows_before_and_one_sentence(codings: str, report: str) -> None:
    with open(codings, "a", encoding="utf-8") as file:
        file.write("Talvania,Cut")

    result = run(codings, report)

    assert result.exit_code == 1
    assert [line["kind"] for line in lines(result)] == ["coding", "pledge", "recommendation", "recommendation"]
    assert f"{codings} (row 3): it has 2 of 7 cells; the table is cut short or damaged;" in result.stderr


def test_a_table_that_is_no_data_set_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Boat,Harbour\nHeron,Port Talva\n", encoding="utf-8")

    result = run(str(path))

    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert "its columns are Boat, Harbour; choose one of these" in result.stderr


def test_progress_tells_the_rows_of_a_data_set(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(CODINGS.splitlines()[0] + "\n" + "Talvania,x,Norway,,,,1\n" * 1_500)
    master, screen = os.openpty()
    with (tmp_path / "out").open("wb") as out:
        process = subprocess.Popen(
            [*COMMAND, str(path)], env=ENVIRONMENT | {"TERM": "xterm"}, stdout=out, stderr=screen
        )
        os.close(screen)
        shown = b""
        while chunk := _piece(master):
            shown += chunk
    os.close(master)
    assert process.wait() == 0
    assert b" rows" in shown
    assert (tmp_path / "out").read_bytes().count(b"\n") == 1_500


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""
