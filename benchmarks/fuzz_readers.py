"""Files damaged at random, thousands of them: every one must end as a reading or as one sentence, in time and memory.

    PYTHONPATH=../src:.. python fuzz_readers.py --cases 20000 --seed 20260101

Run in this folder. The files are those of the training review, small ones made by hand and, where HIWAR_SAMPLES names
them, real ones. Case N of a seed is always the same damage to the same file: `--only N` runs it alone and keeps the
file. The readers run in a process under the limits that Hiwar sets by itself, which is replaced where a case hangs in
it or breaks it. Exit status 1 when there was a finding.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from hiwar import training
from hiwar.documents import wire
from hiwar.documents.worker import Limits
from hiwar.kernel.reading import Reading, ReadingError, read
from hiwar.kernel.reading.data_sets import is_data_set, read_rows
from hiwar.kernel.reading.line import lines, row_line
from tests.kernel.reading.data_sets import made
from tests.kernel.reading.test_body_languages import DOCUMENTS
from tests.kernel.reading.test_body_recommendations import MISSION, NUMBERING, WOMEN
from tests.made_files import docx, pdf
from tests.mutations import mutated

LIMITS = Limits()
REAL = (
    "slovenia/cycle*/*.pdf",
    "slovenia/cycle*/*.docx",
    "thematic-lists/*",
    "morocco/recommendations.csv",
    "upr-recommendations.csv",
    "uhri/*.json",
)
"""Real files that are damaged besides, by their folder in HIWAR_SAMPLES."""
BIGGEST, TABLE = 700_000, 150_000
"""Bytes of the biggest real document, and of so much of a table as is used."""
LONGEST_SENTENCE = 600
STATISTICS = ("reading", "sentence", "memory", "time", "finding")


class Seed(NamedTuple):
    """A file that is whole."""

    name: str
    data: bytes


def seeds() -> list[Seed]:
    """The files to damage."""
    found = [Seed(path.name, path.read_bytes()) for path in sorted(_training().iterdir()) if path.suffix != ".toml"]
    rows = [made.coding(f"Plant {number} trees, (Norway)") for number in range(60)]
    found += [
        Seed("mission.txt", MISSION.encode()),
        *(Seed(f"observations-{language}.txt", text.encode()) for language, text in DOCUMENTS.items()),
        Seed("observations.docx", docx("".join(WOMEN), numbering=NUMBERING)),
        Seed("small.pdf", pdf(["Recommendations\n1. Count the boats; France", "2. Sing; Chile"])),
        Seed("upr-info.csv", made.table(*rows).encode()),
        Seed("upr-info-old.csv", made.table(*rows, end="\r").encode("mac_roman")),
        Seed("uhri.json", made.export(*[made.RECORD | {"AnnotationId": str(number)} for number in range(40)])),
        Seed("uhri.xlsx", made.workbook(*[["Plant", "Talvania", "- UPR", "99"] for _ in range(40)], before=2)),
    ]
    folder = Path(os.environ.get("HIWAR_SAMPLES") or "/nonexistent")
    for pattern in REAL:
        for path in sorted(folder.glob(pattern)):
            data = path.read_bytes()
            if path.suffix in (".csv", ".json"):
                data = data[:TABLE]
            if len(data) <= BIGGEST:
                found.append(Seed(path.name, data))
    return found


def _training() -> Path:
    return Path(training.__file__).parent / "talvania"


def case(number: int, seed: int, files: list[Seed]) -> Seed:
    """The damaged file of a number."""
    random = Random(f"{seed}:{number}")  # noqa: S311
    file = files[number % len(files)]
    return Seed(file.name, mutated(file.data, random.choice(files).data, random))


def outcome(file: Seed) -> tuple[str, str]:
    """What comes of a file, one of STATISTICS, and what there is to say of it."""
    try:
        for value, wired in _values(file):
            wire.pack(value)
            for line in wired:
                json.dumps(line, ensure_ascii=False)
            if isinstance(value, Reading) and (wrong := _misplaced(value)):
                return "finding", wrong
    except ReadingError as error:
        sentence = error.sentence(file.name)
        if not sentence.isprintable() or not sentence.endswith(".") or len(sentence) > LONGEST_SENTENCE:
            return "finding", f"no sentence for people: {sentence!r}"
        return "sentence", sentence
    except MemoryError:
        return "memory", ""
    except Exception:
        return "finding", traceback.format_exc(limit=-4)
    return "reading", ""


def _values(file: Seed) -> Iterator[tuple[Any, Iterator[dict[str, Any]]]]:
    if not is_data_set(file.data[: 64 * 1024], file.name):
        reading = read(file.data, file.name, LIMITS.max_pages)
        yield reading, lines(reading, file.name)
        return
    rows = read_rows(io.BytesIO(file.data), file.name, lambda name: None)
    while True:
        try:
            row = next(rows)
        except StopIteration as end:
            yield end.value, iter(())
            return
        yield row, iter([row_line(row, file.name)])


def _misplaced(reading: Reading) -> str:
    """What says of itself that it stands where there is no text."""
    lengths = {page.number: len(page.text) for page in reading.pages}
    for each in (*reading.recommendations, *reading.positions, *reading.questions):
        for place in each.places:
            if not 0 <= place.start <= place.end <= lengths.get(place.page, -1):
                return f"{place} lies outside its page"
    return ""


def work(numbers: list[int], seed: int, files: list[Seed], answers: int) -> None:
    """Run cases in this process, under the limit of memory, and write an answer a line for each."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.max_memory_mb * 1024 * 1024,) * 2)
    for number in numbers:
        began = time.monotonic()
        kind, said = outcome(case(number, seed, files))
        answer = [number, kind, said, time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]
        os.write(answers, json.dumps(answer).encode() + b"\n")


def answers(numbers: list[int], seed: int, files: list[Seed]) -> Iterator[list[Any]]:
    """What came of each case; a process that hangs or breaks costs the case that it was at."""
    while numbers:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            try:
                work(numbers, seed, files, writing)
            finally:
                os._exit(0)
        os.close(writing)
        yield from _of_child(child, reading, numbers)


def _of_child(child: int, reading: int, numbers: list[int]) -> Iterator[list[Any]]:
    waiting, kind = b"", "finding"
    while numbers:
        if not select.select([reading], [], [], LIMITS.max_seconds)[0]:
            kind = "time"
            break
        piece = os.read(reading, 65_536)
        if not piece:
            break
        *whole, waiting = (waiting + piece).split(b"\n")
        for line in whole:
            numbers.pop(0)
            yield json.loads(line)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(reading)
    if numbers:
        yield [numbers.pop(0), kind, f"the process ended with {status}", float(LIMITS.max_seconds), 0]


def main() -> int:
    """Run the cases and print what came of them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=20260101)
    arguments.add_argument("--first", type=int, default=0)
    arguments.add_argument("--only", type=int)
    given = arguments.parse_args()
    files = seeds()
    if given.only is not None:
        file = case(given.only, given.seed, files)
        Path(f"case-{given.only}-{file.name}").write_bytes(file.data)
        print(*outcome(file), sep="\n")
        return 0
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: list[tuple[float, int]] = []
    most = 0
    for number, kind, said, seconds, memory in answers(
        list(range(given.first, given.first + given.cases)), given.seed, files
    ):
        name = files[number % len(files)].name
        counts[Path(name).suffix][kind] += 1
        slowest = sorted([(round(seconds, 1), number), *slowest], reverse=True)[:5]
        most = max(most, memory // 1024)
        if kind in ("finding", "memory", "time"):
            print(f"{kind}: case {number} ({name}): {said}", file=sys.stderr, flush=True)
    print(f"{'kind':8}{'cases':>8}" + "".join(f"{each:>10}" for each in STATISTICS))
    for suffix, found in sorted(counts.items()):
        print(f"{suffix:8}{found.total():>8}" + "".join(f"{found[each]:>10}" for each in STATISTICS))
    total = sum(counts.values(), Counter())
    print(f"{'all':8}{total.total():>8}" + "".join(f"{total[each]:>10}" for each in STATISTICS))
    print(f"{len(files)} files damaged; slowest (seconds, case): {slowest}; most memory of a process: {most} MB")
    return 1 if total["finding"] else 0


if __name__ == "__main__":
    sys.exit(main())
