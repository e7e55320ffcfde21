"""Pictures of the pages of PDFs, drawn when they are first asked for and kept beside the files, in the data folder:
`pictures/<aa>/<sha256>-<page>.png`, and `.json` with the place of each letter. They can be drawn anew at any time.

A page that cannot be drawn leaves an empty file, so that nobody draws it in vain again. Each folder keeps the newest
pictures only. A document that is taken down takes its pictures along.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hiwar.documents import files, private
from hiwar.documents.worker import Limits

if TYPE_CHECKING:  # what draws is loaded by the process that draws
    from hiwar.kernel.reading.picture import Box

KEPT = 32
"""Pictures in each of the 256 folders at most: some 8,000 in all, of about 100 kB."""

_MOST_BYTES = 4_000_000
"""A picture that takes more is none."""

_SECONDS, _MEMORY_MB = 20, 512
"""What drawing one page may cost at most, whatever reading a document may."""

_WAIT = 10
"""Seconds to wait for the pages that others asked for before."""

_drawing = threading.BoundedSemaphore(1)


class Busy(Exception):
    """Other pages are being drawn; ask again later."""


class Kept(NamedTuple):
    """A picture as it is kept: the PNG, and the letters of the page with their boxes."""

    png: bytes
    letters: str
    boxes: list[Box]


def picture(sha256: str, number: int) -> Kept | None:
    """The picture of a page of the document with this hash; None for a page that cannot be drawn, or whose file is not
    here. Raises Busy."""
    found = _kept(sha256, number)
    if found is None:
        if not _drawing.acquire(timeout=_WAIT):
            raise Busy
        try:
            found = _kept(sha256, number) or _draw(sha256, number)
        finally:
            _drawing.release()
    return found if found and found.png else None


def discard(sha256: str) -> None:
    """Take away all pictures of a document."""
    for path in _folder(sha256).glob(f"{sha256}-*"):
        path.unlink(missing_ok=True)


def _folder(sha256: str) -> Path:
    return files.path_of(sha256).parents[2] / "pictures" / sha256[:2]


def _path(sha256: str, number: int, ending: str) -> Path:
    return _folder(sha256) / f"{sha256}-{number}.{ending}"


def _kept(sha256: str, number: int) -> Kept | None:
    try:
        png = _path(sha256, number, "png").read_bytes()
        about: dict[str, Any] = {"letters": "", "boxes": []}
        about |= json.loads(_path(sha256, number, "json").read_bytes()) if png else {}
    except (OSError, ValueError):
        return None
    return Kept(png, about["letters"], [(x1, y1, x2, y2) for x1, y1, x2, y2 in about["boxes"]])


def _draw(sha256: str, number: int) -> Kept | None:
    """Draw a page and keep it, the letters first, so that a picture is never there without them."""
    drawn = _drawn(files.path_of(sha256), number)
    if drawn is None:
        return None
    about, _, png = drawn.partition(b"\n")
    if len(png) > _MOST_BYTES:
        about = png = b""
    _write(_path(sha256, number, "json"), about)
    _write(_path(sha256, number, "png"), png)
    if not files.path_of(sha256).exists():  # taken down meanwhile
        discard(sha256)
        return None
    _sweep(_folder(sha256))
    return _kept(sha256, number)


def _drawn(source: Path, number: int) -> bytes | None:
    """What the process answered, nothing when it could not draw the page; None when there is no such file."""
    limits = Limits.from_environment()
    most = replace(
        limits,
        max_seconds=min(limits.max_seconds, _SECONDS),
        max_memory_mb=min(limits.max_memory_mb, _MEMORY_MB),
    )
    command = [sys.executable, "-P", "-m", "hiwar.documents.drawing", json.dumps(asdict(most)), str(number)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        with source.open("rb") as file:
            done = subprocess.run(  # noqa: S603 - no shell, and nothing of the file is in the arguments
                command,
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                timeout=most.max_seconds,
                check=False,
            )
    except FileNotFoundError:
        return None
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _write(path: Path, content: bytes) -> None:
    private.folder(path.parent)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    os.fchmod(descriptor, 0o666 & ~private.take_away())
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    os.replace(draft, path)


def _sweep(folder: Path) -> None:
    """Keep the newest pictures of a folder."""
    aged = []
    for path in folder.glob("*.png"):
        with suppress(FileNotFoundError):
            aged.append((path.stat().st_mtime, path))
    for _age, path in sorted(aged, reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink(missing_ok=True)
