"""How long tables of treaties take to import, twice, and how long pages about any day take.

`python -m benchmarks.treaties`; `HIWAR_SAMPLES` names the folder that holds `treaties/`. In a record of its own, gone
afterwards. Pages are asked for at random days and States, none twice, so nothing comes out of a cache but the acts
themselves; their times are those of the processor, since other work on the machine says nothing about the code.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

PAGES = (
    "/en/treaties?on={day}",
    "/fr/treaties/{instrument}?on={day}",
    "/ar/states/{state}/treaties?on={day}",
    "/en/obligations?on={day}",
    "/zh/obligations?on={day}&state={state}",
    "/en/states/{state}/calendar.ics",
)
TIMES = 60


def main() -> None:
    """Print what was measured."""
    tables = Path(os.environ.get("HIWAR_SAMPLES", "none")) / "treaties"
    if not tables.is_dir():
        sys.exit("Name the folder that holds `treaties/` in HIWAR_SAMPLES.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DJANGO_SETTINGS_MODULE="hiwar.settings", HIWAR_DATA=folder)
        from hiwar.cli.start import now, opened

        with opened():
            from hiwar.audit.actors import OPERATOR
            from hiwar.exchange.imports import find, import_files
            from hiwar.treaties.models import Act

            for turn in ("first", "second"):
                began, worked = time.perf_counter(), time.process_time()
                fates = [each.fate for each in import_files(OPERATOR, find([str(tables)]).files, clock=now, jobs=2)]
                told = ", ".join(f"{fates.count(fate)} {fate}" for fate in sorted(set(fates)))
                spent = f"{time.perf_counter() - began:.1f} s ({time.process_time() - worked:.1f} s of processor)"
                print(f"{turn} import: {spent}, {told}; {Act.objects.count():,} acts")
            measure()


def measure() -> None:
    """Ask for each page at many days."""
    from django.conf import settings
    from django.test import Client

    from hiwar.kernel import facts

    settings.ALLOWED_HOSTS.append("testserver")
    chance, client = random.Random(1), Client()  # noqa: S311 - the same days each time
    states = [state.iso3 for state in facts.states()]
    for page in PAGES:
        spent = []
        for _ in range(TIMES):
            day = date(1966, 1, 1) + timedelta(days=chance.randrange(22_000))
            about = {"day": day, "state": chance.choice(states), "instrument": chance.choice(list(facts.instruments()))}
            began = time.process_time()
            response = client.get(page.format(**about))
            spent.append(1000 * (time.process_time() - began))
            if response.status_code != 200:
                sys.exit(f"{page} answered {response.status_code}.")
        spent.sort()
        middle, high = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
        print(f"{page}: median {middle:.0f} ms, 95th percentile {high:.0f} ms of processor")


if __name__ == "__main__":
    main()
