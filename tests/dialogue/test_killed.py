"""A process that plays a rehearsal is killed (kill -9) again and again: what it had acknowledged is there, nothing is
there twice, and the clock is right to the second, since the events end up the same as if nobody had killed it.

`HIWAR_KILLS` says how often it is killed, 20 times where nothing is said.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from random import Random
from signal import SIGKILL

from tests.installation import Installation

KILLS = int(os.environ.get("HIWAR_KILLS", "20"))
LONGEST = 0.25
"""Seconds after which a player is killed at the latest."""


class AtOnce:
    """Time passes at once, and nobody else is there."""

    people = False

    def wait(self, since: datetime, until: datetime | None) -> datetime | None:
        return until


def test_what_was_acknowledged_survives_being_killed(installed: Installation) -> None:
    process = installed.python("from tests.dialogue.test_killed import main; main()")
    out, err = process.communicate(timeout=60 + 3 * KILLS)
    assert process.returncode == 0, err
    told = json.loads(out)
    assert told["kills"] == KILLS
    assert told["lost"] == []
    assert told["different"] == []
    assert told["acknowledged"] > KILLS


def main() -> None:
    """Play, kill, play on; print what was found."""
    from hiwar.cli.start import opened

    with opened():
        json.dump(_found(Random(5)), sys.stdout)


def _found(chance: Random) -> dict[str, object]:
    from hiwar.dialogue.exporting import as_lines
    from hiwar.dialogue.rehearsing import Script, planned
    from hiwar.kernel.meeting import loads
    from tests.builders import NOW

    script = Script(b"seed")
    whole = _whole(planned(script, now=NOW).meeting.pk)
    number, kills, lost, different, acknowledged = planned(script, now=NOW).meeting.pk, 0, [], [], 0
    while kills < KILLS:
        told, killed = _play(number, chance.uniform(0.0, LONGEST))
        kills += killed
        acknowledged += len(told)
        there = {event.number for event in loads(as_lines(number))}
        lost += [each for each in told if each not in there]
        if not killed:
            different += [number] if as_lines(number) != whole else []
            number = planned(script, now=NOW).meeting.pk
    while _play(number, 600.0)[1]:
        kills += 1
    different += [number] if as_lines(number) != whole else []
    return {"kills": kills, "lost": lost, "different": different, "acknowledged": acknowledged}


def _whole(number: int) -> bytes:
    """The events of a rehearsal that nobody killed."""
    from hiwar.dialogue.exporting import as_lines

    assert not _play(number, 600.0)[1]
    return as_lines(number)


def _play(number: int, seconds: float) -> tuple[list[int], bool]:
    """Play on in a process of its own and kill it after so many seconds: the numbers of the events that it had
    acknowledged, and whether it had to be killed."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            for each in _played(number):
                os.write(writing, b"%d\n" % each)
            os._exit(0)
        except BaseException as error:
            os.write(2, repr(error).encode())
            os._exit(1)
    os.close(writing)
    killed = not _ends(child, seconds)
    with os.fdopen(reading, "rb") as lines:
        return [int(line) for line in lines], killed


def _played(number: int) -> Iterator[int]:
    from hiwar.dialogue.rehearsing import Script, play

    for events in play(number, Script(b"seed"), AtOnce()):
        yield from (event.number for event in events)


def _ends(child: int, seconds: float) -> bool:
    """Whether a process ends by itself within so many seconds; else it is killed."""
    import time

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert status == 0
            return True
        time.sleep(0.002)
    os.kill(child, SIGKILL)
    os.waitpid(child, 0)
    return False
