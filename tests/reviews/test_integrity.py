"""What the owner of the database changes behind the triggers' back, the seals in the audit log show."""

from pathlib import Path

import pytest
from django.db import connection

from hiwar.audit.actors import OPERATOR
from hiwar.documents.files import path_of
from hiwar.reference.commands import refresh
from hiwar.reviews.commands import (
    Correction,
    correct,
    import_reading,
    take_down_document,
    take_down_wording,
)
from hiwar.reviews.integrity import problems, seal
from tests.builders import NOW, SYMBOL, item, later, reading, source

WHY = {"reason": "A court said so", "legal_basis": "Order 1"}
SQLITE = connection.vendor == "sqlite"


@pytest.fixture(autouse=True)
def _record(record: Path, tmp_path: Path) -> None:
    real = reading(item("90.1"), state_under_review="PRK", session=19, symbol="A/HRC/27/10")
    import_reading(OPERATOR, source(tmp_path, "real"), real, now=NOW)
    import_reading(OPERATOR, source(tmp_path), reading(item("1"), item("2", "Mend the nets")), now=NOW)


def sealed() -> list[str]:
    """The problems that seals show; the figures of pages, which follow from the rows, are told of besides."""
    return [problem for problem in problems() if not problem.startswith("the figures of ")]


def behind_the_back(table: str, statement: str) -> None:
    """Run SQL as the owner of the database can: without the table's triggers."""
    with connection.cursor() as cursor:
        if SQLITE:
            for event in ("delete", "update", "insert"):
                cursor.execute(f"DROP TRIGGER hiwar_{table}_{event}")
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)


def test_a_record_that_only_commands_have_written_is_as_the_log_says(tmp_path: Path) -> None:
    assert list(problems()) == []
    correct(OPERATOR, f"{SYMBOL}:1", Correction(text="Count", position="noted"), reason="Misread", now=NOW)
    assert list(problems()) == []
    changed = reading(item("2", "Mend all nets"), item("3"))
    import_reading(OPERATOR, source(tmp_path, "second"), changed, accept_changes=True, now=later(1))
    assert list(problems()) == []
    take_down_wording(OPERATOR, f"{SYMBOL}:1", 2, now=later(2), **WHY)
    assert list(problems()) == []
    take_down_document(OPERATOR, source(tmp_path).sha256, now=later(3), **WHY)
    assert list(problems()) == []


ALTERED = f"what the record says of {SYMBOL} is not what the last command left"
OURS = f"(SELECT id FROM reviews_recommendation WHERE symbol = '{SYMBOL}')"


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("reviews_wording", f"UPDATE reviews_wording SET text = 'Sink the boats' WHERE recommendation_id IN {OURS}"),
        ("reviews_wordingstate", "UPDATE reviews_wordingstate SET state_id = 'PRK' WHERE wording_id IN (SELECT id FROM"
         f" reviews_wording WHERE recommendation_id IN {OURS})"),
        ("reviews_position", f"UPDATE reviews_position SET value = 'noted' WHERE recommendation_id IN {OURS}"),
        ("reviews_position", f"DELETE FROM reviews_position WHERE recommendation_id IN {OURS}"),
        ("reviews_recommendation", f"UPDATE reviews_recommendation SET position = 'noted' WHERE symbol = '{SYMBOL}'"),
        ("reviews_recommendation", f"UPDATE reviews_recommendation SET withdrawn = TRUE WHERE symbol = '{SYMBOL}'"),
        ("reviews_review", f"UPDATE reviews_review SET session = 5 WHERE symbol = '{SYMBOL}'"),
        ("reviews_review", f"UPDATE reviews_review SET added_at = '2020-01-01' WHERE symbol = '{SYMBOL}'"),
        ("reviews_wording", f"UPDATE reviews_wording SET search_text = 'x' WHERE recommendation_id IN {OURS}"),
        ("reviews_recommendation", "UPDATE reviews_recommendation SET wording_id = (SELECT wording_id FROM"
         " reviews_recommendation WHERE symbol = 'A/HRC/27/10')" f" WHERE symbol = '{SYMBOL}' AND paragraph = '1'"),
        ("reviews_recommendation", "UPDATE reviews_recommendation SET wording_id = (SELECT max(wording_id) FROM"
         f" reviews_recommendation WHERE symbol = '{SYMBOL}') WHERE symbol = '{SYMBOL}' AND paragraph = '1'"),
    ],
)  # fmt: skip
def test_altered_and_missing_rows_are_found(table: str, statement: str) -> None:
    behind_the_back(table, statement)

    assert sealed() == [ALTERED]


def test_a_false_fingerprint_is_found() -> None:
    behind_the_back("reviews_wording", f"UPDATE reviews_wording SET words_hash = 'x' WHERE recommendation_id IN {OURS}")

    assert sealed() == [f"the fingerprint of a text of {SYMBOL} is not that of its words"]


def test_an_added_row_is_found() -> None:
    behind_the_back(
        "reviews_wordingstate",
        "INSERT INTO reviews_wordingstate (wording_id, \"order\", state_id, as_written) SELECT id, 9, 'PRK', 'x' FROM"
        f" reviews_wording WHERE recommendation_id IN {OURS}",
    )

    assert sealed() == [ALTERED]


def test_a_review_that_no_command_made_is_found() -> None:
    behind_the_back(
        "reviews_review",
        "INSERT INTO reviews_review (state_id, session, symbol, added_at)"
        " VALUES ('PRK', 33, 'A/HRC/42/10', '2026-01-01')",
    )

    assert sealed() == ["A/HRC/42/10 is in the record, and no command has put it there"]


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("documents_documentpage", "UPDATE documents_documentpage SET text = 'x' WHERE document_id"),
        ("documents_document", "UPDATE documents_document SET added_at = '2020-01-01' WHERE sha256"),
    ],
)
def test_altered_pages_are_found(tmp_path: Path, table: str, statement: str) -> None:
    sha256 = source(tmp_path).sha256
    behind_the_back(table, f"{statement} = '{sha256}'")

    assert sealed() == [f"the text of the document {sha256} is not what was read from it"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents_extractionrun SET reader = 'hiwar 99' WHERE document_id",
        "UPDATE documents_extractionrun SET warnings = '[\"nothing\"]' WHERE document_id",
        "DELETE FROM documents_extractionrun WHERE document_id",
        "INSERT INTO documents_extractionrun (document_id, reader, at, outcome, warnings) SELECT document_id, reader,"
        " at, 'copy', warnings FROM documents_extractionrun WHERE document_id",
    ],
)
def test_an_altered_account_of_a_reading_is_found(tmp_path: Path, statement: str) -> None:
    sha256 = source(tmp_path).sha256
    behind_the_back("documents_extractionrun", f"{statement} = '{sha256}'")

    assert sealed() == [f"the account of how the document {sha256} was read is not what the readings left"]


@pytest.mark.parametrize(
    ("table", "statement", "expected"),
    [
        ("reviews_tombstone", "UPDATE reviews_tombstone SET reason = 'A whim' WHERE document_id", "what the record"),
        ("documents_document", "UPDATE documents_document SET media_type = 'x' WHERE sha256", "the text of the"),
    ],
)
def test_what_is_left_of_a_document_is_sealed(tmp_path: Path, table: str, statement: str, expected: str) -> None:
    sha256 = source(tmp_path).sha256
    take_down_document(OPERATOR, sha256, now=later(3), **WHY)
    behind_the_back(table, f"{statement} = '{sha256}'")

    (problem,) = problems()
    assert problem.startswith(expected)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("x")])
def test_missing_and_damaged_files_are_found(tmp_path: Path, damage: object) -> None:
    sha256 = source(tmp_path).sha256
    damage(path_of(sha256))  # type: ignore[operator]

    (problem,) = problems()
    assert problem.startswith(f"the file of the document {sha256} is missing or damaged; import the same file again")


def test_a_seal_does_not_depend_on_the_rows_numbers_or_on_other_reports() -> None:
    assert seal(SYMBOL) != seal("A/HRC/27/10")
    assert seal("unknown") == seal("unknown too")


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("reference_state", "UPDATE reference_state SET names = '{\"en\": \"Elsewhere\"}' WHERE iso3 = 'PRK'"),
        ("reference_membership", "UPDATE reference_membership SET group_id = 'WEOG' WHERE state_id = 'PRK'"),
        ("reference_membership", "DELETE FROM reference_membership WHERE state_id = 'PRK'"),
        ("reference_session", "UPDATE reference_session SET cycle = 1 WHERE number = 19"),
    ],
)
def test_an_altered_mirror_of_the_facts_is_found_and_made_true_at_the_next_opening(table: str, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)

    (problem,) = problems()
    assert problem.startswith(f"{table} is not as the facts of this edition")

    assert refresh(OPERATOR, now=later(1)) is True
    assert list(problems()) == []
    assert refresh(OPERATOR, now=later(2)) is False
