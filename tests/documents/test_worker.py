"""The worker: limits hold, one bad file costs one file, order is kept, and nothing is left behind."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from hiwar.documents import wire, worker
from hiwar.documents.worker import LimitError, Limits, Outcome, read_files
from hiwar.kernel.reading.model import ErrorKind
from tests.documents import readers

QUICK = Limits(max_seconds=20, max_memory_mb=400)
AS_TOLD = "tests.documents.readers:as_told"

Write = Callable[..., list[str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files with the contents given and returns their paths."""

    def write(*contents: str) -> list[str]:
        paths = [tmp_path / f"{number}.txt" for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_text(content, encoding="utf-8")
        return list(map(str, paths))

    return write


def read(paths: Iterable[str], jobs: int = 1, limits: Limits = QUICK) -> list[Outcome]:
    return list(read_files(paths, jobs, limits, AS_TOLD))


def sentence(outcome: Outcome) -> str:
    assert outcome.reading is None
    assert outcome.error is not None
    return outcome.error.sentence(os.path.basename(outcome.path))


def text(outcome: Outcome) -> str:
    assert outcome.error is None
    assert outcome.reading is not None
    return outcome.reading.recommendations[0].text


def pid(outcome: Outcome) -> int:
    assert outcome.reading is not None
    return int(outcome.reading.pages[1].text.split()[-1])


def alive(process: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(process: int, seconds: float = 10) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + seconds
    while alive(process) and time.monotonic() < until:
        time.sleep(0.05)
    return not alive(process)


def test_a_reading_comes_back_as_it_was(write: Write) -> None:
    (path,) = write("fine Ratify “everything” – الكل")
    (outcome,) = read([path])
    expected = readers.echo("Ratify “everything” – الكل".encode(), "0.txt", 1000)
    assert outcome.reading is not None
    assert outcome.reading.recommendations == expected.recommendations
    assert outcome.reading.pages[0] == expected.pages[0]
    assert outcome.reading.pages[1].text.startswith("0.txt 1000 ")
    assert outcome.reading.warnings == ("careful",)
    content = Path(path).read_bytes()
    assert (outcome.path, outcome.size) == (path, len(content))
    assert outcome.sha256 == hashlib.sha256(content).hexdigest()


def test_every_kind_of_value_survives_the_wire() -> None:
    reading = readers.echo(b"text", "name", 7)
    assert wire.unpack(wire.pack(reading)) == reading


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"no json", b'{"pages": 1}'])
def test_what_is_no_reading_does_not_pass_the_wire(data: bytes) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        wire.unpack(data)


def test_the_reader_of_the_house_is_the_default(write: Write) -> None:
    (path,) = write("No report at all, only some words.")
    (outcome,) = read_files([path], limits=QUICK)
    assert outcome.error is not None
    assert path in outcome.error.sentence(path)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_order_is_that_of_the_paths(write: Write, jobs: int) -> None:
    contents = [f"sleep 0.{(7 * number) % 3}" for number in range(12)]
    outcomes = read([*write(*contents), "/no/such/file"], jobs)
    assert [text(outcome) for outcome in outcomes[:-1]] == [content.split()[1] for content in contents]
    assert sentence(outcomes[-1]) == "file: there is no such file; check the path."
    assert len({pid(outcome) for outcome in outcomes[:-1]}) <= jobs


def test_one_job_is_one_process(write: Write) -> None:
    outcomes = read(write("fine", "fine", "refuse", "fine"))
    assert len({pid(outcome) for outcome in outcomes if outcome.reading}) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("refuse", "0.txt (page 3): it rhymes; write prose."),
        ("exit", "0.txt: the reader broke down on this file (status 3); save the document anew and try again."),
        ("crash", "0.txt: the reader broke down on this file (SIGSEGV); save the document anew and try again."),
        ("fail", "): the reader failed on this file (KeyError: 'unforeseen'); report this, with the file."),
        ("deep", "the reader failed on this file (RecursionError: "),
        *(
            (order, "0.txt: reading needs more than 400 MB of memory; raise HIWAR_MAX_MEMORY_MB if you trust the file.")
            for order in ("eat", "abort", "starve", "wrap")
        ),
    ],
    ids=lambda value: value.split()[0],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_costs_one_file(write: Write, content: str, said: str, jobs: int) -> None:
    bad, *good = read(write(content, "fine one", "fine two", "fine three"), jobs)
    assert said in sentence(bad)
    assert bad.sha256 == hashlib.sha256(content.encode()).hexdigest()
    assert [text(outcome) for outcome in good] == ["one", "two", "three"]


def test_an_error_keeps_its_kind(write: Write) -> None:
    kinds = [outcome.error and outcome.error.kind for outcome in read(["none.txt", *write("refuse", "fail")])]
    assert kinds == [ErrorKind.UNREADABLE, ErrorKind.OTHER_DOCUMENT, ErrorKind.UNREADABLE]


@pytest.mark.parametrize("order", ["loop", "sleep 60"])
def test_a_slow_file_is_stopped(write: Write, order: str) -> None:
    began = time.monotonic()
    outcomes = read(write(order, "fine after"), limits=Limits(max_seconds=2))
    assert sentence(outcomes[0]) == (
        "0.txt: reading took more than 2 seconds and was stopped; raise HIWAR_MAX_SECONDS if you trust the file."
    )
    assert text(outcomes[1]) == "after"
    assert time.monotonic() - began < 50  # far from its own end, however busy the machine


def test_waiting_of_the_caller_is_not_the_files_fault(write: Write) -> None:
    outcomes = read_files(write("fine one", "fine two"), 1, Limits(max_seconds=2), AS_TOLD)
    assert text(next(outcomes)) == "one"
    time.sleep(2.5)
    assert text(next(outcomes)) == "two"
    outcomes.close()


def test_what_a_reader_prints_is_no_answer(write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    assert [text(outcome) for outcome in read(write("print quietly", "fine too"))] == ["quietly", "too"]
    assert capfd.readouterr() == ("", "")


def test_a_file_over_the_limit_is_never_loaded(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(3 * 1024**3)  # sparse: it takes no room
    (outcome,) = read([str(big)], limits=Limits(max_file_mb=1))
    assert sentence(outcome) == (
        "big.txt: the file is bigger than the limit of 1 MB; split the document, or raise HIWAR_MAX_FILE_MB."
    )
    assert outcome.sha256 is None


def test_a_large_file_goes_through(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"fine " + b"x" * 5_000_000)
    assert len(text(read([str(large)])[0])) == 5_000_000


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "locked").write_text("fine", encoding="ascii")
    (tmp_path / "locked").chmod(0)
    outcomes = read([str(tmp_path), str(tmp_path / "pipe"), str(tmp_path / "locked"), "bad\0name"])
    assert "this is a folder; name the files in it" in sentence(outcomes[0])
    assert "this is no regular file" in sentence(outcomes[1])
    if os.geteuid():  # root may read everything
        assert "you may not read this file" in sentence(outcomes[2])
    assert "the file cannot be opened" in sentence(outcomes[3])


def test_no_paths_give_no_outcomes() -> None:
    assert read([]) == []


def test_paths_are_taken_as_they_are_needed(write: Write) -> None:
    taken = []

    def paths() -> Iterator[str]:
        for path in write(*["fine"] * 50):
            taken.append(path)
            yield path

    outcomes = read_files(paths(), 2, QUICK, AS_TOLD)
    next(outcomes)
    assert len(taken) <= 12
    outcomes.close()


def test_leaving_early_ends_the_workers(write: Write) -> None:
    outcomes = read_files(write("fine", "loop", "loop"), 2, QUICK, AS_TOLD)
    process = pid(next(outcomes))
    assert alive(process)
    outcomes.close()
    assert not alive(process)


CALLER = """
import signal, sys
from hiwar.documents.worker import Limits, read_files
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background ignores it
list(read_files(sys.argv[1:], 2, Limits(max_seconds=600), "tests.documents.readers:as_told"))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_no_worker_outlives_its_caller(tmp_path: Path, how: signal.Signals) -> None:
    files, notes = [], []
    for number in range(2):
        notes.append(tmp_path / f"pid{number}")
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"pid {notes[-1]}", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    caller = subprocess.Popen(
        [sys.executable, "-c", CALLER, *map(str, files)], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 30
        while not all(note.exists() and note.read_text(encoding="ascii") for note in notes):
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        caller.send_signal(how)
        caller.wait()
    assert all(ends(int(note.read_text(encoding="ascii"))) for note in notes)


def test_limits_come_from_the_environment() -> None:
    given = {"HIWAR_MAX_FILE_MB": "1", "HIWAR_MAX_PAGES": "2", "HIWAR_MAX_SECONDS": "3", "HIWAR_MAX_MEMORY_MB": "256"}
    assert Limits.from_environment(given) == Limits(1, 2, 3, 256)
    assert Limits.from_environment({}) == Limits(64, 1000, 60, 1024)


@pytest.mark.parametrize("value", ["", "0", "-1", "many", "1.5", "١", "1000001", "9" * 5000])
def test_a_limit_that_makes_no_sense_is_named(value: str) -> None:
    with pytest.raises(LimitError) as caught:
        Limits.from_environment({"HIWAR_MAX_PAGES": value})
    assert str(caught.value) == f"HIWAR_MAX_PAGES is {value!r}; it must be a whole number from 1 to 1000000."


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECONDS", "10000000000"), ("MEMORY_MB", "9223372036854775807"), ("MEMORY_MB", "1"), ("FILE_MB", "4097")],
)
def test_a_limit_beyond_all_measure_is_named(name: str, value: str) -> None:
    with pytest.raises(LimitError, match=f"HIWAR_MAX_{name} is '{value}'; it must be a whole number from"):
        Limits.from_environment({f"HIWAR_MAX_{name}": value})


def test_the_least_of_every_limit_lets_a_reader_start(write: Write) -> None:
    (outcome,) = read(write("fine"), limits=Limits(1, 2, 20, 128))
    assert text(outcome) == ""


def test_no_more_workers_than_files_or_than_the_ceiling(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[worker._Worker] = []
    begin = worker._Worker._begin

    def counted(each: worker._Worker) -> None:
        started.append(each)
        begin(each)

    monkeypatch.setattr(worker._Worker, "_begin", counted)
    monkeypatch.setattr(worker, "_MOST_WORKERS", 3)
    paths = write(*["sleep 0.2"] * 9)

    assert len(read(paths[:2], 1_000_000)) == 2
    assert len(started) == 2
    assert len(read(paths, 1_000_000)) == 9
    assert len(started) == 5


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="a file of Linux that blocks")
def test_a_file_that_blocks_holds_nothing_up(write: Write) -> None:
    (path,) = write("fine after")
    blocked, after = read(["/proc/kmsg", path])
    assert blocked.path == "/proc/kmsg"
    assert text(after) == "after"


def test_the_workers_know_the_limit_of_pages(write: Write) -> None:
    (outcome,) = read(write("fine"), limits=Limits(max_pages=7))
    assert outcome.reading is not None
    assert outcome.reading.pages[1].text.startswith("0.txt 7 ")
