"""How long a statement of ten pages takes to check: in the kernel alone, and by `hiwar check` from start to end.

    python -m benchmarks.check_statement [--record FOLDER] [--profile]

The statement is put together from those of `tests/kernel/checking/gold/dev-*.jsonl` until it has ten pages of 3,000
characters (1,000 in Chinese). Without `--record` the command starts in a new data folder, made before the clock runs.
Modules are compiled before it, as those of an installed program are.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
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
TIMES = 3
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
COMMAND = [sys.executable, "-c", "from hiwar.cli import main; main(prog_name='hiwar')", "check"]


def ten_pages(lang: str) -> str:
    """A statement of ten pages in a language."""
    said = [json.loads(line)["text"] for line in (GOLD / f"dev-{lang}.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted, found = PAGES * PAGE.get(lang, 3000), "6 January 2018\n\n" if lang == "en" else ""
    while len(found) < wanted:
        for text in said:
            found += f"{text}\n\n"
    return found[:wanted]


def in_kernel(text: str, lang: str) -> tuple[float, float, int]:
    """Seconds on the clock and of the processor to read and check it, and how many claims it has."""
    began, used = time.perf_counter(), time.process_time()
    statement = statement_of(text, language=lang)
    found = check_statement(statement, facts_record(), (ON, ON))
    return time.perf_counter() - began, time.process_time() - used, len(found)


def by_command(text: str, settings: dict[str, str]) -> tuple[float, float]:
    """Seconds on the clock and of the processor from the start of `hiwar check` to its end, its worker included."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = [*COMMAND, file.name, "--date", ON.isoformat(), "--format", "json"]
        began, before = time.perf_counter(), os.times()
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **settings})  # noqa: S603
        took, after = time.perf_counter() - began, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return took, used


def main() -> None:
    """Measure every language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", metavar="FOLDER", help="the data folder that `hiwar check` asks")
    parser.add_argument("--lang", action="append", choices=LANGUAGES)
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
        data, compiled = Path(made) / "data", Path(made) / "compiled"
        settings = {
            "HIWAR_DATA": arguments.record or str(data),
            "PYTHONPYCACHEPREFIX": str(compiled),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        by_command("No country fully respects human rights.", settings)
        print("seconds on the clock (of the processor)")
        for lang in arguments.lang or LANGUAGES:
            text = ten_pages(lang)
            first = in_kernel(text, lang)
            again = min(in_kernel(text, lang) for _ in range(TIMES))
            command = min(by_command(text, settings) for _ in range(TIMES))
            print(
                f"{lang}: {len(text)} characters, {first[2]} claims; kernel {again[0]:.2f} ({again[1]:.2f}),"
                f" the first time {first[0]:.2f} ({first[1]:.2f}); hiwar check {command[0]:.2f} ({command[1]:.2f})",
                flush=True,
            )


if __name__ == "__main__":
    main()
