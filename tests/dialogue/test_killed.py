"""A process that plays a rehearsal is killed (kill -9) again and again: what it had acknowledged is there, nothing is
there twice, and the clock is right to the second, since the events end up the same as if nobody had killed it.

`HIWAR_KILLS` says how often it is killed, 20 times where nothing is said.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from random import Random
from signal import SIGKILL

from tests.installation import Installation

KILLS = int(os.environ.get("HIWAR_KILLS", "20"))
MOST_TOLD = 20
"""Events after which a player is killed at the latest."""

A_STEP = 0.01
"""Seconds, about as long as an event takes: the player is killed anywhere in the one that follows."""


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
    assert told["acknowledged"] >= KILLS


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
        told, killed = _play(number, chance.randint(1, MOST_TOLD), chance.uniform(0.0, A_STEP))
        kills += killed
        acknowledged += len(told)
        there = {event.number for event in loads(as_lines(number))}
        lost += [each for each in told if each not in there]
        if not killed:
            different += [number] if as_lines(number) != whole else []
            number = planned(script, now=NOW).meeting.pk
    _play(number)
    different += [number] if as_lines(number) != whole else []
    return {"kills": kills, "lost": lost, "different": different, "acknowledged": acknowledged}


def _whole(number: int) -> bytes:
    """The events of a rehearsal that nobody killed."""
    from hiwar.dialogue.exporting import as_lines

    _play(number)
    return as_lines(number)


def _play(number: int, events: int | None = None, seconds: float = 0.0) -> tuple[list[int], bool]:
    """Play on in a process of its own and kill it when it has acknowledged so many events and some seconds more have
    passed: the numbers of the events that it had acknowledged, and whether it was killed before its end."""
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
    with os.fdopen(reading, "rb") as lines:
        told = [int(line) for line in islice(lines, events)]
        if len(told) == events:
            time.sleep(seconds)
            os.kill(child, SIGKILL)
        _pid, status = os.waitpid(child, 0)
        assert status in (0, SIGKILL)
        return told + [int(line) for line in lines], status == SIGKILL


def _played(number: int) -> Iterator[int]:
    from hiwar.dialogue.rehearsing import Script, play

    for events in play(number, Script(b"seed"), AtOnce()):
        yield from (event.number for event in events)
