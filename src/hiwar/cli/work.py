"""`hiwar work`: what must happen later, done by a process of its own beside the site."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType

import click

from hiwar.cli.start import now, opened

Job = Callable[[Callable[[], datetime]], bool]
"""One piece of waiting work, given the clock: whether there was anything to do."""

PAUSE = 1.0
"""Seconds between two looks, while there is nothing to do."""


def jobs() -> dict[str, Job]:
    """All there is to do, by name; each is asked in turn until it has nothing left."""
    from hiwar.exchange.waiting import read_next_upload

    return {"uploads": read_next_upload}


@click.command()
@click.option("--once", is_flag=True, help="Do what waits now, and end.")
@click.option("--beside", type=int, hidden=True, help="End with the process of this number.")
def work(once: bool, beside: int | None) -> None:
    """Do what waits: read uploaded files.

    `hiwar serve` starts it beside itself. One works for a data folder at a time; another one ends at once.
    """
    signal.signal(signal.SIGTERM, _end)
    with opened(), _alone() as alone:
        if not alone:
            click.echo("Another `hiwar work` is at work for this data folder.", err=True)
            return
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                busy = [_done(name, job) for name, job in jobs().items()]
                if once and not any(busy):
                    return
                if beside is not None and os.getppid() != beside:
                    return
                if not any(busy):
                    time.sleep(PAUSE)


def _done(name: str, job: Job) -> bool:
    """Do one piece; what goes wrong is said, and does not end the worker."""
    try:
        return job(now)
    except Exception as error:
        click.echo(f"The work {name!r} went wrong: {type(error).__name__}: {error}", err=True)
        time.sleep(PAUSE)
        return False


@contextlib.contextmanager
def _alone() -> Iterator[bool]:
    """Whether nobody else works for this data folder, as long as it lasts."""
    from django.conf import settings

    with (Path(settings.HIWAR_DATA) / "work.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextlib.contextmanager
def working() -> Iterator[None]:
    """Have `hiwar work` at work beside this process, and end it with it."""
    import subprocess

    command = [sys.executable, "-c", "from hiwar.cli import main; main()", "work", "--beside", str(os.getpid())]
    with subprocess.Popen(command, start_new_session=True) as worker:  # noqa: S603 - ourselves
        try:
            yield
        finally:
            worker.terminate()
