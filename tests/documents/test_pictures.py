"""Pictures of pages: drawn once in a process of their own, kept, bounded, and gone with their document."""

from __future__ import annotations

import hashlib
import os
from importlib.resources import files as resources
from pathlib import Path

import pytest

from hiwar.documents import files, pictures

REPORT = Path(str(resources("hiwar.training").joinpath("talvania/report-en.pdf")))


@pytest.fixture
def report(data: Path, tmp_path: Path) -> str:
    """The hash of the training report, kept in the store."""
    return kept(REPORT)


def kept(path: Path) -> str:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    files.store(path, sha256)
    return sha256


def test_a_page_is_drawn_once_and_kept(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pictures.picture(report, 1)
    assert first is not None
    assert first.png.startswith(b"\x89PNG")
    assert len(first.letters) == len(first.boxes) > 100
    monkeypatch.setattr(pictures, "_drawn", lambda *_: pytest.fail("drawn again"))
    assert pictures.picture(report, 1) == first


def test_what_cannot_be_drawn_is_tried_once(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    sha256 = kept(broken)
    assert pictures.picture(sha256, 1) is None
    monkeypatch.setattr(pictures, "_drawn", lambda *_: pytest.fail("drawn again"))
    assert pictures.picture(sha256, 1) is None


def test_a_page_that_takes_too_long_or_too_much_is_none(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_SECONDS", 0.01)
    assert pictures.picture(report, 1) is None
    monkeypatch.undo()
    monkeypatch.setattr(pictures, "_MOST_BYTES", 10)
    assert pictures.picture(report, 2) is None


def test_a_file_that_is_not_here_has_no_picture_and_leaves_nothing(data: Path) -> None:
    assert pictures.picture("0" * 64, 1) is None
    assert not (data / "pictures").exists()


def test_pictures_go_with_their_document(report: str, data: Path) -> None:
    assert pictures.picture(report, 1)
    pictures.discard(report)
    assert list((data / "pictures" / report[:2]).iterdir()) == []


def test_what_is_taken_down_while_it_is_drawn_is_not_kept(
    report: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = pictures._drawn

    def taken_down(source: Path, number: int) -> bytes | None:
        drawn = draw(source, number)
        files.discard(report)
        return drawn

    monkeypatch.setattr(pictures, "_drawn", taken_down)
    assert pictures.picture(report, 1) is None
    assert list((data / "pictures" / report[:2]).iterdir()) == []


def test_a_folder_keeps_the_newest(report: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = data / "pictures" / report[:2]
    folder.mkdir(parents=True)
    for age in range(3):
        for ending in ("png", "json"):
            old = folder / f"{report[:2]}{age:062}-1.{ending}"
            old.write_bytes(b"")
            os.utime(old, (1000 + age, 1000 + age))
    monkeypatch.setattr(pictures, "KEPT", 2)
    assert pictures.picture(report, 1)
    assert sorted(path.name[62:66] for path in folder.glob("*.png")) == sorted([f"{report[62:]}-1", "02-1"])


def test_who_waits_too_long_is_told(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_WAIT", 0.01)
    with pictures._drawing, pytest.raises(pictures.Busy):
        pictures.picture(report, 1)
