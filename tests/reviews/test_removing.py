"""Taking down: the content goes, the tombstone and the numbers stay."""

import hashlib
import os
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.audit.queries import verify
from hiwar.documents.files import path_of
from hiwar.documents.models import Document, DocumentPage
from hiwar.kernel.reading import ReadingError
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import (
    Correction,
    NewPart,
    Refused,
    correct,
    file_document,
    import_reading,
    take_down_document,
    take_down_wording,
)
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import Position, Recommendation, Tombstone, Wording, WordingState
from tests.builders import NOW, SYMBOL, addendum, answer, item, later, reading, source
from tests.installation import Installation

WHY = {"reason": "It names a protected witness", "legal_basis": "Order 1/2026 of a court of Talvania"}


def test_a_document_goes_with_every_text_read_from_it(
    record: Path, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    file = source(tmp_path)
    import_reading(OPERATOR, file, reading(item("1"), item("2", "Mend the nets")), now=NOW)
    correct(OPERATOR, f"{SYMBOL}:1", Correction(text="Better words"), reason="Misread", now=NOW)
    assert path_of(file.sha256).exists()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        tombstone = take_down_document(OPERATOR, file.sha256.upper(), now=later(1), **WHY)

    assert not path_of(file.sha256).exists()
    assert set(Wording.objects.values_list("text", "search_text", "words_hash")) == {("", "", "")}
    assert set(DocumentPage.objects.values_list("text")) == {("",)}
    document = Document.objects.get()
    assert (document.name, document.tombstone, document.symbol) == ("", tombstone, SYMBOL)
    assert (tombstone.removed, tombstone.reason, tombstone.author, tombstone.at) == (
        file.sha256,
        WHY["reason"],
        "operator",
        later(1),
    )
    assert set(Position.objects.values_list("as_written")) == {("",)}
    assert (Recommendation.objects.count(), Position.objects.count(), WordingState.objects.count()) == (2, 2, 3)
    assert Recommendation.objects.filter(position="supported").count() == 2
    assert list(Entry.objects.order_by("-id").values_list("verb", "target")[:2]) == [
        ("document.take_down", file.sha256),
        ("document.erase", file.sha256),
    ]
    assert verify().sound


def test_an_addendum_goes_with_the_words_of_every_position_that_follows_from_it(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path, "report"), reading(item(position=PositionValue.PENDING)), now=NOW)
    file = source(tmp_path, "answers")
    file_document(OPERATOR, file, addendum(answer(as_written="Talvania counts no boats")), now=NOW)

    take_down_document(OPERATOR, file.sha256, now=later(1), **WHY)

    assert list(Position.objects.order_by("number").values_list("value", "as_written")) == [
        ("pending", "enjoy the support of Talvania"),
        ("noted", ""),
    ]
    assert list(problems()) == []


def test_what_was_taken_down_does_not_come_back(record: Path, tmp_path: Path) -> None:
    file = source(tmp_path)
    import_reading(OPERATOR, file, reading(item()), now=NOW)
    take_down_document(OPERATOR, file.sha256, now=NOW, **WHY)

    with pytest.raises(ReadingError, match="taken down on 1 March 2026"):
        import_reading(OPERATOR, file, reading(item()), now=NOW)


def test_what_was_taken_down_does_not_come_back_as_a_correction(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item("1")), now=NOW)
    take_down_document(OPERATOR, source(tmp_path).sha256, now=NOW, **WHY)

    for correction in (Correction(text="The same again"), Correction(new_parts=(NewPart("The same", ("XTV",)),))):
        with pytest.raises(Refused, match="was taken down"):
            correct(OPERATOR, f"{SYMBOL}:1", correction, reason="Better", now=NOW)
    assert correct(OPERATOR, f"{SYMBOL}:1", Correction(position="noted"), reason="Misread", now=NOW).position == "noted"


def test_taking_down_again_only_makes_sure_that_the_bytes_are_gone(record: Path, tmp_path: Path) -> None:
    file = source(tmp_path)
    import_reading(OPERATOR, file, reading(item()), now=NOW)
    first = take_down_document(OPERATOR, file.sha256, now=NOW, **WHY)
    rows = Entry.objects.count()
    assert path_of(file.sha256).exists(), "in a test nothing is committed, as if the power had gone before that"

    assert take_down_document(OPERATOR, file.sha256, now=later(1), **WHY) == first

    assert not path_of(file.sha256).exists()
    assert Entry.objects.count() == rows


def test_one_wording_goes_and_the_others_stay(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item("1", "Read words")), now=NOW)
    correct(OPERATOR, f"{SYMBOL}:1", Correction(text="Unlawful words"), reason="Misread", now=NOW)

    tombstone = take_down_wording(OPERATOR, f"{SYMBOL}:1", 2, now=NOW, **WHY)

    assert list(Wording.objects.order_by("number").values_list("text", flat=True)) == ["Read words", ""]
    assert tombstone.removed == hashlib.sha256(b"Unlawful words").hexdigest()
    assert Tombstone.objects.count() == 1
    assert take_down_wording(OPERATOR, f"{SYMBOL}:1", 2, now=NOW, **WHY) == tombstone


@pytest.mark.parametrize("digits", [0, 1, 63])
def test_a_document_is_named_by_its_whole_hash(record: Path, tmp_path: Path, digits: int) -> None:
    file = source(tmp_path)
    import_reading(OPERATOR, file, reading(item()), now=NOW)
    with pytest.raises(Refused, match="by its whole hash of 64 digits"):
        take_down_document(OPERATOR, file.sha256[:digits], now=NOW, **WHY)
    assert not Tombstone.objects.exists()


def test_a_document_that_is_not_here_is_refused(record: Path) -> None:
    with pytest.raises(Refused, match="No document has the hash ffff"):
        take_down_document(OPERATOR, "f" * 64, now=NOW, **WHY)


def test_a_wording_that_is_not_here_is_refused(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item("1")), now=NOW)
    with pytest.raises(Refused, match="has no wording 7"):
        take_down_wording(OPERATOR, f"{SYMBOL}:1", 7, now=NOW, **WHY)


def test_a_reason_is_needed(record: Path, tmp_path: Path) -> None:
    file = source(tmp_path)
    import_reading(OPERATOR, file, reading(item()), now=NOW)
    with pytest.raises(Refused, match="Give a reason"):
        take_down_document(OPERATOR, file.sha256, reason=" ", legal_basis="x", now=NOW)
    assert Tombstone.objects.count() == 0


TAKE_DOWN = """
import sys, tempfile
from pathlib import Path
from hiwar.cli.start import opened

with opened(), tempfile.TemporaryDirectory() as folder:
    from hiwar.audit.actors import OPERATOR
    from hiwar.reviews.commands import import_reading, take_down_document
    from tests.builders import NOW, item, reading, source

    file = source(Path(folder), name="protected-witness.txt")
    import_reading(OPERATOR, file, reading(item(text="Call the protected-witness"), item("2", "Mend nets")), now=NOW)
    if "remove" in sys.argv:
        take_down_document(OPERATOR, file.sha256, reason="r", legal_basis="l", now=NOW)
"""


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="about the files of SQLite")
@pytest.mark.parametrize(("what", "left"), [("keep", True), ("remove", False)])
def test_nothing_of_it_is_left_in_the_data_folder(installed: Installation, what: str, left: bool) -> None:
    installed.make()
    assert installed.python(TAKE_DOWN, what).communicate(timeout=60)[1] == ""

    content = b"".join(path.read_bytes() for path in installed.data.rglob("*") if path.is_file())

    assert (b"protected-witness" in content) is left
    assert (b"protected witness" in content) is left, "the normalised text for searching"
