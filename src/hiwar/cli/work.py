"""`hiwar work`: what must happen later, in a process of its own beside the site."""

from __future__ import annotations

import logging
import os
import select
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

import click

from hiwar.cli.start import existing, now

_LOG = logging.getLogger(__name__)

_COURTESY = 5
"""How far this work steps back behind the site's (nice)."""


class Job(NamedTuple):
    """Work that may be waiting: a function, `module:name`, that does what there is, and how many seconds lie between
    two looks. After a fault the next look comes after `again` seconds."""

    function: str
    every: float
    again: float = 60.0


JOBS = {
    "word index": Job("hiwar.search.index.keeping:keep_up", every=0.5),
    "meetings": Job("hiwar.cli.work:keep_time", every=0.5, again=1.0),
    "rehearsals": Job("hiwar.cli.work:enter_rehearsals", every=2.0),
    "uploads": Job("hiwar.cli.work:read_uploads", every=1.0),
}
"""All the work there is, each done in its turn. A function finds in the record what is waiting, and returns quickly
when nothing is."""


@click.command()
@click.option("--once", is_flag=True, help="Do what is waiting and end.")
@click.option("--beside", is_flag=True, hidden=True, help="End when standard input does: the site has gone.")
def work(once: bool, beside: bool) -> None:
    """Do what waits to be done: keep the word index up with the record, the time of meetings, enter
    rehearsals that are over, read uploaded files.

    `hiwar serve` starts this beside itself.
    """
    with existing():
        from django.db import close_old_connections

        if beside:
            os.nice(_COURTESY)
        due = dict.fromkeys(JOBS, 0.0)
        while True:
            for name, job in JOBS.items():
                if once or time.monotonic() >= due[name]:
                    well = _do(name, job)
                    due[name] = time.monotonic() + (job.every if well else job.again)
                    if not well:
                        close_old_connections()
            if once:
                return
            pause = max(0.0, min(due.values()) - time.monotonic())
            if not beside:
                time.sleep(pause)
            elif _ended(pause):
                return


def read_uploads() -> None:
    """Read the files that were uploaded, one after the other."""
    from hiwar.exchange.waiting import read_next_upload

    while read_next_upload(now):
        pass


def keep_time() -> None:
    """Store what time has brought in meetings: a window of registration, a warning, the cut of a microphone."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.dialogue import commands, queries

    for number in queries.timed(now()):
        commands.keep_time(OPERATOR, number, now=now())


_REFUSED: set[int] = set()
"""Rehearsals that cannot enter the record, because nothing was recommended in them or it has no place for them."""


def enter_rehearsals() -> None:
    """Write the outcome of the rehearsals that are over into the record."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.dialogue import commands, exporting
    from hiwar.kernel.reading import ReadingError

    for number in exporting.to_enter():
        if number in _REFUSED:
            continue
        try:
            commands.enter(OPERATOR, number, now=now())
        except (commands.NotEntered, ReadingError) as error:
            _REFUSED.add(number)
            _LOG.warning("rehearsal %s does not enter the record: %s", number, error)


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
