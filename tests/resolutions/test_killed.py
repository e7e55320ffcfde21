"""An import of votes that is killed in the middle leaves nothing of it, and can be run again."""

from __future__ import annotations

import json
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.installation import Installation
from tests.resolutions import made

LOOK = """
import json
from hiwar.cli.start import existing

with existing():
    from hiwar.audit.models import Entry
    from hiwar.documents.models import Document
    from hiwar.resolutions.integrity import problems
    from hiwar.resolutions.models import Action, Ballot, Resolution

    found = {
        "ballots": Ballot.objects.count(),
        "actions": Action.objects.exclude(key__startswith="facts:").count(),
        "documents": Document.objects.count(),
        "imports": Entry.objects.filter(verb="votes.import").count(),
        "problems": list(problems()),
    }
    print(json.dumps(found))
"""

WRITING = """
select 1 from pg_locks where relation = 'resolutions_ballot'::regclass and mode = 'RowExclusiveLock' and granted
"""

HELD = 10
"""Looks in a row at which the lock was taken."""

CALLS, MEMBERS = 3000, ("Cuba", "Sweden", "Japan", "Namibia", "China", "Chile", "Chad", "Peru")


def seen(installed: Installation) -> dict[str, object]:
    told, wrong = installed.python(LOOK).communicate(timeout=120)
    assert wrong == ""
    return dict(json.loads(told))


def test_killed_in_the_middle_and_run_again(installed: Installation, tmp_path: Path) -> None:
    rows = [
        {"rcid": call, "session": 61, "date": "2006-12-19", "unres": "", "descr": f"Text {call}", "country": name,
         "vote": "yes"}
        for call in range(1, CALLS + 1)
        for name in MEMBERS
    ]  # fmt: skip
    table = made.as_csv(tmp_path / "votes.csv", rows)
    assert seen_after_start(installed)["ballots"] == 0
    process = installed.start("import", str(table))
    _wait_until_it_writes(installed)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert seen(installed) == {"ballots": 0, "actions": 0, "documents": 0, "imports": 0, "problems": []}

    done = installed.run("import", str(table))
    assert done.returncode == 0, done.stderr
    whole = {"ballots": CALLS * len(MEMBERS), "actions": CALLS, "documents": 1, "imports": 1, "problems": []}
    assert seen(installed) == whole
    assert installed.run("import", str(table)).stdout.startswith("1 file: 1 the same as before")
    assert seen(installed) == whole


def seen_after_start(installed: Installation) -> dict[str, object]:
    installed.make()
    return seen(installed)


def _wait_until_it_writes(installed: Installation) -> None:
    """Until its transaction has written votes or, where only one may write, holds the lock for long."""
    address = installed.environment.get("DATABASE_URL")
    locked = _has_written(address) if address else _holds_the_lock(installed.data / "hiwar.sqlite3")
    deadline = time.monotonic() + 60
    while not next(locked):
        assert time.monotonic() < deadline, "it never wrote"
        time.sleep(0.03)


def _has_written(address: str) -> Iterator[bool]:
    """Whether some transaction on PostgreSQL has written to the ballots and has not ended."""
    with psycopg.connect(address, autocommit=True) as other:
        while True:
            yield other.execute(WRITING).fetchone() is not None


def _holds_the_lock(database: Path) -> Iterator[bool]:
    """Whether the write lock of SQLite is held for longer than any command at the start takes it."""
    held = 0
    while True:
        try:
            with sqlite3.connect(database, timeout=0) as other:
                other.execute("BEGIN IMMEDIATE")
                other.rollback()
            held = 0
        except sqlite3.OperationalError:
            held += 1
        yield held == HELD
