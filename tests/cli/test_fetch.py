"""`hiwar fetch`: what goes where, and with which status."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hiwar.cli import main
from hiwar.reviews.models import Recommendation
from hiwar.training import report_path
from tests.documents.server import Answer, Server, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as found:
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        monkeypatch.setenv("HIWAR_FETCH_URL", found.url + "/{lang}/{symbol}")
        monkeypatch.setenv("HIWAR_FETCH_PAUSE", "0")
        yield found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fetch", *arguments])


def test_fetching_is_off_until_the_operator_names_a_server(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIWAR_FETCH_URL", raising=False)
    done = run("A/HRC/27/10")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "Fetching is off; set HIWAR_FETCH_URL" in done.stderr
    assert not list(data.iterdir())


def test_paths_are_printed_and_english_is_asked_for(data: Path, server: Server) -> None:
    done = run("A/HRC/27/10", "A/HRC/27/11", "A/HRC/27/10")
    folder = data / "fetched"
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{folder}/A_HRC_27_10.en.pdf\n{folder}/A_HRC_27_11.en.pdf\n"
    assert run("A/HRC/27/10").stdout == f"{folder}/A_HRC_27_10.en.pdf\n"
    assert [path for path, _ in server.asked] == ["/en/A/HRC/27/10", "/en/A/HRC/27/11"]
    run("A/HRC/27/10", "--again")
    assert len(server.asked) == 3


def test_one_that_cannot_be_had_does_not_stop_the_others(data: Path, server: Server) -> None:
    server.answers = [Answer(404, b""), Answer()]
    done = run("A/HRC/27/10", "--lang", "ar", "--lang", "fr")
    assert done.exit_code == 1
    assert done.stdout == f"{data}/fetched/A_HRC_27_10.fr.pdf\n"
    assert done.stderr == "A/HRC/27/10 in Arabic: 127.0.0.1 has no such document, or not in this language (404).\n"


def test_no_language_can_be_asked_for_where_the_address_has_none(
    data: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIWAR_FETCH_URL", server.url + "/{symbol}")
    refused = run("A/HRC/27/10", "--lang", "ar")
    assert refused.exit_code == 1
    assert "has no {lang}" in refused.stderr
    assert run("A/HRC/27/10").stdout == f"{data}/fetched/A_HRC_27_10.pdf\n"


def test_what_was_fetched_is_imported_at_once(record: Path, server: Server) -> None:
    server.answers = [Answer(body=report_path().read_bytes()), Answer(404, b"")]
    done = run("A/HRC/TRAINING/1", "A/HRC/TRAINING/2", "--import")
    assert done.exit_code == 1  # the second
    assert done.stdout == "1 file: 1 new; 60 recommendations (67 texts).\n"
    assert Recommendation.objects.exists()
    assert run("A/HRC/TRAINING/1", "--import").exit_code == 0


@pytest.mark.parametrize("name", ["HIWAR_FETCH_PAUSE", "HIWAR_MAX_FILE_MB"])
def test_a_setting_that_makes_no_sense_is_refused(
    data: Path, server: Server, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "much")
    done = run("A/HRC/27/10")
    assert done.exit_code in (1, 2)
    assert f"{name} is 'much'" in done.stderr
    assert not server.asked
