"""Keeping documents: bytes before rows, and each reading accounted for."""

from pathlib import Path

import pytest
from django.db import DatabaseError

import hiwar
from hiwar.audit.actors import OPERATOR
from hiwar.documents import commands, files
from hiwar.documents.commands import erase, keep
from hiwar.documents.models import Document, ExtractionRun, RunOutcome
from hiwar.documents.texts import storable
from tests.builders import NOW, SYMBOL, item, later, reading, source


def test_a_document_is_kept_with_its_pages_and_the_account_of_its_reading(record: Path, tmp_path: Path) -> None:
    file = source(tmp_path)
    read = reading(item(), warnings=("Something odd on page 1",))

    document = keep(OPERATOR, file, read, RunOutcome.NEW, now=NOW)

    assert (document.size, document.media_type, document.symbol, document.language) == (13, "text/plain", SYMBOL, "en")
    assert [(page.number, page.text) for page in document.pages.all()] == [(1, read.pages[0].text)]
    run = document.runs.get()
    assert (run.reader, run.warnings, run.at) == (f"hiwar {hiwar.__version__}", ["Something odd on page 1"], NOW)


def test_reading_it_again_adds_an_account_only(record: Path, tmp_path: Path) -> None:
    file = source(tmp_path)
    keep(OPERATOR, file, reading(item()), RunOutcome.NEW, now=NOW)
    keep(OPERATOR, file, reading(item("2")), RunOutcome.CHANGED, now=later(1))

    assert Document.objects.count() == 1
    assert list(ExtractionRun.objects.values_list("outcome", flat=True)) == ["new", "changed"]


def test_the_bytes_are_on_disk_before_a_row_names_them(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = source(tmp_path)

    def crash(*arguments: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(commands.files, "store", crash)
    with pytest.raises(OSError, match="No space"):
        keep(OPERATOR, file, reading(item()), RunOutcome.NEW, now=NOW)
    assert Document.objects.count() == 0


def test_nothing_is_erased_without_a_tombstone(record: Path, tmp_path: Path) -> None:
    file = source(tmp_path)
    document = keep(OPERATOR, file, reading(item()), RunOutcome.NEW, now=NOW)

    with pytest.raises(DatabaseError, match="append-only"):
        erase(OPERATOR, document, now=NOW)
    assert files.path_of(file.sha256).exists()


@pytest.mark.parametrize(
    ("text", "stored"), [("a\0b", "a\ufffdb"), ("\ud83d", "\ufffd"), ("\U0001f54a حوار", "\U0001f54a حوار")]
)
def test_text_keeps_its_length(text: str, stored: str) -> None:
    assert storable(text) == stored
