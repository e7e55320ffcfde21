"""Where the index lies and what is written beside it: `index/words.json` in the data folder, the *mark*.

The mark names the folder that holds the index, the edition it was made by, the last entry of the audit log that it
knows, and its files with their sizes and checksums. It is replaced as a whole, and only after all it speaks of is
safely there, so that a process that is killed leaves a mark that is true, or none.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings

from hiwar.documents import private

_OWN_FILES = (".tantivy-meta.lock", ".tantivy-writer.lock", ".managed.json")
"""Files that tantivy keeps for itself: they say nothing of the content."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of the index: `files` maps a name to size and checksum (CRC-32)."""

    edition: str
    folder: str
    entry: int
    hash: str
    files: dict[str, list[int]] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """The folder that holds the index."""
        return root() / self.folder

    def whole(self, *, thoroughly: bool = False) -> bool:
        """Whether all files are there with the size they had, or, asked to look `thoroughly`, with the same content."""
        try:
            for name, (size, checksum) in self.files.items():
                if (self.path / name).stat().st_size != size:
                    return False
                if thoroughly and _checksum(self.path / name) != checksum:
                    return False
        except OSError:
            return False
        return True


def root() -> Path:
    """The folder of the index in the data folder."""
    return Path(settings.HIWAR_DATA) / "index"


def mark_file() -> Path:
    """The file that holds the mark."""
    return root() / "words.json"


def read() -> Mark | None:
    """The mark; None when there is none that can be understood."""
    try:
        told = json.loads(mark_file().read_text(encoding="utf-8"))
        mark = Mark(**told)
    except (OSError, ValueError, TypeError):
        return None
    sound = isinstance(mark.files, dict) and isinstance(mark.entry, int) and mark.folder == Path(mark.folder).name
    return mark if sound and mark.folder else None


def write(mark: Mark) -> None:
    """Put the mark in place of the one before. Raises OSError."""
    draft = root() / ".words.json"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(mark), file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, mark_file())


def forget() -> None:
    """Take the mark away, so that nobody trusts the index any more."""
    with suppress(FileNotFoundError):
        mark_file().unlink()


def new_folder() -> Path:
    """An empty folder for an index that is made anew. Raises OSError."""
    number = 1
    while (folder := root() / f"words-{number}").exists():
        number += 1
    folder.mkdir()
    return folder


def sweep(keep: str) -> None:
    """Take away the folders of other indexes, which nobody opens any more."""
    for folder in root().glob("words-*"):
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


def measured(folder: Path, known: dict[str, list[int]] | None = None) -> dict[str, list[int]]:
    """The files of an index with their sizes and checksums; what is `known` of files that do not change is kept."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name in _OWN_FILES:
            continue
        size = path.stat().st_size
        before = (known or {}).get(path.name)
        same = before is not None and before[0] == size and path.suffix != ".json"
        found[path.name] = [size, before[1] if same and before else _checksum(path)]
    return found


def _checksum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found = zlib.crc32(block, found)
    return found


@contextmanager
def held() -> Iterator[bool]:
    """Whether this process alone may write the index for now: another one that does is not waited for. Raises
    OSError."""
    private.folder(root())
    with (root() / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
