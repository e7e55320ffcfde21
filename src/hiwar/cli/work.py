"""`hiwar work`: what must happen later, in a process of its own beside the site."""

from __future__ import annotations

import logging
import os
import select
import sys
import threading
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple

import click

from hiwar.cli.start import existing, now

_LOG = logging.getLogger(__name__)

_COURTESY = 5
"""How far this work steps back behind the site's (nice)."""

_LEAVE = 2.0
"""Seconds that urgent work has to end what it is doing."""

_LATER = 30.0
"""Seconds after which a meeting that made a fault is looked at again."""


class Job(NamedTuple):
    """Work that may be waiting: a function, `module:name`, that does what there is, and how many seconds lie between
    two looks. After a fault the next look comes after `again` seconds. What is `urgent` waits for no other work: it is
    done in a thread of its own, with its own connection to the database."""

    function: str
    every: float
    again: float = 60.0
    urgent: bool = False


JOBS = {
    "word index": Job("hiwar.search.index.keeping:keep_up", every=0.5),
    "meetings": Job("hiwar.cli.work:keep_time", every=0.5, again=1.0, urgent=True),
    "rehearsals": Job("hiwar.cli.work:enter_rehearsals", every=2.0),
    "uploads": Job("hiwar.cli.work:read_uploads", every=1.0),
}
"""All the work there is; what is not urgent is done in its turn. A function finds in the record what is waiting, and
returns quickly when nothing is."""


@click.command()
@click.option("--once", is_flag=True, help="Do what is waiting and end.")
@click.option("--beside", is_flag=True, hidden=True, help="End when standard input does: the site has gone.")
def work(once: bool, beside: bool) -> None:
    """Do what waits to be done: keep the word index up with the record, the time of meetings, enter
    rehearsals that are over, read uploaded files.

    `hiwar serve` starts this beside itself.
    """
    with existing():
        if beside:
            os.nice(_COURTESY)
        if once:
            for name, job in JOBS.items():
                _do(name, job)
            return
        ended = threading.Event()
        urgent = [{name: job} for name, job in JOBS.items() if job.urgent]
        threads = [threading.Thread(target=_keep_doing, args=(jobs, ended.wait), daemon=True) for jobs in urgent]
        for thread in threads:
            thread.start()
        _keep_doing({name: job for name, job in JOBS.items() if not job.urgent}, _ended if beside else ended.wait)
        ended.set()
        for thread in threads:
            thread.join(_LEAVE)


def _keep_doing(jobs: dict[str, Job], ended: Callable[[float], bool]) -> None:
    """Do these jobs whenever they are due, until the wait between two of them says that all has ended."""
    from django.db import close_old_connections

    due = dict.fromkeys(jobs, 0.0)
    while not ended(max(0.0, min(due.values()) - time.monotonic())):
        for name, job in jobs.items():
            if time.monotonic() >= due[name]:
                well = _do(name, job)
                due[name] = time.monotonic() + (job.every if well else job.again)
                if not well:
                    close_old_connections()


def read_uploads() -> None:
    """Read the files that were uploaded, one after the other."""
    from hiwar.exchange.waiting import read_next_upload

    while read_next_upload(now):
        pass


def keep_time() -> None:
    """Store what time has brought in meetings: a window of registration, a warning, the cut of a microphone. A meeting
    that a script paces has another clock than the wall's, and is left to it."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.dialogue import commands, queries
    from hiwar.dialogue.pacing import is_paced

    timed = (number for number in queries.timed(now()) if not is_paced(number))
    _each("the time of meeting", timed, lambda number: commands.keep_time(OPERATOR, number, now=now()))


_REFUSED: set[int] = set()
"""Rehearsals that cannot enter the record, because nothing was recommended in them or it has no place for them."""


def enter_rehearsals() -> None:
    """Write the outcome of the rehearsals that are over into the record."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.dialogue import commands, exporting
    from hiwar.kernel.reading import ReadingError

    def enter(number: int) -> None:
        try:
            commands.enter(OPERATOR, number, now=now())
        except (commands.NotEntered, ReadingError) as error:
            _REFUSED.add(number)
            _LOG.warning("rehearsal %s does not enter the record: %s", number, error)

    _each("rehearsal", (number for number in exporting.to_enter() if number not in _REFUSED), enter)


_FAULTY: dict[tuple[str, int], float] = {}
"""What made a fault, and when it is looked at again."""


def _each(what: str, numbers: Iterable[int], do: Callable[[int], object]) -> None:
    """Do something for each of these meetings: a fault of one is said and keeps nothing from the others. Only where the
    database is not there, all is left for the next look."""
    from django.db import InterfaceError, OperationalError

    for number in numbers:
        if time.monotonic() < _FAULTY.get((what, number), 0.0):
            continue
        try:
            do(number)
        except (InterfaceError, OperationalError):
            raise
        except Exception as error:
            _FAULTY[what, number] = time.monotonic() + _LATER
            _LOG.warning("%s %s: %s; this is tried again in %.0f seconds.", what, number, error, _LATER)


def _do(name: str, job: Job) -> bool:
    """Do a job; a fault is said in one line and keeps nothing else from being done."""
    module, _, function = job.function.partition(":")
    work_: Callable[[], object] = getattr(import_module(module), function)
    try:
        work_()
    except Exception as error:
        _LOG.warning("%s: %s; this is tried again in %.0f seconds.", name, " ".join(str(error).split()), job.again)
        return False
    return True


def _ended(pause: float) -> bool:
    """Wait; whether standard input has ended meanwhile."""
    ready, _, _ = select.select([sys.stdin], [], [], pause)
    return bool(ready) and not os.read(sys.stdin.fileno(), 4096)
