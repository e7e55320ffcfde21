"""Reading files in processes of their own, under limits: what a stranger's file does to a parser, it does there.

`read_files` is for the command line and the site alike. Run as a program (`python -m hiwar.documents.worker`) this
module is the worker: it answers requests on standard input until that is closed. Needs no Django and no database.

A request is two frames, the file's name and its bytes; the answer is one frame. A frame is its length in eight bytes
and then the content. One worker serves many files; one that breaks or runs over a limit is replaced, and only the
file that it was reading is lost.
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
from collections.abc import Collection, Generator, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import IO, cast

from hiwar.documents import wire
from hiwar.kernel.reading.model import ErrorKind, Reading, ReadingError

READER = "hiwar.kernel.reading:read"
"""What the workers call: module and function, with the bytes, the name and the most pages allowed."""

_LENGTH = struct.Struct(">Q")
_MB = 1024 * 1024
_OUT_OF_MEMORY = 77
"""Exit status of a worker that could get no more memory."""

_MOST_WORKERS = 64
"""More are never started, whatever is asked for."""

_READ, _FAILED = b"R", b"E"
"""First byte of an answer: a reading follows, or an error."""

_AHEAD = 4
"""Files each worker may be ahead of the one that is waited for: enough to keep all busy, few enough to hold."""


_RANGES = {
    "max_file_mb": (1, 4096),
    "max_pages": (1, 1_000_000),
    "max_seconds": (1, 86_400),
    "max_memory_mb": (128, 1_048_576),
}
"""The least and the most of each limit: with less memory no reader starts, and more time than a day is a slip."""


class LimitError(ValueError):
    """A limit in the environment makes no sense; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost: megabytes on disk, pages, seconds and megabytes of memory."""

    max_file_mb: int = 64
    max_pages: int = 1000
    max_seconds: int = 60
    max_memory_mb: int = 1024

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Limits:
        """The limits that HIWAR_MAX_FILE_MB, HIWAR_MAX_PAGES, HIWAR_MAX_SECONDS and HIWAR_MAX_MEMORY_MB set."""
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: either `reading` or `error`. `path` is as given; `sha256` (hexadecimal) and `size` are
    those of the bytes that were read, None when the file could not be opened or is over the limit."""

    path: str
    reading: Reading | None
    error: ReadingError | None
    sha256: str | None = None
    size: int | None = None


def read_files(
    paths: Iterable[str | os.PathLike[str]], jobs: int = 1, limits: Limits | None = None, reader: str = READER
) -> Generator[Outcome, None, None]:
    """Read files with up to `jobs` workers at once, never more than there are files.

    Outcomes come in the order of `paths`, each as soon as it can. Paths are taken as they are needed and few readings
    wait in memory, so neither the number of files nor their size adds up. However the caller ends (exhaustion, `close`,
    an exception, Ctrl-C), the workers end with it.
    """
    limits = limits or Limits.from_environment()
    todo = enumerate(os.fspath(path) for path in paths)
    done: dict[int, Outcome] = {}
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
                    idle.append(stack.enter_context(_Worker(reader, limits)))
                    hired += 1
                refused = idle[-1].start(path)
                if refused:
                    done[index] = refused
                else:
                    busy[idle.pop()] = index
            finished = _answered(busy, wait=following not in done)
            for worker, outcome in finished:
                done[busy.pop(worker)] = outcome
                idle.append(worker)
            if finished and not exhausted:
                continue  # the next files go out before anyone looks at these
            if following in done:
                yield done.pop(following)
                following += 1
            elif not busy:
                return


def _answered(busy: Collection[_Worker], *, wait: bool) -> list[tuple[_Worker, Outcome]]:
    """Workers that have answered, or have broken, or whose time is over; with `wait`, not before there is one."""
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

    def __init__(self, reader: str, limits: Limits) -> None:
        self._limits = limits
        self._command = [sys.executable, "-P", "-m", "hiwar.documents.worker", reader, json.dumps(asdict(limits))]
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

    def start(self, path: str) -> Outcome | None:
        """Hand a file to the process; an Outcome at once when it cannot be handed over."""
        self._file, self._buffer = Outcome(path, None, None), bytearray()
        try:
            data = _content(path, self._limits)
        except ReadingError as error:
            return replace(self._file, error=error)
        self._file = replace(self._file, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        for _attempt in range(2):  # a process that died with nothing to do is no fault of this file
            self.deadline = time.monotonic() + self._limits.max_seconds
            try:
                _send(self._requests, os.fsencode(os.path.basename(path)))
                _send(self._requests, data)
                return None
            except BrokenPipeError:
                status = self._restart()
        return replace(self._file, error=_broken(status, self._limits))

    def receive(self) -> Outcome | None:
        """Take in what the process has sent; the outcome once that is whole, or the process has died."""
        chunk = os.read(self.answers.fileno(), _MB)
        if not chunk:
            with contextlib.suppress(subprocess.TimeoutExpired):  # it closed its end: let it say how it ended
                self._process.wait(1)
            return replace(self._file, error=_broken(self._restart(), self._limits))
        self._buffer += chunk
        size = _LENGTH.size
        if len(self._buffer) < size or len(self._buffer) < size + _LENGTH.unpack_from(self._buffer)[0]:
            return None
        kind, answer = self._buffer[size : size + 1], bytes(self._buffer[size + 1 :])
        try:
            if kind == _READ:
                return replace(self._file, reading=wire.unpack(answer))
            return replace(self._file, error=_error(**json.loads(answer)))
        except (ValueError, TypeError, KeyError):
            return replace(self._file, error=_broken(self._restart(), self._limits))

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


def _content(path: str, limits: Limits) -> bytes:
    """The bytes of a regular file no bigger than allowed; ReadingError saying what stands at that path instead."""
    most = limits.max_file_mb * _MB
    data = bytearray()
    try:
        # Whatever stands there, opening and reading it never waits: a pipe, a device, a file of /proc that blocks.
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_ISDIR(mode):
                raise ReadingError("this is a folder", remedy="name the files in it")
            if not stat.S_ISREG(mode):
                raise ReadingError("this is no regular file", remedy="save its content as a file and name that")
            while len(data) <= most and (piece := os.read(file.fileno(), _MB)):
                data += piece
    except IsADirectoryError as error:
        raise ReadingError("this is a folder", remedy="name the files in it") from error
    except FileNotFoundError as error:
        raise ReadingError("there is no such file", remedy="check the path") from error
    except PermissionError as error:
        raise ReadingError("you may not read this file", remedy="ask its owner for permission") from error
    except (OSError, ValueError) as error:
        raise ReadingError(f"the file cannot be opened ({error})", remedy="check the path and the disk") from error
    if len(data) > most:
        raise ReadingError(
            f"the file is bigger than the limit of {limits.max_file_mb} MB",
            remedy="split the document, or raise HIWAR_MAX_FILE_MB",
        )
    return bytes(data)


def _without_waiting(path: str, flags: int) -> int:
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


def main(reader: str, limits: Limits) -> None:
    """Answer requests on standard input until it is closed. `reader` names a function `module:function`."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints must not look like an answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit(resource.RLIMIT_AS, limits.max_memory_mb * _MB)
    try:
        while (name := _receive(sys.stdin.buffer)) is not None and (data := _receive(sys.stdin.buffer)) is not None:
            used = resource.getrusage(resource.RUSAGE_SELF)
            _limit(resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime) + limits.max_seconds + 1)
            _send(answers, _answer(reader, data, os.fsdecode(name), limits))
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


def _answer(reader: str, data: bytes, name: str, limits: Limits) -> bytes:
    try:
        module, function = reader.split(":")
        return _READ + wire.pack(getattr(importlib.import_module(module), function)(data, name, limits.max_pages))
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
    return _FAILED + json.dumps(about).encode()


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
    main(sys.argv[1], Limits(**json.loads(sys.argv[2])))
