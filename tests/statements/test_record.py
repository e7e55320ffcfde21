"""Statements in the record: entered with what was found, corrected, checked again, withdrawn, taken down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.documents import files
from hiwar.documents.models import Document
from hiwar.exchange.integrity import problems
from hiwar.reviews.commands import Refused as NotTakenDown
from hiwar.statements import commands, queries
from hiwar.statements.commands import Corrected, Refused
from hiwar.statements.enums import Role
from hiwar.statements.models import Check, Finding, Statement, Subject
from hiwar.statements.texts import given_file, given_words
from tests.builders import later
from tests.statements.kept import entered
from tests.statements.made import EXPECTED, STATEMENT

pytestmark = pytest.mark.usefixtures("known")

WHY = {"reason": "The State asked.", "now": later(5)}


def found(number: int = 1, lang: str = "en") -> dict:  # type: ignore[type-arg]
    told = queries.statement(number, lang)
    assert told is not None
    return told


def test_what_is_kept_reads_as_what_was_computed() -> None:
    with given_words(STATEMENT) as given:
        days = queries.days_of(given.statement, None, date(2026, 3, 1))
        computed = queries.checked(given.statement, days, "ar")
    kept = found(entered().number, "ar")["found"]
    claims = [{name: claim[name] for name in computed["claims"][0]} for claim in kept["claims"]]
    assert claims == computed["claims"]
    for name in ("text", "title", "language", "date", "speakers", "quotations", "counts"):
        assert kept[name] == computed[name], name
    assert [each["kind"] for each in kept["claims"]] == [kind for kind, _verdict, _reason in EXPECTED]


def test_the_day_is_given_told_or_unknown() -> None:
    told = entered()
    assert (told.since, told.until, told.dated) == (date(2018, 1, 6), date(2018, 1, 6), "told")
    words = "North Korea had undergone the Universal Periodic Review twice."
    given = entered(words, days=(date(2015, 1, 1), date(2016, 1, 1)))
    assert (given.since, given.until, given.dated) == (date(2015, 1, 1), date(2016, 1, 1), "given")
    assert entered(f"{words} Twice.").dated == "unknown"
    assert not list(problems())


ALIKE = (STATEMENT, f"{STATEMENT} \n", STATEMENT.replace(" ", "\u00a0"), STATEMENT.upper(), STATEMENT.replace(",", ""))
"""Other bytes, the same words."""


def test_a_statement_is_entered_once() -> None:
    entered()
    for again in ALIKE:
        with pytest.raises(Refused, match="as statement 1"):
            entered(again)
    assert entered(f"{STATEMENT} No.").number == 2
    commands.withdraw(OPERATOR, 2, **WHY)
    commands.withdraw(OPERATOR, 1, **WHY)
    assert entered(now=later(6)).number == 3
    assert Document.objects.count() == 2
    assert not list(problems())


@pytest.mark.parametrize(
    ("how", "field"),
    [
        ({"source": " "}, "source"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"address": 'https://news.example/1" onclick="x'}, "address"),
        ({"address": "https://news.example/a b"}, "address"),
        ({"address": "https://"}, "address"),
        ({"days": (date(2030, 1, 1), date(2030, 1, 1))}, "since"),
        ({"days": (date(2018, 1, 1), date(2030, 1, 1))}, "until"),
        ({"days": (date(1945, 6, 25), date(2018, 1, 1))}, "since"),
    ],
)
def test_what_cannot_be_entered_is_refused(how: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        entered(**how)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert not Statement.objects.exists()
    assert not Document.objects.exists()


SENTENCE = "No country fully respects human rights."


def test_signs_that_nobody_sees_are_left_out() -> None:
    turned = "The \u202egazette\u2066 of\x07 today\u2069"
    made = entered(title=turned, source=turned, address="https://news.example/\u202e1")
    assert (made.title, made.source) == ("The gazette of today",) * 2
    assert made.address == "https://news.example/1"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("North Korea had undergone it twice.", "North Korea had undergone it twice."),
        (f"{SENTENCE} " * 3, f"{SENTENCE} {SENTENCE}…"),
        ("人" * 90, "人" * 80 + "…"),
    ],
)
def test_a_statement_without_a_title_is_called_by_its_first_words(words: str, name: str) -> None:
    assert entered(words).title == name


def test_a_file_stays_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "statement.html"
    path.write_text("<html><body><p>6 January 2018</p><p>No country fully respects human rights.</p></body></html>")
    with given_file(path) as given:
        made = commands.enter(OPERATOR, given, source="Evening News", now=later(1))
    assert files.path_of(made.document_id).read_bytes() == path.read_bytes()
    assert made.document.media_type == "text/html"
    assert [each["kind"] for each in found()["found"]["claims"]] == ["judgement"]


def test_a_correction_stands_beside_what_was_found() -> None:
    entered()
    commands.correct(OPERATOR, 1, 4, Corrected(verdict="partly", words="It signed.", source="UNTC"), **WHY)
    commands.correct(OPERATOR, 1, 7, Corrected(no_claim=True), **WHY)
    claims = found()["found"]["claims"]
    assert claims[3]["verdict"] == "contradicted"
    (said,) = claims[3]["corrections"]
    assert (said["verdict"], said["words"], said["author"], said["reason"]) == (
        "partly",
        "It signed.",
        "operator",
        "The State asked.",
    )
    assert claims[6]["corrections"][0]["no_claim"]
    assert not list(problems())


@pytest.mark.parametrize(
    ("number", "claim", "corrected", "reason"),
    [
        (2, 1, Corrected(verdict="shown"), "why"),
        (1, 99, Corrected(verdict="shown"), "why"),
        (1, 1, Corrected(), "why"),
        (1, 1, Corrected(verdict="shown"), "why"),
        (1, 1, Corrected(verdict="true"), "why"),
        (1, 1, Corrected(kind="lie"), "why"),
        (1, 1, Corrected(no_claim=True, verdict="partly"), "why"),
        (1, 1, Corrected(verdict="partly"), "  "),
    ],
)
def test_what_is_no_correction_is_refused(number: int, claim: int, corrected: Corrected, reason: str) -> None:
    entered()
    with pytest.raises(Refused):
        commands.correct(OPERATOR, number, claim, corrected, reason=reason, now=later(5))


def test_figures_go_by_what_a_person_said_last_and_that_can_be_taken_back() -> None:
    entered()

    def counts() -> tuple[int, int, int]:
        (brief,) = queries.statements(queries.StatementFilters(), 1, "en")["statements"]
        assert (brief["counts"], brief["corrected"]) == (found()["found"]["counts"], found()["found"]["corrected"])
        return brief["counts"].get("contradicted", 0), brief["counts"].get("partly", 0), brief["corrected"]

    def numbers(verdict: str) -> list[int]:
        asked = queries.StatementFilters(verdict=verdict)
        return [each["number"] for each in queries.statements(asked, 1, "en")["statements"]]

    assert (counts(), numbers("contradicted"), numbers("partly")) == ((1, 0, 0), [1], [])
    commands.correct(OPERATOR, 1, 4, Corrected(verdict="partly"), **WHY)
    assert (counts(), numbers("contradicted"), numbers("partly")) == ((0, 1, 1), [], [1])
    with pytest.raises(Refused, match="already"):
        commands.correct(OPERATOR, 1, 4, Corrected(verdict="partly"), reason="Once more", now=later(6))
    commands.correct(OPERATOR, 1, 4, Corrected(verdict="contradicted"), reason="A slip", now=later(7))
    assert (counts(), numbers("contradicted")) == ((1, 0, 0), [1])
    commands.correct(OPERATOR, 1, 4, Corrected(no_claim=True), reason="Irony", now=later(8))
    assert (counts(), numbers("contradicted")) == ((0, 0, 1), [])
    commands.correct(OPERATOR, 1, 4, Corrected(), reason="No irony", now=later(9))
    assert counts() == (1, 0, 0)
    assert not list(problems())


def test_a_second_check_stands_beside_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    entered()
    commands.correct(OPERATOR, 1, 1, Corrected(verdict="partly"), **WHY)
    before = Entry.objects.count()
    assert commands.check_again(OPERATOR, 1, now=later(6)).number == 1
    assert (Check.objects.count(), Entry.objects.count()) == (1, before)
    monkeypatch.setattr("hiwar.statements.commands.checker", lambda: "another edition")
    assert commands.check_again(OPERATOR, 1, now=later(7)).number == 2
    told = found()
    assert [each["checker"] == "another edition" for each in told["checks"]] == [False, True]
    assert told["found"]["claims"][0]["corrections"][0]["check"] == 1
    assert Finding.objects.count() == 2 * len(EXPECTED)
    with pytest.raises(Refused):
        commands.correct(OPERATOR, 1, 99, Corrected(verdict="partly"), **WHY)
    commands.correct(OPERATOR, 1, 1, Corrected(words="Older."), check=1, **WHY)
    assert not list(problems())


def test_a_withdrawn_statement_stays_and_no_list_has_it() -> None:
    entered()
    commands.withdraw(OPERATOR, 1, **WHY)
    assert found()["statement"]["withdrawn"]["reason"] == "The State asked."
    assert queries.statements(queries.StatementFilters(), 1, "en")["statements"] == []
    for act in (
        lambda: commands.withdraw(OPERATOR, 1, **WHY),
        lambda: commands.correct(OPERATOR, 1, 1, Corrected(verdict="partly"), **WHY),
        lambda: commands.check_again(OPERATOR, 1, now=later(9)),
    ):
        with pytest.raises(Refused, match="withdrawn"):
            act()


def test_the_text_is_taken_down_everywhere() -> None:
    made = entered(title="A title of words", source="Source of it", address="https://address.example/it")
    before = [(each["kind"], each["verdict"], each["evidence"]) for each in found()["found"]["claims"]]
    commands.correct(OPERATOR, 1, 1, Corrected(words="Words of it", source="Page of it"), **WHY)
    stone = commands.take_down(
        OPERATOR, made.document_id, reason="A court said so", legal_basis="Order 1", now=later(9)
    )
    told = found()
    assert stone.removed == made.document_id == told["statement"]["tombstone"]["removed"]
    text = str(told)
    words_of_it = ("A title of words", "Source of it", "address.example", "Words of it", "Page of it")
    for words in (*words_of_it, "Ana Velor", "dialogue needs", "will take part"):
        assert words not in text
    assert [(each["kind"], each["verdict"], each["evidence"]) for each in told["found"]["claims"]] == before
    assert not list(problems())
    for again in ALIKE:
        with pytest.raises(Refused, match="taken down"):
            entered(again)
    with pytest.raises(Refused, match="taken down"):
        commands.check_again(OPERATOR, 1, now=later(10))
    with pytest.raises(Refused, match="taken down"):
        commands.correct(OPERATOR, 1, 1, Corrected(verdict="partly", words="Words of it"), **WHY)
    commands.correct(OPERATOR, 1, 1, Corrected(verdict="partly"), **WHY)
    with pytest.raises(NotTakenDown):
        commands.take_down(OPERATOR, "ff", reason="A", legal_basis="B", now=later(11))


def test_the_reason_of_a_withdrawal_goes_with_the_text() -> None:
    made = entered()
    commands.withdraw(OPERATOR, 1, **WHY)
    commands.take_down(OPERATOR, made.document_id, reason="A court said so", legal_basis="Order", now=later(9))
    assert found()["statement"]["withdrawn"]["reason"] == ""
    assert not list(problems())
    with pytest.raises(Refused, match="taken down"):
        entered(f"{STATEMENT} \n", now=later(10))


def test_what_it_is_about() -> None:
    entered()
    assert set(Subject.objects.filter(finding=0).values_list("role", "state_id")) == {(Role.SPEAKER, "XTV")}
    reviews = Subject.objects.filter(role=Role.REVIEW).values_list("state_id", "session")
    assert set(reviews) == {("PRK", 6), ("PRK", 19), ("PRK", 33)}
    assert "A/RES/72/188" in Subject.objects.filter(role=Role.RESOLUTION).values_list("symbol", flat=True)
    assert queries.count_of_state("PRK") == queries.count_of_state("XTV") == 1
    assert queries.count_of_state("SVN") == 0
    prk = {"review": {"state": {"iso3": "PRK"}, "session": 33}}
    assert queries.on_review(prk, "en")["spoken_of"]["statements"][0]["number"] == 1
    assert not queries.on_recommendations(prk, "en")["spoken_of"]["statements"]
    for symbol, there in (("A/RES/72/188", True), ("", False)):
        assert bool(queries.on_resolution({"resolution": {"symbol": symbol}}, "en")["spoken_of"]["statements"]) is there


@pytest.mark.parametrize("words", ["a changed text", ""])
def test_a_changed_text_is_noticed(words: str) -> None:
    entered()
    with connection.cursor() as cursor:
        _unguarded(cursor, "documents_documentpage")
        cursor.execute("UPDATE documents_documentpage SET text = %s", [words])
    assert any("is not what was read from it" in each for each in problems())


def test_a_changed_verdict_is_noticed() -> None:
    entered()
    with connection.cursor() as cursor:
        _unguarded(cursor, "statements_finding")
        cursor.execute("UPDATE statements_finding SET verdict = 'shown'")
    assert list(problems()) == ["what the record says of statement 1 is not what the last command left"]


def _unguarded(cursor: object, table: str) -> None:
    """Take the guards of a table away, as only the owner of the database can."""
    from django.apps import apps

    from hiwar.audit import triggers

    guards = tuple(
        guard for config in apps.get_app_configs() for guard in getattr(config, "guards", ()) if guard.table == table
    )
    for trigger in triggers.expected(connection, guards):
        for statement in trigger.drop:
            cursor.execute(statement)  # type: ignore[attr-defined]
