"""How fast votes come in and pages show them: `benchmarks/votes.py VOTES`, in a record of its own.

VOTES is the table of votes of the General Assembly (Parquet or CSV), with the roll calls beside it. With DATABASE_URL
the record is in that database, which must be empty.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

PAGES = (
    "/en/resolutions",
    "/en/resolutions?q=human+rights&about=PRK",
    "/en/resolutions/A/RES/60/173",
    "/ar/resolutions/A/RES/60/173",
    "/en/states/PRK/votes",
    "/en/states/RUS/votes?q=human+rights&vote=no",
    "/en/states/CHN/votes?page=40",
    "/en/states/PRK/votes/RUS",
    "/en/states/FRA/votes/GBR",
    "/en/votes/voeten:511",
)
ROUNDS = 20


def main(path: Path) -> None:
    """Import twice, then ask for every page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(HIWAR_DATA=folder, DJANGO_SETTINGS_MODULE="hiwar.settings", HIWAR_HOSTS="testserver")
        from hiwar.cli.start import opened

        with opened():
            _measure(path, Path(folder))


def _measure(path: Path, folder: Path) -> None:
    from datetime import UTC, datetime

    from django.db import connection
    from django.test import Client

    from hiwar.audit.actors import OPERATOR
    from hiwar.exchange.imports import import_files

    for turn in ("first import", "again"):
        began = time.perf_counter()
        (result,) = import_files(OPERATOR, [str(path)], clock=lambda: datetime.now(UTC))
        seconds = time.perf_counter() - began
        votes = result.votes.votes if result.votes else 0
        print(f"{turn}: {result.fate}, {votes:,} votes in {seconds:.1f} s {result.message}", flush=True)
    if connection.vendor == "sqlite":
        print(f"database: {(folder / 'hiwar.sqlite3').stat().st_size / 1e6:.0f} MB")
    else:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute("SELECT pg_database_size(current_database())")
            print(f"database: {cursor.fetchone()[0] / 1e6:.0f} MB")
    client = Client()
    for page in PAGES:
        client.get(page)
        times = []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            status = client.get(page).status_code
            times.append(1000 * (time.perf_counter() - began))
            if status != 200:
                sys.exit(f"{page}: {status}")
        worst = statistics.quantiles(times, n=20)[-1]
        print(f"{statistics.median(times):6.0f} ms median {worst:6.0f} ms p95  {page}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
