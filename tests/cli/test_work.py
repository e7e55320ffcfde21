"""`hiwar work`, by itself and beside the site."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from tests.cli.test_serve import served
from tests.installation import Installation


def until(found: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    for _turn in range(600):
        if found():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within a minute")


def workers(of: int) -> list[int]:
    """The children of a process that work beside it."""
    children = Path(f"/proc/{of}/task/{of}/children").read_text().split()
    return [int(child) for child in children if b"--beside" in Path(f"/proc/{child}/cmdline").read_bytes()]


def test_once_does_what_is_waiting_and_ends(installed: Installation) -> None:
    installed.make()
    done = installed.run("work", "--once")

    assert (done.returncode, done.stdout) == (0, "")
    assert "The word index is ready." in done.stderr
    mark = json.loads((installed.data / "index" / "words.json").read_text())
    assert (installed.data / "index" / mark["folder"] / "meta.json").is_file()
    assert installed.run("work", "--once").stderr == ""


def test_it_needs_a_record(installed: Installation) -> None:
    done = installed.run("work", "--once")

    assert done.returncode == 1
    assert done.stderr.startswith("Error: There is no record in ")
    assert not installed.data.exists()


def test_the_site_has_a_worker_that_makes_the_index(installed: Installation) -> None:
    installed.make()
    with served(installed):
        until((installed.data / "index" / "words.json").is_file)


def test_a_site_that_is_killed_leaves_no_worker_behind(installed: Installation) -> None:
    installed.make()
    site = installed.start("serve", "--port", "0", "--no-training")
    until(lambda: bool(workers(site.pid)))
    (worker,) = workers(site.pid)
    os.kill(site.pid, signal.SIGKILL)
    site.communicate(timeout=30)

    until(
        lambda: not Path(f"/proc/{worker}").exists() or b"--beside" not in Path(f"/proc/{worker}/cmdline").read_bytes()
    )
