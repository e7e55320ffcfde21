"""The bytes of documents: complete under their hash or not there."""

import hashlib
import os
from pathlib import Path

import pytest

from hiwar.documents import files

CONTENT = b"%PDF-1.7 not really"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(CONTENT)
    return path


def kept(data: Path) -> list[str]:
    return sorted(path.name for path in data.rglob("*") if path.is_file())


def test_bytes_are_kept_under_their_hash(data: Path, original: Path) -> None:
    target = files.store(original, SHA256)

    assert target == data / "files" / SHA256[:2] / SHA256
    assert target.read_bytes() == CONTENT
    assert kept(data) == [SHA256]


def test_keeping_twice_keeps_once(data: Path, original: Path) -> None:
    first = files.store(original, SHA256)
    written = first.stat().st_mtime_ns

    assert files.store(original, SHA256).stat().st_mtime_ns == written
    assert kept(data) == [SHA256]


def test_other_bytes_than_those_read_leave_nothing(data: Path, original: Path) -> None:
    with pytest.raises(files.Moved):
        files.store(original, "0" * 64)
    assert kept(data) == []


def test_a_full_disk_leaves_nothing(data: Path, original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.store(original, SHA256)
    assert kept(data) == []


def test_discarding_is_safe_to_repeat(data: Path, original: Path) -> None:
    files.store(original, SHA256)

    files.discard(SHA256)
    files.discard(SHA256)

    assert kept(data) == []


def test_what_a_killed_process_left_is_taken_away(data: Path, original: Path) -> None:
    folder = data / "files" / SHA256[:2]
    folder.mkdir(parents=True)
    for name, at in (("old", 1_000_000_000), ("new", None)):
        draft = folder / f".draft-{name}"
        draft.write_bytes(CONTENT)
        os.utime(draft, None if at is None else (at, at))

    files.store(original, SHA256)

    assert kept(data) == [".draft-new", SHA256]
