"""A process that plays a review, the adoption of its report and the plenary is killed (kill -9) again and again: what
it had acknowledged is there, nothing is there twice, and the clock is right to the second, since the events end up the
same as if nobody had killed it.

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

from hiwar.kernel.meeting import Event, dumps, loads
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
    installed.make()
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
    from hiwar.dialogue.rehearsing import Script, planned
    from tests.builders import NOW

    script = Script(b"seed")
    whole = _whole(planned(script, now=NOW).meeting.pk)
    number, kills, lost, different, acknowledged = planned(script, now=NOW).meeting.pk, 0, [], [], 0
    while kills < KILLS:
        told, killed = _play(number, chance.randint(1, MOST_TOLD), chance.uniform(0.0, A_STEP))
        kills += killed
        acknowledged += len(told)
        there = {f"{meeting} {event.number}" for meeting in _course(number) for event in _events(meeting)}
        lost += [each for each in told if each not in there]
        if not killed:
            different += [number] if _bytes(number) != whole else []
            number = planned(script, now=NOW).meeting.pk
    _play(number)
    different += [number] if _bytes(number) != whole else []
    return {"kills": kills, "lost": lost, "different": different, "acknowledged": acknowledged}


def _whole(number: int) -> bytes:
    """The events of a course that nobody killed."""
    _play(number)
    assert len(_course(number)) == 3
    return _bytes(number)


def _course(number: int) -> list[int]:
    from hiwar.dialogue.courses import course_of
    from hiwar.dialogue.models import Meeting

    return [each.pk for each in course_of(Meeting.objects.get(pk=number))]


def _events(number: int) -> tuple[Event, ...]:
    from hiwar.dialogue.exporting import as_lines

    return loads(as_lines(number))


def _bytes(number: int) -> bytes:
    return b"".join(dumps(_events(each)) for each in _course(number))


def _play(number: int, events: int | None = None, seconds: float = 0.0) -> tuple[list[str], bool]:
    """Play on in a process of its own and kill it when it has acknowledged so many events and some seconds more have
    passed: the meetings and numbers of the events that it had acknowledged, and whether it was killed before its end.
    """
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            for each in _played(number):
                os.write(writing, f"{each}\n".encode())
            os._exit(0)
        except BaseException as error:
            os.write(2, repr(error).encode())
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as lines:
        told = [line.strip() for line in islice(lines, events)]
        if len(told) == events:
            time.sleep(seconds)
            os.kill(child, SIGKILL)
        _pid, status = os.waitpid(child, 0)
        assert status in (0, SIGKILL)
        return told + [line.strip() for line in lines], status == SIGKILL


def _played(number: int) -> Iterator[str]:
    from hiwar.dialogue.rehearsing import Script, play_course

    for told in play_course(number, Script(b"seed"), AtOnce()):
        yield from (f"{told.meeting} {event.number}" for event in told.events)
