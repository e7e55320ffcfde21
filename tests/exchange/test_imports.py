"""From files and folders to results, one a file."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.documents.files import is_whole, path_of
from hiwar.documents.models import Document
from hiwar.documents.worker import Outcome
from hiwar.exchange import imports
from hiwar.exchange.imports import Fate, Result, find, import_files, is_known
from hiwar.kernel.reading import Genre, Reading, ReadingError
from hiwar.kernel.reading.model import ErrorKind
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import take_down_document
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import Position, Recommendation
from tests.builders import NOW, addendum, answer, item, reading

Readings = dict[str, Reading | ReadingError]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    """What reading a file of that name gives, in place of the workers."""
    known: Readings = {}

    def read_files(paths: Iterable[str], jobs: int, limits: object, **_more: object) -> Iterator[Outcome]:
        for path in paths:
            content, found = Path(path).read_bytes(), known[Path(path).name]
            failed = isinstance(found, ReadingError)
            yield Outcome(
                path,
                None if failed else found,
                found if failed else None,
                hashlib.sha256(content).hexdigest(),
                len(content),
            )

    monkeypatch.setattr(imports, "read_files", read_files)
    return known


Importer = Callable[..., list[Result]]


@pytest.fixture
def run(record: Path, tmp_path: Path, readings: Readings) -> Importer:
    """Import files of these names, whose content is their name; `content` gives others."""

    def do(*names: str, content: str | None = None, **options: bool) -> list[Result]:
        for name in names:
            (tmp_path / name).write_text(name if content is None else content)
        files = [str(tmp_path / name) for name in names]
        return list(import_files(OPERATOR, files, clock=lambda: NOW, **options))

    return do


def fates(results: list[Result]) -> list[str]:
    return [str(result.fate) for result in results]


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("x")])
def test_a_lost_file_is_put_back_by_importing_the_same_bytes_again(
    run: Importer, readings: Readings, damage: Callable[[Path], object]
) -> None:
    readings["report.txt"] = reading(item())
    run("report.txt")
    sha256 = hashlib.sha256(b"report.txt").hexdigest()
    damage(path_of(sha256))

    (dry,) = run("report.txt", dry_run=True)
    assert (dry.fate, is_whole(sha256)) == (Fate.SAME, False)

    (result,) = run("report.txt")

    assert (result.fate, result.warnings) == (Fate.SAME, ("its stored file was missing or damaged, and is put back.",))
    assert is_whole(sha256)
    assert list(problems()) == []
    assert Entry.objects.get(verb="document.restore").target == sha256
    (again,) = run("report.txt")
    assert again.warnings == ()


def test_a_document_that_was_taken_down_is_not_put_back(run: Importer, readings: Readings) -> None:
    readings["report.txt"] = reading(item())
    run("report.txt")
    sha256 = hashlib.sha256(b"report.txt").hexdigest()
    take_down_document(OPERATOR, sha256, reason="A court said so", legal_basis="Order 1", now=NOW)
    path_of(sha256).unlink()  # as at the commit

    assert fates(run("report.txt")) == ["failed"]
    assert not path_of(sha256).exists()


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "report.txt").touch()
    look = os.scandir

    def scandir(path: str) -> object:
        if path == str(tmp_path / "closed"):
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)

    found = find([str(tmp_path)])

    assert (found.files, found.closed) == ((str(tmp_path / "report.txt"),), (str(tmp_path / "closed"),))


def test_each_file_has_its_fate_and_a_bad_one_does_not_hold_up_the_others(
    run: Importer, readings: Readings, tmp_path: Path
) -> None:
    readings["a.txt"] = reading(item())
    readings["b.txt"] = ReadingError("it is empty", remedy="bring another")
    readings["c.txt"] = reading(item(), symbol=None)
    readings["d.txt"] = reading(item("1"), item("2"), state_under_review="PRK", session=6, symbol="A/HRC/13/13")

    results = run("a.txt", "b.txt", "c.txt", "d.txt")

    assert fates(results) == ["new", "unreadable", "failed", "new"]
    assert [result.failed for result in results] == [False, True, True, False]
    assert results[1].message == f"{tmp_path}/b.txt: it is empty; bring another."
    assert results[2].message.startswith(f"{tmp_path}/c.txt (first page): it does not say which document it is; ")
    assert results[3].report == "PRK/6 A/HRC/13/13"
    assert Recommendation.objects.count() == 3


def test_what_can_be_read_and_is_something_else_is_told_apart(run: Importer, readings: Readings) -> None:
    readings["a.txt"] = ReadingError("it is a letter", remedy="choose a report", kind=ErrorKind.OTHER_DOCUMENT)

    (other,) = run("a.txt")

    assert (other.fate, other.failed, other.keys) == (Fate.OTHER, True, ())


def test_a_result_knows_every_text_that_was_read(run: Importer, readings: Readings) -> None:
    readings["a.txt"] = reading(item("1", "Old"), item("1", "Two", part=2), item("2", "Same"))
    readings["b.txt"] = reading(item("1", "New"), item("1", "Two", part=2), item("2", "Same"), item("3", "More"))

    (first,), (second,) = run("a.txt"), run("b.txt")

    assert sorted(first.keys) == [("1", 1), ("1", 2), ("2", 1)]
    assert (second.fate, sorted(second.keys)) == (Fate.WAITING, [*sorted(first.keys), ("3", 1)])


def test_the_second_time_all_is_the_same(run: Importer, readings: Readings) -> None:
    readings["a.txt"] = readings["copy.txt"] = reading(item())
    run("a.txt")

    assert fates(run("a.txt")) == ["same"]
    assert fates(run("copy.txt")) == ["copy"]
    assert fates(run("copy.txt")) == ["same"]


@pytest.mark.parametrize("names", [("report.txt", "addendum.txt"), ("addendum.txt", "report.txt")])
def test_an_addendum_settles_its_report_whichever_comes_first(
    run: Importer, readings: Readings, names: tuple[str, str]
) -> None:
    readings["report.txt"] = reading(item(position=PositionValue.PENDING))
    readings["addendum.txt"] = readings["copy.txt"] = addendum(answer(position=PositionValue.NOTED))

    results = run(*names)

    assert fates(results) == ["new", "new"]
    assert {result.genre: result.report for result in results} == {
        Genre.REPORT: "XTV/0 A/HRC/0/1",
        Genre.ADDENDUM: "XTV/0 A/HRC/0/1/Add.1",
    }
    assert [each.value for each in Position.objects.order_by("number")] == ["pending", "noted"]
    assert fates(run(*names)) == ["same", "same"]
    assert fates(run("copy.txt")) == ["new"]  # other bytes are another document, but say nothing new
    assert Position.objects.count() == 2
    assert list(problems()) == []


def test_what_stands_beside_the_reports_is_not_written_in_a_dry_run(run: Importer, readings: Readings) -> None:
    readings["addendum.txt"] = addendum(answer())

    assert fates(run("addendum.txt", dry_run=True)) == ["new"]
    assert not Document.objects.exists()
    run("addendum.txt")
    (again,) = run("addendum.txt", dry_run=True)
    assert (again.fate, again.failed, again.genre) == (Fate.SAME, False, Genre.ADDENDUM)


def test_a_changed_document_waits_for_a_person(run: Importer, readings: Readings) -> None:
    readings["a.txt"] = reading(item("1", "Old"))
    readings["b.txt"] = reading(item("1", "New"))
    run("a.txt")

    (waiting,) = run("b.txt")

    assert (waiting.fate, waiting.failed) == (Fate.WAITING, True)
    assert waiting.plan is not None
    assert [each.differences[0].after for each in waiting.plan.changes] == ["New"]
    assert fates(run("b.txt", accept_changes=True)) == ["changed"]
    assert fates(run("a.txt", "b.txt")) == ["same", "same"]


def test_a_dry_run_says_the_same_and_writes_nothing(run: Importer, readings: Readings) -> None:
    readings["a.txt"] = reading(item("1", "Old"))
    readings["b.txt"] = reading(item("1", "New"))

    assert fates(run("a.txt", dry_run=True)) == ["new"]
    assert Recommendation.objects.count() == 0
    run("a.txt")
    assert fates(run("b.txt", dry_run=True)) == ["waiting"]
    assert fates(run("b.txt", dry_run=True, accept_changes=True)) == ["changed"]
    assert Recommendation.objects.get().wordings.count() == 1


def test_a_file_that_changes_meanwhile_fails_and_leaves_nothing(
    run: Importer, readings: Readings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    readings["a.txt"] = reading(item())
    before = imports.read_files

    def read_then_change(*arguments: object, **more: object) -> Iterator[Outcome]:
        for outcome in before(*arguments, **more):  # type: ignore[arg-type]
            Path(outcome.path).write_text("something else")
            yield outcome

    monkeypatch.setattr(imports, "read_files", read_then_change)

    (failed,) = run("a.txt")

    assert failed.fate == Fate.FAILED
    assert "changed while it was being read" in failed.message
    assert Recommendation.objects.count() == 0


def test_known_by_its_bytes(run: Importer, readings: Readings, tmp_path: Path) -> None:
    readings["a.txt"] = reading(item())
    run("a.txt")
    (tmp_path / "same.txt").write_text("a.txt")
    (tmp_path / "other.txt").write_text("other")

    assert is_known(tmp_path / "same.txt")
    assert not is_known(tmp_path / "other.txt")


def test_folders_are_searched_for_what_can_be_read(tmp_path: Path) -> None:
    for name in (
        "b.pdf",
        "A.PDF",
        "deep/er/c.docx",
        "d.txt",
        "old.doc",
        "deep/x.rtf",
        "table.csv",
        "old.xls",
        "t.ods",
        "v.parquet",
        ".hidden.pdf",
        ".git/e.pdf",
        "~$d.docx",
        "named.odp",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "link.pdf").symlink_to(tmp_path / "b.pdf")

    found = find([str(tmp_path), str(tmp_path / "named.odp"), str(tmp_path / "b.pdf")])

    assert [str(Path(file).relative_to(tmp_path)) for file in found.files] == [
        "A.PDF",
        "b.pdf",
        "d.txt",
        "old.doc",
        "table.csv",
        "v.parquet",
        "deep/er/c.docx",
        "named.odp",
    ]
    assert [str(Path(file).relative_to(tmp_path)) for file in found.left_out] == [*("old.xls", "t.ods", "deep/x.rtf")]
