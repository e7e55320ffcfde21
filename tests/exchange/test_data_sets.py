"""Data sets into the record: all of their rows or none, joined to what is there, once, whatever stops on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.documents import files
from hiwar.documents.models import Document
from hiwar.documents.worker import Limits
from hiwar.exchange.imports import Fate, Result, import_files
from hiwar.reviews.commands import import_reading, take_down_document
from hiwar.reviews.models import Coding
from tests.builders import NOW, item, reading, source
from tests.kernel.reading.data_sets.made import coding, table

Importer = Callable[..., list[Result]]
MANY = 1_200


@pytest.fixture
def run(record: Path, tmp_path: Path) -> Importer:
    """Imports files with these contents, by name."""

    def do(dry_run: bool = False, progress: Callable[[int], None] | None = None, **contents: str) -> list[Result]:
        paths = []
        for name, content in contents.items():
            path = tmp_path / f"{name}.csv"
            path.write_bytes(content.encode())
            paths.append(str(path))
        more = {"progress": progress} if progress else {}
        limits = Limits(max_memory_mb=400)
        return list(
            import_files(OPERATOR, paths, clock=lambda: NOW, dry_run=dry_run, jobs=2, limits=limits, **more)  # type: ignore[arg-type]
        )

    return do


def many(end: str = "") -> str:
    return table(*(coding(f"Plant {number} trees") for number in range(MANY))) + end


def test_all_rows_are_written_in_one_go_and_a_second_time_nothing(run: Importer) -> None:
    heard: list[int] = []
    (first,) = run(a=many(), progress=heard.append)
    before = Entry.objects.count()

    (second,) = run(b=many())

    assert (first.fate, first.genre, first.filed and first.filed.rows) == (Fate.NEW, "data-set", MANY)
    assert heard == [500, 1000, 1200]
    assert (second.fate, second.genre, second.filed and second.filed.rows) == (Fate.SAME, "data-set", 0)
    assert Coding.objects.count() == MANY
    assert Entry.objects.count() == before
    document = Document.objects.get()
    assert (document.genre, document.media_type, document.name, document.language) == (
        *("data-set", "text/csv"),
        *("a.csv", "en"),
    )
    assert files.path_of(document.pk).read_bytes() == many().encode()


def test_rows_are_matched_to_the_recommendations_that_the_record_has(run: Importer, tmp_path: Path) -> None:
    report = reading(item(text="Plant many trees along every road"))
    import_reading(OPERATOR, source(tmp_path), report, accept_changes=False, now=NOW)

    (result,) = run(
        a=table(
            coding("Plant many trees along roads", From="Talvania", Session="0"),
            coding("Write quite another law", Session="0"),
            coding("Plant many trees along every road", From="Talvania", Session="0", Response="Voluntary Pledge"),
        )
    )

    assert result.filed is not None
    assert (result.filed.rows, result.filed.matched) == (3, 1)
    rows = list(Coding.objects.order_by("row"))
    assert [row.recommendation_id is not None for row in rows] == [True, False, False]
    assert (rows[0].response, rows[0].action, rows[0].issues) == ("Accepted", "4", ["Environment"])


@pytest.mark.parametrize("dry_run", [False, True])
def test_one_damaged_midway_is_one_sentence_and_leaves_nothing(run: Importer, dry_run: bool) -> None:
    damaged, whole = run(dry_run, damaged=many("Talvania,cut"), whole=table(coding()))

    assert damaged.fate == Fate.UNREADABLE
    assert "damaged.csv (row 1201): it has 2 of 11 cells; the table is cut short" in damaged.message
    assert whole.fate == Fate.NEW
    assert Coding.objects.count() == (0 if dry_run else 1)
    assert Document.objects.count() == (0 if dry_run else 1)


def test_a_dry_run_reads_to_the_end_and_writes_nothing(run: Importer) -> None:
    (result,) = run(dry_run=True, a=many())

    assert (result.fate, result.filed and result.filed.rows) == (Fate.NEW, MANY)
    assert Coding.objects.count() == Document.objects.count() == 0


def test_a_table_that_is_no_data_set_is_of_another_kind(run: Importer) -> None:
    (result,) = run(a="Boat,Harbour\nHeron,Port Talva\n")

    assert result.fate == Fate.OTHER
    assert "its columns are Boat, Harbour" in result.message


def test_one_that_was_taken_down_stays_out_and_does_not_hold_up_the_next(run: Importer) -> None:
    run(a=many())
    take_down_document(OPERATOR, Document.objects.get().pk, reason="asked", legal_basis="law", now=NOW)

    again, other = run(b=many(), c=table(coding()))

    assert again.fate == Fate.FAILED
    assert "this document was taken down on" in again.message
    assert other.fate == Fate.NEW


def test_its_lost_file_is_put_back_by_the_same_bytes(run: Importer) -> None:
    run(a=many())
    stored = files.path_of(Document.objects.get().pk)
    stored.unlink()

    (result,) = run(b=many())

    assert result.fate == Fate.SAME
    assert result.warnings == ("its stored file was missing or damaged, and is put back.",)
    assert stored.read_bytes() == many().encode()


def test_the_warnings_of_a_data_set_are_told_and_kept(run: Importer) -> None:
    (result,) = run(a=table(coding(From="Nowhere")))

    assert result.warnings == ("1 cell names no State that is known: “Nowhere” (1)",)
    assert Document.objects.get().runs.get().warnings == list(result.warnings)
