"""`hiwar serve`, started as people start it."""

from __future__ import annotations

import json
import re
import signal
import socket
import stat
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.installation import Installation


@contextmanager
def served(installed: Installation, *options: str) -> Iterator[tuple[str, str]]:
    """A running `hiwar serve`: its address, and what it printed until then."""
    process = installed.start("serve", "--port", "0", *options)
    try:
        said = ""
        while "everything else" not in said:
            line = process.stdout.readline() if process.stdout else ""
            assert line, process.communicate(timeout=10)[1]
            said += line
        yield re.search(r"http://[^/]+/", said)[0], said  # type: ignore[index]
    finally:
        process.send_signal(signal.SIGINT)
        err = process.communicate(timeout=30)[1]
        assert (process.returncode, "Abort" in err) == (0, False), err


def answer(address: str) -> tuple[str, dict[str, str]]:
    with urllib.request.urlopen(address, timeout=30) as response:  # noqa: S310 - our own server
        return response.read().decode(), {key.lower(): value for key, value in response.headers.items()}


def test_the_first_start_makes_everything_and_the_second_keeps_it(installed: Installation) -> None:
    with served(installed) as (address, said):
        assert f"Its data is in {installed.data}." in said
        assert f"{address}en/reviews/XTV/0" in said
        first = json.loads(answer(f"{address}en/reviews/XTV/0.json")[0])
        documents = json.loads(answer(f"{address}en/reviews/XTV/0/documents.json")[0])["documents"]
        page, headers = answer(f"{address}ar/")
    assert first["review"]["state"]["iso3"] == "XTV"
    six = ["ar", "en", "es", "fr", "ru", "zh"]
    languages = {
        genre: [each["language"] for told in documents if told["genre"] == genre for each in told["versions"]]
        for genre in ("report", "addendum", "thematic-list")
    }
    assert {genre: sorted(found) for genre, found in languages.items()} == dict.fromkeys(languages, six)
    assert {each["differs"] for each in documents} == {0}
    assert "pending" not in {each["position"] for each in first["counts"]["positions"]}
    assert 'dir="rtl"' in page
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    key = installed.data / "secret_key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    secret = key.read_text()
    log = installed.run("audit", "log").stdout

    with served(installed) as (address, _said):
        assert json.loads(answer(f"{address}en/reviews/XTV/0.json")[0]) == first
    assert key.read_text() == secret
    assert installed.run("audit", "log").stdout == log
    assert installed.run("audit", "verify").returncode == 0


def test_without_training_the_record_is_empty(installed: Installation) -> None:
    with served(installed, "--no-training"):
        pass
    assert installed.run("export", "--format", "jsonl").stdout == ""


def test_a_port_in_use_is_said_at_once(installed: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = installed.run("serve", "--port", str(port))

    assert done.returncode == 1
    assert done.stderr == (
        f"Error: Port {port} of 127.0.0.1 cannot be used (Address already in use); stop what uses it, or choose"
        f" another with --port {port + 1}.\n"
    )
    assert not installed.data.exists()


def test_a_host_name_that_nobody_knows_is_said(installed: Installation) -> None:
    done = installed.run("serve", "--host", "no.such.host.invalid")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_only_named_hosts_are_answered(installed: Installation) -> None:
    installed.make()
    with served(installed, "--no-training") as (address, _said):
        request = urllib.request.Request(f"{address}en/", headers={"Host": "elsewhere.example"})  # noqa: S310
        with pytest.raises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(request, timeout=30)  # noqa: S310
        raised.value.close()
    assert raised.value.code == 400


def test_the_command_line_starts_without_django(installed: Installation) -> None:
    code = "import sys, hiwar.cli, hiwar.cli.read, hiwar.cli.record, hiwar.cli.serve; print('django' in sys.modules)"

    assert installed.python(code).communicate(timeout=60) == ("False\n", "")


@pytest.mark.parametrize("host", ["no such", "203.0.113.9", "a" * 80])
def test_a_host_that_is_not_this_machine_is_named_and_not_its_port(installed: Installation, host: str) -> None:
    done = installed.run("serve", "--host", host)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Error: '{host}' is no address of this machine (")
    assert "--host" in done.stderr
    assert "--port" not in done.stderr
    assert done.stderr.count("\n") == 1
