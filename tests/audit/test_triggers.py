"""The record is append-only in the database itself, whoever writes and however."""

from pathlib import Path

import pytest
from django.core import checks
from django.db import DatabaseError, connection, transaction

from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role
from hiwar.audit import triggers
from hiwar.audit.actors import OPERATOR
from hiwar.audit.commands import restore_guards
from hiwar.audit.models import Entry
from hiwar.dialogue.commands import take_down_statement
from hiwar.documents.models import Document
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import (
    Correction,
    Decision,
    Meeting,
    Seen,
    Turn,
    answer_error,
    confirm,
    decline,
    file_document,
    import_reading,
    import_rows,
    note_meeting,
    propose,
    report_error,
    take_down_document,
)
from hiwar.reviews.models import Position, Review, Tombstone, Wording
from hiwar.statements.commands import Corrected, withdraw
from hiwar.statements.commands import correct as correct_statement
from tests import people
from tests.builders import NOW, SYMBOL, addendum, answer, data_set, item, reading, row, source
from tests.dialogue.handed_in import handed_in
from tests.statements.kept import entered
from tests.treaties.made import treaties
from tests.web import sample

SUPPORTED = PositionValue.SUPPORTED
SQLITE = connection.vendor == "sqlite"
PROTECTED = {
    "audit_entry": "actor = 'nobody'",
    "documents_document": "symbol = ''",
    "documents_documentpage": "text = 'other'",
    "documents_extractionrun": "reader = ''",
    "reviews_review": "session = 1",
    "reviews_troikamember": '"order" = 9',
    "reviews_heldmeeting": "title = 'other'",
    "reviews_heldturn": "used = 9",
    "reviews_helddecision": "fate = 'rejected'",
    "reviews_recommendation": "paragraph = '1'",
    "reviews_wording": "text = 'other'",
    "reviews_wordingstate": "as_written = ''",
    "reviews_position": "value = 'noted'",
    "reviews_tombstone": "reason = ''",
    "reviews_answer": "value = 'noted'",
    "reviews_coding": "state_id = NULL",
    "reviews_confirmation": "undone = NOT undone",
    "reviews_proposal": "reason = 'other'",
    "reviews_proposalanswer": "outcome = 'accepted'",
    "reviews_errorreport": "about = '/'",
    "reviews_erroranswer": "words = 'other'",
    "accounts_person": "added_at = NULL",
    "accounts_office": "role = 'observer'",
    "accounts_mandate": "person_id = NULL",
    "treaties_act": "date = '1999'",
    "treaties_step": "source = 'other'",
    "treaties_title": "title = 'other'",
    "resolutions_resolution": "symbol = 'other'",
    "resolutions_action": "yes = 1",
    "resolutions_voter": "label = 'other'",
    "resolutions_ballot": "vote = 'X'",
    "resolutions_draft": "source = 'other'",
    "resolutions_sponsor": "role = 'main'",
    "resolutions_statement": "text = 'other'",
    "resolutions_intention": "source = 'other'",
    "resolutions_takenback": "reason = 'other'",
    "statements_statement": "source = 'other'",
    "statements_check": "checker = 'other'",
    "statements_finding": "verdict = 'shown'",
    "statements_subject": "role = 'other'",
    "statements_correction": "verdict = 'shown'",
    "statements_withdrawal": "reason = 'other'",
    "dialogue_meeting": "title = 'other'",
    "dialogue_meetingevent": "by = 'nobody'",
    "dialogue_eventtombstone": "reason = 'other'",
}
"""Every protected table with a forbidden change to it."""


def said() -> None:
    """A statement with a correction, withdrawn."""
    made = entered()
    correct_statement(OPERATOR, made.number, 1, Corrected(verdict="partly"), reason="Read again", now=NOW)
    withdraw(OPERATOR, made.number, reason="A mistake", now=NOW)


def at_the_desk(address: str) -> None:
    """A confirmation, a declined proposal and an answered report of an error about one recommendation."""
    seen = Seen(
        address, 1, Position.objects.filter(recommendation__symbol=SYMBOL, recommendation__paragraph="100.1").count()
    )
    confirm(OPERATOR, [seen], now=NOW)
    office = Mandated("focal-point-xtv/p1", Role.FOCAL_POINT, 1, "XTV")
    propose(office, seen, Correction(withdraw=True), reason="No", now=NOW)
    decline(OPERATOR, seen.address, 1, reason="Yes", now=NOW)
    report_error(OPERATOR, f"/recommendations/{seen.address}", "Wrong", language="en", now=NOW)
    answer_error(OPERATOR, 1, "as-in-source", "Right", now=NOW)


@pytest.fixture
def full(record: Path, tmp_path: Path) -> Path:
    """A record with at least one row in every protected table."""
    real = reading(item(), state_under_review="PRK", session=19, symbol="A/HRC/27/10")
    import_reading(OPERATOR, source(tmp_path, "real"), real, now=NOW)
    file_document(OPERATOR, source(tmp_path, "answers"), addendum(answer(position=SUPPORTED)), now=NOW)
    import_rows(OPERATOR, source(tmp_path, "rows"), [[row()]], iter([data_set()]), now=NOW)
    people.mandate(people.person())
    meeting, filed, _typed = handed_in(tmp_path)
    take_down_statement(OPERATOR, meeting.pk, filed, reason="A court said so", legal_basis="An order", now=NOW)
    treaties(tmp_path, "a word", NOW)
    sample.votes(tmp_path)
    said()
    file = source(tmp_path)
    import_reading(OPERATOR, file, reading(item(), item("100.2", "Mend the nets")), now=NOW)
    turns, decisions = (Turn("XBD", "Bardovia", "statement", 120, 90),), (Decision("The draft", "consensus"),)
    held = Meeting(7, "adoption", "Adoption", NOW, NOW, file.sha256, "0f" * 32, turns, decisions)
    note_meeting(OPERATOR, Review.objects.get(symbol=SYMBOL), held, now=NOW)
    at_the_desk(f"{SYMBOL}:100.1")
    take_down_document(OPERATOR, file.sha256, reason="A court said so", legal_basis="An order", now=NOW)
    if not SQLITE:
        run("SET CONSTRAINTS ALL IMMEDIATE")  # as after a commit: what is still to be checked would stop TRUNCATE first
        run("SET CONSTRAINTS ALL DEFERRED")  # the next test of the module is in the same transaction
    return record


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_every_declared_table_is_tried_here() -> None:
    assert {guard.table for guard in triggers.declared()} == set(PROTECTED)


@pytest.mark.parametrize("table", PROTECTED)
def test_rows_come_and_stay(full: Path, table: str) -> None:
    before = count(table)
    assert before > 0
    statements = [f"UPDATE {table} SET {PROTECTED[table]}", f"DELETE FROM {table}"]
    if SQLITE:
        statements += [
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
            f"REPLACE INTO {table} SELECT * FROM {table}",
            f"UPDATE OR REPLACE {table} SET rowid = (SELECT max(rowid) FROM {table}) + 1",
        ]
    else:
        statements.append(f"TRUNCATE {table} CASCADE")

    for statement in statements:
        with pytest.raises(DatabaseError, match="append-only"):
            run(statement)
    assert count(table) == before


@pytest.mark.skipif(not SQLITE, reason="SQLite's hidden row number")
def test_a_row_cannot_be_replaced_by_its_hidden_number(full: Path) -> None:
    columns = "sha256, name, media_type, size, symbol, language, added_at"
    with pytest.raises(DatabaseError, match="append-only"):
        run(
            f"INSERT OR REPLACE INTO documents_document (rowid, {columns})"
            " SELECT rowid, 'ff', name, media_type, size, symbol, language, added_at FROM documents_document"
        )


def test_columns_that_repeat_other_rows_may_follow_them(full: Path) -> None:
    run("UPDATE reviews_recommendation SET position = 'noted', withdrawn = TRUE, \"order\" = 7")
    with pytest.raises(DatabaseError, match="append-only"):
        run("UPDATE reviews_recommendation SET position = 'noted', symbol = 'A/1'")


def test_a_recommendation_shows_no_words_of_another(full: Path) -> None:
    mine, other = Wording.objects.filter(recommendation__symbol=SYMBOL).order_by("pk")
    with pytest.raises(DatabaseError, match="append-only"):
        run(f"UPDATE reviews_recommendation SET wording_id = {other.pk} WHERE id = {mine.recommendation_id}")
    run(f"UPDATE reviews_recommendation SET wording_id = {mine.pk} WHERE id = {mine.recommendation_id}")


BLANKED = {
    "documents_document": "name = ''",
    "documents_documentpage": "text = ''",
    "reviews_wording": "text = '', search_text = '', words_hash = ''",
    "reviews_answer": "as_written = '', comment = ''",
    "reviews_coding": "text = '', response = '', translations = '', facts = ''",
}
BLANKED_OF_STATEMENTS = {
    "statements_statement": "title = ''",
    "statements_check": "reading = ''",
    "statements_finding": "value = ''",
    "statements_correction": "words = '', reason = ''",
}


@pytest.mark.parametrize("table", BLANKED)
def test_only_a_tombstone_lets_a_text_be_blanked(record: Path, tmp_path: Path, table: str) -> None:
    file = source(tmp_path)
    if table in ("reviews_answer", "reviews_coding"):
        file_document(OPERATOR, file, addendum(answer(), recommendations=(item(),)), now=NOW)
    else:
        import_reading(OPERATOR, file, reading(item()), now=NOW)
    with pytest.raises(DatabaseError, match="append-only"):
        run(f"UPDATE {table} SET {BLANKED[table]}")

    Tombstone.objects.create(
        document_id=file.sha256, removed=file.sha256, reason="r", legal_basis="l", author="a", at=NOW
    )

    with pytest.raises(DatabaseError, match="append-only"):
        run(f"UPDATE {table} SET {BLANKED[table].replace(chr(39) * 2, chr(39) + 'other' + chr(39))}")
    run(f"UPDATE {table} SET {BLANKED[table]}")


@pytest.mark.parametrize("table", BLANKED_OF_STATEMENTS)
def test_only_a_tombstone_of_its_document_lets_a_statement_be_blanked(record: Path, table: str) -> None:
    said()
    Tombstone.objects.create(
        document_id=entered("Another text.").document_id,
        removed="0",
        reason="r",
        legal_basis="l",
        author="a",
        at=NOW,
    )
    first = {"statements_statement": "number = 1", "statements_check": "statement_id = (SELECT min(id) FROM x)"}
    where = first.get(table, "TRUE").replace("x", "statements_statement")
    blank = f"UPDATE {table} SET {BLANKED_OF_STATEMENTS[table]} WHERE {where}"
    with pytest.raises(DatabaseError, match="append-only"):
        run(blank)
    document = Document.objects.get(statements__number=1)
    Tombstone.objects.create(document=document, removed="0", reason="r", legal_basis="l", author="a", at=NOW)
    with pytest.raises(DatabaseError, match="append-only"):
        run(blank.replace("= ''", "= 'other'"))
    run(blank)


def test_a_tombstone_of_one_wording_is_not_one_of_another(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item("1"), item("2")), now=NOW)
    first, second = Wording.objects.order_by("pk")
    Tombstone.objects.create(wording=first, removed="0", reason="r", legal_basis="l", author="a", at=NOW)

    run(f"UPDATE reviews_wording SET text = '' WHERE id = {first.pk}")
    with pytest.raises(DatabaseError, match="append-only"):
        run(f"UPDATE reviews_wording SET text = '' WHERE id = {second.pk}")


def problems() -> list[str]:
    return [error.msg for error in checks.run_checks(tags=[checks.Tags.database], databases=["default"])]


def drop(table: str) -> str:
    return f"DROP TRIGGER hiwar_{table}_update" if SQLITE else f"DROP TRIGGER hiwar_{table}_rows ON {table}"


@pytest.mark.django_db
def test_the_check_is_silent_while_all_triggers_are_there() -> None:
    assert problems() == []


@pytest.mark.django_db
def test_the_check_sees_a_missing_trigger() -> None:
    run(drop("reviews_position"))

    assert problems() == ["The triggers that keep the table reviews_position append-only are missing or altered."]


WEAKENED = (
    [
        "DROP TRIGGER hiwar_audit_entry_delete",
        "CREATE TRIGGER hiwar_audit_entry_delete BEFORE DELETE ON audit_entry BEGIN SELECT 1; END",
    ]
    if SQLITE
    else [
        "CREATE OR REPLACE FUNCTION hiwar_audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS"
        " 'BEGIN RETURN NEW; END'",
    ]
)


@pytest.mark.django_db
def test_the_check_sees_a_weakened_trigger() -> None:
    for statement in WEAKENED:
        run(statement)

    assert problems() == ["The triggers that keep the table audit_entry append-only are missing or altered."]


@pytest.mark.skipif(SQLITE, reason="PostgreSQL can put triggers to sleep")
@pytest.mark.django_db
def test_the_check_sees_a_sleeping_trigger() -> None:
    run("ALTER TABLE audit_entry DISABLE TRIGGER hiwar_audit_entry_truncate")

    assert len(problems()) == 1


@pytest.mark.skipif(SQLITE, reason="a setting of PostgreSQL's sessions")
def test_a_replica_session_is_refused_too(full: Path) -> None:
    run("SET LOCAL session_replication_role = replica")
    with pytest.raises(DatabaseError, match="append-only"):
        run("DELETE FROM audit_entry")


def test_triggers_are_put_back_and_the_log_keeps_that_they_were_gone(record: Path) -> None:
    run(drop("reviews_position"))

    assert restore_guards(OPERATOR, now=NOW) == ["reviews_position"]

    assert problems() == []
    assert Entry.objects.filter(verb="audit.guard").get().detail == {"tables": ["reviews_position"]}
    assert restore_guards(OPERATOR, now=NOW) == []
    assert Entry.objects.filter(verb="audit.guard").count() == 1
