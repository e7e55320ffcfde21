"""`hiwar work`, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import time

from tests.installation import Installation


def test_it_does_what_waits_and_ends(installed: Installation) -> None:
    done = installed.run("work", "--once")
    assert (done.returncode, done.stderr) == (0, "")


def test_one_works_for_a_data_folder_at_a_time(installed: Installation) -> None:
    installed.make()
    first = installed.start("work")
    try:
        _until_locked(installed)
        second = installed.run("work", "--once")
        assert "Another `hiwar work` is at work" in second.stderr
    finally:
        first.send_signal(signal.SIGTERM)
    assert first.wait(timeout=30) == 0
    first.communicate()


def test_it_ends_with_the_site_that_started_it(installed: Installation) -> None:
    installed.make()
    work = installed.start("work", "--beside", "1")  # we are not the process of this number
    assert work.wait(timeout=60) == 0
    assert work.communicate() == ("", "")


def _until_locked(installed: Installation) -> None:
    """Wait until somebody holds the lock of the data folder."""
    lock = installed.data / "work.lock"
    for _ in range(300):
        if lock.exists() and subprocess.run(["flock", "--nonblock", lock, "true"], check=False).returncode:
            return
        time.sleep(0.1)
    raise AssertionError("nobody took the lock")
