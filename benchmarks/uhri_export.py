"""What an export of UHRI's full size costs: time and memory of `hiwar read` and `hiwar import`.

Writes an export of 267,500 records and some 370 MB, in the shape of the real one and with texts of no meaning about
the invented State of Talvania; reads it, imports it into a fresh record, and imports it once more. Memory is the sum
over the processes of the command of the most that each has held (`VmHWM`), which is no less than they ever held
together. Needs no real material; `--records N` makes a smaller one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RECORDS = 267_500
SEED = 20260101
HIWAR = [sys.executable, "-c", "from hiwar.cli import main; main()"]

BODIES = ("CRC", "CEDAW", "CCPR", "CESCR", "CAT", "CERD", "CRPD", "CED", "CMW", "SPT", "SR Education", "SR Housing")
SENTENCE = (
    "the State party should ensure that measures for all children and women in rural areas are taken without delay and"
    " adequate resources allocated to strengthen access to education health justice and remedies in line with its"
    " obligations under the Convention while consulting civil society on legislation policies and their implementation"
)
WORDS = SENTENCE.split()
THEMES = ("Right to education", "Right to health", "Administration of justice & fair trial", "Enforced disappearances")
PERSONS = ("Children", "Women & girls", "Persons with disabilities", "Disappeared persons")
SDGS = ("16.2 - Protect children from abuse, exploitation, trafficking and violence", "4.1 - Free education")
STATES = ("Norway", "Chad", "Chile", "Japan", "Latvia")


def records(count: int) -> Iterator[dict[str, Any]]:
    """Records with the keys of the real ones; two of five are of the review."""
    chance = random.Random(SEED)  # noqa: S311  # made-up text, no secret
    for number in range(count):
        of_review = number % 5 < 2
        words = " ".join(chance.choices(WORDS, k=30 if of_review else 110))
        symbol = f"A/HRC/{1 + number % 48}/{1 + number % 14}" if of_review else f"CRC/C/XTV/CO/{1 + number % 9}"
        yield {
            "AffectedPersons": chance.sample(PERSONS, 3),
            "AnnotationId": f"{chance.getrandbits(128):032x}",
            "AnnotationType": "- Recommendations" if number % 3 else "- Concerns/Observations",
            "Body": "- UPR" if of_review else f"- {BODIES[number % len(BODIES)]}",
            "Countries": ["Talvania"],
            "DocumentId": f"{chance.getrandbits(128):032x}",
            "PublicationDate": "2031-02-12T00:00:00",
            "PublicationDateOnUhri": "2031-03-03T10:53:45.827",
            "Regions": ["Nowhere"],
            "Sdgs": list(SDGS),
            "Symbol": symbol,
            "Text": f"{100 + number % 40}.{1 + number % 200} {words};" if of_review else f"{1 + number % 90}.{words}. ",
            "Themes": chance.sample(THEMES, 3),
            "UprCycle": "4th cycle" if of_review else None,
            "UprPositions": ["Supported" if number % 4 else "Noted"] if of_review else [],
            "UprRecommendingCountry": [chance.choice(STATES)] if of_review else [],
            "UprRecommendingRegions": [],
            "UprSession": [f"{1 + number % 48}"] if of_review else [],
        }


def write(path: Path, count: int) -> None:
    """The export, record by record."""
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(records(count)):
            file.write(("[\n " if number == 0 else ",\n ") + json.dumps(record, indent=2))
        file.write("\n]\n")


def measure(*arguments: str, data: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor and megabytes, both over all processes, that a command took."""
    began, worked = time.monotonic(), _processor()
    with subprocess.Popen(  # noqa: S603
        [*HIWAR, *arguments],
        stdout=subprocess.DEVNULL if arguments[0] == "read" else None,
        env=os.environ | {"HIWAR_DATA": str(data)},
    ) as process:
        most: dict[int, int] = {}
        while process.poll() is None:
            for child in (process.pid, *_children(process.pid)):
                most[child] = max(most.get(child, 0), _held(child))
            time.sleep(0.05)
    if process.returncode:
        sys.exit(f"hiwar {' '.join(arguments)} ended with status {process.returncode}")
    return time.monotonic() - began, _processor() - worked, sum(most.values()) / 1024


def _processor() -> float:
    """Seconds of processor that all ended children, and theirs, have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _held(process: int) -> int:
    """The most memory that a process has held so far, in kilobytes."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def main() -> None:
    """Write the export, and print what each command costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, data = Path(folder, "export.json"), Path(folder, "record")
        write(path, given.records)
        print(f"{given.records:,} records, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        for name, arguments in (
            ("hiwar read", ("read", str(path))),
            ("hiwar import", ("import", str(path))),
            ("hiwar import, again", ("import", str(path))),
        ):
            seconds, processor, megabytes = measure(*arguments, data=data)
            print(f"{name}: {seconds:.1f} s ({processor:.1f} s of processor), {megabytes:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
