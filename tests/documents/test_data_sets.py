"""Data sets in workers: rows come in batches, in order, within bounds; what breaks midway is one error at the end."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from hiwar.documents import worker
from hiwar.documents.worker import Limits, Outcome, read_files

AS_TOLD, ROWS = "tests.documents.readers:as_told", "tests.documents.readers:rows_as_told"
QUICK = Limits(max_seconds=20, max_memory_mb=400)

Write = Callable[..., list[str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes data sets, or documents (told by a first word), and returns their paths."""

    def write(*contents: str) -> list[str]:
        names = [f"{n}.{'txt' if text.startswith('fine') else 'csv'}" for n, text in enumerate(contents)]
        for name, content in zip(names, contents, strict=True):
            (tmp_path / name).write_text(content, encoding="utf-8")
        return [str(tmp_path / name) for name in names]

    return write


def read(paths: Sequence[str], jobs: int = 1, limits: Limits = QUICK, **more: object) -> Iterator[Outcome]:
    return read_files(paths, jobs, limits, AS_TOLD, ROWS, **more)  # type: ignore[arg-type]


def texts(outcomes: Sequence[Outcome]) -> list[str]:
    return [row.text for outcome in outcomes for row in outcome.rows]


def sentence(outcome: Outcome) -> str:
    assert outcome.error is not None
    assert outcome.reading is None
    return outcome.error.sentence(os.path.basename(outcome.path))


def test_rows_come_in_batches_and_the_reading_at_the_end(write: Write) -> None:
    content = "\n".join(f"row {number}" for number in range(1_250))

    *batches, last = read(write(content))

    assert [len(batch.rows) for batch in batches] == [500, 500, 250]
    assert all(batch.more and batch.reading is batch.error is None for batch in batches)
    assert texts(batches) == content.splitlines()
    assert batches[0].rows[0].translations == (("ar", "نص"),)
    assert last.reading is not None
    assert (last.more, last.rows, last.reading.genre) == (False, (), "data-set")
    assert {one.sha256 for one in (*batches, last)} == {hashlib.sha256(content.encode()).hexdigest()}
    assert last.size == len(content)


def test_a_batch_is_bounded_in_bytes_too(write: Write) -> None:
    *batches, _last = read(write("\n".join("x" * 1_500_000 for _ in range(4))))

    assert [len(batch.rows) for batch in batches] == [2, 2]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_order_holds_among_documents_and_data_sets(write: Write, jobs: int) -> None:
    many = "\n".join(["row"] * 3_000)
    paths = write(many, "fine one", many, "fine two", "!sleep 0.2\nrow")

    outcomes = list(read(paths, jobs))

    assert [outcome.path for outcome in outcomes if not outcome.more] == paths
    assert [outcome.path for outcome in outcomes] == sorted(outcome.path for outcome in outcomes)
    assert len(texts(outcomes)) == 6_001
    assert all(outcome.error is None for outcome in outcomes)


def test_one_ahead_of_its_turn_waits_with_a_batch_and_its_time_stands_still(write: Write) -> None:
    many = "\n".join(["row"] * 5_000)
    limits = Limits(max_seconds=8, max_memory_mb=400)
    outcomes = read(write("!sleep 0.5\nfirst", many), 2, limits)

    with contextlib.closing(outcomes):  # type: ignore[type-var]
        first, end = next(outcomes), next(outcomes)
        time.sleep(8.5)  # whoever takes the rows may be slow
        rest = list(outcomes)

    assert (texts([first]), end.more) == (["first"], False)
    assert len(texts(rest)) == 5_000
    assert rest[-1].error is None


def test_what_breaks_midway_is_an_error_after_the_rows_before_it(write: Write) -> None:
    outcomes = list(read(write("\n".join(["row"] * 700) + "\n!refuse", "\n".join(["row"] * 700) + "\n!crash", "row")))

    assert [outcome.more for outcome in outcomes] == [True, True, False, True, False, True, False]
    assert sentence(outcomes[2]) == "0.csv (page 3): it rhymes; write prose."
    assert sentence(outcomes[4]).startswith("1.csv: the reader broke down on this file (SIGSEGV)")
    assert outcomes[6].reading is not None
    assert [len(outcome.rows) for outcome in outcomes[:5]] == [500, 200, 0, 500, 0]


@pytest.mark.parametrize(
    ("order", "seconds", "told"),
    [
        ("!loop", 1, "0.csv: reading took more than 1 seconds and was stopped;"),
        ("!sleep 30", 1, "0.csv: reading took more than 1 seconds and was stopped;"),
        ("!eat", 60, "0.csv: reading needs more than 400 MB of memory;"),
        ("!fail", 60, "0.csv (readers.py line "),
    ],
)
def test_limits_hold_within_a_data_set(write: Write, order: str, seconds: int, told: str) -> None:
    *_batches, last = read(write("row\n" * 600 + order), limits=Limits(max_seconds=seconds, max_memory_mb=400))

    assert sentence(last).startswith(told)


def test_the_time_counts_from_the_last_batch(write: Write) -> None:
    steps = "\n".join("row\n" * 499 + "!sleep 2\nrow" for _ in range(5))

    *batches, last = read(write(steps), limits=Limits(max_seconds=8, max_memory_mb=400))

    assert last.error is None
    assert len(texts(batches)) == 2_500


def test_a_data_set_has_a_limit_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes((b"x" * 999 + b"\n") * 1_100)

    *_batches, fits = read([str(path)], limits=Limits(max_file_mb=1, max_memory_mb=400))
    (big,) = read([str(path)], limits=Limits(max_data_set_mb=1))

    assert fits.error is None
    assert sentence(big) == "big.csv: the data set is bigger than the limit of 1 MB; raise HIWAR_MAX_DATA_SET_MB."


def test_one_that_is_known_is_not_read(write: Write) -> None:
    asked: list[str] = []
    paths = write("row", "!crash", "fine text")

    def known(sha256: str) -> bool:
        asked.append(sha256)
        return sha256 == hashlib.sha256(b"!crash").hexdigest()

    row, end, skipped, document = read(paths, known=known)

    assert (row.more, end.more, document.error) == (True, False, None)
    assert (skipped.reading, skipped.error, skipped.rows, skipped.more) == (None, None, (), False)
    assert skipped.sha256 == hashlib.sha256(b"!crash").hexdigest()
    assert len(asked) == 2  # a document is read again: the reader may have learnt since


def test_it_reads_the_files_beside_it_and_none_elsewhere(write: Write, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("beside", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "x.csv").write_text("+other.txt\n+../other.txt\n+/etc/passwd\n+y", encoding="utf-8")
    (folder / "y").write_text("here", encoding="utf-8")

    batch, _last = read([str(folder / "x.csv")])

    assert texts([batch]) == ["nothing", "nothing", "nothing", "here"]


def test_a_file_that_changes_meanwhile_is_not_believed(write: Write) -> None:
    (path,) = write("\n".join(["row"] * 50_000))
    outcomes = read([path])

    next(outcomes)
    with open(path, "a", encoding="utf-8") as file:
        file.write("\nmore")
    *_batches, last = outcomes

    assert sentence(last) == "0.csv: the file changed while it was read; try again when nobody writes it."


def test_closing_midway_ends_the_worker(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    before = worker._Worker._end
    monkeypatch.setattr(worker._Worker, "_end", lambda self: ended.append(self._process.pid) or before(self))
    outcomes = read(write("\n".join(["row"] * 50_000)))

    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]

    assert len(ended) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(ended[0], 0)
