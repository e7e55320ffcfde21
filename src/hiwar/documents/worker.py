"""Reading files in processes of their own, under limits: what a stranger's file does to a parser, it does there.

`read_files` is for the command line and the site alike. Run as a program (`python -m hiwar.documents.worker`) this
module is the worker: it answers requests on standard input until that is closed. Needs no Django and no database.

A request is two frames: what is asked and the file's name, then its bytes, or its path where it is a data set, which
may be too big to be held. The answer is one frame, for a data set as many as it takes, the last one ending it. A frame
is its length in eight bytes and then the content. One worker serves many files; one that breaks or runs over a limit is
replaced, and only the file that it was reading is lost.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib
import json
import math
import os
import resource
import select
import selectors
import signal
import stat
import struct
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import IO, Any, BinaryIO, cast

from hiwar.documents import office, wire
from hiwar.kernel.reading.data_sets import is_data_set
from hiwar.kernel.reading.model import ErrorKind, Reading, ReadingError

READER = "hiwar.kernel.reading:read"
"""What the workers call for a document: module and function, with the bytes, the name and the most pages allowed."""

ROWS_READER = "hiwar.kernel.reading.data_sets:read_rows"
"""What they call for a data set: with the open file, its name, and a function that opens another of its folder."""

_LENGTH = struct.Struct(">Q")
_MB = 1024 * 1024
_OUT_OF_MEMORY = 77
"""Exit status of a worker that could get no more memory."""

_MOST_WORKERS = 64
"""More are never started, whatever is asked for."""

_READ, _FAILED, _ROWS = b"R", b"E", b"B"
"""First byte of an answer: a reading follows, an error, or rows, after which more will come."""

_DOCUMENT, _DATA_SET = b"D", b"S"
"""First byte of a request, before the name: bytes to read follow, or the path of a data set."""

_HEAD = 64 * 1024
"""Bytes by which a file is told to be a data set."""

_MOST_ROWS, _MOST_BYTES = 500, 2_000_000
"""Rows that are sent together, and bytes of theirs, whichever is reached first."""

_OFFICE_SHARE = 0.75
"""The part of the time for one file that LibreOffice may take."""

_AHEAD = 4
"""Files each worker may be ahead of the one that is waited for: enough to keep all busy, few enough to hold."""


_RANGES = {
    "max_file_mb": (1, 4096),
    "max_pages": (1, 1_000_000),
    "max_seconds": (1, 86_400),
    "max_memory_mb": (128, 1_048_576),
    "max_data_set_mb": (1, 1_048_576),
}
"""The least and the most of each limit: with less memory no reader starts, and more time than a day is a slip."""


class LimitError(ValueError):
    """A limit in the environment makes no sense; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost: megabytes on disk (of a document, of a data set), pages, seconds (for a data set
    those between two batches of rows) and megabytes of memory."""

    max_file_mb: int = 64
    max_pages: int = 1000
    max_seconds: int = 60
    max_memory_mb: int = 1024
    max_data_set_mb: int = 1024

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Limits:
        """The limits that HIWAR_MAX_FILE_MB and the other variables called after the fields set."""
        given = {}
        for field in fields(cls):
            variable = f"HIWAR_{field.name.upper()}"
            value = environment.get(variable)
            if value is None:
                continue
            least, most = _RANGES[field.name]
            whole = value.isascii() and value.isdigit() and len(value) <= len(str(most))
            if not (whole and least <= int(value) <= most):
                raise LimitError(f"{variable} is {value!r}; it must be a whole number from {least} to {most}.")
            given[field.name] = int(value)
        return cls(**given)

    def within(self, *, pages: int, seconds: int, memory_mb: int) -> Limits:
        """The same, and no more than so much: for a file that is read while its sender waits."""
        return replace(
            self,
            max_pages=min(self.max_pages, pages),
            max_seconds=min(self.max_seconds, seconds),
            max_memory_mb=min(self.max_memory_mb, memory_mb),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: either `reading` or `error`. `path` is as given; `sha256` (hexadecimal) and `size` are
    those of the bytes that were read, None when the file could not be opened or is over the limit.

    A data set gives several, one after the other: those with `more` bring `rows` and nothing else, and the last one its
    reading or the error that makes the rows before it worth nothing. One whose bytes were known has neither.
    """

    path: str
    reading: Reading | None
    error: ReadingError | None
    sha256: str | None = None
    size: int | None = None
    rows: tuple[wire.Row, ...] = ()
    more: bool = False


def read_files(
    paths: Iterable[str | os.PathLike[str]],
    jobs: int = 1,
    limits: Limits | None = None,
    reader: str = READER,
    rows_reader: str = ROWS_READER,
    known: Callable[[str], bool] | None = None,
) -> Generator[Outcome, None, None]:
    """Read files with up to `jobs` workers at once, never more than there are files.

    Outcomes come in the order of `paths`, each as soon as it can. Paths are taken as they are needed and few readings
    wait in memory, so neither the number of files nor their size adds up; a data set that is ahead of its turn waits
    with one batch of rows. Those for whose hash `known` says yes are not read. However the caller ends (exhaustion,
    `close`, an exception, Ctrl-C), the workers end with it.
    """
    limits = limits or Limits.from_environment()
    todo = enumerate(os.fspath(path) for path in paths)
    done: dict[int, Outcome] = {}
    held: dict[int, Outcome] = {}
    following, taken, hired, exhausted = 0, 0, 0, False
    jobs = min(max(1, jobs), _MOST_WORKERS)
    with contextlib.ExitStack() as stack:
        idle: list[_Worker] = []
        busy: dict[_Worker, int] = {}
        while True:
            while (idle or hired < jobs) and not exhausted and taken < following + _AHEAD * jobs:
                index, path = next(todo, (-1, ""))
                if index < 0:
                    exhausted = True
                    break
                taken += 1
                if not idle:
                    idle.append(stack.enter_context(_Worker(reader, rows_reader, limits)))
                    hired += 1
                refused = idle[-1].start(path, known)
                if refused:
                    done[index] = refused
                else:
                    busy[idle.pop()] = index
            listening = [worker for worker, index in busy.items() if index not in held]
            answered = _answered(listening, wait=following not in done and following not in held)
            for worker, outcome in answered:
                if outcome.more:
                    held[busy[worker]] = outcome
                else:
                    done[busy.pop(worker)] = outcome
                    idle.append(worker)
            if idle and answered and not exhausted:
                continue  # the next files go out before anyone looks at these
            if following in held:
                yield held.pop(following)
                next(worker for worker, index in busy.items() if index == following).resume()
            elif following in done:
                yield done.pop(following)
                following += 1
            elif not busy:
                return


def _answered(busy: Collection[_Worker], *, wait: bool) -> list[tuple[_Worker, Outcome]]:
    """Workers that have answered, or have broken, or whose time is over; with `wait`, not before there is one."""
    here = [(worker, outcome) for worker in busy if (outcome := worker.taken_in())]
    if here:
        return here
    with selectors.DefaultSelector() as selector:
        for worker in busy:
            selector.register(worker.answers, selectors.EVENT_READ, worker)
        while busy:
            left = min(worker.deadline for worker in busy) - time.monotonic() if wait else 0
            ready: list[_Worker] = [key.data for key, _events in selector.select(max(0, left))]
            now = time.monotonic()
            late = [] if ready else [worker for worker in busy if worker.deadline <= now]
            found = [(worker, worker.receive()) for worker in ready] + [(worker, worker.give_up()) for worker in late]
            answered = [(worker, outcome) for worker, outcome in found if outcome]
            if answered or not wait:
                return answered
    return []


class _Worker:
    """One process, the file it is reading, and what it has answered so far. A context manager: leaving it ends it."""

    def __init__(self, reader: str, rows_reader: str, limits: Limits) -> None:
        self._limits = limits
        told = (reader, rows_reader, json.dumps(asdict(limits)))
        self._command = [sys.executable, "-P", "-m", "hiwar.documents.worker", *told]
        self._stamp: tuple[int, ...] | None = None
        self._file = Outcome("", None, None)
        self._buffer = bytearray()
        self.deadline = 0.0
        self._begin()

    def __enter__(self) -> _Worker:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._end()

    def _begin(self) -> None:
        path = os.pathsep.join(filter(None, sys.path))  # what this process can import, the worker can
        environment = os.environ | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(  # noqa: S603  # no shell, and nothing of the file is in the arguments
            self._command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._requests, self.answers = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)

    def _end(self) -> int:
        """End the process and leave nothing of it; its exit status."""
        self._process.kill()
        self._requests.close()
        self.answers.close()
        return self._process.wait()

    def start(self, path: str, known: Callable[[str], bool] | None) -> Outcome | None:
        """Hand a file to the process; an Outcome at once when it cannot be handed over, or is a data set that is known.

        A document goes as its bytes. Of a data set only the hash is taken here, and the process opens it by its path.
        """
        self._file, self._buffer, self._stamp = Outcome(path, None, None), bytearray(), None
        name = os.fsencode(os.path.basename(path))
        try:
            with _opened(path) as file:
                head = os.read(file.fileno(), _HEAD)
                if is_data_set(head, os.path.basename(path)):
                    request = (_DATA_SET + name, os.fsencode(os.path.abspath(path)))
                    sha256, size = _hashed(file, head, self._limits)
                    self._stamp = _stamp(os.fstat(file.fileno()))
                else:
                    request = (_DOCUMENT + name, _content(file, head, self._limits))
                    sha256, size = hashlib.sha256(request[1]).hexdigest(), len(request[1])
        except ReadingError as error:
            return replace(self._file, error=error)
        self._file = replace(self._file, sha256=sha256, size=size)
        if self._stamp and known and known(sha256):
            return self._file
        return self._hand_over(request)

    def _hand_over(self, request: tuple[bytes, bytes]) -> Outcome | None:
        for _attempt in range(2):  # a process that died with nothing to do is no fault of this file
            self.resume()
            try:
                for frame in request:
                    _send(self._requests, frame)
                return None
            except BrokenPipeError:
                status = self._restart()
        return replace(self._file, error=_broken(status, self._limits))

    def resume(self) -> None:
        """Let the time of the process run from now on: it could not go on before its rows were taken."""
        self.deadline = time.monotonic() + self._limits.max_seconds

    def receive(self) -> Outcome | None:
        """Take in what the process has sent; the outcome once that is whole, or the process has died."""
        chunk = os.read(self.answers.fileno(), _MB)
        if not chunk:
            with contextlib.suppress(subprocess.TimeoutExpired):  # it closed its end: let it say how it ended
                self._process.wait(1)
            return replace(self._file, error=_broken(self._restart(), self._limits))
        self._buffer += chunk
        return self.taken_in()

    def taken_in(self) -> Outcome | None:
        """What the first whole frame says that is here already; None when there is none."""
        start = _LENGTH.size
        if len(self._buffer) < start or len(self._buffer) < (end := start + _LENGTH.unpack_from(self._buffer)[0]):
            return None
        kind, answer = bytes(self._buffer[start : start + 1]), bytes(self._buffer[start + 1 : end])
        del self._buffer[:end]
        try:
            return self._told(kind, answer)
        except (ValueError, TypeError, KeyError):
            return replace(self._file, error=_broken(self._restart(), self._limits))

    def _told(self, kind: bytes, answer: bytes) -> Outcome:
        if kind == _ROWS and self._stamp:
            return replace(self._file, rows=wire.unpack_rows(answer), more=True)
        if kind != _READ:
            return replace(self._file, error=_error(**json.loads(answer)))
        if self._stamp and self._stamp != _stamp_of(self._file.path):
            return replace(self._file, error=_changed())
        return replace(self._file, reading=wire.unpack(answer))

    def give_up(self) -> Outcome:
        """End the process because its time is over."""
        self._restart()
        return replace(self._file, error=_too_slow(self._limits))

    def _restart(self) -> int:
        status = self._end()
        self._begin()
        return status


def _error(problem: str, place: str, remedy: str, kind: str) -> ReadingError:
    return ReadingError(problem, place=place, remedy=remedy, kind=ErrorKind(kind))


@contextlib.contextmanager
def _opened(path: str) -> Iterator[IO[bytes]]:
    """A regular file, open; ReadingError saying what stands at that path instead, or what the disk says."""
    try:
        # Whatever stands there, opening and reading it never waits: a pipe, a device, a file of /proc that blocks.
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_ISDIR(mode):
                raise ReadingError("this is a folder", remedy="name the files in it")
            if not stat.S_ISREG(mode):
                raise ReadingError("this is no regular file", remedy="save its content as a file and name that")
            yield file
    except IsADirectoryError as error:
        raise ReadingError("this is a folder", remedy="name the files in it") from error
    except FileNotFoundError as error:
        raise ReadingError("there is no such file", remedy="check the path") from error
    except PermissionError as error:
        raise ReadingError("you may not read this file", remedy="ask its owner for permission") from error
    except (OSError, ValueError) as error:
        raise ReadingError(f"the file cannot be opened ({error})", remedy="check the path and the disk") from error


def _content(file: IO[bytes], head: bytes, limits: Limits) -> bytes:
    """The bytes of a file that begins with `head`, no bigger than allowed."""
    most = limits.max_file_mb * _MB
    data = bytearray(head)
    while len(data) <= most and (piece := os.read(file.fileno(), _MB)):
        data += piece
    if len(data) > most:
        raise ReadingError(
            f"the file is bigger than the limit of {limits.max_file_mb} MB",
            remedy="split the document, or raise HIWAR_MAX_FILE_MB",
        )
    return bytes(data)


def _hashed(file: IO[bytes], head: bytes, limits: Limits) -> tuple[str, int]:
    """The SHA-256 and the size of a data set that begins with `head`, no bigger than allowed."""
    digest, size = hashlib.sha256(head), len(head)
    while piece := os.read(file.fileno(), _MB):
        digest.update(piece)
        size += len(piece)
        if size > limits.max_data_set_mb * _MB:
            raise ReadingError(
                f"the data set is bigger than the limit of {limits.max_data_set_mb} MB",
                remedy="raise HIWAR_MAX_DATA_SET_MB",
            )
    return digest.hexdigest(), size


def _stamp(about: os.stat_result) -> tuple[int, ...]:
    """What changes with a file's content."""
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns


def _stamp_of(path: str) -> tuple[int, ...] | None:
    try:
        return _stamp(os.stat(path))
    except OSError:
        return None


def _changed() -> ReadingError:
    return ReadingError("the file changed while it was read", remedy="try again when nobody writes it")


def _without_waiting(path: str | bytes, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def _too_slow(limits: Limits) -> ReadingError:
    return ReadingError(
        f"reading took more than {limits.max_seconds} seconds and was stopped",
        remedy="raise HIWAR_MAX_SECONDS if you trust the file",
    )


def _broken(status: int, limits: Limits) -> ReadingError:
    """What the exit status of a worker says about the file it was reading."""
    if status == -signal.SIGXCPU:
        return _too_slow(limits)
    if status in (_OUT_OF_MEMORY, -signal.SIGABRT):  # a library in C aborts when it gets no memory
        return ReadingError(
            f"reading needs more than {limits.max_memory_mb} MB of memory",
            remedy="raise HIWAR_MAX_MEMORY_MB if you trust the file",
        )
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    return ReadingError(f"the reader broke down on this file ({how})", remedy="save the document anew and try again")


def _send(stream: IO[bytes], content: bytes) -> None:
    for piece in (_LENGTH.pack(len(content)), content):
        rest = memoryview(piece)
        while rest:
            rest = rest[stream.write(rest) :]


# The worker's own side.


def main(reader: str, rows_reader: str, limits: Limits) -> None:
    """Answer requests on standard input until it is closed. The readers are named `module:function`."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints must not look like an answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    confine(limits)
    try:
        while (asked := _receive(sys.stdin.buffer)) is not None and (data := _receive(sys.stdin.buffer)) is not None:
            kind, name = asked[:1], os.fsdecode(asked[1:])
            found = _document(reader, data, name, limits) if kind == _DOCUMENT else _data_set(rows_reader, data, name)
            _limit_time(limits)
            for answer in _with_errors(found):
                _send(answers, answer)
                _limit_time(limits)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


def confine(limits: Limits) -> None:
    """Let this process take no more memory and time than one file may cost, and leave no core behind."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit(resource.RLIMIT_AS, limits.max_memory_mb * _MB)
    _limit_time(limits)


def _limit_time(limits: Limits) -> None:
    """Let the time of the processor that is allowed begin now."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime) + limits.max_seconds + 1)


def _document(reader: str, data: bytes, name: str, limits: Limits) -> Iterator[bytes]:
    if not office.is_old_word(data):
        yield _READ + wire.pack(_function(reader)(data, name, limits.max_pages))
        return
    converted = office.as_docx(data, limits.max_seconds * _OFFICE_SHARE, limits.max_file_mb * _MB)
    reading = _function(reader)(converted, name, limits.max_pages)
    yield _READ + wire.pack(replace(reading, media_type=office.MEDIA_TYPE))


def _data_set(reader: str, path: bytes, name: str) -> Iterator[bytes]:
    """The rows in batches, and then the reading without them."""
    last: list[Reading] = []

    def rows() -> Iterator[wire.Row]:
        last.append((yield from _function(reader)(file, name, _beside(os.path.dirname(path)))))

    batch: list[bytes] = []
    size, kind = 0, cast("type[wire.Row]", None)
    with open(path, "rb", opener=_without_waiting) as file:
        try:
            for row in rows():
                kind = type(row)
                batch.append(wire.pack(row))
                size += len(batch[-1])
                if len(batch) == _MOST_ROWS or size > _MOST_BYTES:
                    yield from _told(kind, batch)
                    batch, size = [], 0
        except ReadingError:  # what was read before the damage is told before it
            yield from _told(kind, batch)
            raise
    yield from _told(kind, batch)
    yield _READ + wire.pack(last[0])


def _told(kind: type[wire.Row], batch: Sequence[bytes]) -> Iterator[bytes]:
    if batch:
        yield _ROWS + wire.together(kind, batch)


def _beside(folder: bytes) -> Callable[[str], BinaryIO | None]:
    """Opens another file of the same folder; None for what is none, or not an ordinary one."""

    def opened(name: str) -> BinaryIO | None:
        path = os.path.join(folder, os.path.basename(os.fsencode(name)))
        try:
            return open(path, "rb", opener=_without_waiting) if os.path.isfile(path) else None
        except OSError:
            return None

    return opened


def _function(name: str) -> Callable[..., Any]:
    module, function = name.split(":")
    return cast("Callable[..., Any]", getattr(importlib.import_module(module), function))


def _with_errors(answers: Iterator[bytes]) -> Iterator[bytes]:
    """The answers, and as the last one the error that ended them."""
    try:
        yield from answers
        return
    except ReadingError as error:
        found = error
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours must cost one file and no more
        if _wants_memory(error):
            raise MemoryError from error
        last = traceback.extract_tb(error.__traceback__)[-1]
        found = ReadingError(
            f"the reader failed on this file ({type(error).__name__}: {error})",
            place=f"{os.path.basename(last.filename)} line {last.lineno}",
            remedy="report this, with the file",
        )
    about = {"problem": found.problem, "place": found.place, "remedy": found.remedy, "kind": found.kind}
    yield _FAILED + json.dumps(about).encode()


def _wants_memory(error: BaseException | None) -> bool:
    """Whether an error came of another that says, in one way or another, that there is no more memory."""
    while error is not None:
        if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
            return True
        if isinstance(error, ImportError) and "map segment" in str(error):  # the loader of libraries in C
            return True
        error = error.__cause__ or error.__context__
    return False


def _receive(stream: IO[bytes]) -> bytes | None:
    """One frame; None when the other side has gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else None


def _limit(what: int, soft: int) -> None:
    """Lower a resource limit, never above what the machine allows."""
    _soft, hard = resource.getrlimit(what)
    resource.setrlimit(what, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _end_with_parent() -> None:
    """End this process, busy or not, when nobody holds the other end of standard input any more."""
    gone = select.poll()
    gone.register(0, 0)  # hang-up is reported without being asked for
    gone.poll()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Limits(**json.loads(sys.argv[3])))
