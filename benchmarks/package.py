"""How long exports and packages of a whole record take, and how much memory: of the record in HIWAR_DATA, which
`made_record.py` made or which is a real one.

A made record has neither files nor seals; `--seal` gives it both, so that its package can be taken in: for each
document a file with the bytes that its hash is of (its name), and a row of the log for each report, document and set of
rows. Every step runs in a process of its own, whose greatest memory the system tells.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STEPS = (
    *(("export", "--format", name, "--output", f"x.{name}") for name in ("csv", "jsonl", "xlsx", "parquet")),
    ("export", "x.zip"),
    ("--data-dir", "other", "import", "x.zip"),
    ("--data-dir", "other", "audit", "verify"),
    ("--data-dir", "other", "export", "again.zip"),
)


def seal() -> None:
    """Give a made record the files and the rows of the log that commands would have left."""
    from hiwar.cli.start import now, opened

    with opened():
        from django.db import transaction

        from hiwar.audit.actors import OPERATOR
        from hiwar.audit.commands import Log
        from hiwar.documents import files
        from hiwar.documents.commands import seal_of_document, seal_of_run
        from hiwar.documents.models import Document
        from hiwar.reviews.integrity import seal as seal_of_report
        from hiwar.reviews.integrity import seal_of_rows
        from hiwar.reviews.models import Answer, Coding, Review

        with transaction.atomic(), tempfile.TemporaryDirectory() as folder:
            for document in Document.objects.all():
                path = Path(folder) / "file"
                path.write_bytes(document.name.encode())
                files.store(path, document.pk)
                for run in document.runs.order_by("id"):
                    seals = {"seal": seal_of_document(document), "run": seal_of_run(run)}
                    Log("document.keep", OPERATOR, now()).record(document.pk, seals)
                if any(model.objects.filter(document=document).exists() for model in (Answer, Coding)):
                    Log("document.file", OPERATOR, now()).record(
                        document.pk, {"sealed_rows": seal_of_rows(document.pk)}
                    )
            for symbol in Review.objects.values_list("symbol", flat=True):
                Log("report.import", OPERATOR, now()).record(symbol, {"report": symbol, "seal": seal_of_report(symbol)})


def measured(folder: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and megabytes of one call of `hiwar`."""
    command = [sys.executable, "-c", "from hiwar.cli import main; main(prog_name='hiwar')", *arguments]
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"hiwar {' '.join(arguments)} ended with {process.returncode}.")
    return time.monotonic() - began, used.ru_maxrss / 1024


def hashes(package: Path) -> dict[str, str]:
    """What a package lists."""
    from zipfile import ZipFile

    with ZipFile(package) as archive:
        about = json.loads(archive.read("datapackage.json"))
    return {each["path"]: each["hash"] for each in about["resources"]}


def main() -> None:
    """Measure every step, and compare the first package with the second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seal", action="store_true", help="give a made record files and seals first")
    given = parser.parse_args()
    if given.seal:
        seal()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for step in STEPS:
            seconds, megabytes = measured(folder, *step)
            written = folder / step[-1]
            size = f"{written.stat().st_size / 1e6:7.0f} MB" if written.is_file() and "import" not in step else " " * 10
            print(f"{' '.join(step):60} {seconds:7.0f} s {megabytes:7.0f} MB of memory {size}", flush=True)
        same = hashes(folder / "x.zip") == hashes(folder / "again.zip")
        print(f"the second package lists the same hashes as the first: {same}")
    print(f"measuring itself: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
