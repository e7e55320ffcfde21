"""How long `hiwar read` takes beside `pdftotext -layout` on the same files, with one worker and with two.

The three are run in turns, batch by batch, so that whatever else the machine does falls on all of them, and their
sums are compared. Seconds of processor stand beside them: on a busy machine they are the steadier figure. `pdftotext`
is started once a file, as it has to be. Peak memory is that of the largest single process so far.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from material import read, report_paths

BATCHES = 3
ALONE = 7
"""How often the first file is read by itself."""


def pdftotext(paths: list[Path]) -> None:
    """The text of each file, thrown away."""
    for path in paths:
        subprocess.run(  # noqa: S603
            ["pdftotext", "-layout", str(path), "-"],  # noqa: S607
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )


def _processor() -> float:
    """Seconds of processor that all ended children have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    paths = report_paths()
    size = -(-len(paths) // BATCHES)
    runs: dict[str, Callable[[list[Path]], object]] = {
        "pdftotext -layout": pdftotext,
        "hiwar read --jobs 1": lambda batch: read(batch, jobs=1),
        "hiwar read --jobs 2": lambda batch: read(batch, jobs=2),
    }
    seconds, busy, peaks = dict.fromkeys(runs, 0.0), dict.fromkeys(runs, 0.0), dict.fromkeys(runs, 0)
    for start in range(0, len(paths), size):
        for name, run in runs.items():
            began, worked = time.monotonic(), _processor()
            run(paths[start : start + size])
            seconds[name] += time.monotonic() - began
            busy[name] += _processor() - worked
            peaks[name] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    text, one, two = seconds.values()
    print(f"{len(paths)} files, {sum(path.stat().st_size for path in paths) / 1024**2:.1f} MB")
    for name in runs:
        print(
            f"{name}: {seconds[name]:.1f} s, {busy[name]:.1f} s of processor, largest process so far {peaks[name]} MB"
        )
    alone = []
    for _ in range(ALONE):
        began = time.monotonic()
        read(paths[:1])
        alone.append(time.monotonic() - began)
    print(f"one file by itself, from start to end: {statistics.median(alone):.2f} s (median of {ALONE})")
    print(f"--jobs 1 takes {one / text:.2f} times as long as pdftotext; --jobs 2 is {one / two:.2f} times as fast")


if __name__ == "__main__":
    main()
