"""How long a statement of ten pages takes to check: in the kernel alone, and by `hiwar check` from start to end.

    python -m benchmarks.check_statement [--record FOLDER] [--profile]

The statement is put together from those of `tests/kernel/checking/gold/dev-*.jsonl` until it has ten pages of 3,000
characters (1,000 in Chinese). Without `--record` the command starts in a new data folder, which is made before the clock
runs.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from hiwar.kernel.checking import check_statement
from hiwar.kernel.reading.press import statement_of
from tests.kernel.checking.facts_record import facts_record

GOLD = Path(__file__).resolve().parent.parent / "tests/kernel/checking/gold"
PAGES = 10
PAGE = {"zh": 1000}
ON = date(2018, 1, 6)
TIMES = 5
COMMAND = [sys.executable, "-c", "from hiwar.cli import main; main(prog_name='hiwar')", "check"]


def ten_pages(lang: str) -> str:
    """A statement of ten pages in a language."""
    said = [json.loads(line)["text"] for line in (GOLD / f"dev-{lang}.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted, found = PAGES * PAGE.get(lang, 3000), "6 January 2018\n\n" if lang == "en" else ""
    while len(found) < wanted:
        for text in said:
            found += f"{text}\n\n"
    return found[:wanted]


def in_kernel(text: str, lang: str) -> tuple[float, int]:
    """Seconds to read and check it, and how many claims it has."""
    began = time.perf_counter()
    statement = statement_of(text, language=lang)
    found = check_statement(statement, facts_record(), (ON, ON))
    return time.perf_counter() - began, len(found)


def by_command(text: str, folder: str) -> float:
    """Seconds from the start of `hiwar check` to its end."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = [*COMMAND, file.name, "--date", ON.isoformat(), "--format", "json"]
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "HIWAR_DATA": folder})
        return time.perf_counter() - began


def main() -> None:
    """Measure every language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", metavar="FOLDER", help="the data folder that `hiwar check` asks")
    parser.add_argument("--profile", action="store_true", help="show where the time goes in the kernel, in English")
    arguments = parser.parse_args()
    if arguments.profile:
        text = ten_pages("en")
        in_kernel(text, "en")
        with cProfile.Profile() as profile:
            in_kernel(text, "en")
        pstats.Stats(profile).sort_stats("cumulative").print_stats(30)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.record or made
        by_command("No country fully respects human rights.", folder)
        for lang in ("ar", "en", "es", "fr", "ru", "zh"):
            text = ten_pages(lang)
            first, claims = in_kernel(text, lang)
            kernel = statistics.median(in_kernel(text, lang)[0] for _ in range(TIMES))
            command = statistics.median(by_command(text, folder) for _ in range(TIMES))
            print(
                f"{lang}: {len(text)} characters, {claims} claims; kernel {kernel:.2f} s (the first time {first:.2f}),"
                f" hiwar check {command:.2f} s"
            )


if __name__ == "__main__":
    main()
